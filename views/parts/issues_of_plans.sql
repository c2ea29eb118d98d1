SELECT
    'dividend_overdue', 'fin_asset_dividends', dividend.id,
    'A dividend of ' || fin_assets.code || ' was expected for '
    || date(coalesce(dividend.pay_datetime, dividend.ex_datetime))
    || ', and is still a projection.',
    'Set is_projection to 0 and correct the amount, or delete it.'
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets ON fin_assets.id = dividend.asset_id
WHERE dividend.is_projection = 1
    AND coalesce(dividend.pay_datetime, dividend.ex_datetime) < datetime('now', '-31 days')
UNION ALL
SELECT
    'dividends_twice', 'fin_transaction_plans', running_plans.id,
    'A plan of ' || category.name || ' is income, and fin_asset_dividends has dividends, too,'
    || ' so both are counted.',
    'If the plan is of the same dividends, delete it and keep fin_asset_dividends: DELETE FROM'
    || ' fin_transaction_plans WHERE id = ' || running_plans.id || '.'
FROM running_plans
INNER JOIN fin_transaction_categories AS category ON category.id = running_plans.category_id
WHERE EXISTS (
    SELECT 1 FROM fin_asset_dividends AS dividend
    WHERE dividend.is_projection = 1
        OR coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
)
    AND EXISTS (
        SELECT 1 FROM category_roles AS category_role
        WHERE category_role.category_id = category.id AND category_role.role = 'income'
    )
    AND EXISTS (
        SELECT 1 FROM category_roles AS category_role
        WHERE category_role.category_id = category.id AND category_role.role = 'dividends'
    )
UNION ALL
SELECT
    'plan_day_skipped', 'fin_transaction_plans', plans.id,
    'The plan of ' || category.name || ' begins on day ' || strftime('%d', plans.start_datetime)
    || ' and goes on by ' || plans.recurrence_datetime_modifiers
    || ', which leads into the next month where one has no such day, and stays there.',
    'Let it begin on the 28th at the latest, with a deviation of +3 days or more.'
FROM fin_transaction_plans AS plans
INNER JOIN fin_transaction_categories AS category ON category.id = plans.transaction_category_id
WHERE strftime('%d', plans.start_datetime) > '28'
    AND trim(lower(plans.recurrence_datetime_modifiers)) GLOB '[+0-9]*month*'
    AND plans.recurrence_datetime_modifiers NOT LIKE '%;%'
    AND (plans.end_datetime IS NULL OR plans.end_datetime >= datetime('now'))
UNION ALL
SELECT
    'plan_never_met', 'fin_transaction_plans', plans.id,
    'The plan of ' || category.name || ' was met in none of the ' || count(*)
    || ' windows that ended within the last year.',
    'Correct its amount, operator, category or deviation, or end it; see'
    || ' historical_fin_transaction_plans.'
FROM plan_windows AS span
INNER JOIN fin_transaction_plans AS plans ON plans.id = span.plan_id
INNER JOIN fin_transaction_categories AS category ON category.id = plans.transaction_category_id
WHERE plans.end_datetime IS NULL OR plans.end_datetime >= datetime('now')
GROUP BY plans.id
HAVING count(*) >= 3 AND total(
    -- include plan_is_met
    IS NOT 0
) = 0
UNION ALL
-- In three months or more, and at least a twentieth of all expenses; where nothing is planned, the
-- last issue says so.
SELECT
    'spending_not_planned', 'fin_transaction_categories', category.id,
    'No plan covers ' || category.name || ', of which the last 12 months were '
    || printf('%,d', round(spending.monthly_amount)) || ' a month.',
    'Plan it, or a category above it: INSERT INTO expenses (category, monthly_amount) VALUES ('
    || quote(category.name) || ', ' || printf('%d', round(spending.monthly_amount)) || ').'
FROM category_spending AS spending
INNER JOIN fin_transaction_categories AS category ON category.id = spending.category_id
WHERE round(spending.monthly_amount) > 0
    AND spending.month_count >= 3
    AND spending.monthly_amount >= 0.05 * (
        SELECT total(other.monthly_amount) FROM category_spending AS other
        WHERE other.monthly_amount > 0
    )
    AND EXISTS (
        SELECT 1 FROM running_plans
        INNER JOIN category_roles AS category_role
            ON category_role.category_id = running_plans.category_id
                AND category_role.role = 'expenses'
    )
    AND NOT EXISTS (
        SELECT 1 FROM category_lines AS line
        INNER JOIN running_plans ON running_plans.category_id = line.ancestor_id
        WHERE line.category_id = category.id
    )
UNION ALL
-- What was spent in the last 12 months, at the rates of now: all that was booked below expenses,
-- and what went out elsewhere, except income, transfers and swaps.
SELECT
    'expenses_not_planned', 'fin_transaction_plans', NULL,
    'There are no planned expenses; the last 12 months were '
    || printf('%,d', round(spending.monthly_amount)) || ' a month'
    || CASE
        WHEN round(spending.other_amount) > 0
            THEN ', ' || printf('%,d', round(spending.other_amount))
            || ' of it booked outside of the category expenses'
        ELSE ''
    END
    || '.',
    'Plan them, in one row or in several: INSERT INTO expenses (category, monthly_amount) VALUES'
    || ' (''everyday life'', ' || printf('%d', round(spending.monthly_amount)) || ').'
FROM (
    SELECT
        -total(tx.amount * rates_now.rate) / 12 AS monthly_amount,
        -total(tx.amount * rates_now.rate) FILTER (WHERE category.is_expense = 0) / 12
            AS other_amount
    FROM (
        SELECT
            category.id,
            category.id IN (
                SELECT category_role.category_id FROM category_roles AS category_role
                WHERE category_role.role = 'expenses'
            ) AS is_expense
        FROM fin_transaction_categories AS category
        WHERE category.is_initial_import IS NOT 1
            AND category.id NOT IN (
                SELECT category_role.category_id FROM category_roles AS category_role
                WHERE category_role.role IN ('income', 'transfers', 'exchange', 'deliveries')
            )
            AND NOT EXISTS (
                SELECT 1 FROM running_plans
                INNER JOIN category_roles AS category_role
                    ON category_role.category_id = running_plans.category_id
                        AND category_role.role = 'expenses'
            )
    ) AS category
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
        AND tx.datetime > datetime('now', '-12 months') AND tx.datetime <= datetime('now')
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    CROSS JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE (category.is_expense = 1 OR tx.amount < 0)
        AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
) AS spending
WHERE round(spending.monthly_amount) > 0
