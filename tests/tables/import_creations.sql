-- @include imports.sql

-- # What an import makes is noted
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'USD', '-3.50');
SELECT * FROM import_creations;
--> 1 | 1 | NULL | NULL | NULL | NULL | NULL | 3 | NULL
--> 2 | 1 | NULL | NULL | 3 | NULL | NULL | NULL | NULL
--> 3 | 1 | NULL | 2 | NULL | NULL | NULL | NULL | NULL
--> 4 | 1 | NULL | NULL | NULL | 1 | NULL | NULL | NULL
--> 5 | 1 | NULL | NULL | NULL | NULL | 2 | NULL | NULL

-- # What was made and is deleted is forgotten
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'GOLD', '50');
SELECT count(*) FROM import_creations;
--> 4
DELETE FROM fin_asset_rates;
DELETE FROM import_assets;
DELETE FROM fin_assets WHERE code = 'GOLD';
SELECT count(*) FROM import_creations;
--> 2
