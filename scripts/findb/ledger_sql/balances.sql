-- A journal knows only days, so it can check the balances of a midnight and no others.
SELECT date(balance.datetime) AS day, balance.asset_storage_id, held.asset_id, balance.amount
FROM balances AS balance
INNER JOIN fin_assets_storages AS held ON held.id = balance.asset_storage_id
WHERE time(balance.datetime) = '00:00:00'
ORDER BY balance.datetime, balance.asset_storage_id;
