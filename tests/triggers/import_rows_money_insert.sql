-- @include imports.sql
INSERT INTO fin_transaction_categories (name, parent_id, is_passive)
VALUES ('food', 1, 0), ('shopping', 1, 0), ('rent', 1, 1);

-- # Money is a transaction, uncategorised without a rule
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, counterparty, memo)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50', 'Bakery', 'bread');
SELECT datetime, description, storage, amount, category FROM latest_fin_transactions;
--> 2026-01-02 00:00:00 | Bakery bread | Bank | -3.5 | uncategorised

-- # The rule with the highest priority that fits says the category
INSERT INTO import_rules (priority, pattern, category_id) VALUES (10, 'BAK', 2), (20, 'bread', 3);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, counterparty, memo)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50', 'Bakery', 'bread'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2.50', 'Bakery', 'rolls');
SELECT amount, category FROM latest_fin_transactions;
--> -2.5 | food
--> -3.5 | shopping

-- # A rule may be for a field, an account, a currency, a direction, a kind
INSERT INTO import_rules (
    priority, field, comparison, pattern, import_account_id, currency, is_income, kind, category_id
) VALUES
(1, 'memo', 'contains', 'one', NULL, NULL, NULL, NULL, 2),
(2, 'any', 'glob', '*tw[op] * two', NULL, NULL, NULL, NULL, 2),
(3, 'any', 'contains', 'three', 2, NULL, NULL, NULL, 2),
(4, 'any', 'contains', 'four', NULL, 'USD', NULL, NULL, 2),
(5, 'any', 'contains', 'five', NULL, NULL, 1, NULL, 2),
(6, 'any', 'contains', 'six', NULL, NULL, NULL, 'fee', 2);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, counterparty, memo)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:12', 'EUR', '-1', 'one', 'x'),
('my', 'A', 'cash', '2026-01-02 00:00:11', 'EUR', '-1', 'x', 'ONE'),
('my', 'A', 'cash', '2026-01-02 00:00:10', 'EUR', '-2', 'Two', 'and two'),
('my', 'A', 'cash', '2026-01-02 00:00:09', 'EUR', '-3', 'three', ''),
('my', 'B', 'cash', '2026-01-02 00:00:08', 'EUR', '-3', 'three', ''),
('my', 'A', 'cash', '2026-01-02 00:00:07', 'EUR', '-4', 'four', ''),
('my', 'A', 'cash', '2026-01-02 00:00:06', 'USD', '-4', 'four', ''),
('my', 'A', 'cash', '2026-01-02 00:00:05', 'EUR', '-5', 'five', ''),
('my', 'A', 'cash', '2026-01-02 00:00:04', 'EUR', '5', 'five', ''),
('my', 'A', 'cash', '2026-01-02 00:00:03', 'EUR', '-6', 'six', ''),
('my', 'A', 'fee', '2026-01-02 00:00:02', 'EUR', '-6', 'six', ''),
('my', 'A', 'fee', '2026-01-02 00:00:01', 'EUR', '-1', '', 'one');
SELECT description, asset_code, storage, amount, category FROM latest_fin_transactions;
--> one x | EUR | Bank | -1.0 | uncategorised
--> x ONE | EUR | Bank | -1.0 | food
--> Two and two | EUR | Bank | -2.0 | food
--> three | EUR | Bank | -3.0 | uncategorised
--> three | EUR | Broker | -3.0 | food
--> four | EUR | Bank | -4.0 | uncategorised
--> four | USD | Bank | -4.0 | food
--> five | EUR | Bank | -5.0 | uncategorised
--> five | EUR | Bank | 5.0 | food
--> six | EUR | Bank | -6.0 | uncategorised
--> six | EUR | Bank | -6.0 | food
--> one | EUR | Bank | -1.0 | fees

-- # A passive category of a rule takes the rule's reason, else the account
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO import_rules (priority, pattern, category_id, reason_phys_asset_ownership_id)
VALUES (1, 'tenant', 4, 1), (2, 'lodger', 4, NULL);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, counterparty)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:01', 'EUR', '500', 'The tenant'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '300', 'The lodger');
SELECT amount, category, reason_asset_code, reason_storage, reason_phys_asset
FROM latest_fin_transactions;
--> 500.0 | rent | NULL | NULL | House
--> 300.0 | rent | EUR | Bank | NULL

-- # Nothing is booked for nothing
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '0.00');
SELECT fin_transaction_id FROM import_rows;
--> NULL

-- # The reason of a dividend is the holding, of interest the account
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, security_code)
VALUES
('my', 'B', 'dividend', '2026-01-02 00:00:01', 'EUR', '5', 'AAPL'),
('my', 'B', 'interest', '2026-01-02 00:00:00', 'EUR', '6', NULL);
SELECT asset_code, storage, amount, category, reason_asset_code, reason_storage
FROM latest_fin_transactions;
--> EUR | Broker | 5.0 | dividends | AAPL | Broker
--> EUR | Broker | 6.0 | interest | EUR | Broker

-- # The tax of a trade is none that was withheld from income
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, group_key
) VALUES
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2', 'T1'),
('my', 'B', 'tax', '2026-01-02 00:00:00', 'EUR', '-1.5', 'AAPL', NULL, 'T1'),
('my', 'B', 'tax', '2026-01-02 00:00:00', 'EUR', '-7.5', 'AAPL', NULL, 'D1');
SELECT amount, category, reason_asset_code FROM latest_fin_transactions WHERE category LIKE '%tax%';
--> -7.5 | withholding taxes | AAPL
--> -1.5 | taxes | NULL

-- # So is one that comes long after it
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, group_key
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2', 'T1');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
SELECT 'my', 'B', 'cash', '2026-01-02 00:00:00', 'EUR', value
FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]');
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, group_key
) VALUES
('my', 'B', 'tax', '2026-01-02 00:00:00', 'EUR', '-1.5', 'AAPL', 'T1'),
('my', 'A', 'tax', '2026-01-02 00:00:00', 'EUR', '-2.5', 'AAPL', 'T1');
SELECT storage, amount, category FROM latest_fin_transactions WHERE category LIKE '%tax%';
--> Bank | -2.5 | withholding taxes
--> Broker | -1.5 | taxes
