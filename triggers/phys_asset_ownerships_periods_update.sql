CREATE TRIGGER phys_asset_ownerships_periods_update
AFTER UPDATE ON phys_asset_ownerships
BEGIN
    -- Periods of one asset never intersect; they run up to, and without, end_datetime.
    -- include ownership_periods
END;
