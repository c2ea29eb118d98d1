-- All lots of the transaction :tx are more than it. Lots are in units of the disposal: after a
-- split of the asset nobody can tell. A split has a row, or is only booked to its role.
(
    (
        SELECT total(lot.amount) FROM fin_transaction_lots AS lot
        WHERE lot.:side_fin_transaction_id = :tx.id
    ) > abs(:tx.amount) * (1.0 + 1e-9)
    AND (
        ':side' = 'disposal'
        OR NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS own
            INNER JOIN fin_asset_splits AS split ON split.asset_id = own.asset_id
            WHERE own.id = :tx.asset_storage_id
            UNION ALL
            SELECT 1 FROM fin_assets_storages AS own
            INNER JOIN fin_assets_storages AS held ON held.asset_id = own.asset_id
            INNER JOIN fin_transaction_categories AS category ON category.role = 'splits'
            INNER JOIN fin_transactions AS unit ON unit.category_id = category.id
                AND unit.asset_storage_id = held.id
            WHERE own.id = :tx.asset_storage_id
        )
    )
)
