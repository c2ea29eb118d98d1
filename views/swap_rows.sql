CREATE VIEW swap_rows AS
-- Internal: deleting a row deletes a swap with all that belongs to it, for latest_swaps.
-- One row per swap.
--   pseudo_id                  INTEGER, key: swaps.id
--   datetime                   TEXT UTC, info: what latest_swaps shows
--   credit_fin_transaction_id  INTEGER, info: what went out
--   debit_fin_transaction_id   INTEGER, info: what came in
--   fee_fin_transaction_id     INTEGER, info: the fee
--   credit_phys_ownership_id   INTEGER, info: what was given away
--   debit_phys_ownership_id    INTEGER, info: what was received
-- Operations: select, delete.
-- Cost: three index seeks a row.
SELECT
    swap.id AS pseudo_id,
    coalesce(credit.datetime, debit.datetime, received.start_datetime) AS datetime,
    swap.credit_fin_transaction_id,
    swap.debit_fin_transaction_id,
    swap.fee_fin_transaction_id,
    swap.credit_phys_ownership_id,
    swap.debit_phys_ownership_id
FROM swaps AS swap
LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
LEFT JOIN phys_asset_ownerships AS received ON received.id = swap.debit_phys_ownership_id;
