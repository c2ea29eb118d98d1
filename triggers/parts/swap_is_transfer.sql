-- One asset, if its code is the same: in several types, both types are named.
(
    coalesce(NEW.from_phys_asset, NEW.to_phys_asset, '') = ''
    AND upper(coalesce(nullif(NEW.to_asset_code, ''), NEW.from_asset_code))
    = upper(NEW.from_asset_code)
    AND lower(coalesce(nullif(NEW.to_asset_type, ''), NEW.from_asset_type, ''))
    = lower(coalesce(nullif(NEW.from_asset_type, ''), NEW.to_asset_type, ''))
)
