INSERT OR IGNORE INTO fin_transaction_categories
SELECT other.* FROM fin_transaction_categories AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
    AND
    -- include category_in_tree(id = other.id);

-- include refuse_replace(table = fin_transaction_categories)
