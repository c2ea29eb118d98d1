-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-01-01 00:00:00', 4, 10, 5),
(2, '2024-02-01 00:00:00', 4, 10, 5),
(3, '2024-03-01 00:00:00', 4, -5, 5);

-- # A lot is some units of one disposal and one acquisition
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 4);
SELECT * FROM fin_transaction_lots;
--> 1 | 3 | 2 | 4.0
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 1);
--! UNIQUE constraint failed: fin_transaction_lots.disposal_fin_transaction_id, fin_transaction_lots.acquisition_fin_transaction_id

-- # Both are transactions, and units are above 0
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 9, 1);
--! FOREIGN KEY constraint failed
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (9, 2, 1);
--! FOREIGN KEY constraint failed
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 0);
--! fin_transaction_lots.amount: is no number above 0; write units, like 12.5
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, '1,5');
--! fin_transaction_lots.amount: is no number above 0; write units, like 12.5
