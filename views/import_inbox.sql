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
--   amount         TEXT of the currency, value: > 0 came in, < 0 went out; of a trade before costs,
--                  and -(quantity x price) when empty
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
-- What happens to a row:
--   1. A pending row is left out. A row that any import brought before is only marked as seen.
--   2. The row is checked; what is wrong with it is refused.
--   3. It gets its import and its account, and is handed on to unknown_import_rows.
--   4. There it becomes a row of import_rows, with the role of its category (cash is uncategorised,
--      a fee is fees ...) and the rule of import_rules that fits, if there is one. A trade without
--      an amount gets -(quantity x price). A tax of a group that has a trade is taxes, any other
--      tax of a security is withheld from its income.
--   5. Triggers before an insert into import_rows make what is missing, and note it in
--      import_creations: import_rows_category_insert, _currency_insert and _security_insert.
--   6. Triggers after it book the row by the ids in import_bookings:
--      _money_insert   cash, transfer, fee, tax, interest, dividend: a transaction. If its category
--                      is passive, the reason is the security, else the money
--      _trade_insert   trade, fx: two transactions and a swap
--      _units_insert   delivery, split: a transaction of units; a split in fin_asset_splits, too
--      _balance_insert balance, position: a balance
--      _price_insert   price, position with a price: a rate, as soon as the currency has one
--   7. Finishing the import (imports_finish_update) tries prices again that wait for the rate of
--      their currency, and makes swaps of the transfers between own accounts.
--   Setting imports.is_undone to 1 removes all of it (imports_undo_update).
-- Cost: reading walks over the newest import; a row that is known costs three index seeks.
SELECT
    line.id AS pseudo_id,
    account.source, account.account, line.kind, line.occurred_at, line.booked_on,
    'booked' AS status,
    CASE
        WHEN substr(line.fingerprint, length(line.kind) + 2, 1) = '#'
            THEN substr(line.fingerprint, length(line.kind) + 3)
    END AS external_id,
    CAST(line.line_no AS TEXT) AS line_no,
    line.currency,
    CAST(line.amount AS TEXT) AS amount,
    line.counterparty, line.memo, line.group_key, line.security_id, line.security_code,
    line.security_name,
    CAST(line.quantity AS TEXT) AS quantity,
    CAST(line.price AS TEXT) AS price,
    line.ratio, line.raw
FROM import_rows AS line
INNER JOIN import_accounts AS account ON account.id = line.import_account_id
WHERE line.import_id = (SELECT max(imports.id) FROM imports)
ORDER BY line.id;
