-- The newest balance at the newest rate. Nothing is worth 0 without a rate, too.
CASE
    WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
    ELSE
        balance.amount *
        -- include rate_at(asset_id = held.asset_id, datetime = datetime('now'))
END
