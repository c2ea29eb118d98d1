-- @include household.sql
INSERT INTO fin_assets (id, code, type_id) VALUES (5, 'GOLD', 2), (6, 'GOLD', 3), (7, 'OIL', 2);
INSERT INTO phys_assets (name) VALUES ('House');

-- # The latest first, with what one unit cost
SELECT * FROM latest_swaps;
--> 4 | 2026-04-10 10:00:00 | the second car | USD | Bank | 1500.0 | NULL | NULL | NULL | NULL | NULL | NULL | purchases | NULL | NULL | Car | Currencies | NULL | NULL
--> 3 | 2026-03-06 15:00:00 | 5 VTI at 210 | USD | Broker | 1050.0 | VTI | Broker | 5.0 | NULL | NULL | NULL | exchange | 210.0 | NULL | NULL | Currencies | Equities | NULL
--> 2 | 2026-03-05 10:00:00 | NULL | USD | Bank | 2000.0 | USD | Broker | 2000.0 | NULL | NULL | NULL | exchange | NULL | NULL | NULL | Currencies | Currencies | NULL
--> 1 | 2026-02-10 11:00:00 | EUR at 1.21 | USD | Bank | 1210.0 | EUR | Bank | 1000.0 | NULL | NULL | NULL | exchange | 0.82644628 | NULL | NULL | Currencies | Currencies | NULL
SELECT pseudo_id FROM latest_swaps LIMIT 1;
--> 4
SELECT count(*) FROM latest_swaps;
--> 4

-- # A transfer leaves the other amount out; the category is made by its role
INSERT INTO "latest_swaps" ("from_asset_code", "from_storage", "from_amount", "to_storage")
VALUES ('usd', 'bank', '100', 'cash');
SELECT * FROM latest_swaps LIMIT 1;
--> 5 | 2026-06-15 12:00:00 | NULL | USD | Bank | 100.0 | USD | Cash | 100.0 | NULL | NULL | NULL | transfers | NULL | NULL | NULL | Currencies | Currencies | NULL
SELECT pseudo_id, datetime, asset_code, storage, amount, typeof(amount), category, swap
FROM latest_fin_transactions LIMIT 2;
--> 18 | 2026-06-15 12:00:00 | USD | Cash | 100.0 | real | transfers | 100 USD in Bank
--> 17 | 2026-06-15 12:00:00 | USD | Bank | -100.0 | real | transfers | 100 USD in Cash
SELECT * FROM swaps WHERE id > 4;
--> 5 | 17 | NULL | 18 | NULL | NULL
SELECT name, role, parent_id FROM fin_transaction_categories WHERE id > 10;
--> transfers | transfers | 1

-- # A purchase and a sale: from money to units, and back, in one place
INSERT INTO latest_swaps
(datetime, description, from_asset_code, from_storage, from_amount, to_asset_code, to_amount)
VALUES ('2026-06-10', 'more', 'USD', 'Broker', '440', 'VTI', '2'),
('2026-06-11 10:30', NULL, 'VTI', 'Broker', 1, 'USD', 230);
SELECT datetime, description, from_asset_code, from_amount, to_asset_code, to_storage, to_amount,
    category, price
FROM latest_swaps LIMIT 2;
--> 2026-06-11 10:30:00 | NULL | VTI | 1.0 | USD | Broker | 230.0 | exchange | 230.0
--> 2026-06-10 00:00:00 | more | USD | 440.0 | VTI | Broker | 2.0 | exchange | 220.0
SELECT sum(amount) FROM fin_transactions WHERE id > 16 AND asset_storage_id = 4;
--> 1.0

-- # Money for other money: what one of the first gave
INSERT INTO latest_swaps
(from_asset_code, from_storage, from_amount, to_asset_code, to_amount, category)
VALUES ('EUR', 'Bank', 100, 'USD', 125, 'PURCHASES');
SELECT price, category FROM latest_swaps LIMIT 1;
--> 1.25 | purchases

-- # A fee is a transaction of its own, in the money of the swap unless told otherwise
INSERT INTO latest_swaps
(from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount)
VALUES ('USD', 'Bank', 440, 'VTI', 'Broker', 2, '1.5');
INSERT INTO latest_swaps
(from_asset_code, from_storage, from_amount, to_asset_code, to_amount, fee_amount)
VALUES ('VTI', 'Broker', 1, 'USD', 220, 2);
INSERT INTO latest_swaps
(from_asset_code, from_storage, from_amount, to_asset_code, to_amount, fee_amount, fee_asset_code, fee_storage)
VALUES ('VTI', 'Broker', 1, 'UST', 2, 0.25, 'eur', 'bank');
SELECT from_asset_code, to_asset_code, fee_amount, fee_asset_code, fee_storage FROM latest_swaps LIMIT 3;
--> VTI | UST | 0.25 | EUR | Bank
--> VTI | USD | 2.0 | USD | Broker
--> USD | VTI | 1.5 | USD | Bank
SELECT pseudo_id, asset_code, storage, amount, category FROM latest_fin_transactions LIMIT 3;
--> 25 | EUR | Bank | -0.25 | fees
--> 24 | UST | Broker | 2.0 | exchange
--> 23 | VTI | Broker | -1.0 | exchange
SELECT credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id FROM swaps
WHERE id > 4;
--> 17 | 18 | 19
--> 20 | 21 | 22
--> 23 | 24 | 25

-- # Types where a code is in several; missing assets & storages are added
INSERT INTO latest_swaps (
    from_asset_code, from_storage, from_amount, to_asset_type, to_asset_code, to_storage, to_amount
)
VALUES ('USD', 'Bank', 10, 'bonds', 'gold', 'cash', 1);
INSERT INTO latest_swaps (from_asset_type, from_asset_code, from_storage, from_amount, to_storage)
VALUES ('Bonds', 'GOLD', 'Cash', 0.5, 'Broker');
INSERT INTO latest_swaps
(from_asset_type, from_asset_code, from_storage, from_amount, to_asset_type, to_asset_code, to_amount)
VALUES ('Bonds', 'GOLD', 'Cash', 0.5, 'Equities', 'GOLD', 2);
SELECT from_asset_type, from_asset_code, from_storage, to_asset_type, to_asset_code, to_storage, to_amount,
    category
FROM latest_swaps LIMIT 3;
--> Bonds | GOLD | Cash | Equities | GOLD | Cash | 2.0 | exchange
--> Bonds | GOLD | Cash | Bonds | GOLD | Broker | 0.5 | transfers
--> Currencies | USD | Bank | Bonds | GOLD | Cash | 1.0 | exchange

-- # adjust_balance: both sides and the fee
INSERT INTO latest_swaps (
    from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount,
    adjust_balance
)
VALUES ('USD', 'Bank', 440, 'VTI', 'Broker', 2, 1.5, '1'), ('USD', 'Bank', 100, NULL, 'Cash', NULL, NULL, 1);
SELECT asset_storage_id, datetime, amount FROM balances WHERE id > 12 ORDER BY asset_storage_id;
--> 1 | 2026-06-15 12:00:01 | 1288.5
--> 4 | 2026-06-15 12:00:01 | 7.0
--> 6 | 2026-06-15 12:00:01 | 260.0
INSERT INTO latest_swaps (datetime, from_asset_code, from_storage, from_amount, to_storage, adjust_balance)
VALUES ('2026-06-10', 'USD', 'Broker', 5, 'Cash', 1);
--! latest_swaps.adjust_balance: there are newer balances; leave it out, or adjust those
INSERT INTO latest_swaps (datetime, from_asset_code, from_storage, from_amount, to_storage, adjust_balance)
VALUES ('2026-06-16', 'USD', 'Broker', 5, 'Cash', 1);
--! latest_swaps.adjust_balance: works up to now only; leave it out, and adjust the balance then

-- # A thing that is bought is owned since then, one that is sold until then
INSERT INTO latest_swaps (datetime, from_asset_code, from_storage, from_amount, to_phys_asset, category)
VALUES ('2026-06-01', 'USD', 'Bank', 1000, 'house', 'purchases');
SELECT datetime, from_amount, to_asset_code, to_amount, price, to_phys_asset, category FROM latest_swaps LIMIT 1;
--> 2026-06-01 00:00:00 | 1000.0 | NULL | NULL | NULL | House | purchases
INSERT INTO latest_swaps (datetime, from_asset_code, from_storage, from_amount, to_phys_asset)
VALUES ('2026-06-02', 'USD', 'Bank', 500, 'House');
INSERT INTO latest_swaps (datetime, from_phys_asset, to_asset_code, to_storage, to_amount, fee_amount)
VALUES ('2026-06-10', 'HOUSE', 'USD', 'Bank', '1200', 10);
SELECT from_asset_code, from_phys_asset, to_asset_code, to_amount, fee_storage FROM latest_swaps LIMIT 1;
--> NULL | House | USD | 1200.0 | Bank
SELECT * FROM phys_asset_ownerships WHERE id > 2;
--> 3 | 2 | 2026-06-01 00:00:00 | 2026-06-10 00:00:00
SELECT * FROM swaps WHERE id > 4;
--> 5 | 17 | NULL | NULL | 3 | NULL
--> 6 | 18 | NULL | NULL | 3 | NULL
--> 7 | NULL | 3 | 19 | NULL | 20

-- # A thing for a thing, with and without change
INSERT INTO latest_swaps (datetime, from_phys_asset, to_phys_asset) VALUES ('2026-06-10', 'Car', 'House');
INSERT INTO latest_swaps (datetime, from_phys_asset, to_phys_asset, to_asset_code, to_storage, to_amount)
VALUES ('2026-06-11', 'House', 'Car', 'USD', 'Cash', 50);
SELECT datetime, from_phys_asset, to_phys_asset, from_amount, to_amount, category FROM latest_swaps LIMIT 2;
--> 2026-06-11 00:00:00 | House | Car | NULL | 50.0 | exchange
--> 2026-06-10 00:00:00 | Car | House | NULL | NULL | NULL
UPDATE "latest_swaps" SET "datetime"='2026-06-09' WHERE "pseudo_id"='5';
SELECT datetime FROM latest_swaps WHERE pseudo_id = 5;
--> 2026-06-09 00:00:00
SELECT * FROM phys_asset_ownerships;
--> 1 | 1 | 2024-03-01 00:00:00 | 2026-01-15 00:00:00
--> 2 | 1 | 2026-04-10 10:00:00 | 2026-06-09 00:00:00
--> 3 | 2 | 2026-06-09 00:00:00 | 2026-06-11 00:00:00
--> 4 | 1 | 2026-06-11 00:00:00 | NULL

-- # Cells are edited in the way of DB Browser: both sides move
UPDATE "latest_swaps" SET "datetime"='2026-03-06 10:00' WHERE "pseudo_id"='2';
UPDATE "latest_swaps" SET "description"='to invest' WHERE "pseudo_id"='2';
UPDATE "latest_swaps" SET "category"='Transfers' WHERE "pseudo_id"='2';
--! latest_swaps.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE "latest_swaps" SET "category"='' WHERE "pseudo_id"='2';
UPDATE "latest_swaps" SET "from_amount"='2100' WHERE "pseudo_id"='2';
SELECT id, datetime, description, asset_storage_id, amount, category_id FROM fin_transactions
WHERE id IN (9, 10);
--> 9 | 2026-03-06 10:00:00 | to invest | 1 | -2100.0 | 11
--> 10 | 2026-03-06 10:00:05 | to invest | 3 | 2100.0 | 11
UPDATE "latest_swaps" SET "to_amount"='2200' WHERE "pseudo_id"='2';
UPDATE "latest_swaps" SET "from_storage"='CASH' WHERE "pseudo_id"='2';
SELECT * FROM latest_swaps WHERE pseudo_id = '2';
--> 2 | 2026-03-06 10:00:00 | to invest | USD | Cash | 2200.0 | USD | Broker | 2200.0 | NULL | NULL | NULL | transfers | NULL | NULL | NULL | Currencies | Currencies | NULL
UPDATE "latest_swaps" SET "description"=NULL WHERE "pseudo_id"='2';
UPDATE "latest_swaps" SET "to_storage"='' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "from_asset_code"='eur' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "to_asset_code"='ust' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "to_amount"='10' WHERE "pseudo_id"='3';
SELECT * FROM latest_swaps WHERE pseudo_id IN (2, 3);
--> 3 | 2026-03-06 15:00:00 | 5 VTI at 210 | EUR | Broker | 1050.0 | UST | Broker | 10.0 | NULL | NULL | NULL | exchange | 105.0 | NULL | NULL | Currencies | Bonds | NULL
--> 2 | 2026-03-06 10:00:00 | NULL | USD | Cash | 2200.0 | USD | Broker | 2200.0 | NULL | NULL | NULL | transfers | NULL | NULL | NULL | Currencies | Currencies | NULL
UPDATE latest_swaps SET to_asset_type = 'bonds', to_asset_code = 'gold' WHERE pseudo_id = 3;
UPDATE "latest_swaps" SET "to_asset_type"='Equities' WHERE "pseudo_id"='3';
SELECT to_asset_type, to_asset_code FROM latest_swaps WHERE pseudo_id = 3;
--> Equities | GOLD

-- # A fee is added, changed and taken away
UPDATE "latest_swaps" SET "fee_amount"='3' WHERE "pseudo_id"='3';
SELECT fee_amount, fee_asset_code, fee_storage FROM latest_swaps WHERE pseudo_id = 3;
--> 3.0 | USD | Broker
UPDATE "latest_swaps" SET "fee_amount"='4' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "fee_asset_code"='EUR' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "fee_storage"='bank' WHERE "pseudo_id"='3';
UPDATE "latest_swaps" SET "datetime"='2026-03-07' WHERE "pseudo_id"='3';
SELECT datetime, asset_code, storage, amount, category FROM latest_fin_transactions WHERE category = 'fees';
--> 2026-03-07 00:00:00 | EUR | Bank | -4.0 | fees
UPDATE "latest_swaps" SET "fee_amount"='' WHERE "pseudo_id"='3';
SELECT fee_amount, fee_asset_code, fee_storage FROM latest_swaps WHERE pseudo_id = 3;
--> NULL | NULL | NULL
SELECT count(*) FROM fin_transactions;
--> 16

-- # Another moment of a purchase or a sale of a thing
UPDATE "latest_swaps" SET "datetime"='2026-04-11' WHERE "pseudo_id"='4';
SELECT start_datetime FROM phys_asset_ownerships WHERE id = 2;
--> 2026-04-11 00:00:00
INSERT INTO latest_swaps (datetime, from_phys_asset, to_asset_code, to_storage, to_amount)
VALUES ('2026-06-10', 'Car', 'USD', 'Bank', '1200');
UPDATE "latest_swaps" SET "datetime"='2026-06-12' WHERE "pseudo_id"='5';
UPDATE "latest_swaps" SET "to_amount"='1300' WHERE "pseudo_id"='5';
SELECT end_datetime FROM phys_asset_ownerships WHERE id = 2;
--> 2026-06-12 00:00:00

-- # Deleted with its transactions and its fee
INSERT INTO latest_swaps
(from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount)
VALUES ('USD', 'Bank', 440, 'VTI', 'Broker', 2, '1.5');
DELETE FROM "latest_swaps" WHERE "pseudo_id" IN ('5', '1');
SELECT count(*) FROM fin_transactions;
--> 14
SELECT id FROM swaps;
--> 2
--> 3
--> 4
SELECT count(*) FROM balances;
--> 12

-- # A purchase of a thing is taken back with the ownership, a sale leaves it owned
DELETE FROM latest_swaps WHERE pseudo_id = 4;
--> (none)
SELECT * FROM phys_asset_ownerships;
--> 1 | 1 | 2024-03-01 00:00:00 | 2026-01-15 00:00:00
--> 2 | 1 | 2026-04-10 10:00:00 | NULL
DELETE FROM fin_transactions WHERE reason_phys_asset_ownership_id = 2;
INSERT INTO latest_swaps (datetime, from_asset_code, from_storage, from_amount, to_phys_asset)
VALUES ('2026-06-01', 'USD', 'Bank', 1000, 'house');
INSERT INTO latest_swaps (datetime, from_phys_asset, to_asset_code, to_storage, to_amount)
VALUES ('2026-06-10', 'house', 'USD', 'Bank', '1200');
DELETE FROM latest_swaps WHERE pseudo_id = 6;
SELECT * FROM phys_asset_ownerships WHERE id > 2;
--> 3 | 2 | 2026-06-01 00:00:00 | NULL
DELETE FROM latest_swaps WHERE pseudo_id = 5;
SELECT * FROM phys_asset_ownerships WHERE id > 2;
--> (none)

-- # In a database without categories the root and the roles are made
DELETE FROM swaps;
DELETE FROM fin_transactions;
DELETE FROM fin_transaction_categories WHERE parent_id IS NOT NULL AND id NOT IN (4, 8);
DELETE FROM fin_transaction_categories WHERE parent_id IS NOT NULL;
DELETE FROM fin_transaction_categories;
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_storage, fee_amount)
VALUES ('USD', 'Bank', 5, 'Cash', 1);
SELECT name, role FROM fin_transaction_categories;
--> all | NULL
--> transfers | transfers
--> fees | fees

-- # OR IGNORE and OR REPLACE like plain
INSERT OR REPLACE INTO latest_swaps (from_asset_code, from_storage, from_amount, to_storage, fee_amount)
VALUES ('USD', 'Bank', 5, 'Cash', 1);
INSERT OR IGNORE INTO latest_swaps (from_asset_code, from_storage, from_amount, to_storage, fee_amount)
VALUES ('USD', 'Bank', 5, 'Cash', 1);
UPDATE OR REPLACE latest_swaps SET from_amount = 6 WHERE pseudo_id = 5;
UPDATE OR IGNORE latest_swaps SET fee_amount = 2 WHERE pseudo_id = 6;
SELECT pseudo_id, from_amount, to_amount, fee_amount FROM latest_swaps LIMIT 2;
--> 6 | 5.0 | 5.0 | 2.0
--> 5 | 6.0 | 6.0 | 1.0
