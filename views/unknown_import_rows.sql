CREATE VIEW unknown_import_rows AS
-- Internal: import_inbox hands on to here the rows that it does not know. It never shows any.
-- One row per row that import_inbox does not know. See there for the columns without a word.
--   pseudo_id          INTEGER, key: always NULL
--   import_id          INTEGER, lookup: imports, the open one
--   import_account_id  INTEGER, lookup: import_accounts
--   fingerprint        TEXT, value: see import_rows
--   kind               TEXT, value
--   occurred_at        TEXT, value
--   booked_on          TEXT, value
--   line_no            TEXT, value
--   currency           TEXT, value: in upper case, NULL when empty
--   amount             REAL, value: a number, NULL when empty
--   counterparty       TEXT, value
--   memo               TEXT, value
--   group_key          TEXT, value
--   security_id        TEXT, value: without blanks around it, NULL when empty
--   security_code      TEXT, value: likewise, in upper case
--   security_name      TEXT, value: likewise
--   quantity           REAL, value: a number, NULL when empty
--   price              REAL, value: a number, NULL when empty
--   ratio              TEXT, value
--   raw                TEXT, value
-- Operations: select, insert.
-- Cost: a new row costs what its entries in import_rows and fin_transactions cost.
SELECT
    line.id AS pseudo_id, line.import_id, line.import_account_id, line.fingerprint, line.kind,
    line.occurred_at, line.booked_on, CAST(line.line_no AS TEXT) AS line_no, line.currency,
    line.amount, line.counterparty, line.memo, line.group_key, line.security_id,
    line.security_code, line.security_name, line.quantity, line.price, line.ratio, line.raw
FROM import_rows AS line
WHERE FALSE;
