-- The newest valuation of what is owned since then, else what was paid for it by swaps.
coalesce(
    (
        SELECT valuation.base_value FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = ownership.asset_id
            AND valuation.datetime >= ownership.start_datetime
            AND valuation.datetime <= min(:datetime, coalesce(ownership.end_datetime, '~'))
        ORDER BY valuation.datetime DESC LIMIT 1
    ),
    -- include paid_by_swaps(debit = debit_phys_ownership_id, id = ownership.id, with_fee = 0)
)
