-- @include imports.sql

-- # It shows what rows are booked to
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, price, memo
) VALUES
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2', '250', 'two apples'),
('my', 'B', 'dividend', '2026-01-03 00:00:00', 'EUR', '5', 'AAPL', NULL, NULL, NULL),
('my', 'B', 'balance', '2026-01-04 00:00:00', 'EUR', '90', NULL, NULL, NULL, NULL);
SELECT asset_storage_id, units_asset_id, units_asset_storage_id, units, currency_rate, description
FROM import_bookings;
--> 2 | 2 | 1 | 2.0 | 1.0 | AAPL two apples
--> 2 | 2 | 1 | NULL | 1.0 | AAPL
--> 2 | NULL | 2 | 90.0 | 1.0 | NULL
SELECT category_id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id
FROM import_bookings;
--> 2 | NULL | NULL
--> 3 | 1 | NULL
--> NULL | NULL | NULL
