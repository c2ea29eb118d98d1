(
    SELECT line.:to FROM import_rows AS line
    WHERE line.import_id = NEW.id AND line.:id = :row
    ORDER BY line.id LIMIT 1
)
