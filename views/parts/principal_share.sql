-- The share of what is owed that the next of :left monthly payments repays. An annuity is
-- worked out anew each time from what is owed, the rate of the month and the payments that are
-- left.
CASE
    WHEN :left = 1 THEN 1.0
    WHEN :of.repayment = 'interest_only' THEN 0.0
    WHEN :of.repayment = 'straight_line' OR abs(:rate) < 1e-9 THEN 1.0 / :left
    ELSE :rate / (
        -- include power(base = 1.0 + :rate, exponent = :left)
        - 1.0
    )
END
