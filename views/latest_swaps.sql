CREATE VIEW latest_swaps AS
-- One row per swap, the latest first: a transfer, an exchange, a purchase, a sale.
--   pseudo_id        INTEGER, key: swaps.id
--   datetime         TEXT UTC, value: an insert without it takes now; YYYY-MM-DD is completed
--   description      TEXT, value
--   from_asset_code  TEXT, lookup: fin_assets.code, what was given
--   from_storage     TEXT, lookup: fin_storages.name
--   from_amount      REAL of that asset, value: > 0
--   to_asset_code    TEXT, lookup: fin_assets.code, what was received; left out, the same asset
--   to_storage       TEXT, lookup: fin_storages.name; left out, from_storage
--   to_amount        REAL of that asset, value: > 0; left out in a transfer, from_amount
--   fee_amount       REAL of its asset, value: > 0, paid beside from_amount; NULL without a fee
--   fee_asset_code   TEXT, lookup: fin_assets.code; left out, the money of the two sides
--   fee_storage      TEXT, lookup: fin_storages.name; left out, that of the side in the same asset
--   category         TEXT, lookup: fin_transaction_categories.name; left out, that of the role
--                    transfers for one asset, exchange for two; a fee has that of the role fees
--   price            REAL, info: what one unit cost in money; of two moneys what one of from_ gave
--   from_phys_asset  TEXT, lookup: phys_assets.name, the thing that was given
--   to_phys_asset    TEXT, lookup: phys_assets.name, the thing that was received
--   from_asset_type  TEXT, lookup: fin_asset_types.name; needed where several types have the code
--   to_asset_type    TEXT, lookup: fin_asset_types.name; needed where several types have the code
--   adjust_balance   INTEGER boolean, insert only: 1 also saves the balances one second later
-- Operations: select, insert, update, delete.
--   insert makes both transactions, the swap and the fee. A thing that is bought is owned from
--   datetime on, if it was not; one that is sold is not owned any more.
--   update of a name cell points that side elsewhere; it renames nothing. Both amounts of a
--   transfer change together. Another datetime moves both sides by as much.
--   delete takes the swap, its transactions and its fee; an ownership that began with it, and that
--   nothing else refers to, goes, and one that ended with it goes on.
-- Cost: sorts the swaps, which have no moment of their own; the lookups of a row are made when it
--   is read. An insert costs less than three through latest_fin_transactions.
SELECT
    latest.id AS pseudo_id,
    latest.datetime,
    latest.description,
    -- include asset_of(column = code, id = from_id, name = from_asset_code),
    -- include storage_of(id = from_id, name = from_storage),
    CAST(-latest.credit_amount AS REAL) AS from_amount,
    -- include asset_of(column = code, id = to_id, name = to_asset_code),
    -- include storage_of(id = to_id, name = to_storage),
    latest.debit_amount AS to_amount,
    CAST(-latest.negative_fee AS REAL) AS fee_amount,
    -- include asset_of(column = code, id = fee_id, name = fee_asset_code),
    -- include storage_of(id = fee_id, name = fee_storage),
    (
        SELECT category.name FROM fin_transaction_categories AS category
        WHERE category.id = latest.category_id
    ) AS category,
    (
        SELECT
            CASE
                WHEN given.id = received.id THEN NULL
                WHEN received.type_id IS (
                    SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
                )
                    THEN latest.debit_amount / -latest.credit_amount
                ELSE -latest.credit_amount / latest.debit_amount
            END
        FROM fin_assets_storages AS from_held
        INNER JOIN fin_assets AS given ON given.id = from_held.asset_id
        INNER JOIN fin_assets_storages AS to_held ON to_held.id = latest.to_id
        INNER JOIN fin_assets AS received ON received.id = to_held.asset_id
        WHERE from_held.id = latest.from_id
    ) AS price,
    -- include thing_of(id = credit_phys_ownership_id, name = from_phys_asset),
    -- include thing_of(id = debit_phys_ownership_id, name = to_phys_asset),
    -- include asset_type_of(id = from_id, name = from_asset_type),
    -- include asset_type_of(id = to_id, name = to_asset_type),
    CAST(NULL AS INTEGER) AS adjust_balance
FROM (
    SELECT
        swap.id,
        swap.credit_phys_ownership_id,
        swap.debit_phys_ownership_id,
        coalesce(credit.datetime, debit.datetime, received.start_datetime) AS datetime,
        coalesce(credit.description, debit.description) AS description,
        coalesce(credit.category_id, debit.category_id) AS category_id,
        credit.asset_storage_id AS from_id,
        credit.amount AS credit_amount,
        debit.asset_storage_id AS to_id,
        debit.amount AS debit_amount,
        fee.asset_storage_id AS fee_id,
        fee.amount AS negative_fee
    FROM swaps AS swap
    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
    LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
    LEFT JOIN fin_transactions AS fee ON fee.id = swap.fee_fin_transaction_id
    LEFT JOIN phys_asset_ownerships AS received ON received.id = swap.debit_phys_ownership_id
    ORDER BY datetime DESC, swap.id DESC
) AS latest;
