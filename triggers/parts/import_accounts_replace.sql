INSERT OR IGNORE INTO import_accounts
SELECT other.* FROM import_accounts AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR (other.source = NEW.source AND other.account = NEW.account))
    AND
    -- include import_account_in_use(id = other.id);

-- include refuse_replace(table = import_accounts)
