(
    -- include ownership_in_swap(id = :id)
    OR
    -- include ownership_is_reason(id = :id)
)
