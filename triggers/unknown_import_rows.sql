CREATE TRIGGER unknown_import_rows_insert
INSTEAD OF INSERT ON unknown_import_rows
BEGIN
    -- Step 4 of the header of import_inbox: the row gets its number among twins, the role of its
    -- category, its rule, and a trade its amount.
    INSERT INTO import_rows (
        import_id, import_account_id, fingerprint, occurrence, seen_import, line_no, kind,
        occurred_at, booked_on, currency, amount, counterparty, memo, group_key, security_id,
        security_code, security_name, quantity, price, ratio, raw, role, import_rule_id
    )
    VALUES (
        NEW.import_id, NEW.import_account_id, NEW.fingerprint,
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
        nullif(NEW.line_no, ''), NEW.kind, NEW.occurred_at, nullif(NEW.booked_on, ''),
        NEW.currency,
        CASE
            WHEN NEW.kind = 'trade'
                THEN coalesce(NEW.amount, round(-NEW.quantity * NEW.price, 8))
            ELSE NEW.amount
        END,
        nullif(NEW.counterparty, ''), nullif(NEW.memo, ''), nullif(NEW.group_key, ''),
        NEW.security_id, NEW.security_code, NEW.security_name, NEW.quantity, NEW.price,
        nullif(NEW.ratio, ''), nullif(NEW.raw, ''),
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
                WHEN coalesce(NEW.security_id, NEW.security_code) IS NULL THEN 'taxes'
                -- Readers yield a trade before its taxes.
                WHEN EXISTS (
                    SELECT 1 FROM import_rows AS trade
                    WHERE trade.kind = 'trade'
                        AND trade.group_key = NEW.group_key
                        AND trade.import_account_id = NEW.import_account_id
                ) THEN 'taxes'
                ELSE 'withholding_taxes'
            END
        END,
        CASE
            WHEN
                -- include is_money
                THEN
                -- include import_rule_that_fits(row = NEW)
        END
    );
END;
