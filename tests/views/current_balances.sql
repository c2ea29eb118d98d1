-- @include household.sql
INSERT INTO fin_assets (id, code, name, type_id) VALUES (5, 'OLD', 'Gone', 1), (6, 'EUR', NULL, 3);
UPDATE fin_assets SET is_active = 0 WHERE code = 'OLD';
INSERT INTO fin_storages (id, name, is_active) VALUES (4, 'Closed bank', 0);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 5, 1), (8, 1, 4);

-- # Every active asset & storage, by priority, those without it last
SELECT * FROM current_balances;
--> 6 | Currencies | USD | US Dollar | Cash | 160.0 | 160.0 | USD | 2026-06-01 00:00:00 | 160.0
--> 4 | Equities | VTI | Total Stock Market | Broker | 5.0 | 1100.0 | USD | 2026-04-01 00:00:00 | 5.0
--> 3 | Currencies | USD | US Dollar | Broker | 962.0 | 962.0 | USD | 2026-06-01 00:00:00 | 962.0
--> 2 | Currencies | EUR | Euro | Bank | 1000.0 | 1250.0 | USD | 2026-03-01 00:00:00 | 1000.0
--> 1 | Currencies | USD | US Dollar | Bank | 1830.0 | 1830.0 | USD | 2026-06-01 00:00:00 | 1830.0
--> 5 | Bonds | UST | Treasury bond 2030 | Broker | 2.0 | 196.0 | USD | 2026-02-01 00:00:00 | 2.0

-- # Without a balance there is none, without a rate no value; nothing is worth nothing
DELETE FROM balances WHERE asset_storage_id = 1;
DELETE FROM fin_asset_rates WHERE asset_id IN (2, 3);
UPDATE balances SET amount = 0 WHERE asset_storage_id = 4;
SELECT asset_code, storage, balance, base_balance FROM current_balances LIMIT 4;
--> USD | Cash | 160.0 | 160.0
--> VTI | Broker | 0.0 | 0.0
--> USD | Broker | 962.0 | 962.0
--> EUR | Bank | 1000.0 | NULL

-- # Balances and rates of the future do not count, those of this second do
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (2, '2026-06-15 12:00:00', 2000);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (2, '2026-06-15 12:00:02', 3000);
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (2, '2026-06-15 12:00:00', 1.5), (2, '2026-06-15 12:00:01', 9);
SELECT balance, base_balance FROM current_balances WHERE asset_code = 'EUR';
--> 2000.0 | 3000.0
-- @now 2026-06-15 12:00:02
SELECT balance, base_balance FROM current_balances WHERE asset_code = 'EUR';
--> 3000.0 | 27000.0

-- # What is expected: the balance and the transactions since then, up to now
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-05-31 23:59:59', 1, 1, 9), ('2026-06-01 00:00:00', 1, 10, 9),
('2026-06-15 12:00:00', 1, 100, 9), ('2026-06-15 12:00:01', 1, 1000, 9);
DELETE FROM balances WHERE asset_storage_id IN (4, 5);
DELETE FROM fin_transactions WHERE asset_storage_id = 5;
SELECT asset_code, storage, balance, verified_datetime, expected_balance FROM current_balances;
--> USD | Cash | 160.0 | 2026-06-01 00:00:00 | 160.0
--> VTI | Broker | NULL | NULL | 5.0
--> USD | Broker | 962.0 | 2026-06-01 00:00:00 | 962.0
--> EUR | Bank | 1000.0 | 2026-03-01 00:00:00 | 1000.0
--> USD | Bank | 1830.0 | 2026-06-01 00:00:00 | 1940.0
--> UST | Broker | NULL | NULL | NULL
UPDATE "current_balances" SET "balance"='1940' WHERE "pseudo_id"='1';
SELECT balance, verified_datetime FROM current_balances WHERE pseudo_id = 1;
--> 1940.0 | 2026-06-15 12:00:00

-- # An edited balance is saved as of now; the earlier ones stay
UPDATE current_balances SET balance = 12.5 WHERE pseudo_id = 1;
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 ORDER BY datetime DESC LIMIT 2;
--> 2026-06-15 12:00:00 | 12.5
--> 2026-06-01 00:00:00 | 1830.0
SELECT balance, base_balance FROM current_balances WHERE pseudo_id = 1;
--> 12.5 | 12.5

-- # The way of DB Browser: the key and the value are text
UPDATE "current_balances" SET "balance"='12.5' WHERE "pseudo_id"='1';
UPDATE "main"."current_balances" SET "balance"='-3' WHERE "pseudo_id"='6';
SELECT asset_storage_id, datetime, amount, typeof(amount) FROM balances WHERE datetime > '2026-06-02';
--> 1 | 2026-06-15 12:00:00 | 12.5 | real
--> 6 | 2026-06-15 12:00:00 | -3.0 | real

-- # Twice in the same second the last one holds
UPDATE current_balances SET balance = 1 WHERE pseudo_id = 1;
UPDATE current_balances SET balance = 2 WHERE pseudo_id = 1;
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:00 | 2.0
-- @now 2026-06-15 12:00:01
UPDATE current_balances SET balance = 3 WHERE pseudo_id = 1;
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:00 | 2.0
--> 2026-06-15 12:00:01 | 3.0

-- # An edited balance says so even when it stays the same
UPDATE current_balances SET balance = balance WHERE pseudo_id = 1;
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 ORDER BY datetime DESC LIMIT 1;
--> 2026-06-15 12:00:00 | 1830.0

-- # Many at once
UPDATE current_balances SET balance = coalesce(balance, 0) + 1;
SELECT asset_code, storage, balance FROM current_balances;
--> USD | Cash | 161.0
--> VTI | Broker | 6.0
--> USD | Broker | 963.0
--> EUR | Bank | 1001.0
--> USD | Bank | 1831.0
--> UST | Broker | 3.0

-- # A balance that adjust_balance dated a second ahead is corrected in place
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-06-15 12:00:01', 70);
UPDATE current_balances SET balance = 77 WHERE pseudo_id = 1;
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:01 | 77.0
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'USD', 'Bank', 78);
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:01 | 78.0

-- # A new row for a known asset & storage saves its balance
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'USD', 'Bank', '1250.75');
SELECT datetime, amount, typeof(amount) FROM balances WHERE asset_storage_id = 1 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:00 | 1250.75 | real
SELECT count(*) FROM fin_assets_storages;
--> 8

-- # A new row for a new one makes it
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Bank', 0);
SELECT * FROM current_balances WHERE asset_code = 'VTI';
--> 4 | Equities | VTI | Total Stock Market | Broker | 5.0 | 1100.0 | USD | 2026-04-01 00:00:00 | 5.0
--> 9 | Equities | VTI | Total Stock Market | Bank | 0.0 | 0.0 | USD | 2026-06-15 12:00:00 | 0.0
SELECT asset_id, storage_id, priority, allocation_group_id FROM fin_assets_storages WHERE id > 8;
--> 3 | 1 | NULL | NULL

-- # Names in any case are found, a code in the type that is named
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('currencies', 'eur', 'CASH', 1), ('BONDS', 'Eur', 'Cash', 2);
SELECT asset_type, asset_code, storage, balance FROM current_balances WHERE asset_code = 'EUR';
--> Currencies | EUR | Bank | 1000.0
--> Currencies | EUR | Cash | 1.0
--> Bonds | EUR | Cash | 2.0

-- # Without a type a code is enough that only one asset has
INSERT INTO current_balances (asset_code, storage, balance)
VALUES ('usd', 'Bank', 1), ('VTI', 'Bank', 2);
INSERT INTO current_balances (asset_type, asset_code, storage, balance) VALUES ('', 'VTI', 'Cash', 3);
SELECT asset_type, asset_code, storage, balance FROM current_balances WHERE balance IN (1, 2, 3)
ORDER BY balance, asset_code;
--> Currencies | USD | Bank | 1.0
--> Bonds | UST | Broker | 2.0
--> Equities | VTI | Bank | 2.0
--> Equities | VTI | Cash | 3.0
INSERT INTO current_balances (asset_code, storage, balance) VALUES ('EUR', 'Bank', 1);
--! current_balances.asset_type: is empty; name the type, or write a code that only one type has
INSERT INTO current_balances (asset_code, storage, balance) VALUES ('XXX', 'Bank', 1);
--! current_balances.asset_type: is empty; name the type, or write a code that only one type has

-- # INSERT OR REPLACE and OR IGNORE save like INSERT
INSERT OR REPLACE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'USD', 'Bank', 5);
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'USD', 'Bank', 6), ('Currencies', 'EUR', 'Broker', 7);
INSERT OR REPLACE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'EUR', 'Broker', 8);
UPDATE OR IGNORE current_balances SET balance = 9 WHERE pseudo_id = 3;
UPDATE OR REPLACE current_balances SET balance = 10 WHERE pseudo_id = 3;
SELECT asset_storage_id, datetime, amount FROM balances WHERE datetime > '2026-06-02' ORDER BY 1;
--> 1 | 2026-06-15 12:00:00 | 6.0
--> 3 | 2026-06-15 12:00:00 | 10.0
--> 9 | 2026-06-15 12:00:00 | 8.0
SELECT count(*) FROM fin_assets_storages WHERE id < 9;
--> 8

-- # Balances must be numbers, however they are written
UPDATE "current_balances" SET "balance"='' WHERE "pseudo_id"='1';
--! current_balances.balance: is empty; write one, like 1250.00
UPDATE "current_balances" SET "balance"='12,5' WHERE "pseudo_id"='1';
--! current_balances.balance: is not a number
UPDATE "current_balances" SET "balance"=NULL WHERE "pseudo_id"='1';
--! current_balances.balance: is empty; write one, like 1250.00
UPDATE OR IGNORE current_balances SET balance = 'abc' WHERE pseudo_id = 1;
--! current_balances.balance: is not a number
UPDATE OR REPLACE current_balances SET balance = x'31' WHERE pseudo_id = 1;
--! current_balances.balance: is not a number
UPDATE current_balances SET balance = 9e999 WHERE pseudo_id = 1;
--! current_balances.balance: is not a number
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Bank', '12,5');
--! current_balances.balance: is not a number
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Bank', '');
--! current_balances.balance: is empty; write one, like 1250.00
INSERT OR REPLACE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Bank', '1 000');
--! current_balances.balance: is not a number
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage)
VALUES ('Equities', 'VTI', 'Bank');
--! current_balances.balance: is empty; write one, like 1250.00
SELECT count(*) FROM fin_assets_storages;
--> 8
SELECT count(*) FROM balances;
--> 12

-- # What is looked up must be there; a refused row leaves nothing behind
INSERT INTO current_balances (balance) VALUES (1);
--! current_balances.asset_type: is empty; name the type, or write a code that only one type has
INSERT INTO current_balances DEFAULT VALUES;
--! current_balances.asset_type: is empty; name the type, or write a code that only one type has
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Stocks', 'USD', 'Bank', 1);
--! current_balances.asset_type: no such name
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'USD', 'Bank', 1);
--! current_balances.asset_code: the type has no such code; correct it, add it, or name its type too
INSERT OR REPLACE INTO current_balances (asset_type, storage, balance)
VALUES ('Equities', 'Bank', 1);
--! current_balances.asset_code: is empty; write a code, like USD
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Attic', 1);
--! current_balances.storage: no such name in current_fin_storages; correct it or add it there
INSERT OR REPLACE INTO current_balances (asset_type, asset_code, balance)
VALUES ('Equities', 'VTI', 1);
--! current_balances.storage: is empty; write a name of current_fin_storages
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Equities', 'VTI', 'Bank', 1), ('Equities', 'VTI', '', 1);
--! current_balances.storage: is empty; write a name of current_fin_storages
SELECT count(*) FROM fin_assets_storages;
--> 8
SELECT count(*) FROM balances;
--> 12

-- # Inactive ones are not shown and take no new row
SELECT count(*) FROM current_balances WHERE pseudo_id IN (7, 8);
--> 0
UPDATE "current_balances" SET "balance"='1' WHERE "pseudo_id"='7';
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'OLD', 'Bank', 1);
--! current_balances: the asset or the storage is inactive; set its is_active to 1 first
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'EUR', 'Closed bank', 1);
--! current_balances: the asset or the storage is inactive
SELECT count(*) FROM fin_assets_storages;
--> 8
SELECT count(*) FROM balances;
--> 12
UPDATE fin_storages SET is_active = 1 WHERE name = 'Closed bank';
SELECT asset_code, storage, balance FROM current_balances WHERE storage = 'Closed bank';
--> USD | Closed bank | NULL

-- # Which row it is cannot be edited
UPDATE "current_balances" SET "asset_type"='Bonds' WHERE "pseudo_id"='2';
--! current_balances.asset_type: says which row this is; insert a new row instead
UPDATE "current_balances" SET "asset_code"='USD' WHERE "pseudo_id"='2';
--! current_balances.asset_code: says which row this is; insert a new row instead
UPDATE OR IGNORE current_balances SET storage = 'Cash' WHERE pseudo_id = 2;
--! current_balances.storage: says which row this is; insert a new row instead
UPDATE OR REPLACE current_balances SET storage = NULL WHERE pseudo_id = 2;
--! current_balances.storage: says which row this is

-- # What is computed cannot be written
UPDATE "current_balances" SET "base_balance"='5' WHERE "pseudo_id"='2';
--! current_balances: pseudo_id and the info columns are computed; leave them out
UPDATE current_balances SET asset_name = NULL WHERE pseudo_id = 2;
--! current_balances: pseudo_id and the info columns are computed; leave them out
UPDATE "current_balances" SET "expected_balance"='5' WHERE "pseudo_id"='2';
--! current_balances: pseudo_id and the info columns are computed; leave them out
UPDATE "current_balances" SET "verified_datetime"='2026-06-15' WHERE "pseudo_id"='2';
--! current_balances: pseudo_id and the info columns are computed; leave them out
UPDATE current_balances SET base_asset = 'EUR' WHERE pseudo_id = 2;
--! current_balances: pseudo_id and the info columns are computed; leave them out
UPDATE current_balances SET pseudo_id = 3 WHERE pseudo_id = 2;
--! current_balances: pseudo_id and the info columns are computed; leave them out
INSERT INTO current_balances (pseudo_id, asset_type, asset_code, storage, balance)
VALUES (1, 'Currencies', 'USD', 'Bank', 1);
--! current_balances: pseudo_id and the info columns are computed; leave them out
INSERT OR IGNORE INTO current_balances (asset_type, asset_code, storage, balance, base_balance)
VALUES ('Currencies', 'USD', 'Bank', 1, 1);
--! current_balances: pseudo_id and the info columns are computed; leave them out

-- # Rows cannot be deleted
DELETE FROM "current_balances" WHERE "pseudo_id" IN ('1');
--! cannot modify current_balances because it is a view
