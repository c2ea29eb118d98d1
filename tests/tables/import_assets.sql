-- @include imports.sql

-- # What files call a security stands once
INSERT INTO import_assets (security, asset_id) VALUES ('US0378331005', 1);
INSERT INTO import_assets (security, asset_id) VALUES ('US0378331005', 1);
--! UNIQUE constraint failed: import_assets.security

-- # It is not empty
INSERT INTO import_assets (security, asset_id) VALUES ('', 1);
--! import_assets.security: is empty; write what files call it, like US0378331005
