-- @include household.sql
INSERT INTO fin_transactions (id, datetime, description, asset_storage_id, amount, category_id)
VALUES (17, '2026-06-10 18:00:00', 'market', 1, -80, 9), (18, '2026-06-10 18:00:00', 'market', 6, -80, 9),
(19, '2026-06-10 09:00:00', 'baker', 1, -5, 9);

-- # A part is taken off, by the day and what is needed to tell the transaction
INSERT INTO "latest_fin_transaction_splits" ("datetime", "storage", "total_amount", "category", "amount")
VALUES ('2026-06-10', 'bank', '-80', 'Purchases', '-30.1');
INSERT INTO latest_fin_transaction_splits (datetime, storage, total_amount, category, amount)
VALUES ('2026-06-10 18:00', 'Bank', -80, 'salary', -1);
INSERT INTO latest_fin_transaction_splits (datetime, description, category, amount)
VALUES ('2026-06-10', 'baker', 'purchases', -2), ('2026-01-25', NULL, 'purchases', 1000);
SELECT * FROM latest_fin_transaction_splits;
--> 2 | 2026-06-10 18:00:00 | market | USD | Bank | -80.0 | salary | -1.0 | groceries | -48.9
--> 1 | 2026-06-10 18:00:00 | market | USD | Bank | -80.0 | purchases | -30.1 | groceries | -48.9
--> 3 | 2026-06-10 09:00:00 | baker | USD | Bank | -5.0 | purchases | -2.0 | groceries | -3.0
--> 4 | 2026-01-25 08:00:00 | January | USD | Bank | 3000.0 | purchases | 1000.0 | salary | 2000.0
SELECT pseudo_id, datetime, description, storage, amount, category FROM latest_fin_transactions LIMIT 6;
--> 21 | 2026-06-10 18:00:00 | market | Bank | -1.0 | salary
--> 20 | 2026-06-10 18:00:00 | market | Bank | -30.1 | purchases
--> 18 | 2026-06-10 18:00:00 | market | Cash | -80.0 | groceries
--> 17 | 2026-06-10 18:00:00 | market | Bank | -48.9 | groceries
--> 22 | 2026-06-10 09:00:00 | baker | Bank | -2.0 | purchases
--> 19 | 2026-06-10 09:00:00 | baker | Bank | -3.0 | groceries
SELECT count(*) FROM latest_fin_transaction_splits;
--> 4

-- # A part has the reason of the whole
INSERT INTO latest_fin_transaction_splits (datetime, category, amount) VALUES ('2026-05-15', 'car lending', '5');
SELECT amount, category, reason_asset_code FROM latest_fin_transactions WHERE datetime LIKE '2026-05-15%';
--> 5.0 | car lending | VTI
--> 7.0 | dividends | VTI

-- # Cells are edited in the way of DB Browser
INSERT INTO latest_fin_transaction_splits (datetime, storage, total_amount, category, amount)
VALUES ('2026-06-10', 'Bank', '-80', 'purchases', '-30');
UPDATE "latest_fin_transaction_splits" SET "amount"='-79.5' WHERE "pseudo_id"='1';
UPDATE "latest_fin_transaction_splits" SET "category"='SALARY' WHERE "pseudo_id"='1';
UPDATE "latest_fin_transaction_splits" SET "description"='a gift' WHERE "pseudo_id"='1';
SELECT * FROM latest_fin_transaction_splits;
--> 1 | 2026-06-10 18:00:00 | a gift | USD | Bank | -80.0 | salary | -79.5 | groceries | -0.5
UPDATE OR IGNORE latest_fin_transaction_splits SET amount = -20 WHERE pseudo_id = 1;
UPDATE OR REPLACE latest_fin_transaction_splits SET amount = -21 WHERE pseudo_id = 1;
SELECT id, amount, typeof(amount) FROM fin_transactions WHERE id IN (17, 20);
--> 17 | -59.0 | real
--> 20 | -21.0 | real

-- # Given back
INSERT OR REPLACE INTO latest_fin_transaction_splits (datetime, storage, total_amount, category, amount)
VALUES ('2026-06-10', 'Bank', '-80', 'purchases', '-30.1');
INSERT OR IGNORE INTO latest_fin_transaction_splits (datetime, storage, total_amount, category, amount)
VALUES ('2026-06-10', 'Bank', '-80', 'purchases', '-0.2');
DELETE FROM "latest_fin_transaction_splits" WHERE "pseudo_id" IN ('1', '2');
SELECT id, amount FROM fin_transactions WHERE id > 16;
--> 17 | -80.0
--> 18 | -80.0
--> 19 | -5.0

-- # What was imported stays known, and undone it goes with its parts
INSERT INTO import_accounts (source, account, storage_id) VALUES ('my', 'A', 1);
INSERT INTO imports (file_name) VALUES ('first.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-06-12 00:00:00', 'USD', '-50');
INSERT INTO latest_fin_transaction_splits (datetime, category, amount) VALUES ('2026-06-12', 'purchases', '-20');
UPDATE imports SET finished_datetime = datetime('now');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-06-12 00:00:00', 'USD', '-50');
SELECT amount, category FROM latest_fin_transactions WHERE datetime LIKE '2026-06-12%';
--> -20.0 | purchases
--> -30.0 | uncategorised
UPDATE imports SET is_undone = 1 WHERE id = 1;
SELECT count(*) FROM fin_transactions;
--> 19

-- # Whatever a new row refuses leaves nothing behind
INSERT INTO latest_fin_transaction_splits (pseudo_id, datetime) VALUES (1, '2026-06-10');
--! latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out
INSERT INTO latest_fin_transaction_splits (datetime, rest_amount) VALUES ('2026-06-10', 1);
--! latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out
INSERT INTO latest_fin_transaction_splits DEFAULT VALUES;
--! latest_fin_transaction_splits.datetime: is empty; write that of the transaction, or its day
INSERT OR IGNORE INTO latest_fin_transaction_splits (datetime, storage) VALUES ('2026-06-10', 'Attic');
--! latest_fin_transaction_splits.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_fin_transaction_splits (datetime, total_amount) VALUES ('2026-06-10', '12,5');
--! latest_fin_transaction_splits.total_amount: is not a number; write digits with a dot, like -80.00
INSERT INTO latest_fin_transaction_splits (datetime, category, amount) VALUES ('2026-06-11', 'salary', -1);
--! latest_fin_transaction_splits: no transaction is so; correct what it is looked up by, or add it
INSERT INTO latest_fin_transaction_splits (datetime, total_amount, category, amount) VALUES ('2026-06-10', -81, 'salary', -1);
--! latest_fin_transaction_splits: no transaction is so; correct what it is looked up by, or add it
INSERT INTO latest_fin_transaction_splits (datetime, total_amount, category, amount) VALUES ('2026-06-10', -80, 'salary', -1);
--! latest_fin_transaction_splits: several transactions are so; write more of the one, like its total_amount
INSERT INTO latest_fin_transaction_splits (datetime, description, amount) VALUES ('2026-06-10', 'baker', -1);
--! latest_fin_transaction_splits.category: is empty; write one, like Rent
INSERT INTO latest_fin_transaction_splits (datetime, description, category, amount) VALUES ('2026-06-10', 'baker', 'x', -1);
--! latest_fin_transaction_splits.category: no such name in current_fin_transaction_categories; correct it or add it there
INSERT INTO latest_fin_transaction_splits (datetime, description, category) VALUES ('2026-06-10', 'baker', 'salary');
--! latest_fin_transaction_splits.amount: is empty; write one, like -12.50
INSERT INTO latest_fin_transaction_splits (datetime, description, category, amount) VALUES ('2026-06-10', 'baker', 'salary', 'x');
--! latest_fin_transaction_splits.amount: is 0 or not a number; use a dot, like -12.50
INSERT INTO latest_fin_transaction_splits (datetime, description, category, amount) VALUES ('2026-06-10', 'baker', 'salary', -5);
--! latest_fin_transaction_splits.amount: is all that is left, or more; write less, with its sign
INSERT OR REPLACE INTO latest_fin_transaction_splits (datetime, description, category, amount)
VALUES ('2026-06-10', 'baker', 'salary', 1);
--! latest_fin_transaction_splits.amount: is all that is left, or more; write less, with its sign
SELECT count(*) FROM fin_transactions;
--> 19

-- # Whatever an edit refuses changes nothing
INSERT INTO latest_fin_transaction_splits (datetime, description, category, amount) VALUES ('2026-06-10', 'baker', 'salary', -1);
UPDATE "latest_fin_transaction_splits" SET "pseudo_id"='9' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out
UPDATE "latest_fin_transaction_splits" SET "rest_amount"='9' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits: pseudo_id and rest_* are computed; leave them out
UPDATE "latest_fin_transaction_splits" SET "datetime"='2026-06-11' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.datetime: says which row this is; insert a new row instead
UPDATE "latest_fin_transaction_splits" SET "asset_code"='EUR' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.asset_code: says which row this is; insert a new row instead
UPDATE "latest_fin_transaction_splits" SET "storage"='Cash' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.storage: says which row this is; insert a new row instead
UPDATE "latest_fin_transaction_splits" SET "total_amount"='-9' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.total_amount: says which row this is; insert a new row instead
UPDATE "latest_fin_transaction_splits" SET "category"='' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.category: is empty; write one, like Rent
UPDATE "latest_fin_transaction_splits" SET "category"='x' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE "latest_fin_transaction_splits" SET "amount"='' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.amount: is empty; write one, like -12.50
UPDATE "latest_fin_transaction_splits" SET "amount"='1,5' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.amount: is 0 or not a number; use a dot, like -12.50
UPDATE "latest_fin_transaction_splits" SET "amount"='-5' WHERE "pseudo_id"='1';
--! latest_fin_transaction_splits.amount: is all that is left, or more; write less, with its sign
UPDATE OR IGNORE latest_fin_transaction_splits SET amount = 2 WHERE pseudo_id = 1;
--! latest_fin_transaction_splits.amount: is all that is left, or more; write less, with its sign
SELECT * FROM latest_fin_transaction_splits;
--> 1 | 2026-06-10 09:00:00 | baker | USD | Bank | -5.0 | salary | -1.0 | groceries | -4.0
