CREATE TRIGGER latest_fin_transactions_insert
INSTEAD OF INSERT ON latest_fin_transactions
BEGIN
    -- Saves a transaction, and with adjust_balance the balance after it. The asset & storage is
    -- made if it is not there yet, that of a reason is not: a reason is something owned.
    SELECT RAISE(
        ABORT, 'latest_fin_transactions: pseudo_id and asset_name are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name) IS NOT NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS'
    )
    WHERE NEW.datetime IS NOT NULL
        AND (length(NEW.datetime) <> 19 OR datetime(NEW.datetime, '+0 days') IS NOT NEW.datetime);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.asset_code: the type has no such code; correct it or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset_code)
    );

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50'
    )
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(NEW.amount) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it'
    )
    WHERE nullif(NEW.reason_asset_type, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.reason_asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_asset_code, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = upper(NEW.reason_asset_code));

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it'
    )
    WHERE nullif(NEW.reason_storage, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.reason_storage);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: the reason is not kept there; name its asset and its storage'
    )
    WHERE
        coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT EXISTS (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND nullif(NEW.reason_asset_type, '') IS NULL
                        GROUP BY asset.code
                        HAVING count(*) = 1
                    )
                )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE name = NEW.reason_phys_asset);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND (
                    ownership.end_datetime IS NULL
                    OR ownership.end_datetime > coalesce(NEW.datetime, datetime('now'))
                )
        );

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.adjust_balance: is not a boolean; write 1, 0 or nothing'
    )
    WHERE (coalesce(NEW.adjust_balance, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.adjust_balance: works only now; leave datetime out, or adjust it'
    )
    WHERE NEW.adjust_balance IN (1, '1')
        AND NEW.datetime NOT BETWEEN datetime('now', '-5 seconds') AND datetime('now');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
    )
    SELECT
        coalesce(NEW.datetime, datetime('now')),
        NEW.description,
        held.id,
        NEW.amount,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.category
        ),
        CASE
            WHEN
                coalesce(
                    nullif(NEW.reason_asset_type, ''),
                    nullif(NEW.reason_asset_code, ''),
                    nullif(NEW.reason_storage, '')
                ) IS NOT NULL
                THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND fin_asset_types.name
                                    = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                            ),
                            (
                                SELECT max(asset.id) FROM fin_assets AS asset
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND nullif(NEW.reason_asset_type, '') IS NULL
                                GROUP BY asset.code
                                HAVING count(*) = 1
                            )
                        )
                )
        END,
        (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND (
                    ownership.end_datetime IS NULL
                    OR ownership.end_datetime > coalesce(NEW.datetime, datetime('now'))
                )
        )
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage;

    -- Without an earlier balance, the transactions so far are all that is known.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        datetime(coalesce(NEW.datetime, datetime('now')), '+1 second'),
        coalesce(
            (
                SELECT newest.amount FROM balances AS newest
                WHERE newest.asset_storage_id = held.id
                    AND newest.datetime
                    <= datetime(coalesce(NEW.datetime, datetime('now')), '+1 second')
                ORDER BY newest.datetime DESC LIMIT 1
            ) + NEW.amount,
            (
                SELECT sum(tx.amount) FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = held.id
                    AND tx.datetime <= coalesce(NEW.datetime, datetime('now'))
            )
        ),
        held.id
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage
        AND NEW.adjust_balance IN (1, '1')
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    -- When datetime is of a few seconds ago, balances of the seconds since then move along.
    UPDATE balances
    SET amount = amount + CAST(NEW.amount AS REAL)
    WHERE NEW.adjust_balance IN (1, '1')
        AND datetime > datetime(coalesce(NEW.datetime, datetime('now')), '+1 second')
        AND datetime <= datetime('now', '+1 second')
        AND asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_asset_types.name = NEW.asset_type
                AND asset.code = upper(NEW.asset_code)
                AND fin_storages.name = NEW.storage
        );
END;

CREATE TRIGGER latest_fin_transactions_update
INSTEAD OF UPDATE ON latest_fin_transactions
BEGIN
    -- Saves the transaction. One cell at a time, a lookup tuple is for a moment half old, half new:
    -- a new code is looked for in the row's type first, then in all; a reason of which one cell is
    -- cleared is no reason any more, and what it lacks is taken from the row itself.
    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: pseudo_id and asset_name are computed; edit the other columns'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.asset_name IS NOT OLD.asset_name;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.adjust_balance: works on insert only; edit the balance instead'
    )
    WHERE NEW.adjust_balance IS NOT NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS'
    )
    WHERE NEW.datetime IS NULL
        OR length(NEW.datetime) <> 19
        OR datetime(NEW.datetime, '+0 days') IS NOT NEW.datetime;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_code: no such code, or in several types; edit the type too'
    )
    WHERE NEW.asset_code IS NOT OLD.asset_code
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
            ),
            (
                SELECT max(asset.id) FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
                GROUP BY asset.code
                HAVING count(*) = 1
            )
        ) IS NULL;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: has no asset of this code; edit the code instead'
    )
    WHERE coalesce(
        (
            SELECT asset.id FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
        ),
        (
            SELECT max(asset.id) FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
            GROUP BY asset.code
            HAVING count(*) = 1
        )
    ) IS NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50'
    )
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(NEW.amount) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT (
            OLD.reason_storage IS NOT NULL
            AND (
                nullif(NEW.reason_asset_type, '') IS NULL
                OR nullif(NEW.reason_asset_code, '') IS NULL
                OR nullif(NEW.reason_storage, '') IS NULL
            )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it'
    )
    WHERE nullif(NEW.reason_asset_type, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.reason_asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_asset_code, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = upper(NEW.reason_asset_code));

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it'
    )
    WHERE nullif(NEW.reason_storage, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.reason_storage);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: the reason is not kept there; name its asset and its storage'
    )
    WHERE
        (
            NEW.reason_asset_type IS NOT OLD.reason_asset_type
            OR NEW.reason_asset_code IS NOT OLD.reason_asset_code
            OR NEW.reason_storage IS NOT OLD.reason_storage
        )
        AND NOT (
            OLD.reason_storage IS NOT NULL
            AND (
                nullif(NEW.reason_asset_type, '') IS NULL
                OR nullif(NEW.reason_asset_code, '') IS NULL
                OR nullif(NEW.reason_storage, '') IS NULL
            )
        )
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT EXISTS (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND NEW.reason_asset_type IS OLD.reason_asset_type
                        GROUP BY asset.code
                        HAVING count(*) = 1
                    )
                )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE name = NEW.reason_phys_asset);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships'
    )
    WHERE NEW.reason_phys_asset IS NOT OLD.reason_phys_asset
        AND nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= NEW.datetime
                AND (ownership.end_datetime IS NULL OR ownership.end_datetime > NEW.datetime)
        );

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE
        asset.id = coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
            ),
            (
                SELECT max(asset.id) FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
                GROUP BY asset.code
                HAVING count(*) = 1
            )
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    UPDATE fin_transactions
    SET
        datetime = NEW.datetime,
        description = NEW.description,
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.storage
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.asset_code)
                            AND fin_asset_types.name = NEW.asset_type
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.asset_code)
                            AND NEW.asset_type IS OLD.asset_type
                        GROUP BY asset.code
                        HAVING count(*) = 1
                    )
                )
        ),
        amount = NEW.amount,
        category_id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.category
        ),
        reason_fin_asset_storage_id = CASE
            WHEN
                (
                    OLD.reason_storage IS NOT NULL
                    AND (
                        nullif(NEW.reason_asset_type, '') IS NULL
                        OR nullif(NEW.reason_asset_code, '') IS NULL
                        OR nullif(NEW.reason_storage, '') IS NULL
                    )
                )
                THEN NULL
            WHEN
                (
                    NEW.reason_asset_type IS NOT OLD.reason_asset_type
                    OR NEW.reason_asset_code IS NOT OLD.reason_asset_code
                    OR NEW.reason_storage IS NOT OLD.reason_storage
                )
                AND coalesce(
                    nullif(NEW.reason_asset_type, ''),
                    nullif(NEW.reason_asset_code, ''),
                    nullif(NEW.reason_storage, '')
                ) IS NOT NULL
                THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND fin_asset_types.name
                                    = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                            ),
                            (
                                SELECT max(asset.id) FROM fin_assets AS asset
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND NEW.reason_asset_type IS OLD.reason_asset_type
                                GROUP BY asset.code
                                HAVING count(*) = 1
                            )
                        )
                )
            ELSE reason_fin_asset_storage_id
        END,
        reason_phys_asset_ownership_id = CASE
            WHEN nullif(NEW.reason_phys_asset, '') IS NOT NULL
                THEN coalesce(
                    (
                        SELECT ownership.id FROM phys_assets
                        INNER JOIN phys_asset_ownerships AS ownership
                            ON ownership.asset_id = phys_assets.id
                        WHERE phys_assets.name = NEW.reason_phys_asset
                            AND ownership.start_datetime <= NEW.datetime
                            AND (
                                ownership.end_datetime IS NULL
                                OR ownership.end_datetime > NEW.datetime
                            )
                    ),
                    reason_phys_asset_ownership_id
                )
        END
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_transactions_delete
INSTEAD OF DELETE ON latest_fin_transactions
BEGIN
    -- Deletes the transaction. What the balances say stays.
    DELETE FROM fin_transactions WHERE id = OLD.pseudo_id;
END;
