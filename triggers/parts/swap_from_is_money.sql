coalesce(NEW.from_phys_asset, '') = ''
