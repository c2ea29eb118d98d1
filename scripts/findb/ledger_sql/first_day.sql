SELECT coalesce(min(earliest.day), '1970-01-01')
FROM (
    SELECT date(min(datetime)) AS day FROM fin_transactions
    UNION ALL
    SELECT date(min(datetime), '-1 second') FROM balances
) AS earliest;
