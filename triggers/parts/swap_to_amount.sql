coalesce(
    nullif(NEW.to_amount, ''),
    CASE
        WHEN
            -- include swap_is_transfer
            THEN NEW.from_amount
    END
)
