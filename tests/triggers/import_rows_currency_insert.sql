-- @include imports.sql

-- # A currency that is not there is made, as an asset of the base asset's type
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'usd', '-3.50');
SELECT code, fin_asset_types.name FROM fin_assets
JOIN fin_asset_types ON fin_asset_types.id = type_id;
--> EUR | Currencies
--> USD | Currencies
SELECT asset_code, storage, amount FROM latest_fin_transactions;
--> USD | Bank | -3.5

-- # Money is never booked to a share that has the code of a currency
INSERT INTO fin_asset_types (name) VALUES ('Equities');
INSERT INTO fin_assets (code, type_id) VALUES ('ALL', 2);
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'ALL', '-3.50', NULL, NULL),
('my', 'A', 'balance', '2026-01-03 00:00:00', 'ALL', '90', NULL, NULL),
('my', 'A', 'fx', '2026-01-04 00:00:00', 'EUR', '-1', 'ALL', '98');
SELECT asset_type, asset_code, amount FROM latest_fin_transactions WHERE asset_code = 'ALL';
--> Currencies | ALL | 98.0
--> Currencies | ALL | -3.5
SELECT asset_type, asset_code, balance FROM current_balances;
--> Currencies | ALL | 90.0
--> Currencies | EUR | NULL

-- # Without a base asset nothing says what type it is of
DROP TRIGGER fin_assets_base_delete;
DELETE FROM fin_assets;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'USD', '-3.50');
--! import_rows.currency: there is no base asset, whose type it would be of; add one

-- # The other currency of an exchange is made
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'A', 'fx', '2026-01-02 00:00:00', 'EUR', '-100', 'usd', '110');
SELECT asset_type, asset_code, storage, amount, category FROM latest_fin_transactions;
--> Currencies | USD | Bank | 110.0 | exchange
--> Currencies | EUR | Bank | -100.0 | exchange
