-- Goals, the transactions that are expected, and the parts of those that happened.
-- depends: 0001.core

CREATE TABLE balance_goals (
    -- One row per purpose that an amount is saved for.
    --   id                     INTEGER, key
    --   name                   TEXT, value
    --   asset_storage_id       INTEGER, lookup: fin_assets_storages, where it is saved
    --   amount                 REAL of the asset, value
    --   priority               INTEGER, value: the goal with the highest is served first
    --   deadline               TEXT UTC, info: last desired moment of completion
    --   result_transaction_id  INTEGER, lookup: fin_transactions, how it was spent: complete
    --   start_datetime         TEXT UTC, value: the goal is relevant since then
    --   end_datetime           TEXT UTC, value: and before then; NULL is for ever
    -- Operations: select, insert, update, delete.
    -- Cost: tens of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
        CONSTRAINT `balance_goals.name: is empty; write a name, like New roof`
        CHECK (trim(name) <> ''),
    asset_storage_id INTEGER NOT NULL REFERENCES fin_assets_storages (id),
    amount REAL NOT NULL
        CONSTRAINT `balance_goals.amount: is not a number; write digits with a dot, like 5000.00`
        CHECK (typeof(amount) = 'real' AND abs(amount) < 1e300),
    priority INTEGER NOT NULL UNIQUE
        CONSTRAINT `balance_goals.priority: is not a whole number; write 1, 2, 3 ...`
        CHECK (typeof(priority) = 'integer'),
    deadline TEXT
        CONSTRAINT `balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (deadline >= '0' AND datetime(deadline, '+0 days') IS deadline),
    result_transaction_id INTEGER REFERENCES fin_transactions (id),
    start_datetime TEXT NOT NULL
        CONSTRAINT `balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (start_datetime >= '0' AND datetime(start_datetime, '+0 days') IS start_datetime),
    end_datetime TEXT
        CONSTRAINT `balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (end_datetime >= '0' AND datetime(end_datetime, '+0 days') IS end_datetime)
        CONSTRAINT `balance_goals.end_datetime: is not after the start; write a later one`
        CHECK (end_datetime > start_datetime)
);

CREATE INDEX i_balance_goals_asset_storage_id_priority_amount
ON balance_goals (asset_storage_id, priority, amount);
CREATE INDEX i_balance_goals_result_transaction_id ON balance_goals (result_transaction_id);

CREATE TABLE fin_transaction_plans (
    -- One row per expected transaction, or sequence of them.
    --   id                             INTEGER, key
    --   description                    TEXT, info
    --   transaction_category_id        INTEGER, lookup: fin_transaction_categories, with all below
    --   criteria_operator              TEXT, value: fact <operator> plan, one of = > < <= >=
    --   start_datetime                 TEXT UTC, value: the first (or only) iteration
    --   end_datetime                   TEXT UTC, value: no iteration after it; NULL is for ever
    --   recurrence_datetime_modifiers  TEXT SQLite modifiers, value: up to 3, separated by
    --                                  semicolons, lead from one iteration to the next
    --   recurrence_amount_multiplier   REAL factor, value: of the amount, per iteration
    --   deviation_datetime_modifier    TEXT SQLite modifier, value: the fact may be so much earlier
    --                                  or later than the iteration
    --   asset_storage_id               INTEGER, lookup: fin_assets_storages, NULL is any
    --   local_amount                   REAL of the asset, value: this or base_amount
    --   base_amount                    REAL of the base asset, value: this or local_amount
    --   is_fixed                       INTEGER boolean, value: an expense that cannot be cut, an
    --                                  income that is guaranteed
    --   scenario                       TEXT, value: what if; the plan counts in the forecast of
    --                                  that name and nowhere else, NULL counts everywhere
    -- Operations: select, insert, update, delete.
    -- Cost: an insert writes one row per iteration, see fin_transaction_plan_iterations.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    description TEXT,
    transaction_category_id INTEGER NOT NULL REFERENCES fin_transaction_categories (id),
    criteria_operator TEXT NOT NULL
        CONSTRAINT `fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=`
        CHECK (criteria_operator IN ('=', '>', '<', '<=', '>=')),
    start_datetime TEXT NOT NULL
        CONSTRAINT `fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (start_datetime >= '0' AND datetime(start_datetime, '+0 days') IS start_datetime),
    end_datetime TEXT
        CONSTRAINT `fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (end_datetime >= '0' AND datetime(end_datetime, '+0 days') IS end_datetime)
        CONSTRAINT `fin_transaction_plans.end_datetime: is before the start; write a later one`
        CHECK (end_datetime >= start_datetime),
    recurrence_datetime_modifiers TEXT,
    recurrence_amount_multiplier REAL
        CONSTRAINT `fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02`
        CHECK (
            typeof(recurrence_amount_multiplier) IN ('real', 'null')
            AND abs(recurrence_amount_multiplier) < 1e300
        ),
    deviation_datetime_modifier TEXT NOT NULL,
    asset_storage_id INTEGER REFERENCES fin_assets_storages (id),
    local_amount REAL
        CONSTRAINT `fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50`
        CHECK (typeof(local_amount) IN ('real', 'null') AND abs(local_amount) < 1e300)
        CONSTRAINT `fin_transaction_plans.local_amount: has no asset_storage_id; set both`
        CHECK (local_amount IS NULL OR asset_storage_id IS NOT NULL),
    base_amount REAL
        CONSTRAINT `fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50`
        CHECK (typeof(base_amount) IN ('real', 'null') AND abs(base_amount) < 1e300)
        CONSTRAINT `fin_transaction_plans: needs one amount; set either local_amount or base_amount`
        CHECK ((local_amount IS NULL) <> (base_amount IS NULL)),
    is_fixed INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0`
        CHECK (is_fixed IN (0, 1)),
    scenario TEXT
        CONSTRAINT `fin_transaction_plans.scenario: is empty; write a name, like Without a job`
        CHECK (trim(scenario) <> '')
);

CREATE INDEX i_fin_transaction_plans_transaction_category_id
ON fin_transaction_plans (transaction_category_id);
CREATE INDEX i_fin_transaction_plans_asset_storage_id ON fin_transaction_plans (asset_storage_id);

CREATE TABLE fin_transaction_plan_iterations (
    -- One row per iteration of a plan: the moment, and the window in which the fact counts for it.
    --   id                     INTEGER, key
    --   plan_id                INTEGER, lookup: fin_transaction_plans
    --   datetime               TEXT UTC, value: when the transaction is planned
    --   window_start_datetime  TEXT UTC, value: the fact counts since then
    --   window_end_datetime    TEXT UTC, value: and before then
    --   amount_factor          REAL factor, value: of the amount of the plan
    --   annual_count           REAL number, value: iterations a year at the pace of the plan,
    --                          whether it ends or not; 0 happens once
    -- Triggers write the rows whenever a plan is written, up to its end or for 60 years, at most
    -- 22,000: so a plan is worked out once, and no view follows its modifiers.
    -- A window reaches as far back as forth, by the deviation. Windows that would overlap meet in
    -- the middle. Where the deviation reaches the next iteration the plan names no day: each window
    -- runs from its iteration to the next, so that a monthly plan has one window a calendar month.
    -- Operations: select.
    -- Cost: the newest iteration of a plan is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES fin_transaction_plans (id) ON DELETE CASCADE,
    datetime TEXT NOT NULL
        CONSTRAINT `fin_transaction_plan_iterations.datetime: no datetime; edit the plan instead`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    window_start_datetime TEXT NOT NULL
        CONSTRAINT `fin_transaction_plan_iterations.window_start_datetime: is wrong; edit the plan`
        CHECK (
            window_start_datetime >= '0'
            AND datetime(window_start_datetime, '+0 days') IS window_start_datetime
        ),
    window_end_datetime TEXT NOT NULL
        CONSTRAINT `fin_transaction_plan_iterations.window_end_datetime: no datetime; edit the plan`
        CHECK (
            window_end_datetime >= '0'
            AND datetime(window_end_datetime, '+0 days') IS window_end_datetime
        ),
    amount_factor REAL NOT NULL
        CONSTRAINT `fin_transaction_plan_iterations.amount_factor: no number; edit the plan instead`
        CHECK (typeof(amount_factor) = 'real'),
    annual_count REAL NOT NULL
        CONSTRAINT `fin_transaction_plan_iterations.annual_count: no number; edit the plan instead`
        CHECK (typeof(annual_count) = 'real' AND annual_count >= 0),
    UNIQUE (plan_id, datetime)
);

CREATE TABLE fin_transaction_splits (
    -- One row per part that was taken off a transaction: one purchase over several categories.
    --   id                       INTEGER, key
    --   fin_transaction_id       INTEGER, lookup: fin_transactions, which has what is left
    --   part_fin_transaction_id  INTEGER, lookup: fin_transactions, the part
    -- Operations: select, insert, update, delete.
    -- Cost: the parts of a transaction, and what a part is of, are one index seek each.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fin_transaction_id INTEGER NOT NULL REFERENCES fin_transactions (id)
        CONSTRAINT `fin_transaction_splits: a part of itself; write another transaction`
        CHECK (fin_transaction_id <> part_fin_transaction_id),
    part_fin_transaction_id INTEGER NOT NULL UNIQUE REFERENCES fin_transactions (id)
);

CREATE INDEX i_fin_transaction_splits_fin_transaction_id
ON fin_transaction_splits (fin_transaction_id);
