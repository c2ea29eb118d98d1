coalesce(nullif(NEW.to_storage, ''), NEW.from_storage)
