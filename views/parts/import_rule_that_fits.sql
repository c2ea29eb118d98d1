(
    SELECT rule.id
    FROM (
        SELECT
            lower(coalesce(:row.counterparty, '')) AS counterparty,
            lower(coalesce(:row.memo, '')) AS memo,
            lower(coalesce(:row.counterparty, '') || ' ' || coalesce(:row.memo, '')) AS anything
        LIMIT 1
    ) AS content
    CROSS JOIN import_rules AS rule
    WHERE rule.is_active = 1
        AND CASE
            WHEN rule.kind IS NOT NULL THEN rule.kind = :row.kind
            ELSE :row.kind = 'cash' OR :row.kind = 'transfer'
        END
        AND coalesce(rule.import_account_id = :row.import_account_id, TRUE)
        AND coalesce(upper(rule.currency) = :row.currency, rule.currency IS NULL)
        AND coalesce(rule.is_income = (:row.amount > 0), TRUE)
        AND CASE (rule.comparison || ' ' || rule.field)
            WHEN 'contains any' THEN instr(content.anything, lower(rule.pattern)) > 0
            WHEN 'contains memo' THEN instr(content.memo, lower(rule.pattern)) > 0
            WHEN 'contains counterparty' THEN instr(content.counterparty, lower(rule.pattern)) > 0
            WHEN 'glob any' THEN content.anything GLOB lower(rule.pattern)
            WHEN 'glob memo' THEN content.memo GLOB lower(rule.pattern)
            ELSE content.counterparty GLOB lower(rule.pattern)
        END
    ORDER BY rule.priority DESC LIMIT 1
)
