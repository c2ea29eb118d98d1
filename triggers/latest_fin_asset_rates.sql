CREATE TRIGGER latest_fin_asset_rates_insert
INSTEAD OF INSERT ON latest_fin_asset_rates
BEGIN
    -- Saves the rate of a moment.
    SELECT RAISE(
        ABORT, 'latest_fin_asset_rates: pseudo_id and base_asset are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.base_asset) IS NOT NULL;

    -- include check_rate(datetime = coalesce(NEW.datetime, datetime('now')), old_type = NULL)

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        -- include moment,
        -- include named_asset(code = asset, old_type = NULL),
        NEW.rate
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER latest_fin_asset_rates_update
INSTEAD OF UPDATE ON latest_fin_asset_rates
BEGIN
    -- Corrects the rate, or moves it to another moment or asset.
    SELECT RAISE(
        ABORT, 'latest_fin_asset_rates: pseudo_id and base_asset are computed; leave them out'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.base_asset IS NOT OLD.base_asset;

    -- include check_rate(datetime = coalesce(NEW.datetime, ''), old_type = OLD.asset_type)

    SELECT RAISE(ABORT, 'latest_fin_asset_rates: has a rate at that moment; edit that row instead')
    FROM fin_asset_rates AS rate
    WHERE rate.id <> OLD.pseudo_id
        AND rate.datetime =
        -- include moment
        AND rate.asset_id =
        -- include named_asset(code = asset, old_type = OLD.asset_type);

    UPDATE fin_asset_rates
    SET
        datetime =
        -- include moment,
        asset_id =
        -- include named_asset(code = asset, old_type = OLD.asset_type),
        rate = NEW.rate
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_asset_rates_delete
INSTEAD OF DELETE ON latest_fin_asset_rates
BEGIN
    -- Deletes the rate.
    DELETE FROM fin_asset_rates WHERE id = OLD.pseudo_id;
END;
