-- @include disposals.sql
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
