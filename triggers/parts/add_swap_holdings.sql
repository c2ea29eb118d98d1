INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT side.asset_id, side.storage_id FROM (
    SELECT
        -- include swap_from_asset(old_type = :old_from_type)
        AS asset_id,
        -- include named(table = fin_storages, name = NEW.from_storage)
        AS storage_id
    WHERE coalesce(NEW.from_phys_asset, '') = ''
    UNION
    SELECT
        -- include swap_to_asset(old_type = :old_to_type),
        -- include named(table = fin_storages, name = coalesce(nullif(NEW.to_storage, ''), NEW.from_storage))
    WHERE (coalesce(NEW.to_phys_asset, '') = '' OR coalesce(NEW.to_asset_code, '') || coalesce(NEW.to_storage, '') || coalesce(NEW.to_amount, '') <> '')
    UNION
    SELECT
        -- include swap_fee_asset,
        -- include named(table = fin_storages, name = coalesce(nullif(NEW.fee_storage, ''), nullif(NEW.from_storage, ''), NEW.to_storage))
    WHERE NEW.fee_amount <> ''
) AS side
WHERE NOT EXISTS (
    SELECT 1 FROM fin_assets_storages AS held
    WHERE held.asset_id = side.asset_id AND held.storage_id = side.storage_id
);
