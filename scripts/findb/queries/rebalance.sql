-- What current_fin_allocation_trades shows, with :cash that comes in, or goes out below 0.
WITH
-- include rates_now,

-- include allocation_trades(cash = :cash)

SELECT
    trade.group_name,
    trade.asset_type,
    trade.asset_code,
    trade.storage,
    coalesce(trade.is_cash, 1),
    CASE WHEN trade.id IS NULL THEN 1.0 ELSE trade.rate END,
    trade.amount,
    trade.base_balance,
    trade.base_amount,
    trade.group_base_balance,
    trade.group_base_target
FROM allocation_trades AS trade
ORDER BY trade.group_priority DESC, trade.group_id, trade.priority DESC, trade.id
