-- That of the parent, else 0; the root has none.
coalesce(nullif(NEW.:flag, ''), parent.:flag, CASE WHEN parent.id IS NOT NULL THEN 0 END)
