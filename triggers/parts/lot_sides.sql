-- A lot is of one asset, which went out and had come in, and no larger than either.
SELECT RAISE(ABORT, 'fin_transaction_lots.disposal_fin_transaction_id: its amount is > 0; a disposal went out (< 0)')
FROM fin_transactions
WHERE id = NEW.disposal_fin_transaction_id AND amount > 0;

SELECT RAISE(ABORT, 'fin_transaction_lots.acquisition_fin_transaction_id: its amount is < 0; a lot came in (> 0)')
FROM fin_transactions
WHERE id = NEW.acquisition_fin_transaction_id AND amount < 0;

SELECT RAISE(ABORT, 'fin_transaction_lots: the two are of different assets; write two transactions of one asset')
FROM fin_transactions AS disposal
INNER JOIN fin_assets_storages AS disposed ON disposed.id = disposal.asset_storage_id
INNER JOIN fin_transactions AS acquisition ON acquisition.id = NEW.acquisition_fin_transaction_id
INNER JOIN fin_assets_storages AS acquired ON acquired.id = acquisition.asset_storage_id
WHERE disposal.id = NEW.disposal_fin_transaction_id AND disposed.asset_id <> acquired.asset_id;

SELECT RAISE(ABORT, 'fin_transaction_lots.amount: with its other lots more than the disposal; write less')
FROM fin_transactions AS disposal
WHERE disposal.id = NEW.disposal_fin_transaction_id
    AND
    -- include lots_exceed(tx = disposal, side = disposal);

SELECT RAISE(ABORT, 'fin_transaction_lots.amount: with others of the lot more than came in; write less')
FROM fin_transactions AS acquisition
WHERE acquisition.id = NEW.acquisition_fin_transaction_id
    AND
    -- include lots_exceed(tx = acquisition, side = acquisition);
