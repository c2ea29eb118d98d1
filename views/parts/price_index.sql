-- The price index at that moment; NULL without one.
nullif(
    -- include rate_at(asset_id = (SELECT prices.id FROM fin_assets AS prices WHERE prices.role = 'price_index'), datetime = :datetime),
    0
)
