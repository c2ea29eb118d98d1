coalesce(
    (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = :row.import_rule_id),
    (SELECT category.id FROM fin_transaction_categories AS category WHERE category.role = :row.role)
)
