CREATE TRIGGER current_fin_asset_rates_insert
INSTEAD OF INSERT ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now.
    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.asset_type: no such name in fin_asset_types; correct or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.asset: the type has no such code in fin_assets; correct or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset)
    );

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: is inactive; set its is_active to 1 first')
    FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset)
        AND asset.is_active = 0;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25'
    )
    WHERE (
        CAST(NEW.rate AS REAL) = NEW.rate
        AND CAST(NEW.rate AS REAL) >= 0
        AND CAST(NEW.rate AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), asset.id, NEW.rate FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER current_fin_asset_rates_update
INSTEAD OF UPDATE ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now. The other columns say whose rate it is.
    SELECT RAISE(
        ABORT, 'current_fin_asset_rates.asset_type: says which row this is; edit fin_assets instead'
    )
    WHERE NEW.asset_type IS NOT OLD.asset_type;

    SELECT RAISE(
        ABORT, 'current_fin_asset_rates.asset: says which row this is; edit fin_assets instead'
    )
    WHERE NEW.asset IS NOT OLD.asset;

    SELECT RAISE(
        ABORT, 'current_fin_asset_rates: only rate can be edited; the other columns are computed'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25'
    )
    WHERE (
        CAST(NEW.rate AS REAL) = NEW.rate
        AND CAST(NEW.rate AS REAL) >= 0
        AND CAST(NEW.rate AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), OLD.pseudo_id, NEW.rate
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;
