CREATE TRIGGER imports_undo_update
AFTER UPDATE OF is_undone ON imports
WHEN NEW.is_undone IS NOT OLD.is_undone
BEGIN
    -- Undoing an import removes what it brought, and its swaps. Accounts, assets and categories
    -- that it made stay; findb undo removes them, too.
    SELECT RAISE(ABORT, 'imports.is_undone: the rows are gone and cannot come back; import the file again')
    WHERE NEW.is_undone = 0;

    UPDATE imports SET finished_datetime = datetime('now')
    WHERE id = NEW.id AND finished_datetime IS NULL;

    -- The other side of a transfer that was found is uncategorised again.
    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'uncategorised')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'transfers')
        AND id IN (
            SELECT other.fin_transaction_id FROM import_rows AS line
            INNER JOIN swaps AS swap ON swap.id = line.swap_id
            INNER JOIN import_rows AS other ON other.fin_transaction_id
                IN (swap.credit_fin_transaction_id, swap.debit_fin_transaction_id)
                AND other.import_id <> NEW.id
                AND other.kind = 'cash'
            WHERE line.import_id = NEW.id
        );

    -- ON DELETE SET NULL does the same, but not for those who work without foreign keys.
    UPDATE import_rows SET swap_id = NULL
    WHERE import_id <> NEW.id
        AND swap_id IN (SELECT line.swap_id FROM import_rows AS line WHERE line.import_id = NEW.id);

    -- Also the swaps that the user made of its transactions.
    -- include delete_of_import(
    --     table = swaps, one = credit_fin_transaction_id, other = debit_fin_transaction_id
    -- );

    -- And the parts that the user took off them.
    DELETE FROM split_rows
    WHERE fin_transaction_id IN (
        SELECT line.fin_transaction_id FROM import_rows AS line WHERE line.import_id = NEW.id
        UNION ALL
        SELECT line.other_fin_transaction_id FROM import_rows AS line WHERE line.import_id = NEW.id
    );

    -- And the lots that were written of them.
    -- include delete_of_import(
    --     table = fin_transaction_lots,
    --     one = disposal_fin_transaction_id, other = acquisition_fin_transaction_id
    -- );

    -- What the import wrote over comes back. If a later import wrote over it again, that one learns
    -- what was there before.
    -- include restore(of = balances, set = amount, id = balance_id, to = replaced_balance)
    -- include restore(of = fin_asset_rates, set = rate, id = fin_asset_rate_id, to = replaced_rate)

    DELETE FROM fin_asset_splits
    WHERE id IN (SELECT fin_asset_split_id FROM import_rows WHERE import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS other
            WHERE other.fin_asset_split_id = fin_asset_splits.id AND other.import_id <> NEW.id
        );

    DELETE FROM fin_transactions
    WHERE id IN (
        SELECT fin_transaction_id FROM import_rows WHERE import_id = NEW.id
        UNION ALL
        SELECT other_fin_transaction_id FROM import_rows WHERE import_id = NEW.id
    );

    DELETE FROM import_rows
    WHERE import_id = NEW.id;
END;
