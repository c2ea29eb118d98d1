-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'AAPL', '10');

-- # Units come without money
SELECT asset_code, storage, amount, category FROM latest_fin_transactions;
--> AAPL | Broker | 10.0 | deliveries

-- # A split brings units and a row in fin_asset_splits
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity, ratio)
VALUES ('my', 'B', 'split', '2026-01-05 00:00:00', 'AAPL', '30', '4:1');
SELECT amount, category FROM latest_fin_transactions;
--> 30.0 | splits
--> 10.0 | deliveries
SELECT asset_id, datetime, numerator, denominator FROM fin_asset_splits;
--> 2 | 2026-01-05 00:00:00 | 4.0 | 1.0

-- # Without a quantity the ratio tells it
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'B', 'split', '2026-01-05 00:00:00', 'AAPL', '1:2');
SELECT amount, category FROM latest_fin_transactions;
--> -5.0 | splits
--> 10.0 | deliveries

-- # The same split in another account is the same row, and goes with the last import that tells it
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'B', 'split', '2026-01-05 00:00:00', 'AAPL', '4:1');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'A', 'split', '2026-01-05 00:00:00', 'AAPL', '4:1');
SELECT count(*) FROM fin_asset_splits;
--> 1
UPDATE imports SET is_undone = 1 WHERE id = 1;
SELECT count(*) FROM fin_asset_splits;
--> 1
UPDATE imports SET is_undone = 1 WHERE id = 2;
SELECT count(*) FROM fin_asset_splits;
--> 0
