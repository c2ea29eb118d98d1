-- @include margin.sql

-- # Triggers without a cure and with 4.5 M cash and 8 M undrawn
SELECT
    loan, collateral, threshold, threshold_ratio, owed, collateral_value, cash, undrawn,
    round(drawdown_uncured, 6), round(drawdown_survived, 6)
FROM current_reverse_stress;
--> securities_margin | portfolio | freeze | 0.6 | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.334053 | -0.500539
--> securities_margin | portfolio | margin_call | 0.7 | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.429188 | -0.571891
--> securities_margin | portfolio | forced_liquidation | 0.85 | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.529919 | -0.64744
--> NULL | NULL | freeze | NULL | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.334053 | -0.500539
--> NULL | NULL | margin_call | NULL | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.429188 | -0.571891
--> NULL | NULL | forced_liquidation | NULL | 50000000.0 | 125135000.0 | 4500000.0 | 8000000.0 | -0.529919 | -0.64744

-- # -50 % is survived with 40,500 to spare; at -60 % the forced sale is avoided, which takes 7.45 M
SELECT
    threshold,
    drawdown_survived < -0.5,
    cash + undrawn - (owed - threshold_ratio * 0.5 * collateral_value) AS to_spare,
    owed - threshold_ratio * 0.4 * collateral_value AS cure_at_60_percent,
    drawdown_survived < -0.6
FROM current_reverse_stress
WHERE loan IS NOT NULL;
--> freeze | 1 | 40500.0 | 19967600.0 | 0
--> margin_call | 1 | 6297250.0 | 14962200.0 | 0
--> forced_liquidation | 1 | 15682375.0 | 7454100.0 | 1

-- # Interest since the last balance is owed, too: 74 days at 2 %
UPDATE balances SET datetime = '2026-04-02 08:00:00' WHERE asset_storage_id = 7;
SELECT owed FROM current_reverse_stress WHERE threshold = 'freeze' AND loan IS NOT NULL;
--> 50202739.726

-- # What can be repaid in full survives everything; without means, prices must rise
UPDATE balances SET amount = -12000000 WHERE asset_storage_id = 7;
SELECT drawdown_survived FROM current_reverse_stress;
--> -1.0
--> -1.0
--> -1.0
--> -1.0
--> -1.0
--> -1.0
UPDATE balances SET amount = -100108000 WHERE asset_storage_id = 7;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 1;
DELETE FROM fin_loans WHERE id = 2;
SELECT threshold, round(drawdown_survived, 6) FROM current_reverse_stress WHERE loan IS NULL;
--> freeze | 0.333333
--> margin_call | 0.142857
--> forced_liquidation | -0.058824

-- # Two collaterals: means are spent once; the house keeps its value
INSERT INTO fin_storages (id, name) VALUES (5, 'second'), (6, 'second loan'), (7, 'mortgage');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 2, 5), (10, 1, 6), (11, 1, 7);
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-01-01 00:00:00', 40000000);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-15 08:00:00', 9, 10000), ('2026-06-15 08:00:00', 10, -8000000),
('2026-06-15 08:00:00', 11, -33000000);
INSERT INTO fin_loans
(
    asset_storage_id, annual_rate, collateral_storage_id, collateral_phys_asset_id,
    margin_call_ratio, start_datetime
)
VALUES
(10, 0.02, 5, NULL, 0.50, '2026-01-01 00:00:00'),
(11, 0.02, NULL, 1, 0.80, '2026-01-01 00:00:00');
SELECT
    loan, collateral, owed, collateral_value,
    round(drawdown_uncured, 6), round(drawdown_survived, 6)
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> mortgage | House | 33000000.0 | 40000000.0 | 0.03125 | -0.359375
--> second loan | second | 8000000.0 | 20570000.0 | -0.222168 | -1.0
--> securities_margin | portfolio | 50000000.0 | 125135000.0 | -0.429188 | -0.571891
--> NULL | NULL | 91000000.0 | 185705000.0 | -0.222168 | -0.524926
-- What both ask for at that fall is what there is, less a million for the house.
SELECT
    (50000000 - 0.7 * (1 + drawdown_survived) * 125135000)
    + (8000000 - 0.5 * (1 + drawdown_survived) * 20570000)
FROM current_reverse_stress
WHERE threshold = 'margin_call' AND loan IS NULL;
--> 11500000.0
-- A house that alone asks for more than there is leaves nothing to survive.
UPDATE phys_asset_valuations SET base_value = 10000000;
SELECT drawdown_survived
FROM current_reverse_stress
WHERE threshold = 'margin_call' AND loan IS NULL;
--> NULL

-- # No rate, no number
DELETE FROM fin_asset_rates WHERE asset_id = 6;
SELECT threshold, collateral_value, drawdown_uncured, drawdown_survived FROM current_reverse_stress;
--> freeze | NULL | NULL | NULL
--> margin_call | NULL | NULL | NULL
--> forced_liquidation | NULL | NULL | NULL
--> freeze | NULL | NULL | NULL
--> margin_call | NULL | NULL | NULL
--> forced_liquidation | NULL | NULL | NULL

-- # Cash in the collateral does not fall, and repays as far as the loans stay below their freeze
UPDATE fin_assets_storages SET storage_id = 1 WHERE id = 1;
SELECT
    loan, collateral_value, cash, undrawn, round(drawdown_uncured, 6), round(drawdown_survived, 6)
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> securities_margin | 129635000.0 | 4500000.0 | 8000000.0 | -0.465149 | -0.571891
--> NULL | 129635000.0 | 4500000.0 | 8000000.0 | -0.465149 | -0.571891
-- 50,000,000 less 12,500,000 is 70 % of what is left.
SELECT round(37500000 / (125135000 * (1 + drawdown_survived)), 6)
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> 0.7
--> 0.7
UPDATE balances SET amount = 90000000 WHERE asset_storage_id = 1;
SELECT loan, drawdown_uncured, drawdown_survived
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> securities_margin | NULL | -1.0
--> NULL | NULL | -1.0

-- # No loans
DELETE FROM fin_loans;
SELECT * FROM current_reverse_stress;
--> (none)

-- # A mortgage alone survives every fall of prices: the house keeps its value
DELETE FROM fin_loans;
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-01-01 00:00:00', 300000);
INSERT INTO loans (name, balance, rate, collateral_type, freeze_pct, margin_call_pct)
VALUES ('mortgage', 200000, 0.03, 'House', 0.6, 0.8);
UPDATE balances SET amount = 0 WHERE asset_storage_id = 1;
-- Alone, a fall of the house to 250,000 is the margin call; at its freeze are 180,000 today.
SELECT loan, threshold, round(drawdown_uncured, 6), round(drawdown_survived, 6)
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> mortgage | margin_call | -0.166667 | -0.166667
--> NULL | margin_call | NULL | -1.0
UPDATE loans SET balance = 100000 WHERE name = 'mortgage';
SELECT loan, threshold, drawdown_uncured, drawdown_survived
FROM current_reverse_stress
WHERE loan IS NULL;
--> NULL | freeze | NULL | -1.0
--> NULL | margin_call | NULL | -1.0

-- # A house of unknown value leaves it unknown what all loans together survive
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO loans (name, balance, rate, collateral_type, margin_call_pct)
VALUES ('mortgage', 100000, 0.03, 'House', 0.8);
-- Alone it can be repaid in full.
SELECT loan, owed, collateral_value, round(drawdown_uncured, 6), round(drawdown_survived, 6)
FROM current_reverse_stress
WHERE threshold = 'margin_call';
--> mortgage | 100000.0 | NULL | NULL | -1.0
--> securities_margin | 50000000.0 | 125135000.0 | -0.429188 | -0.571891
--> NULL | 50100000.0 | NULL | -0.429188 | NULL
