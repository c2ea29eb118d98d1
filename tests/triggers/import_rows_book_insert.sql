-- @include imports.sql

-- # What is more than plain money is booked by the triggers of is_booked
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2'),
('my', 'A', 'balance', '2026-01-03 00:00:00', 'EUR', '-2');
SELECT kind, is_booked FROM import_rows;
--> cash | 0
--> balance | 1

-- # A row is booked once
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2');
UPDATE import_rows SET is_booked = 1;
SELECT count(*) FROM fin_transactions;
--> 2
