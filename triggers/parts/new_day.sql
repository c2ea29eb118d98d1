-- Midnight of a day that is edited; the time of one that stays is kept.
CASE WHEN NEW.:day IS OLD.:day THEN :kept ELSE nullif(NEW.:day, '') || ' 00:00:00' END
