-- @include imports.sql

-- # It shows the amounts that have more than one possible other side
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-100'),
('my', 'B', 'cash', '2026-01-03 00:00:00', 'EUR', '100'),
('my', 'B', 'cash', '2026-01-04 00:00:00', 'EUR', '100');
UPDATE imports SET finished_datetime = datetime('now');
SELECT fin_transaction_id, amount, partner_count, partner_id FROM import_transfer_candidates;
--> 1 | -100.0 | 2 | NULL
--> 2 | 100.0 | 1 | 1
--> 3 | 100.0 | 1 | 1
SELECT count(*) FROM swaps;
--> 0
