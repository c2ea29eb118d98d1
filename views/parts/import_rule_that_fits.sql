(
    SELECT rule.id
    FROM (
        SELECT
            lower(coalesce(:row.counterparty, '')) AS counterparty,
            lower(coalesce(:row.memo, '')) AS memo,
            lower(coalesce(:row.counterparty, '') || ' ' || coalesce(:row.memo, '')) AS both
        LIMIT 1
    ) AS text
    CROSS JOIN import_rules AS rule
    WHERE rule.is_active = 1
        AND CASE
            WHEN rule.kind IS NOT NULL THEN rule.kind = :row.kind
            ELSE :row.kind = 'cash' OR :row.kind = 'transfer'
        END
        AND coalesce(rule.import_account_id = :row.import_account_id, TRUE)
        AND coalesce(upper(rule.currency) = :row.currency, rule.currency IS NULL)
        AND coalesce(rule.is_income = (:row.amount > 0), TRUE)
        AND CASE rule.comparison || ' ' || rule.field
            WHEN 'contains any' THEN instr(text.both, lower(rule.pattern)) > 0
            WHEN 'contains memo' THEN instr(text.memo, lower(rule.pattern)) > 0
            WHEN 'contains counterparty' THEN instr(text.counterparty, lower(rule.pattern)) > 0
            WHEN 'glob any' THEN text.both GLOB lower(rule.pattern)
            WHEN 'glob memo' THEN text.memo GLOB lower(rule.pattern)
            ELSE text.counterparty GLOB lower(rule.pattern)
        END
    ORDER BY rule.priority DESC LIMIT 1
)
