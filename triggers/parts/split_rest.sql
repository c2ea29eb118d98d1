(
    SELECT split.fin_transaction_id FROM fin_transaction_splits AS split
    WHERE split.id = OLD.pseudo_id
)
