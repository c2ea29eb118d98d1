-- @include yen.sql

-- # The article's margin loan
SELECT
    drawdown, round(loan_to_value, 3), state, cure_ratio, cash_cure, sale_cure, round(collateral_cure),
    cash_to_margin_call, cash_to_forced_liquidation
FROM current_drawdown_ladder;
--> 0.0 | 0.4 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.05 | 0.421 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.1 | 0.444 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.15 | 0.47 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.2 | 0.499 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.25 | 0.533 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.3 | 0.571 | ok | 0.6 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> -0.35 | 0.615 | freeze | 0.6 | 1197350.0 | 2993375.0 | 1995583.0 | 0.0 | 0.0
--> -0.4 | 0.666 | freeze | 0.6 | 4951400.0 | 12378500.0 | 8252333.0 | 0.0 | 0.0
--> -0.45 | 0.726 | margin_call | 0.6 | 8705450.0 | 21763625.0 | 14509083.0 | 1823025.0 | 0.0
--> -0.5 | 0.799 | margin_call | 0.6 | 12459500.0 | 31148750.0 | 20765833.0 | 6202750.0 | 0.0
--> -0.55 | 0.888 | forced_liquidation | 0.6 | 16213550.0 | 40533875.0 | 27022583.0 | 10582475.0 | 2135862.5
--> -0.6 | 0.999 | forced_liquidation | 0.6 | 19967600.0 | 49919000.0 | 33279333.0 | 14962200.0 | 7454100.0
--> -0.65 | 1.142 | forced_liquidation | 0.6 | 23721650.0 | NULL | 39536083.0 | 19341925.0 | 12772337.5
--> -0.7 | 1.332 | forced_liquidation | 0.6 | 27475700.0 | NULL | 45792833.0 | 23721650.0 | 18090575.0
--> -0.75 | 1.598 | forced_liquidation | 0.6 | 31229750.0 | NULL | 52049583.0 | 28101375.0 | 23408812.5
--> -0.8 | 1.998 | forced_liquidation | 0.6 | 34983800.0 | NULL | 58306333.0 | 32481100.0 | 28727050.0
--> -0.85 | 2.664 | forced_liquidation | 0.6 | 38737850.0 | NULL | 64563083.0 | 36860825.0 | 34045287.5
--> -0.9 | 3.996 | forced_liquidation | 0.6 | 42491900.0 | NULL | 70819833.0 | 41240550.0 | 39363525.0
--> -0.95 | 7.991 | forced_liquidation | 0.6 | 46245950.0 | NULL | 77076583.0 | 45620275.0 | 44681762.5

-- # Two loans on one collateral, each with its own terms
INSERT INTO loans (name, balance, rate, collateral_type, margin_call_pct)
VALUES ('second', 25000000, 0.03, 'portfolio', 0.5);
SELECT drawdown, loan, collateral_value, claims, round(loan_to_value, 3), state, cure_ratio, cash_cure
FROM current_drawdown_ladder
WHERE drawdown IN (0, -0.15, -0.5);
--> 0.0 | margin | 125135000.0 | 75000000.0 | 0.599 | ok | 0.6 | 0.0
--> -0.15 | margin | 106364750.0 | 75000000.0 | 0.705 | margin_call | 0.6 | 11181150.0
--> -0.5 | margin | 62567500.0 | 75000000.0 | 1.199 | forced_liquidation | 0.6 | 37459500.0
--> 0.0 | second | 125135000.0 | 75000000.0 | 0.599 | margin_call | 0.5 | 12432500.0
--> -0.15 | second | 106364750.0 | 75000000.0 | 0.705 | margin_call | 0.5 | 21817625.0
--> -0.5 | second | 62567500.0 | 75000000.0 | 1.199 | margin_call | 0.5 | 43716250.0

-- # Cash in the collateral does not fall with prices
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'portfolio', 20000000);
SELECT drawdown, collateral_value FROM current_drawdown_ladder
WHERE drawdown IN (0, -0.5, -0.95);
--> 0.0 | 145135000.0
--> -0.5 | 82567500.0
--> -0.95 | 26256750.0

-- # A loan without thresholds, and one of which the collateral is not known
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO loans (name, balance, rate, collateral_type) VALUES ('mortgage', 100, 0.01, 'House');
UPDATE loans SET freeze_pct = NULL, margin_call_pct = NULL, forced_liq_pct = NULL;
SELECT * FROM current_drawdown_ladder WHERE drawdown = -0.5;
--> -0.5 | margin | portfolio | 62567500.0 | 50000000.0 | 0.79913693 | ok | NULL | NULL | NULL | NULL | NULL | NULL
--> -0.5 | mortgage | House | NULL | 100.0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL
