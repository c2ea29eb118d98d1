-- A thing for a thing may come with change.
(
    coalesce(NEW.to_phys_asset, '') = ''
    OR coalesce(NEW.to_asset_code, '') || coalesce(NEW.to_storage, '')
    || coalesce(NEW.to_amount, '') <> ''
)
