CREATE TRIGGER holdings_insert
INSTEAD OF INSERT ON holdings
BEGIN
    -- Saves what is held as an initial import: adds class, asset, storage and category if they are
    -- missing, then a transaction with its cost, and the balance one second after it.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'holdings: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    -- include check_filled(view = holdings, column = ticker, example = one word, like 7201)
    -- include check_ticker
    -- include check_class
    -- include check_filled(view = holdings, column = shares, example = a number, like 12.5)
    -- include check_amount(view = holdings, column = shares, example = 12.5)

    SELECT RAISE(ABORT, 'holdings.shares: is 0; write how much is held, like 12.5')
    WHERE NEW.shares + 0 = 0;

    -- include check_amount(view = holdings, column = cost_basis, example = 1250.00)
    -- include check_past_date(view = holdings, column = added_at)

    SELECT RAISE(ABORT, 'holdings.ticker: is in several classes; name its asset_class')
    FROM asset_names AS named
    WHERE named.code = upper(NEW.ticker)
        AND named.is_cash = 0
        AND named.ticker <> named.code
        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
        AND
        -- include held_class
        IS NULL
        AND
        -- include held_asset
        IS NULL;

    INSERT INTO fin_asset_types (name)
    SELECT coalesce(nullif(NEW.asset_class, ''), 'equity')
    WHERE
        -- include held_asset
        IS NULL
        AND
        -- include held_class
        IS NULL;

    INSERT INTO fin_assets (code, name, type_id)
    SELECT
        upper(NEW.ticker),
        nullif(NEW.name, ''),
        -- include held_class
    WHERE
        -- include held_asset
        IS NULL;

    INSERT INTO fin_storages (name, role)
    SELECT 'portfolio', 'portfolio'
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') = 'portfolio'
        AND
        -- include held_storage
        IS NULL
    ON CONFLICT (name) DO UPDATE SET role = excluded.role;

    SELECT RAISE(ABORT, 'holdings.storage: no such name in current_fin_storages; correct it or add it there')
    WHERE
        -- include held_storage
        IS NULL;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, storage.id FROM fin_assets AS asset
    CROSS JOIN fin_storages AS storage
    WHERE asset.id =
        -- include held_asset
        AND storage.id =
        -- include held_storage
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = storage.id
        );

    -- include initial_import_category(when = TRUE)

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        CASE
            WHEN nullif(NEW.added_at, '') < date('now') THEN NEW.added_at || ' 00:00:00'
            ELSE datetime('now')
        END, held.id, NEW.shares,
        -- include initial_import
    FROM fin_assets_storages AS held
    WHERE held.asset_id =
        -- include held_asset
        AND held.storage_id =
        -- include held_storage;

    -- From here on, the newest transaction says what the new row means.
    SELECT RAISE(ABORT, 'holdings: the asset or the storage is inactive; set its is_active to 1 first')
    FROM fin_transactions AS tx
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest)
        AND (asset.is_active = 0 OR fin_storages.is_active = 0);

    SELECT RAISE(ABORT, 'holdings.ticker: is held there already; edit its shares, or name another storage')
    FROM fin_transactions AS tx
    -- include newest_balance(kind = INNER, asset_storage_id = tx.asset_storage_id)
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest) AND balance.amount <> 0;

    SELECT RAISE(ABORT, 'holdings.added_at: there are newer balances; write a later day')
    FROM fin_transactions AS tx
    INNER JOIN balances AS balance ON balance.asset_storage_id = tx.asset_storage_id
        AND balance.datetime > datetime(tx.datetime, '+1 second')
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest);

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT tx.id, NEW.cost_basis FROM fin_transactions AS tx
    WHERE NEW.cost_basis <> '' AND tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest);

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT datetime(tx.datetime, '+1 second'), tx.amount, tx.asset_storage_id
    FROM fin_transactions AS tx
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_update
INSTEAD OF UPDATE ON holdings
BEGIN
    -- Saves shares as a balance as of now, the cost at the import, the rest in fin_assets.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'holdings.added_at: is the day of the first transaction; edit it in latest_fin_transactions')
    WHERE NEW.added_at IS NOT OLD.added_at;

    -- include check_key(view = holdings, column = storage)
    -- include check_filled(view = holdings, column = ticker, example = one word, like 7201)
    -- include check_ticker
    -- include check_class
    -- include check_filled(view = holdings, column = asset_class, example = one, like equity)

    SELECT RAISE(ABORT, 'holdings: another asset of the class has this ticker; delete this row and insert that one')
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_assets AS twin ON twin.id <> asset.id AND twin.type_id =
        -- include held_class
    WHERE held.id = OLD.pseudo_id
        AND twin.code = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset.code ELSE upper(NEW.ticker)
        END;

    -- include check_filled(view = holdings, column = shares, example = a number, like 12.5)
    -- include check_amount(view = holdings, column = shares, example = 12.5)
    -- include check_amount(view = holdings, column = cost_basis, example = 1250.00)

    SELECT RAISE(ABORT, 'holdings.cost_basis: follows from several transactions; edit base_cost in latest_fin_transactions')
    FROM fin_transactions AS tx
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
        AND (
            tx.amount < 0
            OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
            OR EXISTS (
                SELECT 1 FROM fin_transactions AS other
                WHERE other.asset_storage_id = OLD.pseudo_id AND other.id <> tx.id
            )
        );

    INSERT INTO fin_asset_types (name)
    SELECT NEW.asset_class
    WHERE
        -- include held_class
        IS NULL;

    UPDATE fin_assets
    SET
        code = CASE WHEN NEW.ticker IS OLD.ticker THEN code ELSE upper(NEW.ticker) END,
        name = nullif(NEW.name, ''),
        type_id =
        -- include held_class
    WHERE id = (SELECT held.asset_id FROM fin_assets_storages AS held WHERE held.id = OLD.pseudo_id)
        AND (
            NEW.ticker IS NOT OLD.ticker
            OR NEW.name IS NOT OLD.name
            OR NEW.asset_class IS NOT OLD.asset_class
        );

    -- A cost needs a transaction: the import of what the first balance says was there.
    -- include initial_import_category(
    --     when = NEW.cost_basis IS NOT OLD.cost_basis AND NOT EXISTS (
    --         SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id
    --     )
    -- )

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        datetime(oldest.datetime, '-1 second'),
        oldest.asset_storage_id, oldest.amount,
        -- include initial_import
    FROM balances AS oldest
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id)
        AND oldest.id = (
            SELECT positive.id FROM balances AS positive
            WHERE positive.asset_storage_id = OLD.pseudo_id AND positive.amount > 0
            ORDER BY positive.datetime LIMIT 1
        );

    DELETE FROM fin_transaction_costs
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND transaction_id IN (
            SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT tx.id, NEW.cost_basis FROM fin_transactions AS tx
    WHERE NEW.cost_basis <> ''
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id;

    -- include balance_as_of_now(amount = NEW.shares)
    WHERE held.id = OLD.pseudo_id AND NEW.shares + 0 <> OLD.shares
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_delete
INSTEAD OF DELETE ON holdings
BEGIN
    -- Takes an import back, with its cost and its balance. What happened since is history.
    SELECT RAISE(ABORT, 'holdings: was bought or sold, that is history; set shares to 0 instead')
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE tx.asset_storage_id = OLD.pseudo_id AND category.is_initial_import IS NOT 1;

    SELECT RAISE(ABORT, 'holdings: has several balances, that is history; set shares to 0 instead')
    WHERE (SELECT count(*) FROM balances WHERE balances.asset_storage_id = OLD.pseudo_id) > 1;

    SELECT RAISE(ABORT, 'holdings: its import is one side of a swap; delete it in latest_swaps first')
    FROM fin_transactions AS tx
    INNER JOIN swaps
        ON swaps.credit_fin_transaction_id = tx.id OR swaps.debit_fin_transaction_id = tx.id
    WHERE tx.asset_storage_id = OLD.pseudo_id;

    SELECT RAISE(ABORT, 'holdings: is the reason of transactions; set shares to 0 instead')
    FROM fin_transactions
    WHERE reason_fin_asset_storage_id = OLD.pseudo_id;

    DELETE FROM fin_transaction_costs
    WHERE transaction_id IN (
        SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
    );

    DELETE FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id;

    DELETE FROM balances WHERE asset_storage_id = OLD.pseudo_id;

    DELETE FROM fin_assets_storages
    WHERE id = OLD.pseudo_id
        AND NOT
        -- include asset_storage_in_use(id = OLD.pseudo_id);
END;
