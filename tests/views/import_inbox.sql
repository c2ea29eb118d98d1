-- @include imports.sql

-- # It shows what the newest import brought
INSERT INTO import_inbox (
    source, account, kind, occurred_at, booked_on, status, external_id, line_no, currency, amount,
    counterparty, memo, group_key, security_id, security_code, security_name, quantity, price,
    ratio, raw
) VALUES (
    'my', 'A', 'cash', '2026-01-02 00:00:00', '2026-01-03', 'booked', 'X1', '7', 'EUR', '-3.50',
    'Bakery', 'bread', 'G', '', '', '', '', '', '', 'original'
);
SELECT * FROM import_inbox;
--> 1 | my | A | cash | 2026-01-02 00:00:00 | 2026-01-03 | booked | X1 | '7' | EUR | '-3.5' | Bakery | bread | G | NULL | NULL | NULL | NULL | NULL | NULL | original

-- # A row that is known brings nothing, whatever else it says
INSERT INTO import_inbox (source, account, kind, occurred_at, external_id, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'X1', 'EUR', '-3.50');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, external_id, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-05 00:00:00', 'X1', 'EUR', 'no number');
SELECT count(*) FROM fin_transactions;
--> 1
SELECT seen_import FROM import_rows;
--> 2

-- # Twins within a file are two rows; a file with three of them adds the third
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2.00');
SELECT count(*) FROM fin_transactions;
--> 2
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
SELECT count(*) FROM fin_transactions;
--> 3
SELECT occurrence, import_id, seen_import FROM import_rows ORDER BY occurrence;
--> 1 | 1 | 2
--> 2 | 1 | 2
--> 3 | 2 | 2

-- # After an undo the n-th row of a file is again the n-th
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
UPDATE imports SET is_undone = 1 WHERE id = 1;
INSERT INTO imports (file_name) VALUES ('first.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
SELECT occurrence, import_id FROM import_rows ORDER BY occurrence;
--> 1 | 3
--> 2 | 2

-- # What the user deleted stays deleted
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
DELETE FROM latest_fin_transactions;
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
SELECT count(*) FROM fin_transactions;
--> 0

-- # Pending rows are left out
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, status)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2', 'pending');
SELECT count(*) FROM import_rows;
--> 0

-- # Another account or format is another row
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'B', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('other', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
SELECT storage, amount FROM latest_fin_transactions;
--> A | -2.0
--> Broker | -2.0
--> Bank | -2.0

-- # INSERT OR IGNORE and OR REPLACE change nothing
INSERT OR REPLACE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'C', 'cash', '2026-01-02 00:00:00', 'USD', '-2');
INSERT INTO imports (file_name) VALUES ('second.csv');
INSERT OR REPLACE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'C', 'cash', '2026-01-02 00:00:00', 'USD', '-2');
INSERT OR IGNORE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'C', 'cash', '2026-01-02 00:00:00', 'USD', '-2');
INSERT OR IGNORE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'C', 'cash', '2026-01-02 00:00:00', 'USD', '-2,5');
--! import_inbox.amount: is not a number; write digits with a dot, like 12.50
SELECT asset_code, storage, amount FROM latest_fin_transactions;
--> USD | C | -2.0
--> USD | C | -2.0
SELECT id, import_id, occurrence FROM import_rows;
--> 1 | 1 | 1
--> 2 | 2 | 2

-- # Without an open import a row is one of its own, and known when it comes again
UPDATE imports SET finished_datetime = datetime('now');
DELETE FROM imports WHERE NOT EXISTS (SELECT 1 FROM import_rows WHERE import_id = imports.id);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Z', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
INSERT OR REPLACE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Z', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
INSERT OR IGNORE INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Z', 'cash', '2026-01-03 00:00:00', 'EUR', '-3');
SELECT file_name, finished_datetime IS NULL, new_row_count FROM imports
WHERE file_name = 'import_inbox';
--> import_inbox | 0 | 1
--> import_inbox | 0 | 1
SELECT storage, amount FROM latest_fin_transactions WHERE storage = 'Z';
--> Z | -3.0
--> Z | -2.0
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Z', 'cash', '2026-01-03 00:00:00', 'EUR', '-3,5');
--! import_inbox.amount: is not a number
SELECT count(*) FROM imports WHERE file_name = 'import_inbox';
--> 2
SELECT pseudo_id IS NOT NULL, amount FROM import_inbox;
--> 1 | '-3.0'
INSERT INTO imports (file_name, file_sha256)
VALUES ('import_inbox', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Z', 'cash', '2026-01-04 00:00:00', 'EUR', '-4');
SELECT count(*) FROM imports WHERE finished_datetime IS NULL;
--> 1

-- # What is wrong is refused
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
--! import_inbox.source: is empty; write the name of the format, like ofx
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cheque', '2026-01-02 00:00:00', 'EUR', '-2');
--! import_inbox.kind: is unknown; write cash, trade, balance ... (see the header)
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, status)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2', 'maybe');
--! import_inbox.status: is unknown; write booked or pending
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02', 'EUR', '-2');
--! import_inbox.occurred_at: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, line_no)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2', 'x');
--! import_inbox.line_no: is not a whole number; write 1, 2, 3 ...
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2,50');
--! import_inbox.amount: is not a number; write digits with a dot, like 12.50
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '');
--! import_inbox.amount: is empty; write it, or the quantity and price of a trade
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, security_code, quantity, price
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', 'AAPL', '3', '');
--! import_inbox.amount: is empty; write it, or the quantity and price of a trade
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, security_code, quantity, price
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', 'AAPL', NULL, '3');
--! import_inbox.amount: is empty; write it, or the quantity and price of a trade
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'AAPL', '');
--! import_inbox.quantity: is empty; write digits with a dot, like 2.5
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', 'AAPL', '2,5');
--! import_inbox.quantity: is not a number; write digits with a dot, like 12.50
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '');
--! import_inbox.price: is empty; write digits with a dot, like 1.25
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '-1');
--! import_inbox.price: is below 0; write 0 or more
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '1,25');
--! import_inbox.price: is not a number; write digits with a dot, like 12.50
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', '', '-2');
--! import_inbox.currency: is empty; write its code, like EUR
INSERT INTO import_inbox (source, account, kind, occurred_at, quantity)
VALUES ('my', 'B', 'delivery', '2026-01-02 00:00:00', '3');
--! import_inbox.security_code: is empty; name the security or its id
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, quantity)
VALUES ('my', 'B', 'fx', '2026-01-02 00:00:00', 'EUR', '-2', '3');
--! import_inbox.security_code: of fx is empty; write the other currency, like USD
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'B', 'split', '2026-01-02 00:00:00', 'AAPL', '4');
--! import_inbox.ratio: is not two numbers above 0; write new:old, like 4:1
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'B', 'split', '2026-01-02 00:00:00', 'AAPL', '4:0');
--! import_inbox.ratio: is not two numbers above 0; write new:old, like 4:1
SELECT count(*) FROM import_rows;
--> 0

-- # An account needs a storage for anything but prices
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', '', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
--! import_inbox.account: has no storage; name it in import_accounts
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '5');
SELECT count(*) FROM import_rows;
--> 1
