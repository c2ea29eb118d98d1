CREATE TRIGGER current_fin_transaction_plans_insert
INSTEAD OF INSERT ON current_fin_transaction_plans
BEGIN
    -- Saves a plan: in the asset of its storage, or in the base asset for any storage.
    SELECT RAISE(
        ABORT,
        'current_fin_transaction_plans: pseudo_id and what follows scenario are computed; omit them'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.amount_asset, NEW.next_datetime, NEW.monthly_amount)
        IS NOT NULL;

    -- include check_plan(old_type = NULL)

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime, end_datetime,
        recurrence_datetime_modifiers, recurrence_amount_multiplier, deviation_datetime_modifier,
        asset_storage_id, local_amount, base_amount, is_fixed, scenario
    )
    VALUES (
        nullif(NEW.description, ''),
        -- include named(table = fin_transaction_categories, name = NEW.category),
        coalesce(nullif(NEW.criteria_operator, ''), '>='),
        -- include plan_start,
        datetime(NEW.end_datetime),
        nullif(NEW.recurrence, ''),
        nullif(NEW.multiplier, ''),
        -- include plan_deviation,
        -- include named_account(storage = storage, asset = asset_or_base, old_type = NULL),
        CASE WHEN NEW.storage <> '' THEN NEW.amount END,
        CASE WHEN coalesce(NEW.storage, '') = '' THEN NEW.amount END,
        coalesce(nullif(NEW.is_fixed, ''), 0),
        nullif(trim(NEW.scenario), '')
    );
END;

CREATE TRIGGER current_fin_transaction_plans_update
INSTEAD OF UPDATE ON current_fin_transaction_plans
BEGIN
    -- Saves the plan. Its iterations are worked out again only if one of their cells was edited. An
    -- amount in the base asset for one storage stays one as long as its storage stays.
    SELECT RAISE(
        ABORT,
        'current_fin_transaction_plans: pseudo_id and what follows scenario are computed; omit them'
    )
    WHERE (NEW.pseudo_id, NEW.amount_asset, NEW.next_datetime, NEW.monthly_amount)
        IS NOT (OLD.pseudo_id, OLD.amount_asset, OLD.next_datetime, OLD.monthly_amount);

    -- include check_plan(old_type = OLD.asset_type)

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.description, ''),
        transaction_category_id =
        -- include named(table = fin_transaction_categories, name = NEW.category),
        criteria_operator = coalesce(nullif(NEW.criteria_operator, ''), '>='),
        is_fixed = coalesce(nullif(NEW.is_fixed, ''), 0),
        scenario = nullif(trim(NEW.scenario), ''),
        (asset_storage_id, local_amount, base_amount) = (
            SELECT
                held.id,
                CASE
                    WHEN base_amount IS NULL OR held.id IS NOT asset_storage_id THEN NEW.amount
                END,
                CASE WHEN local_amount IS NULL AND held.id = asset_storage_id THEN NEW.amount END
            FROM fin_assets_storages AS held
            WHERE held.id =
                -- include named_account(storage = storage, asset = asset_or_base, old_type = OLD.asset_type)
            UNION ALL
            SELECT NULL, NULL, NEW.amount
            LIMIT 1
        )
    WHERE id = OLD.pseudo_id;

    UPDATE fin_transaction_plans
    SET
        start_datetime =
        -- include plan_start,
        end_datetime = datetime(NEW.end_datetime),
        recurrence_datetime_modifiers = nullif(NEW.recurrence, ''),
        recurrence_amount_multiplier = nullif(NEW.multiplier, ''),
        deviation_datetime_modifier =
        -- include plan_deviation
    WHERE id = OLD.pseudo_id
        AND (NEW.start_datetime, NEW.end_datetime, NEW.recurrence, NEW.multiplier, NEW.deviation)
        IS NOT (
            OLD.start_datetime, OLD.end_datetime, OLD.recurrence, OLD.multiplier, OLD.deviation
        );
END;

CREATE TRIGGER current_fin_transaction_plans_delete
INSTEAD OF DELETE ON current_fin_transaction_plans
BEGIN
    -- Deletes the plan and its iterations. Its category stays.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;
