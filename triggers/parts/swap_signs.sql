-- The credit side and the fee went out, the debit side came in.
SELECT RAISE(ABORT, 'swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)')
FROM fin_transactions
WHERE id = NEW.credit_fin_transaction_id AND amount > 0;

SELECT RAISE(ABORT, 'swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)')
FROM fin_transactions
WHERE id = NEW.debit_fin_transaction_id AND amount < 0;

SELECT RAISE(ABORT, 'swaps.fee_fin_transaction_id: its amount is > 0; a fee is what went out (< 0)')
FROM fin_transactions
WHERE id = NEW.fee_fin_transaction_id AND amount > 0;
