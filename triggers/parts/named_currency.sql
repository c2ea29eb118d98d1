(
    SELECT named.asset_id FROM asset_names AS named
    WHERE named.code = upper(:code) AND named.is_cash = 1
)
