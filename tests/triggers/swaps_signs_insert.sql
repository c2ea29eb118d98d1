-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5),
(3, '2024-06-01 00:00:00', 1, -0.01, 5),
(4, '2024-06-01 00:00:00', 2, 0.01, 5);

-- # What went out is credit, what came in is debit
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2), (3, 4);
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps ORDER BY id;
--> 1 | 2
--> 3 | 4

-- # What came in is no credit
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (4, 2);
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (2, 2);
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 1);
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)

-- # What went out is no debit
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 3);
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id) VALUES (1, 3);
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id, debit_fin_transaction_id)
VALUES (1, 2, 3);
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)

-- # Neither way round with OR REPLACE or OR IGNORE
INSERT INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 1, 2);
INSERT OR REPLACE INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id)
VALUES (1, 2, 1);
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)
INSERT OR IGNORE INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 3);
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps;
--> 1 | 2

-- # A transaction is not both sides
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 1);
--! swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 2);
--! swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)

-- # What came in is no fee
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (1, 2, 4);
--! swaps.fee_fin_transaction_id: its amount is > 0; a fee is what went out (< 0)
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (1, 2, 3);
