CREATE TRIGGER prices_insert
INSTEAD OF INSERT ON prices
BEGIN
    -- Saves a rate at the beginning of the day, or replaces the last one of that day.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; omit it')
    WHERE NEW.pseudo_id IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'prices.ticker: no such code, or cash, or in several types; add it, or write CODE:type'
    )
    WHERE coalesce(
        (
            SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.ticker)
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        ),
        (
            SELECT asset.id FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE instr(NEW.ticker, ':') > 1
                AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
    ) IS NULL;

    SELECT RAISE(ABORT, 'prices.price_date: is no date; write YYYY-MM-DD')
    WHERE (
        length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices.close_price: is no number of 0 or more; use a dot, like 12.50')
    WHERE (
        CAST(NEW.close_price AS REAL) = NEW.close_price
        AND CAST(NEW.close_price AS REAL) >= 0
        AND CAST(NEW.close_price AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        coalesce(
            (
                SELECT max(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = named.id
                    AND rate.datetime >= NEW.price_date
                    AND rate.datetime < NEW.price_date || '~'
            ), NEW.price_date || ' 00:00:00'
        ),
        named.id,
        CAST(NEW.close_price AS REAL)
    FROM (
        SELECT
            coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            ) AS id
    ) AS named
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER prices_update
INSTEAD OF UPDATE ON prices
BEGIN
    -- Saves the rate; another ticker or day moves it there, to 00:00:00.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id;

    SELECT RAISE(
        ABORT,
        'prices.ticker: no such code, or cash, or in several types; write it right, or CODE:type'
    )
    WHERE NEW.ticker IS NOT OLD.ticker
        AND coalesce(
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ),
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE instr(NEW.ticker, ':') > 1
                    AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            )
        ) IS NULL;

    SELECT RAISE(ABORT, 'prices.price_date: is not a date; write YYYY-MM-DD')
    WHERE (
        length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices.close_price: is not a number of 0 or more; use a dot, like 12.50')
    WHERE (
        CAST(NEW.close_price AS REAL) = NEW.close_price
        AND CAST(NEW.close_price AS REAL) >= 0
        AND CAST(NEW.close_price AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices: there is a price of that ticker and day; edit that one instead')
    FROM fin_asset_rates AS rate
    WHERE (NEW.ticker IS NOT OLD.ticker OR NEW.price_date IS NOT OLD.price_date)
        AND rate.datetime >= NEW.price_date
        AND rate.datetime < NEW.price_date || '~'
        AND rate.asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker
                THEN (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
            ELSE coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            )
        END;

    UPDATE fin_asset_rates
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            )
        END,
        datetime = CASE
            WHEN NEW.price_date IS OLD.price_date THEN datetime
            ELSE NEW.price_date || ' 00:00:00'
        END,
        rate = CAST(NEW.close_price AS REAL)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER prices_delete
INSTEAD OF DELETE ON prices
BEGIN
    -- Removes all rates of the day, else an earlier one would become its price.
    DELETE FROM fin_asset_rates
    WHERE asset_id = (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
        AND datetime >= OLD.price_date
        AND datetime < OLD.price_date || '~';
END;
