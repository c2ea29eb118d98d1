-- The exact name, else the only one that differs in nothing but case and blanks around it.
coalesce(
    (SELECT named.id FROM :table AS named WHERE named.name = :name),
    (
        SELECT CASE WHEN count(*) = 1 THEN max(named.id) END FROM :table AS named
        WHERE lower(named.name) = lower(trim(:name)) AND :name <> ''
    )
)
