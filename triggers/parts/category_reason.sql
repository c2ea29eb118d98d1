-- A passive transaction names its reason, also when its category becomes passive later.
SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: its transactions lack a reason; add those first')
FROM fin_transactions
WHERE category_id = NEW.id
    AND reason_fin_asset_storage_id IS NULL
    AND reason_phys_asset_ownership_id IS NULL;
