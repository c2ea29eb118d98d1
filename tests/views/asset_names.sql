-- @include household.sql
INSERT INTO fin_assets (id, code, type_id, is_active)
VALUES (5, 'GOLD', 2, 1), (6, 'GOLD', 3, 0), (7, 'EUR', 2, 1);

-- # How an asset may be named, and what it is worth
SELECT * FROM asset_names ORDER BY asset_id;
--> 1 | USD | Currencies | 1 | 1 | USD | 1 | 1 | 1.0
--> 2 | EUR | Currencies | 1 | NULL | EUR:Currencies | 1 | 1 | 1.25
--> 3 | VTI | Equities | 2 | 2 | VTI | 0 | 1 | 220.0
--> 4 | UST | Bonds | 3 | 3 | UST | 0 | 1 | 98.0
--> 5 | GOLD | Equities | 2 | NULL | GOLD:Equities | 0 | 1 | NULL
--> 6 | GOLD | Bonds | 3 | NULL | GOLD:Bonds | 0 | 0 | NULL
--> 7 | EUR | Equities | 2 | NULL | EUR | 0 | 1 | NULL

-- # Without a base asset nothing is cash
DROP TRIGGER fin_assets_base_update;
UPDATE fin_assets SET is_base = 0;
SELECT sum(is_cash) FROM asset_names;
--> 0
