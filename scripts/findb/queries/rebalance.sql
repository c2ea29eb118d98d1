-- What current_fin_allocation_trades shows, with :cash that comes in, or goes out below 0.
WITH
-- include rates_now,

-- include allocation_trades(cash = :cash)

SELECT
    account.group_id,
    account.group_name,
    account.asset_type,
    account.asset_code,
    account.storage,
    coalesce(account.is_cash, 1),
    CASE WHEN account.id IS NULL THEN 1.0 ELSE account.rate END,
    account.amount,
    account.base_balance,
    account.base_amount,
    account.group_base_balance,
    account.group_base_target
FROM allocation_trades AS account
ORDER BY account.group_priority DESC, account.group_id ASC, account.priority DESC, account.id ASC
