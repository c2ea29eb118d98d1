INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('All', NULL, NULL, NULL),
('Passive', 1, 1, 0),
('Active', 1, 0, NULL),
('Opening', 1, 0, 1);

-- # A category has the flags of its parent
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('Dividends', 2, 1, 0),
('Salary', 3, 0, 0),
('Start', 3, 0, 1),
('Differs', 3, 0, NULL),
('Old shares', 4, 0, 1);
SELECT name, is_passive, is_initial_import FROM fin_transaction_categories WHERE id > 4 ORDER BY id;
--> Dividends | 1 | 0
--> Salary | 0 | 0
--> Start | 0 | 1
--> Differs | 0 | NULL
--> Old shares | 0 | 1

-- # Where the parent differs below, anything goes
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('a', 1, NULL, NULL),
('b', 1, 0, 0),
('c', 1, 1, 0),
('d', 1, 0, 1),
('e', 1, NULL, 1);
SELECT count(*) FROM fin_transaction_categories;
--> 9

-- # Without a flag of its own a category takes that of its parent
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('Dividends', 2, NULL, 0),
('Old shares', 4, 0, NULL),
('Interest', 2, 1, NULL);
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Rent', 2), ('Salary', 3);
SELECT name, is_passive, is_initial_import FROM fin_transaction_categories WHERE id > 4 ORDER BY id;
--> Dividends | 1 | 0
--> Old shares | 0 | 1
--> Interest | 1 | 0
--> Rent | 1 | 0
--> Salary | 0 | NULL

-- # Another passive flag than the parent's is refused
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Dividends', 2, 0, 0);
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Salary', 3, 1, 0);
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
INSERT OR IGNORE INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Dividends', 2, 0, 0);
--! fin_transaction_categories.is_passive: differs from its parent; set the same value

-- # Another initial import flag than the parent's is refused
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Old shares', 4, 0, 0);
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value

-- # OR REPLACE changes no flag that differs below
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('Dividends', 2, 1, 0),
('Old shares', 4, 0, 1);
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (2, 'Passive', 1, 0, 0);
--! fin_transaction_categories.is_passive: differs below; set it on those below first
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (4, 'Opening', 1, 0, 0);
--! fin_transaction_categories.is_initial_import: differs below; set it on those below first
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (2, 'Passive', 1, NULL, 0);
SELECT id, is_passive, is_initial_import FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL | NULL
--> 2 | NULL | 0
--> 3 | 0 | NULL
--> 4 | 0 | 1
--> 5 | 1 | 0
--> 6 | 0 | 1
