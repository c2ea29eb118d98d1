-- A balance that adjust_balance dated one second ahead is corrected in place.
INSERT INTO balances (datetime, amount, asset_storage_id)
SELECT max(datetime('now'), coalesce(balance.datetime, '')), :amount, held.id
FROM fin_assets_storages AS held
-- include newest_balance(kind = LEFT, asset_storage_id = held.id)
