CREATE TRIGGER current_fin_asset_rates_insert
INSTEAD OF INSERT ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now.
    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.base_asset) IS NOT NULL;

    -- include check_asset(view = current_fin_asset_rates, code = asset, old_type = NULL)

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: is inactive; set its is_active to 1 first')
    FROM fin_assets AS asset
    WHERE asset.is_active = 0
        AND asset.id =
        -- include named_asset(code = asset, old_type = NULL);
    -- include check_filled(view = current_fin_asset_rates, column = rate, example = one, like 1.25)
    -- include check_amount(view = current_fin_asset_rates, column = rate, example = 1.25)

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), asset.id, NEW.rate FROM fin_assets AS asset
    WHERE asset.id =
        -- include named_asset(code = asset, old_type = NULL)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER current_fin_asset_rates_update
INSTEAD OF UPDATE ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now. The other columns say whose rate it is.
    -- include check_key(view = current_fin_asset_rates, column = asset_type)
    -- include check_key(view = current_fin_asset_rates, column = asset)

    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.base_asset IS NOT OLD.base_asset;

    -- include check_filled(view = current_fin_asset_rates, column = rate, example = one, like 1.25)
    -- include check_amount(view = current_fin_asset_rates, column = rate, example = 1.25)

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    VALUES (datetime('now'), OLD.pseudo_id, NEW.rate)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;
