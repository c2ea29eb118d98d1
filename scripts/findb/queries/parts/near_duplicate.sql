EXISTS (
    SELECT 1 FROM fin_transactions AS twin
    WHERE twin.asset_storage_id = tx.asset_storage_id
        AND twin.datetime >= datetime(tx.datetime, '-3 days')
        AND twin.datetime <= datetime(tx.datetime, '+3 days')
        AND twin.amount = tx.amount
        AND twin.id <> tx.id
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS other
            WHERE other.fin_transaction_id = twin.id
                AND other.import_account_id = line.import_account_id
        )
)
