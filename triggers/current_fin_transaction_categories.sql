CREATE TRIGGER current_fin_transaction_categories_insert
INSTEAD OF INSERT ON current_fin_transaction_categories
BEGIN
    -- Saves a category below its parent, or below the root; the first one is the root.
    SELECT RAISE(ABORT, 'current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out')
    WHERE coalesce(
        NEW.pseudo_id, NEW.id, NEW.level, NEW.path, NEW.level_0, NEW.level_1, NEW.level_2,
        NEW.level_3, NEW.level_4, NEW.level_5, NEW.level_6, NEW.level_7, NEW.level_8, NEW.level_9,
        NEW.role
    ) IS NOT NULL;

    -- include check_category(own_id = NULL)

    INSERT INTO fin_transaction_categories (
        name, is_passive, is_initial_import, parent_id, min_view_depth
    )
    SELECT
        NEW.name,
        -- include new_flag(flag = is_passive),
        -- include new_flag(flag = is_initial_import),
        parent.id,
        coalesce(nullif(NEW.min_view_depth, ''), 0)
    FROM (
        SELECT coalesce(
            -- include named(table = fin_transaction_categories, name = NEW.parent),
            (SELECT root.id FROM fin_transaction_categories AS root WHERE root.parent_id IS NULL)
        ) AS id
    ) AS meant
    LEFT JOIN fin_transaction_categories AS parent ON parent.id = meant.id;
END;

CREATE TRIGGER current_fin_transaction_categories_update
INSTEAD OF UPDATE ON current_fin_transaction_categories
BEGIN
    -- Saves the category. What is below it follows it.
    SELECT RAISE(ABORT, 'current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out')
    WHERE (
        NEW.pseudo_id, NEW.id, NEW.level, NEW.path, NEW.level_0, NEW.level_1, NEW.level_2,
        NEW.level_3, NEW.level_4, NEW.level_5, NEW.level_6, NEW.level_7, NEW.level_8, NEW.level_9,
        NEW.role
    ) IS NOT (
        OLD.pseudo_id, OLD.id, OLD.level, OLD.path, OLD.level_0, OLD.level_1, OLD.level_2,
        OLD.level_3, OLD.level_4, OLD.level_5, OLD.level_6, OLD.level_7, OLD.level_8, OLD.level_9,
        OLD.role
    );

    -- include check_category(own_id = OLD.pseudo_id)
    -- include check_filled(view = current_fin_transaction_categories, column = min_view_depth, example = 0)

    UPDATE fin_transaction_categories
    SET
        name = NEW.name,
        is_passive = nullif(NEW.is_passive, ''),
        is_initial_import = nullif(NEW.is_initial_import, ''),
        parent_id =
        -- include named(table = fin_transaction_categories, name = NEW.parent),
        min_view_depth = NEW.min_view_depth
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_fin_transaction_categories_delete
INSTEAD OF DELETE ON current_fin_transaction_categories
BEGIN
    -- Deletes a category that nothing refers to.
    DELETE FROM fin_transaction_categories WHERE id = OLD.pseudo_id;
END;
