coalesce(
    (
        SELECT named.asset_id FROM asset_names AS named
        WHERE named.code = upper(NEW.ticker)
            AND named.ticker = named.code
            AND named.is_cash = 0
    ),
    (
        SELECT named.asset_id FROM asset_names AS named
        WHERE instr(NEW.ticker, ':') > 1
            AND named.code || ':' || named.asset_type = NEW.ticker
            AND named.is_cash = 0
    )
)
