SELECT RAISE(ABORT, 'fin_transactions.amount: what went out in a swap is < 0; delete the swap first')
FROM swaps
WHERE swaps.credit_fin_transaction_id = NEW.id AND NEW.amount > 0;

SELECT RAISE(ABORT, 'fin_transactions.amount: what came in by a swap is > 0; delete the swap first')
FROM swaps
WHERE swaps.debit_fin_transaction_id = NEW.id AND NEW.amount < 0;

SELECT RAISE(ABORT, 'fin_transactions.amount: the fee of a swap is < 0; delete the swap first')
FROM swaps
WHERE swaps.fee_fin_transaction_id = NEW.id AND NEW.amount > 0;
