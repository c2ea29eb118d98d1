CREATE TRIGGER fin_assets_base_insert
BEFORE INSERT ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself: no second one, and INSERT
    -- OR REPLACE loses none.
    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: there is a base asset already; set 0, or make another database'
    )
    FROM fin_assets
    WHERE NEW.is_base = 1
        AND is_base = 1
        AND id IS NOT NEW.id
        AND NOT (code = NEW.code AND type_id = NEW.type_id);

    SELECT RAISE(
        ABORT, 'fin_assets: replacing this row would lose the base asset; use UPDATE instead'
    )
    FROM fin_assets
    WHERE NEW.is_base = 0
        AND is_base = 1
        AND (id = NEW.id OR (code = NEW.code AND type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates
    WHERE NEW.is_base = 1 AND asset_id = NEW.id AND rate <> 1;
END;
