-- What the balances at both ends (ends) of intervals tell, and what the transactions between do.
intervals AS (
    SELECT
        ends.asset_storage_id,
        previous.datetime AS start_datetime,
        ends.end_datetime,
        coalesce(previous.datetime, '') AS since,
        ends.until,
        coalesce(previous.amount, 0.0) AS start_amount,
        coalesce(ends.amount, previous.amount, 0.0) AS end_amount
    FROM ends
    LEFT JOIN balances AS previous ON previous.id = ends.previous_id
),

summed_intervals AS MATERIALIZED (
    SELECT
        intervals.*,
        (
            SELECT total(CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since AND tx.datetime < intervals.until
        ) AS whole_units,
        (
            SELECT total(tx.amount - CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since AND tx.datetime < intervals.until
        ) AS fractions
    FROM intervals
    LIMIT -1
),

-- Where the two differ by more than floating point can explain.
mismatched_intervals AS (
    SELECT
        interval.*,
        round(interval.whole_units + interval.fractions, 8) AS tx_delta,
        round(interval.end_amount - interval.start_amount, 8) AS balance_delta,
        round(interval.difference, 8) AS amount_unaccounted
    FROM (
        SELECT
            summed_intervals.*,
            end_amount - start_amount - whole_units - fractions AS difference
        FROM summed_intervals
    ) AS interval
    WHERE
        -- Half of the smallest unit there is, one satoshi; only few pass on to the second test.
        abs(interval.difference) > 5e-9
        AND abs(interval.difference)
        > 5e-9 + 4e-16 * (abs(interval.end_amount) + abs(interval.start_amount)) + (
            SELECT 4e-16 * total(abs(tx.amount)) + 1e-16 * count(*) * count(*)
            FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = interval.asset_storage_id
                AND tx.datetime >= interval.since AND tx.datetime < interval.until
        )
)
