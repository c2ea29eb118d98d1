-- @include lots.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (3, '2026-06-01 00:00:00', 200);

-- # What is held: 15 units of 20, and EUR of which 1,300 are owed
SELECT asset_type, asset_code, asset_name, quantity, base_value, round(share, 4)
FROM current_holdings;
--> Equities | VTI | Total market | 15.0 | 3000.0 | 2.0833
--> Currencies | EUR | Euro | -1300.0 | -1560.0 | -1.0833
SELECT cost_average, cost_fifo, unrealized_gain_average, unrealized_gain_fifo
FROM current_holdings
WHERE asset_code = 'VTI';
--> 1995.0 | 2160.0 | 1005.0 | 840.0
-- In EUR (1,000 + 1,660 / 1.1) x 15 / 20 = 1,881.8182 x 1.2 less 1,995.
SELECT round(price_gain, 4), round(currency_gain, 4), realized_gain_average, realized_gain_fifo
FROM current_holdings
WHERE asset_code = 'VTI';
--> 741.8182 | 263.1818 | 773.0 | 938.0

-- # Income, and the yield on the cost of what is held: that of the last 12 months
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
)
VALUES ('2025-03-01 00:00:00', 2, 100, 4, 4), ('2026-03-01 00:00:00', 1, 199.5, 4, 4);
SELECT income, yield_on_cost FROM current_holdings WHERE asset_code = 'VTI';
--> 309.5 | 0.1

-- # The return a year: 1,000 for a year, then half of it back with a gain of a half
DELETE FROM swaps;
DELETE FROM fin_transactions;
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2025-06-15 12:00:00', 4, 10, 6), (2, '2025-12-15 00:00:00', 4, -5, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 1000), (2, 750);
SELECT quantity, cost_average, realized_gain_average, unrealized_gain_average
FROM current_holdings;
--> 5.0 | 500.0 | 250.0 | 500.0
-- 750 / (1,000 - 750 x 182.5 / 365)
SELECT round(annual_return, 6) FROM current_holdings;
--> 1.2
-- What is sold out stands last, up to its last trade.
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (3, '2025-12-15 00:00:00', 4, -5, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (3, 750);
SELECT quantity, cost_average, cost_fifo, base_value, realized_gain_fifo, round(annual_return, 4)
FROM current_holdings;
--> 0.0 | 0.0 | 0.0 | 0.0 | 500.0 | 1.0

-- # Foreign cash is an asset with a currency gain
DELETE FROM swaps;
DELETE FROM fin_transactions;
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2024-06-01 00:00:00', 2, 1000, 3), ('2025-06-01 00:00:00', 2, 1000, 3);
SELECT asset_code, quantity, cost_average, base_value, price_gain, currency_gain
FROM current_holdings;
--> EUR | 2000.0 | 2100.0 | 2400.0 | 0.0 | 300.0

-- # A transfer changes nothing, nor does a split change what was paid
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(9, '2026-03-01 00:00:00', 4, -15, 5), (10, '2026-03-01 00:00:00', 5, 15, 5),
(11, '2026-04-01 00:00:00', 5, 15, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (9, 10);
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (3, '2026-04-01 00:00:00', 2, 1);
SELECT quantity, cost_average, cost_fifo, realized_gain_fifo FROM current_holdings
WHERE asset_code = 'VTI';
--> 30.0 | 1995.0 | 2160.0 | 938.0

-- # The newest balance says how much is held, the transactions what that cost
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-05-01 00:00:00', 16, 4);
SELECT quantity, cost_average, base_value, unrealized_gain_average FROM current_holdings
WHERE asset_code = 'VTI';
--> 16.0 | 1995.0 | 3200.0 | 1005.0
DELETE FROM swaps;
DELETE FROM fin_transactions;
SELECT quantity, cost_average, base_value, unrealized_gain_average FROM current_holdings;
--> 16.0 | NULL | 3200.0 | NULL

-- # Without a rate the value is unknown, without a cost the gain
DELETE FROM fin_asset_rates WHERE asset_id = 3;
SELECT cost_average, base_value, unrealized_gain_average, price_gain, annual_return
FROM current_holdings
WHERE asset_code = 'VTI';
--> 1995.0 | NULL | NULL | NULL | NULL
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-03-01 00:00:00', 4, 1, 5);
SELECT quantity, cost_average, cost_fifo, realized_gain_fifo FROM current_holdings
WHERE asset_code = 'VTI';
--> 16.0 | NULL | NULL | 938.0

-- # A short position: what it brought is owed
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (9, '2026-03-01 00:00:00', 4, -20, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (9, 4000);
SELECT quantity, cost_average, cost_fifo, base_value, unrealized_gain_fifo, realized_gain_fifo
FROM current_holdings
WHERE asset_code = 'VTI';
--> -5.0 | -1000.0 | -1000.0 | -1000.0 | 0.0 | 1778.0

-- # Inactive assets are skipped
UPDATE fin_assets SET is_active = 0 WHERE code = 'VTI';
SELECT asset_code FROM current_holdings;
--> EUR

-- # Units of a split are no income
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('2026-05-01', 'VTI', 2);
SELECT quantity, cost_average, income FROM current_holdings WHERE asset_code = 'VTI';
--> 30.0 | 1995.0 | 0.0
