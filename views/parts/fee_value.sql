(
    SELECT
        -paid.amount *
        -- include unit_rate(asset = fee_asset, datetime = paid.datetime)
    FROM fin_transactions AS paid
    INNER JOIN fin_assets_storages AS account ON account.id = paid.asset_storage_id
    INNER JOIN fin_assets AS fee_asset ON fee_asset.id = account.asset_id
    WHERE paid.id = :fee_id
)
