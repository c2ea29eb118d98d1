CREATE TRIGGER import_accounts_replace_insert
BEFORE INSERT ON import_accounts
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include import_accounts_replace(own_id = NEW.id)
END;
