-- include make_roles(wanted = wanted_role, role = :role)
    AND :condition;

-- include note_creation(table = fin_transaction_categories, import_id = :import_id)
