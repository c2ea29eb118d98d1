-- A category that is called like a role which nothing else has is meant for it.
UPDATE fin_transaction_categories SET role = replace(lower(trim(NEW.name)), ' ', '_')
WHERE id = NEW.id
    AND role IS NULL
    AND replace(lower(trim(NEW.name)), ' ', '_') IN (
        'income', 'expenses', 'initial_import', 'uncategorised', 'transfers', 'exchange', 'fees',
        'taxes', 'withholding_taxes', 'dividends', 'interest', 'deliveries', 'splits'
    )
    AND NOT EXISTS (
        SELECT 1 FROM fin_transaction_categories AS taken
        WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
    );
