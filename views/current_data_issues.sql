CREATE VIEW current_data_issues AS
-- One row per doubtful thing: advice, where the schema does not refuse.
--   issue        TEXT, info: what kind of issue it is, one word
--   table_name   TEXT, info: the table that it is in
--   row_id       INTEGER, info: id of the row there, NULL when it is about the whole table
--   description  TEXT, info: what is doubtful
--   what_to_do   TEXT, info: how to settle it
-- Operations: select.
-- Cost: a few index seeks per asset and per asset & storage, one walk over an index of the swaps,
-- over what is uncategorised and over the transactions whose reason is an ownership.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.is_base,
        asset.is_active AS is_asset_active,
        fin_storages.is_active AS is_storage_active,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
                    AND balance.datetime <= datetime('now', '+1 second')
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0.0
        ) AS balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
),

-- Assets that make up the balance and are worth something else than 1, with their newest rates.
valued_assets AS MATERIALIZED (
    SELECT
        held_now.asset_id,
        held_now.code,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = held_now.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1
        ) AS rate_id,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = held_now.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1 OFFSET 1
        ) AS earlier_rate_id
    FROM held_now
    WHERE held_now.balance <> 0 AND held_now.is_base = 0
    GROUP BY held_now.asset_id
)

SELECT
    'base_asset_missing' AS issue,
    'fin_assets' AS table_name,
    NULL AS row_id,
    'There is no base asset, so nothing can be valued.' AS description,
    'Set is_base to 1 for the asset that you measure in.' AS what_to_do
WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
UNION ALL
SELECT
    'asset_types_many',
    'fin_asset_types',
    NULL,
    'There are ' || asset_types.number || ' asset types.',
    'Keep at most 8, else charts and tables by type are hard to read.'
FROM (SELECT count(*) AS number FROM fin_asset_types) AS asset_types
WHERE asset_types.number > 8
UNION ALL
SELECT
    'rate_missing',
    'fin_assets',
    valued_assets.asset_id,
    valued_assets.code || ' has a balance but no rate, so totals are NULL.',
    'Add a rate in current_fin_asset_rates.'
FROM valued_assets
WHERE valued_assets.rate_id IS NULL
UNION ALL
SELECT
    'rate_old',
    'fin_asset_rates',
    rate.id,
    'The newest rate of ' || valued_assets.code || ' is of ' || date(rate.datetime) || '.',
    'Add a rate in current_fin_asset_rates, or load new ones with findb rates.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
WHERE rate.datetime < datetime('now', '-31 days')
UNION ALL
SELECT
    'rate_jumped',
    'fin_asset_rates',
    rate.id,
    'The rate of ' || valued_assets.code || ' went from ' || earlier.rate || ' to ' || rate.rate
    || '.',
    'Correct it if it is a slip; after a split, correct the amounts.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
INNER JOIN fin_asset_rates AS earlier ON earlier.id = valued_assets.earlier_rate_id
WHERE rate.rate > 10 * earlier.rate OR earlier.rate > 10 * rate.rate
UNION ALL
SELECT
    'inactive_not_empty',
    'fin_assets_storages',
    held_now.id,
    held_now.code || ' in ' || held_now.storage || ' is inactive, but its balance is '
    || held_now.balance || '.',
    'Set is_active to 1, or add the transaction and the balance that empty it.'
FROM held_now
WHERE held_now.balance <> 0 AND (held_now.is_asset_active = 0 OR held_now.is_storage_active = 0)
UNION ALL
SELECT
    'balance_missing',
    'fin_assets_storages',
    held_now.id,
    held_now.code || ' in ' || held_now.storage || ' has transactions but no balance.',
    'Add its balance in current_balances.'
FROM held_now
WHERE EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = held_now.id)
    AND NOT EXISTS (SELECT 1 FROM balances AS b WHERE b.asset_storage_id = held_now.id)
UNION ALL
SELECT
    'in_the_future',
    'fin_transactions',
    fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', in the future.',
    'Correct datetime; what is only expected belongs in fin_transaction_plans.'
FROM fin_transactions
WHERE fin_transactions.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'in_the_future',
    'balances',
    balance.id,
    'The balance of ' || held_now.code || ' in ' || held_now.storage || ' is dated '
    || balance.datetime || ', in the future.',
    'Correct datetime.'
FROM held_now
INNER JOIN balances AS balance
    ON balance.asset_storage_id = held_now.id AND balance.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'in_the_future',
    'fin_asset_rates',
    rate.id,
    'The rate of ' || asset.code || ' is dated ' || rate.datetime || ', in the future.',
    'Correct datetime.'
FROM fin_assets AS asset
CROSS JOIN fin_asset_rates AS rate -- CROSS keeps SQLite from walking over all rates
WHERE rate.asset_id = asset.id AND rate.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'dated_long_ago',
    'fin_transactions',
    fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', before 1900.',
    'Correct datetime.'
FROM fin_transactions
WHERE fin_transactions.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'dated_long_ago',
    'balances',
    balance.id,
    'The balance of ' || held_now.code || ' in ' || held_now.storage || ' is dated '
    || balance.datetime || ', before 1900.',
    'Correct datetime.'
FROM held_now
INNER JOIN balances AS balance
    ON balance.asset_storage_id = held_now.id AND balance.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'reason_not_owned',
    'fin_transactions',
    tx.id,
    'The transaction of ' || tx.datetime || ' has ' || phys_assets.name
    || ' as its reason, in a period in which it was not owned.',
    'Correct datetime, name the ownership of that time, or correct the period of the ownership.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
INNER JOIN fin_transactions AS tx ON tx.reason_phys_asset_ownership_id = ownership.id
    AND (tx.datetime < ownership.start_datetime OR tx.datetime >= ownership.end_datetime)
UNION ALL
SELECT
    'names_alike',
    named.table_name,
    max(named.id),
    'The names ' || quote(min(named.name)) || ' and ' || quote(max(named.name))
    || ' differ only in case or in blanks around them.',
    'Rename one; or make what refers to one refer to the other, and delete the one.'
FROM (
    SELECT
        'fin_asset_types' AS table_name,
        fin_asset_types.id,
        fin_asset_types.name
    FROM fin_asset_types
    UNION ALL
    SELECT 'fin_storages', fin_storages.id, fin_storages.name FROM fin_storages
    UNION ALL
    SELECT 'fin_transaction_categories', category.id, category.name
    FROM fin_transaction_categories AS category
) AS named
GROUP BY named.table_name, lower(trim(named.name))
HAVING count(*) > 1
UNION ALL
SELECT
    'swapped_twice',
    'fin_transactions',
    swap.credit_fin_transaction_id,
    'The transaction is the credit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.credit_fin_transaction_id IS NOT NULL
GROUP BY swap.credit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swapped_twice',
    'fin_transactions',
    swap.debit_fin_transaction_id,
    'The transaction is the debit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.debit_fin_transaction_id IS NOT NULL
GROUP BY swap.debit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swap_turned',
    'swaps',
    swap.id,
    'The credit side of the swap came in, or its debit side went out.',
    'Exchange the two sides, or correct the sign of the amount.'
FROM swaps AS swap
LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
WHERE credit.amount > 0 OR debit.amount < 0
UNION ALL
SELECT
    'transfer_doubtful',
    'fin_transactions',
    tx.id,
    'The amount of ' || date(tx.datetime) || ' may be a transfer, but there are several candidates'
    || ' for its other side.',
    'Add the right pair to swaps, or give the transaction a category of its own.'
FROM import_rows AS brought
INNER JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    AND category.role IN ('uncategorised', 'transfers', 'deliveries')
WHERE brought.is_doubtful = 1
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
UNION ALL
SELECT
    'price_waiting',
    'import_rows',
    min(brought.id),
    count(*) || ' imported prices are in ' || brought.currency || ', which has no rate then.',
    'Add its rates, then finish an import: the prices become rates.'
FROM import_rows AS brought
WHERE brought.is_waiting = 1
GROUP BY brought.currency
UNION ALL
SELECT
    'uncategorised',
    'fin_transactions',
    NULL,
    count(*) || ' transactions are uncategorised.',
    'Add rules to import_rules, then run findb rules apply; or set their category.'
FROM fin_transactions AS tx
WHERE
    tx.category_id = (
        SELECT category.id FROM fin_transaction_categories AS category
        WHERE category.role = 'uncategorised'
    )
GROUP BY tx.category_id
UNION ALL
SELECT
    'import_open',
    'imports',
    open.id,
    'The import of ' || open.started_datetime || ' is not finished.',
    'Set its finished_datetime, or undo it.'
FROM imports AS open
WHERE open.finished_datetime IS NULL AND open.started_datetime < datetime('now', '-1 day')
UNION ALL
SELECT
    'category_deep',
    'fin_transaction_categories',
    category.id,
    category.name || ' stands too deep for current_fin_transaction_categories.',
    'Lower min_view_depth or move it up: there are columns for levels 0 to 9.'
FROM (
    WITH RECURSIVE levels (id, level) AS (
        SELECT root.id, root.min_view_depth FROM fin_transaction_categories AS root
        WHERE root.parent_id IS NULL
        UNION ALL
        SELECT child.id, max(levels.level + 1, child.min_view_depth) FROM levels
        INNER JOIN fin_transaction_categories AS child ON child.parent_id = levels.id
    )

    SELECT levels.id, levels.level FROM levels
    WHERE levels.level > 9
) AS deep
INNER JOIN fin_transaction_categories AS category ON category.id = deep.id
UNION ALL
SELECT
    'loan_balance_missing',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has no balance, so what is owed is not known.',
    'Add its balance in current_balances, < 0, or 0 while nothing is owed.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE fin_loans.start_datetime <= datetime('now')
    AND (fin_loans.end_datetime IS NULL OR fin_loans.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM balances AS balance
        WHERE balance.asset_storage_id = held_now.id
            AND balance.datetime <= datetime('now', '+1 second')
    )
UNION ALL
SELECT
    'loan_over_limit',
    'fin_loans',
    fin_loans.id,
    'On ' || held_now.storage || ' ' || -held_now.balance || ' ' || held_now.code
    || ' are owed, more than the limit of ' || fin_loans.credit_limit || '.',
    'Repay it, or correct the balance or credit_limit.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE -held_now.balance > fin_loans.credit_limit
UNION ALL
SELECT
    'loan_ended',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has ended, but ' || -held_now.balance || ' '
    || held_now.code || ' are owed.',
    'Add the repayment and the balance after it, or correct end_datetime.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE held_now.balance < 0 AND fin_loans.end_datetime <= datetime('now')
UNION ALL
SELECT
    'collateral_missing',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has thresholds but no collateral, so they never act.',
    'Name the storage or the physical asset that is pledged, or clear the thresholds.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE fin_loans.collateral_storage_id IS NULL
    AND fin_loans.collateral_phys_asset_id IS NULL
    AND coalesce(
        fin_loans.freeze_ratio, fin_loans.margin_call_ratio, fin_loans.forced_liquidation_ratio
    ) IS NOT NULL
UNION ALL
SELECT
    'collateral_empty',
    'fin_loans',
    fin_loans.id,
    'The collateral of ' || held_now.storage || ' is empty, or not owned now.',
    'Add the balances or the ownership of what is pledged, or name another collateral.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE held_now.balance < 0
    AND (
        (
            fin_loans.collateral_storage_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM fin_assets_storages AS pledged
                INNER JOIN held_now AS kept ON kept.id = pledged.id AND kept.balance > 0
                WHERE pledged.storage_id = fin_loans.collateral_storage_id
            )
        )
        OR (
            fin_loans.collateral_phys_asset_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = fin_loans.collateral_phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        )
    )
UNION ALL
SELECT
    'valuation_missing',
    'phys_assets',
    phys_assets.id,
    phys_assets.name || ' is owned, but its value is not known, so totals are NULL.',
    'Add its value to phys_asset_valuations, 0 if it could not be sold.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
WHERE ownership.start_datetime <= datetime('now')
    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
    )
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_phys_ownership_id = ownership.id
            AND swap.credit_fin_transaction_id IS NOT NULL
    )
UNION ALL
SELECT
    'dividend_overdue',
    'fin_asset_dividends',
    dividend.id,
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
    'planned_twice',
    'fin_transaction_plans',
    planned.id,
    'A recurring plan of ' || lower_category.name || ' is also in one of ' || category.name
    || ', a category above it, so both are counted.',
    'End one of the two plans, or move it to another category.'
FROM (
    WITH RECURSIVE
    above (category_id, ancestor_id) AS (
        SELECT category.id, category.parent_id FROM fin_transaction_categories AS category
        UNION ALL
        SELECT above.category_id, category.parent_id FROM above
        INNER JOIN fin_transaction_categories AS category ON category.id = above.ancestor_id
    )

    SELECT above.category_id, above.ancestor_id FROM above
    WHERE above.ancestor_id IN (
        SELECT plan_above.transaction_category_id FROM fin_transaction_plans AS plan_above
        WHERE plan_above.recurrence_datetime_modifiers IS NOT NULL
            AND plan_above.start_datetime <= datetime('now')
            AND (plan_above.end_datetime IS NULL OR plan_above.end_datetime >= datetime('now'))
    )
) AS covered
INNER JOIN fin_transaction_categories AS category
    ON category.id = covered.ancestor_id AND category.parent_id IS NOT NULL
INNER JOIN fin_transaction_categories AS lower_category ON lower_category.id = covered.category_id
INNER JOIN fin_transaction_plans AS planned ON planned.transaction_category_id = covered.category_id
    AND planned.recurrence_datetime_modifiers IS NOT NULL
    AND planned.start_datetime <= datetime('now')
    AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'));
