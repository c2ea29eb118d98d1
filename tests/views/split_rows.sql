-- @include household.sql
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (5, 14);

-- # A part is given back
SELECT * FROM split_rows;
--> 1 | 5 | 14
DELETE FROM split_rows WHERE fin_transaction_id = 5;
SELECT amount FROM fin_transactions WHERE id IN (5, 14);
--> -530.0
SELECT count(*) FROM fin_transaction_splits;
--> 0
