SELECT RAISE(ABORT, 'fin_assets.is_base: there is a base asset already; set 0, or make another database')
FROM fin_assets AS base
WHERE NEW.is_base = 1
    AND base.is_base = 1
    AND base.id IS NOT :own_id
    AND NOT (base.code = NEW.code AND base.type_id = NEW.type_id);

SELECT RAISE(ABORT, 'fin_assets: would take the place of the base asset; choose another code or id')
FROM fin_assets AS base
WHERE base.is_base = 1
    AND :is_other
    AND (base.id = NEW.id OR (base.code = NEW.code AND base.type_id = NEW.type_id));

SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
FROM fin_asset_rates AS rate
WHERE NEW.is_base = 1 AND rate.asset_id = NEW.id AND rate.rate <> 1;
