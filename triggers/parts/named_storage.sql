coalesce(
    (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = :name),
    (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = :role)
)
