-- @include household.sql

-- # The household: one old rate
SELECT * FROM current_data_issues;
--> rate_old | fin_asset_rates | 8 | The newest rate of UST is of 2026-04-30. | Add a rate in current_fin_asset_rates, or load new ones with findb rates.

-- # A rate is old after 31 days, the base asset's never
-- @now 2026-05-31 23:00:00
SELECT object, row_id FROM current_data_issues;
--> (none)
-- @now 2026-05-31 23:00:01
SELECT object, row_id, description FROM current_data_issues;
--> fin_asset_rates | 8 | The newest rate of UST is of 2026-04-30.

-- # Nobody needs a rate of what is not there
-- @now 2027-01-01 00:00:00
UPDATE balances SET amount = 0;
DELETE FROM fin_asset_rates;
SELECT * FROM current_data_issues;
--> (none)

-- # A balance without a rate
DELETE FROM fin_asset_rates WHERE asset_id IN (2, 4);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-06-15 12:00:01', 1);
SELECT * FROM current_data_issues;
--> rate_missing | fin_assets | 2 | EUR has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.
--> rate_missing | fin_assets | 4 | UST has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.

-- # A rate that jumped by more than ten times, up or down
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES
(2, '2026-06-15 00:00:00', 12.6), (3, '2026-06-15 00:00:00', 21.9), (4, '2026-06-15 00:00:00', 980);
SELECT issue, object, description, what_to_do FROM current_data_issues;
--> rate_jumped | fin_asset_rates | The rate of EUR went from 1.25 to 12.6. | Correct it if it is a slip; after a split, correct the amounts.
--> rate_jumped | fin_asset_rates | The rate of VTI went from 220.0 to 21.9. | Correct it if it is a slip; after a split, correct the amounts.

-- # There should be no more than 8 asset types
INSERT INTO fin_asset_types (name) VALUES ('4'), ('5'), ('6'), ('7'), ('8');
SELECT issue FROM current_data_issues WHERE object = 'fin_asset_types';
--> (none)
INSERT INTO fin_asset_types (name) VALUES ('9');
SELECT * FROM current_data_issues WHERE object = 'fin_asset_types';
--> asset_types_many | fin_asset_types | NULL | There are 9 asset types. | Keep at most 8, else charts and tables by type are hard to read.

-- # Without a base asset nothing can be valued
DROP TRIGGER fin_assets_base_update;
UPDATE fin_assets SET is_base = 0;
SELECT * FROM current_data_issues WHERE object = 'fin_assets';
--> base_asset_missing | fin_assets | NULL | There is no base asset, so nothing can be valued. | Set is_base to 1 for the asset that you measure in.
--> rate_missing | fin_assets | 1 | USD has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.

-- # What is inactive should be empty
UPDATE fin_storages SET is_active = 0 WHERE name = 'Cash';
UPDATE fin_assets SET is_active = 0 WHERE code = 'VTI';
SELECT * FROM current_data_issues WHERE object = 'fin_assets_storages';
--> inactive_not_empty | fin_assets_storages | 6 | USD in Cash is inactive, but its balance is 160.0. | Set is_active to 1, or add the transaction and the balance that empty it.
--> inactive_not_empty | fin_assets_storages | 4 | VTI in Broker is inactive, but its balance is 5.0. | Set is_active to 1, or add the transaction and the balance that empty it.
UPDATE balances SET amount = 0;
SELECT * FROM current_data_issues WHERE object = 'fin_assets_storages';
--> (none)

-- # Transactions without any balance
DELETE FROM balances WHERE asset_storage_id = 4;
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (4, 1);
SELECT * FROM current_data_issues WHERE object = 'fin_assets_storages';
--> balance_missing | fin_assets_storages | 4 | VTI in Broker has transactions but no balance. | Add its balance in current_balances.

-- # What is more than a day ahead
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-06-16 12:00:00', 1, -1, 9), (21, '2026-06-16 12:00:01', 1, -1, 9);
INSERT INTO balances (id, datetime, asset_storage_id, amount)
VALUES (20, '2026-06-16 12:00:00', 1, 1), (21, '2026-06-16 12:00:01', 1, 1);
SELECT * FROM current_data_issues WHERE issue = 'in_the_future';
--> in_the_future | fin_transactions | 21 | The transaction is dated 2026-06-16 12:00:01, in the future. | Correct datetime; what is only expected belongs in fin_transaction_plans.
--> in_the_future | balances | 21 | The balance of USD in Bank is dated 2026-06-16 12:00:01, in the future. | Correct datetime.

-- # A transaction that is a side of several swaps
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-06-01 12:00:00', 1, -1, 3), (21, '2026-06-01 12:00:00', 2, 1, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (20, 7), (6, 21);
SELECT * FROM current_data_issues WHERE issue = 'swapped_twice';
--> swapped_twice | fin_transactions | 6 | The transaction is the credit side of 2 swaps. | Split the transaction, or delete all but one of the swaps.
--> swapped_twice | fin_transactions | 7 | The transaction is the debit side of 2 swaps. | Split the transaction, or delete all but one of the swaps.

-- # A swap of which a side has the wrong sign
DROP TRIGGER fin_transactions_swap_update;
UPDATE fin_transactions SET amount = -amount WHERE id IN (6, 10);
SELECT * FROM current_data_issues WHERE issue = 'swap_turned';
--> swap_turned | swaps | 1 | The credit side of the swap came in, or its debit side went out. | Exchange the two sides, or correct the sign of the amount.
--> swap_turned | swaps | 2 | The credit side of the swap came in, or its debit side went out. | Exchange the two sides, or correct the sign of the amount.

-- # Categories that are deeper than the columns of the flattened tree
UPDATE fin_transaction_categories SET min_view_depth = 9 WHERE name = 'expenses';
SELECT * FROM current_data_issues WHERE issue = 'category_deep';
--> category_deep | fin_transaction_categories | 9 | groceries stands too deep for current_fin_transaction_categories. | Lower min_view_depth or move it up: there are columns for levels 0 to 9.
--> category_deep | fin_transaction_categories | 10 | purchases stands too deep for current_fin_transaction_categories. | Lower min_view_depth or move it up: there are columns for levels 0 to 9.

-- # Nothing can be edited
INSERT INTO current_data_issues (issue) VALUES ('x');
--! cannot modify current_data_issues because it is a view
UPDATE current_data_issues SET issue = 'x';
--! cannot modify current_data_issues because it is a view
DELETE FROM current_data_issues;
--! cannot modify current_data_issues because it is a view
