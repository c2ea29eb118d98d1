CREATE TRIGGER import_accounts_use_delete
BEFORE DELETE ON import_accounts
BEGIN
    -- A foreign key refuses this too, but says less, and may be off.
    SELECT RAISE(
        ABORT, 'import_accounts: is in use; undo its imports and delete its import rules first'
    )
    WHERE
        -- include import_account_in_use(id = OLD.id);
END;
