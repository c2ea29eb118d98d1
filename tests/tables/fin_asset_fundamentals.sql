-- @include base.sql
INSERT INTO fin_asset_fundamentals (
    asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity
)
VALUES (3, '2026-06-01 00:00:00', 1000, 0.1, 0.06);

-- # Assumptions on tax and reinvestment may be left out
SELECT * FROM fin_asset_fundamentals;
--> 1 | 3 | 2026-06-01 00:00:00 | 1000.0 | 0.1 | 0.06 | NULL | NULL | NULL

-- # One row per asset and moment
INSERT INTO fin_asset_fundamentals (
    asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity
)
VALUES (3, '2026-06-01 00:00:00', 1000, 0.1, 0.06);
--! UNIQUE constraint failed: fin_asset_fundamentals.asset_id, fin_asset_fundamentals.datetime

-- # The moment is a datetime
UPDATE fin_asset_fundamentals SET datetime = '2026-06-01';
--! fin_asset_fundamentals.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS

-- # A book value may be negative, and is a number
UPDATE fin_asset_fundamentals SET book_value_per_share = -5;
UPDATE fin_asset_fundamentals SET book_value_per_share = '12,5';
--! fin_asset_fundamentals.book_value_per_share: is not a number; write like 12.50

-- # Returns and dividends are shares
UPDATE fin_asset_fundamentals SET return_on_equity = -0.3;
UPDATE fin_asset_fundamentals SET return_on_equity = 10;
--! fin_asset_fundamentals.return_on_equity: is no share; write 0.08 for 8 %
UPDATE fin_asset_fundamentals SET dividend_on_equity = -0.01;
--! fin_asset_fundamentals.dividend_on_equity: is no share; write 0.03 for 3 %
UPDATE fin_asset_fundamentals SET dividend_on_equity = '3 %';
--! fin_asset_fundamentals.dividend_on_equity: is no share; write 0.03 for 3 %

-- # Tax, what is reinvested and its yield are shares
UPDATE fin_asset_fundamentals
SET dividend_tax_rate = 0.2, reinvested_share = 1, reinvestment_yield = 0.04;
UPDATE fin_asset_fundamentals SET dividend_tax_rate = 15;
--! fin_asset_fundamentals.dividend_tax_rate: is no share; write 0.15 for 15 %
UPDATE fin_asset_fundamentals SET reinvested_share = 1.5;
--! fin_asset_fundamentals.reinvested_share: is no share; write 0.5 for a half
UPDATE fin_asset_fundamentals SET reinvestment_yield = -1;
--! fin_asset_fundamentals.reinvestment_yield: is no share; write 0.04 for 4 %
