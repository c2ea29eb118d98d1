-- All lots of the transaction :tx are more than it. Lots are in units of the disposal: after a
-- split of the asset nobody can tell.
(
    (
        SELECT total(lot.amount) FROM fin_transaction_lots AS lot
        WHERE lot.:side_fin_transaction_id = :tx.id
    ) > abs(:tx.amount) * (1.0 + 1e-9)
    AND (
        ':side' = 'disposal'
        OR NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            INNER JOIN fin_asset_splits AS split ON split.asset_id = held.asset_id
            WHERE held.id = :tx.asset_storage_id
        )
    )
)
