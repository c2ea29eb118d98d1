CREATE TRIGGER dividends_insert
INSTEAD OF INSERT ON dividends
BEGIN
    -- Saves the dividend. Days are stored at 00:00:00.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    -- include check_dividend

    INSERT INTO fin_asset_dividends (
        asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection
    )
    VALUES (
        -- include ticker_asset,
        nullif(NEW.ex_date, '') || ' 00:00:00',
        nullif(NEW.pay_date, '') || ' 00:00:00',
        NEW.amount_per_share,
        coalesce(nullif(NEW.is_projection, ''), 0)
    );
END;

CREATE TRIGGER dividends_update
INSTEAD OF UPDATE ON dividends
BEGIN
    -- Saves the dividend. The time of a day that stays is kept.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    -- include check_dividend

    SELECT RAISE(ABORT, 'dividends.pay_date: is at an earlier time of the day; edit fin_asset_dividends')
    FROM fin_asset_dividends AS dividend
    WHERE dividend.id = OLD.pseudo_id
        AND
        -- include new_day(day = pay_date, kept = dividend.pay_datetime)
        <
        -- include new_day(day = ex_date, kept = dividend.ex_datetime);

    UPDATE fin_asset_dividends
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE
                -- include ticker_asset
        END,
        ex_datetime =
        -- include new_day(day = ex_date, kept = ex_datetime),
        pay_datetime =
        -- include new_day(day = pay_date, kept = pay_datetime),
        amount_per_share = NEW.amount_per_share,
        is_projection = coalesce(nullif(NEW.is_projection, ''), 0)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER dividends_delete
INSTEAD OF DELETE ON dividends
BEGIN
    -- Deletes the dividend.
    DELETE FROM fin_asset_dividends WHERE id = OLD.pseudo_id;
END;
