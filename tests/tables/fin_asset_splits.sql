-- @include imports.sql

-- # New units stand before old ones
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01 00:00:00', '4', 1);
SELECT * FROM fin_asset_splits;
--> 1 | 1 | 2024-05-01 00:00:00 | 4.0 | 1.0

-- # One split at a moment
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01 00:00:00', 4, 1), (1, '2024-05-01 00:00:00', 4, 1);
--! UNIQUE constraint failed: fin_asset_splits.asset_id, fin_asset_splits.datetime

-- # What is no datetime or no number is refused
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01', 4, 1);
--! fin_asset_splits.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01 00:00:00', 0, 1);
--! fin_asset_splits.numerator: is no number above 0; write the new units, like 4
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01 00:00:00', '4,5', 1);
--! fin_asset_splits.numerator: is no number above 0; write the new units, like 4
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (1, '2024-05-01 00:00:00', 4, -1);
--! fin_asset_splits.denominator: is no number above 0; write the old units, like 1
