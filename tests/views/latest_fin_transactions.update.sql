-- @include household.sql
INSERT INTO fin_assets (id, code, type_id, is_active)
VALUES (5, 'GOLD', 2, 1), (6, 'GOLD', 3, 1), (7, 'UST', 2, 1), (8, 'OLD', 1, 0);
INSERT INTO fin_storages (id, name, is_active) VALUES (4, 'Closed bank', 0);

-- # Cells are edited in the way of DB Browser: the key and the value are text
UPDATE "latest_fin_transactions" SET "amount"='-510.25' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "datetime"='2026-01-29 00:00:00' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "description"='Market' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "category"='purchases' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "storage"='Cash' WHERE "pseudo_id"='5';
SELECT * FROM latest_fin_transactions WHERE pseudo_id = 5;
--> 5 | 2026-01-29 00:00:00 | Market | Currencies | USD | US Dollar | Cash | -510.25 | purchases | NULL | NULL | NULL | NULL | NULL | -510.25 | NULL | NULL
UPDATE "latest_fin_transactions" SET "description"='' WHERE "pseudo_id"='5';
SELECT description, typeof(amount) FROM latest_fin_transactions WHERE pseudo_id = 5;
--> '' | real
UPDATE "latest_fin_transactions" SET "description"=NULL WHERE "pseudo_id"='5';
SELECT description FROM fin_transactions WHERE id = 5;
--> NULL
SELECT count(*) FROM latest_fin_transactions WHERE pseudo_id = '5';
--> 1

-- # Many at once, and OR IGNORE, OR REPLACE like plain
UPDATE latest_fin_transactions SET amount = amount * 2 WHERE category = 'salary';
UPDATE OR IGNORE latest_fin_transactions SET amount = amount + 1 WHERE category = 'salary';
UPDATE OR REPLACE latest_fin_transactions SET amount = amount + 1 WHERE category = 'salary';
SELECT pseudo_id, amount FROM latest_fin_transactions WHERE category = 'salary';
--> 8 | 6002.0
--> 4 | 6002.0

-- # One cell at a time: a code is looked up in the type of the row, then in all
UPDATE "latest_fin_transactions" SET "asset_code"='EUR' WHERE "pseudo_id"='4';
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Currencies | EUR | Bank
UPDATE "latest_fin_transactions" SET "asset_code"='vti' WHERE "pseudo_id"='4';
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Equities | VTI | Bank
UPDATE "latest_fin_transactions" SET "asset_code"='UST' WHERE "pseudo_id"='4';
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Equities | UST | Bank
UPDATE "latest_fin_transactions" SET "asset_type"='Bonds' WHERE "pseudo_id"='4';
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Bonds | UST | Bank
UPDATE "latest_fin_transactions" SET "storage"='Broker' WHERE "pseudo_id"='4';
SELECT asset_storage_id FROM fin_transactions WHERE id = 4;
--> 5
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id > 6;
--> 3 | 1
--> 7 | 1
--> 4 | 1

-- # One cell at a time: a code of several other types says nothing, a type without the code neither
UPDATE OR IGNORE latest_fin_transactions SET asset_code = 'GOLD' WHERE pseudo_id = 4;
--! latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too
UPDATE OR REPLACE latest_fin_transactions SET asset_code = 'XXX' WHERE pseudo_id = 4;
--! latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too
UPDATE "latest_fin_transactions" SET "asset_code"='' WHERE "pseudo_id"='4';
--! latest_fin_transactions.asset_code: is empty; write a code, like USD
UPDATE "latest_fin_transactions" SET "asset_type"='Equities' WHERE "pseudo_id"='4';
--! latest_fin_transactions.asset_type: has no asset of this code; edit the code instead
UPDATE latest_fin_transactions SET asset_type = 'Equities', asset_code = 'EUR' WHERE pseudo_id = 4;
--! latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too
UPDATE latest_fin_transactions SET asset_type = 'Bonds', asset_code = 'gold' WHERE pseudo_id = 4;
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Bonds | GOLD | Bank
UPDATE "latest_fin_transactions" SET "asset_type"='Equities' WHERE "pseudo_id"='4';
SELECT asset_type, asset_code, storage FROM latest_fin_transactions WHERE pseudo_id = 4;
--> Equities | GOLD | Bank

-- # One cell at a time: names in any case
UPDATE "latest_fin_transactions" SET "category"='SALARY' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "storage"='broker' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "asset_code"='vti' WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "asset_type"='equities' WHERE "pseudo_id"='5';
SELECT asset_type, asset_code, storage, category FROM latest_fin_transactions WHERE pseudo_id = 5;
--> Equities | VTI | Broker | salary

-- # What is inactive can be edited: it is history
UPDATE "latest_fin_transactions" SET "storage"='Closed bank' WHERE "pseudo_id"='4';
UPDATE "latest_fin_transactions" SET "asset_code"='old' WHERE "pseudo_id"='4';
UPDATE "latest_fin_transactions" SET "amount"='1' WHERE "pseudo_id"='4';
SELECT asset_code, storage, amount FROM latest_fin_transactions WHERE pseudo_id = 4;
--> OLD | Closed bank | 1.0

-- # Whatever an edit refuses changes nothing
UPDATE "latest_fin_transactions" SET "amount"='' WHERE "pseudo_id"='4';
--! latest_fin_transactions.amount: is empty; write one, like -12.50
UPDATE "latest_fin_transactions" SET "amount"='12,5' WHERE "pseudo_id"='4';
--! latest_fin_transactions.amount: is 0 or not a number
UPDATE OR IGNORE latest_fin_transactions SET amount = '0' WHERE pseudo_id = 4;
--! latest_fin_transactions.amount: is 0 or not a number
UPDATE OR IGNORE latest_fin_transactions SET amount = NULL WHERE pseudo_id = 4;
--! latest_fin_transactions.amount: is empty; write one, like -12.50
UPDATE OR IGNORE latest_fin_transactions SET datetime = NULL WHERE pseudo_id = 4;
--! latest_fin_transactions.datetime: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE "latest_fin_transactions" SET "datetime"='2026-02-30 00:00:00' WHERE "pseudo_id"='4';
--! latest_fin_transactions.datetime: is no datetime
UPDATE OR IGNORE latest_fin_transactions SET category = 'pay' WHERE pseudo_id = 4;
--! latest_fin_transactions.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE "latest_fin_transactions" SET "category"='' WHERE "pseudo_id"='4';
--! latest_fin_transactions.category: is empty; write one, like Rent
UPDATE "latest_fin_transactions" SET "asset_type"='Stocks' WHERE "pseudo_id"='4';
--! latest_fin_transactions.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE "latest_fin_transactions" SET "storage"='' WHERE "pseudo_id"='4';
--! latest_fin_transactions.storage: is empty; write a name of current_fin_storages
UPDATE OR IGNORE latest_fin_transactions SET storage = 'Attic' WHERE pseudo_id = 4;
--! latest_fin_transactions.storage: no such name in current_fin_storages; correct it or add it there
UPDATE latest_fin_transactions SET storage = '' WHERE pseudo_id = 4;
--! latest_fin_transactions.storage: is empty; write a name of current_fin_storages
UPDATE latest_fin_transactions SET asset_type = 'Shares' WHERE pseudo_id = 4;
--! latest_fin_transactions.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE OR IGNORE latest_fin_transactions SET asset_type = '' WHERE pseudo_id = 4;
--! latest_fin_transactions.asset_type: is empty; name the type, or write a code that only one type has
UPDATE OR IGNORE latest_fin_transactions SET pseudo_id = 99 WHERE pseudo_id = 4;
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
UPDATE "latest_fin_transactions" SET "base_amount"='1' WHERE "pseudo_id"='4';
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
UPDATE "latest_fin_transactions" SET "swap"='x' WHERE "pseudo_id"='4';
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
UPDATE "latest_fin_transactions" SET "asset_name"='x' WHERE "pseudo_id"='4';
--! latest_fin_transactions: pseudo_id and the info columns are computed; leave them out
UPDATE OR IGNORE latest_fin_transactions SET category = 'dividends', storage = 'Cash', asset_code = 'EUR'
WHERE pseudo_id = 4;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE OR REPLACE latest_fin_transactions SET amount = 5, storage = 'Cash', asset_code = 'EUR'
WHERE pseudo_id = 6;
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
SELECT * FROM latest_fin_transactions WHERE pseudo_id IN (4, 6);
--> 6 | 2026-02-10 11:00:00 | EUR at 1.21 | Currencies | USD | US Dollar | Bank | -1210.0 | exchange | NULL | NULL | NULL | NULL | NULL | -1210.0 | 1000 EUR in Bank | NULL
--> 4 | 2026-01-25 08:00:00 | January | Currencies | USD | US Dollar | Bank | 3000.0 | salary | NULL | NULL | NULL | NULL | NULL | 3000.0 | NULL | NULL
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # Reasons cell by cell: each cell finds its row with what is there already
UPDATE "latest_fin_transactions" SET "reason_storage"='Broker' WHERE "pseudo_id"='4';
SELECT reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id = 4;
--> Currencies | USD | Broker
UPDATE "latest_fin_transactions" SET "reason_asset_code"='vti' WHERE "pseudo_id"='4';
SELECT reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id = 4;
--> Equities | VTI | Broker
UPDATE "latest_fin_transactions" SET "reason_asset_type"='Bonds' WHERE "pseudo_id"='4';
--! latest_fin_transactions: the reason is not kept there; name its asset and its storage
UPDATE "latest_fin_transactions" SET "reason_storage"='Bank' WHERE "pseudo_id"='4';
--! latest_fin_transactions: the reason is not kept there
UPDATE latest_fin_transactions SET reason_asset_type = 'Bonds', reason_asset_code = 'UST'
WHERE pseudo_id = 4;
SELECT reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id = 4;
--> Bonds | UST | Broker
UPDATE "latest_fin_transactions" SET "category"='dividends' WHERE "pseudo_id"='4';
UPDATE "latest_fin_transactions" SET "amount"='3' WHERE "pseudo_id"='4';
SELECT category, amount, reason_asset_type, reason_asset_code, reason_storage
FROM latest_fin_transactions WHERE pseudo_id = 4;
--> dividends | 3.0 | Bonds | UST | Broker

-- # Reasons cell by cell: a first cell takes the rest from the row itself
UPDATE "latest_fin_transactions" SET "reason_asset_code"='EUR' WHERE "pseudo_id"='4';
SELECT reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id = 4;
--> Currencies | EUR | Bank
UPDATE "latest_fin_transactions" SET "reason_asset_type"='Currencies' WHERE "pseudo_id"='5';
SELECT reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id = 5;
--> Currencies | USD | Bank

-- # Reasons cell by cell: clearing any cell clears them all
UPDATE latest_fin_transactions SET reason_asset_code = 'EUR', reason_storage = 'Bank'
WHERE pseudo_id IN (4, 5, 8);
SELECT pseudo_id, reason_asset_type, reason_asset_code, reason_storage FROM latest_fin_transactions
WHERE pseudo_id IN (4, 5, 8);
--> 8 | Currencies | EUR | Bank
--> 5 | Currencies | EUR | Bank
--> 4 | Currencies | EUR | Bank
UPDATE "latest_fin_transactions" SET "reason_asset_type"='' WHERE "pseudo_id"='4';
UPDATE "latest_fin_transactions" SET "reason_asset_code"=NULL WHERE "pseudo_id"='5';
UPDATE "latest_fin_transactions" SET "reason_storage"='' WHERE "pseudo_id"='8';
SELECT id, reason_fin_asset_storage_id FROM fin_transactions WHERE id IN (4, 5, 8);
--> 4 | NULL
--> 5 | NULL
--> 8 | NULL
UPDATE OR IGNORE latest_fin_transactions SET reason_storage = '' WHERE pseudo_id = 15;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE OR REPLACE latest_fin_transactions SET reason_storage = NULL WHERE pseudo_id = 15;
--! fin_transactions: the category is passive
SELECT reason_fin_asset_storage_id FROM fin_transactions WHERE id = 15;
--> 4

-- # Reasons cell by cell: what is not there is refused
UPDATE OR IGNORE latest_fin_transactions SET reason_asset_type = 'Stocks' WHERE pseudo_id = 15;
--! latest_fin_transactions.reason_asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE OR IGNORE latest_fin_transactions SET reason_asset_code = 'VIT' WHERE pseudo_id = 15;
--! latest_fin_transactions.reason_asset_code: no such code in current_fin_assets; correct it or add it
UPDATE OR IGNORE latest_fin_transactions SET reason_storage = 'Attic' WHERE pseudo_id = 15;
--! latest_fin_transactions.reason_storage: no such name in current_fin_storages; correct it or add it there
UPDATE OR IGNORE latest_fin_transactions SET reason_phys_asset = 'House' WHERE pseudo_id = 16;
--! latest_fin_transactions.reason_phys_asset: no such name in current_phys_assets; correct it or add it there
UPDATE OR IGNORE latest_fin_transactions SET reason_phys_asset = 'Car' WHERE pseudo_id = 6;
--! latest_fin_transactions.reason_phys_asset: not owned then; see current_phys_assets
UPDATE OR IGNORE latest_fin_transactions SET reason_phys_asset = 'Car' WHERE pseudo_id = 15;
--! latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty
UPDATE OR IGNORE latest_fin_transactions SET reason_storage = 'Bank' WHERE pseudo_id = 16;
--! latest_fin_transactions: has two reasons
UPDATE "latest_fin_transactions" SET "reason_phys_asset"='' WHERE "pseudo_id"='16';
--! fin_transactions: the category is passive

-- # One reason for another, in one statement
UPDATE latest_fin_transactions SET reason_phys_asset = 'Car', reason_storage = NULL
WHERE pseudo_id = 15;
UPDATE latest_fin_transactions SET reason_phys_asset = NULL, reason_storage = 'Broker', reason_asset_code = 'VTI'
WHERE pseudo_id = 16;
SELECT id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id FROM fin_transactions
WHERE id > 14;
--> 15 | NULL | 2
--> 16 | 4 | NULL

-- # A physical reason follows datetime from one ownership to another
UPDATE "latest_fin_transactions" SET "reason_phys_asset"='Car' WHERE "pseudo_id"='13';
SELECT reason_phys_asset_ownership_id FROM fin_transactions WHERE id = 13;
--> 2
UPDATE "latest_fin_transactions" SET "datetime"='2025-04-10 10:00:00' WHERE "pseudo_id"='13';
SELECT reason_phys_asset_ownership_id FROM fin_transactions WHERE id = 13;
--> 1
UPDATE "latest_fin_transactions" SET "datetime"='2026-02-01 10:00:00' WHERE "pseudo_id"='13';
SELECT datetime, reason_phys_asset FROM latest_fin_transactions WHERE pseudo_id = 13;
--> 2026-02-01 10:00:00 | Car
UPDATE "latest_fin_transactions" SET "reason_phys_asset"='' WHERE "pseudo_id"='13';
SELECT reason_phys_asset_ownership_id FROM fin_transactions WHERE id = 13;
--> NULL

-- # Rows are deleted in the way of DB Browser; the balances stay
DELETE FROM "latest_fin_transactions" WHERE "pseudo_id" IN ('5');
SELECT count(*) FROM fin_transactions;
--> 15
SELECT count(*) FROM balances;
--> 12
DELETE FROM "latest_fin_transactions" WHERE "pseudo_id" IN ('14', '15');
SELECT count(*) FROM fin_transactions;
--> 13
DELETE FROM latest_fin_transactions WHERE pseudo_id = 6;
--! fin_transactions: is one side of a swap; delete it in latest_swaps first
UPDATE balance_goals SET result_transaction_id = 16 WHERE id = 1;
DELETE FROM "latest_fin_transactions" WHERE "pseudo_id" IN ('8','16');
--! fin_transactions: is the result of a goal; clear its result_transaction_id first
SELECT count(*) FROM fin_transactions;
--> 13
