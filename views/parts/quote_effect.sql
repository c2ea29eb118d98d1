-- What the quote of the asset did to the value between that moment and the month's end.
CASE
    WHEN asset.quote_id IS NULL THEN 0.0
    ELSE
        :value * (
            -- include rate_at(asset_id = asset.quote_id, datetime = month.last_datetime)
            / nullif(
                -- include rate_at(asset_id = asset.quote_id, datetime = :datetime),
                0
            ) - 1
        )
END
