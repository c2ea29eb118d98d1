-- TRUE if :name is :near with one letter changed, missing, added, or two neighbours swapped.
length(:name) > 3 AND EXISTS (
    WITH RECURSIVE
    letters (place) AS (
        SELECT 1
        UNION ALL
        SELECT place + 1 FROM letters WHERE place <= length(:name)
    )

    SELECT 1 FROM letters
    WHERE lower(substr(:near, 1, place - 1)) = lower(substr(:name, 1, place - 1))
        AND (
            lower(substr(:near, place + 1)) = lower(substr(:name, place + 1))
            OR lower(substr(:near, place + 1)) = lower(substr(:name, place))
            OR lower(substr(:near, place)) = lower(substr(:name, place + 1))
            OR lower(substr(:near, place))
            = lower(
                substr(:name, place + 1, 1) || substr(:name, place, 1) || substr(:name, place + 2)
            )
        )
)
