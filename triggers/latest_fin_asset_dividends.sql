CREATE TRIGGER latest_fin_asset_dividends_insert
INSTEAD OF INSERT ON latest_fin_asset_dividends
BEGIN
    -- Saves a dividend. Days are stored at 00:00:00.
    SELECT RAISE(
        ABORT, 'latest_fin_asset_dividends: pseudo_id, currency and status are computed; omit them'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.currency, NEW.status) IS NOT NULL;

    -- include check_asset_dividend(old_type = NULL)

    INSERT INTO fin_asset_dividends (
        asset_id, is_projection, amount_per_share, ex_datetime, pay_datetime
    )
    VALUES (
        -- include named_asset(code = asset_code, old_type = NULL),
        coalesce(nullif(NEW.is_projection, ''), 0),
        -- include dividend_in_base(asset = row_asset, old_type = NULL),
        nullif(NEW.ex_date, '') || ' 00:00:00',
        nullif(NEW.pay_date, '') || ' 00:00:00'
    );
END;

CREATE TRIGGER latest_fin_asset_dividends_update
INSTEAD OF UPDATE ON latest_fin_asset_dividends
BEGIN
    -- Saves the dividend.
    SELECT RAISE(
        ABORT, 'latest_fin_asset_dividends: pseudo_id, currency and status are computed; omit them'
    )
    WHERE (NEW.pseudo_id, NEW.currency, NEW.status)
        IS NOT (OLD.pseudo_id, OLD.currency, OLD.status);

    -- include check_asset_dividend(old_type = OLD.asset_type)

    UPDATE fin_asset_dividends
    SET
        asset_id =
        -- include named_asset(code = asset_code, old_type = OLD.asset_type),
        is_projection = coalesce(nullif(NEW.is_projection, ''), 0),
        amount_per_share =
        -- include dividend_kept(same = (NEW.asset_type, NEW.asset_code) IS (OLD.asset_type, OLD.asset_code), asset = row_asset, old_type = OLD.asset_type),
        ex_datetime =
        -- include day_kept(day = ex_date, column = ex_datetime),
        pay_datetime =
        -- include day_kept(day = pay_date, column = pay_datetime)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_asset_dividends_delete
INSTEAD OF DELETE ON latest_fin_asset_dividends
BEGIN
    -- Deletes the dividend.
    DELETE FROM fin_asset_dividends WHERE id = OLD.pseudo_id;
END;
