CREATE TRIGGER import_rows_balance_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'balance' OR NEW.kind = 'position')
BEGIN
    -- What is held at a moment: a balance. What was there before is noted, for the undoing.
    UPDATE import_rows
    SET replaced_balance = (
        SELECT balance.amount FROM balances AS balance
        WHERE balance.datetime = NEW.occurred_at
            AND balance.asset_storage_id = CASE NEW.kind
                WHEN 'balance' THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = coalesce(
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
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
                ELSE (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = (
                            SELECT called.asset_id FROM import_assets AS called
                            WHERE
                                called.security
                                = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
            END
    )
    WHERE id = NEW.id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        NEW.occurred_at,
        CASE NEW.kind WHEN 'balance' THEN NEW.amount ELSE NEW.quantity END,
        CASE NEW.kind
            WHEN 'balance' THEN (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = coalesce(
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
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
            ELSE (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = (
                        SELECT called.asset_id FROM import_assets AS called
                        WHERE
                            called.security
                            = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
        END
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE import_rows
    SET balance_id = (
        SELECT balance.id FROM balances AS balance
        WHERE balance.datetime = NEW.occurred_at
            AND balance.asset_storage_id = CASE NEW.kind
                WHEN 'balance' THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = coalesce(
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
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
                ELSE (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = (
                            SELECT called.asset_id FROM import_assets AS called
                            WHERE
                                called.security
                                = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
            END
    )
    WHERE id = NEW.id;
END;
