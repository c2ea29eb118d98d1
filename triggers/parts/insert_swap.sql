INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
SELECT
    -- include moment,
    NEW.description, side.asset_storage_id, side.amount, side.category_id
FROM (
    SELECT
        -- include holding(asset = swap_from_asset, old_type = NULL, storage = NEW.from_storage)
        AS asset_storage_id,
        0.0 - NEW.from_amount AS amount,
        -- include swap_category
        AS category_id
    WHERE coalesce(NEW.from_phys_asset, '') = ''
    UNION ALL
    SELECT
        -- include holding(asset = swap_to_asset, old_type = NULL, storage = coalesce(nullif(NEW.to_storage, ''), NEW.from_storage)),
        -- include swap_to_amount,
        -- include swap_category
    WHERE (coalesce(NEW.to_phys_asset, '') = '' OR coalesce(NEW.to_asset_code, '') || coalesce(NEW.to_storage, '') || coalesce(NEW.to_amount, '') <> '')
    UNION ALL
    SELECT
        -- include holding(asset = swap_fee_asset, old_type = NULL, storage = coalesce(nullif(NEW.fee_storage, ''), nullif(NEW.from_storage, ''), NEW.to_storage)),
        0.0 - NEW.fee_amount,
        (SELECT fees.id FROM fin_transaction_categories AS fees WHERE fees.role = 'fees')
    WHERE NEW.fee_amount <> ''
) AS side;

-- The newest transactions are these, one after the other.
INSERT INTO swaps (
    credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id,
    credit_phys_ownership_id, debit_phys_ownership_id
)
VALUES (
    CASE WHEN coalesce(NEW.from_phys_asset, '') = '' THEN last_insert_rowid() - (coalesce(NEW.to_phys_asset, '') = '' OR coalesce(NEW.to_asset_code, '') || coalesce(NEW.to_storage, '') || coalesce(NEW.to_amount, '') <> '') - (coalesce(NEW.fee_amount, '') <> '') END,
    CASE WHEN (coalesce(NEW.to_phys_asset, '') = '' OR coalesce(NEW.to_asset_code, '') || coalesce(NEW.to_storage, '') || coalesce(NEW.to_amount, '') <> '') THEN last_insert_rowid() - (coalesce(NEW.fee_amount, '') <> '') END,
    CASE WHEN (coalesce(NEW.fee_amount, '') <> '') THEN last_insert_rowid() END,
    -- include sold_ownership,
    -- include bought_ownership
);
