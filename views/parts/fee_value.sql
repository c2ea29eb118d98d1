(
    SELECT
        -paid.amount *
        -- include unit_rate(datetime = paid.datetime)
    FROM fin_transactions AS paid
    INNER JOIN fin_assets_storages AS payer ON payer.id = paid.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = payer.asset_id
    WHERE paid.id = :fee_id
)
