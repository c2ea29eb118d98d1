-- include check_filled(view = dividends, column = ticker, example = a code, like 7201)
-- include check_ticker_asset(view = dividends)
-- include check_date(view = dividends, column = ex_date)
-- include check_date(view = dividends, column = pay_date)

SELECT RAISE(ABORT, 'dividends.pay_date: is before ex_date; write a later one')
WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

-- include check_filled(view = dividends, column = amount_per_share, example = a number, like 0.25)
-- include check_amount(view = dividends, column = amount_per_share, example = 0.25)

SELECT RAISE(ABORT, 'dividends.is_projection: is not a boolean; write 1 or 0')
WHERE NEW.is_projection NOT IN (0, 1, '0', '1', '');

-- include check_dividend_quote(view = dividends, column = quote, asset = ticker_asset, old_type = NULL)
