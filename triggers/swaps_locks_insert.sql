CREATE TRIGGER swaps_locks_insert
BEFORE INSERT ON swaps
WHEN EXISTS (
    SELECT 1 FROM fin_transactions AS side
    INNER JOIN locks ON locks.locked_until > side.datetime
    WHERE side.id = NEW.credit_fin_transaction_id
)
OR EXISTS (
    SELECT 1 FROM fin_transactions AS side
    INNER JOIN locks ON locks.locked_until > side.datetime
    WHERE side.id = NEW.debit_fin_transaction_id
)
OR (EXISTS (SELECT 1 FROM locks) AND (NEW.fee_fin_transaction_id IS NOT NULL OR NEW.id > 0))
BEGIN
    -- What is closed stays as it is. Imports bring many swaps: most are let through by the days of
    -- their sides alone.
    -- include refuse_locked_swap(row = NEW, ids = NEW.id)
END;
