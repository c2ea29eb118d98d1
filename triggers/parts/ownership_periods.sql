-- Periods of one asset never intersect; they run up to, and without, end_datetime.
SELECT RAISE(ABORT, 'phys_asset_ownerships: the asset is owned then already; let one period end before the next')
FROM phys_asset_ownerships
WHERE asset_id = NEW.asset_id
    AND id <> NEW.id
    AND start_datetime < coalesce(NEW.end_datetime, '~')
    AND coalesce(end_datetime, '~') > NEW.start_datetime;
