UPDATE import_rows
SET :to =
-- include value_before_import(to = :to, id = :id, row = import_rows.:id)
WHERE id IN (
    SELECT (
        SELECT min(later.id) FROM import_rows AS later
        WHERE later.:id = line.:id AND later.import_id > NEW.id
    )
    FROM import_rows AS line
    WHERE line.import_id = NEW.id AND line.:id IS NOT NULL
);

DELETE FROM :of
WHERE id IN (SELECT line.:id FROM import_rows AS line WHERE line.import_id = NEW.id)
    AND NOT EXISTS (
        SELECT 1 FROM import_rows AS later
        WHERE later.:id = :of.id AND later.import_id > NEW.id
    )
    AND
    -- include value_before_import(to = :to, id = :id, row = :of.id)
    IS NULL;

UPDATE :of
SET :set =
-- include value_before_import(to = :to, id = :id, row = :of.id)
WHERE id IN (SELECT line.:id FROM import_rows AS line WHERE line.import_id = NEW.id)
    AND NOT EXISTS (
        SELECT 1 FROM import_rows AS later
        WHERE later.:id = :of.id AND later.import_id > NEW.id
    );
