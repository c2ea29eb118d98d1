-- @include imports.sql

-- # A price is a rate
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '250');
SELECT asset, rate FROM current_fin_asset_rates;
--> EUR | 1.0
--> AAPL | 250.0

-- # In another currency it waits for its rate
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'USD', 'AAPL', '250');
SELECT is_waiting FROM import_rows;
--> 1
SELECT issue, table_name, description FROM current_data_issues WHERE issue = 'price_waiting';
--> price_waiting | import_rows | 1 imported prices are in USD, which has no rate then.

-- # A price of the base asset tells nothing
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'USD', 'EUR', '1.1');
SELECT is_waiting, fin_asset_rate_id FROM import_rows;
--> 0 | NULL
