-- What one unit of an asset is worth: the base asset needs no rate.
CASE
    WHEN :asset.is_base = 1 THEN 1.0
    ELSE
        -- include rate_at(asset_id = :asset.id, datetime = :datetime)
END
