INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT side.asset_id, side.storage_id FROM (
    SELECT
        -- include swap_from_asset(old_type = :old_from_type)
        AS asset_id,
        -- include named(table = fin_storages, name = NEW.from_storage)
        AS storage_id
    WHERE
        -- include swap_from_is_money
    UNION
    SELECT
        -- include swap_to_asset(old_type = :old_to_type),
        -- include named(
        --     table = fin_storages, name = coalesce(nullif(NEW.to_storage, ''), NEW.from_storage)
        -- )
    WHERE
        -- include swap_to_is_money
    UNION
    SELECT
        -- include swap_fee_asset,
        -- include swap_fee_storage
    WHERE NEW.fee_amount <> ''
) AS side
WHERE NOT EXISTS (
    SELECT 1 FROM fin_assets_storages AS held
    WHERE held.asset_id = side.asset_id AND held.storage_id = side.storage_id
);
