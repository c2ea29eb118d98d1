CREATE TRIGGER split_rows_delete
INSTEAD OF DELETE ON split_rows
BEGIN
    -- OLD still tells what the row referred to.
    UPDATE fin_transactions
    SET
        amount = round(
            amount + (
                SELECT part.amount FROM fin_transactions AS part
                WHERE part.id = OLD.part_fin_transaction_id
            ),
            10
        )
    WHERE id = OLD.fin_transaction_id;

    DELETE FROM fin_transaction_splits WHERE id = OLD.pseudo_id;

    DELETE FROM fin_transactions WHERE id = OLD.part_fin_transaction_id;
END;
