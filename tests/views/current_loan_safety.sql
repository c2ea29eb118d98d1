-- @include yen.sql

-- # The article's margin loan
SELECT * FROM current_loan_safety;
--> margin | portfolio | freeze | 0.6 | 0.39956847 | 0 | 50000000.0 | 0.0 | 50000000.0 | 125135000.0 | 83333333.3333 | -0.33405256 | 0.0 | 0.0 | 0.0
--> margin | portfolio | margin_call | 0.7 | 0.39956847 | 0 | 50000000.0 | 0.0 | 50000000.0 | 125135000.0 | 71428571.4286 | -0.42918791 | 0.0 | 0.0 | 0.0
--> margin | portfolio | forced_liquidation | 0.85 | 0.39956847 | 0 | 50000000.0 | 0.0 | 50000000.0 | 125135000.0 | 58823529.4118 | -0.52991945 | 0.0 | 0.0 | 0.0

-- # Interest accrued since the balance counts: 450,000 and 955 of 1,500,000
INSERT INTO fin_storages (name) VALUES ('lombard');
INSERT INTO holdings (ticker, shares, storage) VALUES ('ETF', 1500, 'lombard');
INSERT INTO prices (ticker, price_date, close_price) VALUES ('ETF', '2026-06-15', 1000);
INSERT INTO loans (name, balance, rate, collateral_type, margin_call_pct, updated_at)
VALUES ('lombard loan', 450000, 0.025, 'lombard', 0.6, '2026-06-15');
-- @now 2026-07-16 00:00:00
SELECT accrued_interest, claims, round(loan_to_value, 3), is_reached, cash_cure
FROM current_loan_safety
WHERE loan = 'lombard loan';
--> 955.47945205 | 450955.479452 | 0.301 | 0 | 0.0
UPDATE prices SET close_price = 466.6666666667 WHERE ticker = 'ETF';
UPDATE fin_loans SET annual_rate = 0.0375 WHERE id = 3;
SELECT
    round(accrued_interest), round(loan_to_value, 3), is_reached, drawdown > 0,
    round(cash_cure - (claims - 0.6 * collateral_value), 6),
    round(sale_cure - (claims - 0.6 * collateral_value) / 0.4, 6),
    round(collateral_cure - (claims / 0.6 - collateral_value), 6)
FROM current_loan_safety
WHERE loan = 'lombard loan';
--> 1433.0 | 0.645 | 1 | 1 | 0.0 | 0.0 | 0.0

-- # US maintenance margin m: the threshold is 1 - m; 1,000 at 80 with half of it borrowed
INSERT INTO fin_storages (name) VALUES ('broker');
INSERT INTO holdings (ticker, shares, storage) VALUES ('SPY', 1000, 'broker');
INSERT INTO prices (ticker, price_date, close_price) VALUES ('SPY', '2026-06-15', 80);
INSERT INTO loans (name, balance, rate, collateral_type, margin_call_pct)
VALUES ('us margin', 40000, 0.05, 'broker', 0.75);
SELECT round(trigger_value / 1000, 2), round(drawdown, 4)
FROM current_loan_safety
WHERE loan = 'us margin';
--> 53.33 | -0.3333
UPDATE loans SET balance = 16000 WHERE name = 'us margin';
UPDATE prices SET close_price = 40 WHERE ticker = 'SPY';
SELECT round(trigger_value / 1000, 2), round(drawdown, 4), loan_to_value
FROM current_loan_safety
WHERE loan = 'us margin';
--> 21.33 | -0.4667 | 0.4

-- # Loans with the same collateral are measured together
INSERT INTO loans (name, balance, rate, collateral_type, freeze_pct)
VALUES ('second', 25000000, 0.03, 'portfolio', 0.5);
SELECT
    loan, threshold, round(loan_to_value, 5), is_reached, owed, claims, round(cash_cure),
    round(sale_cure), round(collateral_cure)
FROM current_loan_safety;
--> margin | freeze | 0.59935 | 0 | 50000000.0 | 75000000.0 | 0.0 | 0.0 | 0.0
--> margin | margin_call | 0.59935 | 0 | 50000000.0 | 75000000.0 | 0.0 | 0.0 | 0.0
--> margin | forced_liquidation | 0.59935 | 0 | 50000000.0 | 75000000.0 | 0.0 | 0.0 | 0.0
--> second | freeze | 0.59935 | 1 | 25000000.0 | 75000000.0 | 12432500.0 | 24865000.0 | 24865000.0

-- # Cash in the collateral does not fall with prices
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'portfolio', 10000000);
SELECT threshold, collateral_value, round(trigger_value), round(drawdown, 6)
FROM current_loan_safety;
--> freeze | 135135000.0 | 83333333.0 | -0.413966
--> margin_call | 135135000.0 | 71428571.0 | -0.509102
--> forced_liquidation | 135135000.0 | 58823529.0 | -0.609833
UPDATE current_balances SET balance = 80000000 WHERE storage = 'portfolio' AND asset_code = 'JPY';
SELECT threshold, collateral_value, round(trigger_value), round(drawdown, 6)
FROM current_loan_safety;
--> freeze | 205135000.0 | 83333333.0 | -0.973362
--> margin_call | 205135000.0 | 71428571.0 | NULL
--> forced_liquidation | 205135000.0 | 58823529.0 | NULL

-- # A margin account: the loan is owed to the storage that is pledged
INSERT INTO fin_loans (
    asset_storage_id, annual_rate, collateral_storage_id, margin_call_ratio, start_datetime
)
SELECT held.id, 0.05, held.storage_id, 0.7, '2026-01-01 00:00:00'
FROM fin_assets_storages AS held
WHERE held.id = 1;
DELETE FROM fin_loans WHERE id = 1;
UPDATE balances SET amount = -1000 WHERE asset_storage_id = 1;
SELECT loan, collateral, owed, collateral_value, round(loan_to_value, 6) FROM current_loan_safety;
--> portfolio | portfolio | 2057000.0 | 94280000.0 | 0.021818

-- # A physical asset
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-01-01 00:00:00', 30000000);
INSERT INTO loans (name, balance, rate, collateral_type, margin_call_pct)
VALUES ('mortgage', 15000000, 0.01, 'House', 0.8);
SELECT loan, collateral, collateral_value, trigger_value, drawdown
FROM current_loan_safety
WHERE loan = 'mortgage';
--> mortgage | House | 30000000.0 | 18750000.0 | -0.375
UPDATE phys_asset_ownerships SET end_datetime = '2026-06-01 00:00:00';
SELECT loan, collateral_value, loan_to_value, is_reached, drawdown, cash_cure
FROM current_loan_safety
WHERE loan = 'mortgage';
--> mortgage | NULL | NULL | NULL | NULL | NULL

-- # Nothing is sold where all of it is not enough, and what is empty is worth nothing
UPDATE prices SET close_price = close_price * 0.3;
SELECT threshold, is_reached, round(cash_cure), sale_cure, round(collateral_cure)
FROM current_loan_safety;
--> freeze | 1 | 27475700.0 | NULL | 45792833.0
--> margin_call | 1 | 23721650.0 | NULL | 33888071.0
--> forced_liquidation | 1 | 18090575.0 | NULL | 21283029.0
UPDATE prices SET close_price = 0;
SELECT threshold, loan_to_value, is_reached, drawdown, cash_cure, sale_cure
FROM current_loan_safety;
--> freeze | NULL | 1 | NULL | 50000000.0 | NULL
--> margin_call | NULL | 1 | NULL | 50000000.0 | NULL
--> forced_liquidation | NULL | 1 | NULL | 50000000.0 | NULL
DELETE FROM fin_asset_rates WHERE asset_id = 2;
SELECT threshold, loan_to_value, is_reached, trigger_value, cash_cure, sale_cure
FROM current_loan_safety;
--> freeze | NULL | NULL | 83333333.3333 | NULL | NULL
--> margin_call | NULL | NULL | 71428571.4286 | NULL | NULL
--> forced_liquidation | NULL | NULL | 58823529.4118 | NULL | NULL

-- # Nothing is owed
UPDATE loans SET balance = 0;
SELECT threshold, loan_to_value, is_reached, trigger_value, drawdown, cash_cure, sale_cure
FROM current_loan_safety;
--> freeze | 0.0 | 0 | NULL | NULL | 0.0 | 0.0
--> margin_call | 0.0 | 0 | NULL | NULL | 0.0 | 0.0
--> forced_liquidation | 0.0 | 0 | NULL | NULL | 0.0 | 0.0

-- # What was repaid to cure a threshold has cured it, in every view
UPDATE prices SET close_price = close_price / 2;
UPDATE loans SET margin_call_pct = NULL, forced_liq_pct = NULL WHERE name = 'margin';
INSERT INTO stress_scenarios (name) VALUES ('Nothing happens');
SELECT is_reached, cash_cure FROM current_loan_safety;
--> 1 | 12459500.0
UPDATE loans SET balance = 50000000 - 12459500 WHERE name = 'margin';
SELECT loan_to_value, is_reached, cash_cure, drawdown FROM current_loan_safety;
--> 0.6 | 0 | 0.0 | 0.0
SELECT state, cash_cure FROM current_drawdown_ladder WHERE drawdown = 0;
--> ok | 0.0
SELECT loan, drawdown_uncured FROM current_reverse_stress;
--> margin | 0.0
--> NULL | 0.0
SELECT first_freeze_month, first_margin_call_month FROM stress_scenario_results;
--> NULL | NULL
-- A yen more is too much again.
UPDATE loans SET balance = 37540501 WHERE name = 'margin';
SELECT is_reached, cash_cure FROM current_loan_safety;
--> 1 | 1.0
SELECT state FROM current_drawdown_ladder WHERE drawdown = 0;
--> freeze
SELECT first_freeze_month FROM stress_scenario_results;
--> 0
