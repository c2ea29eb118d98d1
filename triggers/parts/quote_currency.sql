SELECT RAISE(
    ABORT, 'fin_assets.quote_asset_id: no asset of the base asset''s type; write a currency or NULL'
)
FROM fin_assets AS asset
INNER JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
WHERE asset.quote_asset_id IS NOT NULL
    AND quote.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);
