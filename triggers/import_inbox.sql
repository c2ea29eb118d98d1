CREATE TRIGGER import_inbox_insert
INSTEAD OF INSERT ON import_inbox
WHEN NEW.status IS NOT 'pending'
BEGIN
    -- Steps 1 to 3 of the header of import_inbox. SQLite sets up a trigger in its full length, also
    -- for a row that leaves it at once, so the longer steps are triggers of their own. INSERT ...
    -- SELECT and IN (a, b, c) are avoided: SQLite would build a temporary table for each row.
    UPDATE import_rows
    SET seen_import = coalesce(
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL), seen_import
    )
    WHERE id = (
        SELECT line.id FROM import_accounts AS account
        CROSS JOIN import_rows AS line ON line.import_account_id = account.id
            AND line.fingerprint =
            -- include import_fingerprint
        LEFT JOIN imports AS open ON open.finished_datetime IS NULL
        WHERE account.source = NEW.source
            AND account.account = coalesce(NEW.account, '')
            AND line.seen_import IS NOT open.id
            -- 12 does not make 12,5 known: that goes on, and is refused.
            AND (
                nullif(NEW.external_id, '') IS NOT NULL
                OR (
                    (CAST(NEW.amount AS REAL) = nullif(NEW.amount, '')) IS NOT 0
                    AND (CAST(NEW.quantity AS REAL) = nullif(NEW.quantity, '')) IS NOT 0
                    AND (CAST(NEW.price AS REAL) = nullif(NEW.price, '')) IS NOT 0
                )
            )
            AND (
                line.occurrence = 1
                OR EXISTS (
                    SELECT 1 FROM import_rows AS twin
                    WHERE twin.import_account_id = account.id
                        AND twin.fingerprint = line.fingerprint
                        AND twin.occurrence = line.occurrence - 1
                        AND twin.seen_import = open.id
                )
            )
        LIMIT 1
    );

    SELECT RAISE(IGNORE)
    WHERE changes() = 1;

    SELECT RAISE(ABORT, 'import_inbox.source: is empty; write the name of the format, like ofx')
    WHERE coalesce(trim(NEW.source), '') = '';

    SELECT RAISE(ABORT, 'import_inbox.kind: is unknown; write cash, trade, balance ... (see the header)')
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

    SELECT RAISE(ABORT, 'import_inbox.amount: is empty; write it, or the quantity and price of a trade')
    WHERE nullif(NEW.amount, '') IS NULL
        AND CASE NEW.kind
            WHEN 'trade' THEN nullif(NEW.price, '') IS NULL OR nullif(NEW.quantity, '') IS NULL
            WHEN 'split' THEN 0 WHEN 'delivery' THEN 0 WHEN 'position' THEN 0 WHEN 'price' THEN 0
            ELSE 1
        END;

    -- include refuse_no_number(column = amount)

    SELECT RAISE(ABORT, 'import_inbox.currency: is empty; write its code, like EUR')
    WHERE coalesce(trim(NEW.currency), '') = ''
        AND CASE NEW.kind
            WHEN 'split' THEN 0 WHEN 'delivery' THEN 0
            WHEN 'position' THEN nullif(NEW.price, '') IS NOT NULL
            ELSE 1
        END;

    SELECT RAISE(ABORT, 'import_inbox.quantity: is empty; write digits with a dot, like 2.5')
    WHERE nullif(NEW.quantity, '') IS NULL
        AND CASE NEW.kind
            WHEN 'trade' THEN 1 WHEN 'fx' THEN 1 WHEN 'delivery' THEN 1 WHEN 'position' THEN 1
        END;

    -- include refuse_no_number(column = quantity)

    SELECT RAISE(ABORT, 'import_inbox.price: is empty; write digits with a dot, like 1.25')
    WHERE NEW.kind = 'price' AND nullif(NEW.price, '') IS NULL;

    -- include refuse_no_number(column = price)

    SELECT RAISE(ABORT, 'import_inbox.price: is below 0; write 0 or more')
    WHERE (NEW.kind = 'price' OR NEW.kind = 'position') AND CAST(NEW.price AS REAL) < 0;

    SELECT RAISE(ABORT, 'import_inbox.security_code: is empty; name the security or its id')
    WHERE CASE NEW.kind
            WHEN 'trade' THEN 1 WHEN 'split' THEN 1 WHEN 'delivery' THEN 1 WHEN 'position' THEN 1
            WHEN 'price' THEN 1
        END
        AND coalesce(trim(NEW.security_id), '') = ''
        AND coalesce(trim(NEW.security_code), '') = ''
        AND coalesce(trim(NEW.security_name), '') = '';

    SELECT RAISE(ABORT, 'import_inbox.security_code: of fx is empty; write the other currency, like USD')
    WHERE NEW.kind = 'fx' AND coalesce(trim(NEW.security_code), '') = '';

    SELECT RAISE(ABORT, 'import_inbox.ratio: is not two numbers above 0; write new:old, like 4:1')
    WHERE NEW.kind = 'split'
        AND (
            instr(NEW.ratio, ':') > 0
            AND CAST(NEW.ratio AS REAL) > 0
            AND CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) > 0
            AND NEW.ratio NOT GLOB '*[^0-9.:]*'
        ) IS NOT TRUE;

    -- An import or an account that is there is in conflict with its own id.
    INSERT INTO imports (id, file_name)
    VALUES (
        (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL), 'import_inbox'
    )
    ON CONFLICT DO NOTHING;

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
        -- include import_fingerprint(),
        NEW.kind, NEW.occurred_at, NEW.booked_on, NEW.line_no,
        upper(nullif(trim(NEW.currency), '')), CAST(nullif(NEW.amount, '') AS REAL),
        NEW.counterparty, NEW.memo, NEW.group_key,
        nullif(trim(NEW.security_id), ''), upper(nullif(trim(NEW.security_code), '')),
        nullif(trim(NEW.security_name), ''), CAST(nullif(NEW.quantity, '') AS REAL),
        CAST(nullif(NEW.price, '') AS REAL), NEW.ratio, NEW.raw
    );

    -- An import that a single row opened ends with it. A file that happens to have the same name
    -- has a hash, too.
    UPDATE imports SET finished_datetime = datetime('now')
    WHERE finished_datetime IS NULL AND file_name = 'import_inbox' AND file_sha256 IS NULL;
END;
