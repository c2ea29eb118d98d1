UPDATE import_rows SET :column = last_insert_rowid()
WHERE id = NEW.id AND changes() = 1;
