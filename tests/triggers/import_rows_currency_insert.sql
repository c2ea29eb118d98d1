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

-- # An asset of another type is taken when the base asset's type has no such code
INSERT INTO fin_asset_types (name) VALUES ('Coins');
INSERT INTO fin_assets (code, type_id) VALUES ('BTC', 2);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'BTC', '-3.50');
SELECT asset_type, asset_code, amount FROM latest_fin_transactions;
--> Coins | BTC | -3.5

-- # Without a base asset nothing says what type it is of
DROP TRIGGER fin_assets_base_delete;
DELETE FROM fin_assets;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'USD', '-3.50');
--! import_rows.currency: is no asset, and there is no base asset to go by; add one
