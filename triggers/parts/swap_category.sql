coalesce(
    -- include named(table = fin_transaction_categories, name = NEW.category),
    (
        SELECT category.id FROM fin_transaction_categories AS category
        WHERE category.role = CASE
            WHEN
                -- include swap_is_transfer
                THEN 'transfers'
            ELSE 'exchange'
        END
    )
)
