-- include check_filled(view = current_phys_assets, column = name, example = one, like Car)
-- include check_date(view = current_phys_assets, column = bought_on)
-- include check_date(view = current_phys_assets, column = sold_on)

SELECT RAISE(ABORT, 'current_phys_assets.sold_on: is not after bought_on; write a later day')
WHERE nullif(NEW.sold_on, '') <= coalesce(nullif(NEW.bought_on, ''), date('now'));

SELECT RAISE(
    ABORT, 'current_phys_assets.sold_on: is empty; write the day, or clear sold_to_storage first'
)
WHERE coalesce(NEW.sold_on, '') = '' AND NEW.sold_to_storage <> '';

SELECT RAISE(ABORT, 'current_phys_assets.paid_asset_code: no such code; correct it, or add it')
WHERE
    -- include paid_asset
    IS NULL;

-- include check_amount(view = current_phys_assets, column = value, example = 250000.00)
-- include check_moment(view = current_phys_assets, column = value_datetime)

SELECT RAISE(
    ABORT, 'current_phys_assets.value_datetime: is not while it was owned; write one in that time'
)
WHERE NEW.value_datetime IS NOT :old_valued
    AND date(NEW.value_datetime) NOT BETWEEN coalesce(nullif(NEW.bought_on, ''), date('now'))
    AND coalesce(nullif(NEW.sold_on, ''), '~');

-- include check_thing_money(amount = paid, storage = paid_from_storage, old_amount = :old_paid, old_storage = :old_payer)
-- include check_thing_money(amount = sold_for, storage = sold_to_storage, old_amount = :old_sold, old_storage = :old_receiver)
