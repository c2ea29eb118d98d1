CREATE VIEW import_rule_matches AS
-- One row per imported row of money, with the rule that fits it as the rules are now.
--   import_row_id       INTEGER, key: import_rows.id
--   fin_transaction_id  INTEGER, lookup: fin_transactions, the money; NULL when it was deleted
--   kind                TEXT, value: see import_rows
--   import_rule_id      INTEGER, lookup: import_rules, the first that fits; NULL when none does
-- Operations: select.
-- Cost: each row is compared with the rules up to the first that fits.
SELECT
    line.id AS import_row_id,
    line.fin_transaction_id, line.kind,
    -- include import_rule_that_fits(row = line)
    AS import_rule_id
FROM import_rows AS line
WHERE line.kind IN ('cash', 'transfer', 'fee', 'tax', 'interest', 'dividend');
