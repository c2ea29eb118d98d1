CREATE VIEW holdings AS
-- One row per asset & storage that holds something that is not cash: what is owned, for people who
-- think in tickers.
--   pseudo_id    INTEGER, key: fin_assets_storages.id
--   id           INTEGER, key: the same
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   name         TEXT, value: fin_assets.name
--   shares       INTEGER, REAL if it is no whole number, of the asset, value: the newest balance
--   cost_basis   REAL of the base asset, value: what all of it cost, by moving average: what
--                fin_transaction_costs says, else what was given in a swap, at its value then;
--                NULL if neither is known
--   asset_class  TEXT, lookup: fin_asset_types.name, where the ticker is, else 'equity', if omitted
--   added_at     TEXT YYYY-MM-DD, value: day of the first transaction or balance
--   storage      TEXT, lookup: fin_storages.name, 'portfolio' unless told otherwise
-- An asset of the base asset's type is cash. Inactive assets and storages are skipped; what is
-- owed (a balance < 0) is not owned.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of type, asset and storage `portfolio`, then a transaction of
--   initial import with its cost and the balance after it, as of now or of the day added_at;
--   update of shares saves a balance as of now, as in current_balances; of cost_basis the cost of
--   the import; of ticker, name and asset_class what fin_assets says of the asset;
--   delete takes an import back.
-- Cost: a few index seeks a row; cost_basis reads all transactions of the row.
SELECT
    held.id AS pseudo_id,
    held.id,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    asset.name,
    CASE
        WHEN balance.amount = CAST(balance.amount AS INTEGER)
            THEN CAST(balance.amount AS INTEGER)
        ELSE balance.amount
    END AS shares,
    (
        WITH RECURSIVE averages (datetime, id, amount, base_cost) AS (
            SELECT '', 0, 0.0, 0.0
            UNION ALL
            SELECT
                tx.datetime,
                tx.id,
                averages.amount + tx.amount,
                CASE
                    WHEN averages.amount + tx.amount <= 0 THEN 0.0
                    -- New units of a split cost nothing.
                    WHEN
                        EXISTS (
                            SELECT 1 FROM fin_asset_splits AS split
                            WHERE split.asset_id = held.asset_id
                                AND split.datetime >= date(tx.datetime)
                                AND split.datetime < date(tx.datetime) || '~'
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_transaction_costs AS cost
                            WHERE cost.transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS swap
                            WHERE swap.debit_fin_transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS swap
                            WHERE swap.credit_fin_transaction_id = tx.id
                        )
                        THEN averages.base_cost
                    WHEN tx.amount < 0
                        THEN averages.base_cost * (averages.amount + tx.amount) / averages.amount
                    ELSE averages.base_cost + coalesce(
                        (
                            SELECT cost.base_amount FROM fin_transaction_costs AS cost
                            WHERE cost.transaction_id = tx.id
                        ),
                        (
                            SELECT
                                sum(
                                    -credit.amount * CASE
                                        WHEN paid.is_base = 1 THEN 1.0
                                        ELSE (
                                            SELECT rate.rate FROM fin_asset_rates AS rate
                                            WHERE rate.asset_id = paid.id
                                                AND rate.datetime <= credit.datetime
                                            ORDER BY rate.datetime DESC LIMIT 1
                                        )
                                    END
                                )
                            FROM swaps AS swap
                            INNER JOIN fin_transactions AS credit
                                ON credit.id = swap.credit_fin_transaction_id
                            INNER JOIN fin_assets_storages AS payer
                                ON payer.id = credit.asset_storage_id
                            INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                            WHERE swap.debit_fin_transaction_id = tx.id
                        )
                    )
                END
            FROM averages
            INNER JOIN fin_transactions AS tx ON tx.id = (
                SELECT later.id FROM fin_transactions AS later
                WHERE later.asset_storage_id = held.id
                    AND (later.datetime, later.id) > (averages.datetime, averages.id)
                    AND later.datetime <= datetime('now')
                ORDER BY later.datetime, later.id LIMIT 1
                )
        )

        SELECT averages.base_cost FROM averages
        WHERE averages.id > 0
        ORDER BY averages.datetime DESC, averages.id DESC LIMIT 1
    ) AS cost_basis,
    fin_asset_types.name AS asset_class,
    date(
        min(
            (
                SELECT min(oldest.datetime) FROM balances AS oldest
                WHERE oldest.asset_storage_id = held.id
            ),
            coalesce(
                (
                    SELECT min(tx.datetime) FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ), '9'
            )
        )
    ) AS added_at,
    fin_storages.name AS storage
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    AND asset.is_active = 1
    AND asset.type_id
    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
INNER JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
WHERE balance.amount > 0;
