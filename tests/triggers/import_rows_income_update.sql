-- @include imports.sql

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
