-- A missing rate makes the sum infinite: that costs less than to count what is known.
nullif(
    (
        SELECT
            total(
                -- include base_value_of_tx
            )
        FROM category_lines AS line
        CROSS JOIN fin_transactions AS tx ON tx.category_id = line.category_id
            AND tx.datetime >= :since
            AND tx.datetime <= datetime('now')
        CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
        WHERE line.ancestor_id = planned.category_id
    ), 9e999
)
