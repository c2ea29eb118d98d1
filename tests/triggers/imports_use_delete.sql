-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-05 00:00:00', 'EUR', '-12.50');
UPDATE imports SET finished_datetime = '2026-06-15 12:00:00';

-- # An import that brought rows stays until it is undone
DELETE FROM imports;
--! imports: has brought rows; set is_undone to 1 first
UPDATE imports SET is_undone = 1;
DELETE FROM imports;
SELECT count(*) FROM imports;
--> 0

-- # One that brought none goes
INSERT INTO imports (id, file_name) VALUES (2, 'second.csv');
DELETE FROM imports WHERE id = 2;
SELECT id FROM imports;
--> 1
