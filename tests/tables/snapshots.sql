INSERT INTO snapshots (snapshot_date, net_worth) VALUES ('2026-06-14', 1000);

-- # What is not known is left out
SELECT * FROM snapshots;
--> 1 | 2026-06-14 | NULL | NULL | 1000.0 | NULL | NULL | NULL

-- # A day has one row, which may be replaced
INSERT INTO snapshots (snapshot_date, net_worth) VALUES ('2026-06-14', 1100);
--! UNIQUE constraint failed: snapshots.snapshot_date
INSERT OR REPLACE INTO snapshots (snapshot_date, total_assets) VALUES ('2026-06-14', 1100);
SELECT * FROM snapshots;
--> 2 | 2026-06-14 | 1100.0 | NULL | NULL | NULL | NULL | NULL

-- # The day is a date
UPDATE snapshots SET snapshot_date = '2026-06-14 00:00:00';
--! snapshots.snapshot_date: is no date; write YYYY-MM-DD
UPDATE snapshots SET snapshot_date = '2026-06-31';
--! snapshots.snapshot_date: is no date; write YYYY-MM-DD
UPDATE snapshots SET snapshot_date = '20260614';
--! snapshots.snapshot_date: is no date; write YYYY-MM-DD
UPDATE snapshots SET snapshot_date = NULL;
--! NOT NULL constraint failed: snapshots.snapshot_date

-- # Figures are numbers
UPDATE snapshots
SET
    total_assets = 1, total_liabilities = 1, net_worth = -1, margin_ratio = 0.5,
    monthly_cashflow = -5, fire_ratio = 1.2;
UPDATE snapshots SET total_assets = '1,5';
--! snapshots.total_assets: is not a number; use a dot, like 1250.00
UPDATE snapshots SET total_liabilities = '';
--! snapshots.total_liabilities: is not a number; use a dot, like 1250.00
UPDATE snapshots SET net_worth = 'x';
--! snapshots.net_worth: is not a number; use a dot, like 1250.00
UPDATE snapshots SET margin_ratio = '45 %';
--! snapshots.margin_ratio: is not a number; write 0.45 for 45 %
UPDATE snapshots SET monthly_cashflow = 'x';
--! snapshots.monthly_cashflow: is not a number; use a dot, like 1250.00
UPDATE snapshots SET fire_ratio = 9e999;
--! snapshots.fire_ratio: is not a number; write 0.45 for 45 %

-- # The statement of the header records the day, in any client
INSERT INTO fin_asset_types (name) VALUES ('Currencies');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1);
INSERT INTO fin_storages (name) VALUES ('Bank');
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'EUR', 'Bank', 500);
INSERT INTO loans (name, balance, rate) VALUES ('car', 200, 0.05);
INSERT INTO income (source, monthly_amount) VALUES ('salary', 30);
INSERT INTO expenses (category, monthly_amount) VALUES ('food', 20);
INSERT INTO snapshots (
    snapshot_date, total_assets, total_liabilities, net_worth, margin_ratio,
    monthly_cashflow, fire_ratio
)
SELECT
    date('now'), total_assets, total_liabilities, net_worth, margin_ratio,
    monthly_cashflow, fire_ratio
FROM current_key_ratios
WHERE TRUE
ON CONFLICT (snapshot_date) DO UPDATE SET
    total_assets = excluded.total_assets,
    total_liabilities = excluded.total_liabilities,
    net_worth = excluded.net_worth,
    margin_ratio = excluded.margin_ratio,
    monthly_cashflow = excluded.monthly_cashflow,
    fire_ratio = excluded.fire_ratio;
SELECT * FROM snapshots WHERE snapshot_date = '2026-06-15';
--> 2 | 2026-06-15 | 500.0 | 200.0 | 300.0 | NULL | 10.0 | 0.0
UPDATE current_balances SET balance = 600 WHERE storage = 'Bank';
INSERT INTO snapshots (
    snapshot_date, total_assets, total_liabilities, net_worth, margin_ratio,
    monthly_cashflow, fire_ratio
)
SELECT
    date('now'), total_assets, total_liabilities, net_worth, margin_ratio,
    monthly_cashflow, fire_ratio
FROM current_key_ratios
WHERE TRUE
ON CONFLICT (snapshot_date) DO UPDATE SET
    total_assets = excluded.total_assets,
    total_liabilities = excluded.total_liabilities,
    net_worth = excluded.net_worth,
    margin_ratio = excluded.margin_ratio,
    monthly_cashflow = excluded.monthly_cashflow,
    fire_ratio = excluded.fire_ratio;
SELECT snapshot_date, net_worth FROM snapshots;
--> 2026-06-14 | 1000.0
--> 2026-06-15 | 400.0
