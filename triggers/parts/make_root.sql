INSERT INTO fin_transaction_categories (name)
SELECT 'all'
WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);
