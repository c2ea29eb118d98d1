-- @include household.sql
INSERT INTO fin_assets (id, code, type_id) VALUES (5, 'GOLD', 2), (6, 'GOLD', 3);
INSERT INTO phys_assets (name) VALUES ('House');

-- # Whatever a new row refuses leaves nothing behind
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, pseudo_id)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 1);
--! latest_swaps: pseudo_id and price are computed; leave them out
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, price)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 5);
--! latest_swaps: pseudo_id and price are computed; leave them out
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, datetime)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, '');
--! latest_swaps.datetime: is empty; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, datetime)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, '2026-02-30');
--! latest_swaps.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, from_phys_asset)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'Car');
--! latest_swaps.from_phys_asset: is a thing; clear from_asset_code, from_storage, from_amount
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, to_phys_asset)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'Car');
--! latest_swaps.to_phys_asset: is a thing; clear to_asset_code, to_storage and to_amount
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, from_asset_type)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'Stocks');
--! latest_swaps.from_asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, to_asset_type)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'Stocks');
--! latest_swaps.to_asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('', 'Bank', 10, 'VTI', 'Broker', 1);
--! latest_swaps.from_asset_code: is empty; write a code, like USD
INSERT INTO latest_swaps (to_storage, to_amount, from_phys_asset)
VALUES ('Broker', 1, 'Car');
--! latest_swaps.to_asset_code: is empty; write a code, like USD
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('GOLD', 'Bank', 10, 'VTI', 'Broker', 1);
--! latest_swaps.from_asset_code: the type has no such code, or several have it; name its from_asset_type, too
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', 10, 'GOLD', 'Broker', 1);
--! latest_swaps.to_asset_code: the type has no such code, or several have it; name its to_asset_type, too
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, from_asset_type)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'Bonds');
--! latest_swaps.from_asset_code: the type has no such code, or several have it; name its from_asset_type, too
INSERT INTO latest_swaps (from_asset_code, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 10, 'VTI', 'Broker', 1);
--! latest_swaps.from_storage: is empty; write a name of current_fin_storages
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Attic', 10, 'VTI', 'Broker', 1);
--! latest_swaps.from_storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_swaps (to_asset_code, to_amount, from_phys_asset)
VALUES ('VTI', 1, 'Car');
--! latest_swaps.to_storage: is empty; write a name of current_fin_storages
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', 10, 'VTI', 'Attic', 1);
--! latest_swaps.to_storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', 'VTI', 'Broker', 1);
--! latest_swaps.from_amount: is empty; write one, like 12.50
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', '12,5', 'VTI', 'Broker', 1);
--! latest_swaps.from_amount: is not a number above 0; use a dot, like 12.50
INSERT OR IGNORE INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', -5, 'VTI', 'Broker', 1);
--! latest_swaps.from_amount: is not a number above 0; use a dot, like 12.50
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker');
--! latest_swaps.to_amount: is empty; write one, like 12.50
INSERT OR REPLACE INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 0);
--! latest_swaps.to_amount: is not a number above 0; use a dot, like 12.50
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_asset_code)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'USD');
--! latest_swaps.fee_amount: is empty; write one, like 2.50
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'x');
--! latest_swaps.fee_amount: is not a number above 0; use a dot, like 2.50
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount, fee_asset_code)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 1, 'GOLD');
--! latest_swaps.fee_asset_code: is no code of money, or of one asset only; write one, like USD
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount)
VALUES ('UST', 'Broker', 10, 'VTI', 'Broker', 1, 1);
--! latest_swaps.fee_asset_code: is no code of money
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, fee_amount, fee_storage)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 1, 'Attic');
--! latest_swaps.fee_storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, category)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'pay');
--! latest_swaps.category: no such name in current_fin_transaction_categories; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, category)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'dividends');
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
INSERT INTO latest_swaps (to_asset_code, to_storage, to_amount, from_phys_asset)
VALUES ('USD', 'Broker', 1, 'Boat');
--! latest_swaps.from_phys_asset: no such name in current_phys_assets; correct it or add it there
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_phys_asset)
VALUES ('USD', 'Bank', 10, 'Boat');
--! latest_swaps.to_phys_asset: no such name in current_phys_assets; correct it or add it there
INSERT INTO latest_swaps (to_asset_code, to_storage, to_amount, from_phys_asset)
VALUES ('USD', 'Broker', 1, 'House');
--! latest_swaps.from_phys_asset: was not owned then; correct it, or the datetime
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_asset_code, to_storage, to_amount, adjust_balance)
VALUES ('USD', 'Bank', 10, 'VTI', 'Broker', 1, 'yes');
--! latest_swaps.adjust_balance: is not a boolean; write 1 or 0
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount)
VALUES ('USD', 'Bank', 10);
--! latest_swaps: both sides are the same; name another asset or another storage
INSERT INTO latest_swaps DEFAULT VALUES;
--! latest_swaps.from_asset_code: is empty; write a code, like USD
SELECT count(*) FROM fin_transactions;
--> 16
SELECT count(*) FROM swaps;
--> 4
SELECT count(*) FROM fin_assets_storages;
--> 6
SELECT count(*) FROM fin_transaction_categories;
--> 10

-- # Whatever an edit refuses changes nothing
INSERT INTO latest_swaps
(datetime, from_phys_asset, to_asset_code, to_storage, to_amount, fee_amount, fee_asset_code)
VALUES ('2026-06-10', 'Car', 'USD', 'Bank', '1200', 1, 'USD');
UPDATE "latest_swaps" SET "pseudo_id"='9' WHERE "pseudo_id"='3';
--! latest_swaps: pseudo_id and price are computed; leave them out
UPDATE "latest_swaps" SET "price"='9' WHERE "pseudo_id"='3';
--! latest_swaps: pseudo_id and price are computed; leave them out
UPDATE "latest_swaps" SET "adjust_balance"='1' WHERE "pseudo_id"='3';
--! latest_swaps.adjust_balance: works on insert only; edit the balances instead
UPDATE OR IGNORE latest_swaps SET from_phys_asset = 'Car' WHERE pseudo_id = 3;
--! latest_swaps.from_phys_asset: says which row this is; insert a new row instead
UPDATE OR REPLACE latest_swaps SET to_phys_asset = 'House' WHERE pseudo_id = 4;
--! latest_swaps.to_phys_asset: says which row this is; insert a new row instead
UPDATE "latest_swaps" SET "datetime"='' WHERE "pseudo_id"='3';
--! latest_swaps.datetime: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE "latest_swaps" SET "datetime"='2026-13-01' WHERE "pseudo_id"='3';
--! latest_swaps.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE "latest_swaps" SET "from_asset_code"='USD' WHERE "pseudo_id"='5';
--! latest_swaps.from_phys_asset: is a thing; clear from_asset_code, from_storage, from_amount
UPDATE OR IGNORE latest_swaps SET to_amount = '5' WHERE pseudo_id = 4;
--! latest_swaps.to_phys_asset: is a thing; clear to_asset_code, to_storage and to_amount
UPDATE OR REPLACE latest_swaps SET from_asset_type = 'Stocks' WHERE pseudo_id = 3;
--! latest_swaps.from_asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE "latest_swaps" SET "to_asset_type"='Stocks' WHERE "pseudo_id"='3';
--! latest_swaps.to_asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE "latest_swaps" SET "from_asset_code"='' WHERE "pseudo_id"='3';
--! latest_swaps.from_asset_code: is empty; write a code, like USD
UPDATE "latest_swaps" SET "to_asset_code"='' WHERE "pseudo_id"='5';
--! latest_swaps.to_asset_code: is empty; write a code, like USD
UPDATE OR IGNORE latest_swaps SET from_asset_code = 'GOLD' WHERE pseudo_id = 3;
--! latest_swaps.from_asset_code: the type has no such code, or several have it; name its from_asset_type, too
UPDATE OR REPLACE latest_swaps SET to_asset_type = 'Bonds' WHERE pseudo_id = 3;
--! latest_swaps.to_asset_code: the type has no such code, or several have it; name its to_asset_type, too
UPDATE "latest_swaps" SET "from_storage"='' WHERE "pseudo_id"='3';
--! latest_swaps.from_storage: is empty; write a name of current_fin_storages
UPDATE "latest_swaps" SET "from_storage"='Attic' WHERE "pseudo_id"='3';
--! latest_swaps.from_storage: no such name in current_fin_storages; correct it or add it there
UPDATE "latest_swaps" SET "to_storage"='' WHERE "pseudo_id"='5';
--! latest_swaps.to_storage: is empty; write a name of current_fin_storages
UPDATE OR IGNORE latest_swaps SET to_storage = 'Attic' WHERE pseudo_id = 3;
--! latest_swaps.to_storage: no such name in current_fin_storages; correct it or add it there
UPDATE OR REPLACE latest_swaps SET from_amount = '' WHERE pseudo_id = 3;
--! latest_swaps.from_amount: is empty; write one, like 12.50
UPDATE "latest_swaps" SET "from_amount"='12,5' WHERE "pseudo_id"='3';
--! latest_swaps.from_amount: is not a number above 0; use a dot, like 12.50
UPDATE "latest_swaps" SET "to_amount"='' WHERE "pseudo_id"='3';
--! latest_swaps.to_amount: is empty; write one, like 12.50
UPDATE "latest_swaps" SET "to_amount"='-1' WHERE "pseudo_id"='3';
--! latest_swaps.to_amount: is not a number above 0; use a dot, like 12.50
UPDATE OR IGNORE latest_swaps SET fee_asset_code = 'USD' WHERE pseudo_id = 3;
--! latest_swaps.fee_amount: is empty; write one, like 2.50
UPDATE OR REPLACE latest_swaps SET fee_amount = '-1' WHERE pseudo_id = 3;
--! latest_swaps.fee_amount: is not a number above 0; use a dot, like 2.50
UPDATE "latest_swaps" SET "fee_asset_code"='GOLD' WHERE "pseudo_id"='5';
--! latest_swaps.fee_asset_code: is no code of money, or of one asset only; write one, like USD
UPDATE "latest_swaps" SET "fee_storage"='Attic' WHERE "pseudo_id"='5';
--! latest_swaps.fee_storage: no such name in current_fin_storages; correct it or add it there
UPDATE "latest_swaps" SET "category"='pay' WHERE "pseudo_id"='3';
--! latest_swaps.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE OR IGNORE latest_swaps SET to_storage = 'Bank' WHERE pseudo_id = 2;
--! latest_swaps: both sides are the same; name another asset or another storage
SELECT * FROM latest_swaps WHERE pseudo_id IN (2, 3, 5);
--> 5 | 2026-06-10 00:00:00 | NULL | NULL | NULL | NULL | USD | Bank | 1200.0 | 1.0 | USD | Bank | exchange | NULL | Car | NULL | NULL | Currencies | NULL
--> 3 | 2026-03-06 15:00:00 | 5 VTI at 210 | USD | Broker | 1050.0 | VTI | Broker | 5.0 | NULL | NULL | NULL | exchange | 210.0 | NULL | NULL | Currencies | Equities | NULL
--> 2 | 2026-03-05 10:00:00 | NULL | USD | Bank | 2000.0 | USD | Broker | 2000.0 | NULL | NULL | NULL | exchange | NULL | NULL | NULL | Currencies | Currencies | NULL
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # What else refers to a transaction keeps the swap
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (12, 1050);
DELETE FROM latest_swaps WHERE pseudo_id = 3;
--! fin_transactions: has a cost; delete it in latest_fin_transactions, or clear its base_cost there
SELECT count(*) FROM swaps;
--> 4

-- # What a transfer lost on the way is a fee
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_storage, to_amount)
VALUES ('USD', 'Bank', 100, 'Cash', '90');
--! latest_swaps.to_amount: differs, though the asset is the same; write the difference as fee_amount
INSERT INTO latest_swaps (from_asset_code, from_storage, from_amount, to_storage, to_amount, fee_amount)
VALUES ('USD', 'Bank', 90, 'Cash', '90.0', 10);
SELECT from_amount, to_amount, fee_amount, fee_storage FROM latest_swaps LIMIT 1;
--> 90.0 | 90.0 | 10.0 | Bank
