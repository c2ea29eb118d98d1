-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50');

-- # A row keeps what the file says
SELECT import_id, import_account_id, fingerprint, occurrence, seen_import, kind, amount, role
FROM import_rows;
--> 1 | 1 | 'cash =2026-01-02 00:00:00|EUR|-3.5|||||||' | 1 | 1 | cash | -3.5 | uncategorised

-- # It stays when what it brought is deleted
DELETE FROM fin_transactions;
SELECT fin_transaction_id FROM import_rows;
--> NULL

-- # What import_inbox would not write is refused
UPDATE import_rows SET occurrence = 0;
--! import_rows.occurrence: is not a whole number of 1 or more; use import_inbox
UPDATE import_rows SET seen_import = 0;
--! import_rows.seen_import: is not the id of an import; use import_inbox
UPDATE import_rows SET line_no = 'x';
--! import_rows.line_no: is not a whole number; use import_inbox
UPDATE import_rows SET amount = '12,5';
--! import_rows.amount: is not a number; use import_inbox
UPDATE import_rows SET quantity = '12,5';
--! import_rows.quantity: is not a number; use import_inbox
UPDATE import_rows SET price = '12,5';
--! import_rows.price: is not a number; use import_inbox
UPDATE import_rows SET replaced_balance = '12,5';
--! import_rows.replaced_balance: is not a number; leave it to the import
UPDATE import_rows SET replaced_rate = '12,5';
--! import_rows.replaced_rate: is not a number; leave it to the import
UPDATE import_rows SET is_waiting = 2;
--! import_rows.is_waiting: is not a boolean; write 1 or 0
UPDATE import_rows SET is_doubtful = 2;
--! import_rows.is_doubtful: is not a boolean; write 1 or 0
