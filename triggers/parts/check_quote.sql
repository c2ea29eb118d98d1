SELECT RAISE(
    ABORT, ':view.quote: has no rate on that day or before; enter it in latest_fin_asset_rates first'
)
WHERE :changed
    AND
    -- include quote_rate_of(day = :day)
    IS NULL;
