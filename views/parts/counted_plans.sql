-- A plan below another one covers a part of it: it is of a category below, and of the same asset &
-- storage if that has one. Plans of one category stand beside each other.
plans_below AS MATERIALIZED (
    SELECT plans.id AS plan_id, below.id AS below_id
    FROM plan_scopes AS scope
    INNER JOIN fin_transaction_plans AS plans ON plans.id = scope.plan_id
    INNER JOIN fin_transaction_plans AS below ON below.transaction_category_id = scope.category_id
    WHERE coalesce(plans.asset_storage_id = below.asset_storage_id, plans.asset_storage_id IS NULL)
        AND plans.transaction_category_id <> below.transaction_category_id
),

-- Plans that have others below them, the lowest first.
covering_plans AS MATERIALIZED (
    SELECT
        plans_below.plan_id,
        row_number() OVER (ORDER BY count(*), plans_below.plan_id) AS number
    FROM plans_below
    GROUP BY plans_below.plan_id
),

-- One step is one covering plan: what is left of it depends on what is left of those below. The
-- amounts so far are JSON, by the number of the planned amount.
covered_plans (number, amounts) AS (
    SELECT 0, '{}'
    UNION ALL
    SELECT
        covering.number,
        json_patch(
            covered.amounts,
            (
                SELECT json_group_object('n' || planned.number, CASE
                    WHEN planned.base_amount < 0
                        THEN min(planned.base_amount - planned.base_below, 0.0)
                    ELSE max(planned.base_amount - planned.base_below, 0.0)
                END)
                FROM (
                    SELECT
                        whole.number, whole.base_amount,
                        (
                            SELECT
                                total(coalesce(
                                    json_extract(covered.amounts, '$.n' || below.number),
                                    below.base_amount
                                ))
                            FROM plans_below
                            INNER JOIN planned_amounts AS below
                                ON below.plan_id = plans_below.below_id
                            WHERE plans_below.plan_id = whole.plan_id
                                AND below.scenario IS whole.scenario
                                AND below.moment >= whole.window_start
                                AND below.moment < whole.window_end
                                AND (below.base_amount < 0) = (whole.base_amount < 0)
                        ) AS base_below
                    FROM planned_amounts AS whole
                    WHERE whole.plan_id = covering.plan_id
                    LIMIT -1
                ) AS planned
            )
        )
    FROM covered_plans AS covered
    INNER JOIN covering_plans AS covering ON covering.number = covered.number + 1
),

-- The planned_amounts (number, scenario, plan_id, moment, window_start, window_end, base_amount) as
-- they count in sums: a plan counts what the plans below it, of the same sign and with a moment in
-- its window, do not cover.
counted_plans AS MATERIALIZED (
    SELECT
        planned.*,
        coalesce(
            json_extract(
                (SELECT covered.amounts FROM covered_plans AS covered ORDER BY number DESC LIMIT 1),
                '$.n' || planned.number
            ),
            planned.base_amount
        ) AS counted_amount
    FROM planned_amounts AS planned
)
