tx.amount * CASE
    WHEN held.asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1) THEN 1.0
    ELSE
        coalesce(
            -- include rate_at(asset_id = held.asset_id, datetime = tx.datetime),
            tx.amount * 9e999
        )
END
