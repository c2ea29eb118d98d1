-- @include household.sql

-- # What is owned, and what was
SELECT * FROM current_phys_assets;
--> 2 | Car | NULL | 2026-04-10 | 1500.0 | Bank | USD | 1500.0 | NULL | NULL | NULL | NULL | 13 | NULL
--> 1 | Car | NULL | 2024-03-01 | NULL | NULL | NULL | NULL | NULL | 2026-01-15 | NULL | NULL | NULL | NULL

-- # Cell by cell, as in DB Browser: first what it is worth, then the storage that paid that
INSERT INTO current_phys_assets (name) VALUES ('Boat');
UPDATE current_phys_assets SET paid = '900' WHERE pseudo_id = '3';
--! current_phys_assets.paid: names no storage; name paid_from_storage first
UPDATE current_phys_assets SET paid_from_storage = 'Bank' WHERE pseudo_id = '3';
--! current_phys_assets.paid: is empty or 0; write one above 0, like 9000.00, or value first
UPDATE current_phys_assets SET value = '1000' WHERE pseudo_id = '3';
UPDATE current_phys_assets SET paid_from_storage = 'Bank' WHERE pseudo_id = '3';
UPDATE current_phys_assets SET paid = '900' WHERE pseudo_id = '3';
SELECT name, paid, paid_from_storage, value FROM current_phys_assets WHERE pseudo_id = 3;
--> Boat | 900.0 | Bank | 1000.0

-- # The least that a thing needs
INSERT INTO current_phys_assets (name) VALUES ('Bicycle');
SELECT * FROM current_phys_assets WHERE name = 'Bicycle';
--> 3 | Bicycle | NULL | 2026-06-15 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL

-- # A house that is paid for: thing, ownership, valuation, transaction, swap
INSERT INTO current_phys_assets (
    name, description, bought_on, paid, paid_from_storage, value, value_datetime
)
VALUES ('House', 'brick', '2026-02-03', '200000', 'bank', '250000.5', '2026-06-01');
SELECT * FROM current_phys_assets WHERE name = 'House';
--> 3 | House | brick | 2026-02-03 | 200000.0 | Bank | USD | 250000.5 | 2026-06-01 00:00:00 | NULL | NULL | NULL | 17 | NULL
SELECT tx.datetime, tx.description, tx.asset_storage_id, tx.amount, category.name, category.role
FROM fin_transactions AS tx
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
WHERE tx.id > 16;
--> 2026-02-03 00:00:00 | House | 1 | -200000.0 | exchange | exchange
SELECT * FROM swaps WHERE id > 4;
--> 5 | 17 | NULL | NULL | 3 | NULL
SELECT * FROM phys_asset_valuations;
--> 1 | 2 | 2026-06-01 00:00:00 | 250000.5

-- # In another currency, in an account that is added; a flat that was owned
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 2);
INSERT INTO current_phys_assets (
    name, bought_on, paid, paid_from_storage, paid_asset_code, sold_on, sold_for, sold_to_storage
)
VALUES ('Flat', '2026-01-01', 100, 'Cash', 'eur', '2026-03-01', 110, 'BANK');
SELECT * FROM current_phys_assets WHERE name = 'Flat';
--> 3 | Flat | NULL | 2026-01-01 | 100.0 | Cash | EUR | 110.0 | NULL | 2026-03-01 | 110.0 | Bank | 17 | 18
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id > 6;
--> 2 | 3
SELECT datetime, asset_storage_id, amount FROM fin_transactions WHERE id > 16;
--> 2026-01-01 00:00:00 | 7 | -100.0
--> 2026-03-01 00:00:00 | 2 | 110.0
SELECT * FROM swaps WHERE id > 4;
--> 5 | 17 | NULL | NULL | 3 | NULL
--> 6 | NULL | 3 | 18 | NULL | NULL

-- # A thing that was owned before, by any case
INSERT INTO current_phys_assets (name, bought_on, sold_on, value)
VALUES ('CAR', '2020-01-01', '2021-01-01', 5000);
SELECT * FROM current_phys_assets WHERE pseudo_id = 3;
--> 3 | Car | NULL | 2020-01-01 | NULL | NULL | NULL | 5000.0 | 2021-01-01 00:00:00 | 2021-01-01 | NULL | NULL | NULL | NULL
SELECT * FROM phys_asset_valuations;
--> 1 | 1 | 2021-01-01 00:00:00 | 5000.0
INSERT INTO current_phys_assets (name) VALUES ('Car');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next

-- # An exchange category is made, and a root
DELETE FROM swaps;
DELETE FROM fin_transactions;
DELETE FROM fin_transaction_categories WHERE parent_id > 1;
DELETE FROM fin_transaction_categories WHERE parent_id = 1;
DELETE FROM fin_transaction_categories;
INSERT INTO current_phys_assets (name, paid, paid_from_storage) VALUES ('Boat', 5, 'Bank');
SELECT name, role, is_passive, is_initial_import FROM fin_transaction_categories;
--> all | NULL | NULL | NULL
--> exchange | exchange | 0 | 0
SELECT name, paid FROM current_phys_assets WHERE name = 'Boat';
--> Boat | 5.0

-- # Each column can be edited, as DB Browser sends it
UPDATE current_phys_assets SET name = 'Small car' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET description = 'red' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET bought_on = '2026-04-11' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET paid = '1600.5' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET paid_from_storage = 'broker' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET paid_asset_code = 'eur' WHERE pseudo_id = '2';
SELECT * FROM current_phys_assets WHERE pseudo_id = '2';
--> 2 | Small car | red | 2026-04-11 | 1600.5 | Broker | EUR | 1920.6 | NULL | NULL | NULL | NULL | 13 | NULL
SELECT name, description FROM phys_assets;
--> Small car | red
SELECT * FROM fin_transactions WHERE id = 13;
--> 13 | 2026-04-11 00:00:00 | the second car | 7 | -1600.5 | 10 | NULL | NULL
SELECT * FROM phys_asset_ownerships;
--> 1 | 1 | 2024-03-01 00:00:00 | 2026-01-15 00:00:00
--> 2 | 1 | 2026-04-11 00:00:00 | NULL
UPDATE current_phys_assets SET description = '' WHERE pseudo_id = '2';
SELECT description FROM current_phys_assets WHERE pseudo_id = '2';
--> NULL

-- # A value in the cell is a valuation as of now, or of another moment
UPDATE current_phys_assets SET value = '1400' WHERE pseudo_id = '2';
SELECT value, value_datetime FROM current_phys_assets WHERE pseudo_id = '2';
--> 1400.0 | 2026-06-15 12:00:00
SELECT base_value FROM current_balance_sheet WHERE name = 'Small car' OR name = 'Car';
--> 1400.0
-- @now 2026-06-20 09:00:00
UPDATE current_phys_assets SET value = '1350' WHERE pseudo_id = '2';
SELECT * FROM phys_asset_valuations;
--> 1 | 1 | 2026-06-15 12:00:00 | 1400.0
--> 2 | 1 | 2026-06-20 09:00:00 | 1350.0
UPDATE current_phys_assets SET value_datetime = '2026-06-18' WHERE pseudo_id = '2';
SELECT * FROM phys_asset_valuations;
--> 1 | 1 | 2026-06-15 12:00:00 | 1400.0
--> 3 | 1 | 2026-06-18 00:00:00 | 1350.0
UPDATE current_phys_assets SET value = 1300, value_datetime = '2026-06-19 10:00' WHERE pseudo_id = '2';
SELECT datetime, base_value FROM phys_asset_valuations;
--> 2026-06-15 12:00:00 | 1400.0
--> 2026-06-18 00:00:00 | 1350.0
--> 2026-06-19 10:00:00 | 1300.0
UPDATE current_phys_assets SET value_datetime = '' WHERE pseudo_id = '2';
SELECT datetime, base_value FROM phys_asset_valuations;
--> 2026-06-15 12:00:00 | 1400.0
--> 2026-06-18 00:00:00 | 1350.0
--> 2026-06-20 09:00:00 | 1300.0

-- # Sold, cell by cell: the storage takes the value, then the amount is corrected
UPDATE current_phys_assets SET value = '1400' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET sold_on = '2026-06-10' WHERE pseudo_id = '2';
SELECT * FROM current_phys_assets WHERE pseudo_id = '2';
--> 2 | Car | NULL | 2026-04-10 | 1500.0 | Bank | USD | 1500.0 | NULL | 2026-06-10 | NULL | NULL | 13 | NULL
UPDATE current_phys_assets SET sold_to_storage = 'Broker' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET sold_for = '1250' WHERE pseudo_id = '2';
SELECT * FROM current_phys_assets WHERE pseudo_id = '2';
--> 2 | Car | NULL | 2026-04-10 | 1500.0 | Bank | USD | 1500.0 | NULL | 2026-06-10 | 1250.0 | Broker | 13 | 17
UPDATE current_phys_assets SET sold_on = '2026-06-11' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET sold_to_storage = 'Cash' WHERE pseudo_id = '2';
SELECT datetime, asset_storage_id, amount FROM fin_transactions WHERE id > 16;
--> 2026-06-11 00:00:00 | 6 | 1250.0
SELECT * FROM swaps WHERE id > 4;
--> 5 | NULL | 2 | 17 | NULL | NULL
-- It was not sold.
UPDATE current_phys_assets SET sold_to_storage = '' WHERE pseudo_id = '2';
UPDATE current_phys_assets SET sold_on = '' WHERE pseudo_id = '2';
SELECT sold_on, sold_for, sold_to_storage FROM current_phys_assets WHERE pseudo_id = '2';
--> NULL | NULL | NULL
SELECT count(*) FROM fin_transactions WHERE id > 16;
--> 0
SELECT count(*) FROM swaps WHERE id > 4;
--> 0

-- # Paid, cell by cell, in another currency at its rate
INSERT INTO current_phys_assets (name, value) VALUES ('Boat', 500);
UPDATE current_phys_assets SET paid_from_storage = 'Bank', paid_asset_code = 'EUR'
WHERE name = 'Boat';
SELECT paid, paid_from_storage, paid_asset_code, value FROM current_phys_assets WHERE name = 'Boat';
--> 400.0 | Bank | EUR | 500.0
UPDATE current_phys_assets SET paid_from_storage = '' WHERE name = 'Boat';
SELECT paid, paid_from_storage, paid_asset_code, value FROM current_phys_assets WHERE name = 'Boat';
--> NULL | NULL | NULL | 500.0

-- # A thing that was swapped several times has no one payment
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-04-10 10:00:00', 6, -100, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (20, 2);
SELECT paid, paid_from_storage, value FROM current_phys_assets WHERE pseudo_id = 2;
--> NULL | NULL | 1600.0
UPDATE current_phys_assets SET paid_from_storage = 'Bank' WHERE pseudo_id = '2';
--! current_phys_assets: was swapped several times, or for a thing; edit latest_swaps instead
DELETE FROM current_phys_assets WHERE pseudo_id = 2;
--! current_phys_assets: was swapped several times, or for a thing; edit latest_swaps instead
UPDATE current_phys_assets SET value = 5 WHERE pseudo_id = '2';

-- # Deleted: the money comes back, and the thing goes if nothing else refers to it
INSERT INTO current_phys_assets (
    name, bought_on, paid, paid_from_storage, value, sold_on, sold_for, sold_to_storage
)
VALUES ('Boat', '2026-01-01', 10, 'Bank', 9, '2026-05-01', 8, 'Cash');
DELETE FROM current_phys_assets WHERE name = 'Boat';
SELECT count(*) FROM fin_transactions WHERE id > 16;
--> 0
SELECT count(*) FROM swaps WHERE id > 4;
--> 0
SELECT count(*) FROM phys_asset_valuations;
--> 0
SELECT name FROM phys_assets;
--> Car
DELETE FROM current_phys_assets WHERE pseudo_id IN ('1');
SELECT name FROM phys_assets;
--> Car
DELETE FROM current_phys_assets WHERE pseudo_id IN ('2');
--! phys_asset_ownerships: is the reason of transactions or import rules; clear it there first

-- # A thing that is pledged stays
INSERT INTO current_phys_assets (name, value) VALUES ('House', 9);
INSERT INTO loans (name, balance, rate, collateral_type) VALUES ('mortgage', 5, 0.01, 'House');
DELETE FROM current_phys_assets WHERE name = 'House';
SELECT name FROM phys_assets;
--> Car
--> House
SELECT count(*) FROM phys_asset_valuations;
--> 1

-- # What an insert refuses, leaving nothing behind
INSERT INTO current_phys_assets (pseudo_id, name) VALUES (9, 'Boat');
--! current_phys_assets: pseudo_id and *_transaction_id are computed; leave them out
INSERT INTO current_phys_assets (name) VALUES (' ');
--! current_phys_assets.name: is empty; write one, like Car
INSERT INTO current_phys_assets (name, bought_on) VALUES ('Boat', 'soon');
--! current_phys_assets.bought_on: is not a date; write YYYY-MM-DD
INSERT INTO current_phys_assets (name, sold_on) VALUES ('Boat', '2026-02-30');
--! current_phys_assets.sold_on: is not a date; write YYYY-MM-DD
INSERT OR IGNORE INTO current_phys_assets (name, bought_on, sold_on, paid, paid_from_storage)
VALUES ('Boat', '2026-02-01', '2026-02-01', 5, 'Bank');
--! current_phys_assets.sold_on: is not after bought_on; write a later day
INSERT INTO current_phys_assets (name, sold_for, sold_to_storage) VALUES ('Boat', 5, 'Bank');
--! current_phys_assets.sold_on: is empty; write the day, or clear sold_to_storage first
INSERT INTO current_phys_assets (name, paid_asset_code) VALUES ('Boat', 'X');
--! current_phys_assets.paid_asset_code: no such code; correct it, or add it
INSERT INTO current_phys_assets (name, value) VALUES ('Boat', '12,5');
--! current_phys_assets.value: is not a number of 0 or more; use a dot, like 250000.00
INSERT INTO current_phys_assets (name, value, value_datetime) VALUES ('Boat', 5, 'now');
--! current_phys_assets.value_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
INSERT INTO current_phys_assets (name, value, value_datetime) VALUES ('Boat', 5, '2026-06-14');
--! current_phys_assets.value_datetime: is not while it was owned; write one in that time
INSERT INTO current_phys_assets (name, paid, paid_from_storage) VALUES ('Boat', -5, 'Bank');
--! current_phys_assets.paid: is not a number of 0 or more; use a dot, like 9000.00
INSERT INTO current_phys_assets (name, paid, paid_from_storage) VALUES ('Boat', 5, 'X');
--! current_phys_assets.paid_from_storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO current_phys_assets (name, paid) VALUES ('Boat', 5);
--! current_phys_assets.paid: names no storage; name paid_from_storage first
INSERT INTO current_phys_assets (name, paid_from_storage) VALUES ('Boat', 'Bank');
--! current_phys_assets.paid: is empty or 0; write one above 0, like 9000.00
INSERT OR REPLACE INTO current_phys_assets (name, paid, paid_from_storage) VALUES ('Boat', 0, 'Bank');
--! current_phys_assets.paid: is empty or 0; write one above 0, like 9000.00
INSERT INTO current_phys_assets (name, sold_on, sold_for, sold_to_storage)
VALUES ('Boat', '2026-07-01', '1,5', 'Bank');
--! current_phys_assets.sold_for: is not a number of 0 or more; use a dot, like 9000.00
INSERT INTO current_phys_assets (name, sold_on, sold_for, sold_to_storage)
VALUES ('Boat', '2026-07-01', 1, 'X');
--! current_phys_assets.sold_to_storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO current_phys_assets (name, sold_on, sold_for) VALUES ('Boat', '2026-07-01', 1);
--! current_phys_assets.sold_for: names no storage; name sold_to_storage first
INSERT INTO current_phys_assets (name, sold_on, sold_to_storage) VALUES ('Boat', '2026-07-01', 'Bank');
--! current_phys_assets.sold_for: is empty or 0; write one above 0, like 9000.00
SELECT count(*) FROM phys_assets;
--> 1
SELECT count(*) FROM phys_asset_ownerships;
--> 2
SELECT count(*) FROM fin_transactions;
--> 16

-- # What an update refuses
UPDATE current_phys_assets SET paid_transaction_id = 1 WHERE pseudo_id = '2';
--! current_phys_assets: pseudo_id and *_transaction_id are computed; leave them out
UPDATE current_phys_assets SET name = '' WHERE pseudo_id = '2';
--! current_phys_assets.name: is empty; write one, like Car
INSERT INTO phys_assets (name) VALUES ('House');
UPDATE current_phys_assets SET name = 'House' WHERE pseudo_id = '2';
--! current_phys_assets.name: is another thing; write another name
UPDATE OR REPLACE current_phys_assets SET name = 'House' WHERE pseudo_id = '2';
--! current_phys_assets.name: is another thing; write another name
UPDATE current_phys_assets SET bought_on = '' WHERE pseudo_id = '2';
--! current_phys_assets.bought_on: is empty; write YYYY-MM-DD
UPDATE current_phys_assets SET bought_on = 'x' WHERE pseudo_id = '2';
--! current_phys_assets.bought_on: is not a date; write YYYY-MM-DD
UPDATE current_phys_assets SET sold_on = 'x' WHERE pseudo_id = '2';
--! current_phys_assets.sold_on: is not a date; write YYYY-MM-DD
UPDATE OR IGNORE current_phys_assets SET sold_on = '2026-04-10' WHERE pseudo_id = '2';
--! current_phys_assets.sold_on: is not after bought_on; write a later day
UPDATE current_phys_assets SET sold_to_storage = 'Bank' WHERE pseudo_id = '2';
--! current_phys_assets.sold_on: is empty; write the day, or clear sold_to_storage first
UPDATE current_phys_assets SET paid_asset_code = 'X' WHERE pseudo_id = '2';
--! current_phys_assets.paid_asset_code: no such code; correct it, or add it
UPDATE current_phys_assets SET value = '' WHERE pseudo_id = '2';
--! current_phys_assets.value: is empty; write what it is worth, like 9000.00
UPDATE current_phys_assets SET value = '12,5' WHERE pseudo_id = '2';
--! current_phys_assets.value: is not a number of 0 or more; use a dot, like 250000.00
UPDATE current_phys_assets SET value_datetime = 'now' WHERE pseudo_id = '2';
--! current_phys_assets.value_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
UPDATE current_phys_assets SET value_datetime = '2026-01-01' WHERE pseudo_id = '2';
--! current_phys_assets.value_datetime: is not while it was owned; write one in that time
UPDATE current_phys_assets SET paid = '1,5' WHERE pseudo_id = '2';
--! current_phys_assets.paid: is not a number of 0 or more; use a dot, like 9000.00
UPDATE current_phys_assets SET paid = '' WHERE pseudo_id = '2';
--! current_phys_assets.paid: is empty or 0; write one above 0, like 9000.00
UPDATE current_phys_assets SET paid_from_storage = 'X' WHERE pseudo_id = '2';
--! current_phys_assets.paid_from_storage: no such name in current_fin_storages; correct it or add it there
UPDATE current_phys_assets SET paid = 5 WHERE pseudo_id = '1';
--! current_phys_assets.paid: names no storage; name paid_from_storage first
UPDATE current_phys_assets SET sold_for = -1 WHERE pseudo_id = '1';
--! current_phys_assets.sold_for: is not a number of 0 or more; use a dot, like 9000.00
UPDATE current_phys_assets SET sold_to_storage = 'X' WHERE pseudo_id = '1';
--! current_phys_assets.sold_to_storage: no such name in current_fin_storages; correct it or add it there
UPDATE current_phys_assets SET sold_for = 1 WHERE pseudo_id = '1';
--! current_phys_assets.sold_for: names no storage; name sold_to_storage first
UPDATE current_phys_assets SET sold_to_storage = 'Bank' WHERE pseudo_id = '1';
--! current_phys_assets.sold_for: is empty or 0; write one above 0, like 9000.00
SELECT * FROM current_phys_assets;
--> 2 | Car | NULL | 2026-04-10 | 1500.0 | Bank | USD | 1500.0 | NULL | NULL | NULL | NULL | 13 | NULL
--> 1 | Car | NULL | 2024-03-01 | NULL | NULL | NULL | NULL | NULL | 2026-01-15 | NULL | NULL | NULL | NULL
