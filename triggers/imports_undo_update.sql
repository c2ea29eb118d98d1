CREATE TRIGGER imports_undo_update
AFTER UPDATE OF is_undone ON imports
WHEN NEW.is_undone IS NOT OLD.is_undone
BEGIN
    -- Undoing an import removes what it brought, with the swaps of it. What it wrote over comes
    -- back, unless a later import wrote over it again: then that one gets to know what was there
    -- before. Accounts, assets and categories that it made stay (findb undo removes them, too).
    SELECT RAISE(
        ABORT, 'imports.is_undone: what was removed cannot come back so; import the file again'
    )
    WHERE NEW.is_undone = 0;

    UPDATE imports SET finished_datetime = datetime('now')
    WHERE id = NEW.id AND finished_datetime IS NULL;

    -- The other side of a transfer that was found is what it was before.
    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'uncategorised')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'transfers')
        AND id IN (
            SELECT other.fin_transaction_id FROM import_rows AS mine
            INNER JOIN swaps AS side ON side.id = mine.swap_id
            INNER JOIN import_rows AS other
                ON
                    other.fin_transaction_id
                    IN (side.credit_fin_transaction_id, side.debit_fin_transaction_id)
                    AND other.import_id <> NEW.id
                    AND other.kind = 'cash'
            WHERE mine.import_id = NEW.id
        );

    -- Said here, too, for those who work without foreign keys.
    UPDATE import_rows SET swap_id = NULL
    WHERE import_id <> NEW.id
        AND swap_id IN (SELECT mine.swap_id FROM import_rows AS mine WHERE mine.import_id = NEW.id);

    DELETE FROM swaps
    WHERE
        id IN (
            SELECT side.id FROM import_rows AS mine
            INNER JOIN swaps AS side
                ON
                    side.credit_fin_transaction_id
                    IN (mine.fin_transaction_id, mine.other_fin_transaction_id)
            WHERE mine.import_id = NEW.id
            UNION ALL
            SELECT side.id FROM import_rows AS mine
            INNER JOIN swaps AS side
                ON
                    side.debit_fin_transaction_id
                    IN (mine.fin_transaction_id, mine.other_fin_transaction_id)
            WHERE mine.import_id = NEW.id
        );

    UPDATE import_rows
    SET replaced_balance = (
        SELECT oldest.replaced_balance FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.balance_id = import_rows.balance_id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (
            SELECT (
                SELECT min(later.id) FROM import_rows AS later
                WHERE later.balance_id = mine.balance_id AND later.import_id > NEW.id
            )
            FROM import_rows AS mine
            WHERE mine.import_id = NEW.id AND mine.balance_id IS NOT NULL
        );

    UPDATE balances
    SET amount = (
        SELECT oldest.replaced_balance FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE id IN (SELECT mine.balance_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_balance FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
            ORDER BY oldest.id LIMIT 1
        ) IS NOT NULL;

    DELETE FROM balances
    WHERE id IN (SELECT mine.balance_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_balance FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
            ORDER BY oldest.id LIMIT 1
        ) IS NULL;

    UPDATE import_rows
    SET replaced_rate = (
        SELECT oldest.replaced_rate FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = import_rows.fin_asset_rate_id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (
            SELECT (
                SELECT min(later.id) FROM import_rows AS later
                WHERE later.fin_asset_rate_id = mine.fin_asset_rate_id AND later.import_id > NEW.id
            )
            FROM import_rows AS mine
            WHERE mine.import_id = NEW.id AND mine.fin_asset_rate_id IS NOT NULL
        );

    UPDATE fin_asset_rates
    SET rate = (
        SELECT oldest.replaced_rate FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (SELECT mine.fin_asset_rate_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_rate FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
            ORDER BY oldest.id LIMIT 1
        ) IS NOT NULL;

    DELETE FROM fin_asset_rates
    WHERE
        id IN (SELECT mine.fin_asset_rate_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_rate FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
            ORDER BY oldest.id LIMIT 1
        ) IS NULL;

    DELETE FROM fin_asset_splits
    WHERE
        id IN (
            SELECT mine.fin_asset_split_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
        )
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS other
            WHERE other.fin_asset_split_id = fin_asset_splits.id AND other.import_id <> NEW.id
        );

    DELETE FROM fin_transactions
    WHERE
        id IN (
            SELECT mine.fin_transaction_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
            UNION ALL
            SELECT mine.other_fin_transaction_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
        );

    DELETE FROM import_rows
    WHERE import_id = NEW.id;
END;
