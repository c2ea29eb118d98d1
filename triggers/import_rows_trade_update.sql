CREATE TRIGGER import_rows_trade_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'trade' OR NEW.kind = 'fx')
BEGIN
    -- Money for units, or for other money: two transactions, and a swap when one went out and the
    -- other came in. Fees and taxes are rows of their own.
    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        (
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
        ),
        NEW.amount,
        (
            SELECT standard.id FROM fin_transaction_categories AS standard
            WHERE standard.name = 'exchange'
        )
    WHERE NEW.amount <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        CASE NEW.kind
            WHEN 'fx' THEN (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.security_code
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.security_code
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
        END,
        NEW.quantity,
        (
            SELECT standard.id FROM fin_transaction_categories AS standard
            WHERE standard.name = 'exchange'
        )
    WHERE NEW.quantity <> 0;

    UPDATE import_rows SET other_fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT
        CASE WHEN NEW.amount < 0 THEN fin_transaction_id ELSE other_fin_transaction_id END,
        CASE WHEN NEW.amount < 0 THEN other_fin_transaction_id ELSE fin_transaction_id END
    FROM import_rows
    WHERE id = NEW.id
        AND ((NEW.amount < 0 AND NEW.quantity > 0) OR (NEW.amount > 0 AND NEW.quantity < 0));

    UPDATE import_rows SET swap_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;
END;
