CREATE VIEW import_inbox AS
-- One row per row that the newest import brought; what is inserted is imported.
--   pseudo_id      INTEGER, key: import_rows.id, given by the import
--   source         TEXT, value: name of the format, like ofx; any name of your own
--   account        TEXT, value: the account as files call it, see import_accounts; prices have none
--   kind           TEXT, value: cash, transfer, fee, tax, interest, dividend, trade, fx, split,
--                  delivery, balance, position or price
--   occurred_at    TEXT UTC, value: YYYY-MM-DD HH:MM:SS
--   booked_on      TEXT date, value: the bank's booking date
--   status         TEXT, value: booked (also when empty); pending rows are not imported
--   external_id    TEXT, value: equal in every file that has the row; empty, the content counts
--   line_no        TEXT, value: where in the file, from 1
--   currency       TEXT, value: code of what the amount is in; made if it is not there
--   amount         TEXT of the currency, value: > 0 came in, < 0 went out; of a trade before costs
--   counterparty   TEXT, value: who
--   memo           TEXT, value: what for
--   group_key      TEXT, value: equal in the rows of one event, like a trade and its fee
--   security_id    TEXT, value: ISIN or the like of what was traded or held
--   security_code  TEXT, value: its ticker; of fx, the other currency
--   security_name  TEXT, value: its name
--   quantity       TEXT of the security, value: units, > 0 came in; of fx, of the other currency
--   price          TEXT of the currency, value: of one unit
--   ratio          TEXT, value: of a split, new:old, like 4:1
--   raw            TEXT, value: the original, for information
-- Operations: select, insert.
--   Rows of one file: before, INSERT INTO imports (file_name) VALUES (...); after, set its
--   finished_datetime. A row that comes when no import is open is an import of its own.
--   cash, transfer, fee and tax become a transaction; dividend and interest a passive one with the
--   holding (or the account) as its reason; trade and fx two transactions and a swap; delivery one
--   of units, split too, beside its row in fin_asset_splits; balance and position a balance; price
--   (also that of a position) a rate. Rules of import_rules say the category, else it is one that
--   is named after the kind, or uncategorised. A row that is known from any import brings nothing.
-- Cost: reading walks over the newest import; a row that is known costs three index seeks.
SELECT
    brought.id AS pseudo_id,
    account.source,
    account.account,
    brought.kind,
    brought.occurred_at,
    brought.booked_on,
    'booked' AS status,
    CASE
        WHEN substr(brought.fingerprint, length(brought.kind) + 2, 1) = '#'
            THEN substr(brought.fingerprint, length(brought.kind) + 3)
    END AS external_id,
    CAST(brought.line_no AS TEXT) AS line_no,
    brought.currency,
    CAST(brought.amount AS TEXT) AS amount,
    brought.counterparty,
    brought.memo,
    brought.group_key,
    brought.security_id,
    brought.security_code,
    brought.security_name,
    CAST(brought.quantity AS TEXT) AS quantity,
    CAST(brought.price AS TEXT) AS price,
    brought.ratio,
    brought.raw
FROM import_rows AS brought
INNER JOIN import_accounts AS account ON account.id = brought.import_account_id
WHERE brought.import_id = (SELECT max(imports.id) FROM imports)
ORDER BY brought.id;
