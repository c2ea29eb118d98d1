coalesce(datetime(NEW.start_datetime), datetime('now', 'start of month'))
