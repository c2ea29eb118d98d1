CREATE TRIGGER imports_finish_update
AFTER UPDATE OF finished_datetime ON imports
WHEN NEW.finished_datetime IS NOT OLD.finished_datetime
BEGIN
    -- Finishing an import counts its rows, tries the prices that wait for the rate of their
    -- currency, and makes swaps of transfers between own accounts: opposite amounts of the same
    -- asset in two storages within 5 days, when neither side has another candidate. Only what has
    -- no category of its own is looked at. Candidates that are left stay marked as doubtful.
    SELECT RAISE(
        ABORT, 'imports.finished_datetime: the import is finished; add another row to imports'
    )
    WHERE OLD.finished_datetime IS NOT NULL;

    UPDATE imports
    SET new_row_count = (SELECT count(*) FROM import_rows WHERE import_id = NEW.id)
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE is_waiting = 1
        AND CASE
            WHEN
                import_rows.currency
                = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE
                    rate.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = import_rows.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = import_rows.currency
                            LIMIT 1
                        )
                    )
                    AND rate.datetime <= import_rows.occurred_at
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END IS NOT NULL;

    -- First all that have an opposite amount elsewhere in the time of the import: one sort, and
    -- few are left.
    UPDATE import_rows SET is_doubtful = 1
    WHERE
        fin_transaction_id IN (
            SELECT pool.id
            FROM (
                SELECT
                    tx.id,
                    min(tx.amount) OVER alike AS least,
                    max(tx.amount) OVER alike AS most,
                    min(tx.asset_storage_id) OVER alike AS one_place,
                    max(tx.asset_storage_id) OVER alike AS other_place
                FROM (
                    SELECT
                        datetime(min(brought.occurred_at), '-10 days') AS start_datetime,
                        datetime(max(brought.occurred_at), '+10 days') AS end_datetime
                    FROM import_rows AS brought
                    WHERE brought.import_id = NEW.id
                ) AS span
                CROSS JOIN fin_transaction_categories AS category
                    ON category.name IN ('uncategorised', 'transfers', 'deliveries')
                CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
                    AND tx.datetime >= span.start_datetime
                    AND tx.datetime <= span.end_datetime
                WINDOW alike AS (PARTITION BY abs(tx.amount))
            ) AS pool
            WHERE pool.least < 0 AND pool.most > 0 AND pool.one_place < pool.other_place
        );

    -- Then the candidates of each are counted: opposite amounts within 5 days, without those of
    -- its own storage. Of one candidate, the sum of ids is its id.
    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT found.credit_id, found.debit_id
    FROM (
        WITH
        candidates AS MATERIALIZED (
            SELECT
                tx.id,
                tx.amount,
                held.asset_id,
                held.storage_id,
                julianday(tx.datetime) AS day,
                CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
                CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
            FROM import_rows AS brought
            CROSS JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
            CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
            CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
            WHERE brought.is_doubtful = 1
                AND category.name IN ('uncategorised', 'transfers', 'deliveries')
                AND NOT EXISTS (
                    SELECT 1 FROM swaps AS side
                    WHERE side.credit_fin_transaction_id = tx.id
                )
                AND NOT EXISTS (
                    SELECT 1 FROM swaps AS side
                    WHERE side.debit_fin_transaction_id = tx.id
                )
        ),

        counted AS MATERIALIZED (
            SELECT
                candidates.credit_id,
                candidates.debit_id,
                CASE
                    WHEN candidates.amount < 0
                        THEN count(candidates.debit_id) OVER anywhere
                            - count(candidates.debit_id) OVER here
                    ELSE count(candidates.credit_id) OVER anywhere
                        - count(candidates.credit_id) OVER here
                END AS partners,
                total(candidates.debit_id) OVER anywhere
                - total(candidates.debit_id) OVER here AS partner_id
            FROM candidates
            WINDOW
                anywhere AS (
                    PARTITION BY candidates.asset_id, abs(candidates.amount)
                    ORDER BY candidates.day
                    RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                ),
                here AS (
                    PARTITION BY
                        candidates.asset_id, abs(candidates.amount), candidates.storage_id
                    ORDER BY candidates.day
                    RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                )
        )

        SELECT
            counted.credit_id,
            CAST(counted.partner_id AS INTEGER) AS debit_id
        FROM counted
        WHERE counted.credit_id IS NOT NULL
            AND counted.partners = 1
            AND counted.partner_id IN (
                SELECT partner.debit_id FROM counted AS partner
                WHERE partner.partners = 1
            )
    ) AS found
    WHERE EXISTS (
        SELECT 1 FROM import_rows AS brought
        WHERE brought.fin_transaction_id = found.credit_id AND brought.import_id = NEW.id
    )
    OR EXISTS (
        SELECT 1 FROM import_rows AS brought
        WHERE brought.fin_transaction_id = found.debit_id AND brought.import_id = NEW.id
    );

    UPDATE import_rows
    SET
        is_doubtful = 0,
        swap_id = coalesce(
            (
                SELECT side.id FROM swaps AS side
                WHERE side.credit_fin_transaction_id = import_rows.fin_transaction_id
            ),
            (
                SELECT side.id FROM swaps AS side
                WHERE side.debit_fin_transaction_id = import_rows.fin_transaction_id
            )
        )
    WHERE is_doubtful = 1
        AND (
            EXISTS (
                SELECT 1 FROM swaps AS side
                WHERE side.credit_fin_transaction_id = import_rows.fin_transaction_id
            )
            OR EXISTS (
                SELECT 1 FROM swaps AS side
                WHERE side.debit_fin_transaction_id = import_rows.fin_transaction_id
            )
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'transfers', coalesce(root.is_passive, 0), coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE changes() > 0
        AND root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories AS known
            WHERE known.name = 'transfers'
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;

    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'transfers')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'uncategorised')
        AND id IN (
            SELECT side.credit_fin_transaction_id FROM import_rows AS brought
            INNER JOIN swaps AS side ON side.id = brought.swap_id
            WHERE brought.import_id = NEW.id
            UNION ALL
            SELECT side.debit_fin_transaction_id FROM import_rows AS brought
            INNER JOIN swaps AS side ON side.id = brought.swap_id
            WHERE brought.import_id = NEW.id
        );

    -- What has no candidate after all is not doubtful.
    UPDATE import_rows SET is_doubtful = 0
    WHERE is_doubtful = 1
        AND fin_transaction_id NOT IN (
            SELECT coalesce(marked.credit_id, marked.debit_id)
            FROM (
                WITH
                candidates AS MATERIALIZED (
                    SELECT
                        tx.id,
                        tx.amount,
                        held.asset_id,
                        held.storage_id,
                        julianday(tx.datetime) AS day,
                        CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
                        CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
                    FROM import_rows AS brought
                    CROSS JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
                    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
                    CROSS JOIN
                        fin_transaction_categories AS category
                    ON category.id = tx.category_id
                    WHERE brought.is_doubtful = 1
                        AND category.name IN ('uncategorised', 'transfers', 'deliveries')
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS side
                            WHERE side.credit_fin_transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS side
                            WHERE side.debit_fin_transaction_id = tx.id
                        )
                ),

                counted AS MATERIALIZED (
                    SELECT
                        candidates.credit_id,
                        candidates.debit_id,
                        CASE
                            WHEN candidates.amount < 0
                                THEN count(candidates.debit_id) OVER anywhere
                                    - count(candidates.debit_id) OVER here
                            ELSE count(candidates.credit_id) OVER anywhere
                                - count(candidates.credit_id) OVER here
                        END AS partners,
                        total(candidates.debit_id) OVER anywhere
                        - total(candidates.debit_id) OVER here AS partner_id
                    FROM candidates
                    WINDOW
                        anywhere AS (
                            PARTITION BY candidates.asset_id, abs(candidates.amount)
                            ORDER BY candidates.day
                            RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                        ),
                        here AS (
                            PARTITION BY
                                candidates.asset_id, abs(candidates.amount), candidates.storage_id
                            ORDER BY candidates.day
                            RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                        )
                )

                SELECT * FROM counted
                WHERE counted.partners > 0
            ) AS marked
        );
END;
