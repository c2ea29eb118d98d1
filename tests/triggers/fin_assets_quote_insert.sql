INSERT INTO fin_asset_types (name) VALUES ('Currencies'), ('Equities');
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'USD', 1, 1), (2, 'EUR', 1, 0);
INSERT INTO fin_assets (id, code, type_id, quote_asset_id) VALUES (3, 'VTI', 2, 2);

-- # A quote is of the base asset's type
INSERT INTO fin_assets (code, type_id, quote_asset_id) VALUES ('ABC', 2, 1), ('DEF', 1, 2);
INSERT INTO fin_assets (code, type_id, quote_asset_id) VALUES ('GHI', 2, 3);
--! fin_assets.quote_asset_id: no asset of the base asset's type; write a currency or NULL
INSERT OR IGNORE INTO fin_assets (code, type_id, quote_asset_id) VALUES ('GHI', 2, 3);
--! fin_assets.quote_asset_id: no asset of the base asset's type; write a currency or NULL
SELECT count(*) FROM fin_assets;
--> 5
