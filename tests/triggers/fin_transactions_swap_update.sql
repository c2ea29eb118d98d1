-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5),
(3, '2024-06-01 00:00:00', 1, -110, 5),
(4, '2024-06-01 00:00:00', 2, 95, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);

-- # The amount may change, not its direction
UPDATE fin_transactions SET amount = -120 WHERE id = 1;
UPDATE fin_transactions SET amount = 108 WHERE id = 2;
UPDATE fin_transactions SET amount = 100 WHERE id = 1;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
UPDATE fin_transactions SET amount = -108 WHERE id = 2;
--! fin_transactions.amount: what came in by a swap is > 0; delete the swap first
UPDATE fin_transactions SET amount = -amount;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
SELECT id, amount FROM fin_transactions ORDER BY id;
--> 1 | -120.0
--> 2 | 108.0
--> 3 | -110.0
--> 4 | 95.0

-- # Text numbers have a direction too
UPDATE fin_transactions SET amount = '-130' WHERE id = 1;
UPDATE fin_transactions SET amount = '130' WHERE id = 1;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
SELECT id, amount FROM fin_transactions WHERE id = 1;
--> 1 | -130.0

-- # Without a swap the direction may change
UPDATE fin_transactions SET amount = -amount WHERE id IN (3, 4);
DELETE FROM swaps;
UPDATE fin_transactions SET amount = -amount WHERE id IN (1, 2);
SELECT id, amount FROM fin_transactions ORDER BY id;
--> 1 | 100.0
--> 2 | -90.0
--> 3 | 110.0
--> 4 | -95.0

-- # No other transaction takes the place of a side with a wrong direction
UPDATE OR REPLACE fin_transactions SET id = 1 WHERE id = 4;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
UPDATE OR REPLACE fin_transactions SET id = 2 WHERE id = 3;
--! fin_transactions.amount: what came in by a swap is > 0; delete the swap first
UPDATE OR IGNORE fin_transactions SET amount = 100 WHERE id = 1;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
UPDATE OR REPLACE fin_transactions SET id = 1 WHERE id = 3;
--! fin_transactions.id: is in use, other rows refer to it; keep it
SELECT id, amount FROM fin_transactions ORDER BY id;
--> 1 | -100.0
--> 2 | 90.0
--> 3 | -110.0
--> 4 | 95.0

-- # A fee is not earned
UPDATE swaps SET fee_fin_transaction_id = 3;
UPDATE fin_transactions SET amount = 100 WHERE id = 3;
--! fin_transactions.amount: the fee of a swap is < 0; delete the swap first
