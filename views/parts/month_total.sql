CASE WHEN count(*) = count(:of) THEN round(sum(:of), 8) + 0.0 END AS :of
