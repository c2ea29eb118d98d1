-- @include yen.sql

-- # What is held, and what it cost
SELECT * FROM holdings;
--> 1 | 1 | '2674' | Hard Off | 15000 | 22500000.0 | equity | 2026-06-15 | portfolio
--> 2 | 2 | '8291' | Nissan Tokyo | 50000 | 20000000.0 | equity | 2026-06-15 | portfolio
--> 3 | 3 | '5869' | Waseda | 20000 | 18000000.0 | equity | 2026-06-15 | portfolio
--> 4 | 4 | '2411' | Gendai | 50000 | 15000000.0 | equity | 2026-06-15 | portfolio
--> 5 | 5 | '7201' | Nissan | 50000 | 12000000.0 | equity | 2026-06-15 | portfolio
SELECT sum(holdings.shares * prices.close_price)
FROM holdings
INNER JOIN prices ON prices.ticker = holdings.ticker;
--> 125135000.0

-- # An insert is an initial import, with its cost and the balance after it
INSERT INTO holdings (ticker, shares) VALUES ('9999', '12.5');
SELECT * FROM holdings WHERE ticker = '9999';
--> 8 | 8 | '9999' | NULL | 12.5 | NULL | equity | 2026-06-15 | portfolio
SELECT tx.datetime, tx.amount, category.name, category.is_initial_import
FROM fin_transactions AS tx
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
WHERE tx.asset_storage_id = 8;
--> 2026-06-15 12:00:00 | 12.5 | initial import | 1
SELECT datetime, amount FROM balances WHERE asset_storage_id = 8;
--> 2026-06-15 12:00:01 | 12.5
SELECT count(*) FROM fin_transaction_costs;
--> 5

-- # What was added on an earlier day
INSERT INTO holdings (ticker, shares, cost_basis, added_at) VALUES ('9999', 5, 100, '2020-02-03');
SELECT ticker, shares, cost_basis, added_at FROM holdings WHERE ticker = '9999';
--> '9999' | 5 | 100.0 | 2020-02-03
SELECT datetime FROM balances WHERE asset_storage_id = 8;
--> 2020-02-03 00:00:01

-- # East of UTC today begins earlier: it is saved as now
INSERT INTO holdings (ticker, shares, added_at) VALUES ('9999', 5, '2026-06-16');
SELECT added_at FROM holdings WHERE ticker = '9999';
--> 2026-06-15

-- # Portfolio and initial import are found under other names
UPDATE fin_storages SET name = 'broker' WHERE name = 'portfolio';
UPDATE fin_transaction_categories SET name = 'opening' WHERE name = 'initial import';
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('gifts', 1, 0, 1);
INSERT INTO holdings (ticker, shares) VALUES ('9999', 5);
INSERT INTO holdings (ticker, shares, storage) VALUES ('9998', 5, 'portfolio');
SELECT ticker, storage FROM holdings WHERE ticker IN ('9999', '9998');
--> '9999' | broker
--> '9998' | broker
SELECT category.name, count(*) FROM fin_transactions AS tx
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
GROUP BY 1;
--> opening | 7

-- # A storage that lost the role gets it back
UPDATE fin_storages SET role = NULL;
INSERT INTO holdings (ticker, shares) VALUES ('9999', 5);
SELECT name FROM fin_storages WHERE role = 'portfolio';
--> portfolio

-- # In another storage, of another class
INSERT INTO fin_storages (name) VALUES ('vault');
INSERT INTO holdings (ticker, shares, asset_class, storage) VALUES ('xau', 3, 'metal', 'vault');
INSERT INTO holdings (ticker, shares, storage) VALUES ('7201', 100, 'vault');
SELECT ticker, name, shares, asset_class, storage FROM holdings WHERE storage = 'vault';
--> XAU | NULL | 3 | metal | vault
--> '7201' | Nissan | 100 | equity | vault

-- # What was entered through the core: bought by swaps, sold in part
INSERT INTO fin_storages (name) VALUES ('bank');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(7, '2026-01-01 00:00:00', 150), (7, '2026-03-01 00:00:00', 160);
INSERT INTO fin_assets (code, name, type_id) VALUES ('VTI', 'Stocks', 2);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 8, 4), (21, 7, 4);
INSERT INTO fin_transaction_categories (id, name, is_passive, is_initial_import, parent_id)
VALUES (50, 'exchange', 0, 0, 1);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(101, '2026-02-01 10:00:00', 21, -100, 50),
(102, '2026-02-01 10:00:00', 20, 10, 50),
(103, '2026-04-01 10:00:00', 21, -200, 50),
(104, '2026-04-01 10:00:00', 20, 10, 50),
(105, '2026-05-01 10:00:00', 20, -5, 50);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
VALUES (101, 102), (103, 104);
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-05-02 00:00:00', 15, 20);
-- (100 x 150 + 200 x 160) x 15 / 20, and no cash among the rows
SELECT * FROM holdings WHERE id > 7;
--> 20 | 20 | VTI | Stocks | 15 | 35250.0 | equity | 2026-02-01 | bank
-- What was received for nothing that is known has no known cost.
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-05-03 00:00:00', 20, 1, 50);
SELECT cost_basis FROM holdings WHERE id = 20;
--> NULL

-- # One payment of several without a rate: the cost is unknown, not smaller
INSERT INTO fin_storages (name) VALUES ('bank');
INSERT INTO fin_assets (code, type_id) VALUES ('USD', 1), ('VTI', 2);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 8, 4), (21, 7, 4), (22, 1, 4);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(101, '2026-02-01 10:00:00', 21, -100, 2),
(102, '2026-02-01 10:00:00', 22, -500, 2),
(103, '2026-02-01 10:00:00', 20, 10, 2);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
VALUES (101, 103), (102, 103);
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-02-02 00:00:00', 10, 20);
SELECT cost_basis FROM holdings WHERE id = 20;
--> NULL
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (7, '2026-01-01 00:00:00', 150);
SELECT cost_basis FROM holdings WHERE id = 20;
--> 15500.0

-- # The new units of a split cost nothing, and those that a reverse split takes had no price
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator) VALUES
(2, '2026-06-20 00:00:00', 2, 1), (2, '2026-06-22 00:00:00', 1, 3);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(100, '2026-06-20 00:00:00', 1, 15000, 2), (101, '2026-06-22 09:00:00', 1, -20000, 2);
-- @now 2026-06-21 12:00:00
SELECT cost_basis FROM holdings WHERE id = 1;
--> 22500000.0
-- @now 2026-06-23 12:00:00
SELECT cost_basis FROM holdings WHERE id = 1;
--> 22500000.0
-- What is bought that day has its price.
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (100, 500000);
SELECT cost_basis FROM holdings WHERE id = 1;
--> 23000000.0

-- # Short positions and what is inactive are not shown
UPDATE balances SET amount = -5 WHERE asset_storage_id = 1;
UPDATE fin_assets SET is_active = 0 WHERE code = '8291';
SELECT ticker FROM holdings;
--> '5869'
--> '2411'
--> '7201'

-- # A code of several types is told by its type, and joins with its own price
INSERT INTO holdings (ticker, shares, asset_class) VALUES ('7201', 2, 'bond');
SELECT ticker, shares, asset_class FROM holdings WHERE ticker LIKE '7201%';
--> 7201:equity | 50000 | equity
--> 7201:bond | 2 | bond
INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201', '2026-06-15', 98);
--! prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201:bond', '2026-06-15', 98);
SELECT holdings.ticker, holdings.shares * prices.close_price
FROM holdings
INNER JOIN prices ON prices.ticker = holdings.ticker
WHERE holdings.ticker LIKE '7201%';
--> 7201:equity | 18260000.0
--> 7201:bond | 196.0
INSERT INTO fin_storages (name) VALUES ('vault');
INSERT INTO holdings (ticker, shares, storage) VALUES ('7201', 2, 'vault');
UPDATE fin_asset_types SET name = 'stock' WHERE name = 'equity';
INSERT INTO holdings (ticker, shares, storage) VALUES ('7201', 3, 'vault');
--! holdings.ticker: is in several classes; name its asset_class
SELECT ticker, shares, asset_class FROM holdings WHERE storage = 'vault';
--> 7201:stock | 2 | stock

-- # A ticker that exists in a class of another name is that one
UPDATE fin_asset_types SET name = 'Equities' WHERE name = 'equity';
INSERT INTO fin_storages (name) VALUES ('vault');
INSERT INTO holdings (ticker, shares, asset_class, storage) VALUES ('7201', 2, 'equity', 'vault');
INSERT INTO holdings (ticker, shares, storage) VALUES ('8291', 3, 'vault');
SELECT ticker, asset_class, storage FROM holdings WHERE storage = 'vault';
--> '7201' | Equities | vault
--> '8291' | Equities | vault

-- # What an insert refuses, leaving nothing behind
INSERT INTO holdings (pseudo_id, ticker, shares) VALUES (99, 'A', 1);
--! holdings: pseudo_id and id are computed; leave them out
INSERT INTO holdings (ticker, shares) VALUES ('', 1);
--! holdings.ticker: is empty; write one word, like 7201
INSERT INTO holdings (ticker, shares) VALUES ('A B', 1);
--! holdings.ticker: has whitespace; write it in one word, like 7201
INSERT INTO holdings (shares) VALUES (1);
--! holdings.ticker: is empty; write one word, like 7201
INSERT INTO holdings (ticker, shares, asset_class) VALUES ('USD', 1, 'Currencies');
--! holdings.asset_class: is the class of cash; keep cash in current_balances
INSERT INTO holdings (ticker) VALUES ('A');
--! holdings.shares: is empty; write a number, like 12.5
INSERT INTO holdings (ticker, shares) VALUES ('A', 0);
--! holdings.shares: is 0; write how much is held, like 12.5
INSERT INTO holdings (ticker, shares) VALUES ('A', '12,5');
--! holdings.shares: is not a number of 0 or more; use a dot, like 12.5
INSERT INTO holdings (ticker, shares) VALUES ('A', '');
--! holdings.shares: is empty; write a number, like 12.5
INSERT INTO holdings (ticker, shares, cost_basis) VALUES ('A', 1, '12,5');
--! holdings.cost_basis: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO holdings (ticker, shares, cost_basis) VALUES ('A', 1, -1);
--! holdings.cost_basis: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO holdings (ticker, shares, added_at) VALUES ('A', 1, '2026-06-31');
--! holdings.added_at: is not a date; write YYYY-MM-DD
INSERT INTO holdings (ticker, shares, added_at) VALUES ('A', 1, '2026-06-17');
--! holdings.added_at: is in the future; write a day up to today
INSERT INTO holdings (ticker, shares, storage) VALUES ('A', 1, 'nowhere');
--! holdings.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO holdings (ticker, shares) VALUES ('7201', 1);
--! holdings.ticker: is held there already; edit its shares, or name another storage
INSERT OR IGNORE INTO holdings (ticker, shares) VALUES ('7201', 1);
--! holdings.ticker: is held there already; edit its shares, or name another storage
INSERT OR REPLACE INTO holdings (ticker, shares) VALUES ('7201', 1);
--! holdings.ticker: is held there already; edit its shares, or name another storage
INSERT OR IGNORE INTO holdings (ticker, shares, storage) VALUES ('A', 1, 'nowhere');
--! holdings.storage: no such name in current_fin_storages; correct it or add it there
UPDATE holdings SET shares = 0 WHERE ticker = '7201';
INSERT INTO holdings (ticker, shares, added_at) VALUES ('7201', 1, '2026-06-14');
--! holdings.added_at: there are newer balances; write a later day
UPDATE fin_assets SET is_active = 0 WHERE code = '7201';
INSERT INTO holdings (ticker, shares) VALUES ('7201', 1);
--! holdings: the asset or the storage is inactive; set its is_active to 1 first
SELECT count(*) FROM fin_assets;
--> 6
SELECT count(*) FROM fin_storages;
--> 3

-- # No category may be an import
UPDATE fin_transaction_categories SET is_initial_import = 0 WHERE name = 'initial import';
INSERT INTO holdings (ticker, shares) VALUES ('A', 1);
--! holdings: no category has is_initial_import; set it to 1 for the one with that role
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 2, 2);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (9, '2026-06-01 00:00:00', 1);
UPDATE holdings SET cost_basis = 5 WHERE id = 9;
--! holdings: no category has is_initial_import; set it to 1 for the one with that role

-- # Without a base asset nothing is cash
DROP TRIGGER fin_assets_base_update;
UPDATE fin_assets SET is_base = 0;
INSERT INTO holdings (ticker, shares) VALUES ('A', 1);
--! holdings: there is no base asset; set is_base to 1 for one in fin_assets

-- # Shares are saved as a balance as of now, as DB Browser sends them
-- @now 2026-06-16 09:00:00
UPDATE holdings SET shares = '16000' WHERE pseudo_id = '1';
SELECT ticker, shares, cost_basis FROM holdings WHERE pseudo_id = 1;
--> '2674' | 16000 | 22500000.0
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1;
--> 2026-06-15 12:00:01 | 15000.0
--> 2026-06-16 09:00:00 | 16000.0
UPDATE holdings SET shares = 16000 WHERE pseudo_id = '1';
UPDATE holdings SET name = 'Soft Off' WHERE pseudo_id = '1';
SELECT count(*) FROM balances WHERE asset_storage_id = 1;
--> 2
UPDATE holdings SET shares = 0 WHERE pseudo_id = '1';
SELECT count(*) FROM holdings;
--> 4

-- # What fin_assets says is edited there
UPDATE holdings SET ticker = 'abc' WHERE pseudo_id = '1';
UPDATE holdings SET name = 'Name' WHERE pseudo_id = '1';
UPDATE holdings SET asset_class = 'fund' WHERE pseudo_id = '1';
SELECT * FROM holdings WHERE pseudo_id = 1;
--> 1 | 1 | ABC | Name | 15000 | 22500000.0 | fund | 2026-06-15 | portfolio
UPDATE holdings SET name = '' WHERE pseudo_id = '1';
SELECT code, name, type_id FROM fin_assets WHERE id = 2;
--> ABC | NULL | 3
SELECT ticker, close_price FROM prices WHERE pseudo_id = 1;
--> ABC | 2057.0

-- # The cost of an import
UPDATE holdings SET cost_basis = '123.5' WHERE pseudo_id = '1';
SELECT cost_basis FROM holdings WHERE pseudo_id = 1;
--> 123.5
UPDATE holdings SET cost_basis = '' WHERE pseudo_id = '1';
SELECT cost_basis FROM holdings WHERE pseudo_id = 1;
--> NULL
UPDATE holdings SET cost_basis = 7 WHERE pseudo_id = '1';
SELECT cost_basis FROM holdings WHERE pseudo_id = 1;
--> 7.0

-- # The cost of what has a balance only: the first balance is imported
INSERT INTO fin_storages (id, name) VALUES (10, 'vault');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 2, 10);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(20, '2026-01-01 00:00:00', 10), (20, '2026-02-01 00:00:00', 10);
SELECT shares, cost_basis, added_at FROM holdings WHERE id = 20;
--> 10 | NULL | 2026-01-01
UPDATE holdings SET cost_basis = 500 WHERE pseudo_id = '20';
SELECT shares, cost_basis, added_at FROM holdings WHERE id = 20;
--> 10 | 500.0 | 2025-12-31
SELECT datetime, amount FROM fin_transactions WHERE asset_storage_id = 20;
--> 2025-12-31 23:59:59 | 10.0

-- # What an update refuses
UPDATE holdings SET pseudo_id = 9 WHERE pseudo_id = '1';
--! holdings: pseudo_id and id are computed; leave them out
UPDATE holdings SET id = 9 WHERE pseudo_id = '1';
--! holdings: pseudo_id and id are computed; leave them out
UPDATE holdings SET added_at = '2020-01-01' WHERE pseudo_id = '1';
--! holdings.added_at: is the day of the first transaction; edit it in latest_fin_transactions
UPDATE holdings SET storage = 'vault' WHERE pseudo_id = '1';
--! holdings.storage: says which row this is; insert a new row instead
UPDATE holdings SET ticker = '' WHERE pseudo_id = '1';
--! holdings.ticker: is empty; write one word, like 7201
UPDATE holdings SET ticker = 'A B' WHERE pseudo_id = '1';
--! holdings.ticker: has whitespace; write it in one word, like 7201
UPDATE holdings SET ticker = '7201' WHERE pseudo_id = '1';
--! holdings: another asset of the class has this ticker; delete this row and insert that one
UPDATE OR IGNORE holdings SET ticker = '7201' WHERE pseudo_id = '1';
--! holdings: another asset of the class has this ticker; delete this row and insert that one
UPDATE OR REPLACE holdings SET ticker = '7201' WHERE pseudo_id = '1';
--! holdings: another asset of the class has this ticker; delete this row and insert that one
UPDATE holdings SET asset_class = 'Currencies' WHERE pseudo_id = '1';
--! holdings.asset_class: is the class of cash; keep cash in current_balances
UPDATE holdings SET asset_class = '' WHERE pseudo_id = '1';
--! holdings.asset_class: is empty; write one, like equity
UPDATE holdings SET shares = -1 WHERE pseudo_id = '1';
--! holdings.shares: is not a number of 0 or more; use a dot, like 12.5
UPDATE holdings SET shares = '' WHERE pseudo_id = '1';
--! holdings.shares: is empty; write a number, like 12.5
UPDATE holdings SET cost_basis = '12,5' WHERE pseudo_id = '1';
--! holdings.cost_basis: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-15 12:00:00', 1, -5, 2);
UPDATE holdings SET cost_basis = 5 WHERE pseudo_id = '1';
--! holdings.cost_basis: follows from several transactions; edit base_cost in latest_fin_transactions
SELECT count(*) FROM holdings;
--> 5

-- # An import is taken back
DELETE FROM holdings WHERE pseudo_id = 1;
SELECT count(*) FROM holdings;
--> 4
SELECT count(*) FROM fin_transactions WHERE asset_storage_id = 1;
--> 0
SELECT count(*) FROM fin_transaction_costs;
--> 4
SELECT count(*) FROM fin_assets_storages WHERE id = 1;
--> 0
INSERT INTO holdings (ticker, shares) VALUES ('2674', 1);
SELECT ticker, name, shares FROM holdings WHERE ticker = '2674';
--> '2674' | Hard Off | 1

-- # More than one balance is history
-- @now 2026-06-16 12:00:00
UPDATE holdings SET shares = 16000 WHERE pseudo_id = '1';
DELETE FROM holdings WHERE pseudo_id = 1;
--! holdings: has several balances, that is history; set shares to 0 instead
SELECT count(*) FROM balances WHERE asset_storage_id = 1;
--> 2

-- # What was bought or sold, or is a reason, is history
INSERT INTO fin_transaction_categories (id, name, is_passive, is_initial_import, parent_id)
VALUES (50, 'sale', 0, 0, 1);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (100, '2026-06-15 12:00:00', 1, -5, 50);
DELETE FROM holdings WHERE pseudo_id = 1;
--! holdings: was bought or sold, that is history; set shares to 0 instead
UPDATE fin_transactions SET category_id = 2 WHERE id = 100;
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (100, 2);
DELETE FROM holdings WHERE pseudo_id = 1;
--! holdings: its import is one side of a swap; delete it in latest_swaps first
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
)
VALUES ('2026-06-15 12:00:00', 4, -5, 50, 3);
DELETE FROM holdings WHERE pseudo_id = 3;
--! holdings: is the reason of transactions; set shares to 0 instead

-- # A class and a storage are found in any case
INSERT INTO holdings (ticker, shares, asset_class, storage) VALUES ('NEW', 5, 'EQUITY', 'Portfolio');
SELECT ticker, asset_class, storage FROM holdings WHERE ticker = 'NEW';
--> NEW | equity | portfolio
