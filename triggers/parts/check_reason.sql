SELECT RAISE(
    ABORT, 'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty'
)
WHERE NEW.reason_phys_asset <> ''
    AND
    -- include has_reason(had = :had);

SELECT RAISE(
    ABORT, 'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it'
)
WHERE NEW.reason_asset_type <> ''
    AND NOT EXISTS (
        SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.reason_asset_type
    );

SELECT RAISE(
    ABORT,
    'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct it or add it'
)
WHERE NEW.reason_asset_code <> ''
    AND NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset WHERE asset.code = upper(NEW.reason_asset_code)
    );

SELECT RAISE(
    ABORT,
    'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it'
)
WHERE NEW.reason_storage <> ''
    AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.reason_storage);

SELECT RAISE(
    ABORT, 'latest_fin_transactions: the reason is not kept there; name its asset and its storage'
)
WHERE
    -- include named_reason(old_type = :old_type)
    IS NULL
    AND
    -- include has_reason(had = :had);

SELECT RAISE(
    ABORT,
    'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct it or add it'
)
WHERE NEW.reason_phys_asset <> ''
    AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.reason_phys_asset);
