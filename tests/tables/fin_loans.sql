-- @include base.sql
INSERT INTO fin_loans (
    asset_storage_id, annual_rate, collateral_storage_id, freeze_ratio, margin_call_ratio,
    forced_liquidation_ratio, start_datetime
)
VALUES (3, 0.02, 2, 0.6, 0.7, 0.85, '2026-01-01 00:00:00');

-- # The collateral of a loan may be the storage that it is owed to
SELECT * FROM fin_loans;
--> 1 | 3 | 0.02 | NULL | 2 | NULL | 0.6 | 0.7 | 0.85 | NULL | NULL | 2026-01-01 00:00:00 | NULL

-- # An account is one loan
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (3, 0.02, '2026-01-01 00:00:00');
--! UNIQUE constraint failed: fin_loans.asset_storage_id

-- # A rate is a share; it may be negative, and 2 is not 2 %
UPDATE fin_loans SET annual_rate = -0.005;
UPDATE fin_loans SET annual_rate = 2;
--! fin_loans.annual_rate: is no share a year below 2; write 0.02 for 2 %
UPDATE fin_loans SET annual_rate = '2 %';
--! fin_loans.annual_rate: is no share a year below 2; write 0.02 for 2 %

-- # A limit is a number of 0 or more
UPDATE fin_loans SET credit_limit = 0;
UPDATE fin_loans SET credit_limit = -1;
--! fin_loans.credit_limit: is not a number of 0 or more; use a dot, like 5000.00
UPDATE fin_loans SET credit_limit = '';
--! fin_loans.credit_limit: is not a number of 0 or more; use a dot, like 5000.00

-- # There is at most one collateral
UPDATE fin_loans SET collateral_phys_asset_id = 2;
--! fin_loans: has two collaterals; leave one collateral_* column NULL
UPDATE fin_loans SET collateral_phys_asset_id = 2, collateral_storage_id = NULL;
UPDATE fin_loans SET collateral_phys_asset_id = NULL;

-- # Thresholds are shares above 0, and 60 is not 60 %
UPDATE fin_loans SET freeze_ratio = 0;
--! fin_loans.freeze_ratio: is no share above 0; write 0.60 for 60 %
UPDATE fin_loans SET margin_call_ratio = 70;
--! fin_loans.margin_call_ratio: is no share above 0; write 0.60 for 60 %
UPDATE fin_loans SET forced_liquidation_ratio = '85 %';
--! fin_loans.forced_liquidation_ratio: is no share above 0; write 0.60 for 60 %

-- # Thresholds do not decrease, where they are given
UPDATE fin_loans SET margin_call_ratio = 0.59;
--! fin_loans.margin_call_ratio: is below freeze; write more
UPDATE fin_loans SET forced_liquidation_ratio = 0.69;
--! fin_loans.forced_liquidation_ratio: is below margin_call; write more
UPDATE fin_loans SET margin_call_ratio = NULL;
UPDATE fin_loans SET forced_liquidation_ratio = 0.59;
--! fin_loans.forced_liquidation_ratio: is below freeze; write more
UPDATE fin_loans SET forced_liquidation_ratio = 0.6;
UPDATE fin_loans
SET freeze_ratio = NULL, margin_call_ratio = NULL, forced_liquidation_ratio = NULL;

-- # How it is repaid
UPDATE fin_loans SET repayment = 'annuity', payment_count = 360;
UPDATE fin_loans SET repayment = 'bullet';
--! fin_loans.repayment: is unknown; write annuity, straight_line or interest_only
UPDATE fin_loans SET payment_count = 0;
--! fin_loans.payment_count: is no whole number from 1 to 1200; write 360
UPDATE fin_loans SET payment_count = 'ten';
--! fin_loans.payment_count: is no whole number from 1 to 1200; write 360
UPDATE fin_loans SET payment_count = 1201;
--! fin_loans.payment_count: is no whole number from 1 to 1200; write 360

-- # When it holds
UPDATE fin_loans SET end_datetime = '2026-01-01 00:00:01';
UPDATE fin_loans SET end_datetime = '2026-01-01 00:00:00';
--! fin_loans.end_datetime: is not after the start; write a later one
UPDATE fin_loans SET end_datetime = '2027-01-01';
--! fin_loans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_loans SET start_datetime = '2026-01-01';
--! fin_loans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
