-- @include household.sql

-- # What belongs to a swap
SELECT * FROM swap_rows;
--> 1 | 2026-02-10 11:00:00 | 6 | 7 | NULL | NULL | NULL
--> 2 | 2026-03-05 10:00:00 | 9 | 10 | NULL | NULL | NULL
--> 3 | 2026-03-06 15:00:00 | 11 | 12 | NULL | NULL | NULL
--> 4 | 2026-04-10 10:00:00 | 13 | NULL | NULL | NULL | 2

-- # Goes with it; a thing that is a reason stays owned
DELETE FROM swap_rows WHERE pseudo_id IN (3, 4);
SELECT id FROM fin_transactions WHERE id BETWEEN 9 AND 14;
--> 9
--> 10
--> 14
SELECT id FROM phys_asset_ownerships;
--> 1
--> 2
