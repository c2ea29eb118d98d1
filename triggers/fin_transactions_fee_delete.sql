CREATE TRIGGER fin_transactions_fee_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- A swap goes on without its fee. ON DELETE SET NULL does the same, but not for those who work
    -- without foreign keys.
    UPDATE swaps SET fee_fin_transaction_id = NULL
    WHERE fee_fin_transaction_id = OLD.id;
END;
