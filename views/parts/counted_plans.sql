-- A plan below another one covers a part of it: it is of a category below, and of the same asset &
-- storage if that has one.
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
        row_number() OVER (ORDER BY count(*), plans_below.plan_id) AS step
    FROM plans_below
    GROUP BY plans_below.plan_id
),

-- What such a plan plans, with all that is planned beside it: of its category, with the same sign
-- and a moment in its window. Plans of one category share what is below them.
covering_amounts AS MATERIALIZED (
    SELECT
        covering.step, whole.*,
        (
            SELECT total(beside.base_amount)
            FROM fin_transaction_plans AS sibling
            INNER JOIN planned_amounts AS beside ON beside.plan_id = sibling.id
            WHERE sibling.transaction_category_id = plans.transaction_category_id
                AND
                -- include falls_within(amount = beside)
        ) AS beside_amount
    FROM covering_plans AS covering
    INNER JOIN fin_transaction_plans AS plans ON plans.id = covering.plan_id
    INNER JOIN planned_amounts AS whole ON whole.plan_id = plans.id
),

amounts_below AS MATERIALIZED (
    SELECT whole.number AS covering_number, below.number, below.base_amount
    FROM covering_amounts AS whole
    INNER JOIN plans_below ON plans_below.plan_id = whole.plan_id
    INNER JOIN planned_amounts AS below ON below.plan_id = plans_below.below_id
        AND
        -- include falls_within(amount = below)
),

-- One step is one covering plan: what is left of it depends on what is left of those below. The
-- amounts so far are JSON, by their number.
covered_plans (step, amounts) AS (
    SELECT 0, '{}'
    UNION ALL
    SELECT
        covered.step + 1,
        json_patch(covered.amounts, (
            SELECT json_group_object('n' || whole.number, whole.base_amount * max(0.0, 1.0 - (
                SELECT
                    total(coalesce(
                        json_extract(covered.amounts, '$.n' || below.number), below.base_amount
                    ))
                FROM amounts_below AS below
                WHERE below.covering_number = whole.number
            ) / whole.beside_amount))
            FROM covering_amounts AS whole
            WHERE whole.step = covered.step + 1
        ))
    FROM covered_plans AS covered
    WHERE covered.step < (SELECT count(*) FROM covering_plans)
),

-- The planned_amounts (number, scenario, plan_id, moment, window_start, window_end, base_amount) as
-- they count in sums: a plan counts what the plans below it, of the same sign and with a moment in
-- its window, do not cover.
counted_plans AS MATERIALIZED (
    SELECT
        planned.*,
        coalesce(
            json_extract(
                (SELECT covered.amounts FROM covered_plans AS covered ORDER BY step DESC LIMIT 1),
                '$.n' || planned.number
            ),
            planned.base_amount
        ) AS counted_amount
    FROM planned_amounts AS planned
)
