-- include check_filled(view = :view, column = storage, example = a name of fin_storages)

SELECT RAISE(
    ABORT, ':view.storage: no such name in fin_storages; correct it or add it there'
)
WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);
