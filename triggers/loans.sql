CREATE TRIGGER loans_insert
INSTEAD OF INSERT ON loans
BEGIN
    -- Saves a loan in the base asset: what is missing of storage, collateral `portfolio`, asset &
    -- storage, then what is owed as a negative balance, and the terms.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn, accrued_interest are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id, NEW.undrawn, NEW.accrued_interest) IS NOT NULL;

    SELECT RAISE(ABORT, 'loans.name: is empty; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';

    SELECT RAISE(
        ABORT, 'loans.balance: is no number of 0 or more; write what is owed, like 50000.00'
    )
    WHERE (
        CAST(NEW.balance AS REAL) = NEW.balance
        AND CAST(NEW.balance AS REAL) >= 0
        AND CAST(NEW.balance AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.rate: is no share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.collateral_type: no such storage or physical asset; add it, or omit it'
    )
    WHERE coalesce(nullif(NEW.collateral_type, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is no share above 0; write 0.60 for 60 %, or nothing')
    WHERE nullif(NEW.freeze_pct, '') IS NOT NULL
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.margin_call_pct: is no share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.margin_call_pct, '') IS NOT NULL
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.forced_liq_pct: is no share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.forced_liq_pct, '') IS NOT NULL
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans: freeze, margin call, forced liquidation decrease; write them in that order'
    )
    WHERE CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        OR CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
        OR CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        > CAST(nullif(NEW.forced_liq_pct, '') AS REAL);

    SELECT RAISE(
        ABORT, 'loans.credit_limit: is no number of 0 or more; write like 80000.00, or nothing'
    )
    WHERE nullif(NEW.credit_limit, '') IS NOT NULL
        AND (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.updated_at: is no day up to today; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.updated_at, '') IS NOT NULL
        AND (
            length(NEW.updated_at) = 10
            AND date(NEW.updated_at, '+0 days') = NEW.updated_at
            AND NEW.updated_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(ABORT, 'loans.name: is a loan already; edit that one, or write another name')
    FROM fin_loans
    WHERE asset_storage_id = (
        SELECT held.id FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        WHERE fin_storages.name = NEW.name
    );

    SELECT RAISE(ABORT, 'loans.name: is a storage with money in it; write another name')
    WHERE (
        SELECT newest.amount FROM balances AS newest
        WHERE
            newest.asset_storage_id = (
                SELECT held.id FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
                INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                WHERE fin_storages.name = NEW.name
            )
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    ) > 0;

    SELECT RAISE(ABORT, 'loans.name: is an inactive storage; set its is_active to 1 first')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND is_active = 0;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    FROM balances
    WHERE
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        )
        AND datetime > CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END;

    INSERT INTO fin_storages (name)
    SELECT NEW.name
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.name);

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = 'portfolio');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_storages ON fin_storages.name = NEW.name
    WHERE asset.is_base = 1
        AND (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        ) IS NULL;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END,
        0.0 - CAST(NEW.balance AS REAL),
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        )
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    INSERT INTO fin_loans (
        asset_storage_id, annual_rate, credit_limit, collateral_storage_id,
        collateral_phys_asset_id, freeze_ratio, margin_call_ratio, forced_liquidation_ratio,
        start_datetime
    )
    SELECT
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        ),
        CAST(NEW.rate AS REAL),
        CAST(nullif(NEW.credit_limit, '') AS REAL),
        (SELECT pledged.id FROM fin_storages AS pledged WHERE pledged.name = NEW.collateral_type),
        (
            SELECT phys_assets.id FROM phys_assets
            WHERE phys_assets.name = NEW.collateral_type
                AND NOT EXISTS (
                    SELECT 1 FROM fin_storages
                    WHERE fin_storages.name = NEW.collateral_type
                )
        ),
        CAST(nullif(NEW.freeze_pct, '') AS REAL),
        CAST(nullif(NEW.margin_call_pct, '') AS REAL),
        CAST(nullif(NEW.forced_liq_pct, '') AS REAL),
        CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END;
END;

CREATE TRIGGER loans_update
INSTEAD OF UPDATE ON loans
BEGIN
    -- Saves what is owed as a balance as of now or of the day updated_at, and the terms.
    SELECT RAISE(
        ABORT, 'loans: pseudo_id, id, undrawn, accrued_interest are computed; edit the others'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.id IS NOT OLD.id
        OR NEW.undrawn IS NOT OLD.undrawn
        OR NEW.accrued_interest IS NOT OLD.accrued_interest;

    SELECT RAISE(ABORT, 'loans.name: has no letters; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';

    SELECT RAISE(
        ABORT, 'loans.balance: is not a number of 0 or more; write what is owed, like 50000.00'
    )
    WHERE NEW.balance IS NOT OLD.balance
        AND (
            CAST(NEW.balance AS REAL) = NEW.balance
            AND CAST(NEW.balance AS REAL) >= 0
            AND CAST(NEW.balance AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.rate: is not a share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.collateral_type: no such storage or physical asset; correct it or add it'
    )
    WHERE coalesce(nullif(NEW.collateral_type, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is not a share above 0; write 0.60 for 60 %, or nothing')
    WHERE nullif(NEW.freeze_pct, '') IS NOT NULL
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.margin_call_pct, '') IS NOT NULL
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.forced_liq_pct, '') IS NOT NULL
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans: freeze, margin call, forced liquidation go down; write them in that order'
    )
    WHERE CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        OR CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
        OR CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        > CAST(nullif(NEW.forced_liq_pct, '') AS REAL);

    SELECT RAISE(
        ABORT, 'loans.credit_limit: is not a number of 0 or more; write like 80000.00, or nothing'
    )
    WHERE nullif(NEW.credit_limit, '') IS NOT NULL
        AND (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.updated_at: is not a day up to today; write YYYY-MM-DD')
    WHERE NEW.updated_at IS NOT OLD.updated_at
        AND (
            length(NEW.updated_at) = 10
            AND date(NEW.updated_at, '+0 days') = NEW.updated_at
            AND NEW.updated_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.name: is another storage; write another name')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND NEW.name IS NOT OLD.name;

    SELECT RAISE(ABORT, 'loans.updated_at: there is a newer balance; write a later day')
    WHERE NEW.updated_at < OLD.updated_at;

    SELECT RAISE(ABORT, 'loans: its currency has no rate; add one in current_fin_asset_rates')
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.credit_limit IS NOT OLD.credit_limit)
        AND (
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END > 0
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.balance: is not known; write what is owed')
    WHERE NEW.updated_at IS NOT OLD.updated_at AND NEW.balance IS NULL;

    UPDATE fin_storages
    SET name = NEW.name
    WHERE NEW.name IS NOT OLD.name
        AND id = (
            SELECT held.storage_id FROM fin_loans AS loan
            INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
            WHERE loan.id = OLD.pseudo_id
        );

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = 'portfolio');

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN NEW.updated_at IS OLD.updated_at OR NEW.updated_at = date('now')
                THEN max(
                    datetime('now'),
                    coalesce(
                        (
                            SELECT max(newest.datetime) FROM balances AS newest
                            WHERE newest.asset_storage_id = held.id
                                AND newest.datetime <= datetime('now', '+1 second')
                        ), ''
                    )
                )
            ELSE NEW.updated_at || ' 00:00:00'
        END,
        CASE
            WHEN NEW.balance IS OLD.balance
                THEN (
                    SELECT newest.amount FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                    ORDER BY newest.datetime DESC LIMIT 1
                )
            ELSE 0.0 - CAST(NEW.balance AS REAL) / CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END
        END,
        held.id
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE fin_loans
    SET
        annual_rate = CAST(NEW.rate AS REAL),
        credit_limit = CASE
            WHEN NEW.credit_limit IS OLD.credit_limit THEN credit_limit
            ELSE CAST(nullif(NEW.credit_limit, '') AS REAL) / (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = fin_loans.asset_storage_id
            )
        END,
        collateral_storage_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_storage_id
            ELSE (
                SELECT pledged.id FROM fin_storages AS pledged
                WHERE pledged.name = NEW.collateral_type
            )
        END,
        collateral_phys_asset_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_phys_asset_id
            ELSE (
                SELECT phys_assets.id FROM phys_assets
                WHERE phys_assets.name = NEW.collateral_type
                    AND NOT EXISTS (
                        SELECT 1 FROM fin_storages
                        WHERE fin_storages.name = NEW.collateral_type
                    )
            )
        END,
        freeze_ratio = CAST(nullif(NEW.freeze_pct, '') AS REAL),
        margin_call_ratio = CAST(nullif(NEW.margin_call_pct, '') AS REAL),
        forced_liquidation_ratio = CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_delete
INSTEAD OF DELETE ON loans
BEGIN
    -- Takes the terms and the balances back. What was drawn and repaid is history.
    SELECT RAISE(
        ABORT, 'loans: has transactions, that is history; set balance and credit_limit to 0 instead'
    )
    FROM fin_loans AS loan
    INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id;

    DELETE FROM balances
    WHERE asset_storage_id = (
        SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = OLD.pseudo_id
    );

    DELETE FROM fin_loans WHERE id = OLD.pseudo_id;

    -- The asset & storage that nothing refers to any more.
    DELETE FROM fin_assets_storages
    WHERE id IN (
        SELECT gone.id FROM fin_assets_storages AS gone
        INNER JOIN fin_assets AS asset ON asset.id = gone.asset_id AND asset.is_base = 1
        INNER JOIN fin_storages ON fin_storages.id = gone.storage_id
        WHERE fin_storages.name = OLD.name
            AND NOT EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = gone.id)
            AND NOT EXISTS (
                SELECT 1 FROM fin_transactions
                WHERE fin_transactions.asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM fin_transactions
                WHERE fin_transactions.reason_fin_asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM balance_goals
                WHERE balance_goals.asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM fin_transaction_plans
                WHERE fin_transaction_plans.asset_storage_id = gone.id
            )
            AND NOT EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = gone.id)
            AND NOT EXISTS (
                SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = gone.id
            )
    );
END;
