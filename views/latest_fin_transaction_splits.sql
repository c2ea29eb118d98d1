CREATE VIEW latest_fin_transaction_splits AS
-- One row per part that was taken off a transaction, the latest first: one purchase over several
-- categories.
--   pseudo_id      INTEGER, key: fin_transaction_splits.id
--   datetime       TEXT UTC, lookup: fin_transactions.datetime; of an insert, YYYY-MM-DD is enough
--   description    TEXT, value: that of the part; an insert looks the transaction up by it
--   asset_code     TEXT, lookup: fin_assets.code
--   storage        TEXT, lookup: fin_storages.name
--   total_amount   REAL of the asset, lookup: what is left of the transaction and all its parts
--   category       TEXT, lookup: fin_transaction_categories.name, that of the part
--   amount         REAL of the asset, value: of the part, with the sign of the total
--   rest_category  TEXT, info: that of what is left
--   rest_amount    REAL of the asset, info: what is left
-- Operations: select, insert, update, delete.
--   insert takes a part off the one transaction that has the datetime and what else is written of
--   description, asset_code, storage and total_amount. The part is a transaction of its own; what
--   was imported stays known.
--   update of amount moves it between the part and what is left; update of category says what the
--   part is for, and renames nothing. delete gives the part back.
-- Cost: sorts the parts; an insert reads the transactions of its day.
SELECT
    latest.id AS pseudo_id,
    latest.datetime,
    latest.description,
    -- include asset_of(column = code, id = asset_storage_id, name = asset_code),
    -- include storage_of(id = asset_storage_id, name = storage),
    round(
        latest.rest_amount + (
            SELECT sum(sibling.amount) FROM fin_transaction_splits AS of_same
            INNER JOIN fin_transactions AS sibling ON sibling.id = of_same.part_fin_transaction_id
            WHERE of_same.fin_transaction_id = latest.fin_transaction_id
        ),
        10
    ) AS total_amount,
    (
        SELECT category.name FROM fin_transaction_categories AS category
        WHERE category.id = latest.category_id
    ) AS category,
    latest.amount,
    (
        SELECT category.name FROM fin_transaction_categories AS category
        WHERE category.id = latest.rest_category_id
    ) AS rest_category,
    latest.rest_amount
FROM (
    SELECT
        split.id,
        split.fin_transaction_id,
        rest.datetime,
        part.description,
        part.asset_storage_id,
        part.category_id,
        part.amount,
        rest.category_id AS rest_category_id,
        rest.amount AS rest_amount
    FROM fin_transaction_splits AS split
    INNER JOIN fin_transactions AS rest ON rest.id = split.fin_transaction_id
    INNER JOIN fin_transactions AS part ON part.id = split.part_fin_transaction_id
    ORDER BY rest.datetime DESC, split.id DESC
) AS latest;
