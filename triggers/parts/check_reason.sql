SELECT RAISE(ABORT, 'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty')
WHERE NEW.reason_phys_asset <> ''
    AND
    -- include has_reason(had = :had);
-- include check_name(
--     view = latest_fin_transactions, column = reason_asset_type, table = fin_asset_types
-- )

SELECT RAISE(ABORT, 'latest_fin_transactions.reason_asset_code: no such code in current_fin_assets; correct it or add it')
WHERE NEW.reason_asset_code <> ''
    AND NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset WHERE asset.code = upper(NEW.reason_asset_code)
    );

-- include check_name(view = latest_fin_transactions, column = reason_storage, table = fin_storages)

SELECT RAISE(ABORT, 'latest_fin_transactions: the reason is not kept there; name its asset and its storage')
WHERE
    -- include named_reason(old_type = :old_type)
    IS NULL
    AND
    -- include has_reason(had = :had);
-- include check_name(
--     view = latest_fin_transactions, column = reason_phys_asset, table = phys_assets
-- )
