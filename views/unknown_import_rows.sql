CREATE VIEW unknown_import_rows AS
-- One row per row that import_inbox does not know: none is ever to be seen, import_inbox hands its
-- rows on to here.
--   pseudo_id          INTEGER, key: always NULL
--   import_id          INTEGER, lookup: imports, the open one
--   import_account_id  INTEGER, lookup: import_accounts
--   fingerprint        TEXT, value: see import_rows
--   source             TEXT, value: see import_inbox
--   account            TEXT, value: see import_inbox
--   kind               TEXT, value: see import_inbox
--   occurred_at        TEXT, value: see import_inbox
--   booked_on          TEXT, value: see import_inbox
--   status             TEXT, value: see import_inbox
--   external_id        TEXT, value: see import_inbox
--   line_no            TEXT, value: see import_inbox
--   currency           TEXT, value: see import_inbox
--   amount             TEXT, value: see import_inbox
--   counterparty       TEXT, value: see import_inbox
--   memo               TEXT, value: see import_inbox
--   group_key          TEXT, value: see import_inbox
--   security_id        TEXT, value: see import_inbox
--   security_code      TEXT, value: see import_inbox
--   security_name      TEXT, value: see import_inbox
--   quantity           TEXT, value: see import_inbox
--   price              TEXT, value: see import_inbox
--   ratio              TEXT, value: see import_inbox
--   raw                TEXT, value: see import_inbox
-- Operations: select, insert.
-- Cost: a new row costs what its entries in import_rows and fin_transactions cost.
SELECT
    CAST(NULL AS INTEGER) AS pseudo_id,
    CAST(NULL AS INTEGER) AS import_id,
    CAST(NULL AS INTEGER) AS import_account_id,
    CAST(NULL AS TEXT) AS fingerprint,
    CAST(NULL AS TEXT) AS source,
    CAST(NULL AS TEXT) AS account,
    CAST(NULL AS TEXT) AS kind,
    CAST(NULL AS TEXT) AS occurred_at,
    CAST(NULL AS TEXT) AS booked_on,
    CAST(NULL AS TEXT) AS status,
    CAST(NULL AS TEXT) AS external_id,
    CAST(NULL AS TEXT) AS line_no,
    CAST(NULL AS TEXT) AS currency,
    CAST(NULL AS TEXT) AS amount,
    CAST(NULL AS TEXT) AS counterparty,
    CAST(NULL AS TEXT) AS memo,
    CAST(NULL AS TEXT) AS group_key,
    CAST(NULL AS TEXT) AS security_id,
    CAST(NULL AS TEXT) AS security_code,
    CAST(NULL AS TEXT) AS security_name,
    CAST(NULL AS TEXT) AS quantity,
    CAST(NULL AS TEXT) AS price,
    CAST(NULL AS TEXT) AS ratio,
    CAST(NULL AS TEXT) AS raw
WHERE FALSE;
