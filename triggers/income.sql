CREATE TRIGGER income_insert
INSTEAD OF INSERT ON income
BEGIN
    -- Saves a monthly plan: each month from its first day on, give or take half a month. What is
    -- missing of the root, `income` and the category below it is made.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'income.source: is empty; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(
        ABORT, 'income.source: is a category elsewhere; write another name, or move it below income'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'income'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(ABORT, 'income.monthly_amount: is no number of 0 or more; use a dot, like 1250.00')
    WHERE
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'income.is_guaranteed: is no boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'income', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE lower(fin_transaction_categories.name) = 'income'
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.source,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'income'
            ORDER BY category.name <> 'income', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.source
        );

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
    )
    SELECT
        nullif(NEW.notes, ''),
        category.id,
        '>=',
        datetime('now', 'start of month', '+15 days'),
        '+1 month',
        '+15 days',
        CAST(NEW.monthly_amount AS REAL),
        CAST(coalesce(NEW.is_guaranteed, 0) AS INTEGER)
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source;
END;

CREATE TRIGGER income_update
INSTEAD OF UPDATE ON income
BEGIN
    -- Saves the plan; another source moves it there, below `income`.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'income.source: has no letters; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(
        ABORT, 'income.source: is a category elsewhere; correct it, or move it below income'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'income'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(
        ABORT, 'income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00'
    )
    WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
        AND (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'income.is_guaranteed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'income.monthly_amount: was 0 or unknown; edit fin_transaction_plans instead'
    )
    FROM fin_transaction_plans AS planned
    WHERE planned.id = OLD.pseudo_id
        AND NEW.monthly_amount IS NOT OLD.monthly_amount
        AND coalesce(OLD.monthly_amount, 0) = 0
        AND (
            planned.base_amount IS NOT NULL
            AND planned.recurrence_datetime_modifiers = '+1 month'
            AND coalesce(planned.recurrence_amount_multiplier, 1) = 1
        ) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.source,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'income'
            ORDER BY category.name <> 'income', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.source
        )
        AND NEW.source IS NOT OLD.source;

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.notes, ''),
        transaction_category_id = CASE
            WHEN NEW.source IS OLD.source THEN transaction_category_id
            ELSE (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.name = NEW.source
            )
        END,
        base_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
            WHEN
                base_amount IS NOT NULL
                AND recurrence_datetime_modifiers = '+1 month'
                AND coalesce(recurrence_amount_multiplier, 1) = 1
                THEN CAST(NEW.monthly_amount AS REAL)
            ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        local_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
            ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        is_fixed = CAST(coalesce(NEW.is_guaranteed, 0) AS INTEGER)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER income_delete
INSTEAD OF DELETE ON income
BEGIN
    -- Deletes the planned. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;
