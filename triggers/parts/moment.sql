datetime(coalesce(NEW.datetime, 'now'), '+0 days')
