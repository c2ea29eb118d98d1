CREATE TRIGGER import_rows_rate_update
AFTER UPDATE OF is_waiting ON import_rows
WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0
BEGIN
    -- A price waits no longer: a rate, at the newest rate of its currency. What was there before
    -- is noted, for the undoing.
    UPDATE import_rows
    SET replaced_rate = (
        SELECT rate.rate FROM fin_asset_rates AS rate
        WHERE rate.datetime = NEW.occurred_at
            AND rate.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
    )
    WHERE id = NEW.id;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        NEW.occurred_at,
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ),
        NEW.price * CASE
            WHEN NEW.currency = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE
                    rate.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                            LIMIT 1
                        )
                    )
                    AND rate.datetime <= NEW.occurred_at
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;

    UPDATE import_rows
    SET fin_asset_rate_id = (
        SELECT rate.id FROM fin_asset_rates AS rate
        WHERE rate.datetime = NEW.occurred_at
            AND rate.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
    )
    WHERE id = NEW.id;
END;
