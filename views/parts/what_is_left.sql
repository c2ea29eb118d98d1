CASE
    WHEN span.:of_planned < 0 THEN min(span.:of_planned - span.:of_fact, 0.0)
    ELSE max(span.:of_planned - span.:of_fact, 0.0)
END
