CREATE TRIGGER import_rows_delivery_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'delivery' OR NEW.kind = 'split')
BEGIN
    -- Units that came or went without money: one transaction. A split also has its row in
    -- fin_asset_splits; its units are those that the ratio adds when the file does not say.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
    )
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        held.id,
        coalesce(
            NEW.quantity,
            (
                SELECT total(earlier.amount) FROM fin_transactions AS earlier
                WHERE earlier.asset_storage_id = held.id AND earlier.datetime < NEW.occurred_at
            ) * (
                CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL)
                / CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) - 1
            )
        ),
        standard.id,
        CASE WHEN standard.is_passive = 1 THEN held.id END
    FROM import_accounts AS account
    INNER JOIN fin_assets_storages AS held ON held.storage_id = account.storage_id
        AND held.asset_id = (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
    INNER JOIN fin_transaction_categories AS standard
        ON standard.name = CASE NEW.kind WHEN 'split' THEN 'splits' ELSE 'deliveries' END
    WHERE account.id = NEW.import_account_id
        AND coalesce(
            NEW.quantity,
            (
                SELECT total(earlier.amount) FROM fin_transactions AS earlier
                WHERE earlier.asset_storage_id = held.id AND earlier.datetime < NEW.occurred_at
            ) * (
                CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL)
                / CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) - 1
            )
        ) <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
    SELECT
        called.asset_id,
        NEW.occurred_at,
        CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL),
        CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL)
    FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind = 'split'
        AND NOT EXISTS (
            SELECT 1 FROM fin_asset_splits AS known
            WHERE known.asset_id = called.asset_id AND known.datetime = NEW.occurred_at
        );

    UPDATE import_rows SET fin_asset_split_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    -- The same split in another account: it goes when the last import that tells of it is undone.
    UPDATE import_rows
    SET fin_asset_split_id = (
        SELECT known.id FROM fin_asset_splits AS known
        WHERE
            known.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
            AND known.datetime = NEW.occurred_at
            AND EXISTS (
                SELECT 1 FROM import_rows AS teller
                WHERE teller.fin_asset_split_id = known.id
            )
    )
    WHERE id = NEW.id AND NEW.kind = 'split' AND fin_asset_split_id IS NULL;
END;
