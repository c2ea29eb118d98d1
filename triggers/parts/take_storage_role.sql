-- A storage that is called like a role which nothing else has is meant for it.
UPDATE fin_storages SET role = replace(lower(trim(NEW.name)), ' ', '_')
WHERE id = NEW.id
    AND role IS NULL
    AND replace(lower(trim(NEW.name)), ' ', '_') = 'portfolio'
    AND NOT EXISTS (
        SELECT 1 FROM fin_storages AS taken
        WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
    );
