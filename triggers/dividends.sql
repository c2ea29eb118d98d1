CREATE TRIGGER dividends_insert
INSTEAD OF INSERT ON dividends
BEGIN
    -- Saves the dividend; days are stored at 00:00:00.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'dividends.ticker: no such code, or cash, or in several types; add it, or write CODE:type'
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

    SELECT RAISE(ABORT, 'dividends.ex_date: is no date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.ex_date, '') IS NOT NULL
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is no date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.pay_date, '') IS NOT NULL
        AND (
            length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(
        ABORT, 'dividends.amount_per_share: is no number of 0 or more; use a dot, like 0.25'
    )
    WHERE (
        CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
        AND CAST(NEW.amount_per_share AS REAL) >= 0
        AND CAST(NEW.amount_per_share AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is no boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_projection, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    INSERT INTO fin_asset_dividends (
        asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection
    )
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
        ),
        nullif(NEW.ex_date, '') || ' 00:00:00',
        nullif(NEW.pay_date, '') || ' 00:00:00',
        CAST(NEW.amount_per_share AS REAL),
        CAST(coalesce(NEW.is_projection, 0) AS INTEGER);
END;

CREATE TRIGGER dividends_update
INSTEAD OF UPDATE ON dividends
BEGIN
    -- Saves the dividend. The time of a day that stays is kept.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(
        ABORT,
        'dividends.ticker: no such code, or cash, or in several types; write it right, or CODE:type'
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

    SELECT RAISE(ABORT, 'dividends.ex_date: is not a date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.ex_date, '') IS NOT NULL
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is not a date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.pay_date, '') IS NOT NULL
        AND (
            length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: comes before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(
        ABORT, 'dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25'
    )
    WHERE (
        CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
        AND CAST(NEW.amount_per_share AS REAL) >= 0
        AND CAST(NEW.amount_per_share AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_projection, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'dividends.pay_date: is at an earlier time of the day; edit fin_asset_dividends'
    )
    FROM fin_asset_dividends AS dividend
    WHERE dividend.id = OLD.pseudo_id
        AND CASE
            WHEN NEW.pay_date IS OLD.pay_date THEN dividend.pay_datetime
            ELSE nullif(NEW.pay_date, '') || ' 00:00:00'
        END < CASE
            WHEN NEW.ex_date IS OLD.ex_date THEN dividend.ex_datetime
            ELSE nullif(NEW.ex_date, '') || ' 00:00:00'
        END;

    UPDATE fin_asset_dividends
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
        ex_datetime = CASE
            WHEN NEW.ex_date IS OLD.ex_date THEN ex_datetime
            ELSE nullif(NEW.ex_date, '') || ' 00:00:00'
        END,
        pay_datetime = CASE
            WHEN NEW.pay_date IS OLD.pay_date THEN pay_datetime
            ELSE nullif(NEW.pay_date, '') || ' 00:00:00'
        END,
        amount_per_share = CAST(NEW.amount_per_share AS REAL),
        is_projection = CAST(coalesce(NEW.is_projection, 0) AS INTEGER)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER dividends_delete
INSTEAD OF DELETE ON dividends
BEGIN
    -- Deletes the dividend.
    DELETE FROM fin_asset_dividends WHERE id = OLD.pseudo_id;
END;
