-- What the asset's prices and dividends of that day are quoted in, in the base asset: the newest rate
-- at the end of the day.
CASE
    WHEN coalesce(quote.is_base, 1) = 1 THEN 1.0
    ELSE
        nullif(
            -- include rate_at(asset_id = quote.id, datetime = :day || ' 23:59:59'),
            0
        )
END
