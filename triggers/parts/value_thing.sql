INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
SELECT
    ownership.asset_id,
    coalesce(
        :moment,
        min(
            max(datetime('now'), ownership.start_datetime), coalesce(ownership.end_datetime, '~')
        )
    ),
    NEW.value
FROM phys_asset_ownerships AS ownership
WHERE ownership.id = :ownership_id AND NEW.value <> '' AND :when
ON CONFLICT (asset_id, datetime) DO UPDATE SET base_value = excluded.base_value;
