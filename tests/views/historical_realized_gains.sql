-- @include lots.sql

-- # A disposal of the first lot, by both methods, with the fees
-- FIFO: 500 of 1,000. Average: (1,000 + 1,650 + 10) / 20 x 5 = 665, in EUR (1,000 + 1,660 / 1.1) / 4.
SELECT asset_type, asset_code, acquired_datetime, disposed_datetime, held_days, year, quantity
FROM historical_realized_gains;
--> Equities | VTI | 2024-02-01 00:00:00 | 2026-02-01 00:00:00 | 731 | 2026 | 5.0
SELECT cost_average, cost_fifo, proceeds, fees, gain_average, gain_fifo
FROM historical_realized_gains;
--> 665.0 | 500.0 | 1438.0 | 2.0 | 773.0 | 938.0
SELECT
    round(price_gain, 4), round(currency_gain, 4), quote, quote_cost, round(quote_proceeds, 4),
    disposal_fin_transaction_id, acquisition_fin_transaction_id
FROM historical_realized_gains;
--> 685.2727 | 87.7273 | EUR | 500.0 | 1198.3333 | 6 | 2

-- # Lots that are written come first, the rest from the oldest
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (6, 4, 2);
SELECT acquired_datetime, quantity, cost_fifo, gain_average FROM historical_realized_gains;
--> 2025-02-01 00:00:00 | 2.0 | 332.0 | 309.2
--> 2024-02-01 00:00:00 | 3.0 | 300.0 | 463.8

-- # A transfer is no disposal, but for what got lost on the way: that is worth its rate
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (3, '2026-03-01 00:00:00', 300);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(9, '2026-03-01 00:00:00', 4, -15, 5), (10, '2026-03-01 00:00:00', 5, 14, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (9, 10);
SELECT disposed_datetime, quantity, cost_fifo, proceeds FROM historical_realized_gains;
--> 2026-03-01 00:00:00 | 1.0 | 100.0 | 300.0
--> 2026-02-01 00:00:00 | 5.0 | 500.0 | 1438.0

-- # After a split the lots have more units; what they cost stays
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (3, '2026-03-01 00:00:00', 2, 1);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(9, '2026-03-01 00:00:00', 4, 15, 5), (10, '2026-04-01 00:00:00', 4, -20, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (10, 3000);
SELECT acquired_datetime, quantity, cost_average, cost_fifo, proceeds
FROM historical_realized_gains
WHERE disposal_fin_transaction_id = 10;
--> 2025-02-01 00:00:00 | 10.0 | 665.0 | 830.0 | 1500.0
--> 2024-02-01 00:00:00 | 10.0 | 665.0 | 500.0 | 1500.0

-- # Sold first and bought later: a short position
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(9, '2026-03-01 00:00:00', 4, -20, 5), (10, '2026-04-01 00:00:00', 4, 5, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (9, 4000), (10, 900);
SELECT acquired_datetime, disposed_datetime, held_days, quantity, gain_average, gain_fifo
FROM historical_realized_gains
WHERE held_days < 0;
--> 2026-04-01 00:00:00 | 2026-03-01 00:00:00 | -31 | 5.0 | 100.0 | 100.0

-- # What came for nothing that is known has no known gain; what is not sold does not show
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(9, '2023-03-01 00:00:00', 4, 5, 5);
SELECT acquired_datetime, cost_fifo, gain_fifo, gain_average FROM historical_realized_gains;
--> 2023-03-01 00:00:00 | NULL | NULL | NULL
DELETE FROM swaps;
SELECT count(*) FROM historical_realized_gains WHERE asset_code = 'EUR';
--> 0
