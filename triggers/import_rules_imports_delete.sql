CREATE TRIGGER import_rules_imports_delete
AFTER DELETE ON import_rules
BEGIN
    -- include forget_in_import_rows(row_id = import_rule_id)
END;
