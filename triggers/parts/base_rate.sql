-- The base asset is worth 1 of itself.
SELECT RAISE(ABORT, 'fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all')
FROM fin_assets
WHERE id = NEW.asset_id AND is_base = 1;
