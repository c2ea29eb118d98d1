INSERT INTO phys_assets (name) VALUES ('Car'), ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(1, '2020-01-01 00:00:00', '2022-01-01 00:00:00'),
(1, '2024-01-01 00:00:00', NULL);

-- # Periods may touch
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(1, '2019-01-01 00:00:00', '2020-01-01 00:00:00'),
(1, '2022-01-01 00:00:00', '2024-01-01 00:00:00');
SELECT start_datetime, end_datetime
FROM phys_asset_ownerships
ORDER BY start_datetime;
--> 2019-01-01 00:00:00 | 2020-01-01 00:00:00
--> 2020-01-01 00:00:00 | 2022-01-01 00:00:00
--> 2022-01-01 00:00:00 | 2024-01-01 00:00:00
--> 2024-01-01 00:00:00 | NULL

-- # Periods never intersect, not by a second
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2019-01-01 00:00:00', '2020-01-01 00:00:01');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2021-12-31 23:59:59', '2023-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2023-01-01 00:00:00', '2024-01-01 00:00:01');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next

-- # Not inside, around or equal
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2020-06-01 00:00:00', '2020-07-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2019-01-01 00:00:00', '2023-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2020-01-01 00:00:00', '2022-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next

-- # An open period takes all that follows
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2022-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2019-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2024-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '9999-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
VALUES (1, '2025-01-01 00:00:00', '2026-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next

-- # Another thing has its own periods
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (2, '2019-01-01 00:00:00');
SELECT count(*) FROM phys_asset_ownerships;
--> 3

-- # Two rows of one statement are compared too
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(2, '2020-01-01 00:00:00', '2022-01-01 00:00:00'),
(2, '2021-01-01 00:00:00', '2023-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
SELECT count(*) FROM phys_asset_ownerships;
--> 2

-- # OR IGNORE and OR REPLACE do not write what is refused
INSERT OR IGNORE INTO phys_asset_ownerships (asset_id, start_datetime)
VALUES (1, '2025-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
INSERT OR REPLACE INTO phys_asset_ownerships (id, asset_id, start_datetime)
VALUES (1, 1, '2020-01-01 00:00:00');
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
SELECT * FROM phys_asset_ownerships ORDER BY id;
--> 1 | 1 | 2020-01-01 00:00:00 | 2022-01-01 00:00:00
--> 2 | 1 | 2024-01-01 00:00:00 | NULL

-- # OR REPLACE of a period compares with the others only
INSERT OR REPLACE INTO phys_asset_ownerships (id, asset_id, start_datetime, end_datetime)
VALUES (1, 1, '2021-01-01 00:00:00', '2023-01-01 00:00:00');
SELECT * FROM phys_asset_ownerships ORDER BY id;
--> 1 | 1 | 2021-01-01 00:00:00 | 2023-01-01 00:00:00
--> 2 | 1 | 2024-01-01 00:00:00 | NULL
