CREATE VIEW holdings AS
-- One row per asset & storage that holds something that is not cash: what is owned, for people who
-- think in tickers.
--   pseudo_id    INTEGER, key: fin_assets_storages.id
--   id           INTEGER, key: the same
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   name         TEXT, value: fin_assets.name
--   shares       INTEGER, REAL if it is no whole number, of the asset, value: the newest balance
--   cost_basis   REAL of the base asset, value: what all of it cost, by moving average: what
--                fin_transaction_costs says, else what was given in swaps, at its value then;
--                NULL if any part of it is unknown
--   asset_class  TEXT, lookup: fin_asset_types.name; an insert without it takes the class that has
--                the ticker, else equity
--   added_at     TEXT YYYY-MM-DD, value: day of the first transaction or balance
--   storage      TEXT, lookup: fin_storages.name; an insert without it takes the storage with the
--                role portfolio
-- An asset of the base asset's type is cash. Inactive assets and storages are skipped; what is
-- owed (a balance < 0) is not owned.
-- Operations: select, insert, update, delete.
--   insert adds the class, the asset and the storage with the role portfolio if they are missing,
--   then an initial import with its cost and the balance after it, as of now or the day added_at;
--   update of shares saves a balance as of now, update of cost_basis the cost of the import; the
--   ticker, name and asset_class are edited in fin_assets;
--   delete takes an import back, as long as nothing else happened.
-- Cost: a few index seeks a row; cost_basis reads all transactions of the row.
SELECT
    held.id AS pseudo_id,
    held.id,
    -- include ticker,
    asset.name,
    CASE
        WHEN balance.amount = CAST(balance.amount AS INTEGER)
            THEN CAST(balance.amount AS INTEGER)
        ELSE balance.amount
    END AS shares,
    (
        WITH RECURSIVE positions (asset_storage_id, asset_id) AS (SELECT held.id, held.asset_id),

        -- include average_costs

        SELECT average_costs.base_cost FROM average_costs
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
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
-- include newest_balance(kind = INNER, asset_storage_id = held.id)
WHERE balance.amount > 0
    AND asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);
