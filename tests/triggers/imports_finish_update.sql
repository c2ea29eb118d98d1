-- @include imports.sql

-- # It counts what is new
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-100');
UPDATE imports SET finished_datetime = datetime('now');
SELECT new_row_count FROM imports;
--> 1

-- # It cannot be finished twice, nor opened again
UPDATE imports SET finished_datetime = datetime('now');
UPDATE imports SET finished_datetime = NULL;
--! imports.finished_datetime: the import is finished; add another row to imports

-- # Opposite amounts in two storages within 5 days are a transfer
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-100'),
('my', 'A', 'transfer', '2026-01-20 00:00:00', 'EUR', '-55'),
('my', 'A', 'cash', '2026-01-20 00:00:00', 'EUR', '-7');
UPDATE imports SET finished_datetime = datetime('now');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'B', 'cash', '2026-01-07 00:00:00', 'EUR', '100'),
('my', 'B', 'cash', '2026-01-18 00:00:00', 'EUR', '55'),
('my', 'B', 'cash', '2026-01-26 00:00:00', 'EUR', '7');
UPDATE imports SET finished_datetime = datetime('now') WHERE id = 2;
SELECT amount, storage, category FROM latest_fin_transactions;
--> 7.0 | Broker | uncategorised
--> -7.0 | Bank | uncategorised
--> -55.0 | Bank | transfers
--> 55.0 | Broker | transfers
--> 100.0 | Broker | transfers
--> -100.0 | Bank | transfers
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps;
--> 2 | 5
--> 1 | 4
SELECT count(*) FROM import_rows WHERE is_doubtful = 1;
--> 0

-- # In one storage, of two assets, or with a category of their own they are not
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('food', 1);
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'food', 2);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, memo)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-100', NULL),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '100', NULL),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-50', NULL),
('my', 'B', 'cash', '2026-01-02 00:00:00', 'USD', '50', NULL),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-30', 'food'),
('my', 'B', 'cash', '2026-01-02 00:00:00', 'EUR', '30', NULL);
UPDATE imports SET finished_datetime = datetime('now');
SELECT count(*) FROM swaps;
--> 0
SELECT count(*) FROM import_rows WHERE is_doubtful = 1;
--> 0

-- # With more than one candidate it is doubtful, until somebody decides
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-100'),
('my', 'A', 'cash', '2026-01-03 00:00:00', 'EUR', '-100'),
('my', 'B', 'cash', '2026-01-04 00:00:00', 'EUR', '100');
UPDATE imports SET finished_datetime = datetime('now');
SELECT count(*) FROM swaps;
--> 0
SELECT issue, table_name, row_id, description FROM current_data_issues WHERE issue LIKE 'transfer%';
--> transfer_doubtful | fin_transactions | 1 | The amount of 2026-01-02 may be a transfer, but there are several candidates for its other side.
--> transfer_doubtful | fin_transactions | 2 | The amount of 2026-01-03 may be a transfer, but there are several candidates for its other side.
--> transfer_doubtful | fin_transactions | 3 | The amount of 2026-01-04 may be a transfer, but there are several candidates for its other side.
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 3);
SELECT issue, table_name, row_id, description FROM current_data_issues WHERE issue LIKE 'transfer%';
--> transfer_doubtful | fin_transactions | 1 | The amount of 2026-01-02 may be a transfer, but there are several candidates for its other side.

-- # Units that move from one storage to another are a transfer
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES
('my', 'A', 'delivery', '2026-01-02 00:00:00', 'AAPL', '-3'),
('my', 'B', 'delivery', '2026-01-04 00:00:00', 'AAPL', '3');
UPDATE imports SET finished_datetime = datetime('now');
SELECT count(*) FROM swaps;
--> 1
