(
    SELECT
        group_concat(
            coalesce(
                (
                    SELECT
                        printf('%.15g ', abs(tx.amount)) || asset.code || ' in '
                        || fin_storages.name
                    FROM fin_transactions AS tx
                    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
                    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    WHERE tx.id = swap.:other
                ),
                (
                    SELECT phys_assets.name FROM phys_asset_ownerships AS ownership
                    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
                    WHERE ownership.id = swap.:thing
                )
            ),
            ', '
        )
    FROM swaps AS swap
    WHERE swap.:side = latest.id
)
