CREATE TRIGGER current_phys_assets_insert
INSTEAD OF INSERT ON current_phys_assets
BEGIN
    -- Saves a thing that is owned, what it is worth, and the swaps by which it came and went.
    SELECT RAISE(
        ABORT, 'current_phys_assets: pseudo_id and *_transaction_id are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.paid_transaction_id, NEW.sold_transaction_id) IS NOT NULL;

    -- include check_thing(old_paid = NULL, old_payer = NULL, old_sold = NULL, old_receiver = NULL, old_valued = NULL)

    INSERT INTO phys_assets (name)
    SELECT NEW.name
    WHERE
        -- include named(table = phys_assets, name = NEW.name)
        IS NULL;

    UPDATE phys_assets
    SET description = NEW.description
    WHERE NEW.description <> ''
        AND id =
        -- include named(table = phys_assets, name = NEW.name);

    INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)
    VALUES (
        -- include named(table = phys_assets, name = NEW.name),
        coalesce(nullif(NEW.bought_on, '') || ' 00:00:00', datetime('now')),
        nullif(NEW.sold_on, '') || ' 00:00:00'
    );

    -- From here on, the newest ownership is that of the new row.
    -- include value_thing(moment = datetime(NEW.value_datetime), ownership_id = (SELECT max(newest.id) FROM phys_asset_ownerships AS newest), when = TRUE)
    -- include exchange_category(when = (NEW.paid_from_storage <> '' OR NEW.sold_to_storage <> ''))
    -- include swap_thing(amount = paid, storage = paid_from_storage, sign = 0.0 -, moment = start_datetime, money = credit_fin_transaction_id, thing = debit_phys_ownership_id, ownership_id = (SELECT max(newest.id) FROM phys_asset_ownerships AS newest), when = TRUE)
    -- include swap_thing(amount = sold_for, storage = sold_to_storage, sign = 0.0 +, moment = end_datetime, money = debit_fin_transaction_id, thing = credit_phys_ownership_id, ownership_id = (SELECT max(newest.id) FROM phys_asset_ownerships AS newest), when = TRUE)
END;

CREATE TRIGGER current_phys_assets_update
INSTEAD OF UPDATE ON current_phys_assets
BEGIN
    -- Saves each cell where it belongs: thing, ownership, valuation, transaction and swap.
    SELECT RAISE(
        ABORT, 'current_phys_assets: pseudo_id and *_transaction_id are computed; leave them out'
    )
    WHERE (NEW.pseudo_id, NEW.paid_transaction_id, NEW.sold_transaction_id)
        IS NOT (OLD.pseudo_id, OLD.paid_transaction_id, OLD.sold_transaction_id);

    -- include check_filled(view = current_phys_assets, column = bought_on, example = YYYY-MM-DD)
    -- include check_thing(old_paid = OLD.paid, old_payer = OLD.paid_from_storage, old_sold = OLD.sold_for, old_receiver = OLD.sold_to_storage, old_valued = OLD.value_datetime)

    SELECT RAISE(ABORT, 'current_phys_assets.value: is empty; write what it is worth, like 9000.00')
    WHERE coalesce(NEW.value, '') = ''
        AND (NEW.value, NEW.value_datetime) IS NOT (OLD.value, OLD.value_datetime);

    SELECT RAISE(ABORT, 'current_phys_assets.name: is another thing; write another name')
    FROM phys_assets
    WHERE phys_assets.name = NEW.name AND NEW.name IS NOT OLD.name;

    -- include refuse_other_swaps(paid = NEW.paid_from_storage <> '', sold = NEW.sold_to_storage <> '')

    UPDATE phys_assets
    SET name = NEW.name, description = nullif(NEW.description, '')
    WHERE name = OLD.name;

    -- include value_thing(moment = CASE WHEN NEW.value_datetime IS NOT OLD.value_datetime THEN datetime(NEW.value_datetime) END, ownership_id = OLD.pseudo_id, when = (NEW.value, NEW.value_datetime) IS NOT (OLD.value, OLD.value_datetime))

    -- A valuation that was moved is gone where it was.
    DELETE FROM phys_asset_valuations
    WHERE NEW.value IS OLD.value
        AND datetime = OLD.value_datetime
        AND datetime IS NOT coalesce(datetime(NEW.value_datetime), datetime('now'))
        AND asset_id = (
            SELECT ownership.asset_id FROM phys_asset_ownerships AS ownership
            WHERE ownership.id = OLD.pseudo_id
        );

    UPDATE phys_asset_ownerships
    SET
        start_datetime =
        -- include day_kept(day = bought_on, column = start_datetime),
        end_datetime =
        -- include day_kept(day = sold_on, column = end_datetime)
    WHERE id = OLD.pseudo_id;

    -- include exchange_category(when = (NEW.paid_from_storage <> '' OR NEW.sold_to_storage <> ''))
    -- include swap_thing(amount = paid, storage = paid_from_storage, sign = 0.0 -, moment = start_datetime, money = credit_fin_transaction_id, thing = debit_phys_ownership_id, ownership_id = OLD.pseudo_id, when = OLD.paid_transaction_id IS NULL)
    -- include swap_thing(amount = sold_for, storage = sold_to_storage, sign = 0.0 +, moment = end_datetime, money = debit_fin_transaction_id, thing = credit_phys_ownership_id, ownership_id = OLD.pseudo_id, when = OLD.sold_transaction_id IS NULL)
    -- include take_thing_money(transaction = paid_transaction_id, money = credit_fin_transaction_id, thing = debit_phys_ownership_id, when = coalesce(NEW.paid_from_storage, '') = '')
    -- include take_thing_money(transaction = sold_transaction_id, money = debit_fin_transaction_id, thing = credit_phys_ownership_id, when = coalesce(NEW.sold_to_storage, '') = '')
    -- include move_thing_money(amount = paid, storage = paid_from_storage, day = bought_on, transaction = paid_transaction_id, sign = 0.0 -)
    -- include move_thing_money(amount = sold_for, storage = sold_to_storage, day = sold_on, transaction = sold_transaction_id, sign = 0.0 +)
END;

CREATE TRIGGER current_phys_assets_delete
INSTEAD OF DELETE ON current_phys_assets
BEGIN
    -- Takes the money, the ownership and the thing back.
    -- include refuse_other_swaps(paid = TRUE, sold = TRUE)
    -- include take_thing_money(transaction = paid_transaction_id, money = credit_fin_transaction_id, thing = debit_phys_ownership_id, when = TRUE)
    -- include take_thing_money(transaction = sold_transaction_id, money = debit_fin_transaction_id, thing = credit_phys_ownership_id, when = TRUE)

    DELETE FROM phys_asset_ownerships WHERE id = OLD.pseudo_id;

    DELETE FROM phys_asset_valuations
    WHERE asset_id = (SELECT phys_assets.id FROM phys_assets WHERE phys_assets.name = OLD.name)
        AND NOT EXISTS (
            SELECT 1 FROM phys_asset_ownerships AS other
            WHERE other.asset_id = phys_asset_valuations.asset_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_loans AS loan
            WHERE loan.collateral_phys_asset_id = phys_asset_valuations.asset_id
        );

    DELETE FROM phys_assets
    WHERE name = OLD.name
        AND NOT
        -- include phys_asset_in_use(id = phys_assets.id);
END;
