CREATE TRIGGER import_rules_imports_delete
AFTER DELETE ON import_rules
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET import_rule_id = NULL
    WHERE import_rule_id = OLD.id;
END;
