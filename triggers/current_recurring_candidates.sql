CREATE TRIGGER current_recurring_candidates_insert
INSTEAD OF INSERT ON current_recurring_candidates
BEGIN
    -- Makes the plan of a candidate, in the asset of its account. It begins on the day that is
    -- expected, or on the 28th where months have no such day.
    SELECT RAISE(
        ABORT,
        'current_recurring_candidates: pseudo_id and all after asset_type are computed; omit them'
    )
    WHERE coalesce(
        NEW.pseudo_id, NEW.amount, NEW.spread, NEW.transaction_count, NEW.interval_days,
        NEW.recurrence, NEW.last_date, NEW.next_date, NEW.deviation
    ) IS NOT NULL;

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, asset_storage_id, local_amount
    )
    SELECT
        candidate.description, category.id, '>=',
        CASE
            WHEN candidate.recurrence NOT LIKE '%day%'
                THEN min(
                    datetime(candidate.next_date),
                    datetime(candidate.next_date, 'start of month', '+27 days')
                )
            ELSE datetime(candidate.next_date)
        END,
        candidate.recurrence, candidate.deviation, held.id, candidate.amount
    FROM current_recurring_candidates AS candidate
    INNER JOIN fin_transaction_categories AS category ON category.name = candidate.category
    INNER JOIN fin_asset_types ON fin_asset_types.name = candidate.asset_type
    INNER JOIN fin_assets AS asset
        ON asset.type_id = fin_asset_types.id AND asset.code = candidate.asset_code
    INNER JOIN fin_storages ON fin_storages.name = candidate.storage
    INNER JOIN fin_assets_storages AS held
        ON held.asset_id = asset.id AND held.storage_id = fin_storages.id
    WHERE lower(candidate.description) = lower(trim(NEW.description))
        AND lower(candidate.category)
        = lower(coalesce(nullif(NEW.category, ''), candidate.category))
        AND lower(candidate.asset_code)
        = lower(coalesce(nullif(NEW.asset_code, ''), candidate.asset_code))
        AND lower(candidate.storage) = lower(coalesce(nullif(NEW.storage, ''), candidate.storage))
        AND lower(candidate.asset_type)
        = lower(coalesce(nullif(NEW.asset_type, ''), candidate.asset_type));

    SELECT RAISE(
        ABORT,
        'current_recurring_candidates.description: no such row in the view; write one that it shows'
    )
    WHERE changes() = 0;

    SELECT RAISE(
        ABORT,
        'current_recurring_candidates.description: several have it; name category or storage, too'
    )
    WHERE changes() > 1;
END;
