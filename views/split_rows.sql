CREATE VIEW split_rows AS
-- Internal: deleting a row gives a part back, for latest_fin_transaction_splits and for undo.
-- One row per part that was taken off a transaction.
--   pseudo_id                INTEGER, key: fin_transaction_splits.id
--   fin_transaction_id       INTEGER, info: what it was taken off
--   part_fin_transaction_id  INTEGER, info: the part
-- Operations: select, delete.
-- Cost: a row by its key is one index seek.
SELECT id AS pseudo_id, fin_transaction_id, part_fin_transaction_id
FROM fin_transaction_splits;
