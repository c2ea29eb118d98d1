INSERT INTO import_creations (import_id, table_name, row_id)
SELECT :import_id, ':table', last_insert_rowid()
WHERE changes() = 1;
