CREATE TRIGGER unknown_import_rows_insert
INSTEAD OF INSERT ON unknown_import_rows
BEGIN
    -- What is not known is looked at closely and goes to import_rows.
    SELECT RAISE(
        ABORT,
        'import_inbox: no import is open; first INSERT INTO imports (file_name) VALUES (''x.csv'')'
    )
    WHERE NOT EXISTS (SELECT 1 FROM imports AS open WHERE open.finished_datetime IS NULL);

    SELECT RAISE(ABORT, 'import_inbox.source: is empty; write the name of the format, like ofx')
    WHERE coalesce(trim(NEW.source), '') = '';

    SELECT RAISE(
        ABORT, 'import_inbox.kind: is unknown; write cash, trade, balance ... (see the header)'
    )
    WHERE
        CASE NEW.kind
            WHEN 'cash' THEN 1 WHEN 'transfer' THEN 1 WHEN 'fee' THEN 1 WHEN 'tax' THEN 1
            WHEN 'interest' THEN 1 WHEN 'dividend' THEN 1 WHEN 'trade' THEN 1 WHEN 'fx' THEN 1
            WHEN 'split' THEN 1 WHEN 'delivery' THEN 1 WHEN 'balance' THEN 1
            WHEN 'position' THEN 1 WHEN 'price' THEN 1
        END IS NULL;

    SELECT RAISE(ABORT, 'import_inbox.status: is unknown; write booked or pending')
    WHERE coalesce(NEW.status, '') <> '' AND NEW.status <> 'booked';

    SELECT RAISE(ABORT, 'import_inbox.occurred_at: is no datetime; write YYYY-MM-DD HH:MM:SS')
    WHERE (
        length(NEW.occurred_at) = 19
        AND datetime(NEW.occurred_at, '+0 days') IS NEW.occurred_at
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'import_inbox.line_no: is not a whole number; write 1, 2, 3 ...')
    WHERE nullif(NEW.line_no, '') IS NOT NULL AND NEW.line_no <> CAST(NEW.line_no AS INTEGER);

    SELECT
        RAISE(ABORT, 'import_inbox.amount: is not a number; write digits with a dot, like -12.50')
    WHERE
        (
            CASE NEW.kind
                WHEN 'split' THEN 0 WHEN 'delivery' THEN 0 WHEN 'position' THEN 0 WHEN
                    'price'
                    THEN 0
                ELSE 1
            END
            OR nullif(NEW.amount, '') IS NOT NULL
        )
        AND (CAST(NEW.amount AS REAL) = NEW.amount AND abs(NEW.amount) < 1e300) IS NOT TRUE;

    SELECT RAISE(ABORT, 'import_inbox.quantity: is not a number; write digits with a dot, like 2.5')
    WHERE
        (
            CASE NEW.kind
                WHEN 'trade' THEN 1 WHEN 'fx' THEN 1 WHEN 'delivery' THEN 1 WHEN 'position' THEN 1
                ELSE 0
            END
            OR nullif(NEW.quantity, '') IS NOT NULL
        )
        AND (CAST(NEW.quantity AS REAL) = NEW.quantity AND abs(NEW.quantity) < 1e300) IS NOT TRUE;

    SELECT RAISE(ABORT, 'import_inbox.price: is not a number of 0 or more; use a dot, like 1.25')
    WHERE
        (NEW.kind = 'price' OR nullif(NEW.price, '') IS NOT NULL)
        AND (
            CAST(NEW.price AS REAL) = NEW.price
            AND abs(NEW.price) < 1e300
            AND (
                CAST(NEW.price AS REAL) >= 0
                OR (NEW.kind <> 'price' AND NEW.kind <> 'position')
            )
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'import_inbox.currency: is empty; write its code, like EUR')
    WHERE
        coalesce(trim(NEW.currency), '') = ''
        AND CASE NEW.kind
            WHEN 'split' THEN 0
            WHEN 'delivery' THEN 0
            WHEN 'position' THEN nullif(NEW.price, '') IS NOT NULL
            ELSE 1
        END;

    SELECT RAISE(ABORT, 'import_inbox.security_code: is empty; name the security or its id')
    WHERE
        coalesce(trim(NEW.security_id), '') = ''
        AND coalesce(trim(NEW.security_code), '') = ''
        AND coalesce(trim(NEW.security_name), '') = ''
        AND CASE NEW.kind
            WHEN 'trade' THEN 1
            WHEN 'split' THEN 1
            WHEN 'delivery' THEN 1
            WHEN 'position' THEN 1
            WHEN 'price' THEN 1
        END;

    SELECT
        RAISE(ABORT, 'import_inbox.security_code: is no currency; of fx, write the other currency')
    WHERE NEW.kind = 'fx' AND coalesce(trim(NEW.security_code), '') = '';

    SELECT RAISE(ABORT, 'import_inbox.ratio: is not two numbers above 0; write new:old, like 4:1')
    WHERE
        NEW.kind = 'split'
        AND (
            instr(NEW.ratio, ':') > 0
            AND CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL) > 0
            AND CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) > 0
            AND NEW.ratio NOT GLOB '*[^0-9.:]*'
        ) IS NOT TRUE;

    -- What is not known yet: a trigger of import_accounts gives it a storage.
    INSERT INTO import_accounts (source, account)
    VALUES (NEW.source, coalesce(NEW.account, ''))
    ON CONFLICT (source, account) DO NOTHING;

    SELECT RAISE(ABORT, 'import_inbox.account: has no storage; name it in import_accounts')
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
