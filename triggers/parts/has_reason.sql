-- One cell tells a reason; to keep an old one it takes all three.
(
    (coalesce(NEW.reason_asset_type, '') <> '')
    + (coalesce(NEW.reason_asset_code, '') <> '')
    + (coalesce(NEW.reason_storage, '') <> '')
) >= CASE WHEN :had IS NULL THEN 1 ELSE 3 END
