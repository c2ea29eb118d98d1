-- Units that a split gave or took: they are booked to the role splits, or on the day of a split.
(
    :tx.category_id IS (
        SELECT category.id FROM fin_transaction_categories AS category
        WHERE category.role = 'splits'
    )
    OR EXISTS (
        SELECT 1 FROM fin_asset_splits AS split
        WHERE split.asset_id = :asset_id
            AND split.datetime >= date(:tx.datetime)
            AND split.datetime < date(:tx.datetime) || '~'
    )
)
