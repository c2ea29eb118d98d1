CREATE TRIGGER fin_transaction_categories_role_update
AFTER UPDATE OF name ON fin_transaction_categories
WHEN NEW.role IS NULL
BEGIN
    -- A category that is called like a role which nothing else has is meant for it.
    -- include take_category_role
END;
