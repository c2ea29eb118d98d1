-- The other side of an entry is a category, a physical asset that was swapped, the partner in a
-- swap (the credit side stands for both, the debit side is passed over), or money in transit.
WITH swapped AS (
    SELECT
        tx.id,
        tx.datetime,
        (SELECT count(*) FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        + (SELECT count(*) FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id) AS swap_count,
        coalesce(
            (SELECT swaps.id FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id),
            (SELECT swaps.id FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
        ) AS swap_id
    FROM fin_transactions AS tx
)

SELECT
    date(tx.datetime) AS day,
    coalesce(nullif(trim(tx.description), ''), category.name) AS description,
    tx.asset_storage_id,
    held.asset_id,
    tx.amount,
    CASE
        WHEN swap.id IS NULL AND category.is_initial_import = 1 THEN 'opening'
        WHEN swap.id IS NULL THEN 'category'
        WHEN swapped.swap_count > 1 THEN 'transit'
        WHEN partner.id IS NULL THEN 'thing'
        WHEN date(partner.datetime) <> date(tx.datetime) THEN 'transit'
        WHEN 1 < (SELECT count(*) FROM swaps WHERE swaps.credit_fin_transaction_id = partner.id)
            + (SELECT count(*) FROM swaps WHERE swaps.debit_fin_transaction_id = partner.id)
            THEN 'transit'
        WHEN swap.credit_fin_transaction_id = tx.id THEN 'pair'
        ELSE 'seen'
    END AS other_side,
    CASE WHEN swap.id IS NULL THEN tx.category_id ELSE ownership.asset_id END AS other_id,
    partner.asset_storage_id AS partner_id,
    partner_held.asset_id AS partner_asset_id,
    partner.amount AS partner_amount,
    partner_asset.is_base = 1
    OR (partner_asset.type_id = base.type_id AND asset.type_id <> base.type_id) AS is_sale
FROM swapped
INNER JOIN fin_transactions AS tx ON tx.id = swapped.id
INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_assets AS base ON base.is_base = 1
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
LEFT JOIN swaps AS swap ON swap.id = swapped.swap_id
LEFT JOIN fin_transactions AS partner ON partner.id = CASE
    WHEN swap.credit_fin_transaction_id = tx.id THEN swap.debit_fin_transaction_id
    ELSE swap.credit_fin_transaction_id
END
LEFT JOIN fin_assets_storages AS partner_held ON partner_held.id = partner.asset_storage_id
LEFT JOIN fin_assets AS partner_asset ON partner_asset.id = partner_held.asset_id
LEFT JOIN phys_asset_ownerships AS ownership ON ownership.id = CASE
    WHEN swap.credit_fin_transaction_id = tx.id THEN swap.debit_phys_ownership_id
    ELSE swap.credit_phys_ownership_id
END
ORDER BY swapped.datetime, swapped.id;
