CASE
    -- What 1 of the asset's quote is worth in the base asset at the end of the day.
    WHEN coalesce(quote.is_base, 1) = 1 THEN 1.0
    ELSE
        nullif(
            -- include rate_at(asset_id = quote.id, datetime = :day || ' 23:59:59'),
            0
        )
END
