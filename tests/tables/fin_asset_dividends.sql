-- @include base.sql
INSERT INTO fin_asset_dividends (asset_id, ex_datetime, pay_datetime, amount_per_share)
VALUES (3, '2026-06-01 00:00:00', '2026-06-20 00:00:00', 0.9);

-- # A dividend is declared unless told otherwise, and its days may be unknown
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection) VALUES (3, 1, 1);
SELECT * FROM fin_asset_dividends;
--> 1 | 3 | 2026-06-01 00:00:00 | 2026-06-20 00:00:00 | 0.9 | 0
--> 2 | 3 | NULL | NULL | 1.0 | 1

-- # Days are datetimes
UPDATE fin_asset_dividends SET ex_datetime = '2026-06-01';
--! fin_asset_dividends.ex_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_dividends SET ex_datetime = '';
--! fin_asset_dividends.ex_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_dividends SET pay_datetime = '2026-06-31 00:00:00';
--! fin_asset_dividends.pay_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS

-- # It is not paid before it is earned
UPDATE fin_asset_dividends SET pay_datetime = '2026-05-31 00:00:00';
--! fin_asset_dividends.pay_datetime: is before ex_datetime; write a later one
UPDATE fin_asset_dividends SET pay_datetime = '2026-06-01 00:00:00';

-- # The amount is a number of 0 or more
UPDATE fin_asset_dividends SET amount_per_share = 0;
UPDATE fin_asset_dividends SET amount_per_share = -0.1;
--! fin_asset_dividends.amount_per_share: no number of 0 or more; write like 0.25
UPDATE fin_asset_dividends SET amount_per_share = '0,25';
--! fin_asset_dividends.amount_per_share: no number of 0 or more; write like 0.25

-- # A projection or not
UPDATE fin_asset_dividends SET is_projection = 2;
--! fin_asset_dividends.is_projection: is not a boolean; write 1 or 0
UPDATE fin_asset_dividends SET is_projection = NULL;
--! NOT NULL constraint failed: fin_asset_dividends.is_projection
