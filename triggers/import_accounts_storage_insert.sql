CREATE TRIGGER import_accounts_storage_insert
AFTER INSERT ON import_accounts
WHEN NEW.storage_id IS NULL AND EXISTS (SELECT 1 FROM imports WHERE finished_datetime IS NULL)
BEGIN
    -- An account that is new goes where the import says, else to the storage of its own name, which
    -- is made if it is missing. The account without a name is that of prices and has no storage.
    SELECT RAISE(ABORT, 'import_accounts: the account is not known yet; add it, or say where it goes')
    FROM imports
    WHERE finished_datetime IS NULL AND is_new_account_ok = 0 AND NEW.account <> '';

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT id, 'import_accounts', NEW.id FROM imports
    WHERE finished_datetime IS NULL;

    INSERT INTO fin_storages (name)
    SELECT NEW.account FROM imports
    WHERE finished_datetime IS NULL
        AND storage_id IS NULL
        AND NEW.account <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.account);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT id, 'fin_storages', last_insert_rowid() FROM imports
    WHERE finished_datetime IS NULL AND changes() = 1;

    UPDATE import_accounts
    SET storage_id = coalesce(
        (SELECT storage_id FROM imports WHERE finished_datetime IS NULL),
        (SELECT id FROM fin_storages WHERE name = NEW.account)
    )
    WHERE id = NEW.id AND NEW.account <> '';
END;
