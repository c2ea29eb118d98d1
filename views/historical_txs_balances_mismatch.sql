CREATE VIEW historical_txs_balances_mismatch AS
-- One row per interval of an asset & storage in which transactions do not explain the change of its
-- balance. An interval lies between two balances and ended within the last two years, or it is the
-- running one, from the newest balance to now.
--   start_datetime      TEXT UTC, info: the earlier balance, NULL before the first one
--   end_datetime        TEXT UTC, info: the later balance, or now
--   storage             TEXT, info: fin_storages.name
--   amount_unaccounted  REAL of the asset, info: balance_delta - tx_delta
--   tx_delta            REAL of the asset, info: transactions since the start, before the end
--   balance_delta       REAL of the asset, info: from the earlier balance (or 0) to the later one;
--                       0 in the running interval, which no balance has confirmed yet
--   asset_type          TEXT, info: fin_asset_types.name
--   asset_code          TEXT, info: fin_assets.code
-- A row of the running interval says that transactions are newer than the balance. Verify it in
-- current_balances, and the row is gone. Balances of the future do not count before their time.
-- Operations: select.
-- Floating point raises no alarm, a missing cent does: whole units and fractions are added up
-- apart, so that a million additions stay exact far below a cent. What remains is compared with the
-- largest error that they can have made (2^-53 per number, n^2/2 for n fractions).
-- Cost: two walks over the transactions of these two years in an index, a seek per balance. Where
--   there is no balance at all, the walks go over all transactions.
WITH
ends AS (
    SELECT
        balance.asset_storage_id,
        balance.datetime AS end_datetime,
        balance.datetime AS until,
        balance.amount,
        (
            SELECT previous.id FROM balances AS previous
            WHERE previous.asset_storage_id = balance.asset_storage_id
                AND previous.datetime < balance.datetime
            ORDER BY previous.datetime DESC LIMIT 1
        ) AS previous_id
    FROM fin_assets_storages AS held
    CROSS JOIN balances AS balance ON balance.asset_storage_id = held.id
    WHERE balance.datetime >= datetime('now', '-2 years')
        AND balance.datetime <= datetime('now', '+1 second')
    UNION ALL
    SELECT
        held.id,
        datetime('now'),
        datetime('now', '+1 second'),
        NULL,
        (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    FROM fin_assets_storages AS held
),

-- include mismatched_intervals

SELECT
    mismatch.start_datetime, mismatch.end_datetime,
    fin_storages.name AS storage,
    mismatch.amount_unaccounted, mismatch.tx_delta, mismatch.balance_delta,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code
FROM mismatched_intervals AS mismatch
INNER JOIN fin_assets_storages AS held ON held.id = mismatch.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY mismatch.end_datetime DESC, mismatch.asset_storage_id ASC;
