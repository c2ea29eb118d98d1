coalesce(
    nullif(NEW.deviation, ''),
    CASE
        WHEN
            -- include plan_start
            GLOB '*-01 00:00:00' THEN '+1 month'
        ELSE '+3 days'
    END
)
