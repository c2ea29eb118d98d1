(
    SELECT rate.rate FROM fin_asset_rates AS rate
    WHERE rate.asset_id = :asset_id AND rate.datetime <= :datetime
    ORDER BY rate.datetime DESC LIMIT 1
)
