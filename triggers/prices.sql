CREATE TRIGGER prices_insert
INSTEAD OF INSERT ON prices
BEGIN
    -- Saves a rate at the beginning of the day, or replaces the last one of that day.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT NULL;

    -- include check_price

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        coalesce(
            (
                SELECT max(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = asset.id
                    AND rate.datetime >= NEW.price_date AND rate.datetime < NEW.price_date || '~'
            ), NEW.price_date || ' 00:00:00'
        ),
        asset.id, NEW.close_price
    FROM fin_assets AS asset
    WHERE asset.id =
        -- include ticker_asset
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER prices_update
INSTEAD OF UPDATE ON prices
BEGIN
    -- Saves the rate. Another ticker or day moves it there, to 00:00:00.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id;

    -- include check_price

    SELECT RAISE(ABORT, 'prices: there is a price of that ticker and day; edit that one instead')
    FROM fin_asset_rates AS rate
    WHERE (NEW.ticker IS NOT OLD.ticker OR NEW.price_date IS NOT OLD.price_date)
        AND rate.datetime >= NEW.price_date AND rate.datetime < NEW.price_date || '~'
        AND rate.asset_id =
        -- include ticker_asset;

    UPDATE fin_asset_rates
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE
                -- include ticker_asset
        END,
        datetime =
        -- include new_day(day = price_date, kept = datetime),
        rate = NEW.close_price
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER prices_delete
INSTEAD OF DELETE ON prices
BEGIN
    -- Removes all rates of the day, else an earlier one would become its price.
    DELETE FROM fin_asset_rates
    WHERE asset_id = (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
        AND datetime >= OLD.price_date AND datetime < OLD.price_date || '~';
END;
