CREATE TRIGGER fin_transaction_categories_reason_insert
AFTER INSERT ON fin_transaction_categories
WHEN NEW.is_passive = 1
BEGIN
    -- A passive transaction names its reason, also when its category becomes passive later.
    -- include category_reason
END;
