-- The time of a day that stays is kept.
CASE
    WHEN NEW.:day IS OLD.:day THEN :column
    ELSE nullif(NEW.:day, '') || ' 00:00:00'
END
