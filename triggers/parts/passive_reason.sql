-- A passive transaction names what caused it.
SELECT RAISE(ABORT, 'fin_transactions: the category is passive; name the asset or ownership that is the reason')
FROM fin_transaction_categories
WHERE id = NEW.category_id AND is_passive = 1;
