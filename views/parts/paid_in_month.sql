(
    SELECT CASE WHEN count(*) = count(payment.base_amount) THEN total(payment.base_amount) END
    FROM thing_payments AS payment
    WHERE payment.asset_id = thing.id AND payment.number = month.number AND (:of)
)
