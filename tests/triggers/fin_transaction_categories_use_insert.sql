-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Gifts', 1);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-01 00:00:00', 1, 5, 3);

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_transaction_categories (name, parent_id)
VALUES ('Salary', 1);
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_transaction_categories (id, name, parent_id)
VALUES (7, 'Salary', 1);
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
--> 7 | Gifts

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_transaction_categories (name, parent_id)
VALUES ('Gifts', 1);
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id)
VALUES (3, 'Salary', 1);
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
--> 8 | Gifts

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_transaction_categories (name, parent_id)
VALUES ('Salary', 1);
INSERT INTO fin_transaction_categories (name, parent_id)
VALUES ('Salary', 1)
ON CONFLICT DO NOTHING;
INSERT INTO fin_transaction_categories (name, parent_id)
VALUES ('Salary', 1)
ON CONFLICT (name) DO UPDATE SET name = excluded.name;
INSERT INTO fin_transaction_categories (name, parent_id)
VALUES ('Salary', 1);
--! UNIQUE constraint failed
INSERT INTO fin_transaction_categories (name, parent_id)
VALUES ('Fun', 1);
SELECT count(*) FROM fin_transaction_categories;
--> 8

-- # A role is taken from no row that is in use
UPDATE fin_transaction_categories SET role = 'fees' WHERE id = 3;
REPLACE INTO fin_transaction_categories (name, parent_id, role) VALUES ('New', 1, 'fees');
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
