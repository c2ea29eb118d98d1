-- Fact <operator> plan: what the operator says of the sign of the difference. Below half a satoshi
-- it is the error of adding up floating point numbers.
(
    SELECT
        CASE plans.criteria_operator
            WHEN '=' THEN abs(difference.amount) < 5e-9
            WHEN '>' THEN difference.amount >= 5e-9
            WHEN '<' THEN difference.amount <= -5e-9
            WHEN '<=' THEN difference.amount < 5e-9
            WHEN '>=' THEN difference.amount > -5e-9
        END
    FROM (
        SELECT
            -- include in_plan_unit(amount = fact)
            -
            -- include in_plan_unit(amount = planned)
            AS amount
    ) AS difference
)
