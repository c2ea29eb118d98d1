SELECT RAISE(ABORT, ':view.ticker: no such code, or cash, or in several types; correct it, or write CODE:type')
WHERE
    -- include ticker_asset
    IS NULL;
