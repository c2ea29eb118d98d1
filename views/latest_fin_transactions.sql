CREATE VIEW latest_fin_transactions AS
-- One row per transaction, the latest first.
--   pseudo_id          INTEGER, key: fin_transactions.id
--   datetime           TEXT UTC, value: an insert without it takes now; YYYY-MM-DD is completed
--   description        TEXT, value
--   asset_type         TEXT, lookup: fin_asset_types.name
--   asset_code         TEXT, lookup: fin_assets.code
--   asset_name         TEXT, info
--   storage            TEXT, lookup: fin_storages.name
--   amount             REAL of the asset, value: > 0 comes in, < 0 goes out
--   category           TEXT, lookup: fin_transaction_categories.name
--   reason_asset_type  TEXT, lookup: fin_asset_types.name
--   reason_asset_code  TEXT, lookup: fin_assets.code
--   reason_storage     TEXT, lookup: fin_storages.name
--   reason_phys_asset  TEXT, lookup: phys_assets.name, by its ownership at datetime
--   adjust_balance     INTEGER boolean, insert only: 1 also saves a balance one second later
--   base_amount        REAL of the base asset, info: at the rate of its moment
--   swap               TEXT, info: what is on the other side of its swap, like 900 USD in Bank
--   base_cost          REAL of the base asset, value: what all of it cost, where no swap tells: of
--                      what was there before FinDB, a gift, a delivery; NULL is unknown
-- Operations: select, insert, update, delete.
--   An insert may leave asset_type out where only one asset has the code. A lookup tuple may be
--   edited one cell at a time: a new asset_code is looked up in the row's type first, then by
--   unique code in any type; what is left out of a reason is taken from the row itself. Names may
--   be typed in any case where only one matches. adjust_balance is of any moment up to now that has
--   no newer balance.
-- Cost: the first rows are there at once; the lookups of a row are made when it is read.
--   The order stands in a subquery that is the only table of FROM, and the lookups are scalar
--   subqueries: so SQLite keeps the order, and COUNT(*) makes no lookup. Joins would undo both.
SELECT
    latest.id AS pseudo_id,
    latest.datetime, latest.description,
    -- include asset_type_of(id = asset_storage_id, name = asset_type),
    -- include asset_of(column = code, id = asset_storage_id, name = asset_code),
    -- include asset_of(column = name, id = asset_storage_id, name = asset_name),
    -- include storage_of(id = asset_storage_id, name = storage),
    latest.amount,
    (
        SELECT category.name FROM fin_transaction_categories AS category
        WHERE category.id = latest.category_id
    ) AS category,
    -- include asset_type_of(id = reason_fin_asset_storage_id, name = reason_asset_type),
    -- include asset_of(column = code, id = reason_fin_asset_storage_id, name = reason_asset_code),
    -- include storage_of(id = reason_fin_asset_storage_id, name = reason_storage),
    -- include thing_of(id = reason_phys_asset_ownership_id, name = reason_phys_asset),
    CAST(NULL AS INTEGER) AS adjust_balance,
    latest.amount * (
        SELECT
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE
                    -- include rate_at(asset_id = asset.id, datetime = latest.datetime)
            END
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        WHERE held.id = latest.asset_storage_id
    ) AS base_amount,
    coalesce(
        -- include other_side(
        --     side = credit_fin_transaction_id, other = debit_fin_transaction_id,
        --     thing = debit_phys_ownership_id
        -- ),
        -- include other_side(
        --     side = debit_fin_transaction_id, other = credit_fin_transaction_id,
        --     thing = credit_phys_ownership_id
        -- )
    ) AS swap,
    (
        SELECT cost.base_amount FROM fin_transaction_costs AS cost
        WHERE cost.transaction_id = latest.id
    ) AS base_cost
FROM (
    SELECT
        id, datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    FROM fin_transactions
    ORDER BY datetime DESC, id DESC
) AS latest;
