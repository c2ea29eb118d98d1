-- @include imports.sql

-- # A security that is not there is made, of the import's type, and known by its ticker, too
INSERT INTO import_inbox (
    source, account, kind, occurred_at, security_id, security_code, security_name, quantity
) VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'US0378331005', 'AAPL', 'Apple', '3');
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-03 00:00:00', 'aapl', '4');
SELECT code, fin_assets.name, fin_asset_types.name FROM fin_assets
JOIN fin_asset_types ON fin_asset_types.id = type_id WHERE is_base = 0;
--> AAPL | Apple | Securities
SELECT security, asset_id FROM import_assets ORDER BY security;
--> AAPL | 2
--> US0378331005 | 2
SELECT asset_code, storage, amount FROM latest_fin_transactions;
--> AAPL | Broker | 4.0
--> AAPL | Broker | 3.0

-- # An asset with its ticker is taken, not a currency
INSERT INTO fin_asset_types (name) VALUES ('Equities');
INSERT INTO fin_assets (code, type_id) VALUES ('AAPL', 2), ('CAD', 1);
INSERT INTO import_inbox (
    source, account, kind, occurred_at, security_id, security_code, quantity
) VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'US0378331005', 'AAPL', '3');
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-03 00:00:00', 'CAD', '4');
SELECT asset_type, asset_code, amount FROM latest_fin_transactions;
--> Securities | CAD | 4.0
--> Equities | AAPL | 3.0

-- # Two ISINs with one ticker are two securities
INSERT INTO import_inbox (
    source, account, kind, occurred_at, security_id, security_code, quantity
) VALUES
('my', 'B', 'delivery', '2026-01-02 00:00:00', 'US0378331005', 'ABC', '3'),
('my', 'B', 'delivery', '2026-01-02 00:00:00', 'DE0005190003', 'ABC', '4');
SELECT asset_code, amount FROM latest_fin_transactions;
--> DE0005190003 | 4.0
--> ABC | 3.0

-- # What import_assets says counts
INSERT INTO fin_asset_types (name) VALUES ('Equities');
INSERT INTO fin_assets (code, type_id) VALUES ('BMW', 2);
INSERT INTO import_assets (security, asset_id) VALUES ('DE0005190003', 2);
INSERT INTO import_inbox (source, account, kind, occurred_at, security_id, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'DE0005190003', '4');
SELECT asset_code, amount FROM latest_fin_transactions;
--> BMW | 4.0

-- # A security with a name only has it as its code
INSERT INTO import_inbox (source, account, kind, occurred_at, security_name, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'World Fund', '4');
SELECT asset_code, asset_name, amount FROM latest_fin_transactions;
--> WORLD_FUND | World Fund | 4.0

-- # A price may be of a currency
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'USD', '0.9');
SELECT asset_type, asset, rate FROM current_fin_asset_rates;
--> Currencies | EUR | 1.0
--> Currencies | USD | 0.9
