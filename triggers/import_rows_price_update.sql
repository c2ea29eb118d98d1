CREATE TRIGGER import_rows_price_update
AFTER UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND (NEW.kind = 'price' OR NEW.kind = 'position')
    AND NEW.price IS NOT NULL
    AND (
        SELECT asset.is_base FROM fin_assets AS asset
        WHERE asset.id = (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
    ) = 0
BEGIN
    -- A price waits until the rate of its currency is known; most often it is.
    UPDATE import_rows SET is_waiting = 1
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE id = NEW.id
        AND CASE
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
        END IS NOT NULL;
END;
