CREATE TRIGGER swap_rows_delete
INSTEAD OF DELETE ON swap_rows
BEGIN
    -- What latest_swaps says of a deletion. OLD still tells what the swap referred to.
    DELETE FROM swaps WHERE id = OLD.pseudo_id;

    DELETE FROM fin_transactions
    WHERE id IN (
        OLD.credit_fin_transaction_id, OLD.debit_fin_transaction_id, OLD.fee_fin_transaction_id
    );

    UPDATE phys_asset_ownerships
    SET end_datetime = NULL
    WHERE id = OLD.credit_phys_ownership_id
        AND end_datetime = OLD.datetime
        AND NOT EXISTS (
            SELECT 1 FROM phys_asset_ownerships AS later
            WHERE later.asset_id = phys_asset_ownerships.asset_id
                AND later.start_datetime >= OLD.datetime
        );

    DELETE FROM phys_asset_ownerships
    WHERE id = OLD.debit_phys_ownership_id
        AND start_datetime = OLD.datetime
        AND NOT
        -- include ownership_in_use(id = OLD.debit_phys_ownership_id);
END;
