CREATE TRIGGER unknown_import_rows_insert
INSTEAD OF INSERT ON unknown_import_rows
BEGIN
    -- What import_inbox does not know goes to import_rows; the triggers there do the rest.
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
        NEW.import_id,
        NEW.import_account_id,
        NEW.fingerprint,
        1 + coalesce(
            (
                SELECT twin.occurrence FROM import_rows AS twin
                WHERE twin.import_account_id = NEW.import_account_id
                    AND twin.fingerprint = NEW.fingerprint
                    AND twin.seen_import = NEW.import_id
                ORDER BY twin.occurrence DESC LIMIT 1
            ), 0
        ),
        NEW.import_id,
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
                    SELECT 1 FROM import_rows AS main
                    WHERE main.id > (SELECT max(newest.id) FROM import_rows AS newest) - 9
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
                FROM (
                    SELECT
                        lower(coalesce(NEW.counterparty, '')) AS counterparty,
                        lower(coalesce(NEW.memo, '')) AS memo,
                        lower(coalesce(NEW.counterparty, '') || ' ' || coalesce(NEW.memo, ''))
                            AS both
                    LIMIT 1
                ) AS said
                CROSS JOIN import_rules AS candidate
                WHERE
                    CASE candidate.comparison
                        WHEN 'contains' THEN instr(
                            CASE candidate.field
                                WHEN 'any' THEN said.both
                                WHEN 'memo' THEN said.memo
                                ELSE said.counterparty
                            END, lower(candidate.pattern)
                        ) > 0
                        ELSE CASE candidate.field
                            WHEN 'any' THEN said.both
                            WHEN 'memo' THEN said.memo
                            ELSE said.counterparty
                        END GLOB lower(candidate.pattern)
                    END
                    AND candidate.is_active = 1
                    AND (
                        candidate.kind = NEW.kind
                        OR (candidate.kind IS NULL AND (NEW.kind = 'cash' OR NEW.kind = 'transfer'))
                    )
                    AND (
                        candidate.import_account_id IS NULL
                        OR candidate.import_account_id = NEW.import_account_id
                    )
                    AND (
                        candidate.currency IS NULL
                        OR upper(candidate.currency) = upper(trim(NEW.currency))
                    )
                    AND (
                        candidate.is_income IS NULL
                        OR candidate.is_income = (CAST(NEW.amount AS REAL) > 0)
                    )
                ORDER BY candidate.priority LIMIT 1
            )
        END
    );
END;
