(
    SELECT balance.amount FROM balances AS balance
    WHERE balance.asset_storage_id = held.id AND balance.datetime <= :datetime
    ORDER BY balance.datetime DESC LIMIT 1
)
