-- :base to the power of the whole number :exponent, by squaring.
(
    WITH RECURSIVE powers (exponent, base, result) AS (
        SELECT :exponent, :base, 1.0
        UNION ALL
        SELECT
            powers.exponent >> 1,
            powers.base * powers.base,
            CASE WHEN powers.exponent & 1 THEN powers.result * powers.base ELSE powers.result END
        FROM powers
        WHERE powers.exponent > 0
    )

    SELECT powers.result FROM powers WHERE powers.exponent = 0
)
