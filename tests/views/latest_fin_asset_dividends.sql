-- @include household.sql
INSERT INTO latest_fin_asset_dividends (asset_code, ex_date, pay_date, amount_per_share) VALUES
('VTI', '2026-05-01', '2026-05-15', 2.5),
('vti', '2026-06-15', '2026-07-01', '2.75');
INSERT INTO latest_fin_asset_dividends (asset_code, pay_date, amount_per_share, is_projection)
VALUES ('UST', '2026-12-01', 1, '1');
INSERT INTO latest_fin_asset_dividends (asset_type, asset_code, amount_per_share)
VALUES ('currencies', 'EUR', 0.02);

-- # The dividends of all assets, the last payment first
SELECT * FROM latest_fin_asset_dividends;
--> 3 | Bonds | UST | NULL | 2026-12-01 | 1.0 | 1 | USD | projected
--> 2 | Equities | VTI | 2026-06-15 | 2026-07-01 | 2.75 | 0 | USD | declared
--> 1 | Equities | VTI | 2026-05-01 | 2026-05-15 | 2.5 | 0 | USD | paid
--> 4 | Currencies | EUR | NULL | NULL | 0.02 | 0 | USD | declared
SELECT * FROM fin_asset_dividends;
--> 1 | 3 | 2026-05-01 00:00:00 | 2026-05-15 00:00:00 | 2.5 | 0
--> 2 | 3 | 2026-06-15 00:00:00 | 2026-07-01 00:00:00 | 2.75 | 0
--> 3 | 4 | NULL | 2026-12-01 00:00:00 | 1.0 | 1
--> 4 | 2 | NULL | NULL | 0.02 | 0
-- @now 2026-07-01 00:00:00
SELECT pseudo_id, status FROM latest_fin_asset_dividends;
--> 3 | projected
--> 2 | paid
--> 1 | paid
--> 4 | declared

-- # A code that several types have is found by its type
INSERT INTO fin_assets (code, type_id) VALUES ('VTI', 3);
INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share) VALUES ('VTI', 1);
--! latest_fin_asset_dividends.asset_type: is empty; name the type, or write a code that only one
INSERT INTO latest_fin_asset_dividends (asset_type, asset_code, amount_per_share)
VALUES ('Bonds', 'VTI', 1);
UPDATE latest_fin_asset_dividends SET asset_type = 'Equities' WHERE pseudo_id = '5';
SELECT asset_type, asset_code FROM latest_fin_asset_dividends WHERE pseudo_id = 5;
--> Equities | VTI

-- # Each column can be edited, as DB Browser sends it
UPDATE latest_fin_asset_dividends SET asset_code = 'ust' WHERE pseudo_id = '1';
UPDATE latest_fin_asset_dividends SET ex_date = '2026-05-02' WHERE pseudo_id = '1';
UPDATE latest_fin_asset_dividends SET pay_date = '' WHERE pseudo_id = '1';
UPDATE latest_fin_asset_dividends SET amount_per_share = '3.5' WHERE pseudo_id = '1';
UPDATE latest_fin_asset_dividends SET is_projection = '1' WHERE pseudo_id = '1';
SELECT * FROM latest_fin_asset_dividends WHERE pseudo_id = '1';
--> 1 | Bonds | UST | 2026-05-02 | NULL | 3.5 | 1 | USD | projected
UPDATE latest_fin_asset_dividends SET is_projection = '' WHERE pseudo_id = '1';
SELECT typeof(is_projection), typeof(amount_per_share) FROM fin_asset_dividends WHERE id = 1;
--> integer | real

-- # The time of a day that stays is kept
UPDATE fin_asset_dividends SET pay_datetime = '2026-05-15 09:00:00' WHERE id = 1;
UPDATE latest_fin_asset_dividends SET ex_date = '2026-05-03' WHERE pseudo_id = '1';
SELECT ex_datetime, pay_datetime FROM fin_asset_dividends WHERE id = 1;
--> 2026-05-03 00:00:00 | 2026-05-15 09:00:00

-- # Deleted
DELETE FROM latest_fin_asset_dividends WHERE pseudo_id IN ('1');
SELECT count(*) FROM fin_asset_dividends;
--> 3

-- # What an insert refuses
INSERT INTO latest_fin_asset_dividends (currency, asset_code, amount_per_share)
VALUES ('USD', 'VTI', 1);
--! latest_fin_asset_dividends: pseudo_id, currency and status are computed; omit them
INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share) VALUES ('X', 1);
--! latest_fin_asset_dividends.asset_type: is empty; name the type, or write a code that only one
INSERT INTO latest_fin_asset_dividends (asset_type, asset_code, amount_per_share)
VALUES ('x', 'VTI', 1);
--! latest_fin_asset_dividends.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO latest_fin_asset_dividends (asset_type, amount_per_share) VALUES ('Equities', 1);
--! latest_fin_asset_dividends.asset_code: is empty; write a code, like USD
INSERT INTO latest_fin_asset_dividends (asset_type, asset_code, amount_per_share)
VALUES ('Equities', 'X', 1);
--! latest_fin_asset_dividends.asset_code: the type has no such code; correct it, add it, or name its
INSERT INTO latest_fin_asset_dividends (asset_code, ex_date, amount_per_share)
VALUES ('VTI', '2026-06-31', 1);
--! latest_fin_asset_dividends.ex_date: is not a date; write YYYY-MM-DD
INSERT INTO latest_fin_asset_dividends (asset_code, pay_date, amount_per_share)
VALUES ('VTI', 'soon', 1);
--! latest_fin_asset_dividends.pay_date: is not a date; write YYYY-MM-DD
INSERT INTO latest_fin_asset_dividends (asset_code) VALUES ('VTI');
--! latest_fin_asset_dividends.amount_per_share: is empty; write one, like 0.25
INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share) VALUES ('VTI', '1,5');
--! latest_fin_asset_dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
INSERT INTO latest_fin_asset_dividends (asset_code, ex_date, pay_date, amount_per_share)
VALUES ('VTI', '2026-06-02', '2026-06-01', 1);
--! fin_asset_dividends.pay_datetime: is before ex_datetime; write a later one
INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share, is_projection)
VALUES ('VTI', 1, 'yes');
--! fin_asset_dividends.is_projection: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO latest_fin_asset_dividends (asset_code, amount_per_share) VALUES ('VTI', -1);
--! latest_fin_asset_dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
INSERT OR REPLACE INTO latest_fin_asset_dividends (asset_code, amount_per_share) VALUES ('VTI', -1);
--! latest_fin_asset_dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
SELECT count(*) FROM fin_asset_dividends;
--> 4

-- # What an update refuses
UPDATE latest_fin_asset_dividends SET status = 'paid' WHERE pseudo_id = '2';
--! latest_fin_asset_dividends: pseudo_id, currency and status are computed; omit them
UPDATE latest_fin_asset_dividends SET asset_type = '', asset_code = 'X' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.asset_type: is empty; name the type, or write a code that only one
UPDATE latest_fin_asset_dividends SET asset_type = 'x' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE latest_fin_asset_dividends SET asset_code = '' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.asset_code: is empty; write a code, like USD
UPDATE latest_fin_asset_dividends SET asset_code = 'X' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.asset_code: the type has no such code; correct it, add it, or name its
UPDATE latest_fin_asset_dividends SET ex_date = 'x' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.ex_date: is not a date; write YYYY-MM-DD
UPDATE latest_fin_asset_dividends SET pay_date = 'x' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.pay_date: is not a date; write YYYY-MM-DD
UPDATE latest_fin_asset_dividends SET amount_per_share = '' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.amount_per_share: is empty; write one, like 0.25
UPDATE OR IGNORE latest_fin_asset_dividends SET amount_per_share = '1,5' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
UPDATE latest_fin_asset_dividends SET pay_date = '2026-01-01' WHERE pseudo_id = '1';
--! fin_asset_dividends.pay_datetime: is before ex_datetime; write a later one

-- # An asset that is quoted in a currency takes and shows it
INSERT INTO latest_fin_asset_rates (datetime, asset, rate) VALUES ('2026-05-15', 'EUR', 1.25);
UPDATE current_fin_assets SET quote = 'EUR' WHERE asset_code = 'VTI';
UPDATE latest_fin_asset_dividends SET amount_per_share = '2.1' WHERE "pseudo_id" = '1';
UPDATE latest_fin_asset_dividends SET ex_date = '2026-05-02' WHERE "pseudo_id" = '1';
SELECT amount_per_share, currency FROM latest_fin_asset_dividends WHERE pseudo_id = 1;
--> 2.1 | EUR
SELECT amount_per_share FROM dividends WHERE pseudo_id = 1;
--> 2.1
SELECT amount_per_share FROM fin_asset_dividends WHERE id = 1;
--> 2.625
INSERT INTO latest_fin_asset_dividends (asset_code, pay_date, amount_per_share)
VALUES ('VTI', '2020-05-15', 1);
--! latest_fin_asset_dividends.currency: has no rate on that day or before; enter it in latest_fin_asset_rates first
UPDATE latest_fin_asset_dividends SET pay_date = '2020-05-15' WHERE pseudo_id = '1';
--! latest_fin_asset_dividends.currency: has no rate on that day or before; enter it in latest_fin_asset_rates first
