CREATE TRIGGER latest_fin_asset_splits_insert
INSTEAD OF INSERT ON latest_fin_asset_splits
BEGIN
    -- Saves the split, and in each storage that held the asset the units that it adds.
    SELECT RAISE(ABORT, 'latest_fin_asset_splits: pseudo_id and added_units are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.added_units) IS NOT NULL;

    -- include check_asset(view = latest_fin_asset_splits, code = asset_code, old_type = NULL)
    -- include check_asset_split(
    --     own_id = NULL, old_type = NULL, datetime = coalesce(NEW.datetime, datetime('now'))
    -- )

    -- include make_root

    -- include make_roles(wanted = wanted_role, role = 'splits');

    INSERT INTO fin_asset_splits (datetime, asset_id, numerator, denominator)
    VALUES (
        -- include moment,
        -- include named_asset(code = asset_code, old_type = NULL),
        NEW.new_units,
        coalesce(nullif(NEW.old_units, ''), 1)
    );

    -- What was held is the newest balance of before, and the transactions since then.
    INSERT INTO fin_transactions (
        datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
    )
    SELECT
        held_before.datetime,
        held_before.asset_storage_id,
        round(held_before.units * (held_before.numerator / held_before.denominator - 1), 10),
        category.id,
        held_before.asset_storage_id
    FROM (
        SELECT
            held.id AS asset_storage_id,
            split.datetime, split.numerator, split.denominator,
            coalesce(balance.amount, 0) + (
                SELECT total(tx.amount) FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = held.id
                    AND tx.datetime >= coalesce(balance.datetime, '')
                    AND tx.datetime < split.datetime
            ) AS units
        FROM fin_asset_splits AS split
        INNER JOIN fin_assets_storages AS held ON held.asset_id = split.asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id AND newest.datetime <= split.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE split.id = (SELECT max(newest.id) FROM fin_asset_splits AS newest)
    ) AS held_before
    INNER JOIN fin_transaction_categories AS category ON category.role = 'splits'
    WHERE held_before.units <> 0
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = held_before.asset_storage_id
                AND tx.datetime = held_before.datetime
                AND tx.category_id = category.id
        );
END;

CREATE TRIGGER latest_fin_asset_splits_update
INSTEAD OF UPDATE ON latest_fin_asset_splits
BEGIN
    -- Corrects the split, and the units that it has added.
    SELECT RAISE(ABORT, 'latest_fin_asset_splits: pseudo_id and added_units are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.added_units IS NOT OLD.added_units;

    -- include check_key(view = latest_fin_asset_splits, column = asset_type)
    -- include check_key(view = latest_fin_asset_splits, column = asset_code)
    -- include check_asset_split(
    --     own_id = OLD.pseudo_id, old_type = OLD.asset_type, datetime = coalesce(NEW.datetime, '')
    -- )

    UPDATE fin_transactions
    SET
        datetime =
        -- include moment,
        amount = round(
            amount * (NEW.new_units * 1.0 / coalesce(nullif(NEW.old_units, ''), 1) - 1)
            / (OLD.new_units / OLD.old_units - 1),
            10
        )
    WHERE
        -- include split_transactions;

    UPDATE fin_asset_splits
    SET
        datetime =
        -- include moment,
        numerator = NEW.new_units,
        denominator = coalesce(nullif(NEW.old_units, ''), 1)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_asset_splits_delete
INSTEAD OF DELETE ON latest_fin_asset_splits
BEGIN
    -- Takes the split back, with the units that it has added.
    DELETE FROM fin_transactions
    WHERE
        -- include split_transactions;

    DELETE FROM fin_asset_splits WHERE id = OLD.pseudo_id;
END;
