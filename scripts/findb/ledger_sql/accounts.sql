-- Every asset & storage. It is a debt if its newest balance is below 0.
SELECT
    held.id,
    fin_storages.name,
    held.asset_id,
    coalesce(
        (
            SELECT balance.amount FROM balances AS balance
            WHERE balance.asset_storage_id = held.id
            ORDER BY balance.datetime DESC LIMIT 1
        ), 0
    ) < 0 AS is_debt
FROM fin_assets_storages AS held
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY held.id;
