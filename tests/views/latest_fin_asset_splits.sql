-- @include base.sql
INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category, base_cost) VALUES
('2026-01-01', 'VTI', 'Broker', '10', 'Opening', '1000'),
('2026-03-01', 'VTI', 'Broker', 2.5, 'Opening', NULL),
('2026-05-01', 'VTI', 'Bank', 8, 'Opening', NULL);
INSERT INTO latest_balances (datetime, asset_code, storage, balance) VALUES
('2026-02-01', 'VTI', 'Broker', 11);
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('2026-04-01', 'vti', '4');

-- # What was held then is multiplied: the balance of 11 and the 2.5 since then, not what came later
SELECT * FROM latest_fin_asset_splits;
--> 1 | 2026-04-01 00:00:00 | Equities | VTI | 4.0 | 1.0 | 40.5
SELECT datetime, storage, amount, category, reason_asset_code, reason_storage
FROM latest_fin_transactions WHERE pseudo_id = 4;
--> 2026-04-01 00:00:00 | Broker | 40.5 | splits | VTI | Broker
SELECT cost_basis FROM holdings WHERE ticker = 'VTI' AND storage = 'Broker';
--> NULL
SELECT storage, expected_balance FROM current_balances WHERE asset_code = 'VTI' ORDER BY storage;
--> Bank | 8.0
--> Broker | 54.0

-- # A reverse split takes units away; each storage that holds the asset has its own
INSERT INTO latest_fin_asset_splits (datetime, asset_type, asset_code, new_units, old_units)
VALUES ('2026-06-01 08:00', 'Equities', 'VTI', 1, '10');
SELECT added_units FROM latest_fin_asset_splits;
--> -55.8
--> 40.5
SELECT storage, expected_balance FROM current_balances WHERE asset_code = 'VTI' ORDER BY storage;
--> Bank | 0.8
--> Broker | 5.4

-- # Each column can be edited, as DB Browser sends it; the units follow
UPDATE latest_fin_asset_splits SET new_units = '2' WHERE "pseudo_id" = '1';
UPDATE latest_fin_asset_splits SET old_units = '' WHERE "pseudo_id" = '1';
UPDATE latest_fin_asset_splits SET datetime = '2026-04-02' WHERE "pseudo_id" = '1';
SELECT * FROM latest_fin_asset_splits;
--> 1 | 2026-04-02 00:00:00 | Equities | VTI | 2.0 | 1.0 | 13.5
SELECT datetime, amount FROM fin_transactions WHERE id = 4;
--> 2026-04-02 00:00:00 | 13.5

-- # Deleted with what it has added, and nothing else
DELETE FROM latest_fin_asset_splits WHERE pseudo_id IN ('1');
SELECT (SELECT count(*) FROM latest_fin_asset_splits), (SELECT count(*) FROM fin_transactions);
--> 0 | 3

-- # What an import has added of that moment stays as it is
DELETE FROM latest_fin_asset_splits WHERE pseudo_id = 1;
INSERT INTO latest_fin_transactions (
    datetime, asset_code, storage, amount, category, reason_asset_code, reason_storage
)
VALUES ('2026-04-01', 'VTI', 'Broker', 30, 'splits', 'VTI', 'Broker');
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('2026-04-01', 'VTI', 4);
SELECT added_units FROM latest_fin_asset_splits;
--> 30.0

-- # What an insert refuses
INSERT INTO latest_fin_asset_splits (asset_code, new_units, added_units) VALUES ('VTI', 4, 1);
--! latest_fin_asset_splits: pseudo_id and added_units are computed; leave them out
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('', 'VTI', 4);
--! latest_fin_asset_splits.datetime: is empty; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('May', 'VTI', 4);
--! latest_fin_asset_splits.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_fin_asset_splits (asset_type, asset_code, new_units) VALUES ('Bonds', 'VTI', 4);
--! latest_fin_asset_splits.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO latest_fin_asset_splits (asset_type, asset_code, new_units) VALUES ('Currencies', 'VTI', 4);
--! latest_fin_asset_splits.asset_code: the type has no such code; correct it, add it, or name its type too
INSERT INTO latest_fin_asset_splits (asset_code, new_units) VALUES ('XXX', 4);
--! latest_fin_asset_splits.asset_type: is empty; name the type, or write a code that only one type has
INSERT INTO latest_fin_asset_splits (asset_type, new_units) VALUES ('Equities', 4);
--! latest_fin_asset_splits.asset_code: is empty; write a code, like USD
INSERT INTO latest_fin_asset_splits (asset_code) VALUES ('VTI');
--! latest_fin_asset_splits.new_units: is empty; write one, like 4
INSERT OR IGNORE INTO latest_fin_asset_splits (asset_code, new_units) VALUES ('VTI', '1,5');
--! latest_fin_asset_splits.new_units: is not a number above 0; use a dot, like 4
INSERT INTO latest_fin_asset_splits (asset_code, new_units, old_units) VALUES ('VTI', 4, '-1');
--! latest_fin_asset_splits.old_units: is not a number above 0; use a dot, like 1
INSERT INTO latest_fin_asset_splits (asset_code, new_units) VALUES ('VTI', '1');
--! latest_fin_asset_splits.new_units: are as many as old_units; write the units after the split
INSERT OR REPLACE INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('2026-04-01', 'VTI', 3);
--! latest_fin_asset_splits: the asset has a split at that moment; edit that row instead

-- # What an update refuses
INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units) VALUES ('2026-03-01', 'VTI', 2);
UPDATE latest_fin_asset_splits SET added_units = 5 WHERE pseudo_id = 1;
--! latest_fin_asset_splits: pseudo_id and added_units are computed; leave them out
UPDATE latest_fin_asset_splits SET asset_type = 'Currencies' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.asset_type: says which row this is; insert a new row instead
UPDATE latest_fin_asset_splits SET asset_code = 'EUR' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.asset_code: says which row this is; insert a new row instead
UPDATE latest_fin_asset_splits SET datetime = NULL WHERE pseudo_id = 1;
--! latest_fin_asset_splits.datetime: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE latest_fin_asset_splits SET datetime = '1.4.2026' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE latest_fin_asset_splits SET new_units = '' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.new_units: is empty; write one, like 4
UPDATE latest_fin_asset_splits SET new_units = '-4' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.new_units: is not a number above 0; use a dot, like 4
UPDATE latest_fin_asset_splits SET old_units = '1,5' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.old_units: is not a number above 0; use a dot, like 1
UPDATE latest_fin_asset_splits SET old_units = '4' WHERE pseudo_id = 1;
--! latest_fin_asset_splits.new_units: are as many as old_units; write the units after the split
UPDATE OR REPLACE latest_fin_asset_splits SET datetime = '2026-03-01' WHERE pseudo_id = 1;
--! latest_fin_asset_splits: the asset has a split at that moment; edit that row instead
