CREATE TRIGGER import_rows_cash_insert
AFTER INSERT ON import_rows
WHEN (NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee') AND NEW.amount <> 0
BEGIN
    -- Money: one transaction. Its category is that of the first rule that fits, else that of the
    -- kind. A passive category names a reason: the rule's, else the account.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    )
    VALUES (
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
        coalesce(
            (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = NEW.import_rule_id),
            (
                SELECT standard.id FROM fin_transaction_categories AS standard
                WHERE standard.name = NEW.category
            )
        ),
        CASE
            WHEN NEW.import_rule_id IS NULL
                THEN (
                    SELECT
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
                                    SELECT account.storage_id
                                    FROM import_accounts AS account
                                    WHERE account.id = NEW.import_account_id
                                )
                        )
                    FROM fin_transaction_categories AS standard
                    WHERE standard.name = NEW.category AND standard.is_passive = 1
                )
            ELSE (
                SELECT
                    CASE
                        WHEN rule.reason_phys_asset_ownership_id IS NOT NULL THEN NULL
                        WHEN rule.reason_fin_asset_storage_id IS NOT NULL
                            THEN rule.reason_fin_asset_storage_id
                        WHEN category.is_passive = 1
                            THEN (
                                SELECT held.id FROM fin_assets_storages AS held
                                WHERE
                                    held.asset_id = coalesce(
                                        (
                                            SELECT asset.id FROM fin_assets AS asset
                                            WHERE asset.code = NEW.currency
                                                AND asset.type_id = (
                                                    SELECT base.type_id
                                                    FROM fin_assets AS base
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
                                        SELECT account.storage_id
                                        FROM import_accounts AS account
                                        WHERE account.id = NEW.import_account_id
                                    )
                            )
                    END
                FROM import_rules AS rule
                INNER JOIN fin_transaction_categories AS category ON category.id = rule.category_id
                WHERE rule.id = NEW.import_rule_id
            )
        END,
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = NEW.import_rule_id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;
