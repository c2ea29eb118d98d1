CREATE TRIGGER loans_insert
INSTEAD OF INSERT ON loans
BEGIN
    -- Saves a loan in the base asset: adds the storage, the collateral `portfolio` and the asset &
    -- storage if they are missing, then the terms, and what is owed as a negative balance.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id, NEW.undrawn, NEW.accrued_interest) IS NOT NULL;

    SELECT RAISE(ABORT, 'loans.balance: is empty; write what is owed, like 50000.00')
    WHERE coalesce(NEW.balance, '') = '';

    -- include check_loan

    SELECT RAISE(ABORT, 'loans: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(ABORT, 'loans.name: is an inactive storage; set its is_active to 1 first')
    FROM fin_storages
    WHERE fin_storages.is_active = 0
        AND fin_storages.id =
        -- include named(table = fin_storages, name = NEW.name);

    SELECT RAISE(ABORT, 'loans.name: is a loan already; edit that one, or write another name')
    FROM fin_storages
    INNER JOIN fin_assets_storages AS held ON held.storage_id = fin_storages.id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
    INNER JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    WHERE fin_storages.id =
        -- include named(table = fin_storages, name = NEW.name);

    INSERT INTO fin_storages (name)
    SELECT NEW.name
    WHERE
        -- include named(table = fin_storages, name = NEW.name)
        IS NULL;

    -- include add_pledged_portfolio

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_storages
    INNER JOIN fin_assets AS asset ON asset.is_base = 1
    WHERE fin_storages.id =
        -- include named(table = fin_storages, name = NEW.name)
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    INSERT INTO fin_loans (
        asset_storage_id, annual_rate, credit_limit, collateral_storage_id,
        collateral_phys_asset_id, freeze_ratio, margin_call_ratio, forced_liquidation_ratio,
        start_datetime
    )
    SELECT
        held.id, NEW.rate,
        nullif(NEW.credit_limit, ''),
        -- include pledged_storage,
        -- include pledged_phys_asset,
        nullif(NEW.freeze_pct, ''),
        nullif(NEW.margin_call_pct, ''),
        nullif(NEW.forced_liq_pct, ''),
        CASE
            WHEN nullif(NEW.updated_at, '') < date('now') THEN NEW.updated_at || ' 00:00:00'
            ELSE datetime('now')
        END
    FROM fin_storages
    INNER JOIN fin_assets_storages AS held ON held.storage_id = fin_storages.id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
    WHERE fin_storages.id =
        -- include named(table = fin_storages, name = NEW.name);

    -- From here on, the newest loan says what the new row means.
    SELECT RAISE(ABORT, 'loans.name: is a storage with money in it; write another name')
    FROM fin_loans AS loan
    -- include newest_balance(kind = INNER, asset_storage_id = loan.asset_storage_id)
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest) AND balance.amount > 0;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    FROM fin_loans AS loan
    INNER JOIN balances AS balance ON balance.asset_storage_id = loan.asset_storage_id
        AND balance.datetime > loan.start_datetime
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest);

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT loan.start_datetime, 0.0 - NEW.balance, loan.asset_storage_id FROM fin_loans AS loan
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER loans_update
INSTEAD OF UPDATE ON loans
BEGIN
    -- Saves what is owed as a balance as of now or of the day updated_at, and the terms.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.id IS NOT OLD.id
        OR NEW.undrawn IS NOT OLD.undrawn
        OR NEW.accrued_interest IS NOT OLD.accrued_interest;

    SELECT RAISE(ABORT, 'loans.balance: is empty; write what is owed, like 50000.00')
    WHERE coalesce(NEW.balance, '') = ''
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at);

    SELECT RAISE(ABORT, 'loans.updated_at: is empty; write YYYY-MM-DD')
    WHERE coalesce(NEW.updated_at, '') = '' AND NEW.updated_at IS NOT OLD.updated_at;

    -- include check_loan

    SELECT RAISE(ABORT, 'loans.name: is another storage; write another name')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND NEW.name IS NOT OLD.name;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    WHERE NEW.updated_at < OLD.updated_at;

    SELECT RAISE(ABORT, 'loans: its currency has no rate; add one in current_fin_asset_rates')
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.credit_limit IS NOT OLD.credit_limit)
        AND (named.rate > 0) IS NOT TRUE;

    UPDATE fin_storages
    SET name = NEW.name
    WHERE NEW.name IS NOT OLD.name
        AND id = (
            SELECT held.storage_id FROM fin_loans AS loan
            INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
            WHERE loan.id = OLD.pseudo_id
        );

    -- include add_pledged_portfolio

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN NEW.updated_at IS NOT OLD.updated_at AND NEW.updated_at < date('now')
                THEN NEW.updated_at || ' 00:00:00'
            ELSE max(datetime('now'), coalesce(balance.datetime, ''))
        END,
        CASE
            WHEN NEW.balance IS OLD.balance THEN balance.amount
            ELSE 0.0 - NEW.balance / named.rate
        END,
        held.id
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    -- include newest_balance(kind = LEFT, asset_storage_id = held.id)
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE fin_loans
    SET
        annual_rate = NEW.rate,
        credit_limit = CASE
            WHEN NEW.credit_limit IS OLD.credit_limit THEN credit_limit
            ELSE nullif(NEW.credit_limit, '') / (
                SELECT named.rate FROM fin_assets_storages AS held
                INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
                WHERE held.id = fin_loans.asset_storage_id
            )
        END,
        collateral_storage_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_storage_id
            ELSE
                -- include pledged_storage
        END,
        collateral_phys_asset_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_phys_asset_id
            ELSE
                -- include pledged_phys_asset
        END,
        freeze_ratio = nullif(NEW.freeze_pct, ''),
        margin_call_ratio = nullif(NEW.margin_call_pct, ''),
        forced_liquidation_ratio = nullif(NEW.forced_liq_pct, '')
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_delete
INSTEAD OF DELETE ON loans
BEGIN
    -- Takes the terms and the balance back. What happened since is history.
    SELECT RAISE(ABORT, 'loans: has transactions, that is history; set balance and credit_limit to 0 instead')
    FROM fin_loans AS loan
    INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id;

    SELECT RAISE(ABORT, 'loans: has several balances, that is history; set balance and credit_limit to 0 instead')
    FROM fin_loans AS loan
    INNER JOIN balances AS balance ON balance.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id
    GROUP BY loan.id
    HAVING count(*) > 1;

    DELETE FROM balances
    WHERE asset_storage_id = (
        SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = OLD.pseudo_id
    );

    DELETE FROM fin_loans WHERE id = OLD.pseudo_id;

    -- The asset & storage that nothing refers to any more.
    DELETE FROM fin_assets_storages
    WHERE asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
        AND storage_id = (SELECT fin_storages.id FROM fin_storages WHERE name = OLD.name)
        AND NOT
        -- include asset_storage_in_use(id = fin_assets_storages.id);
END;
