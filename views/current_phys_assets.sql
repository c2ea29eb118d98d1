CREATE VIEW current_phys_assets AS
-- One row per period in which a thing (house, car, flat) is, was or will be owned; what is sold
-- comes last.
--   pseudo_id            INTEGER, key: phys_asset_ownerships.id
--   name                 TEXT, value: phys_assets.name
--   description          TEXT, value: phys_assets.description
--   bought_on            TEXT YYYY-MM-DD, value: owned since then; left out it is now
--   paid                 REAL of the asset, value: what went out for it in a swap; NULL if nothing
--                        did, or in several swaps
--   paid_from_storage    TEXT, lookup: fin_storages.name, where that was taken from
--   paid_asset_code      TEXT, lookup: fin_assets.code, cash first; left out it is the base asset
--   value                REAL of the base asset, value: the newest valuation while it was owned,
--                        else what was paid, as in current_balance_sheet
--   value_datetime       TEXT UTC, value: of that valuation; YYYY-MM-DD will do
--   sold_on              TEXT YYYY-MM-DD, value: owned before then; NULL is for ever
--   sold_for             REAL of the asset, value: what came in for it in a swap, likewise; an
--                        insert and an edit take it in the asset of paid_asset_code
--   sold_to_storage      TEXT, lookup: fin_storages.name, where that was put
--   paid_transaction_id  INTEGER, key: fin_transactions.id
--   sold_transaction_id  INTEGER, key: fin_transactions.id
-- Operations: select, insert, update, delete.
--   insert adds the thing if it is new, the ownership, the valuation, and with a storage the money
--   and the swap, in the category with the role exchange; balances stay as they are;
--   an amount of money is left out if it is value: in one cell, name the storage first, then
--   correct the amount; clearing the storage takes the money back;
--   editing value is a valuation as of now, or of value_datetime if that is edited with it; editing
--   value_datetime alone moves the valuation;
--   editing name renames the thing; editing a storage or paid_asset_code moves the money elsewhere;
--   delete takes all of that back, and the thing if nothing else refers to it.
-- Cost: a few index seeks a row.
SELECT
    ownership.id AS pseudo_id,
    phys_assets.name,
    phys_assets.description,
    date(ownership.start_datetime) AS bought_on,
    -payment.amount AS paid,
    payer.name AS paid_from_storage,
    asset.code AS paid_asset_code,
    -- include thing_value(datetime = datetime('now'))
    AS value,
    (
        SELECT max(valuation.datetime) FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = ownership.asset_id
            AND valuation.datetime >= ownership.start_datetime
            AND valuation.datetime <= min(datetime('now'), coalesce(ownership.end_datetime, '~'))
    ) AS value_datetime,
    date(ownership.end_datetime) AS sold_on,
    proceeds.amount AS sold_for,
    receiver.name AS sold_to_storage,
    payment.id AS paid_transaction_id,
    proceeds.id AS sold_transaction_id
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
-- include swapped_for(name = payment, money = credit_fin_transaction_id, thing = debit_phys_ownership_id)
LEFT JOIN fin_assets_storages AS paying ON paying.id = payment.asset_storage_id
LEFT JOIN fin_storages AS payer ON payer.id = paying.storage_id
LEFT JOIN fin_assets AS asset ON asset.id = paying.asset_id
-- include swapped_for(name = proceeds, money = debit_fin_transaction_id, thing = credit_phys_ownership_id)
LEFT JOIN fin_assets_storages AS receiving ON receiving.id = proceeds.asset_storage_id
LEFT JOIN fin_storages AS receiver ON receiver.id = receiving.storage_id
ORDER BY coalesce(ownership.end_datetime, '~') <= datetime('now') ASC, ownership.id ASC;
