CREATE TRIGGER latest_swaps_insert
INSTEAD OF INSERT ON latest_swaps
BEGIN
    -- Saves what went out and what came in, the swap of both, and the fee. What is missing of
    -- assets & storages, of the ownership of what is bought and of categories by role is added.
    SELECT RAISE(ABORT, 'latest_swaps: pseudo_id and price are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.price) IS NOT NULL;

    -- include check_swap(
    --     old_from_type = NULL, old_to_type = NULL, old_fee = NULL,
    --     datetime = coalesce(NEW.datetime, datetime('now'))
    -- )

    SELECT RAISE(ABORT, 'latest_swaps.to_amount: differs, though the asset is the same; write the difference as fee_amount')
    WHERE NEW.to_amount <> ''
        AND NEW.to_amount + 0.0 <> NEW.from_amount + 0.0
        AND
        -- include swap_is_transfer;

    -- include check_name(view = latest_swaps, column = from_phys_asset, table = phys_assets)
    -- include check_name(view = latest_swaps, column = to_phys_asset, table = phys_assets)

    SELECT RAISE(ABORT, 'latest_swaps.from_phys_asset: was not owned then; correct it, or the datetime')
    WHERE NEW.from_phys_asset <> ''
        AND
        -- include sold_ownership
        IS NULL;

    SELECT RAISE(ABORT, 'latest_swaps.adjust_balance: is not a boolean; write 1 or 0')
    WHERE NEW.adjust_balance NOT IN (0, 1, '0', '1', '');

    -- include make_root

    -- include make_roles(wanted = wanted_swap_roles, role = NULL);
    -- include add_swap_holdings(old_from_type = NULL, old_to_type = NULL)

    INSERT INTO phys_asset_ownerships (asset_id, start_datetime)
    SELECT
        -- include named(table = phys_assets, name = NEW.to_phys_asset),
        -- include moment
    WHERE NEW.to_phys_asset <> ''
        AND
        -- include bought_ownership
        IS NULL;

    -- All transactions in one statement: one temporary table, where three would need three.
    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        -- include moment,
        NEW.description, side.asset_storage_id, side.amount, side.category_id
    FROM (
        SELECT
            -- include swap_from_holding(old_type = NULL)
            AS asset_storage_id,
            0.0 - NEW.from_amount AS amount,
            -- include swap_category
            AS category_id
        WHERE
            -- include swap_from_is_money
        UNION ALL
        SELECT
            -- include swap_to_holding(old_type = NULL),
            -- include swap_to_amount,
            -- include swap_category
        WHERE
            -- include swap_to_is_money
        UNION ALL
        SELECT
            -- include swap_fee_holding,
            0.0 - NEW.fee_amount,
            (SELECT fees.id FROM fin_transaction_categories AS fees WHERE fees.role = 'fees')
        WHERE NEW.fee_amount <> ''
    ) AS side;

    -- They have the newest ids, one after the other.
    INSERT INTO swaps (
        credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id,
        credit_phys_ownership_id, debit_phys_ownership_id
    )
    VALUES (
        CASE
            WHEN
                -- include swap_from_is_money
                THEN last_insert_rowid() - (coalesce(NEW.fee_amount, '') <> '') -
                -- include swap_to_is_money
        END,
        CASE
            WHEN
                -- include swap_to_is_money
                THEN last_insert_rowid() - (coalesce(NEW.fee_amount, '') <> '')
        END,
        CASE WHEN NEW.fee_amount <> '' THEN last_insert_rowid() END,
        -- include sold_ownership,
        -- include bought_ownership
    );

    -- include swap_same_side(id = (SELECT max(newest.id) FROM swaps AS newest))

    UPDATE phys_asset_ownerships
    SET
        end_datetime =
        -- include moment
    WHERE NEW.from_phys_asset <> ''
        AND id =
        -- include sold_ownership;

    -- include adjust_balances(
    --     view = latest_swaps, first = (
    --         SELECT min(tx.id) FROM swaps AS swap
    --         INNER JOIN fin_transactions AS tx ON tx.id IN (
    --             swap.credit_fin_transaction_id, swap.debit_fin_transaction_id,
    --             swap.fee_fin_transaction_id
    --         )
    --         WHERE swap.id = (SELECT max(newest.id) FROM swaps AS newest)
    --     )
    -- )
END;

CREATE TRIGGER latest_swaps_update
INSTEAD OF UPDATE ON latest_swaps
BEGIN
    -- Saves both sides and the fee. One cell at a time: a new code is looked up in the type of its
    -- side first, then in all; an amount of a transfer changes both.
    SELECT RAISE(ABORT, 'latest_swaps: pseudo_id and price are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.price IS NOT OLD.price;

    SELECT RAISE(ABORT, 'latest_swaps.adjust_balance: works on insert only; edit the balances instead')
    WHERE NEW.adjust_balance IS NOT NULL;

    -- include check_key(view = latest_swaps, column = from_phys_asset)
    -- include check_key(view = latest_swaps, column = to_phys_asset)
    -- include check_swap(
    --     old_from_type = OLD.from_asset_type, old_to_type = OLD.to_asset_type,
    --     old_fee = OLD.fee_amount, datetime = coalesce(NEW.datetime, '')
    -- )

    -- include make_root

    -- include make_roles(wanted = wanted_swap_roles, role = NULL);
    -- include add_swap_holdings(
    --     old_from_type = OLD.from_asset_type, old_to_type = OLD.to_asset_type
    -- )

    -- What is owned since then, or until then, moves along.
    UPDATE phys_asset_ownerships
    SET
        start_datetime =
        -- include moment
    WHERE NEW.datetime IS NOT OLD.datetime
        AND start_datetime = OLD.datetime
        AND id = (SELECT debit_phys_ownership_id FROM swaps WHERE swaps.id = OLD.pseudo_id);

    UPDATE phys_asset_ownerships
    SET
        end_datetime =
        -- include moment
    WHERE NEW.datetime IS NOT OLD.datetime
        AND end_datetime = OLD.datetime
        AND id = (SELECT credit_phys_ownership_id FROM swaps WHERE swaps.id = OLD.pseudo_id);

    UPDATE fin_transactions
    SET
        datetime = datetime(
            datetime,
            (
                strftime(
                    '%s',
                    -- include moment
                ) - strftime('%s', OLD.datetime)
            ) || ' seconds'
        ),
        description = CASE
            WHEN NEW.description IS OLD.description THEN description
            ELSE NEW.description
        END
    WHERE (NEW.datetime IS NOT OLD.datetime OR NEW.description IS NOT OLD.description)
        AND id IN (
            SELECT swaps.credit_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id
            UNION ALL
            SELECT swaps.debit_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id
            UNION ALL
            SELECT swaps.fee_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id
        );

    -- include update_swap_side(side = from, other = to, as = credit, sign = 0.0 -)

    -- include update_swap_side(side = to, other = from, as = debit, sign = 0.0 +)

    -- include swap_same_side(id = OLD.pseudo_id)

    DELETE FROM fin_transactions
    WHERE coalesce(NEW.fee_amount, '') = ''
        AND id = (SELECT fee_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id);

    UPDATE fin_transactions
    SET
        asset_storage_id =
        -- include swap_fee_holding,
        amount = 0.0 - NEW.fee_amount
    WHERE id = (SELECT fee_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id);

    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        -- include moment,
        NEW.description,
        -- include swap_fee_holding,
        0.0 - NEW.fee_amount,
        (SELECT fees.id FROM fin_transaction_categories AS fees WHERE fees.role = 'fees')
    WHERE NEW.fee_amount <> '' AND OLD.fee_amount IS NULL;

    UPDATE swaps SET fee_fin_transaction_id = last_insert_rowid()
    WHERE changes() = 1 AND id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_swaps_delete
INSTEAD OF DELETE ON latest_swaps
BEGIN
    -- Deletes the swap with its transactions. The balances stay.
    DELETE FROM swap_rows WHERE pseudo_id = OLD.pseudo_id;
END;
