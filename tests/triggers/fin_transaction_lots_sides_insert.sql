-- @include disposals.sql

-- # What went out takes what had come in
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (1, 2, 1);
--! fin_transaction_lots.disposal_fin_transaction_id: its amount is > 0; a disposal went out (< 0)
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 5, 1);
--! fin_transaction_lots.acquisition_fin_transaction_id: its amount is < 0; a lot came in (> 0)
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 4, 1);
--! fin_transaction_lots: the two are of different assets; write two transactions of one asset

-- # Not more than went out, nor than came in
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 5.5);
--! fin_transaction_lots.amount: with its other lots more than the disposal; write less
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 5);
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 1, 0.5);
--! fin_transaction_lots.amount: with its other lots more than the disposal; write less
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 6);
--! fin_transaction_lots.amount: with others of the lot more than came in; write less
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 5);
SELECT count(*) FROM fin_transaction_lots;
--> 2

-- # After a split more units may go out than came in
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (3, '2024-02-15 00:00:00', 2, 1);
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 12);
SELECT amount FROM fin_transaction_lots;
--> 12.0

-- # So it is after one that is only booked to the role splits
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('splits', 1, 0, 0);
INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)
VALUES ('2024-02-15', 'VTI', 'Broker', 10, 'splits');
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 12);
SELECT amount FROM fin_transaction_lots;
--> 12.0
