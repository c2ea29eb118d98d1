-- include group_balances,

-- What each group should be worth: its share of what all are worth and of :cash, which comes in or,
-- below 0, goes out. NULL if that is unknown or below 0, or if the targets do not add up to more
-- than 0. What is less than 1e-12 of base_sum is a rounding error.
group_targets AS (
    SELECT
        group_balances.*,
        sum(abs(group_balances.base_balance)) OVER () + abs(:cash) AS base_sum,
        CASE
            WHEN
                count(*) OVER () = count(group_balances.base_balance) OVER ()
                AND sum(group_balances.base_balance) OVER () + :cash >= 0
                AND sum(group_balances.target_share) OVER ()
                > 1e-12 * sum(abs(group_balances.target_share)) OVER ()
                THEN (sum(group_balances.base_balance) OVER () + :cash)
                / sum(group_balances.target_share) OVER () * group_balances.target_share
        END AS base_target
    FROM group_balances
),

-- How much of its group's change falls to an account: in proportion to what it is worth, or owes if
-- the target is a debt, so that the mix stays and nothing is sold that is not there. If there is no
-- such account, all count by their size; if all are empty, the one of the highest priority is it.
account_weights AS (
    SELECT
        target.name AS group_name,
        target.priority AS group_priority,
        target.id AS group_id,
        target.base_sum,
        target.base_target AS group_base_target,
        target.base_balance AS group_base_balance,
        account.*,
        max(
            CASE
                WHEN target.target_share < 0 THEN 0.0 - account.base_balance
                ELSE account.base_balance
            END, 0.0
        ) AS weight,
        row_number() OVER (PARTITION BY target.id ORDER BY account.priority DESC, account.id ASC)
            AS number
    FROM group_targets AS target
    LEFT JOIN grouped_accounts AS account ON account.allocation_group_id = target.id
),

-- A group without accounts has one row, with nothing but its name and what it lacks.
account_shares AS (
    SELECT
        account_weights.*,
        (account_weights.group_base_target - account_weights.group_base_balance) * CASE
            WHEN total(account_weights.weight) OVER same_group > 0
                THEN account_weights.weight / total(account_weights.weight) OVER same_group
            WHEN total(abs(account_weights.base_balance)) OVER same_group > 0
                THEN abs(account_weights.base_balance)
                / total(abs(account_weights.base_balance)) OVER same_group
            ELSE account_weights.number = 1
        END AS base_change
    FROM account_weights
    WINDOW same_group AS (PARTITION BY account_weights.group_id)
),

allocation_trades AS MATERIALIZED (
    SELECT
        account_shares.*,
        CASE
            WHEN abs(account_shares.base_change) <= 1e-12 * account_shares.base_sum THEN 0.0
            ELSE account_shares.base_change
        END AS base_amount,
        rates_now.rate
    FROM account_shares
    LEFT JOIN rates_now ON rates_now.asset_id = account_shares.asset_id
)
