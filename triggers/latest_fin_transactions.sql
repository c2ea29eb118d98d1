CREATE TRIGGER latest_fin_transactions_insert
INSTEAD OF INSERT ON latest_fin_transactions
BEGIN
    -- Saves a transaction, and with adjust_balance the balance after it. The asset & storage is
    -- added if it is missing, that of a reason is not: a reason is something owned.
    SELECT RAISE(ABORT, 'latest_fin_transactions: pseudo_id and the info columns are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name, NEW.base_amount, NEW.swap) IS NOT NULL;

    -- include check_entry(old_type = NULL, datetime = coalesce(NEW.datetime, datetime('now')))
    -- include check_reason(had = NULL, old_type = NULL)

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: not owned then; see current_phys_assets')
    WHERE NEW.reason_phys_asset <> ''
        AND
        -- include named_ownership(
        --     name = NEW.reason_phys_asset,
        --     datetime = datetime(coalesce(NEW.datetime, 'now'), '+0 days')
        -- )
        IS NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.adjust_balance: is not a boolean; write 1 or 0')
    WHERE NEW.adjust_balance NOT IN (0, 1, '0', '1', '');

    -- include add_asset_storage(old_type = NULL)

    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
    )
    VALUES (
        -- include moment,
        NEW.description,
        -- include row_asset_storage(old_type = NULL),
        NEW.amount,
        -- include named(table = fin_transaction_categories, name = NEW.category),
        CASE
            WHEN
                -- include has_reason(had = NULL)
                THEN
                -- include named_reason(old_type = NULL)
        END,
        -- include named_ownership(
        --     name = NEW.reason_phys_asset,
        --     datetime = datetime(coalesce(NEW.datetime, 'now'), '+0 days')
        -- )
    );

    -- include adjust_balances(view = latest_fin_transactions, first = last_insert_rowid())

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT tx.id, NEW.base_cost FROM fin_transactions AS tx
    WHERE NEW.base_cost <> '' AND tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest);
END;

CREATE TRIGGER latest_fin_transactions_update
INSTEAD OF UPDATE ON latest_fin_transactions
BEGIN
    -- Saves the transaction. One cell at a time, a lookup tuple is half old, half new for a moment:
    -- a new code is looked up in the row's type first, then in all. A reason goes when any of its
    -- three cells is cleared.
    SELECT RAISE(ABORT, 'latest_fin_transactions: pseudo_id and the info columns are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.asset_name IS NOT OLD.asset_name
        OR NEW.base_amount IS NOT OLD.base_amount
        OR NEW.swap IS NOT OLD.swap;

    SELECT RAISE(ABORT, 'latest_fin_transactions.adjust_balance: works on insert only; edit the balance instead')
    WHERE NEW.adjust_balance IS NOT NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: has no asset of this code; edit the code instead')
    FROM fin_asset_types
    WHERE fin_asset_types.id =
        -- include named(table = fin_asset_types, name = NEW.asset_type)
        AND NEW.asset_type IS NOT OLD.asset_type
        AND NEW.asset_code IS OLD.asset_code
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = NEW.asset_code AND asset.type_id = fin_asset_types.id
        );

    -- include check_entry(old_type = OLD.asset_type, datetime = coalesce(NEW.datetime, ''))
    -- include check_reason(had = OLD.reason_storage, old_type = OLD.reason_asset_type)

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: not owned then; see current_phys_assets')
    WHERE NEW.reason_phys_asset <> ''
        AND NEW.reason_phys_asset IS NOT OLD.reason_phys_asset
        AND
        -- include named_ownership(
        --     name = NEW.reason_phys_asset, datetime = datetime(NEW.datetime, '+0 days')
        -- )
        IS NULL;

    -- include add_asset_storage(old_type = OLD.asset_type)

    UPDATE fin_transactions
    SET
        datetime =
        -- include moment,
        description = NEW.description,
        asset_storage_id =
        -- include row_asset_storage(old_type = OLD.asset_type),
        amount = NEW.amount,
        category_id =
        -- include named(table = fin_transaction_categories, name = NEW.category),
        reason_fin_asset_storage_id = CASE
            WHEN
                -- include has_reason(had = OLD.reason_storage)
                THEN
                -- include named_reason(old_type = OLD.reason_asset_type)
        END,
        reason_phys_asset_ownership_id = CASE
            WHEN NEW.reason_phys_asset <> ''
                THEN coalesce(
                    -- include named_ownership(
                    --     name = NEW.reason_phys_asset,
                    --     datetime = datetime(NEW.datetime, '+0 days')
                    -- ),
                    reason_phys_asset_ownership_id
                )
        END
    WHERE id = OLD.pseudo_id;

    DELETE FROM fin_transaction_costs
    WHERE transaction_id = OLD.pseudo_id AND NEW.base_cost IS NOT OLD.base_cost;

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT OLD.pseudo_id, NEW.base_cost
    WHERE NEW.base_cost <> '' AND NEW.base_cost IS NOT OLD.base_cost;
END;

CREATE TRIGGER latest_fin_transactions_delete
INSTEAD OF DELETE ON latest_fin_transactions
BEGIN
    -- Deletes the transaction with its cost. The balances stay.
    DELETE FROM fin_transaction_costs WHERE transaction_id = OLD.pseudo_id;

    DELETE FROM fin_transactions WHERE id = OLD.pseudo_id;
END;
