-- include check_filled(view = prices, column = ticker, example = a code, like 7201)

-- include check_filled(view = prices, column = price_date, example = YYYY-MM-DD)

-- include check_date(view = prices, column = price_date)

-- include check_filled(view = prices, column = close_price, example = a number, like 12.50)

-- include check_amount(view = prices, column = close_price, example = 12.50)

-- include check_ticker_asset(view = prices)
