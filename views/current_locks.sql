CREATE VIEW current_locks AS
-- One row per period that is closed: of a storage, or of all.
--   pseudo_id     INTEGER, key: locks.id
--   storage       TEXT, lookup: fin_storages.name, NULL is every storage
--   locked_until  TEXT UTC, value: what is dated before stays as it is; YYYY-MM-DD is completed
-- Transactions before locked_until, swaps of such transactions, and balances up to it cannot be
-- added, changed or deleted, neither here nor by an import. The natural line is a verified balance:
-- it counts the transactions before it, so its own datetime locks them and it.
-- Operations: select, insert, update, delete.
--   insert for a storage that has a row moves that one; a new storage in a row points the lock
--   there, it renames nothing. To unlock, move locked_until back or delete the row; the later of a
--   storage's row and that of all counts.
-- Cost: a handful of rows.
SELECT
    locks.id AS pseudo_id,
    (SELECT storage.name FROM fin_storages AS storage WHERE storage.id = locks.storage_id)
        AS storage,
    locks.locked_until
FROM locks;
