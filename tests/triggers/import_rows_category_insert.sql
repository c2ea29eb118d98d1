-- @include imports.sql

-- # Each kind has a category below the root
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, security_code)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '1', NULL),
('my', 'A', 'transfer', '2026-01-02 00:00:00', 'EUR', '1', NULL),
('my', 'A', 'fee', '2026-01-02 00:00:00', 'EUR', '-1', NULL),
('my', 'A', 'tax', '2026-01-02 00:00:00', 'EUR', '-1', NULL),
('my', 'A', 'tax', '2026-01-02 00:00:00', 'EUR', '-1', 'AAPL'),
('my', 'A', 'interest', '2026-01-02 00:00:00', 'EUR', '1', NULL),
('my', 'A', 'dividend', '2026-01-02 00:00:00', 'EUR', '1', 'AAPL');
SELECT name, is_passive, is_initial_import, parent_id FROM fin_transaction_categories;
--> everything | NULL | NULL | NULL
--> uncategorised | 0 | 0 | 1
--> transfers | 0 | 0 | 1
--> fees | 0 | 0 | 1
--> taxes | 0 | 0 | 1
--> withholding taxes | 1 | 0 | 1
--> interest | 1 | 0 | 1
--> dividends | 1 | 0 | 1

-- # Where there is no category at all, a root is made
DELETE FROM fin_transaction_categories;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '1');
SELECT name, is_passive, parent_id FROM fin_transaction_categories;
--> all | NULL | NULL
--> uncategorised | 0 | 2

-- # Flags of the root hold
UPDATE fin_transaction_categories SET is_passive = 0, is_initial_import = 0;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'interest', '2026-01-02 00:00:00', 'EUR', '1');
SELECT name, is_passive FROM fin_transaction_categories;
--> everything | 0
--> interest | 0

-- # Units without money were there before, those of a split are no income
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity, ratio)
VALUES
('my', 'B', 'delivery', '2026-01-02 00:00:00', 'AAPL', '10', NULL),
('my', 'B', 'split', '2026-01-03 00:00:00', 'AAPL', '30', '4:1');
SELECT name, is_passive, is_initial_import FROM fin_transaction_categories WHERE parent_id = 1;
--> deliveries | 0 | 1
--> splits | 1 | 0
SELECT amount, category, reason_asset_code, reason_storage FROM latest_fin_transactions;
--> 30.0 | splits | AAPL | Broker
--> 10.0 | deliveries | NULL | NULL

-- # A category that was renamed is found by its role
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, security_code)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '1', NULL),
('my', 'A', 'transfer', '2026-01-02 00:00:00', 'EUR', '2', NULL),
('my', 'A', 'tax', '2026-01-02 00:00:00', 'EUR', '-3', 'AAPL');
UPDATE fin_transaction_categories SET name = 'my ' || name WHERE parent_id IS NOT NULL;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, security_code)
VALUES
('my', 'A', 'cash', '2026-01-03 00:00:00', 'EUR', '4', NULL),
('my', 'A', 'transfer', '2026-01-03 00:00:00', 'EUR', '5', NULL),
('my', 'A', 'tax', '2026-01-03 00:00:00', 'EUR', '-6', 'AAPL');
SELECT name, role FROM fin_transaction_categories;
--> everything | NULL
--> my uncategorised | uncategorised
--> my transfers | transfers
--> my withholding taxes | withholding_taxes
SELECT amount, category FROM latest_fin_transactions ORDER BY pseudo_id;
--> 1.0 | my uncategorised
--> 2.0 | my transfers
--> -3.0 | my withholding taxes
--> 4.0 | my uncategorised
--> 5.0 | my transfers
--> -6.0 | my withholding taxes
