-- @include base.sql
INSERT INTO fin_assets (code, type_id) VALUES ('BND', 2);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (5, 4, 2);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-01-01 00:00:00', 4, 10, 5),
(2, '2024-02-01 00:00:00', 4, 10, 5),
(3, '2024-03-01 00:00:00', 4, -5, 5),
(4, '2024-04-01 00:00:00', 5, 10, 5),
(5, '2024-05-01 00:00:00', 4, -12, 5);
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 4);

-- # An update is held to the same
UPDATE fin_transaction_lots SET amount = 5;
SELECT amount FROM fin_transaction_lots;
--> 5.0
UPDATE fin_transaction_lots SET amount = 5.5;
--! fin_transaction_lots.amount: with its other lots more than the disposal; write less
UPDATE fin_transaction_lots SET disposal_fin_transaction_id = 5, amount = 11;
--! fin_transaction_lots.amount: with others of the lot more than came in; write less
UPDATE fin_transaction_lots SET disposal_fin_transaction_id = 1;
--! fin_transaction_lots.disposal_fin_transaction_id: its amount is > 0; a disposal went out (< 0)
UPDATE fin_transaction_lots SET acquisition_fin_transaction_id = 5;
--! fin_transaction_lots.acquisition_fin_transaction_id: its amount is < 0; a lot came in (> 0)
UPDATE fin_transaction_lots SET acquisition_fin_transaction_id = 4;
--! fin_transaction_lots: the two are of different assets; write two transactions of one asset
