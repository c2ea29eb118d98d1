-- The security that a new row of holdings means. No class, or equity where there is no such class,
-- leaves the class open.
(
    SELECT named.asset_id FROM asset_names AS named
    WHERE named.code = upper(NEW.ticker)
        AND named.is_cash = 0
        AND (
            named.type_id =
            -- include held_class
            OR (
                named.ticker = named.code
                AND lower(coalesce(nullif(NEW.asset_class, ''), 'equity')) = 'equity'
                AND NOT EXISTS (
                    SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                )
            )
        )
)
