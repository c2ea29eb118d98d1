DELETE FROM :table
WHERE id IN (
    SELECT made.id FROM import_rows AS line
    INNER JOIN :table AS made ON made.:one
        IN (line.fin_transaction_id, line.other_fin_transaction_id)
    WHERE line.import_id = NEW.id
    UNION ALL
    SELECT made.id FROM import_rows AS line
    INNER JOIN :table AS made ON made.:other
        IN (line.fin_transaction_id, line.other_fin_transaction_id)
    WHERE line.import_id = NEW.id
)
