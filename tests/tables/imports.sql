-- @include imports.sql

-- # An import says when it began, and is open
SELECT * FROM imports;
--> 1 | 2026-06-15 12:00:00 | NULL | NULL | first.csv | NULL | NULL | NULL | Securities | NULL | 1 | 0

-- # What is of another kind is refused
UPDATE imports SET started_datetime = '2026-01-01';
--! imports.started_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE imports SET finished_datetime = 'yes';
--! imports.finished_datetime: is no datetime; write datetime('now')
UPDATE imports SET row_count = 'many';
--! imports.row_count: is not a whole number; write how many rows the file has
UPDATE imports SET new_row_count = '1,5';
--! imports.new_row_count: is not a whole number; leave it to the import
UPDATE imports SET asset_type = ' ';
--! imports.asset_type: is empty; write a name, like Securities
UPDATE imports SET is_new_account_ok = 2;
--! imports.is_new_account_ok: is not a boolean; write 1 or 0
UPDATE imports SET is_undone = 'no';
--! imports.is_undone: is not a boolean; write 1 or 0
