CREATE VIEW current_fin_storages AS
-- One row per storage, by name, the inactive ones last.
--   pseudo_id    INTEGER, key: fin_storages.id
--   name         TEXT, value: a new name renames the storage, wherever it is shown
--   description  TEXT, value
--   is_active    INTEGER boolean, value: 0 hides what is kept there; 1 if an insert leaves it out
--   role         TEXT, info: portfolio is where the view holdings keeps what names no storage
-- Operations: select, insert, update, delete.
--   A storage that has a history is not deleted, but set inactive.
-- Cost: a handful of rows.
SELECT id AS pseudo_id, name, description, is_active, role
FROM fin_storages
ORDER BY is_active DESC, name ASC;
