SELECT RAISE(ABORT, 'fin_transaction_categories.:flag: differs from its parent; set the same value')
FROM fin_transaction_categories AS category
INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
WHERE category.id = NEW.id AND parent.:flag IS NOT NULL AND category.:flag IS NOT parent.:flag;

SELECT RAISE(ABORT, 'fin_transaction_categories.:flag: differs below; set it on those below first')
FROM fin_transaction_categories AS parent
INNER JOIN fin_transaction_categories AS category ON category.parent_id = parent.id
WHERE parent.:flag IS NOT NULL AND category.:flag IS NOT parent.:flag;
