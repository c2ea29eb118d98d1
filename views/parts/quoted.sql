CAST(
    -- What was typed comes back: 14 digits leave out what two roundings did.
    CASE
        WHEN coalesce(quote.is_base, 1) = 1 THEN :amount
        ELSE (
            SELECT printf('%.14g', converted.amount)
            FROM (
                SELECT
                    :amount /
                    -- include quote_rate(day = :day)
                    AS amount
            ) AS converted
            WHERE converted.amount IS NOT NULL
        )
    END AS REAL
)
