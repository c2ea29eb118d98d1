target.start_datetime <= datetime('now')
    AND (target.end_datetime IS NULL OR target.end_datetime > datetime('now'))
