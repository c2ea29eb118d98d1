-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'USD', 'AAPL', '250');

-- # The price that waited becomes a rate when an import is finished
INSERT INTO fin_assets (code, type_id) VALUES ('USD', 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate)
SELECT '2026-01-01 00:00:00', id, 0.9 FROM fin_assets WHERE code = 'USD';
UPDATE imports SET finished_datetime = datetime('now');
SELECT asset, rate FROM current_fin_asset_rates WHERE asset = 'AAPL';
--> AAPL | 225.0
SELECT is_waiting FROM import_rows;
--> 0

-- # A rate that it replaces is noted
INSERT INTO fin_assets (code, type_id) VALUES ('USD', 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate)
SELECT '2026-01-01 00:00:00', id, 0.9 FROM fin_assets WHERE code = 'USD';
INSERT INTO fin_asset_rates (datetime, asset_id, rate)
SELECT '2026-01-02 00:00:00', id, 200 FROM fin_assets WHERE code = 'AAPL';
UPDATE imports SET finished_datetime = datetime('now');
SELECT replaced_rate FROM import_rows;
--> 200.0
UPDATE imports SET is_undone = 1;
SELECT asset, rate FROM current_fin_asset_rates WHERE asset = 'AAPL';
--> AAPL | 200.0
