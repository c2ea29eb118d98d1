-- @include imports.sql

-- # Another import finishes the one that was left open
INSERT INTO imports (file_name) VALUES ('second.csv');
SELECT file_name, finished_datetime FROM imports;
--> first.csv | 2026-06-15 12:00:00
--> second.csv | NULL
