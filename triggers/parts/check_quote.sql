SELECT RAISE(
    ABORT,
    ':view.:column: has no rate on that day or before; enter it in latest_fin_asset_rates first'
)
WHERE
    -- include quote_rate_of(asset = :asset, old_type = :old_type, day = :day)
    IS NULL;
