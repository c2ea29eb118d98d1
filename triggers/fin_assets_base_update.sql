CREATE TRIGGER fin_assets_base_update
BEFORE UPDATE OF is_base ON fin_assets
WHEN NEW.is_base IS NOT OLD.is_base
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself.
    SELECT RAISE(
        ABORT, 'fin_assets.is_base: this is the only base asset; run findb rebase to choose another'
    )
    WHERE OLD.is_base = 1;

    SELECT RAISE(
        ABORT, 'fin_assets.is_base: another asset is the base asset; run findb rebase to change it'
    )
    FROM fin_assets
    WHERE NEW.is_base = 1 AND is_base = 1;

    SELECT RAISE(
        ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first'
    )
    FROM fin_asset_rates
    WHERE NEW.is_base = 1 AND asset_id = OLD.id AND rate <> 1;
END;
