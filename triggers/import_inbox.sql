CREATE TRIGGER import_inbox_insert
INSTEAD OF INSERT ON import_inbox
WHEN NEW.status IS NOT 'pending'
BEGIN
    -- Adds the row to import_rows unless it is known; the triggers there make of it what it is.
    -- Known is the n-th of equal rows of a file when n of them came before. Such a row is only
    -- marked, and RAISE(IGNORE) leaves the trigger at once: that is the way of a whole file that
    -- comes again. The rest is done by another view: a trigger costs in proportion to its length,
    -- even when most of it is not run. Nothing here uses INSERT ... SELECT or IN (a, b, c), for
    -- which SQLite builds a temporary table each time.
    UPDATE import_rows
    SET seen_import = coalesce(
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL), seen_import
    )
    WHERE id = (
        SELECT known.id FROM import_accounts AS account
        CROSS JOIN import_rows AS known ON known.import_account_id = account.id
            AND known.fingerprint = NEW.kind || coalesce(
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
        LEFT JOIN imports AS open ON open.finished_datetime IS NULL
        WHERE account.source = NEW.source
            AND account.account = coalesce(NEW.account, '')
            AND known.seen_import IS NOT open.id
            -- 12,5 is not known because 12 is: it goes on, and is refused.
            AND (
                nullif(NEW.external_id, '') IS NOT NULL
                OR (
                    (CAST(NEW.amount AS REAL) = nullif(NEW.amount, '')) IS NOT 0
                    AND (CAST(NEW.quantity AS REAL) = nullif(NEW.quantity, '')) IS NOT 0
                    AND (CAST(NEW.price AS REAL) = nullif(NEW.price, '')) IS NOT 0
                )
            )
            AND (
                known.occurrence = 1
                OR EXISTS (
                    SELECT 1 FROM import_rows AS twin
                    WHERE twin.import_account_id = account.id
                        AND twin.fingerprint = known.fingerprint
                        AND twin.occurrence = known.occurrence - 1
                        AND twin.seen_import = open.id
                )
            )
        LIMIT 1
    );

    SELECT RAISE(IGNORE)
    WHERE changes() = 1;

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

    SELECT RAISE(ABORT, 'import_inbox.currency: is empty; write its code, like EUR')
    WHERE coalesce(trim(NEW.currency), '') = ''
        AND CASE NEW.kind
            WHEN 'split' THEN 0
            WHEN 'delivery' THEN 0
            WHEN 'position' THEN nullif(NEW.price, '') IS NOT NULL
            ELSE 1
        END;

    -- What is of securities is in one step, which most rows leave at its first line.
    SELECT CASE
        WHEN
            NEW.quantity IS NULL
            AND NEW.price IS NULL
            AND NEW.security_id IS NULL
            AND (NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee')
            THEN NULL
        WHEN
            (
                NEW.kind = 'trade'
                OR NEW.kind = 'fx'
                OR NEW.kind = 'delivery'
                OR NEW.kind = 'position'
                OR nullif(NEW.quantity, '') IS NOT NULL
            )
            AND (
                CAST(NEW.quantity AS REAL) = NEW.quantity AND abs(NEW.quantity) < 1e300
            ) IS NOT TRUE
            THEN RAISE(
                ABORT,
                'import_inbox.quantity: is not a number; write digits with a dot, like 2.5'
            )
        WHEN
            (NEW.kind = 'price' OR nullif(NEW.price, '') IS NOT NULL)
            AND (
                CAST(NEW.price AS REAL) = NEW.price
                AND abs(NEW.price) < 1e300
                AND (
                    CAST(NEW.price AS REAL) >= 0
                    OR (NEW.kind <> 'price' AND NEW.kind <> 'position')
                )
            ) IS NOT TRUE
            THEN RAISE(
                ABORT, 'import_inbox.price: is not a number of 0 or more; use a dot, like 1.25'
            )
        WHEN
            coalesce(trim(NEW.security_id), '') = ''
            AND coalesce(trim(NEW.security_code), '') = ''
            AND coalesce(trim(NEW.security_name), '') = ''
            AND (
                NEW.kind = 'trade'
                OR NEW.kind = 'split'
                OR NEW.kind = 'delivery'
                OR NEW.kind = 'position'
                OR NEW.kind = 'price'
            )
            THEN RAISE(ABORT, 'import_inbox.security_code: is empty; name the security or its id')
        WHEN NEW.kind = 'fx' AND coalesce(trim(NEW.security_code), '') = ''
            THEN RAISE(
                ABORT,
                'import_inbox.security_code: is no currency; of fx, write the other currency'
            )
        WHEN
            NEW.kind = 'split'
            AND (
                instr(NEW.ratio, ':') > 0
                AND CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL) > 0
                AND CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) > 0
                AND NEW.ratio NOT GLOB '*[^0-9.:]*'
            ) IS NOT TRUE
            THEN RAISE(
                ABORT, 'import_inbox.ratio: is not two numbers above 0; write new:old, like 4:1'
            )
    END;

    -- Where no import is open, the row is one of its own. (One that is open is in conflict with its
    -- own id.)
    INSERT INTO imports (id, file_name)
    VALUES (
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL), 'import_inbox'
    )
    ON CONFLICT DO NOTHING;

    -- An account that is not known yet gets its storage by a trigger of import_accounts; one that
    -- is known is in conflict with its own id, which uses up no new one.
    INSERT INTO import_accounts (id, source, account)
    VALUES ((
                SELECT account.id FROM import_accounts AS account
                WHERE account.source = NEW.source AND account.account = coalesce(NEW.account, '')
            ), NEW.source, coalesce(NEW.account, ''))
    ON CONFLICT DO NOTHING;

    SELECT RAISE(ABORT, 'import_inbox.account: has no storage; name it in import_accounts')
    WHERE NEW.kind <> 'price'
        AND (
            SELECT account.storage_id FROM import_accounts AS account
            WHERE account.source = NEW.source AND account.account = coalesce(NEW.account, '')
        ) IS NULL;

    INSERT INTO unknown_import_rows
    VALUES (
        NULL,
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL),
        (
            SELECT account.id FROM import_accounts AS account
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
        NEW.source, NEW.account, NEW.kind, NEW.occurred_at, NEW.booked_on,
        NEW.status, NEW.external_id, NEW.line_no, NEW.currency, NEW.amount,
        NEW.counterparty, NEW.memo, NEW.group_key, NEW.security_id, NEW.security_code,
        NEW.security_name, NEW.quantity, NEW.price, NEW.ratio, NEW.raw
    );

    -- One of its own ends here; a file that happens to have that name has a hash, too.
    UPDATE imports SET finished_datetime = datetime('now')
    WHERE finished_datetime IS NULL AND file_name = 'import_inbox' AND file_sha256 IS NULL;
END;
