-- @include imports.sql
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, price
) VALUES
('my', 'B', 'cash', '2026-01-01 00:00:00', 'EUR', '-100', NULL, NULL, NULL),
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2', '250'),
('my', 'B', 'balance', '2026-01-03 00:00:00', 'EUR', '100', NULL, NULL, NULL),
('my', 'B', 'position', '2026-01-03 00:00:00', 'EUR', NULL, 'AAPL', '2', '260');
UPDATE imports SET finished_datetime = datetime('now');

-- # What an import brought goes
UPDATE imports SET is_undone = 1;
SELECT count(*) FROM fin_transactions;
--> 0
SELECT count(*) FROM swaps;
--> 0
SELECT count(*) FROM balances;
--> 0
SELECT count(*) FROM fin_asset_rates;
--> 0
SELECT count(*) FROM import_rows;
--> 0

-- # And comes back with the file
UPDATE imports SET is_undone = 1;
INSERT INTO imports (file_name) VALUES ('first.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'B', 'cash', '2026-01-01 00:00:00', 'EUR', '-100');
SELECT amount FROM fin_transactions;
--> -100.0

-- # What it wrote over is there again
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'B', 'balance', '2026-01-03 00:00:00', 'EUR', '111');
SELECT amount FROM balances WHERE id = 1;
--> 111.0
UPDATE imports SET is_undone = 1 WHERE id = 2;
SELECT amount FROM balances WHERE id = 1;
--> 100.0

-- # Unless a later import wrote over it again, which then knows what was there before
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'B', 'balance', '2026-01-03 00:00:00', 'EUR', '111');
UPDATE imports SET is_undone = 1 WHERE id = 1;
SELECT amount FROM balances WHERE id = 1;
--> 111.0
UPDATE imports SET is_undone = 1 WHERE id = 2;
SELECT count(*) FROM balances;
--> 0

-- # The other side of a transfer is what it was
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '100');
UPDATE imports SET finished_datetime = datetime('now') WHERE id = 2;
SELECT amount, category FROM latest_fin_transactions WHERE abs(amount) = 100;
--> 100.0 | transfers
--> -100.0 | transfers
UPDATE imports SET is_undone = 1 WHERE id = 2;
SELECT amount, category FROM latest_fin_transactions WHERE abs(amount) = 100;
--> -100.0 | uncategorised

-- # An import that is open is finished by it
INSERT INTO imports (file_name) VALUES ('second.csv');
UPDATE imports SET is_undone = 1 WHERE id = 2;
SELECT finished_datetime FROM imports WHERE id = 2;
--> 2026-06-15 12:00:00

-- # It is not taken back
UPDATE imports SET is_undone = 1;
UPDATE imports SET is_undone = 0;
--! imports.is_undone: the rows are gone and cannot come back; import the file again

-- # What is used by a goal is not removed from under it
INSERT INTO balance_goals (
    name, asset_storage_id, amount, priority, start_datetime, result_transaction_id
) VALUES ('Roof', 1, 5, 1, '2026-01-01 00:00:00', 1);
UPDATE imports SET is_undone = 1;
--! fin_transactions: is the result of a goal; clear its result_transaction_id first
SELECT count(*) FROM fin_transactions;
--> 3

-- # Lots of what was imported go with it
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
SELECT 900, '2026-02-01 00:00:00', tx.asset_storage_id, -1, tx.category_id
FROM fin_transactions AS tx
WHERE tx.amount = 2;
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
SELECT 900, tx.id, 1 FROM fin_transactions AS tx
WHERE tx.amount = 2;
SELECT count(*) FROM fin_transaction_lots;
--> 1
UPDATE imports SET is_undone = 1;
SELECT count(*) FROM fin_transaction_lots;
--> 0
SELECT id FROM fin_transactions;
--> 900
