(
    EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = :id)
    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = :id)
)
