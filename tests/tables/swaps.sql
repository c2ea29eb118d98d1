-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5);

-- # The five combinations that are possible
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (1, 2);
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id) VALUES (1, 2);
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id) VALUES (1, 2);
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id, debit_fin_transaction_id)
VALUES (1, 2, 2);
SELECT * FROM swaps ORDER BY id;
--> 1 | 1 | NULL | 2 | NULL | NULL
--> 2 | 1 | NULL | NULL | 2 | NULL
--> 3 | NULL | 1 | 2 | NULL | NULL
--> 4 | NULL | 1 | NULL | 2 | NULL
--> 5 | NULL | 1 | 2 | 2 | NULL

-- # No other one of the sixteen is
INSERT OR IGNORE INTO swaps (
    credit_fin_transaction_id, credit_phys_ownership_id,
    debit_fin_transaction_id, debit_phys_ownership_id
)
WITH
credit_fin (value) AS (VALUES (NULL), (1)),

credit_phys (value) AS (VALUES (NULL), (1)),

debit_fin (value) AS (VALUES (NULL), (2)),

debit_phys (value) AS (VALUES (NULL), (2))

SELECT credit_fin.value, credit_phys.value, debit_fin.value, debit_phys.value
FROM credit_fin
CROSS JOIN credit_phys
CROSS JOIN debit_fin
CROSS JOIN debit_phys;
SELECT
    credit_fin_transaction_id, credit_phys_ownership_id,
    debit_fin_transaction_id, debit_phys_ownership_id
FROM swaps
ORDER BY 1, 2, 3, 4;
--> NULL | 1 | NULL | 2
--> NULL | 1 | 2 | NULL
--> NULL | 1 | 2 | 2
--> 1 | NULL | NULL | 2
--> 1 | NULL | 2 | NULL

-- # One credit side
INSERT INTO swaps (debit_fin_transaction_id) VALUES (2);
--! swaps: needs exactly one credit side; set one of the two credit_* columns
INSERT INTO swaps (
    credit_fin_transaction_id, credit_phys_ownership_id, debit_fin_transaction_id
)
VALUES (1, 1, 2);
--! swaps: needs exactly one credit side; set one of the two credit_* columns
INSERT INTO swaps DEFAULT VALUES;
--! swaps: needs exactly one credit side; set one of the two credit_* columns
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
UPDATE swaps SET credit_fin_transaction_id = NULL;
--! swaps: needs exactly one credit side; set one of the two credit_* columns
UPDATE swaps SET credit_phys_ownership_id = 1;
--! swaps: needs exactly one credit side; set one of the two credit_* columns
UPDATE swaps SET credit_fin_transaction_id = NULL, credit_phys_ownership_id = 1;

-- # A debit side
INSERT INTO swaps (credit_fin_transaction_id) VALUES (1);
--! swaps: needs a debit side; set at least one of the two debit_* columns
INSERT INTO swaps (credit_phys_ownership_id) VALUES (1);
--! swaps: needs a debit side; set at least one of the two debit_* columns
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
UPDATE swaps SET debit_fin_transaction_id = NULL;
--! swaps: needs a debit side; set at least one of the two debit_* columns

-- # Money for two things are two swaps
INSERT INTO swaps (
    credit_fin_transaction_id, debit_fin_transaction_id, debit_phys_ownership_id
)
VALUES (1, 2, 2);
--! swaps: money was swapped for two things at once; book it as two swaps
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
UPDATE swaps SET debit_phys_ownership_id = 2;
--! swaps: money was swapped for two things at once; book it as two swaps

-- # Both sides are never the same
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id) VALUES (1, 1);
--! swaps: both sides are the same; they must be two transactions or two ownerships
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id, debit_fin_transaction_id)
VALUES (1, 1, 2);
--! swaps: both sides are the same; they must be two transactions or two ownerships
PRAGMA defer_foreign_keys = ON;
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (9, 9);
--! swaps: both sides are the same; they must be two transactions or two ownerships
INSERT INTO swaps (credit_phys_ownership_id, debit_phys_ownership_id) VALUES (1, 2);
UPDATE swaps SET credit_phys_ownership_id = 2;
--! swaps: both sides are the same; they must be two transactions or two ownerships
SELECT * FROM swaps;
--> 1 | NULL | 1 | NULL | 2 | NULL

-- # The sides exist
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (9, 2);
--! FOREIGN KEY constraint failed
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 9);
--! FOREIGN KEY constraint failed
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id) VALUES (9, 2);
--! FOREIGN KEY constraint failed
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (1, 9);
--! FOREIGN KEY constraint failed

-- # OR REPLACE does not write what is refused
INSERT INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 1, 2);
INSERT OR REPLACE INTO swaps (id, credit_fin_transaction_id) VALUES (1, 1);
--! swaps: needs a debit side; set at least one of the two debit_* columns
SELECT * FROM swaps;
--> 1 | 1 | NULL | 2 | NULL | NULL

-- # A fee is a transaction of its own
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (3, '2024-06-01 00:00:00', 1, -1, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (1, 2, 3);
SELECT * FROM swaps;
--> 1 | 1 | NULL | 2 | NULL | 3
UPDATE swaps SET fee_fin_transaction_id = 1;
--! swaps.fee_fin_transaction_id: is a side of the swap; write another transaction
UPDATE swaps SET fee_fin_transaction_id = 9;
--! FOREIGN KEY constraint failed

-- # An ownership that was swapped stays
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (1, 2);
DELETE FROM phys_asset_ownerships WHERE id = 2;
--! phys_asset_ownerships: is one side of a swap; delete it in latest_swaps first
DELETE FROM swaps;
DELETE FROM phys_asset_ownerships WHERE id = 2;
