CREATE TRIGGER fin_transaction_categories_replace_insert
BEFORE INSERT ON fin_transaction_categories
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include fin_transaction_categories_replace(own_id = NEW.id)
END;
