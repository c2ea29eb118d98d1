-- include add_account(storage = :storage, asset = paid_asset, old_type = NULL)

INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
SELECT
    ownership.:moment,
    NEW.name,
    -- include named_account(storage = :storage, asset = paid_asset, old_type = NULL),
    :sign
    -- include thing_amount(amount = :amount, old_storage = NULL),
    category.id
FROM phys_asset_ownerships AS ownership
INNER JOIN fin_transaction_categories AS category ON category.role = 'exchange'
WHERE ownership.id = :ownership_id AND NEW.:storage <> '' AND :when;

INSERT INTO swaps (:money, :thing)
SELECT tx.id, :ownership_id FROM fin_transactions AS tx
WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest)
    AND NEW.:storage <> ''
    AND :when;
