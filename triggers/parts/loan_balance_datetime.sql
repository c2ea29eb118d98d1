CASE
    WHEN nullif(NEW.updated_at, '') < date('now') THEN NEW.updated_at || ' 00:00:00'
    ELSE datetime('now')
END
