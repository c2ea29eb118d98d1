tx.category_id = category.id
AND tx.datetime >= month.start_datetime AND tx.datetime < month.until_datetime
AND (
    category.is_swapped = 0
    OR (
        NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
    )
)
