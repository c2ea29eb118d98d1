(
    -- include asset_storage_history(id = :id)
    OR
    -- include asset_storage_references(id = :id)
)
