CREATE VIEW loans AS
-- One row per loan or credit line: what is owed, as a positive number, and the terms.
--   pseudo_id         INTEGER, key: fin_loans.id
--   id                INTEGER, key: the same
--   name              TEXT, value: fin_storages.name, a storage of its own
--   balance           REAL of the base asset, value: what is owed, the newest balance of the
--                     storage with the opposite sign; 0 while nothing is owed
--   rate              REAL share a year (0.02 is 2 %), value
--   collateral_type   TEXT, lookup: fin_storages.name or phys_assets.name, NULL is unsecured;
--                     `portfolio` also finds the storage with that role
--   margin_call_pct   REAL share (0.70 is 70 %), value: fin_loans.margin_call_ratio
--   forced_liq_pct    REAL share, value: fin_loans.forced_liquidation_ratio
--   freeze_pct        REAL share, value: fin_loans.freeze_ratio
--   updated_at        TEXT YYYY-MM-DD, value: day of the newest balance
--   credit_limit      REAL of the base asset, value: what may be owed at most; NULL is no line
--   undrawn           REAL of the base asset, info: credit_limit less balance and accrued_interest;
--                     0 without a line, after its end, and where payments are agreed
--   accrued_interest  REAL of the base asset, info: since updated_at, simple, Act/365
-- A loan that has ended is hidden once nothing is owed. In another currency than the base asset
-- amounts are converted at the newest rate, and NULL without one.
-- Operations: select, insert, update, delete.
--   insert adds the storage `name`, the collateral `portfolio` and the asset & storage if they are
--   missing, then the balance and the terms;
--   update of balance or updated_at saves a balance as of now, or of the day updated_at;
--   delete takes the terms and the balance back, as long as nothing else happened.
-- Cost: two index seeks per asset & storage.
WITH
-- include rates_now,
-- include held_now,
-- include loans_now

SELECT
    loan.id AS pseudo_id,
    loan.id,
    loan.name,
    loan.base_owed AS balance,
    loan.annual_rate AS rate,
    loan.collateral AS collateral_type,
    loan.margin_call_ratio AS margin_call_pct,
    loan.forced_liquidation_ratio AS forced_liq_pct,
    loan.freeze_ratio AS freeze_pct,
    date(loan.balance_datetime) AS updated_at,
    loan.credit_limit * loan.rate AS credit_limit,
    loan.base_undrawn AS undrawn,
    loan.base_interest AS accrued_interest
FROM loans_now AS loan
ORDER BY loan.id;
