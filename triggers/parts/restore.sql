UPDATE import_rows
SET :to = (
    SELECT line.:to FROM import_rows AS line
    WHERE line.import_id = NEW.id AND line.:id = import_rows.:id
    ORDER BY line.id LIMIT 1
)
WHERE
    id IN (
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
    AND (
        SELECT line.:to FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.:id = :of.id
        ORDER BY line.id LIMIT 1
    ) IS NULL;

UPDATE :of
SET :set = (
    SELECT line.:to FROM import_rows AS line
    WHERE line.import_id = NEW.id AND line.:id = :of.id
    ORDER BY line.id LIMIT 1
)
WHERE id IN (SELECT line.:id FROM import_rows AS line WHERE line.import_id = NEW.id)
    AND NOT EXISTS (
        SELECT 1 FROM import_rows AS later
        WHERE later.:id = :of.id AND later.import_id > NEW.id
    );
