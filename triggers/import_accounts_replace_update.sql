CREATE TRIGGER import_accounts_replace_update
BEFORE UPDATE OF id, source, account ON import_accounts
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = import_accounts, in_use = import_account_in_use)

    -- include import_accounts_replace(own_id = OLD.id)
END;
