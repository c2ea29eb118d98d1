CREATE VIEW import_transfer_candidates AS
-- Internal: finishing an import finds transfers by it.
-- One row per imported amount that may be one side of a transfer (import_rows.is_doubtful), and is
-- in no swap.
--   fin_transaction_id  INTEGER, key: fin_transactions.id
--   amount              REAL of its asset, info: < 0 went out
--   partner_count       INTEGER, info: opposite amounts of the same asset in other storages within
--                       5 days
--   partner_id          INTEGER, lookup: fin_transactions, the only partner; NULL if there is not
--                       exactly one
-- Operations: select.
-- Cost: a sort of the doubtful rows.
WITH
candidates AS MATERIALIZED (
    SELECT
        tx.id, tx.amount, holding.asset_id, holding.storage_id,
        julianday(tx.datetime) AS day,
        CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
        CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
    FROM import_rows AS line
    CROSS JOIN fin_transactions AS tx ON tx.id = line.fin_transaction_id
    CROSS JOIN fin_assets_storages AS holding ON holding.id = tx.asset_storage_id
    CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE line.is_doubtful = 1
        AND category.role IN ('uncategorised', 'transfers', 'deliveries')
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
),

-- What is within 5 days, without that of the same storage. The sum of the ids of one is its id.
counted AS (
    SELECT
        id, amount,
        CASE
            WHEN amount < 0 THEN count(debit_id) OVER anywhere - count(debit_id) OVER here
            ELSE count(credit_id) OVER anywhere - count(credit_id) OVER here
        END AS partner_count,
        CASE
            WHEN amount < 0 THEN total(debit_id) OVER anywhere - total(debit_id) OVER here
            ELSE total(credit_id) OVER anywhere - total(credit_id) OVER here
        END AS partner_ids
    FROM candidates
    WINDOW
        anywhere AS (
            PARTITION BY asset_id, abs(amount)
            ORDER BY day RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
        ),
        here AS (
            PARTITION BY asset_id, abs(amount), storage_id
            ORDER BY day RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
        )
)

SELECT
    id AS fin_transaction_id,
    amount, partner_count,
    CASE WHEN partner_count = 1 THEN CAST(partner_ids AS INTEGER) END AS partner_id
FROM counted;
