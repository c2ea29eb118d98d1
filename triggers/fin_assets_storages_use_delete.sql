CREATE TRIGGER fin_assets_storages_use_delete
BEFORE DELETE ON fin_assets_storages
BEGIN
    -- Nothing is left that names an account that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead'
    )
    WHERE EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_fin_asset_storage_id = OLD.id
        );

    SELECT RAISE(
        ABORT, 'fin_assets_storages: is in use; delete its goals, plans, loan and rules first'
    )
    WHERE EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.asset_storage_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_fin_asset_storage_id = OLD.id
        );
END;
