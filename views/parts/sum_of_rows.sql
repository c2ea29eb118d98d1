CASE WHEN count(*) = count(:of) THEN total(:of) END
