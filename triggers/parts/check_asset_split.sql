-- include check_datetime(view = latest_fin_asset_splits, datetime = :datetime)
-- include check_filled(view = latest_fin_asset_splits, column = new_units, example = one, like 4)
-- include check_positive(view = latest_fin_asset_splits, column = new_units, example = 4)
-- include check_positive(view = latest_fin_asset_splits, column = old_units, example = 1)

SELECT RAISE(ABORT, 'latest_fin_asset_splits.new_units: are as many as old_units; write the units after the split')
WHERE NEW.new_units + 0.0 = coalesce(nullif(NEW.old_units, ''), 1) + 0.0;

SELECT RAISE(ABORT, 'latest_fin_asset_splits: the asset has a split at that moment; edit that row instead')
FROM fin_asset_splits AS split
WHERE split.id IS NOT :own_id
    AND split.datetime =
    -- include moment
    AND split.asset_id =
    -- include named_asset(code = asset_code, old_type = :old_type);
