-- @include household.sql
INSERT INTO fin_assets (id, code, type_id) VALUES (5, 'GOLD', 2), (6, 'GOLD', 3);

-- # The latest first
SELECT * FROM latest_balances LIMIT 4;
--> 12 | 2026-06-01 00:00:00 | Currencies | USD | Cash | 160.0 | US Dollar
--> 8 | 2026-06-01 00:00:00 | Currencies | USD | Broker | 962.0 | US Dollar
--> 5 | 2026-06-01 00:00:00 | Currencies | USD | Bank | 1830.0 | US Dollar
--> 4 | 2026-05-01 00:00:00 | Currencies | USD | Bank | 1790.0 | US Dollar
SELECT count(*) FROM latest_balances;
--> 12

-- # The sheet of the end of a month
INSERT INTO "latest_balances" ("datetime", "asset_code", "storage", "balance")
VALUES ('2026-06-01', 'eur', 'BANK', '990.5'), ('2026-06-01 00:00', 'USD', 'Bank', 1800),
('2026-06-01', 'EUR', 'Cash', -1);
INSERT INTO latest_balances (asset_type, asset_code, storage, balance)
VALUES ('bonds', 'GOLD', 'Broker', 3);
SELECT pseudo_id, datetime, asset_type, asset_code, storage, balance, typeof(balance), asset_name
FROM latest_balances LIMIT 6;
--> 16 | 2026-06-15 12:00:00 | Bonds | GOLD | Broker | 3.0 | real | NULL
--> 15 | 2026-06-01 00:00:00 | Currencies | EUR | Cash | -1.0 | real | Euro
--> 13 | 2026-06-01 00:00:00 | Currencies | EUR | Bank | 990.5 | real | Euro
--> 12 | 2026-06-01 00:00:00 | Currencies | USD | Cash | 160.0 | real | US Dollar
--> 8 | 2026-06-01 00:00:00 | Currencies | USD | Broker | 962.0 | real | US Dollar
--> 5 | 2026-06-01 00:00:00 | Currencies | USD | Bank | 1800.0 | real | US Dollar
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id > 6;
--> 2 | 3
--> 6 | 2

-- # Cells are edited in the way of DB Browser
UPDATE "latest_balances" SET "balance"='161.5' WHERE "pseudo_id"='12';
UPDATE "latest_balances" SET "datetime"='2026-05-31' WHERE "pseudo_id"='12';
UPDATE "latest_balances" SET "storage"='broker' WHERE "pseudo_id"='12';
UPDATE "latest_balances" SET "asset_code"='vti' WHERE "pseudo_id"='12';
SELECT * FROM latest_balances WHERE pseudo_id = '12';
--> 12 | 2026-05-31 00:00:00 | Equities | VTI | Broker | 161.5 | Total Stock Market
UPDATE "latest_balances" SET "asset_code"='GOLD' WHERE "pseudo_id"='12';
UPDATE "latest_balances" SET "asset_type"='Bonds' WHERE "pseudo_id"='12';
SELECT asset_type, asset_code FROM latest_balances WHERE pseudo_id = 12;
--> Bonds | GOLD
SELECT count(*) FROM balances;
--> 12

-- # OR IGNORE and OR REPLACE like plain
INSERT OR IGNORE INTO latest_balances (datetime, asset_code, storage, balance)
VALUES ('2026-06-01', 'USD', 'Bank', 5);
INSERT OR REPLACE INTO latest_balances (datetime, asset_code, storage, balance)
VALUES ('2026-06-01', 'USD', 'Bank', 6);
UPDATE OR IGNORE latest_balances SET balance = balance + 1 WHERE pseudo_id = 5;
UPDATE OR REPLACE latest_balances SET balance = balance + 1 WHERE pseudo_id = 5;
SELECT pseudo_id, balance FROM latest_balances WHERE datetime = '2026-06-01 00:00:00';
--> 12 | 160.0
--> 8 | 962.0
--> 5 | 8.0

-- # Deleted
DELETE FROM "latest_balances" WHERE "pseudo_id" IN ('12', '11');
SELECT max(pseudo_id), count(*) FROM latest_balances;
--> 10 | 10

-- # Whatever a new row refuses leaves nothing behind
INSERT INTO latest_balances (pseudo_id, asset_code, storage, balance) VALUES (1, 'USD', 'Bank', 5);
--! latest_balances: pseudo_id and asset_name are computed; leave them out
INSERT INTO latest_balances (asset_name, asset_code, storage, balance) VALUES ('x', 'USD', 'Bank', 5);
--! latest_balances: pseudo_id and asset_name are computed; leave them out
INSERT INTO latest_balances (datetime, asset_code, storage, balance) VALUES ('', 'USD', 'Bank', 5);
--! latest_balances.datetime: is empty; write YYYY-MM-DD HH:MM:SS
INSERT OR IGNORE INTO latest_balances (datetime, asset_code, storage, balance)
VALUES ('2026-06-31', 'USD', 'Bank', 5);
--! latest_balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_balances DEFAULT VALUES;
--! latest_balances.asset_type: is empty; name the type, or write a code that only one type has
INSERT INTO latest_balances (asset_code, storage, balance) VALUES ('GOLD', 'Bank', 5);
--! latest_balances.asset_type: is empty; name the type, or write a code that only one type has
INSERT OR REPLACE INTO latest_balances (asset_type, asset_code, storage, balance)
VALUES ('Stocks', 'USD', 'Bank', 5);
--! latest_balances.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO latest_balances (asset_type, asset_code, storage, balance)
VALUES ('Bonds', 'USD', 'Bank', 5);
--! latest_balances.asset_code: the type has no such code; correct it, add it, or name its type too
INSERT INTO latest_balances (asset_type, storage, balance) VALUES ('Bonds', 'Bank', 5);
--! latest_balances.asset_code: is empty; write a code, like USD
INSERT INTO latest_balances (asset_code, balance) VALUES ('USD', 5);
--! latest_balances.storage: is empty; write a name of current_fin_storages
INSERT INTO latest_balances (asset_code, storage, balance) VALUES ('USD', 'Attic', 5);
--! latest_balances.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_balances (asset_code, storage) VALUES ('VTI', 'Cash');
--! latest_balances.balance: is empty; write one, like 1250.00
INSERT INTO latest_balances (asset_code, storage, balance) VALUES ('VTI', 'Cash', '12,5');
--! latest_balances.balance: is not a number; write digits with a dot, like 1250.00
SELECT count(*) FROM balances;
--> 12
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # Whatever an edit refuses changes nothing
UPDATE "latest_balances" SET "pseudo_id"='99' WHERE "pseudo_id"='12';
--! latest_balances: pseudo_id and asset_name are computed; leave them out
UPDATE "latest_balances" SET "asset_name"='x' WHERE "pseudo_id"='12';
--! latest_balances: pseudo_id and asset_name are computed; leave them out
UPDATE "latest_balances" SET "datetime"='' WHERE "pseudo_id"='12';
--! latest_balances.datetime: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE OR IGNORE latest_balances SET datetime = 'today' WHERE pseudo_id = 12;
--! latest_balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE "latest_balances" SET "asset_type"='' WHERE "pseudo_id"='12';
--! latest_balances.asset_type: is empty; name the type, or write a code that only one type has
UPDATE "latest_balances" SET "asset_type"='Stocks' WHERE "pseudo_id"='12';
--! latest_balances.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE "latest_balances" SET "asset_code"='' WHERE "pseudo_id"='12';
--! latest_balances.asset_code: is empty; write a code, like USD
UPDATE "latest_balances" SET "asset_code"='GOLD' WHERE "pseudo_id"='12';
--! latest_balances.asset_code: the type has no such code; correct it, add it, or name its type too
UPDATE "latest_balances" SET "storage"='' WHERE "pseudo_id"='12';
--! latest_balances.storage: is empty; write a name of current_fin_storages
UPDATE "latest_balances" SET "storage"='Attic' WHERE "pseudo_id"='12';
--! latest_balances.storage: no such name in current_fin_storages; correct it or add it there
UPDATE "latest_balances" SET "balance"='' WHERE "pseudo_id"='12';
--! latest_balances.balance: is empty; write one, like 1250.00
UPDATE "latest_balances" SET "balance"='12,5' WHERE "pseudo_id"='12';
--! latest_balances.balance: is not a number; write digits with a dot, like 1250.00
UPDATE OR REPLACE latest_balances SET datetime = '2026-05-01' WHERE pseudo_id = 5;
--! latest_balances: there is a balance of that moment already; edit that one
UPDATE OR IGNORE latest_balances SET storage = 'Broker' WHERE pseudo_id = 5;
--! latest_balances: there is a balance of that moment already; edit that one
SELECT * FROM latest_balances WHERE pseudo_id IN (5, 12);
--> 12 | 2026-06-01 00:00:00 | Currencies | USD | Cash | 160.0 | US Dollar
--> 5 | 2026-06-01 00:00:00 | Currencies | USD | Bank | 1830.0 | US Dollar
