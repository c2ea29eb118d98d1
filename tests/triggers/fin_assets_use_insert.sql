-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_assets (code, type_id) VALUES ('GOLD', 2);

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_assets (code, type_id)
VALUES ('VTI', 2);
--! fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_assets (id, code, type_id)
VALUES (4, 'VTI', 2);
--! fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
--> 3 | VTI
--> 4 | GOLD

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_assets (code, type_id)
VALUES ('GOLD', 2);
INSERT OR REPLACE INTO fin_assets (id, code, type_id)
VALUES (3, 'VTI', 2);
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
--> 3 | VTI
--> 5 | GOLD

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_assets (code, type_id)
VALUES ('VTI', 2);
INSERT INTO fin_assets (code, type_id)
VALUES ('VTI', 2)
ON CONFLICT DO NOTHING;
INSERT INTO fin_assets (code, type_id)
VALUES ('VTI', 2)
ON CONFLICT (code, type_id) DO UPDATE SET code = excluded.code;
INSERT INTO fin_assets (code, type_id)
VALUES ('VTI', 2);
--! UNIQUE constraint failed
INSERT INTO fin_assets (code, type_id)
VALUES ('OIL', 2);
SELECT count(*) FROM fin_assets;
--> 5

-- # Nor does it by taking a role
UPDATE fin_assets SET role = 'price_index' WHERE code = 'VTI';
INSERT OR REPLACE INTO fin_assets (code, type_id, role) VALUES ('CPI', 1, 'price_index');
--! fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE
