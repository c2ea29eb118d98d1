INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
    AND tx.datetime = :datetime
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    AND category.role = 'splits'
