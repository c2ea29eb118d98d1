CASE
    WHEN claims <= :ratio * collateral_value THEN 0.0
    WHEN :ratio < 1 AND claims <= collateral_value
        THEN (claims - :ratio * collateral_value) / (1 - :ratio)
END
