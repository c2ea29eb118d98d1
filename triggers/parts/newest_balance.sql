:kind JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = :asset_storage_id
        AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
