-- The units that the split of this row has added.
id IN (
    SELECT tx.id FROM fin_asset_splits AS split
    INNER JOIN fin_assets_storages AS held ON held.asset_id = split.asset_id
    -- include split_bookings(datetime = OLD.datetime)
    WHERE split.id = OLD.pseudo_id
)
