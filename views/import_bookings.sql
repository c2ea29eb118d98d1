CREATE VIEW import_bookings AS
-- Internal: the triggers of import_rows and findb rules book by it.
-- One row per row of import_rows, with what it is booked to.
--   id                              INTEGER, key: import_rows.id
--   asset_storage_id                INTEGER, lookup: fin_assets_storages, the currency in the
--                                   storage of the account
--   units_asset_id                  INTEGER, lookup: fin_assets, the security
--   units_asset_storage_id          INTEGER, lookup: fin_assets_storages, the security there; of
--                                   fx, the other currency; of a balance, the currency
--   units                           REAL, info: what comes in, or of a balance is held; of a split
--                                   without a quantity, what the ratio adds to what was there
--   currency_rate                   REAL base asset per 1 of the currency, info: newest rate then
--   description                     TEXT, info: who and what for
--   category_id                     INTEGER, lookup: fin_transaction_categories, that of the rule,
--                                   else that of the role
--   reason_fin_asset_storage_id     INTEGER, lookup: fin_assets_storages, the reason of the rule; a
--                                   passive category without one takes the security, else the money
--   reason_phys_asset_ownership_id  INTEGER, lookup: phys_asset_ownerships, the reason of the rule
-- Operations: select.
-- Cost: each column of one row costs a few index seeks.
SELECT
    booking.id, booking.asset_storage_id, booking.units_asset_id,
    CASE booking.kind
        WHEN 'balance' THEN booking.asset_storage_id
        WHEN 'fx' THEN booking.other_asset_storage_id
        ELSE booking.security_asset_storage_id
    END AS units_asset_storage_id,
    CASE
        WHEN booking.kind = 'balance' THEN booking.amount
        WHEN booking.quantity IS NOT NULL THEN booking.quantity
        ELSE (
            SELECT total(earlier.amount) FROM fin_transactions AS earlier
            WHERE earlier.asset_storage_id = booking.security_asset_storage_id
                AND earlier.datetime < booking.occurred_at
        ) * (
            CAST(booking.ratio AS REAL)
            / CAST(substr(booking.ratio, instr(booking.ratio, ':') + 1) AS REAL) - 1
        )
    END AS units,
    CASE
        WHEN booking.currency
            = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) THEN 1.0
        ELSE (
            SELECT rate.rate FROM fin_assets AS asset
            CROSS JOIN fin_asset_rates AS rate ON rate.asset_id = asset.id
            WHERE asset.code = booking.currency
                AND asset.type_id
                = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                AND rate.datetime <= booking.occurred_at
            ORDER BY rate.datetime DESC LIMIT 1
        )
    END AS currency_rate,
    booking.description, booking.category_id,
    CASE
        WHEN booking.rule_reason_id IS NOT NULL THEN booking.rule_reason_id
        WHEN booking.reason_phys_asset_ownership_id IS NULL
            AND (
                SELECT category.is_passive FROM fin_transaction_categories AS category
                WHERE category.id = booking.category_id
            ) = 1
            THEN coalesce(booking.security_asset_storage_id, booking.asset_storage_id)
    END AS reason_fin_asset_storage_id,
    booking.reason_phys_asset_ownership_id
FROM (
    SELECT
        line.id, line.kind, line.occurred_at, line.currency, line.amount, line.quantity, line.ratio,
        -- include import_currency_holding(row = line, code = line.currency)
        AS asset_storage_id,
        -- include import_currency_holding(row = line, code = line.security_code)
        AS other_asset_storage_id,
        -- include import_security_asset(row = line)
        AS units_asset_id,
        -- include import_security_holding(row = line)
        AS security_asset_storage_id,
        -- include import_description(row = line)
        AS description,
        -- include import_category(row = line)
        AS category_id,
        (
            SELECT rule.reason_fin_asset_storage_id FROM import_rules AS rule
            WHERE rule.id = line.import_rule_id
        ) AS rule_reason_id,
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = line.import_rule_id
        ) AS reason_phys_asset_ownership_id
    FROM import_rows AS line
) AS booking;
