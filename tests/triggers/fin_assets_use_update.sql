-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_assets (code, type_id) VALUES ('GOLD', 2);

-- # The id of a row that is in use stays
UPDATE fin_assets SET id = 99 WHERE id = 3;
--! fin_assets.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_assets SET id = 4 WHERE id = 3;
--! fin_assets.id: is in use, other rows refer to it; keep it
UPDATE fin_assets SET id = 99 WHERE id = 4;
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
--> 3 | VTI
--> 99 | GOLD

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_assets SET code = 'VTI', type_id = 2 WHERE id = 4;
--! fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_assets SET id = 3 WHERE id = 4;
--! fin_assets.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_assets SET code = 'VTI', type_id = 2 WHERE id = 4;
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
--> 3 | VTI
--> 4 | GOLD

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_assets SET code = 'GOLD', type_id = 2 WHERE id = 3;
UPDATE fin_assets SET code = 'NEW' WHERE id = 3;
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
--> 3 | NEW
