-- Of the transactions that a new row may mean, but for the one with the id :but.
(
    SELECT :what FROM fin_transactions AS tx
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE tx.datetime >= NEW.datetime
        AND tx.datetime < NEW.datetime || '~'
        AND tx.id <> :but
        AND (coalesce(NEW.description, '') = '' OR tx.description = NEW.description)
        AND (coalesce(NEW.asset_code, '') = '' OR asset.code = upper(NEW.asset_code))
        AND (
            coalesce(NEW.storage, '') = ''
            OR held.storage_id =
            -- include named(table = fin_storages, name = NEW.storage)
        )
        AND (
            coalesce(NEW.total_amount, '') = ''
            OR round(
                tx.amount + (
                    SELECT total(part.amount) FROM fin_transaction_splits AS split
                    INNER JOIN fin_transactions AS part ON part.id = split.part_fin_transaction_id
                    WHERE split.fin_transaction_id = tx.id
                ),
                8
            ) = round(NEW.total_amount, 8)
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_splits AS split
            WHERE split.part_fin_transaction_id = tx.id
        )
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
)
