-- What is in each of the positions (asset_storage_id, asset_id), and what it cost, by moving
-- average: one step a transaction, in their order. An acquisition costs what fin_transaction_costs
-- says, else what was given in swaps with their fees, at its value then: all of it, or the cost is
-- unknown. New units of a split cost nothing. It is what pool_averages says of a pool, found step
-- by step through the index, so that a single row costs no more than its own transactions.
averages (asset_storage_id, asset_id, number, datetime, id, amount, base_cost) AS (
    SELECT positions.asset_storage_id, positions.asset_id, 0, '', 0, 0.0, 0.0 FROM positions
    UNION ALL
    SELECT
        tx.asset_storage_id, averages.asset_id,
        averages.number + 1,
        tx.datetime, tx.id,
        averages.amount + tx.amount,
        CASE
            WHEN averages.amount + tx.amount <= 0 THEN 0.0
            WHEN
                cost.id IS NULL
                AND
                -- include is_split(tx = tx, asset_id = averages.asset_id)
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
                THEN averages.base_cost
            WHEN tx.amount < 0
                THEN averages.base_cost * (averages.amount + tx.amount) / averages.amount
            WHEN cost.id IS NOT NULL THEN averages.base_cost + cost.base_amount
            ELSE
                averages.base_cost +
                -- include paid_by_swaps(debit = debit_fin_transaction_id, id = tx.id, with_fee = 1)
        END
    FROM averages
    INNER JOIN fin_transactions AS tx ON tx.id = (
        SELECT later.id FROM fin_transactions AS later
        WHERE later.asset_storage_id = averages.asset_storage_id
            AND (later.datetime, later.id) > (averages.datetime, averages.id)
            AND later.datetime <= datetime('now')
        ORDER BY later.datetime, later.id LIMIT 1
    )
    LEFT JOIN fin_transaction_costs AS cost ON cost.transaction_id = tx.id
),

-- The average after the newest transaction: max() says which row the others are of.
average_costs AS (
    SELECT averages.asset_storage_id, averages.amount, averages.base_cost, max(averages.number)
    FROM averages
    WHERE averages.number > 0
    GROUP BY averages.asset_storage_id
)
