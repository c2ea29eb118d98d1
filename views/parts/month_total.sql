CASE WHEN count(*) = count(:of) THEN round(sum(:of), 8) END AS :of
