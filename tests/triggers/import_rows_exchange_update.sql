-- @include imports.sql

-- # The other currency of an exchange is made
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'A', 'fx', '2026-01-02 00:00:00', 'EUR', '-100', 'usd', '110');
SELECT asset_type, asset_code, storage, amount, category FROM latest_fin_transactions;
--> Currencies | USD | Bank | 110.0 | exchange
--> Currencies | EUR | Bank | -100.0 | exchange

-- # Without a base asset nothing says what type it is of
DROP TRIGGER fin_assets_base_delete;
DELETE FROM fin_assets;
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'A', 'fx', '2026-01-02 00:00:00', 'EUR', '-100', 'USD', '110');
--! import_rows.security_code: is no asset, and there is no base asset to go by; add one
