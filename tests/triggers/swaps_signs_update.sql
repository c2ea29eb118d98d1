-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5),
(3, '2024-06-01 00:00:00', 1, -110, 5),
(4, '2024-06-01 00:00:00', 2, 95, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);

-- # Another side of the same sign
UPDATE swaps SET credit_fin_transaction_id = 3;
UPDATE swaps SET debit_fin_transaction_id = 4;
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps;
--> 3 | 4

-- # What came in is no credit
UPDATE swaps SET credit_fin_transaction_id = 4;
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)
UPDATE OR REPLACE swaps SET credit_fin_transaction_id = 4;
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)

-- # What went out is no debit
UPDATE swaps SET debit_fin_transaction_id = 3;
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
UPDATE OR IGNORE swaps SET debit_fin_transaction_id = 3;
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
UPDATE swaps
SET
    credit_fin_transaction_id = debit_fin_transaction_id,
    debit_fin_transaction_id = credit_fin_transaction_id;
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps;
--> 1 | 2

-- # What came in is no fee
UPDATE swaps SET fee_fin_transaction_id = 4;
--! swaps.fee_fin_transaction_id: its amount is > 0; a fee is what went out (< 0)
UPDATE swaps SET fee_fin_transaction_id = 3;
