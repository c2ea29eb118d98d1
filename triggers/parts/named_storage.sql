coalesce(
    -- include named(table = fin_storages, name = :name),
    (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = :role)
)
