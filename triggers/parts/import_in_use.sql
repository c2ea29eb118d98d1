EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = :id)
