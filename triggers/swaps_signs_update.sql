CREATE TRIGGER swaps_signs_update
BEFORE UPDATE ON swaps
BEGIN
    -- The credit side and the fee went out, the debit side came in.
    -- include swap_signs
END;
