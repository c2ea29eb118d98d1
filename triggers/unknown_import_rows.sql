CREATE TRIGGER unknown_import_rows_insert
INSTEAD OF INSERT ON unknown_import_rows
BEGIN
    -- What import_inbox does not know goes to import_rows; the triggers there do the rest.
    -- An account that is not known yet gets its storage by a trigger of import_accounts.
    INSERT INTO import_accounts (source, account)
    SELECT NEW.source, coalesce(NEW.account, '')
    WHERE NOT EXISTS (
        SELECT 1
        FROM import_accounts AS account
        WHERE account.source = NEW.source AND account.account = coalesce(NEW.account, '')
    );

    SELECT RAISE(ABORT, 'unknown_import_rows.account: has no storage; name it in import_accounts')
    WHERE
        NEW.kind <> 'price'
        AND (
            SELECT account.storage_id
            FROM import_accounts AS account
            WHERE account.source = NEW.source AND account.account = coalesce(NEW.account, '')
        ) IS NULL;

    INSERT INTO import_rows (
        import_id,
        import_account_id,
        fingerprint,
        occurrence,
        seen_import,
        line_no,
        kind,
        occurred_at,
        booked_on, currency, amount, counterparty, memo, group_key, security_id, security_code,
        security_name, quantity, price, ratio, raw, category, import_rule_id
    )
    VALUES (
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL),
        (
            SELECT account.id
            FROM import_accounts AS account
            WHERE account.source = NEW.source AND account.account = coalesce(NEW.account, '')
        ),
        NEW.kind || coalesce(
            ' #' || nullif(NEW.external_id, ''),
            ' =' || NEW.occurred_at
            || '|' || coalesce(upper(NEW.currency), '')
            || '|' || coalesce(CAST(nullif(NEW.amount, '') AS REAL), '')
            || '|' || coalesce(NEW.counterparty, '')
            || '|' || coalesce(NEW.memo, '')
            || '|' || coalesce(nullif(NEW.security_id, ''), nullif(NEW.security_code, ''), '')
            || '|' || coalesce(NEW.security_name, '')
            || '|' || coalesce(CAST(nullif(NEW.quantity, '') AS REAL), '')
            || '|' || coalesce(CAST(nullif(NEW.price, '') AS REAL), '')
            || '|' || coalesce(NEW.ratio, '')
        ),
        1 + coalesce(
            (
                SELECT twin.occurrence
                FROM import_rows AS twin
                WHERE
                    twin.import_account_id = (
                        SELECT account.id
                        FROM import_accounts AS account
                        WHERE
                            account.source = NEW.source
                            AND account.account = coalesce(NEW.account, '')
                    )
                    AND twin.fingerprint = NEW.kind || coalesce(
                        ' #' || nullif(NEW.external_id, ''),
                        ' =' || NEW.occurred_at
                        || '|' || coalesce(upper(NEW.currency), '')
                        || '|' || coalesce(CAST(nullif(NEW.amount, '') AS REAL), '')
                        || '|' || coalesce(NEW.counterparty, '')
                        || '|' || coalesce(NEW.memo, '')
                        || '|'
                        || coalesce(nullif(NEW.security_id, ''), nullif(NEW.security_code, ''), '')
                        || '|' || coalesce(NEW.security_name, '')
                        || '|' || coalesce(CAST(nullif(NEW.quantity, '') AS REAL), '')
                        || '|' || coalesce(CAST(nullif(NEW.price, '') AS REAL), '')
                        || '|' || coalesce(NEW.ratio, '')
                    )
                    AND twin.seen_import
                    = (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL)
                ORDER BY twin.occurrence DESC
                LIMIT 1
            ), 0
        ),
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL),
        CAST(nullif(NEW.line_no, '') AS INTEGER),
        NEW.kind,
        NEW.occurred_at,
        nullif(NEW.booked_on, ''),
        upper(nullif(trim(NEW.currency), '')),
        CAST(nullif(NEW.amount, '') AS REAL),
        nullif(NEW.counterparty, ''),
        nullif(NEW.memo, ''),
        nullif(NEW.group_key, ''),
        nullif(trim(NEW.security_id), ''),
        upper(nullif(trim(NEW.security_code), '')),
        nullif(trim(NEW.security_name), ''),
        CAST(nullif(NEW.quantity, '') AS REAL),
        CAST(nullif(NEW.price, '') AS REAL),
        nullif(NEW.ratio, ''),
        nullif(NEW.raw, ''),
        CASE NEW.kind
            WHEN 'cash' THEN 'uncategorised'
            WHEN 'transfer' THEN 'transfers'
            WHEN 'fee' THEN 'fees'
            WHEN 'interest' THEN 'interest'
            WHEN 'dividend' THEN 'dividends'
            WHEN 'trade' THEN 'exchange'
            WHEN 'fx' THEN 'exchange'
            WHEN 'delivery' THEN 'deliveries'
            WHEN 'split' THEN 'splits'
            WHEN 'tax' THEN CASE
                WHEN
                    coalesce(NEW.security_id, '') || coalesce(NEW.security_code, '') = ''
                    THEN 'taxes'
                -- A trade stands before its taxes, and what is withheld from income is no such tax.
                WHEN EXISTS (
                    SELECT 1
                    FROM import_rows AS main
                    WHERE
                        main.id > (SELECT max(newest.id) FROM import_rows AS newest) - 9
                        AND main.kind = 'trade'
                        AND main.group_key = NEW.group_key
                ) THEN 'taxes'
                ELSE 'withholding taxes'
            END
        END,
        CASE NEW.kind
            WHEN 'trade' THEN NULL WHEN 'fx' THEN NULL WHEN 'split' THEN NULL
            WHEN 'delivery' THEN NULL WHEN 'balance' THEN NULL WHEN 'position' THEN NULL
            WHEN 'price' THEN NULL
            ELSE (
                SELECT candidate.id
                FROM import_rules AS candidate
                WHERE
                    candidate.is_active = 1
                    AND (
                        candidate.kind = NEW.kind
                        OR (candidate.kind IS NULL AND (NEW.kind = 'cash' OR NEW.kind = 'transfer'))
                    )
                    AND (
                        candidate.import_account_id IS NULL
                        OR candidate.import_account_id = (
                            SELECT account.id
                            FROM import_accounts AS account
                            WHERE
                                account.source = NEW.source
                                AND account.account = coalesce(NEW.account, '')
                        )
                    )
                    AND (
                        candidate.currency IS NULL
                        OR upper(candidate.currency) = upper(trim(NEW.currency))
                    )
                    AND (
                        candidate.is_income IS NULL
                        OR candidate.is_income = (CAST(NEW.amount AS REAL) > 0)
                    )
                    AND CASE candidate.comparison
                        WHEN 'contains' THEN instr(
                            lower(
                                CASE candidate.field
                                    WHEN 'counterparty' THEN coalesce(NEW.counterparty, '')
                                    WHEN 'memo' THEN coalesce(NEW.memo, '')
                                    ELSE
                                        coalesce(NEW.counterparty, '')
                                        || ' '
                                        || coalesce(NEW.memo, '')
                                END
                            ), lower(candidate.pattern)
                        ) > 0
                        ELSE lower(
                            CASE candidate.field
                                WHEN 'counterparty' THEN coalesce(NEW.counterparty, '')
                                WHEN 'memo' THEN coalesce(NEW.memo, '')
                                ELSE coalesce(NEW.counterparty, '') || ' ' || coalesce(NEW.memo, '')
                            END
                        ) GLOB lower(candidate.pattern)
                    END
                ORDER BY candidate.priority
                LIMIT 1
            )
        END
    );
END;
