-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-01-01 00:00:00', 1, 5, 3), ('2026-01-01 00:00:00', 1, 5, 3), ('2026-01-01 00:00:00', 1, 5, 3);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 5);

-- # The id of a transaction that others refer to stays
UPDATE fin_transactions SET id = 99 WHERE id = 1;
--! fin_transactions.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_transactions SET id = 2 WHERE id = 1;
--! fin_transactions.id: is in use, other rows refer to it; keep it
UPDATE fin_transactions SET id = 99 WHERE id = 2;
SELECT id FROM fin_transactions ORDER BY id;
--> 1
--> 3
--> 99

-- # It takes the place of none that others refer to
UPDATE OR REPLACE fin_transactions SET id = 1 WHERE id = 2;
--! fin_transactions.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_transactions SET id = 3 WHERE id = 2;
SELECT id FROM fin_transactions ORDER BY id;
--> 1
--> 3
