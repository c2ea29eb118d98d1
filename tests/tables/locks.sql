-- @include base.sql
INSERT INTO locks (storage_id, locked_until) VALUES
(1, '2026-01-01 00:00:00'), (NULL, '2025-01-01 00:00:00');

-- # A moment is needed
INSERT INTO locks (storage_id) VALUES (2);
--! NOT NULL constraint failed: locks.locked_until
INSERT INTO locks (storage_id, locked_until) VALUES (2, '2026-01-01');
--! locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE locks SET locked_until = '';
--! locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS

-- # One row a storage
INSERT INTO locks (storage_id, locked_until) VALUES (1, '2026-02-01 00:00:00');
--! UNIQUE constraint failed: locks.storage_id
INSERT INTO locks (storage_id, locked_until) VALUES (9, '2026-02-01 00:00:00');
--! FOREIGN KEY constraint failed

-- # A storage that has one stays
INSERT INTO fin_storages (name) VALUES ('Cellar');
INSERT INTO locks (storage_id, locked_until) VALUES (3, '2026-02-01 00:00:00');
DELETE FROM fin_storages WHERE id = 3;
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0
