CREATE TRIGGER holdings_insert
INSTEAD OF INSERT ON holdings
BEGIN
    -- Saves what is held as an initial import: what is missing of type, asset, storage, category,
    -- then a transaction with its cost, and the balance one second after it.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'holdings: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(
        ABORT, 'holdings.ticker: is empty or has whitespace; write it in one word, like 7201'
    )
    WHERE nullif(NEW.ticker, '') IS NULL
        OR NEW.ticker GLOB
        '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
        || char(133, 160, 5760, 8192) || '-' || char(8202)
        || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*';

    SELECT RAISE(
        ABORT, 'holdings.asset_class: is the class of cash; add a balance in current_balances'
    )
    FROM fin_asset_types
    WHERE fin_asset_types.name = NEW.asset_class
        AND id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

    SELECT RAISE(ABORT, 'holdings.ticker: is in several classes; name its asset_class')
    WHERE
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL
        AND (
            nullif(NEW.asset_class, '') IS NULL
            OR (
                NEW.asset_class = 'equity'
                AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = 'equity')
            )
        )
        AND EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.ticker)
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        );

    SELECT RAISE(ABORT, 'holdings.shares: is no number above 0; write digits with a dot, like 12.5')
    WHERE (
        CAST(NEW.shares AS REAL) = NEW.shares
        AND abs(CAST(NEW.shares AS REAL)) < 1e300
        AND CAST(NEW.shares AS REAL) > 0
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: is no number of 0 or more; write like 1250.00, or nothing'
    )
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'holdings.added_at: is no day up to today; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.added_at, '') IS NOT NULL
        AND (
            length(NEW.added_at) = 10
            AND date(NEW.added_at, '+0 days') = NEW.added_at
            AND NEW.added_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.storage: no such name in fin_storages; correct it or add it there'
    )
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);

    SELECT RAISE(
        ABORT, 'holdings: the asset or the storage is inactive; set its is_active to 1 first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_storages
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND fin_storages.is_active = 0
        )
        OR EXISTS (
            SELECT 1 FROM fin_assets
            WHERE fin_assets.is_active = 0 AND id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE asset.code = upper(NEW.ticker)
                        AND fin_asset_types.name
                        = coalesce(nullif(NEW.asset_class, ''), 'equity')
                ),
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                        AND (
                            nullif(NEW.asset_class, '') IS NULL
                            OR (
                                NEW.asset_class = 'equity'
                                AND NOT EXISTS (
                                    SELECT 1 FROM fin_asset_types
                                    WHERE fin_asset_types.name = 'equity'
                                )
                            )
                        )
                )
            )
        );

    SELECT RAISE(
        ABORT, 'holdings.ticker: is held there already; edit its shares, or name another storage'
    )
    WHERE (
        SELECT newest.amount FROM balances AS newest
        WHERE
            newest.asset_storage_id = (
                SELECT held.id FROM fin_assets_storages AS held
                INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                    AND held.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                            WHERE asset.code = upper(NEW.ticker)
                                AND fin_asset_types.name
                                = coalesce(nullif(NEW.asset_class, ''), 'equity')
                        ),
                        (
                            SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                            FROM fin_assets AS asset
                            WHERE asset.code = upper(NEW.ticker)
                                AND asset.type_id
                                IS NOT (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                )
                                AND (
                                    nullif(NEW.asset_class, '') IS NULL
                                    OR (
                                        NEW.asset_class = 'equity'
                                        AND NOT EXISTS (
                                            SELECT 1 FROM fin_asset_types
                                            WHERE fin_asset_types.name = 'equity'
                                        )
                                    )
                                )
                        )
                    )
            )
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    ) <> 0;

    SELECT RAISE(ABORT, 'holdings.added_at: there are newer balances; write a later day')
    FROM balances
    WHERE
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
        AND datetime > datetime(
            CASE
                WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                    THEN datetime('now')
                ELSE NEW.added_at || ' 00:00:00'
            END, '+1 second'
        );

    SELECT RAISE(
        ABORT, 'holdings: no category has is_initial_import; set it to 1 for initial import'
    )
    WHERE
        NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = 'initial import'
        );

    INSERT INTO fin_asset_types (name)
    SELECT coalesce(nullif(NEW.asset_class, ''), 'equity')
    WHERE
        NOT EXISTS (
            SELECT 1 FROM fin_asset_types
            WHERE fin_asset_types.name = coalesce(nullif(NEW.asset_class, ''), 'equity')
        )
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL;

    INSERT INTO fin_assets (code, name, type_id)
    SELECT upper(NEW.ticker), nullif(NEW.name, ''), fin_asset_types.id FROM fin_asset_types
    WHERE fin_asset_types.name = coalesce(nullif(NEW.asset_class, ''), 'equity')
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL;

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ),
        fin_storages.id
    FROM fin_storages
    WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
        AND (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        ) IS NULL;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'initial import', 0, 1, root.id FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        );

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        CASE
            WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.added_at || ' 00:00:00'
        END,
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        ),
        CAST(NEW.shares AS REAL),
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.name <> 'initial import', category.id LIMIT 1
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT
        max(tx.id),
        CAST(NEW.cost_basis AS REAL)
    FROM fin_transactions AS tx
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND tx.asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
        AND tx.datetime = CASE
            WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.added_at || ' 00:00:00'
        END
    GROUP BY tx.asset_storage_id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        datetime(
            CASE
                WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                    THEN datetime('now')
                ELSE NEW.added_at || ' 00:00:00'
            END, '+1 second'
        ),
        CAST(NEW.shares AS REAL),
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_update
INSTEAD OF UPDATE ON holdings
BEGIN
    -- Saves shares as a balance as of now, and what else is said of the asset where it stands.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(
        ABORT, 'holdings.added_at: is the day of the first transaction; edit it in fin_transactions'
    )
    WHERE NEW.added_at IS NOT OLD.added_at;

    SELECT RAISE(ABORT, 'holdings.storage: says which row this is; insert a new row instead')
    WHERE NEW.storage IS NOT OLD.storage;

    SELECT RAISE(
        ABORT, 'holdings.ticker: has whitespace or is empty; write it in one word, like 7201'
    )
    WHERE NEW.ticker IS NOT OLD.ticker
        AND (
            nullif(NEW.ticker, '') IS NULL
            OR NEW.ticker GLOB
            '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
            || char(133, 160, 5760, 8192) || '-' || char(8202)
            || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*'
        );

    SELECT RAISE(ABORT, 'holdings.asset_class: cannot become cash; set the type in fin_assets')
    FROM fin_asset_types
    WHERE fin_asset_types.name = NEW.asset_class
        AND id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

    SELECT RAISE(ABORT, 'holdings.asset_class: is empty; write one, like equity')
    WHERE nullif(trim(NEW.asset_class), '') IS NULL;

    SELECT RAISE(
        ABORT,
        'holdings: another asset of the class has this ticker; delete this row and insert that one'
    )
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.name = NEW.asset_class
    INNER JOIN fin_assets AS twin ON twin.type_id = fin_asset_types.id AND twin.id <> asset.id
    WHERE held.id = OLD.pseudo_id
        AND twin.code = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset.code ELSE upper(NEW.ticker)
        END;

    SELECT RAISE(
        ABORT, 'holdings.shares: is no number of 0 or more; write digits with a dot, like 12.5'
    )
    WHERE (
        CAST(NEW.shares AS REAL) = NEW.shares
        AND abs(CAST(NEW.shares AS REAL)) < 1e300
        AND CAST(NEW.shares AS REAL) >= 0
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: is neither empty nor a number of 0 or more; write like 1250.00'
    )
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND nullif(NEW.cost_basis, '') IS NOT NULL
        AND (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: follows from several transactions; edit fin_transaction_costs'
    )
    FROM fin_transactions AS tx
    LEFT JOIN swaps AS swap ON swap.debit_fin_transaction_id = tx.id
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
        AND (
            tx.amount < 0
            OR swap.id IS NOT NULL
            OR EXISTS (
                SELECT 1 FROM fin_transactions AS other
                WHERE other.asset_storage_id = OLD.pseudo_id AND other.id <> tx.id
            )
        );

    SELECT RAISE(
        ABORT, 'holdings: no category is an initial import; set is_initial_import to 1 for one'
    )
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = 'initial import'
        );

    INSERT INTO fin_asset_types (name)
    SELECT NEW.asset_class
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class);

    UPDATE fin_assets
    SET
        code = CASE WHEN NEW.ticker IS OLD.ticker THEN code ELSE upper(NEW.ticker) END,
        name = nullif(NEW.name, ''),
        type_id = (
            SELECT fin_asset_types.id FROM fin_asset_types
            WHERE fin_asset_types.name = NEW.asset_class
        )
    WHERE id = (SELECT held.asset_id FROM fin_assets_storages AS held WHERE held.id = OLD.pseudo_id)
        AND (
            NEW.ticker IS NOT OLD.ticker
            OR NEW.name IS NOT OLD.name
            OR NEW.asset_class IS NOT OLD.asset_class
        );

    -- A cost needs a transaction: the import of what the first balance says was there.
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL)
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'initial import', 0, 1, root.id FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        datetime(oldest.datetime, '-1 second'),
        oldest.asset_storage_id,
        oldest.amount,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.name <> 'initial import', category.id LIMIT 1
        )
    FROM balances AS oldest
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND oldest.id = (
            SELECT positive.id FROM balances AS positive
            WHERE positive.asset_storage_id = OLD.pseudo_id AND positive.amount > 0
            ORDER BY positive.datetime LIMIT 1
        );

    DELETE FROM fin_transaction_costs
    WHERE nullif(NEW.cost_basis, '') IS NULL
        AND OLD.cost_basis IS NOT NULL
        AND transaction_id IN (
            SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT
        tx.id,
        CAST(NEW.cost_basis AS REAL)
    FROM fin_transactions AS tx
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
    ON CONFLICT (transaction_id) DO UPDATE SET base_amount = excluded.base_amount;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = OLD.pseudo_id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        CAST(NEW.shares AS REAL),
        OLD.pseudo_id
    WHERE CAST(NEW.shares AS REAL) <> OLD.shares
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_delete
INSTEAD OF DELETE ON holdings
BEGIN
    -- Takes an import back, with its cost and its balances. What was bought or sold is history.
    SELECT RAISE(ABORT, 'holdings: was bought or sold, that is history; set shares to 0 instead')
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE tx.asset_storage_id = OLD.pseudo_id AND category.is_initial_import IS NOT 1;

    SELECT RAISE(ABORT, 'holdings: its import is one side of a swap; delete its row in swaps first')
    FROM fin_transactions AS tx
    WHERE tx.asset_storage_id = OLD.pseudo_id
        AND EXISTS (
            SELECT 1 FROM swaps
            WHERE swaps.credit_fin_transaction_id = tx.id OR swaps.debit_fin_transaction_id = tx.id
        );

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
        AND NOT EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_fin_asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM balance_goals
            WHERE balance_goals.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_fin_asset_storage_id = OLD.pseudo_id
        );
END;
