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
    SET seen_import = (SELECT open.id FROM imports AS open WHERE open.finished_datetime IS NULL)
    WHERE id = (
        SELECT known.id
        FROM imports AS open
        CROSS JOIN import_accounts AS account
            ON account.source = NEW.source AND account.account = coalesce(NEW.account, '')
        CROSS JOIN import_rows AS known
            ON
                known.import_account_id = account.id
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
                AND known.seen_import <> open.id
        WHERE
            open.finished_datetime IS NULL
            AND (
                known.occurrence = 1
                OR EXISTS (
                    SELECT 1
                    FROM import_rows AS twin
                    WHERE
                        twin.import_account_id = account.id
                        AND twin.fingerprint = known.fingerprint
                        AND twin.occurrence = known.occurrence - 1
                        AND twin.seen_import = open.id
                )
            )
        LIMIT 1
    );

    SELECT RAISE(IGNORE)
    WHERE changes() = 1;

    INSERT INTO unknown_import_rows
    VALUES (
        NEW.source, NEW.account, NEW.kind, NEW.occurred_at, NEW.booked_on,
        NEW.status, NEW.external_id, NEW.line_no, NEW.currency, NEW.amount,
        NEW.counterparty, NEW.memo, NEW.group_key, NEW.security_id, NEW.security_code,
        NEW.security_name, NEW.quantity, NEW.price, NEW.ratio, NEW.raw
    );
END;
