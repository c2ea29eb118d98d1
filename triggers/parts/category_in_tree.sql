(
    -- include category_in_use(id = :id)
    OR EXISTS (SELECT 1 FROM fin_transaction_categories AS below WHERE below.parent_id = :id)
)
