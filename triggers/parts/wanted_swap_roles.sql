SELECT
    CASE
        WHEN
            -- include swap_is_transfer
            THEN 'transfers'
        ELSE 'exchange'
    END AS role
WHERE coalesce(NEW.category, '') = ''
UNION ALL
SELECT 'fees' WHERE NEW.fee_amount <> ''
