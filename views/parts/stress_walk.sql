-- include stress_inputs,

-- One step is one month. The state is JSON: the figures of the month, free_cash (what there was at
-- first, at the prices of the month), and the loans as [slot, owed at the prices of today, 1 if its
-- margin call is open, 1 if its collateral is sold]. Without a needed rate, valuation or balance
-- the month is not known, and then none is. 1e-9 forgives what floating point numbers cost.
walk (scenario_id, month, state) AS (
    SELECT scenario.id, -1, json_object('cash', 0.0, 'free_cash', 0.0, 'loans', json_array())
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT
        walk.scenario_id,
        flow.month,
        (
            WITH
            owing AS (
                SELECT
                    json_extract(loan.value, '$.slot') AS slot,
                    json_extract(loan.value, '$.collateral_id') AS collateral_id,
                    json_extract(loan.value, '$.position') AS position,
                    json_extract(loan.value, '$.freeze_ratio') AS freeze_ratio,
                    json_extract(loan.value, '$.margin_call_ratio') AS margin_call_ratio,
                    json_extract(loan.value, '$.forced_liquidation_ratio')
                        AS forced_liquidation_ratio,
                    json_extract(loan.value, '$.collateral_value') AS collateral_value,
                    json_extract(loan.value, '$.portfolio') AS portfolio,
                    json_extract(loan.value, '$.dividends') AS dividends,
                    json_extract(loan.value, '$.price_factor') AS price_factor,
                    json_extract(loan.value, '$.monthly_rate') AS monthly_rate,
                    json_extract(loan.value, '$.line_limit') AS line_limit,
                    json_extract(loan.value, '$.principal_share') AS principal_share,
                    coalesce(
                        json_extract(kept.value, '$[1]'), json_extract(loan.value, '$.base_claim')
                    ) AS owed_today,
                    coalesce(json_extract(kept.value, '$[2]'), 0) AS was_called,
                    coalesce(json_extract(kept.value, '$[3]'), 0) AS was_sold
                FROM json_each(flow.loans) AS loan
                LEFT JOIN json_each(walk.state, '$.loans') AS kept
                    ON json_extract(kept.value, '$[0]') = json_extract(loan.value, '$.slot')
            ),

            -- Income and dividends come in; expenses, interest and agreed repayments go out.
            paid AS (
                SELECT
                    owing.*,
                    owing.owed_today * owing.price_factor * owing.monthly_rate AS interest,
                    owing.owed_today * owing.price_factor * owing.principal_share AS agreed,
                    owing.owed_today * owing.price_factor * (1.0 - owing.principal_share)
                        AS owed_after,
                    (owing.position = 1) * owing.was_sold * owing.dividends AS lost_dividends
                FROM owing
            ),

            -- What is missing is drawn, line by line, from each as far as it goes: a secured one
            -- until the loans of its collateral, those drawn before it included, reach its freeze.
            lines AS (
                SELECT
                    paid.*,
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                    - sum(paid.interest + paid.agreed + paid.lost_dividends) OVER () AS cash,
                    (1 - paid.was_sold) * max(paid.line_limit - paid.owed_after, 0.0) AS limit_left,
                    coalesce(
                        coalesce(
                            paid.freeze_ratio, paid.margin_call_ratio, paid.forced_liquidation_ratio
                        ) * paid.collateral_value
                        - sum(paid.owed_after) OVER (PARTITION BY paid.collateral_id), 1e300
                    ) AS headroom
                FROM paid
            ),

            rooms AS (
                SELECT
                    line.*,
                    CASE
                        WHEN line.collateral_id IS NOT NULL
                            THEN
                                -- include pool_total(loans = line.lines_so_far, loan = line, amount = next_room)
                    END AS pool_room
                FROM (
                    SELECT
                        lines.*,
                        json_group_array(json_array(lines.limit_left, lines.headroom)) OVER (
                            PARTITION BY lines.collateral_id ORDER BY lines.slot
                        ) AS lines_so_far
                    FROM lines
                ) AS line
            ),

            drawn AS (
                SELECT
                    line.*,
                    max(min(-line.cash - total(line.room) OVER earlier, line.room), 0.0) AS draw
                FROM (
                    SELECT
                        rooms.*,
                        coalesce(
                            rooms.pool_room - lag(rooms.pool_room, 1, 0.0) OVER (
                                PARTITION BY rooms.collateral_id ORDER BY rooms.slot
                            ), rooms.limit_left
                        ) AS room
                    FROM rooms
                ) AS line
                WINDOW earlier AS (
                    ORDER BY line.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            debts AS (
                SELECT
                    drawn.*,
                    drawn.owed_after + drawn.draw AS debt,
                    sum(drawn.owed_after + drawn.draw) OVER (PARTITION BY drawn.collateral_id)
                        AS claims,
                    max(
                        drawn.cash + sum(drawn.draw) OVER () + total(drawn.room - drawn.draw)
                        FILTER (WHERE drawn.collateral_id IS NULL) OVER (), 0.0
                    ) AS means
                FROM drawn
            ),

            -- A loan above its margin call is to be repaid down to its freeze, one after the other.
            cures AS (
                SELECT
                    loan.*,
                    CASE
                        WHEN loan.collateral_id IS NOT NULL AND loan.was_sold = 0
                            THEN
                                -- include pool_total(loans = loan.debts_so_far, loan = loan, amount = next_cure)
                    END AS pool_cure
                FROM (
                    SELECT
                        debts.*,
                        json_group_array(json_array(
                            debts.debt,
                            debts.claims
                            - debts.margin_call_ratio * debts.collateral_value * (1 + 1e-9),
                            debts.claims - coalesce(debts.freeze_ratio, debts.margin_call_ratio)
                            * debts.collateral_value
                        )) OVER (PARTITION BY debts.collateral_id ORDER BY debts.slot)
                            AS debts_so_far
                    FROM debts
                ) AS loan
            ),

            needs AS (
                SELECT
                    cures.*,
                    lag(cures.pool_cure, 1, 0.0) OVER (
                        PARTITION BY cures.collateral_id ORDER BY cures.slot
                    ) AS cured_before
                FROM cures
            ),

            -- Cash and unsecured lines are spent on one loan after the other.
            repaid AS (
                SELECT
                    loan.*,
                    max(
                        min(loan.means - total(loan.needed) OVER earlier, loan.needed), 0.0
                    ) AS repaid
                FROM (
                    SELECT
                        needs.*,
                        coalesce(needs.pool_cure - needs.cured_before, 0.0) AS needed,
                        coalesce(
                            needs.debt > 0
                            AND needs.was_sold = 0
                            AND needs.claims - needs.cured_before
                            > needs.margin_call_ratio * needs.collateral_value * (1 + 1e-9), 0
                        ) AS is_called
                    FROM needs
                ) AS loan
                WINDOW earlier AS (
                    ORDER BY loan.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            redrawn AS (
                SELECT
                    repaid.*,
                    repaid.cash + sum(repaid.draw - repaid.repaid) OVER () AS cash_after,
                    CASE
                        WHEN repaid.collateral_id IS NULL
                            THEN max(min(
                                sum(repaid.repaid - repaid.draw) OVER () - repaid.cash
                                - total(repaid.room - repaid.draw) OVER earlier,
                                repaid.room - repaid.draw
                            ), 0.0)
                        ELSE 0.0
                    END AS redraw
                FROM repaid
                WINDOW earlier AS (
                    ORDER BY repaid.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            -- Above its forced liquidation, or after a month above its margin call, the collateral
            -- of a loan is sold: it repays the loans that share it, the rest is cash.
            remaining AS (
                SELECT
                    redrawn.*,
                    redrawn.debt - redrawn.repaid + redrawn.redraw AS rest,
                    sum(redrawn.debt - redrawn.repaid) OVER by_collateral AS rest_claims
                FROM redrawn
                WINDOW by_collateral AS (PARTITION BY redrawn.collateral_id)
            ),

            sales AS (
                SELECT
                    remaining.*,
                    max(
                        remaining.was_sold = 0
                        AND remaining.rest > 0
                        AND coalesce(
                            remaining.rest_claims > remaining.collateral_value * (1 + 1e-9) * CASE
                                WHEN remaining.was_called = 1
                                    THEN coalesce(
                                        remaining.margin_call_ratio,
                                        remaining.forced_liquidation_ratio
                                    )
                                ELSE remaining.forced_liquidation_ratio
                            END, 0
                        )
                    ) OVER by_collateral AS is_sale
                FROM remaining
                WINDOW by_collateral AS (PARTITION BY remaining.collateral_id)
            ),

            settled AS (
                SELECT
                    sales.*,
                    max(sales.was_sold, sales.is_sale) AS is_sold,
                    sales.was_sold = 0 AND sales.is_sale = 0 AND sales.rest > 0 AND coalesce(
                        sales.rest_claims
                        > sales.margin_call_ratio * sales.collateral_value * (1 + 1e-9), 0
                    ) AS is_open,
                    sales.rest * CASE
                        WHEN sales.is_sale = 1
                            THEN 1.0 - min(sales.collateral_value / sales.rest_claims, 1.0)
                        ELSE 1.0
                    END AS owed_now,
                    (sales.position = 1) * sales.is_sale AS is_seller
                FROM sales
            )

            SELECT json_object(
                'loans', json_group_array(json_array(
                    slot, coalesce(owed_now / nullif(price_factor, 0), owed_today), is_open, is_sold
                )),
                'cash', coalesce(
                    max(cash_after) + total(redraw)
                    + total(is_seller * max(collateral_value - rest_claims, 0.0)),
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                ),
                'free_cash', flow.free_cash,
                'income', flow.income,
                'fixed_expenses', flow.fixed_expenses,
                'variable_expenses', flow.variable_expenses,
                'portfolio', flow.portfolio - total((position = 1) * is_sold * portfolio),
                'dividends', flow.dividends - total(lost_dividends),
                'interest', total(interest),
                'drawn', total(draw + redraw),
                'repaid', total(agreed + repaid),
                'liquidated', total(is_seller * collateral_value),
                'undrawn', total(
                    CASE WHEN collateral_id IS NULL THEN max(line_limit - owed_now, 0.0) END
                ),
                'owed', total(owed_now),
                'peak_loan_to_value', max(
                    CASE WHEN was_sold = 0 AND claims > 0 THEN claims / collateral_value END
                ),
                'loan_to_value', max(
                    CASE
                        WHEN is_sold = 0 AND rest_claims > 0 THEN rest_claims / collateral_value
                    END
                ),
                'is_known', flow.is_known AND count(*) = count(
                    CASE WHEN collateral_id IS NULL THEN 0.0 ELSE collateral_value END
                    + owed_after + line_limit
                ),
                'is_frozen', coalesce(max(
                    was_sold = 0 AND claims > freeze_ratio * collateral_value * (1 + 1e-9)
                ), 0),
                'is_called', coalesce(max(is_called), 0),
                'is_open', coalesce(max(is_open), 0),
                'is_sold', coalesce(max(is_sold), 0)
            )
            FROM settled
        )
    FROM walk
    INNER JOIN month_flows AS flow
        ON flow.scenario_id = walk.scenario_id AND flow.month = walk.month + 1
),

stressed_months AS MATERIALIZED (
    SELECT
        walk.scenario_id,
        walk.month,
        json_extract(walk.state, '$.portfolio') AS portfolio,
        json_extract(walk.state, '$.cash') AS cash,
        json_extract(walk.state, '$.income') AS income,
        json_extract(walk.state, '$.fixed_expenses') AS fixed_expenses,
        json_extract(walk.state, '$.variable_expenses') AS variable_expenses,
        json_extract(walk.state, '$.dividends') AS dividends,
        json_extract(walk.state, '$.interest') AS interest,
        json_extract(walk.state, '$.drawn') AS drawn,
        json_extract(walk.state, '$.repaid') AS repaid,
        json_extract(walk.state, '$.liquidated') AS liquidated,
        json_extract(walk.state, '$.undrawn') AS undrawn,
        json_extract(walk.state, '$.owed') AS loans,
        json_extract(walk.state, '$.peak_loan_to_value') AS peak_loan_to_value,
        json_extract(walk.state, '$.loan_to_value') AS loan_to_value,
        json_extract(walk.state, '$.is_frozen') AS is_frozen,
        json_extract(walk.state, '$.is_called') AS is_called,
        json_extract(walk.state, '$.is_open') AS is_open,
        json_extract(walk.state, '$.is_sold') AS is_sold,
        min(json_extract(walk.state, '$.is_known')) OVER (PARTITION BY walk.scenario_id)
            AS is_known,
        walk.month = max(walk.month) OVER (PARTITION BY walk.scenario_id) AS is_last
    FROM walk
    WHERE walk.month >= 0
)
