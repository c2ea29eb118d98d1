UPDATE import_rows
SET :replaced = (
    SELECT row.:replaced FROM import_rows AS row
    WHERE row.import_id = NEW.id AND row.:row_id = import_rows.:row_id
    ORDER BY row.id LIMIT 1
)
WHERE
    id IN (
        SELECT (
            SELECT min(later.id) FROM import_rows AS later
            WHERE later.:row_id = row.:row_id AND later.import_id > NEW.id
        )
        FROM import_rows AS row
        WHERE row.import_id = NEW.id AND row.:row_id IS NOT NULL
    );

DELETE FROM :table
WHERE id IN (SELECT row.:row_id FROM import_rows AS row WHERE row.import_id = NEW.id)
    AND NOT EXISTS (
        SELECT 1 FROM import_rows AS later
        WHERE later.:row_id = :table.id AND later.import_id > NEW.id
    )
    AND (
        SELECT row.:replaced FROM import_rows AS row
        WHERE row.import_id = NEW.id AND row.:row_id = :table.id
        ORDER BY row.id LIMIT 1
    ) IS NULL;

UPDATE :table
SET :value = (
    SELECT row.:replaced FROM import_rows AS row
    WHERE row.import_id = NEW.id AND row.:row_id = :table.id
    ORDER BY row.id LIMIT 1
)
WHERE id IN (SELECT row.:row_id FROM import_rows AS row WHERE row.import_id = NEW.id)
    AND NOT EXISTS (
        SELECT 1 FROM import_rows AS later
        WHERE later.:row_id = :table.id AND later.import_id > NEW.id
    );
