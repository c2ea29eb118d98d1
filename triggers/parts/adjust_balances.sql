-- Of the transactions from id :first on, which are all of one moment. A plus keeps SQLite from
-- walking over an index of all instead.
SELECT RAISE(ABORT, ':view.adjust_balance: works up to now only; leave it out, and adjust the balance then')
FROM fin_transactions AS tx
WHERE NEW.adjust_balance IN (1, '1') AND tx.id >= :first AND tx.datetime > datetime('now');

SELECT RAISE(ABORT, ':view.adjust_balance: there are newer balances; leave it out, or adjust those')
FROM fin_transactions AS tx
INNER JOIN balances AS newer ON newer.asset_storage_id = tx.asset_storage_id
    AND newer.datetime > datetime(tx.datetime, '+1 second')
WHERE NEW.adjust_balance IN (1, '1')
    AND tx.id >= :first
    AND tx.datetime < datetime('now', '-5 seconds');

-- Balances of the few seconds since then move along.
UPDATE balances
SET
    amount = amount + (
        SELECT sum(tx.amount) FROM fin_transactions AS tx
        WHERE tx.id >= :first AND tx.asset_storage_id = balances.asset_storage_id
    )
WHERE NEW.adjust_balance IN (1, '1')
    AND asset_storage_id IN (
        SELECT tx.asset_storage_id FROM fin_transactions AS tx WHERE tx.id >= :first
    )
    AND datetime > (
        SELECT datetime(max(+tx.datetime), '+1 second') FROM fin_transactions AS tx
        WHERE tx.id >= :first
    )
    AND datetime <= datetime('now', '+1 second');

-- Without an earlier balance, the transactions so far are all that is known.
INSERT INTO balances (datetime, amount, asset_storage_id)
SELECT
    datetime(max(tx.datetime), '+1 second'),
    coalesce(
        (
            SELECT newest.amount FROM balances AS newest
            WHERE newest.asset_storage_id = tx.asset_storage_id
                AND newest.datetime <= datetime(tx.datetime, '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        ) + sum(tx.amount),
        (
            SELECT sum(earlier.amount) FROM fin_transactions AS earlier
            WHERE earlier.asset_storage_id = tx.asset_storage_id
                AND earlier.datetime <= tx.datetime
        )
    ),
    tx.asset_storage_id
FROM fin_transactions AS tx
WHERE tx.id >= :first AND NEW.adjust_balance IN (1, '1')
GROUP BY +tx.asset_storage_id
ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
