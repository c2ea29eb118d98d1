-- What the next of the loans [debt, above the margin call, above the freeze] is to repay.
CASE
    WHEN json_extract(:loan, '$[1]') > running.total
        THEN max(min(json_extract(:loan, '$[0]'), json_extract(:loan, '$[2]') - running.total), 0.0)
    ELSE 0.0
END
