INSERT INTO fin_asset_types (name) VALUES ('Currencies'), ('Equities');
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'USD', 1, 1), (2, 'EUR', 1, 0);
INSERT INTO fin_assets (id, code, type_id, quote_asset_id) VALUES (3, 'VTI', 2, 2);

-- # A quote is of the base asset's type, and stays so
UPDATE fin_assets SET quote_asset_id = 1 WHERE id = 3;
UPDATE fin_assets SET quote_asset_id = 2 WHERE id = 3;
INSERT INTO fin_assets (id, code, type_id) VALUES (4, 'ABC', 2);
UPDATE fin_assets SET quote_asset_id = 4 WHERE id = 3;
--! fin_assets.quote_asset_id: no asset of the base asset's type; write a currency or NULL
UPDATE OR IGNORE fin_assets SET type_id = 2 WHERE id = 2;
--! fin_assets.quote_asset_id: no asset of the base asset's type; write a currency or NULL
UPDATE fin_assets SET type_id = 2 WHERE id = 1;
--! fin_assets.quote_asset_id: no asset of the base asset's type; write a currency or NULL
UPDATE fin_assets SET quote_asset_id = NULL WHERE id = 3;
UPDATE fin_assets SET type_id = 2 WHERE id = 2;
