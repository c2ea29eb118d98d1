CREATE TRIGGER import_accounts_use_delete
BEFORE DELETE ON import_accounts
BEGIN
    -- A foreign key refuses this too, but says less, and may be off.
    SELECT RAISE(
        ABORT, 'import_accounts: is in use; undo its imports and delete its import rules first'
    )
    WHERE EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = OLD.id)
        OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = OLD.id);
END;
