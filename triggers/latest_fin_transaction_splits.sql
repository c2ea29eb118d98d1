CREATE TRIGGER latest_fin_transaction_splits_insert
INSTEAD OF INSERT ON latest_fin_transaction_splits
BEGIN
    -- Makes a transaction of the part, like the one that it is taken off but for its category.
    SELECT RAISE(ABORT, 'latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.rest_category, NEW.rest_amount) IS NOT NULL;

    -- include check_filled(
    --     view = latest_fin_transaction_splits, column = datetime,
    --     example = that of the transaction, or its day
    -- )
    -- include check_name(
    --     view = latest_fin_transaction_splits, column = storage, table = fin_storages
    -- )
    -- include check_number(
    --     view = latest_fin_transaction_splits, column = total_amount, example = -80.00
    -- )

    SELECT RAISE(ABORT, 'latest_fin_transaction_splits: no transaction is so, but for sides of swaps; correct what it is looked up by, or add it')
    WHERE
        -- include split_whole(what = count(*), but = 0)
        = 0;

    SELECT RAISE(ABORT, 'latest_fin_transaction_splits: several transactions are so; write more of the one, like its total_amount')
    WHERE
        -- include split_whole(what = count(*), but = 0)
        > 1;

    -- include check_split(rest = split_whole, had = 0.0)

    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
    )
    SELECT
        rest.datetime, rest.description, rest.asset_storage_id, NEW.amount,
        -- include named(table = fin_transaction_categories, name = NEW.category),
        rest.reason_fin_asset_storage_id, rest.reason_phys_asset_ownership_id
    FROM fin_transactions AS rest
    WHERE rest.id =
        -- include split_whole(what = max(tx.id), but = 0);

    INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id)
    VALUES (
        -- include split_whole(what = max(tx.id), but = last_insert_rowid()),
        last_insert_rowid()
    );

    UPDATE fin_transactions SET amount = round(amount - NEW.amount, 10)
    WHERE id = (
        SELECT split.fin_transaction_id FROM fin_transaction_splits AS split
        ORDER BY split.id DESC LIMIT 1
    );
END;

CREATE TRIGGER latest_fin_transaction_splits_update
INSTEAD OF UPDATE ON latest_fin_transaction_splits
BEGIN
    -- Saves the part. What is added to its amount comes from what is left.
    SELECT RAISE(ABORT, 'latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.rest_category IS NOT OLD.rest_category
        OR NEW.rest_amount IS NOT OLD.rest_amount;

    -- include check_key(view = latest_fin_transaction_splits, column = datetime)
    -- include check_key(view = latest_fin_transaction_splits, column = asset_code)
    -- include check_key(view = latest_fin_transaction_splits, column = storage)
    -- include check_key(view = latest_fin_transaction_splits, column = total_amount)
    -- include check_split(rest = split_rest, had = OLD.amount)

    UPDATE fin_transactions SET amount = round(amount + OLD.amount - NEW.amount, 10)
    WHERE NEW.amount IS NOT OLD.amount
        AND id =
        -- include split_rest;

    UPDATE fin_transactions
    SET
        description = NEW.description,
        amount = NEW.amount,
        category_id =
        -- include named(table = fin_transaction_categories, name = NEW.category)
    WHERE id = (
        SELECT split.part_fin_transaction_id FROM fin_transaction_splits AS split
        WHERE split.id = OLD.pseudo_id
    );
END;

CREATE TRIGGER latest_fin_transaction_splits_delete
INSTEAD OF DELETE ON latest_fin_transaction_splits
BEGIN
    -- Gives the part back.
    DELETE FROM split_rows WHERE pseudo_id = OLD.pseudo_id;
END;
