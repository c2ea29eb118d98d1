CREATE TRIGGER imports_finish_update
AFTER UPDATE OF finished_datetime ON imports
WHEN NEW.finished_datetime IS NOT OLD.finished_datetime
BEGIN
    -- Finishing an import counts its rows, books the prices whose currency has a rate by now, and
    -- makes swaps of transfers between own accounts: opposite amounts of the same asset in two
    -- storages within 5 days, when neither side has another candidate. Rows with a category of
    -- their own are left alone. Candidates that are left stay marked as doubtful.
    SELECT RAISE(ABORT, 'imports.finished_datetime: the import is finished; add another row to imports')
    WHERE OLD.finished_datetime IS NOT NULL;

    UPDATE imports
    SET new_row_count = (SELECT count(*) FROM import_rows WHERE import_id = NEW.id)
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE is_waiting = 1
        AND (
            SELECT booking.currency_rate FROM import_bookings AS booking
            WHERE booking.id = import_rows.id
        ) IS NOT NULL;

    -- First everything around the time of the import that has an opposite amount elsewhere: that is
    -- one sort, and leaves few.
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
                        datetime(min(line.occurred_at), '-10 days') AS start_datetime,
                        datetime(max(line.occurred_at), '+10 days') AS end_datetime
                    FROM import_rows AS line
                    WHERE line.import_id = NEW.id
                ) AS span
                CROSS JOIN fin_transaction_categories AS category
                    ON category.role IN ('uncategorised', 'transfers', 'deliveries')
                CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
                    AND tx.datetime >= span.start_datetime AND tx.datetime <= span.end_datetime
                WINDOW alike AS (PARTITION BY abs(tx.amount))
            ) AS pool
            WHERE pool.least < 0 AND pool.most > 0 AND pool.one_place < pool.other_place
        );

    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT credit.fin_transaction_id, debit.fin_transaction_id
    FROM import_transfer_candidates AS credit
    INNER JOIN import_transfer_candidates AS debit
        ON debit.fin_transaction_id = credit.partner_id AND debit.partner_count = 1
    WHERE credit.amount < 0
        AND EXISTS (
            SELECT 1 FROM import_rows AS line
            WHERE line.import_id = NEW.id
                AND line.fin_transaction_id IN (credit.fin_transaction_id, debit.fin_transaction_id)
        );

    -- include make_category(role = 'transfers', import_id = NEW.id, condition = changes() > 0)

    UPDATE import_rows
    SET swap_id = coalesce(
        (
            SELECT swap.id FROM swaps AS swap
            WHERE swap.credit_fin_transaction_id = import_rows.fin_transaction_id
        ),
        (
            SELECT swap.id FROM swaps AS swap
            WHERE swap.debit_fin_transaction_id = import_rows.fin_transaction_id
        )
    )
    WHERE is_doubtful = 1;

    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'transfers')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'uncategorised')
        AND id IN (
            SELECT side.id FROM import_rows AS line
            INNER JOIN swaps AS swap ON swap.id = line.swap_id
            INNER JOIN fin_transactions AS side
                ON side.id IN (swap.credit_fin_transaction_id, swap.debit_fin_transaction_id)
            WHERE line.import_id = NEW.id
        );

    UPDATE import_rows SET is_doubtful = 0
    WHERE is_doubtful = 1
        AND (
            swap_id IS NOT NULL
            OR fin_transaction_id NOT IN (
                SELECT candidate.fin_transaction_id FROM import_transfer_candidates AS candidate
                WHERE candidate.partner_count > 0
            )
        );
END;
