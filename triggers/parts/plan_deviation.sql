coalesce(
    nullif(NEW.deviation, ''),
    CASE
        WHEN
            -- include plan_start
            GLOB '*-01 00:00:00' THEN '+31 days'
        ELSE '+3 days'
    END
)
