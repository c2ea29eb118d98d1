-- include check_asset(view = latest_fin_asset_dividends, code = asset_code, old_type = :old_type)
-- include check_date(view = latest_fin_asset_dividends, column = ex_date)
-- include check_date(view = latest_fin_asset_dividends, column = pay_date)
-- include check_filled(view = latest_fin_asset_dividends, column = amount_per_share, example = one, like 0.25)
-- include check_amount(view = latest_fin_asset_dividends, column = amount_per_share, example = 0.25)

-- include check_dividend_quote(view = latest_fin_asset_dividends, column = currency, asset = row_asset, old_type = :old_type)
