-- What counts to an allocation group, account by account. Cash is of the base asset's type.
grouped_accounts AS MATERIALIZED (
    SELECT
        held.id, held.asset_id, held.priority, held.allocation_group_id,
        fin_asset_types.name AS asset_type,
        asset.code AS asset_code,
        fin_storages.name AS storage,
        asset.type_id IS (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            AS is_cash,
        coalesce(balance.amount, 0.0) AS amount,
        CASE
            WHEN balance.id IS NULL THEN 0.0
            ELSE
                -- include account_value
        END AS base_balance
    -- include assigned_accounts(kind = INNER)
),

-- A sum over rows of which one is NULL is unknown, not smaller. A group without rows has 0.
group_balances AS (
    SELECT
        target.id, target.name, target.priority, target.target_share,
        CASE
            WHEN count(account.id) = count(account.base_balance) THEN total(account.base_balance)
        END AS base_balance
    FROM fin_allocation_groups AS target
    LEFT JOIN grouped_accounts AS account ON account.allocation_group_id = target.id
    WHERE
        -- include group_applies
    GROUP BY target.id
)
