-- Without a code, that of the side which is money.
coalesce(
    (
        SELECT named.asset_id FROM asset_names AS named
        WHERE named.code = upper(coalesce(nullif(NEW.fee_asset_code, ''), NEW.from_asset_code))
            AND named.is_cash = 1
    ),
    (
        SELECT named.asset_id FROM asset_names AS named
        WHERE named.code = upper(coalesce(nullif(NEW.fee_asset_code, ''), NEW.to_asset_code))
            AND (named.is_cash = 1 OR (NEW.fee_asset_code <> '' AND named.sole_type_id > 0))
    )
)
