-- @include household.sql
INSERT INTO fin_assets (id, code, type_id, is_active)
VALUES (5, 'GOLD', 2, 1), (6, 'GOLD', 3, 1), (7, 'UST', 2, 1), (8, 'OLD', 1, 0);
INSERT INTO fin_storages (id, name, is_active) VALUES (4, 'Closed bank', 0);

-- # The latest first, the later id first among those of one moment
SELECT * FROM latest_fin_transactions;
--> 16 | 2026-05-20 09:00:00 | NULL | Currencies | USD | US Dollar | Bank | 40.0 | car lending | NULL | NULL | NULL | Car | NULL | 40.0 | NULL | NULL
--> 15 | 2026-05-15 09:00:00 | NULL | Currencies | USD | US Dollar | Broker | 12.0 | dividends | Equities | VTI | Broker | NULL | NULL | 12.0 | NULL | NULL
--> 14 | 2026-05-02 17:00:00 | NULL | Currencies | USD | US Dollar | Cash | -30.0 | groceries | NULL | NULL | NULL | NULL | NULL | -30.0 | NULL | NULL
--> 13 | 2026-04-10 10:00:00 | the second car | Currencies | USD | US Dollar | Bank | -1500.0 | purchases | NULL | NULL | NULL | NULL | NULL | -1500.0 | Car | NULL
--> 12 | 2026-03-06 15:00:00 | 5 VTI at 210 | Equities | VTI | Total Stock Market | Broker | 5.0 | exchange | NULL | NULL | NULL | NULL | NULL | 1040.0 | 1050 USD in Broker | NULL
--> 11 | 2026-03-06 15:00:00 | 5 VTI at 210 | Currencies | USD | US Dollar | Broker | -1050.0 | exchange | NULL | NULL | NULL | NULL | NULL | -1050.0 | 5 VTI in Broker | NULL
--> 10 | 2026-03-05 10:00:05 | NULL | Currencies | USD | US Dollar | Broker | 2000.0 | exchange | NULL | NULL | NULL | NULL | NULL | 2000.0 | 2000 USD in Bank | NULL
--> 9 | 2026-03-05 10:00:00 | NULL | Currencies | USD | US Dollar | Bank | -2000.0 | exchange | NULL | NULL | NULL | NULL | NULL | -2000.0 | 2000 USD in Broker | NULL
--> 8 | 2026-02-25 08:00:00 | February | Currencies | USD | US Dollar | Bank | 3000.0 | salary | NULL | NULL | NULL | NULL | NULL | 3000.0 | NULL | NULL
--> 7 | 2026-02-10 11:00:00 | EUR at 1.21 | Currencies | EUR | Euro | Bank | 1000.0 | exchange | NULL | NULL | NULL | NULL | NULL | 1200.0 | 1210 USD in Bank | NULL
--> 6 | 2026-02-10 11:00:00 | EUR at 1.21 | Currencies | USD | US Dollar | Bank | -1210.0 | exchange | NULL | NULL | NULL | NULL | NULL | -1210.0 | 1000 EUR in Bank | NULL
--> 5 | 2026-01-28 18:00:00 | NULL | Currencies | USD | US Dollar | Bank | -500.0 | groceries | NULL | NULL | NULL | NULL | NULL | -500.0 | NULL | NULL
--> 4 | 2026-01-25 08:00:00 | January | Currencies | USD | US Dollar | Bank | 3000.0 | salary | NULL | NULL | NULL | NULL | NULL | 3000.0 | NULL | NULL
--> 3 | 2026-01-01 09:00:00 | NULL | Currencies | USD | US Dollar | Cash | 200.0 | initial import | NULL | NULL | NULL | NULL | NULL | 200.0 | NULL | NULL
--> 2 | 2026-01-01 09:00:00 | NULL | Bonds | UST | Treasury bond 2030 | Broker | 2.0 | initial import | NULL | NULL | NULL | NULL | NULL | 200.0 | NULL | NULL
--> 1 | 2026-01-01 09:00:00 | NULL | Currencies | USD | US Dollar | Bank | 1000.0 | initial import | NULL | NULL | NULL | NULL | NULL | 1000.0 | NULL | NULL
SELECT pseudo_id FROM latest_fin_transactions LIMIT 3;
--> 16
--> 15
--> 14
SELECT count(*) FROM latest_fin_transactions;
--> 16

-- # A new row with only what is needed is of now
INSERT INTO "latest_fin_transactions" ("asset_type", "asset_code", "storage", "amount", "category")
VALUES ('Currencies', 'USD', 'Bank', '-12.50', 'groceries');
SELECT * FROM latest_fin_transactions LIMIT 1;
--> 17 | 2026-06-15 12:00:00 | NULL | Currencies | USD | US Dollar | Bank | -12.5 | groceries | NULL | NULL | NULL | NULL | NULL | -12.5 | NULL | NULL
SELECT typeof(amount), datetime FROM fin_transactions WHERE id = 17;
--> real | 2026-06-15 12:00:00
SELECT count(*) FROM balances;
--> 12

-- # A new row with everything, numbers as text, the code in lower case, empty cells as nothing
INSERT INTO latest_fin_transactions (
    datetime, description, asset_type, asset_code, storage, amount, category,
    reason_asset_type, reason_asset_code, reason_storage, reason_phys_asset, adjust_balance
)
VALUES (
    '2026-05-01 00:00:00', 'Quarterly', 'Currencies', 'usd', 'Broker', '1e1', 'dividends',
    'Equities', 'vti', 'Broker', '', '0'
);
SELECT * FROM latest_fin_transactions WHERE pseudo_id = 17;
--> 17 | 2026-05-01 00:00:00 | Quarterly | Currencies | USD | US Dollar | Broker | 10.0 | dividends | Equities | VTI | Broker | NULL | NULL | 10.0 | NULL | NULL

-- # Without a type a code is enough that only one asset has
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category, adjust_balance)
VALUES ('eur', 'Cash', 5, 'salary', 1);
SELECT asset_type, asset_code, amount FROM latest_fin_transactions LIMIT 1;
--> Currencies | EUR | 5.0
SELECT amount FROM balances WHERE id > 12;
--> 5.0
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category)
VALUES ('GOLD', 'Cash', 5, 'salary');
--! latest_fin_transactions.asset_type: is empty; name the type, or write a code that only one type has

-- # Names may be typed in any case, where only one matches; the exact one comes first
INSERT INTO fin_storages (id, name) VALUES (5, 'BANK');
INSERT INTO fin_transaction_categories (name, parent_id, is_passive) VALUES ('CAR lending', 4, 1);
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_type, reason_asset_code, reason_storage)
VALUES ('currencies', 'usd', 'BROKER', 5, 'Dividends', 'EQUITIES', 'vti', 'broker');
INSERT INTO latest_fin_transactions
(asset_code, storage, amount, category, reason_phys_asset)
VALUES ('usd', 'BANK', 6, 'car lending', 'car');
SELECT storage, category, reason_asset_type, reason_storage, reason_phys_asset
FROM latest_fin_transactions LIMIT 2;
--> BANK | car lending | NULL | NULL | Car
--> Broker | dividends | Equities | Broker | NULL
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category)
VALUES ('usd', 'bank', 6, 'salary');
--! latest_fin_transactions.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category)
VALUES ('usd', 'BANK', 6, 'Car Lending');
--! latest_fin_transactions.category: no such name in current_fin_transaction_categories; correct it or add it there

-- # A new row makes its asset & storage, also of what is inactive
INSERT INTO latest_fin_transactions (datetime, asset_type, asset_code, storage, amount, category)
VALUES ('2020-01-01 00:00:00', 'Currencies', 'old', 'Closed bank', 5, 'initial import');
SELECT * FROM latest_fin_transactions WHERE pseudo_id = 17;
--> 17 | 2020-01-01 00:00:00 | NULL | Currencies | OLD | NULL | Closed bank | 5.0 | initial import | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL
SELECT id, asset_id, storage_id, priority FROM fin_assets_storages WHERE id > 6;
--> 7 | 8 | 4 | NULL

-- # INSERT OR REPLACE and OR IGNORE insert like INSERT
INSERT OR REPLACE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'USD', 'Bank', -1, 'groceries'), ('Currencies', 'EUR', 'Cash', 2, 'salary');
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 3, 'salary');
SELECT pseudo_id, datetime, asset_code, storage, amount, category
FROM latest_fin_transactions LIMIT 3;
--> 19 | 2026-06-15 12:00:00 | EUR | Cash | 3.0 | salary
--> 18 | 2026-06-15 12:00:00 | EUR | Cash | 2.0 | salary
--> 17 | 2026-06-15 12:00:00 | USD | Bank | -1.0 | groceries
SELECT count(*) FROM fin_transactions;
--> 19

-- # Reasons: what is left out is that of the row itself
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_code)
VALUES ('Currencies', 'USD', 'Broker', 1, 'dividends', 'VTI');
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_storage)
VALUES ('Currencies', 'USD', 'Broker', 2, 'dividends', 'Bank');
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_type)
VALUES ('Currencies', 'USD', 'Broker', 3, 'dividends', 'Currencies');
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_type, reason_asset_code)
VALUES ('Currencies', 'USD', 'Broker', 4, 'dividends', 'Bonds', 'UST');
SELECT amount, reason_asset_type, reason_asset_code, reason_storage, reason_phys_asset
FROM latest_fin_transactions LIMIT 4;
--> 4.0 | Bonds | UST | Broker | NULL
--> 3.0 | Currencies | USD | Broker | NULL
--> 2.0 | Currencies | USD | Bank | NULL
--> 1.0 | Equities | VTI | Broker | NULL

-- # Reasons: a physical asset is told by who owned it at datetime
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category, reason_phys_asset)
VALUES
('2026-01-14 23:59:59', 'Currencies', 'USD', 'Bank', 1, 'car lending', 'Car'),
('2026-04-10 10:00:00', 'Currencies', 'USD', 'Bank', 2, 'car lending', 'Car'),
(NULL, 'Currencies', 'USD', 'Bank', 3, 'car lending', 'Car');
SELECT datetime, amount, reason_phys_asset_ownership_id FROM fin_transactions WHERE id > 16;
--> 2026-01-14 23:59:59 | 1.0 | 1
--> 2026-04-10 10:00:00 | 2.0 | 2
--> 2026-06-15 12:00:00 | 3.0 | 2
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category, reason_phys_asset)
VALUES ('2026-01-15 00:00:00', 'Currencies', 'USD', 'Bank', 4, 'car lending', 'Car');
--! latest_fin_transactions.reason_phys_asset: not owned then; see current_phys_assets

-- # Whatever a new row refuses leaves nothing behind
INSERT OR IGNORE INTO latest_fin_transactions (pseudo_id) VALUES (1);
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
INSERT INTO latest_fin_transactions
(asset_name, asset_type, asset_code, storage, amount, category)
VALUES ('Euro', 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
INSERT INTO latest_fin_transactions DEFAULT VALUES;
--! latest_fin_transactions.asset_type: is empty; name the type, or write a code that only one type has
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Stocks', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.asset_type: no such name
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'VTI', 'Cash', 1, 'salary');
--! latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too
INSERT OR REPLACE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', '', 'Cash', 1, 'salary');
--! latest_fin_transactions.asset_code: is empty; write a code, like USD
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Attic', 1, 'salary');
--! latest_fin_transactions.storage: no such name in current_fin_storages; correct it or add it there
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, amount, category)
VALUES ('Currencies', 'EUR', 1, 'salary');
--! latest_fin_transactions.storage: is empty; write a name of current_fin_storages
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'Salaries');
--! latest_fin_transactions.category: no such name in current_fin_transaction_categories; correct it or add it there
INSERT OR REPLACE INTO latest_fin_transactions (asset_type, asset_code, storage, amount)
VALUES ('Currencies', 'EUR', 'Cash', 1);
--! latest_fin_transactions.category: is empty; write one, like Rent
INSERT OR IGNORE INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category)
VALUES ('2026-06-31 00:00:00', 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category)
VALUES ('2026-06-31', 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.datetime: is no datetime
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category)
VALUES ('now', 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.datetime: is no datetime
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category)
VALUES (2460000, 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.datetime: is no datetime
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category)
VALUES ('', 'Currencies', 'EUR', 'Cash', 1, 'salary');
--! latest_fin_transactions.datetime: is empty; write YYYY-MM-DD HH:MM:SS
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', '12,5', 'salary');
--! latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', '', 'salary');
--! latest_fin_transactions.amount: is empty; write one, like -12.50
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', '0.00', 'salary');
--! latest_fin_transactions.amount: is 0 or not a number
INSERT OR REPLACE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 0, 'salary');
--! latest_fin_transactions.amount: is 0 or not a number
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, category)
VALUES ('Currencies', 'EUR', 'Cash', 'salary');
--! latest_fin_transactions.amount: is empty; write one, like -12.50
INSERT INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', -9e999, 'salary');
--! latest_fin_transactions.amount: is 0 or not a number
INSERT INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', x'31', 'salary');
--! latest_fin_transactions.amount: is 0 or not a number
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'dividends');
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
INSERT OR REPLACE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'dividends');
--! fin_transactions: the category is passive
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_phys_asset, reason_storage)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'Car', 'Bank');
--! latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_phys_asset)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'House');
--! latest_fin_transactions.reason_phys_asset: no such name in current_phys_assets; correct it or add it there
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_type)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'Stocks');
--! latest_fin_transactions.reason_asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_code)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'VIT');
--! latest_fin_transactions.reason_asset_code: no such code in current_fin_assets; correct it or add it
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_storage)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'Attic');
--! latest_fin_transactions.reason_storage: no such name in current_fin_storages; correct it or add it there
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_code)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'VTI');
--! latest_fin_transactions: the reason is not kept there; name its asset and its storage
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_asset_code, reason_storage)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'UST', 'Broker');
--! latest_fin_transactions: the reason is not kept there
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, reason_storage)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'Cash');
--! latest_fin_transactions: the reason is not kept there
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 'yes');
--! latest_fin_transactions.adjust_balance: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary', 2);
--! latest_fin_transactions.adjust_balance: is not a boolean
INSERT OR IGNORE INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('2026-05-31 23:59:58', 'Currencies', 'USD', 'Bank', 1, 'salary', 1);
--! latest_fin_transactions.adjust_balance: there are newer balances; leave it out, or adjust those
INSERT OR REPLACE INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('2026-06-15 12:00:01', 'Currencies', 'EUR', 'Cash', 1, 'salary', '1');
--! latest_fin_transactions.adjust_balance: works up to now only; leave it out, and adjust the balance then
SELECT count(*) FROM fin_transactions;
--> 16
SELECT count(*) FROM fin_assets_storages;
--> 6
SELECT count(*) FROM balances;
--> 12

-- # One bad row of many refuses them all
INSERT OR IGNORE INTO latest_fin_transactions (asset_type, asset_code, storage, amount, category)
VALUES ('Currencies', 'EUR', 'Cash', 1, 'salary'), ('Currencies', 'EUR', 'Cash', '1', 'pay');
--! latest_fin_transactions.category: no such name
SELECT count(*) FROM fin_transactions;
--> 16
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # adjust_balance: a known balance grows, dated one second later, and counts at once
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', '-30', 'groceries', '1');
SELECT datetime, amount, typeof(amount) FROM balances WHERE asset_storage_id = 1 AND id > 12;
--> 2026-06-15 12:00:01 | 1800.0 | real
SELECT balance, base_balance FROM current_balances WHERE pseudo_id = 1;
--> 1800.0 | 1800.0
SELECT storage FROM historical_txs_balances_mismatch;
--> Cash
SELECT amount, adjust_balance FROM latest_fin_transactions LIMIT 1;
--> -30.0 | NULL

-- # adjust_balance: twice in the same second both count, and a second later the third
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', -30, 'groceries', 1), ('Currencies', 'USD', 'Bank', 100, 'salary', 1);
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND id > 12;
--> 2026-06-15 12:00:01 | 1900.0
-- @now 2026-06-15 12:00:01
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', 1000, 'salary', 1);
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND id > 12;
--> 2026-06-15 12:00:01 | 1900.0
--> 2026-06-15 12:00:02 | 2900.0
SELECT storage FROM historical_txs_balances_mismatch;
--> Cash

-- # adjust_balance: then the balance is corrected in the same second, and the next one starts there
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', -30, 'groceries', 1);
UPDATE "current_balances" SET "balance"='1795' WHERE "pseudo_id"='1';
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND id > 12;
--> 2026-06-15 12:00:01 | 1795.0
SELECT amount_unaccounted FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> -5.0
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', 5, 'salary', 1);
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND id > 12;
--> 2026-06-15 12:00:01 | 1800.0

-- # adjust_balance: a fresh asset & storage starts with the transactions so far
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'EUR', 'Cash', 7.5, 'salary', 1);
SELECT asset_storage_id, datetime, amount FROM balances WHERE id > 12;
--> 7 | 2026-06-15 12:00:01 | 7.5
INSERT INTO latest_fin_transactions (datetime, asset_type, asset_code, storage, amount, category)
VALUES ('2026-01-01 00:00:00', 'Bonds', 'UST', 'Bank', 3, 'initial import');
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Bonds', 'UST', 'Bank', 1, 'salary', 1);
SELECT asset_storage_id, datetime, amount FROM balances WHERE id > 12;
--> 7 | 2026-06-15 12:00:01 | 7.5
--> 8 | 2026-06-15 12:00:01 | 4.0
SELECT storage FROM historical_txs_balances_mismatch;
--> Cash

-- # adjust_balance: a few seconds ago is now, and later balances move along
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('Currencies', 'USD', 'Bank', -30, 'groceries', 1);
INSERT INTO latest_fin_transactions
(datetime, asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES ('2026-06-15 11:59:55', 'Currencies', 'USD', 'Bank', '-100', 'groceries', 1);
SELECT datetime, amount FROM balances WHERE asset_storage_id = 1 AND id > 12 ORDER BY datetime;
--> 2026-06-15 11:59:56 | 1730.0
--> 2026-06-15 12:00:01 | 1700.0
SELECT storage FROM historical_txs_balances_mismatch;
--> Cash
SELECT balance FROM current_balances WHERE pseudo_id = 1;
--> 1700.0

-- # adjust_balance: a moment of the past, as long as no balance is newer
INSERT INTO latest_fin_transactions
(datetime, asset_code, storage, amount, category, adjust_balance)
VALUES ('2026-05-31 23:59:59', 'USD', 'Bank', -1, 'groceries', 1),
('2026-06-10', 'USD', 'Bank', -30, 'groceries', 1),
('2026-06-10', 'USD', 'Bank', -5, 'groceries', 1),
('2026-06-10', 'EUR', 'Cash', 5, 'salary', 1);
SELECT asset_storage_id, datetime, amount FROM balances
WHERE asset_storage_id IN (1, 7) AND datetime > '2026-05-30';
--> 1 | 2026-06-01 00:00:00 | 1829.0
--> 1 | 2026-06-10 00:00:01 | 1794.0
--> 7 | 2026-06-10 00:00:01 | 5.0
INSERT INTO latest_fin_transactions
(datetime, asset_code, storage, amount, category, adjust_balance)
VALUES ('2026-06-09', 'USD', 'Bank', -30, 'groceries', 1);
--! latest_fin_transactions.adjust_balance: there are newer balances; leave it out, or adjust those

-- # A day, or a minute, is completed
INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)
VALUES ('2026-06-10', 'USD', 'Bank', -1, 'groceries'),
('2026-06-10 18:30', 'USD', 'Bank', -2, 'groceries');
SELECT datetime, amount FROM latest_fin_transactions LIMIT 2;
--> 2026-06-10 18:30:00 | -2.0
--> 2026-06-10 00:00:00 | -1.0
UPDATE "latest_fin_transactions" SET "datetime"='2026-06-11 07:05' WHERE "pseudo_id"='18';
SELECT datetime FROM latest_fin_transactions LIMIT 1;
--> 2026-06-11 07:05:00

-- # The other sides of a payment that bought several things
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (11, 2);
SELECT swap FROM latest_fin_transactions WHERE pseudo_id = 11;
--> Car, 5 VTI in Broker

-- # adjust_balance: 0 and nothing leave the balances alone, and it is for new rows only
INSERT INTO latest_fin_transactions
(asset_type, asset_code, storage, amount, category, adjust_balance)
VALUES
('Currencies', 'USD', 'Bank', -1, 'groceries', 0),
('Currencies', 'USD', 'Bank', -1, 'groceries', NULL);
SELECT count(*) FROM balances;
--> 12
UPDATE "latest_fin_transactions" SET "adjust_balance"='1' WHERE "pseudo_id"='5';
--! latest_fin_transactions.adjust_balance: works on insert only; edit the balance instead
