CREATE TRIGGER :table_:rule_insert
:time INSERT ON :table
WHEN :when
BEGIN
    -- include :body
END;

CREATE TRIGGER :table_:rule_update
:time UPDATE OF :columns ON :table
WHEN :when
BEGIN
    -- include :body
END;
