CASE
    WHEN is_correlated = 0 THEN base_undrawn
    ELSE min(base_undrawn, max(:share * loanable_value + loanable_cash, 0.0))
END
