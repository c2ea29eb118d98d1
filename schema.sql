CREATE TABLE fin_asset_types (
    -- One row per nature of financial asset (asset class): currency, equity, bond ...
    --   id    INTEGER, key
    --   name  TEXT, value: what the views look it up by
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows; more than 8 are hard to present (see current_data_issues).
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
        CONSTRAINT `fin_asset_types.name: is empty; write a name, like Currencies`
        CHECK (trim(name) <> '')
);

CREATE TABLE fin_assets (
    -- One row per fungible, tradable thing that a balance can be kept of.
    --   id           INTEGER, key
    --   code         TEXT, value: upper case, without whitespace, unique per type
    --   name         TEXT, info: for display, may change
    --   description  TEXT, info
    --   type_id      INTEGER, lookup: fin_asset_types
    --   is_base      INTEGER boolean, value: 1 for the one asset that all others are measured in
    --   is_active    INTEGER boolean, value: 0 hides the asset from the current_* views
    -- Operations: select, insert, update, delete.
    -- Cost: a lookup by (code, type) is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL
        CONSTRAINT `fin_assets.code: is empty or has whitespace; write it in one word, like USD`
        CHECK (
            code <> ''
            AND code NOT GLOB
            '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
            || char(133, 160, 5760, 8192) || '-' || char(8202)
            || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*'
        )
        CONSTRAINT `fin_assets.code: has a lower case letter; write it in upper case, like USD`
        CHECK (code = upper(code)),
    name TEXT,
    description TEXT,
    type_id INTEGER NOT NULL REFERENCES fin_asset_types (id),
    is_base INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `fin_assets.is_base: is not a boolean; write 1 or 0`
        CHECK (is_base IN (0, 1)),
    is_active INTEGER NOT NULL DEFAULT 1
        CONSTRAINT `fin_assets.is_active: is not a boolean; write 1 or 0`
        CHECK (is_active IN (0, 1)),
    UNIQUE (code, type_id)
);

CREATE TABLE fin_storages (
    -- One row per place where assets are kept: account, broker, wallet, debt, bag at home.
    --   id           INTEGER, key
    --   name         TEXT, value: what the views look it up by
    --   description  TEXT, info
    --   is_active    INTEGER boolean, value: 0 hides the storage from the current_* views
    --   role         TEXT, value: portfolio is where the view holdings keeps what names no storage
    -- A role is found again after the name has changed. A storage that is called like a role takes
    -- it, if it is free.
    -- Operations: select, insert, update, delete.
    -- Cost: a lookup by name or by role is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
        CONSTRAINT `fin_storages.name: is empty; write a name, like Bank A savings`
        CHECK (trim(name) <> ''),
    description TEXT,
    is_active INTEGER NOT NULL DEFAULT 1
        CONSTRAINT `fin_storages.is_active: is not a boolean; write 1 or 0`
        CHECK (is_active IN (0, 1)),
    role TEXT UNIQUE
        CONSTRAINT `fin_storages.role: is unknown; write portfolio or NULL`
        CHECK (role IN ('portfolio'))
);

CREATE TABLE fin_allocation_groups (
    -- One row per goal for the distribution of assets, and the period in which it applies.
    --   id              INTEGER, key
    --   name            TEXT, value
    --   target_share    REAL proportion to the other groups (any unit), value: < 0 is a debt
    --   start_datetime  TEXT UTC, value: the goal applies since then
    --   end_datetime    TEXT UTC, value: and before then; NULL is for ever
    --   priority        INTEGER, value: the highest comes first, NULL last
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
        CONSTRAINT `fin_allocation_groups.name: is empty; write a name, like CASH`
        CHECK (trim(name) <> ''),
    target_share REAL NOT NULL
        CONSTRAINT `fin_allocation_groups.target_share: is not a number; use a dot, like 0.05`
        CHECK (typeof(target_share) = 'real' AND abs(target_share) < 1e300),
    start_datetime TEXT NOT NULL
        CONSTRAINT `fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (start_datetime >= '0' AND datetime(start_datetime, '+0 days') IS start_datetime),
    end_datetime TEXT
        CONSTRAINT `fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (end_datetime >= '0' AND datetime(end_datetime, '+0 days') IS end_datetime)
        CONSTRAINT `fin_allocation_groups.end_datetime: is not after the start; write a later one`
        CHECK (end_datetime > start_datetime),
    priority INTEGER UNIQUE
        CONSTRAINT `fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...`
        CHECK (typeof(priority) IN ('integer', 'null'))
);

CREATE TABLE fin_assets_storages (
    -- One row per asset & storage: an asset that is, was or will be kept in a storage.
    --   id                   INTEGER, key
    --   asset_id             INTEGER, lookup: fin_assets
    --   storage_id           INTEGER, lookup: fin_storages
    --   priority             INTEGER, value: the highest comes first in current_balances, NULL last
    --   allocation_group_id  INTEGER, lookup: fin_allocation_groups
    -- Operations: select, insert, update, delete.
    -- Cost: a lookup by (asset, storage) is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    storage_id INTEGER NOT NULL REFERENCES fin_storages (id),
    priority INTEGER UNIQUE
        CONSTRAINT `fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...`
        CHECK (typeof(priority) IN ('integer', 'null')),
    allocation_group_id INTEGER REFERENCES fin_allocation_groups (id),
    UNIQUE (asset_id, storage_id)
);

CREATE TABLE fin_asset_rates (
    -- One row per asset and moment at which its value was known.
    --   id        INTEGER, key
    --   datetime  TEXT UTC, value
    --   asset_id  INTEGER, lookup: fin_assets
    --   rate      REAL base asset per 1 of the asset, value: 0 is worthless
    -- Operations: select, insert, update, delete.
    -- Cost: the rate at a moment is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    datetime TEXT NOT NULL
        CONSTRAINT `fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    rate REAL NOT NULL
        CONSTRAINT `fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25`
        CHECK (rate >= 0 AND rate < 1e300),
    UNIQUE (asset_id, datetime)
);

CREATE TABLE fin_transaction_categories (
    -- One row per logical sense of transactions, in a tree with one root.
    --   id                 INTEGER, key
    --   name               TEXT, value: what the views look it up by
    --   is_passive         INTEGER boolean, value: caused by owning something, which stayed
    --                      untouched; NULL differs below
    --   is_initial_import  INTEGER boolean, value: assets that were there before the accounting
    --                      began; NULL differs below
    --   parent_id          INTEGER, lookup: fin_transaction_categories, NULL is the root
    --   min_view_depth     INTEGER level, value: flattened, the category stands on no level above
    --   role               TEXT, value: what the program books to it: income, expenses (plans),
    --                      initial_import (holdings), the others (imports)
    -- A flag that is set holds for the whole subtree: every category below has the same.
    -- A role is found again after the name has changed. A category that is called like a role, in
    -- any case and with blanks for the underscores, takes it, if it is free.
    -- Operations: select, insert, update, delete.
    -- Cost: tens of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
        CONSTRAINT `fin_transaction_categories.name: is empty; write a name, like Groceries`
        CHECK (trim(name) <> ''),
    is_passive INTEGER
        CONSTRAINT `fin_transaction_categories.is_passive: is not a boolean; write 1, 0 or NULL`
        CHECK (is_passive IN (0, 1)),
    is_initial_import INTEGER
        CONSTRAINT `fin_transaction_categories.is_initial_import: no boolean; write 1, 0 or NULL`
        CHECK (is_initial_import IN (0, 1))
        CONSTRAINT `fin_transaction_categories.is_initial_import: is passive too; set only one to 1`
        CHECK (is_passive + is_initial_import < 2),
    parent_id INTEGER REFERENCES fin_transaction_categories (id),
    min_view_depth INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0`
        CHECK (typeof(min_view_depth) = 'integer' AND min_view_depth >= 0),
    role TEXT UNIQUE
        CONSTRAINT `fin_transaction_categories.role: is unknown; write income, expenses ... or NULL`
        CHECK (
            role IN (
                'income', 'expenses', 'initial_import', 'uncategorised', 'transfers', 'exchange',
                'fees', 'taxes', 'withholding_taxes', 'dividends', 'interest', 'deliveries',
                'splits'
            )
        )
);

CREATE TABLE phys_assets (
    -- One row per thing of the real world that is large or earns: house, car, rented flat.
    --   id           INTEGER, key
    --   name         TEXT, value: what the views look it up by
    --   description  TEXT, info
    -- Operations: select, insert, update, delete.
    -- Cost: a lookup by name is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
        CONSTRAINT `phys_assets.name: is empty; write a name, like Car`
        CHECK (trim(name) <> ''),
    description TEXT
);

CREATE TABLE phys_asset_ownerships (
    -- One row per period in which a physical asset was, is or will be owned.
    --   id              INTEGER, key
    --   asset_id        INTEGER, lookup: phys_assets
    --   start_datetime  TEXT UTC, value: owned since then
    --   end_datetime    TEXT UTC, value: and before then; NULL is for ever
    -- Periods of one asset never intersect.
    -- Operations: select, insert, update, delete.
    -- Cost: the ownership at a moment is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES phys_assets (id),
    start_datetime TEXT NOT NULL
        CONSTRAINT `phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (start_datetime >= '0' AND datetime(start_datetime, '+0 days') IS start_datetime),
    end_datetime TEXT
        CONSTRAINT `phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (end_datetime >= '0' AND datetime(end_datetime, '+0 days') IS end_datetime)
        CONSTRAINT `phys_asset_ownerships.end_datetime: is not after the start; write a later one`
        CHECK (end_datetime > start_datetime)
);

CREATE TABLE fin_transactions (
    -- One row per action that changes the balance of exactly one asset & storage.
    --   id                              INTEGER, key
    --   datetime                        TEXT UTC, value
    --   description                     TEXT, info
    --   asset_storage_id                INTEGER, lookup: fin_assets_storages
    --   amount                          REAL of the asset, value: > 0 comes in, < 0 goes out
    --   category_id                     INTEGER, lookup: fin_transaction_categories
    --   reason_fin_asset_storage_id     INTEGER, lookup: fin_assets_storages, whose ownership
    --                                   caused the transaction and stayed untouched by it
    --   reason_phys_asset_ownership_id  INTEGER, lookup: phys_asset_ownerships, likewise
    -- Operations: select, insert, update, delete.
    -- Cost: an insert writes the row and three index entries, one more per reason.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    datetime TEXT NOT NULL
        CONSTRAINT `fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    description TEXT,
    asset_storage_id INTEGER NOT NULL REFERENCES fin_assets_storages (id),
    amount REAL NOT NULL
        CONSTRAINT `fin_transactions.amount: is 0 or not a number; use a dot, like -12.50`
        CHECK (typeof(amount) = 'real' AND amount <> 0 AND abs(amount) < 1e300),
    category_id INTEGER NOT NULL REFERENCES fin_transaction_categories (id),
    reason_fin_asset_storage_id INTEGER REFERENCES fin_assets_storages (id),
    reason_phys_asset_ownership_id INTEGER REFERENCES phys_asset_ownerships (id)
        CONSTRAINT `fin_transactions: has two reasons; leave one reason_* column NULL`
        CHECK (reason_fin_asset_storage_id IS NULL OR reason_phys_asset_ownership_id IS NULL)
);

CREATE TABLE balances (
    -- One row per verified snapshot of an asset & storage.
    --   id                INTEGER, key
    --   datetime          TEXT UTC, value: the snapshot counts transactions before then
    --   amount            REAL of the asset, value: < 0 is owed
    --   asset_storage_id  INTEGER, lookup: fin_assets_storages
    -- It may contradict the transactions; historical_txs_balances_mismatch says where.
    -- Operations: select, insert, update, delete.
    -- Cost: the balance at a moment is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    datetime TEXT NOT NULL
        CONSTRAINT `balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    amount REAL NOT NULL
        CONSTRAINT `balances.amount: is not a number; write digits with a dot, like 1250.00`
        CHECK (typeof(amount) = 'real' AND abs(amount) < 1e300),
    asset_storage_id INTEGER NOT NULL REFERENCES fin_assets_storages (id),
    UNIQUE (asset_storage_id, datetime)
);

CREATE TABLE swaps (
    -- One row per transfer of value of which both sides are tracked.
    --   id                         INTEGER, key
    --   credit_fin_transaction_id  INTEGER, lookup: fin_transactions, what went out (amount < 0)
    --   credit_phys_ownership_id   INTEGER, lookup: phys_asset_ownerships, what was given away
    --   debit_fin_transaction_id   INTEGER, lookup: fin_transactions, what came in (amount > 0)
    --   debit_phys_ownership_id    INTEGER, lookup: phys_asset_ownerships, what was received
    -- Possible: fin -> fin, fin -> phys, phys -> fin, phys -> phys, phys -> phys + fin.
    -- Operations: select, insert, update, delete.
    -- Cost: an insert writes the row and one index entry per side that is set.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    credit_fin_transaction_id INTEGER REFERENCES fin_transactions (id),
    credit_phys_ownership_id INTEGER REFERENCES phys_asset_ownerships (id),
    debit_fin_transaction_id INTEGER REFERENCES fin_transactions (id),
    debit_phys_ownership_id INTEGER REFERENCES phys_asset_ownerships (id),
    CONSTRAINT `swaps: needs exactly one credit side; set one of the two credit_* columns`
    CHECK ((credit_fin_transaction_id IS NULL) <> (credit_phys_ownership_id IS NULL)),
    CONSTRAINT `swaps: needs a debit side; set at least one of the two debit_* columns`
    CHECK (debit_fin_transaction_id IS NOT NULL OR debit_phys_ownership_id IS NOT NULL),
    CONSTRAINT `swaps: money was swapped for two things at once; book it as two swaps`
    CHECK (
        credit_fin_transaction_id IS NULL
        OR debit_fin_transaction_id IS NULL
        OR debit_phys_ownership_id IS NULL
    ),
    CONSTRAINT `swaps: both sides are the same; they must be two transactions or two ownerships`
    CHECK (
        (credit_fin_transaction_id = debit_fin_transaction_id) IS NOT 1
        AND (credit_phys_ownership_id = debit_phys_ownership_id) IS NOT 1
    )
);

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
        CHECK (is_fixed IN (0, 1))
);

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

CREATE TABLE fin_asset_splits (
    -- One row per moment at which an asset was split: so many new units for so many old ones.
    --   id           INTEGER, key
    --   asset_id     INTEGER, lookup: fin_assets
    --   datetime     TEXT UTC, value: rates since then are those of the new units
    --   numerator    REAL units, value: the new ones, like 4 of a split 4:1
    --   denominator  REAL units, value: the old ones
    -- A split changes no amount by itself: the units that it adds are a transaction of their own.
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows; the splits of an asset are one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    datetime TEXT NOT NULL
        CONSTRAINT `fin_asset_splits.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    numerator REAL NOT NULL
        CONSTRAINT `fin_asset_splits.numerator: is no number above 0; write the new units, like 4`
        CHECK (numerator > 0 AND numerator < 1e300),
    denominator REAL NOT NULL
        CONSTRAINT `fin_asset_splits.denominator: is no number above 0; write the old units, like 1`
        CHECK (denominator > 0 AND denominator < 1e300),
    UNIQUE (asset_id, datetime)
);

CREATE TABLE imports (
    -- One row per file that was imported: a batch, which can be undone.
    --   id                 INTEGER, key
    --   started_datetime   TEXT UTC, value
    --   finished_datetime  TEXT UTC, value: NULL while rows come in; setting it finds the transfers
    --   source             TEXT, info: the format, like ofx
    --   file_name          TEXT, info
    --   file_sha256        TEXT hexadecimal, info: tells whether the same file came before
    --   row_count          INTEGER rows, info: in the file, the known ones too; NULL is unknown
    --   new_row_count      INTEGER rows, info: of these, what the import brought
    --   asset_type         TEXT, value: name of the type that unknown securities are given
    --   storage_id         INTEGER, lookup: fin_storages, of accounts that are not known yet; NULL
    --                      makes a storage named like the account
    --   is_new_account_ok  INTEGER boolean, value: 0 refuses accounts that are not known yet
    --   is_undone          INTEGER boolean, value: set it to 1 to remove what the import brought
    -- At most one is not finished: that is where the rows of import_inbox go.
    -- Operations: select, insert, update, delete.
    -- Cost: a row a file; finishing and undoing cost in proportion to the rows of the file.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_datetime TEXT NOT NULL DEFAULT (datetime('now'))
        CONSTRAINT `imports.started_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (
            started_datetime >= '0'
            AND datetime(started_datetime, '+0 days') IS started_datetime
        ),
    finished_datetime TEXT
        CONSTRAINT `imports.finished_datetime: is no datetime; write datetime('now')`
        CHECK (
            finished_datetime >= '0'
            AND datetime(finished_datetime, '+0 days') IS finished_datetime
        ),
    source TEXT,
    file_name TEXT,
    file_sha256 TEXT,
    row_count INTEGER
        CONSTRAINT `imports.row_count: is not a whole number; write how many rows the file has`
        CHECK (typeof(row_count) IN ('integer', 'null')),
    new_row_count INTEGER
        CONSTRAINT `imports.new_row_count: is not a whole number; leave it to the import`
        CHECK (typeof(new_row_count) IN ('integer', 'null')),
    asset_type TEXT NOT NULL DEFAULT 'Securities'
        CONSTRAINT `imports.asset_type: is empty; write a name, like Securities`
        CHECK (trim(asset_type) <> ''),
    storage_id INTEGER REFERENCES fin_storages (id),
    is_new_account_ok INTEGER NOT NULL DEFAULT 1
        CONSTRAINT `imports.is_new_account_ok: is not a boolean; write 1 or 0`
        CHECK (is_new_account_ok IN (0, 1)),
    is_undone INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `imports.is_undone: is not a boolean; write 1 or 0`
        CHECK (is_undone IN (0, 1))
);

CREATE TABLE import_accounts (
    -- One row per account as the files of a format call it.
    --   id          INTEGER, key
    --   source      TEXT, value: the format, like ofx
    --   account     TEXT, value: the account's name or number in the files; '' has none (prices)
    --   storage_id  INTEGER, lookup: fin_storages, where its rows go; NULL takes prices only
    -- Imports add rows on demand. A change holds for what is imported from then on.
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL
        CONSTRAINT `import_accounts.source: is empty; write the format, like ofx`
        CHECK (trim(source) <> ''),
    account TEXT NOT NULL,
    storage_id INTEGER REFERENCES fin_storages (id),
    UNIQUE (source, account)
);

CREATE TABLE import_assets (
    -- One row per id, ticker or name by which files call a security.
    --   id        INTEGER, key
    --   security  TEXT, value: ISIN, CUSIP, ticker ..., as it is in the files
    --   asset_id  INTEGER, lookup: fin_assets, what it is here
    -- Imports add rows on demand. A change holds for what is imported from then on.
    -- Operations: select, insert, update, delete.
    -- Cost: a lookup is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    security TEXT NOT NULL UNIQUE
        CONSTRAINT `import_assets.security: is empty; write what files call it, like US0378331005`
        CHECK (trim(security) <> ''),
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id)
);

CREATE TABLE import_rules (
    -- One row per rule that gives imported money its category. Of those that fit, the one with
    -- the highest priority counts.
    --   id                              INTEGER, key
    --   priority                        INTEGER, value: higher numbers are tried first
    --   field                           TEXT, value: where to look: counterparty, memo or any
    --                                   (both, with a blank between)
    --   comparison                      TEXT, value: contains or glob (* any text, ? one character,
    --                                   [..] one of), both without regard to the case of A to Z
    --   pattern                         TEXT, value: what to look for
    --   kind                            TEXT, value: only rows of this kind; NULL is cash, transfer
    --   import_account_id               INTEGER, lookup: import_accounts, only there; NULL is all
    --   currency                        TEXT, value: only in it, like EUR; NULL is any
    --   is_income                       INTEGER boolean, value: 1 only what came in, 0 only what
    --                                   went out; NULL is both
    --   category_id                     INTEGER, lookup: fin_transaction_categories, the result
    --   reason_fin_asset_storage_id     INTEGER, lookup: fin_assets_storages, the reason that goes
    --                                   with it; a passive category without one takes the account
    --   reason_phys_asset_ownership_id  INTEGER, lookup: phys_asset_ownerships, likewise
    --   is_active                       INTEGER boolean, value: 0 leaves the rule out
    -- There are no regular expressions, because SQLite has none of its own: a rule with one would
    -- break every import that is done without this program.
    -- Operations: select, insert, update, delete.
    -- Cost: each new row is compared with the rules up to the first that fits.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    priority INTEGER NOT NULL UNIQUE
        CONSTRAINT `import_rules.priority: is not a whole number; write 1, 2, 3 ...`
        CHECK (typeof(priority) = 'integer'),
    field TEXT NOT NULL DEFAULT 'any'
        CONSTRAINT `import_rules.field: is unknown; write counterparty, memo or any`
        CHECK (field IN ('counterparty', 'memo', 'any')),
    comparison TEXT NOT NULL DEFAULT 'contains'
        CONSTRAINT `import_rules.comparison: is unknown; write contains or glob`
        CHECK (comparison IN ('contains', 'glob')),
    pattern TEXT NOT NULL
        CONSTRAINT `import_rules.pattern: is empty; write what to look for`
        CHECK (pattern <> ''),
    kind TEXT
        CONSTRAINT `import_rules.kind: is unknown; write cash, transfer, fee ... or NULL`
        CHECK (kind IN ('cash', 'transfer', 'fee', 'tax', 'interest', 'dividend')),
    import_account_id INTEGER REFERENCES import_accounts (id),
    currency TEXT,
    is_income INTEGER
        CONSTRAINT `import_rules.is_income: is not a boolean; write 1, 0 or NULL`
        CHECK (is_income IN (0, 1)),
    category_id INTEGER NOT NULL REFERENCES fin_transaction_categories (id),
    reason_fin_asset_storage_id INTEGER REFERENCES fin_assets_storages (id),
    reason_phys_asset_ownership_id INTEGER REFERENCES phys_asset_ownerships (id)
        CONSTRAINT `import_rules: has two reasons; leave one reason_* column NULL`
        CHECK (reason_fin_asset_storage_id IS NULL OR reason_phys_asset_ownership_id IS NULL),
    is_active INTEGER NOT NULL DEFAULT 1
        CONSTRAINT `import_rules.is_active: is not a boolean; write 1 or 0`
        CHECK (is_active IN (0, 1))
);

CREATE TABLE import_rows (
    -- One row per row of a file: what the file said, and what was booked for it.
    --   id                        INTEGER, key
    --   import_id                 INTEGER, lookup: imports, the one that brought it
    --   import_account_id         INTEGER, lookup: import_accounts
    --   fingerprint               TEXT, value: kind and the file's id of the row, or its content:
    --                             equal in all files that have the row
    --   occurrence                INTEGER, value: numbers rows of a file with equal fingerprints
    --   seen_import               INTEGER, value: id of the newest import whose file has the row;
    --                             no foreign key: its index would cost more than the look-up
    --   line_no                   INTEGER, info: where in the file
    --   kind                      TEXT, value: cash, transfer, fee, tax, interest, dividend, trade,
    --                             fx, split, delivery, balance, position or price
    --   occurred_at               TEXT UTC, value
    --   booked_on                 TEXT date, info
    --   currency                  TEXT, value: what the amount is in
    --   amount                    REAL of the currency, value
    --   counterparty              TEXT, info
    --   memo                      TEXT, info
    --   group_key                 TEXT, info: equal in the rows of one event
    --   security_id               TEXT, value: ISIN or the like
    --   security_code             TEXT, value: ticker; of fx, the other currency
    --   security_name             TEXT, info
    --   quantity                  REAL of the security, value
    --   price                     REAL of the currency, value: of one unit
    --   ratio                     TEXT, value: of a split, new:old
    --   raw                       TEXT, info: the original
    --   role                      TEXT, value: of the category that it has without a rule
    --   import_rule_id            INTEGER, lookup: import_rules, the rule that fit
    --   fin_transaction_id        INTEGER, lookup: fin_transactions, the money; NULL: none, or it
    --                             was deleted since
    --   other_fin_transaction_id  INTEGER, lookup: fin_transactions, the units, or the other money
    --   swap_id                   INTEGER, lookup: swaps, of the two, or a transfer that was found
    --   balance_id                INTEGER, lookup: balances
    --   replaced_balance          REAL, value: what the balance was before, NULL: there was none
    --   fin_asset_rate_id         INTEGER, lookup: fin_asset_rates
    --   replaced_rate             REAL, value: what the rate was before, NULL: there was none
    --   fin_asset_split_id        INTEGER, lookup: fin_asset_splits
    --   is_waiting                INTEGER boolean, value: 1 for a price whose currency has no rate;
    --                             finishing an import tries it again
    --   is_doubtful               INTEGER boolean, value: 1 for money that may be a transfer, with
    --                             more than one candidate for its other side
    -- The row stays when what it brought is deleted, so that it does not come again. Undoing the
    -- import removes it, so that it can.
    -- Operations: select. Rows come through import_inbox and go by imports.is_undone.
    -- Cost: an insert writes the row, two index entries, and one for each of what it brought.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    import_account_id INTEGER NOT NULL REFERENCES import_accounts (id),
    fingerprint TEXT NOT NULL,
    occurrence INTEGER NOT NULL
        CONSTRAINT `import_rows.occurrence: is not a whole number of 1 or more; use import_inbox`
        CHECK (typeof(occurrence) = 'integer' AND occurrence > 0),
    seen_import INTEGER NOT NULL
        CONSTRAINT `import_rows.seen_import: is not the id of an import; use import_inbox`
        CHECK (typeof(seen_import) = 'integer' AND seen_import >= import_id),
    line_no INTEGER
        CONSTRAINT `import_rows.line_no: is not a whole number; use import_inbox`
        CHECK (typeof(line_no) IN ('integer', 'null')),
    kind TEXT NOT NULL,
    occurred_at TEXT NOT NULL,
    booked_on TEXT,
    currency TEXT,
    amount REAL
        CONSTRAINT `import_rows.amount: is not a number; use import_inbox`
        CHECK (typeof(amount) IN ('real', 'null')),
    counterparty TEXT,
    memo TEXT,
    group_key TEXT,
    security_id TEXT,
    security_code TEXT,
    security_name TEXT,
    quantity REAL
        CONSTRAINT `import_rows.quantity: is not a number; use import_inbox`
        CHECK (typeof(quantity) IN ('real', 'null')),
    price REAL
        CONSTRAINT `import_rows.price: is not a number; use import_inbox`
        CHECK (typeof(price) IN ('real', 'null')),
    ratio TEXT,
    raw TEXT,
    role TEXT,
    import_rule_id INTEGER REFERENCES import_rules (id) ON DELETE SET NULL,
    fin_transaction_id INTEGER REFERENCES fin_transactions (id) ON DELETE SET NULL,
    other_fin_transaction_id INTEGER REFERENCES fin_transactions (id) ON DELETE SET NULL,
    swap_id INTEGER REFERENCES swaps (id) ON DELETE SET NULL,
    balance_id INTEGER REFERENCES balances (id) ON DELETE SET NULL,
    replaced_balance REAL
        CONSTRAINT `import_rows.replaced_balance: is not a number; leave it to the import`
        CHECK (typeof(replaced_balance) IN ('real', 'null')),
    fin_asset_rate_id INTEGER REFERENCES fin_asset_rates (id) ON DELETE SET NULL,
    replaced_rate REAL
        CONSTRAINT `import_rows.replaced_rate: is not a number; leave it to the import`
        CHECK (typeof(replaced_rate) IN ('real', 'null')),
    fin_asset_split_id INTEGER REFERENCES fin_asset_splits (id) ON DELETE SET NULL,
    is_waiting INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `import_rows.is_waiting: is not a boolean; write 1 or 0`
        CHECK (is_waiting IN (0, 1)),
    is_doubtful INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `import_rows.is_doubtful: is not a boolean; write 1 or 0`
        CHECK (is_doubtful IN (0, 1)),
    UNIQUE (import_account_id, fingerprint, occurrence)
);

CREATE TABLE import_creations (
    -- One row per account, asset or category that an import made because it was not there.
    --   id          INTEGER, key
    --   import_id   INTEGER, lookup: imports
    --   table_name  TEXT, value: the table that it is in
    --   row_id      INTEGER, value: its id there; no key, as it may be deleted at any time
    -- findb undo deletes what was made, if nothing else uses it.
    -- Operations: select.
    -- Cost: a handful of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL
        CONSTRAINT `import_creations.row_id: is not a whole number; leave it to the import`
        CHECK (typeof(row_id) = 'integer')
);

CREATE TABLE fin_transaction_costs (
    -- One row per transaction of which the cost is known and no swap tells it: an initial import, a
    -- gift, a transfer in.
    --   id              INTEGER, key
    --   transaction_id  INTEGER, lookup: fin_transactions, one that came in (amount > 0)
    --   base_amount     REAL of the base asset, value: what all of it cost
    -- Operations: select, insert, update, delete.
    -- Cost: the cost of a transaction is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transaction_id INTEGER NOT NULL UNIQUE REFERENCES fin_transactions (id),
    base_amount REAL NOT NULL
        CONSTRAINT `fin_transaction_costs.base_amount: no number of 0 or more; write like 1250.00`
        CHECK (base_amount >= 0 AND base_amount < 1e300)
);

CREATE TABLE fin_asset_dividends (
    -- One row per dividend of an asset, declared or expected.
    --   id                INTEGER, key
    --   asset_id          INTEGER, lookup: fin_assets
    --   ex_datetime       TEXT UTC, value: who owns the asset before then is paid; NULL is unknown
    --   pay_datetime      TEXT UTC, value: the payment; NULL is unknown
    --   amount_per_share  REAL of the base asset per 1 of the asset, value: before tax
    --   is_projection     INTEGER boolean, value: 1 is expected, 0 is declared or paid
    -- Operations: select, insert, update, delete.
    -- Cost: the dividends of an asset are one index range.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    ex_datetime TEXT
        CONSTRAINT `fin_asset_dividends.ex_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (ex_datetime >= '0' AND datetime(ex_datetime, '+0 days') IS ex_datetime),
    pay_datetime TEXT
        CONSTRAINT `fin_asset_dividends.pay_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (pay_datetime >= '0' AND datetime(pay_datetime, '+0 days') IS pay_datetime)
        CONSTRAINT `fin_asset_dividends.pay_datetime: is before ex_datetime; write a later one`
        CHECK (pay_datetime >= ex_datetime),
    amount_per_share REAL NOT NULL
        CONSTRAINT `fin_asset_dividends.amount_per_share: no number of 0 or more; write like 0.25`
        CHECK (amount_per_share >= 0 AND amount_per_share < 1e300),
    is_projection INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `fin_asset_dividends.is_projection: is not a boolean; write 1 or 0`
        CHECK (is_projection IN (0, 1))
);

CREATE TABLE fin_asset_fundamentals (
    -- One row per asset and moment at which its fundamentals were known.
    --   id                    INTEGER, key
    --   asset_id              INTEGER, lookup: fin_assets
    --   datetime              TEXT UTC, value
    --   book_value_per_share  REAL of the base asset per 1 of the asset, value
    --   return_on_equity      REAL share a year (0.08 is 8 %), value: profit / book value
    --   dividend_on_equity    REAL share a year (0.03 is 3 %), value: dividends / book value
    --   dividend_tax_rate     REAL share (0.15 is 15 %), value: of the dividends; NULL is none
    --   reinvested_share      REAL share (0.5 is a half), value: of the dividends after tax that is
    --                         put into more of the asset; NULL is none
    --   reinvestment_yield    REAL share a year (0.04 is 4 %), value: dividends that this brings in
    --                         the first year; NULL is what the asset brings at its newest rate
    -- Operations: select, insert, update, delete.
    -- Cost: the fundamentals at a moment are one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    datetime TEXT NOT NULL
        CONSTRAINT `fin_asset_fundamentals.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    book_value_per_share REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.book_value_per_share: is not a number; write like 12.50`
        CHECK (typeof(book_value_per_share) = 'real' AND abs(book_value_per_share) < 1e300),
    return_on_equity REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.return_on_equity: is no share; write 0.08 for 8 %`
        CHECK (typeof(return_on_equity) = 'real' AND abs(return_on_equity) < 10),
    dividend_on_equity REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.dividend_on_equity: is no share; write 0.03 for 3 %`
        CHECK (dividend_on_equity >= 0 AND dividend_on_equity < 10),
    dividend_tax_rate REAL
        CONSTRAINT `fin_asset_fundamentals.dividend_tax_rate: is no share; write 0.15 for 15 %`
        CHECK (dividend_tax_rate >= 0 AND dividend_tax_rate <= 1),
    reinvested_share REAL
        CONSTRAINT `fin_asset_fundamentals.reinvested_share: is no share; write 0.5 for a half`
        CHECK (reinvested_share >= 0 AND reinvested_share <= 1),
    reinvestment_yield REAL
        CONSTRAINT `fin_asset_fundamentals.reinvestment_yield: is no share; write 0.04 for 4 %`
        CHECK (reinvestment_yield >= 0 AND reinvestment_yield < 10),
    UNIQUE (asset_id, datetime)
);

CREATE TABLE phys_asset_valuations (
    -- One row per physical asset and moment at which its value was known.
    --   id          INTEGER, key
    --   asset_id    INTEGER, lookup: phys_assets
    --   datetime    TEXT UTC, value
    --   base_value  REAL of the base asset, value: what it would sell for
    -- Operations: select, insert, update, delete.
    -- Cost: the value at a moment is one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES phys_assets (id),
    datetime TEXT NOT NULL
        CONSTRAINT `phys_asset_valuations.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (datetime >= '0' AND datetime(datetime, '+0 days') IS datetime),
    base_value REAL NOT NULL
        CONSTRAINT `phys_asset_valuations.base_value: no number of 0 or more; write like 250000.00`
        CHECK (base_value >= 0 AND base_value < 1e300),
    UNIQUE (asset_id, datetime)
);

CREATE TABLE fin_loans (
    -- One row per asset & storage that is a loan or a credit line: the terms of the contract.
    -- What is owed is its negative balance, so a loan is an account like any other.
    --   id                        INTEGER, key
    --   asset_storage_id          INTEGER, lookup: fin_assets_storages
    --   annual_rate               REAL share a year (0.02 is 2 %), value: simple interest, Act/365
    --   credit_limit              REAL of the asset, value: what may be owed at most; NULL is no
    --                             line, nothing more can be drawn
    --   collateral_storage_id     INTEGER, lookup: fin_storages, all that is kept there is pledged
    --   collateral_phys_asset_id  INTEGER, lookup: phys_assets; neither of the two is unsecured
    --   freeze_ratio              REAL share (0.60 is 60 %), value: loan / collateral from which
    --                             nothing more may be drawn
    --   margin_call_ratio         REAL share, value: likewise, from which the lender asks for more
    --   forced_liquidation_ratio  REAL share, value: likewise, from which the collateral is sold
    --   repayment                 TEXT, value: annuity, straight_line, interest_only; NULL is free
    --   payment_count             INTEGER number, value: monthly payments, the first one a month
    --                             after start_datetime; NULL is not agreed
    --   start_datetime            TEXT UTC, value: the contract holds since then
    --   end_datetime              TEXT UTC, value: and before then; NULL is for ever
    -- Loans with the same collateral share it: together they are measured against the whole of it.
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_storage_id INTEGER NOT NULL UNIQUE REFERENCES fin_assets_storages (id),
    annual_rate REAL NOT NULL
        CONSTRAINT `fin_loans.annual_rate: is no share a year below 2; write 0.02 for 2 %`
        CHECK (typeof(annual_rate) = 'real' AND abs(annual_rate) < 2),
    credit_limit REAL
        CONSTRAINT `fin_loans.credit_limit: is not a number of 0 or more; use a dot, like 5000.00`
        CHECK (credit_limit >= 0 AND credit_limit < 1e300),
    collateral_storage_id INTEGER REFERENCES fin_storages (id),
    collateral_phys_asset_id INTEGER REFERENCES phys_assets (id)
        CONSTRAINT `fin_loans: has two collaterals; leave one collateral_* column NULL`
        CHECK (collateral_storage_id IS NULL OR collateral_phys_asset_id IS NULL),
    freeze_ratio REAL
        CONSTRAINT `fin_loans.freeze_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (freeze_ratio > 0 AND freeze_ratio <= 2),
    margin_call_ratio REAL
        CONSTRAINT `fin_loans.margin_call_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (margin_call_ratio > 0 AND margin_call_ratio <= 2)
        CONSTRAINT `fin_loans.margin_call_ratio: is below freeze; write more`
        CHECK (margin_call_ratio >= freeze_ratio),
    forced_liquidation_ratio REAL
        CONSTRAINT `fin_loans.forced_liquidation_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (forced_liquidation_ratio > 0 AND forced_liquidation_ratio <= 2)
        CONSTRAINT `fin_loans.forced_liquidation_ratio: is below margin_call; write more`
        CHECK (forced_liquidation_ratio >= margin_call_ratio)
        CONSTRAINT `fin_loans.forced_liquidation_ratio: is below freeze; write more`
        CHECK (forced_liquidation_ratio >= freeze_ratio),
    repayment TEXT
        CONSTRAINT `fin_loans.repayment: is unknown; write annuity, straight_line or interest_only`
        CHECK (repayment IN ('annuity', 'straight_line', 'interest_only')),
    payment_count INTEGER
        CONSTRAINT `fin_loans.payment_count: is no whole number from 1 to 1200; write 360`
        CHECK (typeof(payment_count) IN ('integer', 'null') AND payment_count BETWEEN 1 AND 1200),
    start_datetime TEXT NOT NULL
        CONSTRAINT `fin_loans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (start_datetime >= '0' AND datetime(start_datetime, '+0 days') IS start_datetime),
    end_datetime TEXT
        CONSTRAINT `fin_loans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (end_datetime >= '0' AND datetime(end_datetime, '+0 days') IS end_datetime)
        CONSTRAINT `fin_loans.end_datetime: is not after the start; write a later one`
        CHECK (end_datetime > start_datetime)
);

CREATE TABLE stress_scenarios (
    -- One row per story of how things could go wrong.
    --   id           INTEGER, key
    --   name         TEXT, value: what it is looked up by
    --   description  TEXT, info
    --   source       TEXT, info: where the figures are from
    -- Operations: select, insert, update, delete.
    -- Cost: tens of rows.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
        CONSTRAINT `stress_scenarios.name: is empty; write a name, like 2008 US stocks`
        CHECK (trim(name) <> ''),
    description TEXT,
    source TEXT
);

CREATE TABLE stress_scenario_steps (
    -- One row per scenario, month and what changes then: an asset, the assets of a type, or all.
    --   id                       INTEGER, key
    --   scenario_id              INTEGER, lookup: stress_scenarios
    --   month                    INTEGER months from now, value: 0 is at once
    --   asset_type_id            INTEGER, lookup: fin_asset_types
    --   asset_id                 INTEGER, lookup: fin_assets; without either the step is for all
    --   price_factor             REAL factor, value: of the price of today (0.60 is -40 %)
    --   income_factor            REAL factor, value: of the planned income
    --   variable_expense_factor  REAL factor, value: of the planned expenses that are not fixed
    --   dividend_factor          REAL factor, value: of the expected dividends
    --   loan_rate_change         REAL share a year, value: added to the rates of today (0.01: 1 %)
    -- A factor holds until a later step gives another one; NULL changes nothing. What is said of an
    -- asset goes before what is said of its type, and that before what is said of all.
    -- Operations: select, insert, update, delete.
    -- Cost: the steps of a scenario are one index range.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scenario_id INTEGER NOT NULL REFERENCES stress_scenarios (id) ON DELETE CASCADE,
    month INTEGER NOT NULL
        CONSTRAINT `stress_scenario_steps.month: is not 0, 1, 2 ... 1200; write 0 for at once`
        CHECK (typeof(month) = 'integer' AND month BETWEEN 0 AND 1200),
    asset_type_id INTEGER REFERENCES fin_asset_types (id),
    asset_id INTEGER REFERENCES fin_assets (id)
        CONSTRAINT `stress_scenario_steps: names an asset and a type; leave one of the two NULL`
        CHECK (asset_type_id IS NULL OR asset_id IS NULL),
    price_factor REAL
        CONSTRAINT `stress_scenario_steps.price_factor: no factor; write 0.6 for 60 %`
        CHECK (price_factor >= 0 AND price_factor < 1e300),
    income_factor REAL
        CONSTRAINT `stress_scenario_steps.income_factor: no factor; write 0.6 for 60 %`
        CHECK (income_factor >= 0 AND income_factor < 1e300),
    variable_expense_factor REAL
        CONSTRAINT `stress_scenario_steps.variable_expense_factor: no factor; write 0.6 for 60 %`
        CHECK (variable_expense_factor >= 0 AND variable_expense_factor < 1e300),
    dividend_factor REAL
        CONSTRAINT `stress_scenario_steps.dividend_factor: no factor; write 0.6 for 60 %`
        CHECK (dividend_factor >= 0 AND dividend_factor < 1e300),
    loan_rate_change REAL
        CONSTRAINT `stress_scenario_steps.loan_rate_change: is no share; write 0.01 for 1 point`
        CHECK (typeof(loan_rate_change) IN ('real', 'null') AND abs(loan_rate_change) < 2),
    UNIQUE (scenario_id, month, asset_type_id, asset_id),
    CONSTRAINT `stress_scenario_steps: an asset has no income, expenses, loans; leave them NULL`
    CHECK (
        (asset_type_id IS NULL AND asset_id IS NULL)
        OR (income_factor IS NULL AND variable_expense_factor IS NULL AND loan_rate_change IS NULL)
    )
);

CREATE TABLE snapshots (
    -- One row per day on which the balance sheet was recorded: what was known that day.
    --   id                 INTEGER, key
    --   snapshot_date      TEXT YYYY-MM-DD UTC, value
    --   total_assets       REAL of the base asset, value: cash and physical assets included
    --   total_liabilities  REAL of the base asset, value: what is owed, > 0
    --   net_worth          REAL of the base asset, value: the one less the other
    --   margin_ratio       REAL share (0.45 is 45 %), value: all loans / portfolio
    --   monthly_cashflow   REAL of the base asset, value: planned income less planned expenses
    --   fire_ratio         REAL share, value: expected dividends / planned expenses
    -- `findb snapshot` records the day, and so does this, in any client (see current_key_ratios):
    --   INSERT INTO snapshots (
    --       snapshot_date, total_assets, total_liabilities, net_worth, margin_ratio,
    --       monthly_cashflow, fire_ratio
    --   )
    --   SELECT
    --       date('now'), total_assets, total_liabilities, net_worth, margin_ratio,
    --       monthly_cashflow, fire_ratio
    --   FROM current_key_ratios
    --   WHERE TRUE
    --   ON CONFLICT (snapshot_date) DO UPDATE SET
    --       total_assets = excluded.total_assets,
    --       total_liabilities = excluded.total_liabilities,
    --       net_worth = excluded.net_worth,
    --       margin_ratio = excluded.margin_ratio,
    --       monthly_cashflow = excluded.monthly_cashflow,
    --       fire_ratio = excluded.fire_ratio;
    -- Operations: select, insert, update, delete.
    -- Cost: a row a day.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    snapshot_date TEXT NOT NULL UNIQUE
        CONSTRAINT `snapshots.snapshot_date: is no date; write YYYY-MM-DD`
        CHECK (length(snapshot_date) = 10 AND date(snapshot_date, '+0 days') IS snapshot_date),
    total_assets REAL
        CONSTRAINT `snapshots.total_assets: is not a number; use a dot, like 1250.00`
        CHECK (typeof(total_assets) IN ('real', 'null') AND abs(total_assets) < 1e300),
    total_liabilities REAL
        CONSTRAINT `snapshots.total_liabilities: is not a number; use a dot, like 1250.00`
        CHECK (typeof(total_liabilities) IN ('real', 'null') AND abs(total_liabilities) < 1e300),
    net_worth REAL
        CONSTRAINT `snapshots.net_worth: is not a number; use a dot, like 1250.00`
        CHECK (typeof(net_worth) IN ('real', 'null') AND abs(net_worth) < 1e300),
    margin_ratio REAL
        CONSTRAINT `snapshots.margin_ratio: is not a number; write 0.45 for 45 %`
        CHECK (typeof(margin_ratio) IN ('real', 'null') AND abs(margin_ratio) < 1e300),
    monthly_cashflow REAL
        CONSTRAINT `snapshots.monthly_cashflow: is not a number; use a dot, like 1250.00`
        CHECK (typeof(monthly_cashflow) IN ('real', 'null') AND abs(monthly_cashflow) < 1e300),
    fire_ratio REAL
        CONSTRAINT `snapshots.fire_ratio: is not a number; write 0.45 for 45 %`
        CHECK (typeof(fire_ratio) IN ('real', 'null') AND abs(fire_ratio) < 1e300)
);

CREATE INDEX i_fin_assets_type_id ON fin_assets (type_id);

CREATE INDEX i_fin_assets_storages_storage_id ON fin_assets_storages (storage_id);

CREATE INDEX i_fin_assets_storages_allocation_group_id ON fin_assets_storages (allocation_group_id);

CREATE INDEX i_fin_transaction_categories_parent_id ON fin_transaction_categories (parent_id);

CREATE INDEX i_phys_asset_ownerships_asset_id_start_datetime
ON phys_asset_ownerships (asset_id, start_datetime);

CREATE INDEX i_fin_transactions_datetime ON fin_transactions (datetime);

CREATE INDEX i_fin_transactions_asset_storage_id_datetime_category_id_amount
ON fin_transactions (asset_storage_id, datetime, category_id, amount);

CREATE INDEX i_fin_transactions_category_id_datetime_asset_storage_id_amount
ON fin_transactions (category_id, datetime, asset_storage_id, amount);

CREATE INDEX i_fin_transactions_asset_storage_id_datetime_amount_category_id
ON fin_transactions (asset_storage_id, datetime, amount, category_id)
WHERE reason_fin_asset_storage_id IS NOT NULL OR reason_phys_asset_ownership_id IS NOT NULL;

CREATE INDEX i_fin_transactions_reason_fin_asset_storage_id
ON fin_transactions (reason_fin_asset_storage_id)
WHERE reason_fin_asset_storage_id IS NOT NULL;

CREATE INDEX i_fin_transactions_reason_phys_asset_ownership_id
ON fin_transactions (reason_phys_asset_ownership_id)
WHERE reason_phys_asset_ownership_id IS NOT NULL;

CREATE INDEX i_swaps_credit_fin_transaction_id_debit_fin_transaction_id
ON swaps (credit_fin_transaction_id, debit_fin_transaction_id)
WHERE credit_fin_transaction_id IS NOT NULL;

CREATE INDEX i_swaps_credit_phys_ownership_id ON swaps (credit_phys_ownership_id)
WHERE credit_phys_ownership_id IS NOT NULL;

CREATE INDEX i_swaps_debit_fin_transaction_id_credit_fin_transaction_id
ON swaps (debit_fin_transaction_id, credit_fin_transaction_id)
WHERE debit_fin_transaction_id IS NOT NULL;

CREATE INDEX i_swaps_debit_phys_ownership_id ON swaps (debit_phys_ownership_id)
WHERE debit_phys_ownership_id IS NOT NULL;

CREATE INDEX i_balance_goals_asset_storage_id_priority_amount
ON balance_goals (asset_storage_id, priority, amount);

CREATE INDEX i_balance_goals_result_transaction_id ON balance_goals (result_transaction_id);

CREATE INDEX i_fin_transaction_plans_transaction_category_id
ON fin_transaction_plans (transaction_category_id);

CREATE INDEX i_fin_transaction_plans_asset_storage_id ON fin_transaction_plans (asset_storage_id);

CREATE INDEX i_imports_finished_datetime ON imports (finished_datetime)
WHERE finished_datetime IS NULL;

CREATE INDEX i_imports_file_sha256 ON imports (file_sha256);

CREATE INDEX i_imports_storage_id ON imports (storage_id);

CREATE INDEX i_import_accounts_storage_id ON import_accounts (storage_id);

CREATE INDEX i_import_assets_asset_id ON import_assets (asset_id);

CREATE INDEX i_import_rules_import_account_id ON import_rules (import_account_id);

CREATE INDEX i_import_rules_category_id ON import_rules (category_id);

CREATE INDEX i_import_rules_reason_fin_asset_storage_id
ON import_rules (reason_fin_asset_storage_id);

CREATE INDEX i_import_rules_reason_phys_asset_ownership_id
ON import_rules (reason_phys_asset_ownership_id);

CREATE INDEX i_import_rows_import_id ON import_rows (import_id);

CREATE INDEX i_import_rows_group_key ON import_rows (group_key) WHERE kind = 'trade';

CREATE INDEX i_import_rows_import_rule_id ON import_rows (import_rule_id)
WHERE import_rule_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_transaction_id ON import_rows (fin_transaction_id)
WHERE fin_transaction_id IS NOT NULL;

CREATE INDEX i_import_rows_other_fin_transaction_id ON import_rows (other_fin_transaction_id)
WHERE other_fin_transaction_id IS NOT NULL;

CREATE INDEX i_import_rows_swap_id ON import_rows (swap_id) WHERE swap_id IS NOT NULL;

CREATE INDEX i_import_rows_balance_id ON import_rows (balance_id) WHERE balance_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_asset_rate_id ON import_rows (fin_asset_rate_id)
WHERE fin_asset_rate_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_asset_split_id ON import_rows (fin_asset_split_id)
WHERE fin_asset_split_id IS NOT NULL;

CREATE INDEX i_import_rows_is_waiting ON import_rows (is_waiting) WHERE is_waiting = 1;

CREATE INDEX i_import_rows_is_doubtful ON import_rows (is_doubtful) WHERE is_doubtful = 1;

CREATE INDEX i_import_creations_import_id ON import_creations (import_id);

CREATE INDEX i_fin_asset_dividends_asset_id_ex_datetime
ON fin_asset_dividends (asset_id, ex_datetime);

CREATE INDEX i_fin_loans_collateral_storage_id ON fin_loans (collateral_storage_id);

CREATE INDEX i_fin_loans_collateral_phys_asset_id ON fin_loans (collateral_phys_asset_id);

CREATE INDEX i_stress_scenario_steps_asset_type_id ON stress_scenario_steps (asset_type_id);

CREATE INDEX i_stress_scenario_steps_asset_id ON stress_scenario_steps (asset_id);

CREATE TRIGGER balances_imports_delete
AFTER DELETE ON balances
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET balance_id = NULL
    WHERE balance_id = OLD.id;
END;

CREATE TRIGGER fin_allocation_groups_use_insert
BEFORE INSERT ON fin_allocation_groups
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_allocation_groups
    SELECT other.* FROM fin_allocation_groups AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.priority = NEW.priority)
        AND
        EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = other.id);

    SELECT RAISE(ABORT, 'fin_allocation_groups: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_allocation_groups_use_update
BEFORE UPDATE OF id, priority ON fin_allocation_groups
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_allocation_groups.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = OLD.id)
            OR
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = NEW.id)
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_allocation_groups
    SELECT other.* FROM fin_allocation_groups AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.priority = NEW.priority)
        AND
        EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = other.id);

    SELECT RAISE(ABORT, 'fin_allocation_groups: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_allocation_groups_use_delete
BEFORE DELETE ON fin_allocation_groups
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, 'fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first')
    WHERE
        EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = OLD.id);
END;

CREATE TRIGGER fin_asset_rates_base_insert
BEFORE INSERT ON fin_asset_rates
WHEN NEW.rate <> 1
BEGIN
    -- The base asset is worth 1 of itself.
    SELECT RAISE(ABORT, 'fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all')
    FROM fin_assets
    WHERE id = NEW.asset_id AND is_base = 1;
END;

CREATE TRIGGER fin_asset_rates_base_update
BEFORE UPDATE OF asset_id, rate ON fin_asset_rates
WHEN NEW.rate <> 1
BEGIN
    -- The base asset is worth 1 of itself.
    SELECT RAISE(ABORT, 'fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all')
    FROM fin_assets
    WHERE id = NEW.asset_id AND is_base = 1;
END;

CREATE TRIGGER fin_asset_rates_imports_delete
AFTER DELETE ON fin_asset_rates
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET fin_asset_rate_id = NULL
    WHERE fin_asset_rate_id = OLD.id;
END;

CREATE TRIGGER fin_asset_splits_imports_delete
AFTER DELETE ON fin_asset_splits
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET fin_asset_split_id = NULL
    WHERE fin_asset_split_id = OLD.id;
END;

CREATE TRIGGER fin_asset_types_use_insert
BEFORE INSERT ON fin_asset_types
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_asset_types
    SELECT other.* FROM fin_asset_types AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.name = NEW.name)
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = other.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_asset_types_use_update
BEFORE UPDATE OF id, name ON fin_asset_types
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_asset_types.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = OLD.id)
                OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = NEW.id)
                OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_asset_types
    SELECT other.* FROM fin_asset_types AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.name = NEW.name)
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = other.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_asset_types_use_delete
BEFORE DELETE ON fin_asset_types
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, 'fin_asset_types: is in use; give its assets and stress steps another type first')
    WHERE
        (
            EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = OLD.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = OLD.id)
        );
END;

CREATE TRIGGER fin_assets_base_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base = 1
BEGIN
    -- Exactly one asset is the base asset.
    SELECT RAISE(ABORT, 'fin_assets: the base asset cannot be deleted; findb init makes a database with another one');
END;

CREATE TRIGGER fin_assets_base_insert
BEFORE INSERT ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. OR REPLACE loses none.
    SELECT RAISE(ABORT, 'fin_assets.is_base: there is a base asset already; set 0, or make another database')
    FROM fin_assets AS base
    WHERE NEW.is_base = 1
        AND base.is_base = 1
        AND base.id IS NOT NEW.id
        AND NOT (base.code = NEW.code AND base.type_id = NEW.type_id);

    SELECT RAISE(ABORT, 'fin_assets: would take the place of the base asset; choose another code or id')
    FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NEW.is_base = 0
        AND (base.id = NEW.id OR (base.code = NEW.code AND base.type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates AS rate
    WHERE NEW.is_base = 1 AND rate.asset_id = NEW.id AND rate.rate <> 1;
END;

CREATE TRIGGER fin_assets_base_update
BEFORE UPDATE OF id, code, type_id, is_base ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. OR REPLACE loses none.
    SELECT RAISE(ABORT, 'fin_assets.is_base: the base asset stays; findb init makes a database with another one')
    WHERE OLD.is_base = 1 AND NEW.is_base IS NOT 1;

    SELECT RAISE(ABORT, 'fin_assets.is_base: there is a base asset already; set 0, or make another database')
    FROM fin_assets AS base
    WHERE NEW.is_base = 1
        AND base.is_base = 1
        AND base.id IS NOT OLD.id
        AND NOT (base.code = NEW.code AND base.type_id = NEW.type_id);

    SELECT RAISE(ABORT, 'fin_assets: would take the place of the base asset; choose another code or id')
    FROM fin_assets AS base
    WHERE base.is_base = 1
        AND base.id IS NOT OLD.id
        AND (base.id = NEW.id OR (base.code = NEW.code AND base.type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates AS rate
    WHERE NEW.is_base = 1 AND rate.asset_id = NEW.id AND rate.rate <> 1;
END;

CREATE TRIGGER fin_assets_storages_asset_insert
BEFORE INSERT ON fin_assets_storages
WHEN NEW.id > 0
BEGIN
    -- What is on record stays what it was, also when OR REPLACE writes the row anew: amounts of one
    -- asset never become those of another.
    SELECT RAISE(ABORT, 'fin_assets_storages.asset_id: has a history in its asset; add a row for the other')
    FROM fin_assets_storages AS held
    WHERE held.id = NEW.id
        AND held.asset_id IS NOT NEW.asset_id
        AND (
            EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = held.id)
            OR EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = held.id)
        );
END;

CREATE TRIGGER fin_assets_storages_asset_update
BEFORE UPDATE OF asset_id ON fin_assets_storages
WHEN NEW.id > 0
BEGIN
    -- What is on record stays what it was, also when OR REPLACE writes the row anew: amounts of one
    -- asset never become those of another.
    SELECT RAISE(ABORT, 'fin_assets_storages.asset_id: has a history in its asset; add a row for the other')
    FROM fin_assets_storages AS held
    WHERE held.id = NEW.id
        AND held.asset_id IS NOT NEW.asset_id
        AND (
            EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = held.id)
            OR EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = held.id)
        );
END;

CREATE TRIGGER fin_assets_storages_use_insert
BEFORE INSERT ON fin_assets_storages
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_assets_storages
    SELECT other.* FROM fin_assets_storages AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.priority = NEW.priority OR (other.asset_id = NEW.asset_id AND other.storage_id = NEW.storage_id))
        AND
        (
            (
                EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = other.id)
                OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = other.id
                )
            )
            OR
            (
                EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = other.id
                )
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = other.id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = other.id)
            )
        );

    SELECT RAISE(ABORT, 'fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_assets_storages_use_update
BEFORE UPDATE OF id, asset_id, storage_id, priority ON fin_assets_storages
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_assets_storages.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                (
                    EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
                    OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = OLD.id
                    )
                )
                OR
                (
                    EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = OLD.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = OLD.id
                    )
                    OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.id)
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = OLD.id)
                )
            )
            OR
            (
                (
                    EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = NEW.id)
                    OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = NEW.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = NEW.id
                    )
                )
                OR
                (
                    EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = NEW.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = NEW.id
                    )
                    OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = NEW.id)
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = NEW.id)
                )
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_assets_storages
    SELECT other.* FROM fin_assets_storages AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.priority = NEW.priority OR (other.asset_id = NEW.asset_id AND other.storage_id = NEW.storage_id))
        AND
        (
            (
                EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = other.id)
                OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = other.id
                )
            )
            OR
            (
                EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = other.id
                )
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = other.id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = other.id)
            )
        );

    SELECT RAISE(ABORT, 'fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_assets_storages_use_delete
BEFORE DELETE ON fin_assets_storages
BEGIN
    -- Nothing is left that names an account that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead')
    WHERE
        (
            EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id)
            OR EXISTS (
                SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = OLD.id
            )
        );

    SELECT RAISE(ABORT, 'fin_assets_storages: is in use; delete its goals, plans, loan and rules first')
    WHERE
        (
            EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = OLD.id)
            OR EXISTS (
                SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = OLD.id
            )
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.id)
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = OLD.id)
        );
END;

CREATE TRIGGER fin_assets_use_insert
BEFORE INSERT ON fin_assets
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_assets
    SELECT other.* FROM fin_assets AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR (other.code = NEW.code AND other.type_id = NEW.type_id))
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_assets_use_update
BEFORE UPDATE OF id, code, type_id ON fin_assets
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_assets.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_assets
    SELECT other.* FROM fin_assets AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR (other.code = NEW.code AND other.type_id = NEW.type_id))
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_assets_use_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base IS NOT 1
BEGIN
    -- Nothing is left that names an asset that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_assets: is in use; delete what refers to it first, or set is_active to 0')
    WHERE
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = OLD.id)
        );
END;

CREATE TRIGGER fin_storages_role_insert
AFTER INSERT ON fin_storages
WHEN NEW.role IS NULL
BEGIN
    -- A storage that is called like a role which nothing else has is meant for it.
    UPDATE fin_storages SET role = replace(lower(trim(NEW.name)), ' ', '_')
    WHERE id = NEW.id
        AND role IS NULL
        AND replace(lower(trim(NEW.name)), ' ', '_') = 'portfolio'
        AND NOT EXISTS (
            SELECT 1 FROM fin_storages AS taken
            WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
        );
END;

CREATE TRIGGER fin_storages_role_update
AFTER UPDATE OF name ON fin_storages
WHEN NEW.role IS NULL
BEGIN
    -- A storage that is called like a role which nothing else has is meant for it.
    UPDATE fin_storages SET role = replace(lower(trim(NEW.name)), ' ', '_')
    WHERE id = NEW.id
        AND role IS NULL
        AND replace(lower(trim(NEW.name)), ' ', '_') = 'portfolio'
        AND NOT EXISTS (
            SELECT 1 FROM fin_storages AS taken
            WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
        );
END;

CREATE TRIGGER fin_storages_use_insert
BEFORE INSERT ON fin_storages
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_storages
    SELECT other.* FROM fin_storages AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = other.id)
            OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = other.id)
            OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_storages_use_update
BEFORE UPDATE OF id, name, role ON fin_storages
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_storages.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = OLD.id)
                OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = OLD.id)
                OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = NEW.id)
                OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = NEW.id)
                OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_storages
    SELECT other.* FROM fin_storages AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
        AND
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = other.id)
            OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = other.id)
            OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_storages_use_delete
BEFORE DELETE ON fin_storages
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, 'fin_storages: is in use; delete what refers to it first, or set is_active to 0')
    WHERE
        (
            EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = OLD.id)
            OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = OLD.id)
            OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = OLD.id)
        );
END;

CREATE TRIGGER fin_transaction_categories_flags_insert
AFTER INSERT ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    -- What comes below a parent that has a flag, with none of its own, takes it over.
    UPDATE fin_transaction_categories
    SET
        is_passive = coalesce(fin_transaction_categories.is_passive, parent.is_passive),
        is_initial_import
        = coalesce(fin_transaction_categories.is_initial_import, parent.is_initial_import)
    FROM fin_transaction_categories AS parent
    WHERE parent.id = NEW.parent_id
        AND NEW.parent_id IS NOT NULL
        AND NEW.is_passive + NEW.is_initial_import IS NULL
        AND fin_transaction_categories.id IN (
            WITH RECURSIVE branch (id) AS (
                SELECT NEW.id
                UNION
                SELECT category.id FROM branch
                INNER JOIN fin_transaction_categories AS category ON category.parent_id = branch.id
            )

            SELECT branch.id FROM branch
        );

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: differs from its parent; set the same value')
    FROM fin_transaction_categories AS category
    INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
    WHERE category.id = NEW.id AND parent.is_passive IS NOT NULL AND category.is_passive IS NOT parent.is_passive;

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: differs below; set it on those below first')
    FROM fin_transaction_categories AS parent
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = parent.id
    WHERE parent.is_passive IS NOT NULL AND category.is_passive IS NOT parent.is_passive;
    SELECT RAISE(ABORT, 'fin_transaction_categories.is_initial_import: differs from its parent; set the same value')
    FROM fin_transaction_categories AS category
    INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
    WHERE category.id = NEW.id AND parent.is_initial_import IS NOT NULL AND category.is_initial_import IS NOT parent.is_initial_import;

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_initial_import: differs below; set it on those below first')
    FROM fin_transaction_categories AS parent
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = parent.id
    WHERE parent.is_initial_import IS NOT NULL AND category.is_initial_import IS NOT parent.is_initial_import;
END;

CREATE TRIGGER fin_transaction_categories_flags_update
AFTER UPDATE OF id, is_passive, is_initial_import, parent_id ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    -- What comes below a parent that has a flag, with none of its own, takes it over.
    UPDATE fin_transaction_categories
    SET
        is_passive = coalesce(fin_transaction_categories.is_passive, parent.is_passive),
        is_initial_import
        = coalesce(fin_transaction_categories.is_initial_import, parent.is_initial_import)
    FROM fin_transaction_categories AS parent
    WHERE parent.id = NEW.parent_id
        AND NEW.parent_id IS NOT OLD.parent_id
        AND NEW.is_passive + NEW.is_initial_import IS NULL
        AND fin_transaction_categories.id IN (
            WITH RECURSIVE branch (id) AS (
                SELECT NEW.id
                UNION
                SELECT category.id FROM branch
                INNER JOIN fin_transaction_categories AS category ON category.parent_id = branch.id
            )

            SELECT branch.id FROM branch
        );

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: differs from its parent; set the same value')
    FROM fin_transaction_categories AS category
    INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
    WHERE category.id = NEW.id AND parent.is_passive IS NOT NULL AND category.is_passive IS NOT parent.is_passive;

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: differs below; set it on those below first')
    FROM fin_transaction_categories AS parent
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = parent.id
    WHERE parent.is_passive IS NOT NULL AND category.is_passive IS NOT parent.is_passive;
    SELECT RAISE(ABORT, 'fin_transaction_categories.is_initial_import: differs from its parent; set the same value')
    FROM fin_transaction_categories AS category
    INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
    WHERE category.id = NEW.id AND parent.is_initial_import IS NOT NULL AND category.is_initial_import IS NOT parent.is_initial_import;

    SELECT RAISE(ABORT, 'fin_transaction_categories.is_initial_import: differs below; set it on those below first')
    FROM fin_transaction_categories AS parent
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = parent.id
    WHERE parent.is_initial_import IS NOT NULL AND category.is_initial_import IS NOT parent.is_initial_import;
END;

CREATE TRIGGER fin_transaction_categories_reason_insert
AFTER INSERT ON fin_transaction_categories
WHEN NEW.is_passive = 1
BEGIN
    -- A passive transaction names its reason, also when its category becomes passive later.
    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: its transactions lack a reason; add those first')
    FROM fin_transactions
    WHERE category_id = NEW.id
        AND reason_fin_asset_storage_id IS NULL
        AND reason_phys_asset_ownership_id IS NULL;
END;

CREATE TRIGGER fin_transaction_categories_reason_update
AFTER UPDATE OF id, is_passive ON fin_transaction_categories
WHEN NEW.is_passive = 1
BEGIN
    -- A passive transaction names its reason, also when its category becomes passive later.
    SELECT RAISE(ABORT, 'fin_transaction_categories.is_passive: its transactions lack a reason; add those first')
    FROM fin_transactions
    WHERE category_id = NEW.id
        AND reason_fin_asset_storage_id IS NULL
        AND reason_phys_asset_ownership_id IS NULL;
END;

CREATE TRIGGER fin_transaction_categories_role_insert
AFTER INSERT ON fin_transaction_categories
WHEN NEW.role IS NULL
BEGIN
    -- A category that is called like a role which nothing else has is meant for it.
    UPDATE fin_transaction_categories SET role = replace(lower(trim(NEW.name)), ' ', '_')
    WHERE id = NEW.id
        AND role IS NULL
        AND replace(lower(trim(NEW.name)), ' ', '_') IN (
            'income', 'expenses', 'initial_import', 'uncategorised', 'transfers', 'exchange', 'fees',
            'taxes', 'withholding_taxes', 'dividends', 'interest', 'deliveries', 'splits'
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories AS taken
            WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
        );
END;

CREATE TRIGGER fin_transaction_categories_role_update
AFTER UPDATE OF name ON fin_transaction_categories
WHEN NEW.role IS NULL
BEGIN
    -- A category that is called like a role which nothing else has is meant for it.
    UPDATE fin_transaction_categories SET role = replace(lower(trim(NEW.name)), ' ', '_')
    WHERE id = NEW.id
        AND role IS NULL
        AND replace(lower(trim(NEW.name)), ' ', '_') IN (
            'income', 'expenses', 'initial_import', 'uncategorised', 'transfers', 'exchange', 'fees',
            'taxes', 'withholding_taxes', 'dividends', 'interest', 'deliveries', 'splits'
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories AS taken
            WHERE taken.role = replace(lower(trim(NEW.name)), ' ', '_')
        );
END;

CREATE TRIGGER fin_transaction_categories_tree_insert
AFTER INSERT ON fin_transaction_categories
WHEN TRUE
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: not exactly one root; name the parent category')
    WHERE (SELECT count(*) FROM fin_transaction_categories WHERE parent_id IS NULL) <> 1;

    SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: a category below itself; choose another parent')
    WHERE NEW.id IN (
        WITH RECURSIVE ancestors (id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT category.parent_id FROM ancestors
            INNER JOIN fin_transaction_categories AS category ON category.id = ancestors.id
        )

        SELECT id FROM ancestors
    );
END;

CREATE TRIGGER fin_transaction_categories_tree_update
AFTER UPDATE OF id, name, parent_id ON fin_transaction_categories
WHEN TRUE
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: not exactly one root; name the parent category')
    WHERE (SELECT count(*) FROM fin_transaction_categories WHERE parent_id IS NULL) <> 1;

    SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: a category below itself; choose another parent')
    WHERE NEW.id IN (
        WITH RECURSIVE ancestors (id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT category.parent_id FROM ancestors
            INNER JOIN fin_transaction_categories AS category ON category.id = ancestors.id
        )

        SELECT id FROM ancestors
    );
END;

CREATE TRIGGER fin_transaction_categories_tree_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Categories form one tree: none is left without its parent.
    SELECT RAISE(ABORT, 'fin_transaction_categories: has categories below it; move or delete those first')
    FROM fin_transaction_categories
    WHERE parent_id = OLD.id;
END;

CREATE TRIGGER fin_transaction_categories_use_insert
BEFORE INSERT ON fin_transaction_categories
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_transaction_categories
    SELECT other.* FROM fin_transaction_categories AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
        AND
        (
            (
                EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans
                    WHERE fin_transaction_plans.transaction_category_id = other.id
                )
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = other.id)
            )
            OR EXISTS (SELECT 1 FROM fin_transaction_categories AS below WHERE below.parent_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_transaction_categories_use_update
BEFORE UPDATE OF id, name, role ON fin_transaction_categories
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_transaction_categories.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                (
                    EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = OLD.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transaction_plans
                        WHERE fin_transaction_plans.transaction_category_id = OLD.id
                    )
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = OLD.id)
                )
                OR EXISTS (SELECT 1 FROM fin_transaction_categories AS below WHERE below.parent_id = OLD.id)
            )
            OR
            (
                (
                    EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = NEW.id)
                    OR EXISTS (
                        SELECT 1 FROM fin_transaction_plans
                        WHERE fin_transaction_plans.transaction_category_id = NEW.id
                    )
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = NEW.id)
                )
                OR EXISTS (SELECT 1 FROM fin_transaction_categories AS below WHERE below.parent_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO fin_transaction_categories
    SELECT other.* FROM fin_transaction_categories AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
        AND
        (
            (
                EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = other.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans
                    WHERE fin_transaction_plans.transaction_category_id = other.id
                )
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = other.id)
            )
            OR EXISTS (SELECT 1 FROM fin_transaction_categories AS below WHERE below.parent_id = other.id)
        );

    SELECT RAISE(ABORT, 'fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER fin_transaction_categories_use_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Nothing is left without its category, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_transaction_categories: is in use; give its transactions, plans, rules another one')
    WHERE
        (
            EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = OLD.id)
            OR EXISTS (
                SELECT 1 FROM fin_transaction_plans
                WHERE fin_transaction_plans.transaction_category_id = OLD.id
            )
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = OLD.id)
        );
END;

CREATE TRIGGER fin_transaction_plans_iterations_insert
AFTER INSERT ON fin_transaction_plans
WHEN TRUE
BEGIN
    -- A plan is worked out once, when it is written: into its iterations, which only increase.
    -- The window of a plan reaches as far back as forth: the deviation is later, and reversible. Not
    -- every SQLite understands +YYYY-MM-DD.
    SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days')
    WHERE coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
        <= NEW.start_datetime
        OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

    SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days')
    WHERE datetime(
        NEW.start_datetime,
        NEW.deviation_datetime_modifier,
        '-' || ltrim(NEW.deviation_datetime_modifier, '+')
    ) IS NOT NEW.start_datetime;

    -- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike: not
    -- floor, ceiling, auto, nor +YYYY-MM-DD.
    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three')
    WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC')
    WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
        OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month')
    FROM fin_transaction_plan_modifiers AS modifiers
    WHERE modifiers.plan_id = NEW.id
        AND NEW.recurrence_datetime_modifiers IS NOT NULL
        AND (
            NEW.recurrence_datetime_modifiers LIKE '%floor%'
            OR NEW.recurrence_datetime_modifiers LIKE '%ceiling%'
            OR NEW.recurrence_datetime_modifiers LIKE '%auto%'
            OR NEW.recurrence_datetime_modifiers GLOB '*[0-9]-[0-9]*'
            OR length(
                datetime(
                    NEW.start_datetime, modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                )
            ) IS NOT 19
        );

    DELETE FROM fin_transaction_plan_iterations WHERE plan_id = NEW.id;

    -- The walk goes one iteration, and at least a year, beyond the end: the last window may end at the
    -- next iteration, and the pace of a plan is that of its first year (and three days, because months
    -- differ in length).
    INSERT INTO fin_transaction_plan_iterations (
        plan_id, datetime, window_start_datetime, window_end_datetime, amount_factor, annual_count
    )
    SELECT
        NEW.id, iteration.datetime, iteration.window_start, iteration.window_end,
        iteration.amount_factor, iteration.annual_count
    FROM (
        WITH RECURSIVE
        walk (number, previous, datetime, amount_factor) AS (
            SELECT 0, '', NEW.start_datetime, 1.0
            UNION ALL
            SELECT
                walk.number + 1,
                walk.datetime,
                datetime(
                    walk.datetime, modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                ),
                walk.amount_factor * coalesce(NEW.recurrence_amount_multiplier, 1.0)
            FROM walk
            INNER JOIN fin_transaction_plan_modifiers AS modifiers
                ON modifiers.plan_id = NEW.id AND modifiers.modifier_1 IS NOT NULL
            WHERE walk.number < 22000
                AND walk.datetime > walk.previous
                AND (
                    walk.datetime <= coalesce(
                        NEW.end_datetime, datetime(NEW.start_datetime, '+60 years'), '~'
                    )
                    OR walk.datetime <= datetime(NEW.start_datetime, '+1 year', '+3 days')
                )
        ),

        windowed AS (
            SELECT
                walk.number, walk.datetime, walk.amount_factor,
                datetime(walk.datetime, '-' || ltrim(NEW.deviation_datetime_modifier, '+')) AS early,
                datetime(walk.datetime, NEW.deviation_datetime_modifier) AS late
            FROM walk
            WHERE walk.datetime > walk.previous
        ),

        -- Where two windows meet: nowhere, at the later iteration, or in the middle.
        bordered AS (
            SELECT
                windowed.*,
                lead(datetime) OVER by_number AS next_datetime,
                CASE
                    WHEN late < lead(early) OVER by_number THEN NULL
                    WHEN late >= lead(datetime) OVER by_number THEN lead(datetime) OVER by_number
                    ELSE datetime(
                        (strftime('%s', late) + strftime('%s', lead(early) OVER by_number)) / 2,
                        'unixepoch'
                    )
                END AS border
            FROM windowed
            WINDOW by_number AS (ORDER BY number)
        )

        SELECT
            bordered.datetime, bordered.amount_factor,
            coalesce(
                lag(bordered.border) OVER (ORDER BY bordered.number),
                iif(bordered.border = bordered.next_datetime, bordered.datetime, bordered.early)
            ) AS window_start,
            coalesce(bordered.border, datetime(bordered.late, '+1 second')) AS window_end,
            (
                -- Less often than once a year: 12 by the months to the second iteration.
                SELECT
                    coalesce(
                        nullif(1.0 * count(*) FILTER (
                            WHERE walk.number > 0
                                AND walk.datetime <= datetime(
                                    NEW.start_datetime, '+1 year', CASE
                                        WHEN NEW.recurrence_datetime_modifiers LIKE '%month%'
                                            THEN '+3 days'
                                        ELSE '+0 days'
                                    END
                                )
                        ), 0.0),
                        12.0 / max(
                            12 * (strftime('%Y', walk.datetime) - strftime('%Y', NEW.start_datetime))
                            + strftime('%m', walk.datetime) - strftime('%m', NEW.start_datetime)
                        ) FILTER (WHERE walk.number = 1),
                        0.0
                    )
                FROM walk
            ) AS annual_count
        FROM bordered
    ) AS iteration
    WHERE iteration.datetime <= coalesce(
        NEW.end_datetime, datetime(NEW.start_datetime, '+60 years'), '~'
    );

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month')
    FROM fin_transaction_plan_modifiers AS modifiers
    WHERE modifiers.plan_id = NEW.id
        AND (
            SELECT
                datetime(
                    max(made.datetime), modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                ) <= max(made.datetime)
            FROM fin_transaction_plan_iterations AS made
            WHERE made.plan_id = NEW.id
        );
END;

CREATE TRIGGER fin_transaction_plans_iterations_update
AFTER UPDATE OF id, start_datetime, end_datetime, recurrence_datetime_modifiers, recurrence_amount_multiplier, deviation_datetime_modifier ON fin_transaction_plans
WHEN TRUE
BEGIN
    -- A plan is worked out once, when it is written: into its iterations, which only increase.
    -- The window of a plan reaches as far back as forth: the deviation is later, and reversible. Not
    -- every SQLite understands +YYYY-MM-DD.
    SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days')
    WHERE coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
        <= NEW.start_datetime
        OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

    SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days')
    WHERE datetime(
        NEW.start_datetime,
        NEW.deviation_datetime_modifier,
        '-' || ltrim(NEW.deviation_datetime_modifier, '+')
    ) IS NOT NEW.start_datetime;

    -- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike: not
    -- floor, ceiling, auto, nor +YYYY-MM-DD.
    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three')
    WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC')
    WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
        OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month')
    FROM fin_transaction_plan_modifiers AS modifiers
    WHERE modifiers.plan_id = NEW.id
        AND NEW.recurrence_datetime_modifiers IS NOT NULL
        AND (
            NEW.recurrence_datetime_modifiers LIKE '%floor%'
            OR NEW.recurrence_datetime_modifiers LIKE '%ceiling%'
            OR NEW.recurrence_datetime_modifiers LIKE '%auto%'
            OR NEW.recurrence_datetime_modifiers GLOB '*[0-9]-[0-9]*'
            OR length(
                datetime(
                    NEW.start_datetime, modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                )
            ) IS NOT 19
        );

    DELETE FROM fin_transaction_plan_iterations WHERE plan_id = NEW.id;

    -- The walk goes one iteration, and at least a year, beyond the end: the last window may end at the
    -- next iteration, and the pace of a plan is that of its first year (and three days, because months
    -- differ in length).
    INSERT INTO fin_transaction_plan_iterations (
        plan_id, datetime, window_start_datetime, window_end_datetime, amount_factor, annual_count
    )
    SELECT
        NEW.id, iteration.datetime, iteration.window_start, iteration.window_end,
        iteration.amount_factor, iteration.annual_count
    FROM (
        WITH RECURSIVE
        walk (number, previous, datetime, amount_factor) AS (
            SELECT 0, '', NEW.start_datetime, 1.0
            UNION ALL
            SELECT
                walk.number + 1,
                walk.datetime,
                datetime(
                    walk.datetime, modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                ),
                walk.amount_factor * coalesce(NEW.recurrence_amount_multiplier, 1.0)
            FROM walk
            INNER JOIN fin_transaction_plan_modifiers AS modifiers
                ON modifiers.plan_id = NEW.id AND modifiers.modifier_1 IS NOT NULL
            WHERE walk.number < 22000
                AND walk.datetime > walk.previous
                AND (
                    walk.datetime <= coalesce(
                        NEW.end_datetime, datetime(NEW.start_datetime, '+60 years'), '~'
                    )
                    OR walk.datetime <= datetime(NEW.start_datetime, '+1 year', '+3 days')
                )
        ),

        windowed AS (
            SELECT
                walk.number, walk.datetime, walk.amount_factor,
                datetime(walk.datetime, '-' || ltrim(NEW.deviation_datetime_modifier, '+')) AS early,
                datetime(walk.datetime, NEW.deviation_datetime_modifier) AS late
            FROM walk
            WHERE walk.datetime > walk.previous
        ),

        -- Where two windows meet: nowhere, at the later iteration, or in the middle.
        bordered AS (
            SELECT
                windowed.*,
                lead(datetime) OVER by_number AS next_datetime,
                CASE
                    WHEN late < lead(early) OVER by_number THEN NULL
                    WHEN late >= lead(datetime) OVER by_number THEN lead(datetime) OVER by_number
                    ELSE datetime(
                        (strftime('%s', late) + strftime('%s', lead(early) OVER by_number)) / 2,
                        'unixepoch'
                    )
                END AS border
            FROM windowed
            WINDOW by_number AS (ORDER BY number)
        )

        SELECT
            bordered.datetime, bordered.amount_factor,
            coalesce(
                lag(bordered.border) OVER (ORDER BY bordered.number),
                iif(bordered.border = bordered.next_datetime, bordered.datetime, bordered.early)
            ) AS window_start,
            coalesce(bordered.border, datetime(bordered.late, '+1 second')) AS window_end,
            (
                -- Less often than once a year: 12 by the months to the second iteration.
                SELECT
                    coalesce(
                        nullif(1.0 * count(*) FILTER (
                            WHERE walk.number > 0
                                AND walk.datetime <= datetime(
                                    NEW.start_datetime, '+1 year', CASE
                                        WHEN NEW.recurrence_datetime_modifiers LIKE '%month%'
                                            THEN '+3 days'
                                        ELSE '+0 days'
                                    END
                                )
                        ), 0.0),
                        12.0 / max(
                            12 * (strftime('%Y', walk.datetime) - strftime('%Y', NEW.start_datetime))
                            + strftime('%m', walk.datetime) - strftime('%m', NEW.start_datetime)
                        ) FILTER (WHERE walk.number = 1),
                        0.0
                    )
                FROM walk
            ) AS annual_count
        FROM bordered
    ) AS iteration
    WHERE iteration.datetime <= coalesce(
        NEW.end_datetime, datetime(NEW.start_datetime, '+60 years'), '~'
    );

    SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month')
    FROM fin_transaction_plan_modifiers AS modifiers
    WHERE modifiers.plan_id = NEW.id
        AND (
            SELECT
                datetime(
                    max(made.datetime), modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
                ) <= max(made.datetime)
            FROM fin_transaction_plan_iterations AS made
            WHERE made.plan_id = NEW.id
        );
END;

CREATE TRIGGER fin_transaction_plans_iterations_delete
BEFORE DELETE ON fin_transaction_plans
BEGIN
    -- A plan takes its iterations along, with foreign keys off, too.
    DELETE FROM fin_transaction_plan_iterations WHERE plan_id = OLD.id;
END;

CREATE TRIGGER fin_transactions_id_update
BEFORE UPDATE OF id ON fin_transactions
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'fin_transactions.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = OLD.id)
                OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = OLD.id)
                OR EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.result_transaction_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_transaction_costs WHERE fin_transaction_costs.transaction_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = NEW.id)
                OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = NEW.id)
                OR EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.result_transaction_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_transaction_costs WHERE fin_transaction_costs.transaction_id = NEW.id)
            )
        );
END;

CREATE TRIGGER fin_transactions_imports_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- As for the other tables that imports write to: see parts/forget_in_import_rows.sql.
    UPDATE import_rows SET fin_transaction_id = NULL
    WHERE fin_transaction_id = OLD.id;

    UPDATE import_rows SET other_fin_transaction_id = NULL
    WHERE other_fin_transaction_id = OLD.id;
END;

CREATE TRIGGER fin_transactions_reason_insert
BEFORE INSERT ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    SELECT RAISE(ABORT, 'fin_transactions: the category is passive; name the asset or ownership that is the reason')
    FROM fin_transaction_categories
    WHERE id = NEW.category_id AND is_passive = 1;
END;

CREATE TRIGGER fin_transactions_reason_update
BEFORE UPDATE OF category_id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    SELECT RAISE(ABORT, 'fin_transactions: the category is passive; name the asset or ownership that is the reason')
    FROM fin_transaction_categories
    WHERE id = NEW.category_id AND is_passive = 1;
END;

CREATE TRIGGER fin_transactions_swap_insert
BEFORE INSERT ON fin_transactions
WHEN NEW.id > 0
BEGIN
    -- A side of a swap keeps its direction, also when OR REPLACE writes its row anew. Without an id
    -- of its own (it is -1 then) a row replaces none.
    SELECT RAISE(ABORT, 'fin_transactions.amount: what went out in a swap is < 0; delete the swap first')
    FROM swaps
    WHERE swaps.credit_fin_transaction_id = NEW.id AND NEW.amount > 0;

    SELECT RAISE(ABORT, 'fin_transactions.amount: what came in by a swap is > 0; delete the swap first')
    FROM swaps
    WHERE swaps.debit_fin_transaction_id = NEW.id AND NEW.amount < 0;
END;

CREATE TRIGGER fin_transactions_swap_update
BEFORE UPDATE OF id, amount ON fin_transactions
WHEN (NEW.amount > 0) <> (OLD.amount > 0) OR NEW.id <> OLD.id
BEGIN
    -- A side of a swap keeps its direction.
    SELECT RAISE(ABORT, 'fin_transactions.amount: what went out in a swap is < 0; delete the swap first')
    FROM swaps
    WHERE swaps.credit_fin_transaction_id = NEW.id AND NEW.amount > 0;

    SELECT RAISE(ABORT, 'fin_transactions.amount: what came in by a swap is > 0; delete the swap first')
    FROM swaps
    WHERE swaps.debit_fin_transaction_id = NEW.id AND NEW.amount < 0;
END;

CREATE TRIGGER fin_transactions_use_delete
BEFORE DELETE ON fin_transactions
BEGIN
    -- No swap, goal or cost is left without its transaction, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_transactions: is one side of a swap; delete its row in swaps first')
    FROM swaps
    WHERE credit_fin_transaction_id = OLD.id OR debit_fin_transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: is the result of a goal; clear its result_transaction_id first')
    FROM balance_goals
    WHERE result_transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: has a cost; delete its row in fin_transaction_costs first')
    FROM fin_transaction_costs
    WHERE transaction_id = OLD.id;
END;

CREATE TRIGGER import_accounts_storage_insert
AFTER INSERT ON import_accounts
WHEN NEW.storage_id IS NULL AND EXISTS (SELECT 1 FROM imports WHERE finished_datetime IS NULL)
BEGIN
    -- An account that is new goes where the import says, else to the storage of its own name, which
    -- is made if it is missing. The account without a name is that of prices and has no storage.
    SELECT RAISE(ABORT, 'import_accounts: the account is not known yet; add it, or say where it goes')
    FROM imports
    WHERE finished_datetime IS NULL AND is_new_account_ok = 0 AND NEW.account <> '';

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT id, 'import_accounts', NEW.id FROM imports
    WHERE finished_datetime IS NULL;

    INSERT INTO fin_storages (name)
    SELECT NEW.account FROM imports
    WHERE finished_datetime IS NULL
        AND storage_id IS NULL
        AND NEW.account <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.account);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT id, 'fin_storages', last_insert_rowid() FROM imports
    WHERE finished_datetime IS NULL AND changes() = 1;

    UPDATE import_accounts
    SET storage_id = coalesce(
        (SELECT storage_id FROM imports WHERE finished_datetime IS NULL),
        (SELECT id FROM fin_storages WHERE name = NEW.account)
    )
    WHERE id = NEW.id AND NEW.account <> '';
END;

CREATE TRIGGER import_accounts_use_insert
BEFORE INSERT ON import_accounts
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO import_accounts
    SELECT other.* FROM import_accounts AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR (other.source = NEW.source AND other.account = NEW.account))
        AND
        (
            EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = other.id)
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = other.id)
        );

    SELECT RAISE(ABORT, 'import_accounts: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER import_accounts_use_update
BEFORE UPDATE OF id, source, account ON import_accounts
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'import_accounts.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = OLD.id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = NEW.id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO import_accounts
    SELECT other.* FROM import_accounts AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR (other.source = NEW.source AND other.account = NEW.account))
        AND
        (
            EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = other.id)
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = other.id)
        );

    SELECT RAISE(ABORT, 'import_accounts: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER import_accounts_use_delete
BEFORE DELETE ON import_accounts
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, 'import_accounts: is in use; undo its imports and delete its import rules first')
    WHERE
        (
            EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = OLD.id)
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = OLD.id)
        );
END;

CREATE TRIGGER import_rows_balance_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'balance' OR NEW.kind = 'position'
BEGIN
    -- What is held at a moment is a balance.
    -- What is written over is kept, for an undo.
    UPDATE import_rows
    SET replaced_balance = (
        SELECT earlier.amount FROM import_bookings AS booking
        CROSS JOIN balances AS earlier ON earlier.asset_storage_id = booking.units_asset_storage_id
            AND earlier.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT NEW.occurred_at, booking.units, booking.units_asset_storage_id FROM import_bookings AS booking
    WHERE booking.id = NEW.id
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE import_rows
    SET balance_id = (
        SELECT written.id FROM import_bookings AS booking
        CROSS JOIN balances AS written ON written.asset_storage_id = booking.units_asset_storage_id
            AND written.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_category_insert
BEFORE INSERT ON import_rows
WHEN NEW.role IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = NEW.role)
BEGIN
    -- The category of a role is made below the root when it is missing. Units that come without
    -- money were there before; those of a split are no income, so they are passive.
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;
    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
    SELECT
        replace(NEW.role, '_', ' '),
        coalesce(root.is_passive, NEW.role IN ('dividends', 'interest', 'withholding_taxes', 'splits')),
        coalesce(root.is_initial_import, NEW.role = 'deliveries'),
        root.id,
        NEW.role
    FROM fin_transaction_categories AS root
    WHERE TRUE
        AND root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories AS taken WHERE taken.role = NEW.role);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_currency_insert
BEFORE INSERT ON import_rows
WHEN
    NEW.kind <> 'split'
    AND NEW.kind <> 'delivery'
    AND NEW.kind <> 'position'
    AND NEW.kind <> 'price'
    AND (
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = NEW.currency
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = NEW.import_account_id
        )
        IS NULL
        OR (
            NEW.kind = 'fx'
            AND
            (
                SELECT holding.id FROM import_accounts AS account
                CROSS JOIN fin_assets AS asset ON asset.code = NEW.security_code
                    AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                    AND holding.storage_id = account.storage_id
                WHERE account.id = NEW.import_account_id
            )
            IS NULL
        )
    )
BEGIN
    -- Money is an asset of the base asset's type, even where a share has the same code. A currency
    -- that is missing is made, and held in the account's storage.
    SELECT RAISE(ABORT, 'import_rows.currency: there is no base asset, whose type it would be of; add one')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1);

    INSERT INTO fin_assets (code, type_id)
    SELECT NEW.currency, base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = NEW.currency AND asset.type_id = base.type_id
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, account.storage_id FROM import_accounts AS account
    INNER JOIN fin_assets AS base ON base.is_base = 1
    INNER JOIN fin_assets AS asset ON asset.code = NEW.currency AND asset.type_id = base.type_id
    WHERE account.id = NEW.import_account_id
        AND
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = NEW.currency
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = NEW.import_account_id
        )
        IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
    INSERT INTO fin_assets (code, type_id)
    SELECT iif(NEW.kind = 'fx', NEW.security_code, NEW.currency), base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = iif(NEW.kind = 'fx', NEW.security_code, NEW.currency) AND asset.type_id = base.type_id
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, account.storage_id FROM import_accounts AS account
    INNER JOIN fin_assets AS base ON base.is_base = 1
    INNER JOIN fin_assets AS asset ON asset.code = iif(NEW.kind = 'fx', NEW.security_code, NEW.currency) AND asset.type_id = base.type_id
    WHERE account.id = NEW.import_account_id
        AND
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = iif(NEW.kind = 'fx', NEW.security_code, NEW.currency)
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = NEW.import_account_id
        )
        IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_money_insert
AFTER INSERT ON import_rows
WHEN NEW.amount <> 0
    AND
    (
        NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee'
        OR NEW.kind = 'tax' OR NEW.kind = 'interest' OR NEW.kind = 'dividend'
    )
BEGIN
    -- Money is one transaction. Most rows are money, so it looks up here what import_bookings says:
    -- what is read from that costs a seek of the row each time.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    )
    VALUES (
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = NEW.currency
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = NEW.import_account_id
        ),
        NEW.amount,
        coalesce(
            (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = NEW.import_rule_id),
            (SELECT category.id FROM fin_transaction_categories AS category WHERE category.role = NEW.role)
        ),
        (
            SELECT booking.reason_fin_asset_storage_id FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        ),
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = NEW.import_rule_id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_price_insert
AFTER INSERT ON import_rows
WHEN NEW.price IS NOT NULL AND (NEW.kind = 'price' OR NEW.kind = 'position')
BEGIN
    -- A price waits for the rate of its currency, which mostly is there already: then it is booked
    -- by the trigger import_rows_rate_update at once. The base asset is always worth 1.
    UPDATE import_rows SET is_waiting = 1
    WHERE id = NEW.id
        AND (
            SELECT asset.is_base FROM import_bookings AS booking
            CROSS JOIN fin_assets AS asset ON asset.id = booking.units_asset_id
            WHERE booking.id = NEW.id
        ) = 0;

    UPDATE import_rows SET is_waiting = 0
    WHERE id = NEW.id
        AND is_waiting = 1
        AND (
            SELECT booking.currency_rate FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        ) IS NOT NULL;
END;

CREATE TRIGGER import_rows_rate_update
AFTER UPDATE OF is_waiting ON import_rows
WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0
BEGIN
    -- A price that waits no longer is a rate.
    -- What is written over is kept, for an undo.
    UPDATE import_rows
    SET replaced_rate = (
        SELECT earlier.rate FROM import_bookings AS booking
        CROSS JOIN fin_asset_rates AS earlier ON earlier.asset_id = booking.units_asset_id
            AND earlier.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;

    INSERT INTO fin_asset_rates (datetime, rate, asset_id)
    SELECT NEW.occurred_at, NEW.price * booking.currency_rate, booking.units_asset_id FROM import_bookings AS booking
    WHERE booking.id = NEW.id
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;

    UPDATE import_rows
    SET fin_asset_rate_id = (
        SELECT written.id FROM import_bookings AS booking
        CROSS JOIN fin_asset_rates AS written ON written.asset_id = booking.units_asset_id
            AND written.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_security_insert
BEFORE INSERT ON import_rows
WHEN
    coalesce(NEW.security_id, NEW.security_code, NEW.security_name) IS NOT NULL
    AND NEW.kind <> 'cash'
    AND NEW.kind <> 'transfer'
    AND NEW.kind <> 'fee'
    AND NEW.kind <> 'fx'
    AND NEW.kind <> 'balance'
    AND CASE NEW.kind
        WHEN 'price' THEN
            (
                SELECT security.asset_id FROM import_assets AS security
                WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
        ELSE
            (
                SELECT holding.id FROM import_accounts AS account
                CROSS JOIN fin_assets_storages AS holding ON holding.storage_id = account.storage_id
                    AND holding.asset_id =
                    (
                        SELECT security.asset_id FROM import_assets AS security
                        WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                WHERE account.id = NEW.import_account_id
            )
    END IS NULL
BEGIN
    -- A security is the asset that import_assets names. One that is not there is looked for by its
    -- ticker, id or name as the code of an asset, but not of one that files know by another ISIN,
    -- nor of a currency, unless it is a price. What is not found is made.
    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), asset.id
    FROM fin_assets AS asset
    WHERE
        (
            asset.id = (
                SELECT ticker.asset_id FROM import_assets AS ticker
                WHERE ticker.security = NEW.security_code
            )
            OR (
                asset.code IN (NEW.security_code, upper(NEW.security_id), upper(NEW.security_name))
                AND (
                    NEW.kind = 'price'
                    OR asset.type_id IS NOT (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                    )
                )
            )
        )
        AND NOT EXISTS (
            SELECT 1 FROM import_assets AS other
            WHERE other.asset_id = asset.id
                AND length(other.security) = 12
                AND length(NEW.security_id) = 12
                AND other.security <> NEW.security_id
        )
    ORDER BY asset.id LIMIT 1
    ON CONFLICT DO NOTHING;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    -- Prices may be of the common currencies; everything else is of the import's asset type.
    INSERT INTO fin_asset_types (name)
    SELECT imports.asset_type FROM imports
    WHERE imports.id = NEW.import_id
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types AS type WHERE type.name = imports.asset_type)
        AND
        (
            SELECT security.asset_id FROM import_assets AS security
            WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
        IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_asset_types', last_insert_rowid()
    WHERE changes() = 1;

    -- Another security with the same ticker gets its id as the code.
    INSERT INTO fin_assets (code, name, type_id)
    SELECT
        upper(
            replace(
                CASE
                    WHEN EXISTS (
                        SELECT 1 FROM fin_assets AS other
                        WHERE other.code = upper(replace(NEW.security_code, ' ', '_'))
                            AND other.type_id = type.id
                    )
                        THEN coalesce(NEW.security_id, NEW.security_code)
                    ELSE coalesce(NEW.security_code, NEW.security_id, NEW.security_name)
                END, ' ', '_'
            )
        ),
        NEW.security_name,
        CASE
            WHEN NEW.kind = 'price'
                AND NEW.security_id IS NULL
                AND NEW.security_code IN (
                    'AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF',
                    'IDR', 'ILS', 'INR', 'ISK', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP',
                    'PLN', 'RON', 'SEK', 'SGD', 'THB', 'TRY', 'USD', 'ZAR'
                )
                THEN (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ELSE type.id
        END
    FROM imports
    INNER JOIN fin_asset_types AS type ON type.name = imports.asset_type
    WHERE imports.id = NEW.import_id
        AND
        (
            SELECT security.asset_id FROM import_assets AS security
            WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
        IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), creation.row_id
    FROM import_creations AS creation
    WHERE creation.id = last_insert_rowid() AND changes() = 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    -- From now on it is known by its ticker, too, and held in the account's storage.
    INSERT INTO import_assets (security, asset_id)
    SELECT NEW.security_code, security.asset_id FROM import_assets AS security
    WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.security_code IS NOT NULL
    ON CONFLICT DO NOTHING;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT security.asset_id, account.storage_id FROM import_assets AS security
    INNER JOIN import_accounts AS account ON account.id = NEW.import_account_id
    WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind <> 'price'
        AND
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets_storages AS holding ON holding.storage_id = account.storage_id
                AND holding.asset_id =
                (
                    SELECT security.asset_id FROM import_assets AS security
                    WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                )
            WHERE account.id = NEW.import_account_id
        )
        IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_trade_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'trade' OR NEW.kind = 'fx'
BEGIN
    -- Money for units, or for other money, is two transactions, and a swap when one went out and
    -- the other came in. Fees and taxes are rows of their own.
    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at, booking.description, booking.asset_storage_id, NEW.amount,
        booking.category_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.amount <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at, booking.description, booking.units_asset_storage_id, NEW.quantity,
        booking.category_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.quantity <> 0;

    UPDATE import_rows SET other_fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT
        CASE WHEN NEW.amount < 0 THEN fin_transaction_id ELSE other_fin_transaction_id END,
        CASE WHEN NEW.amount < 0 THEN other_fin_transaction_id ELSE fin_transaction_id END
    FROM import_rows
    WHERE id = NEW.id
        AND ((NEW.amount < 0 AND NEW.quantity > 0) OR (NEW.amount > 0 AND NEW.quantity < 0));

    UPDATE import_rows SET swap_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;
END;

CREATE TRIGGER import_rows_units_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'delivery' OR NEW.kind = 'split'
BEGIN
    -- Units that came or went without money are one transaction; a split is a row in
    -- fin_asset_splits, too.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
    )
    SELECT
        NEW.occurred_at, booking.description, booking.units_asset_storage_id, booking.units,
        booking.category_id, booking.reason_fin_asset_storage_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND booking.units <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
    SELECT
        booking.units_asset_id, NEW.occurred_at,
        CAST(NEW.ratio AS REAL),
        CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL)
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.kind = 'split'
    ON CONFLICT (asset_id, datetime) DO NOTHING;

    UPDATE import_rows SET fin_asset_split_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    -- The same split in another account is the same row: it goes with the last import that has it.
    -- One that was there before all imports stays.
    UPDATE import_rows
    SET fin_asset_split_id = (
        SELECT split.id FROM import_bookings AS booking
        INNER JOIN fin_asset_splits AS split ON split.asset_id = booking.units_asset_id
            AND split.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
            AND EXISTS (
                SELECT 1 FROM import_rows AS other
                WHERE other.fin_asset_split_id = split.id
            )
    )
    WHERE id = NEW.id AND NEW.kind = 'split' AND fin_asset_split_id IS NULL;
END;

CREATE TRIGGER import_rules_imports_delete
AFTER DELETE ON import_rules
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET import_rule_id = NULL
    WHERE import_rule_id = OLD.id;
END;

CREATE TRIGGER imports_creations_delete
AFTER DELETE ON imports
BEGIN
    -- ON DELETE CASCADE does the same, but not for those who work without foreign keys.
    DELETE FROM import_creations
    WHERE import_id = OLD.id;
END;

CREATE TRIGGER imports_finish_update
AFTER UPDATE OF finished_datetime ON imports
WHEN NEW.finished_datetime IS NOT OLD.finished_datetime
BEGIN
    -- Finishing an import counts its rows, books the prices whose currency has a rate by now, and
    -- makes swaps of transfers between own accounts: opposite amounts of the same asset in two
    -- storages within 5 days, when neither side has another candidate. Rows with a category of
    -- their own are left alone. Candidates that are left stay marked as doubtful.
    SELECT RAISE(ABORT, 'imports.finished_datetime: the import is finished; add another row to imports')
    WHERE OLD.finished_datetime IS NOT NULL;

    UPDATE imports
    SET new_row_count = (SELECT count(*) FROM import_rows WHERE import_id = NEW.id)
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE is_waiting = 1
        AND (
            SELECT booking.currency_rate FROM import_bookings AS booking
            WHERE booking.id = import_rows.id
        ) IS NOT NULL;

    -- First everything around the time of the import that has an opposite amount elsewhere: that is
    -- one sort, and leaves few.
    UPDATE import_rows SET is_doubtful = 1
    WHERE
        fin_transaction_id IN (
            SELECT pool.id
            FROM (
                SELECT
                    tx.id,
                    min(tx.amount) OVER alike AS least,
                    max(tx.amount) OVER alike AS most,
                    min(tx.asset_storage_id) OVER alike AS one_place,
                    max(tx.asset_storage_id) OVER alike AS other_place
                FROM (
                    SELECT
                        datetime(min(line.occurred_at), '-10 days') AS start_datetime,
                        datetime(max(line.occurred_at), '+10 days') AS end_datetime
                    FROM import_rows AS line
                    WHERE line.import_id = NEW.id
                ) AS span
                CROSS JOIN fin_transaction_categories AS category
                    ON category.role IN ('uncategorised', 'transfers', 'deliveries')
                CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
                    AND tx.datetime >= span.start_datetime AND tx.datetime <= span.end_datetime
                WINDOW alike AS (PARTITION BY abs(tx.amount))
            ) AS pool
            WHERE pool.least < 0 AND pool.most > 0 AND pool.one_place < pool.other_place
        );

    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT credit.fin_transaction_id, debit.fin_transaction_id
    FROM import_transfer_candidates AS credit
    INNER JOIN import_transfer_candidates AS debit
        ON debit.fin_transaction_id = credit.partner_id AND debit.partner_count = 1
    WHERE credit.amount < 0
        AND EXISTS (
            SELECT 1 FROM import_rows AS line
            WHERE line.import_id = NEW.id
                AND line.fin_transaction_id IN (credit.fin_transaction_id, debit.fin_transaction_id)
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
    SELECT
        replace('transfers', '_', ' '),
        coalesce(root.is_passive, 'transfers' IN ('dividends', 'interest', 'withholding_taxes', 'splits')),
        coalesce(root.is_initial_import, 'transfers' = 'deliveries'),
        root.id,
        'transfers'
    FROM fin_transaction_categories AS root
    WHERE changes() > 0
        AND root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories AS taken WHERE taken.role = 'transfers');

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;

    UPDATE import_rows
    SET swap_id = coalesce(
        (
            SELECT swap.id FROM swaps AS swap
            WHERE swap.credit_fin_transaction_id = import_rows.fin_transaction_id
        ),
        (
            SELECT swap.id FROM swaps AS swap
            WHERE swap.debit_fin_transaction_id = import_rows.fin_transaction_id
        )
    )
    WHERE is_doubtful = 1;

    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'transfers')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'uncategorised')
        AND id IN (
            SELECT side.id FROM import_rows AS line
            INNER JOIN swaps AS swap ON swap.id = line.swap_id
            INNER JOIN fin_transactions AS side
                ON side.id IN (swap.credit_fin_transaction_id, swap.debit_fin_transaction_id)
            WHERE line.import_id = NEW.id
        );

    UPDATE import_rows SET is_doubtful = 0
    WHERE is_doubtful = 1
        AND (
            swap_id IS NOT NULL
            OR fin_transaction_id NOT IN (
                SELECT candidate.fin_transaction_id FROM import_transfer_candidates AS candidate
                WHERE candidate.partner_count > 0
            )
        );
END;

CREATE TRIGGER imports_id_update
BEFORE UPDATE OF id ON imports
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'imports.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = OLD.id)
            OR
            EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = NEW.id)
        );
END;

CREATE TRIGGER imports_open_insert
AFTER INSERT ON imports
WHEN NEW.finished_datetime IS NULL
BEGIN
    -- At most one import is open, the newest: one that was left open is finished.
    UPDATE imports SET finished_datetime = datetime('now')
    WHERE finished_datetime IS NULL AND id <> NEW.id;
END;

CREATE TRIGGER imports_undo_update
AFTER UPDATE OF is_undone ON imports
WHEN NEW.is_undone IS NOT OLD.is_undone
BEGIN
    -- Undoing an import removes what it brought, and its swaps. Accounts, assets and categories
    -- that it made stay; findb undo removes them, too.
    SELECT RAISE(ABORT, 'imports.is_undone: the rows are gone and cannot come back; import the file again')
    WHERE NEW.is_undone = 0;

    UPDATE imports SET finished_datetime = datetime('now')
    WHERE id = NEW.id AND finished_datetime IS NULL;

    -- The other side of a transfer that was found is uncategorised again.
    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'uncategorised')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'transfers')
        AND id IN (
            SELECT other.fin_transaction_id FROM import_rows AS line
            INNER JOIN swaps AS swap ON swap.id = line.swap_id
            INNER JOIN import_rows AS other ON other.fin_transaction_id
                IN (swap.credit_fin_transaction_id, swap.debit_fin_transaction_id)
                AND other.import_id <> NEW.id
                AND other.kind = 'cash'
            WHERE line.import_id = NEW.id
        );

    -- ON DELETE SET NULL does the same, but not for those who work without foreign keys.
    UPDATE import_rows SET swap_id = NULL
    WHERE import_id <> NEW.id
        AND swap_id IN (SELECT line.swap_id FROM import_rows AS line WHERE line.import_id = NEW.id);

    -- Also the swaps that the user made of its transactions.
    DELETE FROM swaps
    WHERE id IN (
        SELECT swap.id FROM import_rows AS line
        INNER JOIN swaps AS swap ON swap.credit_fin_transaction_id
            IN (line.fin_transaction_id, line.other_fin_transaction_id)
        WHERE line.import_id = NEW.id
        UNION ALL
        SELECT swap.id FROM import_rows AS line
        INNER JOIN swaps AS swap ON swap.debit_fin_transaction_id
            IN (line.fin_transaction_id, line.other_fin_transaction_id)
        WHERE line.import_id = NEW.id
    );

    -- What the import wrote over comes back. If a later import wrote over it again, that one learns
    -- what was there before.
    UPDATE import_rows
    SET replaced_balance =
    (
        SELECT line.replaced_balance FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.balance_id = import_rows.balance_id
        ORDER BY line.id LIMIT 1
    )
    WHERE id IN (
        SELECT (
            SELECT min(later.id) FROM import_rows AS later
            WHERE later.balance_id = line.balance_id AND later.import_id > NEW.id
        )
        FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.balance_id IS NOT NULL
    );

    DELETE FROM balances
    WHERE id IN (SELECT line.balance_id FROM import_rows AS line WHERE line.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        )
        AND
        (
            SELECT line.replaced_balance FROM import_rows AS line
            WHERE line.import_id = NEW.id AND line.balance_id = balances.id
            ORDER BY line.id LIMIT 1
        )
        IS NULL;

    UPDATE balances
    SET amount =
    (
        SELECT line.replaced_balance FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.balance_id = balances.id
        ORDER BY line.id LIMIT 1
    )
    WHERE id IN (SELECT line.balance_id FROM import_rows AS line WHERE line.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        );
    UPDATE import_rows
    SET replaced_rate =
    (
        SELECT line.replaced_rate FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.fin_asset_rate_id = import_rows.fin_asset_rate_id
        ORDER BY line.id LIMIT 1
    )
    WHERE id IN (
        SELECT (
            SELECT min(later.id) FROM import_rows AS later
            WHERE later.fin_asset_rate_id = line.fin_asset_rate_id AND later.import_id > NEW.id
        )
        FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.fin_asset_rate_id IS NOT NULL
    );

    DELETE FROM fin_asset_rates
    WHERE id IN (SELECT line.fin_asset_rate_id FROM import_rows AS line WHERE line.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        )
        AND
        (
            SELECT line.replaced_rate FROM import_rows AS line
            WHERE line.import_id = NEW.id AND line.fin_asset_rate_id = fin_asset_rates.id
            ORDER BY line.id LIMIT 1
        )
        IS NULL;

    UPDATE fin_asset_rates
    SET rate =
    (
        SELECT line.replaced_rate FROM import_rows AS line
        WHERE line.import_id = NEW.id AND line.fin_asset_rate_id = fin_asset_rates.id
        ORDER BY line.id LIMIT 1
    )
    WHERE id IN (SELECT line.fin_asset_rate_id FROM import_rows AS line WHERE line.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        );

    DELETE FROM fin_asset_splits
    WHERE id IN (SELECT fin_asset_split_id FROM import_rows WHERE import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS other
            WHERE other.fin_asset_split_id = fin_asset_splits.id AND other.import_id <> NEW.id
        );

    DELETE FROM fin_transactions
    WHERE id IN (
        SELECT fin_transaction_id FROM import_rows WHERE import_id = NEW.id
        UNION ALL
        SELECT other_fin_transaction_id FROM import_rows WHERE import_id = NEW.id
    );

    DELETE FROM import_rows
    WHERE import_id = NEW.id;
END;

CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- A foreign key refuses this too, but says less, and may be off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE
        EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = OLD.id);
END;

CREATE TRIGGER phys_asset_ownerships_id_update
BEFORE UPDATE OF id ON phys_asset_ownerships
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'phys_asset_ownerships.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                (
                    EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = OLD.id)
                    OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = OLD.id)
                )
                OR
                (
                    EXISTS (
                        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_phys_asset_ownership_id = OLD.id
                    )
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_phys_asset_ownership_id = OLD.id)
                )
            )
            OR
            (
                (
                    EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = NEW.id)
                    OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = NEW.id)
                )
                OR
                (
                    EXISTS (
                        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_phys_asset_ownership_id = NEW.id
                    )
                    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_phys_asset_ownership_id = NEW.id)
                )
            )
        );
END;

CREATE TRIGGER phys_asset_ownerships_periods_insert
AFTER INSERT ON phys_asset_ownerships
WHEN TRUE
BEGIN
    -- Periods of one asset never intersect; they run up to, and without, end_datetime.
    SELECT RAISE(ABORT, 'phys_asset_ownerships: the asset is owned then already; let one period end before the next')
    FROM phys_asset_ownerships
    WHERE asset_id = NEW.asset_id
        AND id <> NEW.id
        AND start_datetime < coalesce(NEW.end_datetime, '~')
        AND coalesce(end_datetime, '~') > NEW.start_datetime;
END;

CREATE TRIGGER phys_asset_ownerships_periods_update
AFTER UPDATE OF id, asset_id, start_datetime, end_datetime ON phys_asset_ownerships
WHEN TRUE
BEGIN
    -- Periods of one asset never intersect; they run up to, and without, end_datetime.
    SELECT RAISE(ABORT, 'phys_asset_ownerships: the asset is owned then already; let one period end before the next')
    FROM phys_asset_ownerships
    WHERE asset_id = NEW.asset_id
        AND id <> NEW.id
        AND start_datetime < coalesce(NEW.end_datetime, '~')
        AND coalesce(end_datetime, '~') > NEW.start_datetime;
END;

CREATE TRIGGER phys_asset_ownerships_use_delete
BEFORE DELETE ON phys_asset_ownerships
BEGIN
    -- Nothing is left that names an ownership that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'phys_asset_ownerships: is one side of a swap; delete its row in swaps first')
    WHERE
        (
            EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = OLD.id)
            OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = OLD.id)
        );

    SELECT RAISE(ABORT, 'phys_asset_ownerships: is the reason of transactions or import rules; clear it there first')
    WHERE
        (
            EXISTS (
                SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_phys_asset_ownership_id = OLD.id
            )
            OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_phys_asset_ownership_id = OLD.id)
        );
END;

CREATE TRIGGER phys_assets_use_insert
BEFORE INSERT ON phys_assets
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO phys_assets
    SELECT other.* FROM phys_assets AS other
    WHERE other.id IS NOT NEW.id
        AND (other.id = NEW.id OR other.name = NEW.name)
        AND
        (
            EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = other.id)
        );

    SELECT RAISE(ABORT, 'phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER phys_assets_use_update
BEFORE UPDATE OF id, name ON phys_assets
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    SELECT RAISE(ABORT, 'phys_assets.id: is in use, other rows refer to it; keep it')
    WHERE NEW.id IS NOT OLD.id
        AND (
            (
                EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = OLD.id)
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = OLD.id)
            )
            OR
            (
                EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = NEW.id)
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = NEW.id)
            )
        );
    -- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
    -- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
    INSERT OR IGNORE INTO phys_assets
    SELECT other.* FROM phys_assets AS other
    WHERE other.id IS NOT OLD.id
        AND (other.id = NEW.id OR other.name = NEW.name)
        AND
        (
            EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = other.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = other.id)
        );

    SELECT RAISE(ABORT, 'phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE')
    WHERE changes() > 0;
END;

CREATE TRIGGER phys_assets_use_delete
BEFORE DELETE ON phys_assets
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, 'phys_assets: is in use; delete its ownerships, valuations and loans first')
    WHERE
        (
            EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = OLD.id)
            OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = OLD.id)
        );
END;

CREATE TRIGGER stress_scenario_steps_target_insert
AFTER INSERT ON stress_scenario_steps
WHEN TRUE
BEGIN
    -- UNIQUE takes two NULLs for different, and a step for all has two.
    SELECT RAISE(ABORT, 'stress_scenario_steps: that month has a step for the same target; edit that one')
    FROM stress_scenario_steps AS step
    WHERE step.scenario_id = NEW.scenario_id
        AND step.month = NEW.month
        AND step.asset_type_id IS NEW.asset_type_id
        AND step.asset_id IS NEW.asset_id
        AND step.id <> NEW.id;
END;

CREATE TRIGGER stress_scenario_steps_target_update
AFTER UPDATE OF scenario_id, month, asset_type_id, asset_id ON stress_scenario_steps
WHEN TRUE
BEGIN
    -- UNIQUE takes two NULLs for different, and a step for all has two.
    SELECT RAISE(ABORT, 'stress_scenario_steps: that month has a step for the same target; edit that one')
    FROM stress_scenario_steps AS step
    WHERE step.scenario_id = NEW.scenario_id
        AND step.month = NEW.month
        AND step.asset_type_id IS NEW.asset_type_id
        AND step.asset_id IS NEW.asset_id
        AND step.id <> NEW.id;
END;

CREATE TRIGGER stress_scenarios_steps_delete
BEFORE DELETE ON stress_scenarios
BEGIN
    -- A scenario takes its steps along, with foreign keys off, too.
    DELETE FROM stress_scenario_steps WHERE scenario_id = OLD.id;
END;

CREATE TRIGGER swaps_imports_delete
AFTER DELETE ON swaps
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET swap_id = NULL
    WHERE swap_id = OLD.id;
END;

CREATE TRIGGER swaps_signs_insert
BEFORE INSERT ON swaps
WHEN TRUE
BEGIN
    -- The credit side went out, the debit side came in.
    SELECT RAISE(ABORT, 'swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)')
    FROM fin_transactions
    WHERE id = NEW.credit_fin_transaction_id AND amount > 0;

    SELECT RAISE(ABORT, 'swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)')
    FROM fin_transactions
    WHERE id = NEW.debit_fin_transaction_id AND amount < 0;
END;

CREATE TRIGGER swaps_signs_update
BEFORE UPDATE OF credit_fin_transaction_id, debit_fin_transaction_id ON swaps
WHEN TRUE
BEGIN
    -- The credit side went out, the debit side came in.
    SELECT RAISE(ABORT, 'swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)')
    FROM fin_transactions
    WHERE id = NEW.credit_fin_transaction_id AND amount > 0;

    SELECT RAISE(ABORT, 'swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)')
    FROM fin_transactions
    WHERE id = NEW.debit_fin_transaction_id AND amount < 0;
END;

CREATE VIEW asset_names AS
-- Internal: what the triggers of the editable views look an asset up in.
-- One row per asset: how people may name it, and what it is worth.
--   asset_id    INTEGER, key: fin_assets.id
--   code        TEXT, info: fin_assets.code
--   asset_type  TEXT, info: fin_asset_types.name
--   sole_type   TEXT, info: asset_type, if no other asset has the code: the code says enough
--   ticker      TEXT, info: the code, or CODE:type where several securities have the code
--   is_cash     INTEGER boolean, info: 1 for the base asset's type, which is no security
--   is_active   INTEGER boolean, info: fin_assets.is_active
--   rate        REAL base asset per 1 of the asset, info: the newest one, NULL without a rate
-- Operations: select.
-- Cost: one index seek by asset_id or code; what a look-up does not ask for costs nothing.
SELECT
    asset.id AS asset_id,
    asset.code,
    fin_asset_types.name AS asset_type,
    CASE
        WHEN (SELECT count(*) FROM fin_assets AS twin WHERE twin.code = asset.code) = 1
            THEN fin_asset_types.name
    END AS sole_type,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id IS NOT (
                    SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
                )
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    asset.type_id IS (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        AS is_cash,
    asset.is_active,
    -- What one unit of an asset is worth: the base asset needs no rate.
    CASE
        WHEN asset.is_base = 1 THEN 1.0
        ELSE
            (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
    END
    AS rate
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id;

CREATE VIEW current_balance_goals AS
-- One row per goal that is relevant now; the accomplished ones stand at the bottom.
--   is_accomplished  INTEGER boolean, info: the balance covers this goal and all served before it
--   goal             TEXT, info: balance_goals.name
--   storage          TEXT, info: fin_storages.name
--   amount_total     REAL of the asset, info: the goal
--   amount_left      REAL of the asset, info: what is missing; goals of one asset & storage are
--                    served one by one, the highest priority first
--   deadline         TEXT UTC, info
--   asset_type       TEXT, info: fin_asset_types.name
--   asset_code       TEXT, info: fin_assets.code
-- Operations: select.
-- Cost: two index seeks a goal, and a sort of the goals.
WITH relevant_goals AS (
    SELECT
        goal.id, goal.name, goal.asset_storage_id, goal.amount, goal.priority, goal.deadline,
        sum(goal.amount) OVER (
            PARTITION BY goal.asset_storage_id ORDER BY goal.priority DESC
        ) AS amount_until_served,
        coalesce(balance.amount, 0.0) AS balance
    FROM balance_goals AS goal
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = goal.asset_storage_id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE goal.result_transaction_id IS NULL
        AND goal.start_datetime <= datetime('now')
        AND (goal.end_datetime IS NULL OR goal.end_datetime > datetime('now'))
)

SELECT
    -- 1e-9 forgives the rounding errors of floating point sums.
    goal.balance + 1e-9 >= goal.amount_until_served AS is_accomplished,
    goal.name AS goal,
    fin_storages.name AS storage,
    goal.amount AS amount_total,
    CASE
        WHEN goal.balance + 1e-9 >= goal.amount_until_served THEN 0.0
        ELSE min(goal.amount, goal.amount_until_served - goal.balance)
    END AS amount_left,
    goal.deadline,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code
FROM relevant_goals AS goal
INNER JOIN fin_assets_storages AS held ON held.id = goal.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY is_accomplished ASC, goal.priority DESC;

CREATE VIEW current_balance_sheet AS
-- One row per line of the balance sheet: what is owned, what is owed, the totals, the difference.
--   section           TEXT, info: assets, liabilities or net worth
--   kind              TEXT, info: cash, portfolio or physical; loan or debt; total
--   name              TEXT, info: fin_assets.code, or phys_assets.name
--   storage           TEXT, info: fin_storages.name, NULL for what is not kept in one
--   amount            REAL of the asset, info: NULL for what is not counted
--   base_value        REAL of the base asset, info: > 0 in both sections; NULL without a rate, and
--                     so are the totals that it belongs to
--   share             REAL share (0.25 is 25 %), info: of total assets
--   accrued_interest  REAL of the base asset, info: of a loan since its balance, simple, Act/365;
--                     not yet part of any total
--   base_asset        TEXT, info: fin_assets.code of the base asset
-- Cash is what is held of the base asset's type, portfolio what is held of the others. A physical
-- asset counts while it is owned, at its newest valuation, else at what was paid for it by a swap.
-- What is owed has a negative balance: a loan if fin_loans knows it, any other debt if not. A loan
-- that has no balance makes the totals unknown. Inactive assets and storages are skipped, unless
-- something is owed. historical_monthly_balances leaves physical assets out.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),

entries AS MATERIALIZED (
    SELECT
        1 AS section_number,
        CASE WHEN held_now.is_cash = 1 THEN 1 ELSE 2 END AS kind_number,
        CASE WHEN held_now.is_cash = 1 THEN 'cash' ELSE 'portfolio' END AS kind,
        held_now.code AS name,
        held_now.storage, held_now.amount, held_now.base_value,
        NULL AS accrued_interest
    FROM held_now
    WHERE held_now.amount > 0
    UNION ALL
    SELECT 1, 3, 'physical', phys_now.name, NULL, NULL, phys_now.base_value, NULL FROM phys_now
    UNION ALL
    SELECT
        2,
        CASE WHEN loan.id IS NULL THEN 2 ELSE 1 END,
        CASE WHEN loan.id IS NULL THEN 'debt' ELSE 'loan' END,
        held_now.code, held_now.storage,
        0.0 - held_now.amount,
        0.0 - held_now.base_value,
        loan.base_interest
    FROM held_now
    LEFT JOIN loans_now AS loan ON loan.asset_storage_id = held_now.id
    WHERE held_now.amount < 0 OR (loan.id IS NOT NULL AND held_now.amount IS NULL)
),

sides AS MATERIALIZED (
    SELECT
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_value) THEN total(base_value) END FROM entries
            WHERE section_number = 1
        )
        AS assets,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_value) THEN total(base_value) END FROM entries
            WHERE section_number = 2
        )
        AS liabilities
)

SELECT
    CASE sheet.section_number
        WHEN 1 THEN 'assets' WHEN 2 THEN 'liabilities' ELSE 'net worth'
    END AS section,
    sheet.kind, sheet.name, sheet.storage, sheet.amount, sheet.base_value,
    sheet.base_value / nullif(sides.assets, 0) AS share,
    sheet.accrued_interest,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT * FROM entries
    UNION ALL
    SELECT 1, 9, 'total', 'total assets', NULL, NULL, sides.assets, NULL FROM sides
    UNION ALL
    SELECT 2, 9, 'total', 'total liabilities', NULL, NULL, sides.liabilities, NULL FROM sides
    UNION ALL
    SELECT 3, 9, 'total', 'net worth', NULL, NULL, sides.assets - sides.liabilities, NULL FROM sides
) AS sheet
CROSS JOIN sides
ORDER BY
    sheet.section_number ASC, sheet.kind_number ASC, sheet.base_value DESC, sheet.name ASC,
    sheet.storage ASC;

CREATE VIEW current_balances AS
-- One row per asset & storage of which both are active, the highest priority first, those without
-- one last.
--   pseudo_id     INTEGER, key: fin_assets_storages.id
--   asset_type    TEXT, lookup: fin_asset_types.name
--   asset_code    TEXT, lookup: fin_assets.code
--   asset_name    TEXT, info
--   storage       TEXT, lookup: fin_storages.name
--   balance       REAL of the asset, value: the newest one, NULL before the first
--   base_balance  REAL of the base asset, info: balance at the newest rate, NULL without a rate
--   base_asset    TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert saves a balance as of now, and adds the row in fin_assets_storages if it is missing;
--   asset_type may be left out where only one asset has the code;
--   update of balance saves a balance as of now. One dated a second ahead counts as current.
-- Cost: two index seeks a row, however many balances, rates and transactions there are.
SELECT
    held.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    asset.name AS asset_name,
    fin_storages.name AS storage,
    balance.amount AS balance,
    CASE
        WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
        ELSE
            balance.amount *
            (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
    END AS base_balance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
LEFT JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id
        AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
ORDER BY held.priority DESC, held.id ASC;

CREATE VIEW current_cashflow AS
-- One row per side of the cash flow: what is planned a month, and what the last 12 months were.
--   side             TEXT, info: income, expenses or savings, the one less the other
--   planned_monthly  REAL of the base asset, info: of the plans in force, see income and expenses
--   actual_monthly   REAL of the base asset, info: a twelfth of what came in or went out within the
--                    last 12 months, apart from swaps and initial imports, at the rates of today
--   planned_share    REAL share (0.25 is 25 %), info: of the planned income; of savings it is the
--                    savings rate
--   actual_share     REAL share, info: likewise of the actual income
--   base_asset       TEXT, info: fin_assets.code of the base asset
-- Expenses are > 0. A figure is NULL, not smaller, if a rate that it needs is missing.
-- Operations: select.
-- Cost: walks over the transactions of the last 12 months in an index.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
),
-- What came in and what went out within the last 12 months, account by account, at the rates of
-- today. Swaps move money, initial imports were there before: neither is income or spending.
actual_flows AS MATERIALIZED (
    SELECT
        CASE WHEN flow.income = 0 THEN 0.0 ELSE flow.income * rates_now.rate END AS base_income,
        CASE WHEN flow.expenses = 0 THEN 0.0 ELSE flow.expenses * rates_now.rate END
            AS base_expenses
    FROM (
        SELECT
            held.asset_id,
            total(tx.amount) FILTER (WHERE tx.amount > 0) AS income,
            0.0 - total(tx.amount) FILTER (WHERE tx.amount < 0) AS expenses
        FROM fin_assets_storages AS held
        CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            AND tx.datetime > datetime('now', '-1 year') AND tx.datetime <= datetime('now')
        WHERE tx.category_id NOT IN (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
        )
            AND NOT EXISTS (SELECT 1 FROM swaps WHERE credit_fin_transaction_id = tx.id)
            AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
        GROUP BY held.id
    ) AS flow
    INNER JOIN rates_now ON rates_now.asset_id = flow.asset_id
),

flows AS MATERIALIZED (
    SELECT
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_amount) THEN total(base_amount) END FROM monthly_plans
            WHERE role = 'income'
        )
        AS planned_income,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(-base_amount) THEN total(-base_amount) END FROM monthly_plans
            WHERE role = 'expenses'
        )
        AS planned_expenses,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_income / 12) THEN total(base_income / 12) END FROM actual_flows
            WHERE TRUE
        )
        AS actual_income,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_expenses / 12) THEN total(base_expenses / 12) END FROM actual_flows
            WHERE TRUE
        )
        AS actual_expenses
)

SELECT
    flow.side,
    flow.planned AS planned_monthly,
    flow.actual AS actual_monthly,
    flow.planned / nullif(flow.planned_income, 0) AS planned_share,
    flow.actual / nullif(flow.actual_income, 0) AS actual_share,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT
        1 AS number, 'income' AS side, planned_income AS planned, actual_income AS actual,
        planned_income, actual_income
    FROM flows
    UNION ALL
    SELECT 2, 'expenses', planned_expenses, actual_expenses, planned_income, actual_income
    FROM flows
    UNION ALL
    SELECT
        3, 'savings', planned_income - planned_expenses, actual_income - actual_expenses,
        planned_income, actual_income
    FROM flows
) AS flow
ORDER BY flow.number;

CREATE VIEW current_credit_lines AS
-- One row per loan with a credit limit: what can be drawn now, and after a fall of prices.
--   line                  TEXT, info: the storage of the loan
--   annual_rate           REAL share a year (0.02 is 2 %), info
--   credit_limit          REAL of the base asset, info
--   owed                  REAL of the base asset, info: what is drawn, without accrued interest, >
--                         0
--   undrawn               REAL of the base asset, info: credit_limit less what is owed, accrued
--                         interest included, at least 0; 0 for a line that has ended or whose
--                         repayment is agreed
--   is_correlated         INTEGER boolean, info: 1 if a collateral decides how much can be drawn
--   collateral            TEXT, info: which one, a storage or physical asset; NULL is unsecured
--   capacity              REAL of the base asset, info: of undrawn, what can be drawn now
--   capacity_at_minus_30  REAL of the base asset, info: and after prices have fallen by 30 %
--   capacity_at_minus_50  REAL of the base asset, info: by 50 %
--   capacity_at_minus_70  REAL of the base asset, info: by 70 %
-- A secured line can be drawn until the loans of its collateral, with the interest accrued on them,
-- reach the lowest threshold of its terms; an unsecured one, or one without any threshold, does not
-- care about prices. Cash in the collateral does not fall; what is free of it is not counted on.
-- Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),

credit_lines AS MATERIALIZED (
    SELECT
        loan.*,
        loan.collateral IS NOT NULL AND loan.lowest_ratio IS NOT NULL AS is_correlated,
        loan.lowest_ratio * pledged.falling_value AS loanable_value,
        loan.lowest_ratio * (pledged.cash_value - pledged.free_value) - pledged.claims
            AS loanable_cash
    FROM loans_now AS loan
    LEFT JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    WHERE loan.credit_limit IS NOT NULL
)

SELECT
    name AS line,
    annual_rate,
    credit_limit * rate AS credit_limit,
    base_owed AS owed,
    base_undrawn AS undrawn,
    is_correlated, collateral,
    CASE
        WHEN is_correlated = 0 THEN base_undrawn
        ELSE min(base_undrawn, max(1.0 * loanable_value + loanable_cash, 0.0))
    END
    AS capacity,
    CASE
        WHEN is_correlated = 0 THEN base_undrawn
        ELSE min(base_undrawn, max(0.7 * loanable_value + loanable_cash, 0.0))
    END
    AS capacity_at_minus_30,
    CASE
        WHEN is_correlated = 0 THEN base_undrawn
        ELSE min(base_undrawn, max(0.5 * loanable_value + loanable_cash, 0.0))
    END
    AS capacity_at_minus_50,
    CASE
        WHEN is_correlated = 0 THEN base_undrawn
        ELSE min(base_undrawn, max(0.3 * loanable_value + loanable_cash, 0.0))
    END
    AS capacity_at_minus_70
FROM credit_lines
ORDER BY collateral IS NOT NULL, annual_rate, name, id;

CREATE VIEW current_data_issues AS
-- One row per doubtful thing: advice, where the schema does not refuse.
--   issue        TEXT, info: what kind of issue it is, one word
--   table_name   TEXT, info: the table that it is in
--   row_id       INTEGER, info: id of the row there, NULL when it is about the whole table
--   description  TEXT, info: what is doubtful
--   what_to_do   TEXT, info: how to settle it
-- Operations: select.
-- Cost: a few index seeks per asset and per asset & storage; one walk over an index of the swaps,
--   over what is uncategorised, over the transactions that are newer than their balance and over
--   those whose reason is a physical asset. Only where no expenses are planned, it walks over the
--   transactions of the last 12 months, too, to say what they were.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- The month that the first balance closes; NULL before there is one. A balance at the first moment
-- of a month closes the month before.
first_month AS MATERIALIZED (
    SELECT
        datetime(
            min(
                (
                    SELECT min(balance.datetime) FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                )
            ), '-1 second', 'start of month'
        ) AS start_datetime
    FROM fin_assets_storages AS held
),

-- Every asset & storage, active or not, with its newest balance.
accounts AS MATERIALIZED (
    SELECT
        held.id, held.asset_id, held.storage_id, asset.code,
        fin_storages.name AS storage,
        asset.is_base,
        asset.is_active = 1 AND fin_storages.is_active = 1 AS is_active,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Assets that need a rate, because they are held and are not the base asset: the newest two.
valued_assets AS MATERIALIZED (
    SELECT
        accounts.asset_id, accounts.code,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = accounts.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1
        ) AS rate_id,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = accounts.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1 OFFSET 1
        ) AS earlier_rate_id
    FROM accounts
    WHERE accounts.balance <> 0 AND accounts.is_base = 0
    GROUP BY accounts.asset_id
),

-- Every category with itself and each one above it.
category_lines (category_id, ancestor_id) AS (
    SELECT category.id, category.id FROM fin_transaction_categories AS category
    UNION ALL
    SELECT line.category_id, category.parent_id FROM category_lines AS line
    INNER JOIN fin_transaction_categories AS category
        ON category.id = line.ancestor_id AND category.parent_id IS NOT NULL
),

-- Where each category stands in current_fin_transaction_categories.
category_levels (id, name, level) AS (
    SELECT root.id, root.name, root.min_view_depth FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT child.id, child.name, max(parent.level + 1, child.min_view_depth)
    FROM category_levels AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
),

category_roles AS MATERIALIZED (
    SELECT line.category_id, category.role FROM category_lines AS line
    INNER JOIN fin_transaction_categories AS category
        ON category.id = line.ancestor_id AND category.role IS NOT NULL
),

running_plans AS MATERIALIZED (
    SELECT planned.id, planned.transaction_category_id AS category_id
    FROM fin_transaction_plans AS planned
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
)

SELECT
    'base_asset_missing' AS issue,
    'fin_assets' AS table_name,
    NULL AS row_id,
    'There is no base asset, so nothing can be valued.' AS description,
    'Set is_base to 1 for the asset that you measure in.' AS what_to_do
WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
UNION ALL
SELECT
    'asset_types_many', 'fin_asset_types', NULL,
    'There are ' || asset_types.number || ' asset types.',
    'Keep at most 8, else charts and tables by type are hard to read.'
FROM (SELECT count(*) AS number FROM fin_asset_types) AS asset_types
WHERE asset_types.number > 8
UNION ALL
SELECT
    'rate_missing', 'fin_assets', valued_assets.asset_id,
    valued_assets.code || ' has a balance but no rate, so totals are NULL.',
    'Add a rate in current_fin_asset_rates.'
FROM valued_assets
WHERE valued_assets.rate_id IS NULL
UNION ALL
SELECT
    'rate_old', 'fin_asset_rates', rate.id,
    'The newest rate of ' || valued_assets.code || ' is of ' || date(rate.datetime) || '.',
    'Add a rate in current_fin_asset_rates, or load new ones with findb rates.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
WHERE rate.datetime < datetime('now', '-31 days')
UNION ALL
SELECT
    'rate_jumped', 'fin_asset_rates', rate.id,
    'The rate of ' || valued_assets.code || ' went from ' || earlier.rate || ' to ' || rate.rate
    || '.',
    'Correct it if it is a slip; after a split, correct the amounts.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
INNER JOIN fin_asset_rates AS earlier ON earlier.id = valued_assets.earlier_rate_id
WHERE rate.rate > 10 * earlier.rate OR earlier.rate > 10 * rate.rate
UNION ALL
SELECT
    'in_the_future', 'fin_asset_rates', rate.id,
    'The rate of ' || asset.code || ' is dated ' || rate.datetime || ', in the future.',
    'Correct datetime.'
FROM fin_assets AS asset
CROSS JOIN fin_asset_rates AS rate -- CROSS keeps SQLite from walking over all rates
WHERE rate.asset_id = asset.id AND rate.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'rates_begin_late', 'fin_assets', asset.asset_id,
    asset.code || ' was there in ' || substr(asset.first_moment, 1, 7) || ', but '
    || coalesce('its first rate is of ' || date(asset.first_rate), 'has no rate')
    || ', so historical_monthly_balances does not know what it was worth.',
    'Add a rate to fin_asset_rates for the end of each of these months, from the first one on.'
FROM (
    SELECT
        account.asset_id, account.code, account.first_rate,
        min(
            CASE
                WHEN account.first_rate IS NULL THEN account.first_balance
                ELSE min(
                    coalesce(account.first_balance, account.first_tx),
                    coalesce(account.first_tx, account.first_balance)
                )
            END
        ) AS first_moment
    FROM (
        SELECT
            accounts.asset_id, accounts.code,
            (
                SELECT min(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = accounts.asset_id
            ) AS first_rate,
            (
                SELECT datetime(balance.datetime, '-1 second') FROM balances AS balance
                WHERE balance.asset_storage_id = accounts.id AND balance.amount <> 0
                ORDER BY balance.datetime LIMIT 1
            ) AS first_balance,
            (
                SELECT min(tx.datetime) FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = accounts.id
                    AND tx.datetime >= (SELECT first_month.start_datetime FROM first_month)
            ) AS first_tx
        FROM accounts
        WHERE accounts.is_base = 0
    ) AS account
    GROUP BY account.asset_id
) AS asset
WHERE asset.first_moment <= datetime('now')
    AND (
        asset.first_rate IS NULL
        OR asset.first_rate >= datetime(asset.first_moment, 'start of month', '+1 month')
        -- A swap needs the rate of its moment.
        OR EXISTS (
            SELECT 1 FROM accounts
            CROSS JOIN fin_transactions AS credit ON credit.asset_storage_id = accounts.id
                AND credit.datetime >= (SELECT first_month.start_datetime FROM first_month)
                AND credit.datetime < asset.first_rate
            INNER JOIN swaps AS swap ON swap.credit_fin_transaction_id = credit.id
                AND swap.debit_fin_transaction_id IS NOT NULL
            WHERE accounts.asset_id = asset.asset_id
        )
    )
    AND asset.asset_id NOT IN (
        SELECT valued_assets.asset_id FROM valued_assets WHERE valued_assets.rate_id IS NULL
    )
UNION ALL
SELECT
    'in_the_future', 'fin_transactions', fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', in the future.',
    'Correct datetime; what is only expected belongs in fin_transaction_plans.'
FROM fin_transactions
WHERE fin_transactions.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'dated_long_ago', 'fin_transactions', fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', before 1900.',
    'Correct datetime.'
FROM fin_transactions
WHERE fin_transactions.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'reason_not_owned', 'fin_transactions', tx.id,
    'The transaction of ' || tx.datetime || ' has ' || phys_assets.name
    || ' as its reason, in a period in which it was not owned.',
    'Correct datetime, name the ownership of that time, or correct the period of the ownership.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
INNER JOIN fin_transactions AS tx ON tx.reason_phys_asset_ownership_id = ownership.id
    AND (tx.datetime < ownership.start_datetime OR tx.datetime >= ownership.end_datetime)
UNION ALL
SELECT
    'swapped_twice', 'fin_transactions', swap.credit_fin_transaction_id,
    'The transaction is the credit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.credit_fin_transaction_id IS NOT NULL
GROUP BY swap.credit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swapped_twice', 'fin_transactions', swap.debit_fin_transaction_id,
    'The transaction is the debit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.debit_fin_transaction_id IS NOT NULL
GROUP BY swap.debit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swap_turned', 'swaps', swap.id,
    'The credit side of the swap came in, or its debit side went out.',
    'Exchange the two sides, or correct the sign of the amount.'
FROM swaps AS swap
LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
WHERE credit.amount > 0 OR debit.amount < 0
UNION ALL
SELECT
    'inactive_not_empty', 'fin_assets_storages', accounts.id,
    accounts.code || ' in ' || accounts.storage || ' is inactive, but its balance is '
    || accounts.balance || '.',
    'Set is_active to 1, or add the transaction and the balance that empty it.'
FROM accounts
WHERE accounts.balance <> 0 AND (accounts.is_active = 0)
UNION ALL
SELECT
    'balance_missing', 'fin_assets_storages', accounts.id,
    accounts.code || ' in ' || accounts.storage || ' has transactions but no balance.',
    'Add its balance in current_balances.'
FROM accounts
WHERE EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = accounts.id)
    AND NOT EXISTS (SELECT 1 FROM balances AS b WHERE b.asset_storage_id = accounts.id)
UNION ALL
SELECT
    'in_the_future', 'balances', balance.id,
    'The balance of ' || accounts.code || ' in ' || accounts.storage || ' is dated '
    || balance.datetime || ', in the future.',
    'Correct datetime.'
FROM accounts
INNER JOIN balances AS balance ON balance.asset_storage_id = accounts.id AND balance.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'dated_long_ago', 'balances', balance.id,
    'The balance of ' || accounts.code || ' in ' || accounts.storage || ' is dated '
    || balance.datetime || ', before 1900.',
    'Correct datetime.'
FROM accounts
INNER JOIN balances AS balance ON balance.asset_storage_id = accounts.id AND balance.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'balance_behind', 'fin_assets_storages', account.id,
    account.number || CASE account.number WHEN 1 THEN ' transaction (' ELSE ' transactions (' END
    || printf('%.2f', account.delta) || CASE account.number WHEN 1 THEN ') is' ELSE ') are' END
    || ' newer than the balance of ' || account.code || ' in ' || account.storage || ': is it '
    || printf('%.2f', account.balance + account.delta) || ' now?',
    'If it is, write that in current_balances; if not, add or correct transactions, too.'
FROM (
    SELECT
        accounts.id, accounts.code, accounts.storage, accounts.balance,
        count(*) AS number,
        total(tx.amount) AS delta
    FROM accounts
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = accounts.id
        AND tx.datetime >= accounts.balance_datetime AND tx.datetime <= datetime('now')
    GROUP BY accounts.id
) AS account
WHERE round(account.delta, 8) <> 0
UNION ALL
SELECT
    'transfer_doubtful', 'fin_transactions', tx.id,
    'The amount of ' || date(tx.datetime) || ' may be a transfer, but there are several candidates'
    || ' for its other side.',
    'Add the right pair to swaps, or give the transaction a category of its own.'
FROM import_rows AS import_row
INNER JOIN fin_transactions AS tx ON tx.id = import_row.fin_transaction_id
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    AND category.role IN ('uncategorised', 'transfers', 'deliveries')
WHERE import_row.is_doubtful = 1
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
UNION ALL
SELECT
    'price_waiting', 'import_rows', min(import_row.id),
    count(*) || ' imported prices are in ' || import_row.currency || ', which has no rate then.',
    'Add its rates, then finish an import: the prices become rates.'
FROM import_rows AS import_row
WHERE import_row.is_waiting = 1
GROUP BY import_row.currency
UNION ALL
SELECT
    'uncategorised', 'fin_transactions', NULL,
    count(*) || ' transactions are uncategorised.',
    'Add rules to import_rules, then run findb rules apply; or set their category.'
FROM fin_transactions AS tx
WHERE tx.category_id = (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE category.role = 'uncategorised'
)
GROUP BY tx.category_id
UNION ALL
SELECT
    'import_open', 'imports', open.id,
    'The import of ' || open.started_datetime || ' is not finished.',
    'Set its finished_datetime, or undo it.'
FROM imports AS open
WHERE open.finished_datetime IS NULL AND open.started_datetime < datetime('now', '-1 day')
UNION ALL
SELECT
    'names_alike',
    thing.table_name,
    max(thing.id),
    'The names ' || quote(min(thing.name)) || ' and ' || quote(max(thing.name))
    || ' differ only in case or in blanks around them.',
    'Rename one; or move what refers to it to the other, and delete it.'
FROM (
    SELECT 'fin_asset_types' AS table_name, id, name FROM fin_asset_types
    UNION ALL
    SELECT 'fin_storages', id, name FROM fin_storages
    UNION ALL
    SELECT 'fin_transaction_categories', id, name FROM fin_transaction_categories
) AS thing
GROUP BY thing.table_name, lower(trim(thing.name))
HAVING count(*) > 1
UNION ALL
SELECT
    'category_deep', 'fin_transaction_categories', category.id,
    category.name || ' is too deep for current_fin_transaction_categories.',
    'Lower min_view_depth or move it up: there are columns for levels 0 to 9.'
FROM category_levels AS category
WHERE category.level > 9
UNION ALL
SELECT
    'loan_balance_missing', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has no balance, so what is owed is not known.',
    'Add its balance in current_balances, < 0, or 0 while nothing is owed.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE fin_loans.start_datetime <= datetime('now')
    AND (fin_loans.end_datetime IS NULL OR fin_loans.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM balances AS balance
        WHERE balance.asset_storage_id = accounts.id
            AND balance.datetime <= datetime('now', '+1 second')
    )
UNION ALL
SELECT
    'loan_over_limit', 'fin_loans', fin_loans.id,
    'On ' || accounts.storage || ' ' || -accounts.balance || ' ' || accounts.code
    || ' are owed, more than the limit of ' || fin_loans.credit_limit || '.',
    'Repay it, or correct the balance or credit_limit.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE -accounts.balance > fin_loans.credit_limit
UNION ALL
SELECT
    'loan_ended', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has ended, but ' || -accounts.balance || ' '
    || accounts.code || ' are owed.',
    'Add the repayment and the balance after it, or correct end_datetime.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE accounts.balance < 0 AND fin_loans.end_datetime <= datetime('now')
UNION ALL
SELECT
    'collateral_missing', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has thresholds but no collateral, so they never act.',
    'Name the storage or the physical asset that is pledged, or clear the thresholds.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE fin_loans.collateral_storage_id IS NULL
    AND fin_loans.collateral_phys_asset_id IS NULL
    AND coalesce(
        fin_loans.freeze_ratio, fin_loans.margin_call_ratio, fin_loans.forced_liquidation_ratio
    ) IS NOT NULL
UNION ALL
SELECT
    'collateral_empty', 'fin_loans', fin_loans.id,
    'The collateral of ' || accounts.storage || ' is empty, or not owned now.',
    'Add the balances or the ownership of what is pledged, or name another collateral.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE accounts.balance < 0
    AND (
        (
            fin_loans.collateral_storage_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM fin_assets_storages AS pledged
                INNER JOIN accounts AS kept ON kept.id = pledged.id AND kept.balance > 0
                WHERE pledged.storage_id = fin_loans.collateral_storage_id
            )
        )
        OR (
            fin_loans.collateral_phys_asset_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = fin_loans.collateral_phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        )
    )
UNION ALL
SELECT
    'valuation_missing', 'phys_assets', phys_assets.id,
    phys_assets.name || ' is owned, but its value is not known, so totals are NULL.',
    'Add its value to phys_asset_valuations, 0 if it could not be sold.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
WHERE ownership.start_datetime <= datetime('now')
    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = phys_assets.id
            AND valuation.datetime >= ownership.start_datetime
            AND valuation.datetime <= datetime('now')
    )
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_phys_ownership_id = ownership.id
            AND swap.credit_fin_transaction_id IS NOT NULL
    )
UNION ALL
SELECT
    'dividend_overdue', 'fin_asset_dividends', dividend.id,
    'A dividend of ' || fin_assets.code || ' was expected for '
    || date(coalesce(dividend.pay_datetime, dividend.ex_datetime))
    || ', and is still a projection.',
    'Set is_projection to 0 and correct the amount, or delete it.'
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets ON fin_assets.id = dividend.asset_id
WHERE dividend.is_projection = 1
    AND coalesce(dividend.pay_datetime, dividend.ex_datetime) < datetime('now', '-31 days')
UNION ALL
SELECT
    'planned_twice', 'fin_transaction_plans', running_plans.id,
    'A recurring plan of ' || category.name || ' is also in one of ' || above.name
    || ', a category above it, so both are counted.',
    'End one of the two plans, or move it to another category.'
FROM running_plans
INNER JOIN category_lines AS line
    ON line.category_id = running_plans.category_id AND line.ancestor_id <> line.category_id
INNER JOIN fin_transaction_categories AS category ON category.id = line.category_id
INNER JOIN fin_transaction_categories AS above
    ON above.id = line.ancestor_id AND above.parent_id IS NOT NULL
WHERE above.id IN (SELECT running_plans.category_id FROM running_plans)
UNION ALL
SELECT
    'dividends_twice', 'fin_transaction_plans', running_plans.id,
    'A plan of ' || category.name || ' is income, and fin_asset_dividends has dividends, too,'
    || ' so both are counted.',
    'If the plan is of the same dividends, delete it and keep fin_asset_dividends: DELETE FROM'
    || ' fin_transaction_plans WHERE id = ' || running_plans.id || '.'
FROM running_plans
INNER JOIN fin_transaction_categories AS category ON category.id = running_plans.category_id
WHERE EXISTS (
    SELECT 1 FROM fin_asset_dividends AS dividend
    WHERE dividend.is_projection = 1
        OR coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
)
    AND EXISTS (
        SELECT 1 FROM category_roles AS category_role
        WHERE category_role.category_id = category.id AND category_role.role = 'income'
    )
    AND EXISTS (
        SELECT 1 FROM category_roles AS category_role
        WHERE category_role.category_id = category.id AND category_role.role = 'dividends'
    )
UNION ALL
-- What was spent in the last 12 months, at the rates of now: all that was booked below expenses,
-- and what went out elsewhere, except income, transfers and swaps.
SELECT
    'expenses_not_planned', 'fin_transaction_plans', NULL,
    'There are no planned expenses; the last 12 months were '
    || printf('%,d', round(spending.monthly_amount)) || ' a month'
    || CASE
        WHEN round(spending.other_amount) > 0
            THEN ', ' || printf('%,d', round(spending.other_amount))
            || ' of it booked outside of the category expenses'
        ELSE ''
    END
    || '.',
    'Plan them, in one row or in several: INSERT INTO expenses (category, monthly_amount) VALUES'
    || ' (''everyday life'', ' || printf('%d', round(spending.monthly_amount)) || ').'
FROM (
    SELECT
        -total(tx.amount * rates_now.rate) / 12 AS monthly_amount,
        -total(tx.amount * rates_now.rate) FILTER (WHERE category.is_expense = 0) / 12
            AS other_amount
    FROM (
        SELECT
            category.id,
            category.id IN (
                SELECT category_role.category_id FROM category_roles AS category_role
                WHERE category_role.role = 'expenses'
            ) AS is_expense
        FROM fin_transaction_categories AS category
        WHERE category.is_initial_import IS NOT 1
            AND category.id NOT IN (
                SELECT category_role.category_id FROM category_roles AS category_role
                WHERE category_role.role IN ('income', 'transfers', 'exchange', 'deliveries')
            )
            AND NOT EXISTS (
                SELECT 1 FROM running_plans
                INNER JOIN category_roles AS category_role
                    ON category_role.category_id = running_plans.category_id
                        AND category_role.role = 'expenses'
            )
    ) AS category
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
        AND tx.datetime > datetime('now', '-12 months') AND tx.datetime <= datetime('now')
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    CROSS JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE (category.is_expense = 1 OR tx.amount < 0)
        AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
) AS spending
WHERE round(spending.monthly_amount) > 0;

CREATE VIEW current_drawdown_ladder AS
-- One row per loan with a collateral and fall of its prices from 0 to -95 % in steps of 5 points.
--   drawdown                    REAL share (-0.30 is -30 %), info
--   loan                        TEXT, info: the storage of the loan
--   collateral                  TEXT, info: the storage or physical asset that is pledged
--   collateral_value            REAL of the base asset, info: after the fall
--   claims                      REAL of the base asset, info: owed and accrued by all loans of it
--   loan_to_value               REAL share (0.70 is 70 %), info: claims / collateral_value
--   state                       TEXT, info: ok, freeze, margin_call or forced_liquidation
--   cure_ratio                  REAL share, info: the lowest threshold of the loan
--   cash_cure                   REAL of the base asset, info: repaid from elsewhere, it leads
--                               exactly back to cure_ratio; 0 while that is not reached
--   sale_cure                   REAL of the base asset, info: collateral sold to repay, likewise;
--                               NULL if even all of it is not enough
--   collateral_cure             REAL of the base asset, info: collateral added, likewise
--   cash_to_margin_call         REAL of the base asset, info: repaid, it leads back to the margin
--                               call; NULL if the loan has none
--   cash_to_forced_liquidation  REAL of the base asset, info: likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall, or the physical asset. Thresholds
-- and interest as in current_loan_safety. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage, and 20 rows a loan.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),

falls (number) AS (
    SELECT 0
    UNION ALL
    SELECT falls.number + 1 FROM falls
    WHERE falls.number < 19
),

ladder AS MATERIALIZED (
    SELECT
        loan.id, loan.name, loan.collateral, loan.lowest_ratio, loan.margin_call_ratio,
        loan.forced_liquidation_ratio, loan.freeze_ratio,
        (0 - 5 * falls.number) / 100.0 AS drawdown,
        pledged.claims,
        pledged.falling_value * (100 - 5 * falls.number) / 100.0 + pledged.cash_value
            AS collateral_value
    FROM loans_now AS loan
    INNER JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    CROSS JOIN falls
)

SELECT
    drawdown,
    name AS loan,
    collateral, collateral_value, claims,
    claims / nullif(collateral_value, 0) AS loan_to_value,
    CASE
        WHEN claims > forced_liquidation_ratio * collateral_value * (1 + 1e-9)
            THEN 'forced_liquidation'
        WHEN claims > margin_call_ratio * collateral_value * (1 + 1e-9) THEN 'margin_call'
        WHEN claims > freeze_ratio * collateral_value * (1 + 1e-9) THEN 'freeze'
        WHEN claims + collateral_value IS NOT NULL THEN 'ok'
    END AS state,
    lowest_ratio AS cure_ratio,
    max(claims - lowest_ratio * collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN claims <= lowest_ratio * collateral_value THEN 0.0
        WHEN lowest_ratio < 1 AND claims <= collateral_value
            THEN (claims - lowest_ratio * collateral_value) / (1 - lowest_ratio)
    END
    AS sale_cure,
    max(claims / lowest_ratio - collateral_value, 0.0) AS collateral_cure,
    max(claims - margin_call_ratio * collateral_value, 0.0) AS cash_to_margin_call,
    max(claims - forced_liquidation_ratio * collateral_value, 0.0) AS cash_to_forced_liquidation
FROM ladder
ORDER BY name ASC, id ASC, drawdown DESC;

CREATE VIEW current_fin_allocation AS
-- One row per allocation group that applies now, the highest priority first, NULL last.
--   group          TEXT, info: fin_allocation_groups.name
--   base_balance   REAL of the base asset, info: its assets & storages at the newest rates, NULL
--                  if a rate is missing
--   base_asset     TEXT, info: fin_assets.code of the base asset
--   current_share  REAL percent, info: base_balance / sum of abs(base_balance) of all groups, so
--                  that the shares without sign add up to 100
--   target_share   REAL percent, info: the target, normalised in the same way
-- Inactive assets and storages, and those that are in no group, do not count.
-- Operations: select.
-- Cost: one index seek per asset and one per asset & storage in a group.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),

grouped_accounts AS (
    SELECT
        held.allocation_group_id,
        CASE
            WHEN coalesce(balance.amount, 0.0) = 0 THEN 0.0
            ELSE balance.amount * rates_now.rate
        END AS base_balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE held.allocation_group_id IS NOT NULL
),

-- A sum over rows of which one is NULL is unknown, not smaller. A group without rows has 0.
group_balances AS (
    SELECT
        target.id, target.name, target.priority, target.target_share,
        CASE
            WHEN count(account.allocation_group_id) = count(account.base_balance)
                THEN total(account.base_balance)
        END AS base_balance
    FROM fin_allocation_groups AS target
    LEFT JOIN grouped_accounts AS account ON account.allocation_group_id = target.id
    WHERE target.start_datetime <= datetime('now')
        AND (target.end_datetime IS NULL OR target.end_datetime > datetime('now'))
    GROUP BY target.id
)

SELECT
    group_balances.name AS "group",
    group_balances.base_balance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    CASE
        WHEN count(*) OVER () = count(group_balances.base_balance) OVER ()
            THEN 100.0 * group_balances.base_balance
            / nullif(sum(abs(group_balances.base_balance)) OVER (), 0)
    END AS current_share,
    100.0 * group_balances.target_share
    / nullif(sum(abs(group_balances.target_share)) OVER (), 0) AS target_share
FROM group_balances
ORDER BY group_balances.priority DESC, group_balances.id ASC;

CREATE VIEW current_fin_asset_rates AS
-- One row per active asset, by type and code.
--   pseudo_id   INTEGER, key: fin_assets.id
--   asset_type  TEXT, lookup: fin_asset_types.name
--   asset       TEXT, lookup: fin_assets.code
--   rate        REAL base asset per 1 of the asset, value: the newest one, NULL before the first,
--               always 1 for the base asset
--   base_asset  TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert and update of rate save a rate as of now; an insert may leave asset_type out where only
--   one asset has the code.
-- Cost: one index seek a row, however many rates there are.
SELECT
    asset.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset,
    CAST(
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS REAL
    ) AS rate,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.is_active = 1
ORDER BY fin_asset_types.name, asset.code;

CREATE VIEW current_fin_transaction_categories AS
-- One row per category, in the order of the tree, with the tree flattened to level columns.
--   id                 INTEGER, key: fin_transaction_categories.id
--   name               TEXT, info
--   level              INTEGER, info: how deep the category is, 0 is the top
--   path               TEXT, info: names from the root down, joined by ' > '
--   level_0            TEXT, info: the category, or the one above it, that takes level 0
--   level_1            TEXT, info: likewise level 1, NULL below the category; and so on
--   level_2            TEXT, info
--   level_3            TEXT, info
--   level_4            TEXT, info
--   level_5            TEXT, info
--   level_6            TEXT, info
--   level_7            TEXT, info
--   level_8            TEXT, info
--   level_9            TEXT, info
--   is_passive         INTEGER boolean, info
--   is_initial_import  INTEGER boolean, info
-- A category is one level below its parent, or deeper if min_view_depth says so. Then its parent
-- takes the levels between, too. The root has no parent that could: with a min_view_depth of 2 its
-- levels 0 and 1 are NULL, because a category never appears above its min_view_depth.
-- Operations: select.
-- Cost: one walk over the categories, times their depth.
WITH RECURSIVE
placed (id, parent_id, name, level, path, sort_path) AS (
    SELECT root.id, root.parent_id, root.name, root.min_view_depth, root.name, root.name
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT
        child.id, child.parent_id, child.name,
        max(parent.level + 1, child.min_view_depth),
        parent.path || ' > ' || child.name,
        parent.sort_path || char(1) || child.name
    FROM placed AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
),

-- Every category with itself and each one above it, and the levels that each of them takes.
level_spans (id, parent_id, name, first_level, last_level) AS (
    SELECT placed.id, placed.parent_id, placed.name, placed.level, placed.level FROM placed
    UNION ALL
    SELECT span.id, parent.parent_id, parent.name, parent.level, span.first_level - 1
    FROM level_spans AS span
    INNER JOIN placed AS parent ON parent.id = span.parent_id
)

SELECT
    category.id, category.name, placed.level, placed.path,
    max(span.name) FILTER (WHERE 0 BETWEEN span.first_level AND span.last_level) AS level_0,
    max(span.name) FILTER (WHERE 1 BETWEEN span.first_level AND span.last_level) AS level_1,
    max(span.name) FILTER (WHERE 2 BETWEEN span.first_level AND span.last_level) AS level_2,
    max(span.name) FILTER (WHERE 3 BETWEEN span.first_level AND span.last_level) AS level_3,
    max(span.name) FILTER (WHERE 4 BETWEEN span.first_level AND span.last_level) AS level_4,
    max(span.name) FILTER (WHERE 5 BETWEEN span.first_level AND span.last_level) AS level_5,
    max(span.name) FILTER (WHERE 6 BETWEEN span.first_level AND span.last_level) AS level_6,
    max(span.name) FILTER (WHERE 7 BETWEEN span.first_level AND span.last_level) AS level_7,
    max(span.name) FILTER (WHERE 8 BETWEEN span.first_level AND span.last_level) AS level_8,
    max(span.name) FILTER (WHERE 9 BETWEEN span.first_level AND span.last_level) AS level_9,
    category.is_passive, category.is_initial_import
FROM placed
INNER JOIN fin_transaction_categories AS category ON category.id = placed.id
INNER JOIN level_spans AS span ON span.id = placed.id
GROUP BY placed.id
ORDER BY placed.sort_path;

CREATE VIEW current_key_ratios AS
-- One row per database: what a lender, and a person who wants to be free of work, looks at first.
--   total_assets            REAL of the base asset, info: cash, portfolio and physical assets
--   total_liabilities       REAL of the base asset, info: loans and other debts, > 0, without
--                           interest accrued since their balances
--   net_worth               REAL of the base asset, info: the one less the other
--   portfolio_value         REAL of the base asset, info: what is held that is not cash
--   cash                    REAL of the base asset, info: what is held of the base asset's type
--   margin_ratio            REAL share (0.45 is 45 %), info: all loans / portfolio_value, whether
--                           they are secured by it or not; NULL without a portfolio
--   monthly_income          REAL of the base asset, info: plans of income, see income
--   monthly_expenses        REAL of the base asset, info: plans of expenses, see expenses, > 0,
--                           without interest
--   monthly_interest        REAL of the base asset, info: a twelfth of the yearly interest on all
--                           loans
--   monthly_cashflow        REAL of the base asset, info: monthly_income - monthly_expenses
--   annual_dividends        REAL of the base asset, info: of the year that begins today, after tax
--                           where fin_asset_fundamentals knows its rate, see future_dividends
--   fire_ratio              REAL share, info: annual_dividends / expenses of a year; NULL without
--                           any
--   runway_months           REAL months, info: free_cash / (monthly_expenses +
--                           monthly_debt_service), how long it lasts if nothing comes in; NULL
--                           without either
--   base_asset              TEXT, info: fin_assets.code of the base asset
--   free_cash               REAL of the base asset, info: cash less credit cards and overdrafts,
--                           and less what must stay pledged: cash in a collateral is free as far as
--                           its loans stay at or below their freeze without it
--   monthly_debt_service    REAL of the base asset, info: monthly_interest and the principal that
--                           is agreed for the coming month
--   monthly_cashflow_after_debt_service  REAL of the base asset, info: monthly_cashflow less
--                           monthly_debt_service
--   secured_loan_to_value   REAL share, info: loans secured by storages, with accrued interest, /
--                           what is kept there; NULL without any
--   gross_annual_dividends  REAL of the base asset, info: annual_dividends before tax
-- A figure is NULL, not smaller, if a rate, a valuation or a balance that it needs is missing; see
-- current_data_issues. Balances count as in current_balance_sheet. What really came in and went out
-- stands in current_cashflow.
-- Operations: select.
-- Cost: a few index seeks per asset & storage, plan and dividend.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),
-- Cash account by account, and how much of it can be spent: all of it, or of what is pledged the
-- part that may leave. Credit cards and overdrafts count against it. NULL without a rate.
free_cash AS MATERIALIZED (
    SELECT
        held_now.asset_id, held_now.storage_id, held_now.base_value,
        held_now.base_value * CASE
            WHEN collateral.storage_id IS NULL OR held_now.amount < 0 THEN 1.0
            WHEN held_now.base_value = 0 THEN 1.0
            ELSE collateral.free_value / collateral.cash_value
        END AS free_value
    FROM held_now
    LEFT JOIN collaterals_now AS collateral ON collateral.storage_id = held_now.storage_id
    WHERE held_now.is_cash = 1
        AND held_now.amount <> 0
        AND held_now.id NOT IN (SELECT fin_loans.asset_storage_id FROM fin_loans)
),
plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
),
-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
),

agreed_principals AS MATERIALIZED (
    SELECT
        loan.base_owed,
        -- The share of what is owed that the next of loan.payments_left monthly payments repays. An annuity is
        -- worked out anew each time from what is owed, the rate of the month and the payments that are
        -- left.
        CASE
            WHEN loan.payments_left = 1 THEN 1.0
            WHEN loan.repayment = 'interest_only' THEN 0.0
            WHEN loan.repayment = 'straight_line' OR abs(loan.annual_rate / 12) < 1e-9 THEN 1.0 / loan.payments_left
            ELSE loan.annual_rate / 12 / (
                -- 1.0 + loan.annual_rate / 12 to the power of the whole number loan.payments_left, by squaring.
                (
                    WITH RECURSIVE powers (exponent, base, result) AS (
                        SELECT loan.payments_left, 1.0 + loan.annual_rate / 12, 1.0
                        UNION ALL
                        SELECT
                            powers.exponent >> 1,
                            powers.base * powers.base,
                            CASE WHEN powers.exponent & 1 THEN powers.result * powers.base ELSE powers.result END
                        FROM powers
                        WHERE powers.exponent > 0
                    )

                    SELECT powers.result FROM powers WHERE powers.exponent = 0
                )
                - 1.0
            )
        END
        AS share
    FROM loans_now AS loan
    WHERE loan.payments_left IS NOT NULL
),

figures AS MATERIALIZED (
    SELECT
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_value) THEN total(base_value) END FROM held_now
            WHERE amount > 0 AND is_cash = 1
        )
        AS cash,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_value) THEN total(base_value) END FROM held_now
            WHERE amount > 0 AND is_cash = 0
        )
        AS portfolio_value,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_value) THEN total(base_value) END FROM phys_now
            WHERE TRUE
        )
        AS physical_value,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(free_value) THEN total(free_value) END FROM free_cash
            WHERE TRUE
        )
        AS free_cash,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(-base_value) THEN total(-base_value) END FROM held_now
            WHERE amount < 0
        )
        -- A loan without a balance is owed, but nobody knows how much.
        + (SELECT CASE WHEN count(*) = count(owed) THEN 0.0 END FROM loans_now) AS liabilities,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_owed) THEN total(base_owed) END FROM loans_now
            WHERE TRUE
        )
        AS owed,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_owed * annual_rate / 12) THEN total(base_owed * annual_rate / 12) END FROM loans_now
            WHERE TRUE
        )
        AS interest,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_owed * share) THEN total(base_owed * share) END FROM agreed_principals
            WHERE TRUE
        )
        AS principal,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(claims) THEN total(claims) END FROM collaterals_now
            WHERE phys_asset_id IS NULL
        )
        / nullif(
            -- A sum over rows of which one is NULL is unknown, not smaller.
            (
                SELECT CASE WHEN count(*) = count(collateral_value) THEN total(collateral_value) END FROM collaterals_now
                WHERE phys_asset_id IS NULL
            ),
            0
        ) AS secured_loan_to_value,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_amount) THEN total(base_amount) END FROM monthly_plans
            WHERE role = 'income'
        )
        AS income,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(-base_amount) THEN total(-base_amount) END FROM monthly_plans
            WHERE role = 'expenses'
        )
        AS expenses,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(net_amount) THEN total(net_amount) END FROM dividends_ahead
            WHERE TRUE
        )
        AS dividends,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_amount) THEN total(base_amount) END FROM dividends_ahead
            WHERE TRUE
        )
        AS gross_dividends
)

SELECT
    cash + portfolio_value + physical_value AS total_assets,
    liabilities AS total_liabilities,
    cash + portfolio_value + physical_value - liabilities AS net_worth,
    portfolio_value,
    cash,
    owed / nullif(portfolio_value, 0) AS margin_ratio,
    income AS monthly_income,
    expenses AS monthly_expenses,
    interest AS monthly_interest,
    income - expenses AS monthly_cashflow,
    dividends AS annual_dividends,
    dividends / nullif(12 * expenses, 0) AS fire_ratio,
    free_cash / nullif(expenses + interest + principal, 0) AS runway_months,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    free_cash,
    interest + principal AS monthly_debt_service,
    income - expenses - interest - principal AS monthly_cashflow_after_debt_service,
    secured_loan_to_value,
    gross_dividends AS gross_annual_dividends
FROM figures;

CREATE VIEW current_loan_safety AS
-- One row per loan with a collateral and threshold in its terms, by how far the threshold is.
--   loan              TEXT, info: the storage of the loan
--   collateral        TEXT, info: the storage or physical asset that is pledged
--   threshold         TEXT, info: freeze, margin_call or forced_liquidation
--   threshold_ratio   REAL share (0.70 is 70 %), info: claims / collateral from which it happens
--   loan_to_value     REAL share, info: claims / collateral_value now
--   is_reached        INTEGER boolean, info: 1 if it happens now
--   owed              REAL of the base asset, info: the balance of this loan, > 0
--   accrued_interest  REAL of the base asset, info: of this loan since that balance
--   claims            REAL of the base asset, info: owed and accrued by all loans of the collateral
--   collateral_value  REAL of the base asset, info
--   trigger_value     REAL of the base asset, info: the collateral value at which it happens; NULL
--                     while nothing is owed
--   drawdown          REAL share (-0.30 is -30 %), info: the fall of prices that leads there; > 0
--                     is the rise that leads out; NULL if no fall does, or nothing is owed
--   cash_cure         REAL of the base asset, info: repaid from elsewhere, it leads exactly back to
--                     the threshold; 0 while it is not reached
--   sale_cure         REAL of the base asset, info: collateral sold to repay, likewise; NULL if
--                     even all of it is not enough
--   collateral_cure   REAL of the base asset, info: collateral added, likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall with prices, or the physical asset.
-- A threshold is reached above its ratio, by more than 1e-9 of it, so that a cure cures. Interest
-- is simple, Act/365, in whole days since the newest balance of the loan: a balance that is
-- verified counts as including it. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),
-- Loan by loan the thresholds of its terms, with the collateral that they are measured against.
loan_thresholds AS MATERIALIZED (
    SELECT
        loan.id, loan.name, loan.collateral, loan.collateral_storage_id,
        loan.collateral_phys_asset_id, loan.base_owed, loan.base_interest, loan.base_claim,
        pledged.claims, pledged.falling_value, pledged.cash_value, pledged.free_value,
        pledged.collateral_value,
        kind.column1 AS rank,
        kind.column2 AS threshold,
        CASE kind.column1
            WHEN 1 THEN loan.freeze_ratio
            WHEN 2 THEN loan.margin_call_ratio
            ELSE loan.forced_liquidation_ratio
        END AS ratio
    FROM loans_now AS loan
    INNER JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    CROSS JOIN (VALUES (1, 'freeze'), (2, 'margin_call'), (3, 'forced_liquidation')) AS kind
    WHERE ratio IS NOT NULL
)

SELECT
    name AS loan,
    collateral, threshold,
    ratio AS threshold_ratio,
    claims / nullif(collateral_value, 0) AS loan_to_value,
    claims > ratio * collateral_value * (1 + 1e-9) AS is_reached,
    base_owed AS owed,
    base_interest AS accrued_interest,
    claims, collateral_value,
    nullif(claims, 0) / ratio AS trigger_value,
    CASE
        WHEN nullif(claims, 0) / ratio >= cash_value
            THEN (claims / ratio - collateral_value) / nullif(falling_value, 0)
    END AS drawdown,
    max(claims - ratio * collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN claims <= ratio * collateral_value THEN 0.0
        WHEN ratio < 1 AND claims <= collateral_value
            THEN (claims - ratio * collateral_value) / (1 - ratio)
    END
    AS sale_cure,
    max(claims / ratio - collateral_value, 0.0) AS collateral_cure
FROM loan_thresholds
ORDER BY name, id, rank;

CREATE VIEW current_reverse_stress AS
-- One row per secured loan that is owed and threshold in its terms: how far the collateral may fall
-- at once; and one per threshold for all loans together, when all prices fall alike.
--   loan               TEXT, info: fin_storages.name, NULL is all loans together
--   collateral         TEXT, info: name of the storage or physical asset, NULL is all of them
--   threshold          TEXT, info: freeze, margin_call, forced_liquidation
--   threshold_ratio    REAL share, info: claims / collateral of the threshold, NULL for all loans
--   owed               REAL of the base asset, info: by all loans on the collateral, interest since
--                      the last balance included
--   collateral_value   REAL of the base asset, info: today
--   cash               REAL of the base asset, info: free_cash of current_key_ratios
--   undrawn            REAL of the base asset, info: left of the unsecured lines
--   drawdown_uncured   REAL share (-0.4 is -40 %), info: from which the threshold is exceeded; NULL
--                      if no fall leads there
--   drawdown_survived  REAL share, info: likewise, after cash and undrawn have repaid the loan; -1
--                      is everything; > 0: prices must rise, not even now is it enough
-- Cash in a collateral does not fall; what of it is free repays loans, the rest stays there. For
-- all loans together physical assets do not fall either (NULL where they alone ask for more than
-- there is), and loans that share a collateral are held to the lowest ratio among them.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),
-- Cash account by account, and how much of it can be spent: all of it, or of what is pledged the
-- part that may leave. Credit cards and overdrafts count against it. NULL without a rate.
free_cash AS MATERIALIZED (
    SELECT
        held_now.asset_id, held_now.storage_id, held_now.base_value,
        held_now.base_value * CASE
            WHEN collateral.storage_id IS NULL OR held_now.amount < 0 THEN 1.0
            WHEN held_now.base_value = 0 THEN 1.0
            ELSE collateral.free_value / collateral.cash_value
        END AS free_value
    FROM held_now
    LEFT JOIN collaterals_now AS collateral ON collateral.storage_id = held_now.storage_id
    WHERE held_now.is_cash = 1
        AND held_now.amount <> 0
        AND held_now.id NOT IN (SELECT fin_loans.asset_storage_id FROM fin_loans)
),
-- Loan by loan the thresholds of its terms, with the collateral that they are measured against.
loan_thresholds AS MATERIALIZED (
    SELECT
        loan.id, loan.name, loan.collateral, loan.collateral_storage_id,
        loan.collateral_phys_asset_id, loan.base_owed, loan.base_interest, loan.base_claim,
        pledged.claims, pledged.falling_value, pledged.cash_value, pledged.free_value,
        pledged.collateral_value,
        kind.column1 AS rank,
        kind.column2 AS threshold,
        CASE kind.column1
            WHEN 1 THEN loan.freeze_ratio
            WHEN 2 THEN loan.margin_call_ratio
            ELSE loan.forced_liquidation_ratio
        END AS ratio
    FROM loans_now AS loan
    INNER JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    CROSS JOIN (VALUES (1, 'freeze'), (2, 'margin_call'), (3, 'forced_liquidation')) AS kind
    WHERE ratio IS NOT NULL
),

means AS MATERIALIZED (
    SELECT
        cash, undrawn,
        max(cash + undrawn, 0.0) AS amount
    FROM (
        SELECT
            -- A sum over rows of which one is NULL is unknown, not smaller.
            (
                SELECT CASE WHEN count(*) = count(free_value) THEN total(free_value) END FROM free_cash
                WHERE TRUE
            )
            AS cash,
            -- A sum over rows of which one is NULL is unknown, not smaller.
            (
                SELECT CASE WHEN count(*) = count(base_undrawn) THEN total(base_undrawn) END FROM loans_now
                WHERE collateral IS NULL
            )
            AS undrawn
    ) AS known
),

-- The strictest ratio on each collateral. What its loans exceed it by without anything that falls,
-- and what each 1 that falls allows.
strictest AS MATERIALIZED (
    SELECT
        lowest.*,
        lowest.claims - lowest.ratio * lowest.cash_value AS excess,
        lowest.claims - lowest.ratio * (lowest.cash_value - lowest.free_value) AS pledged_excess,
        lowest.ratio * lowest.falling_value AS allowed,
        lowest.collateral_phys_asset_id IS NOT NULL OR lowest.falling_value = 0 AS is_steady
    FROM (
        SELECT
            rank, threshold, collateral_storage_id, collateral_phys_asset_id, claims, falling_value,
            cash_value, free_value, collateral_value,
            min(ratio) AS ratio
        FROM loan_thresholds
        WHERE claims > 0 OR claims IS NULL
        GROUP BY rank, collateral_storage_id, collateral_phys_asset_id
    ) AS lowest
),

-- What is left for prices that fall, after what does not fall has got what it asks for.
means_left AS MATERIALIZED (
    SELECT
        steady.rank,
        means.amount - CASE WHEN count(*) = count(steady.need) THEN sum(steady.need) END AS amount
    FROM (
        SELECT
            rank,
            CASE
                WHEN is_steady = 1
                    THEN max(pledged_excess - (collateral_phys_asset_id IS NOT NULL) * allowed, 0.0)
                ELSE 0.0
            END AS need
        FROM strictest
    ) AS steady
    CROSS JOIN means
    GROUP BY steady.rank
),

-- What the collaterals together ask for is the largest sum over those that fall first.
falling AS MATERIALIZED (
    SELECT
        strictest.rank, strictest.collateral_storage_id,
        strictest.excess / nullif(strictest.allowed, 0) AS share,
        max(
            (sum(strictest.pledged_excess) OVER by_share - means_left.amount)
            / nullif(sum(strictest.allowed) OVER by_share, 0) - 1.0,
            -1.0
        ) AS drawdown
    FROM strictest
    INNER JOIN means_left ON means_left.rank = strictest.rank
    WHERE strictest.is_steady IS NOT 1
    WINDOW by_share AS (
        PARTITION BY strictest.rank
        ORDER BY strictest.pledged_excess / nullif(strictest.allowed, 0) DESC
        ROWS UNBOUNDED PRECEDING
    )
)

SELECT
    loan, collateral, threshold, threshold_ratio, owed, collateral_value, cash, undrawn,
    drawdown_uncured, drawdown_survived
FROM (
    SELECT
        name AS loan,
        collateral, threshold,
        ratio AS threshold_ratio,
        claims AS owed,
        collateral_value, means.cash, means.undrawn,
        CASE
            WHEN claims >= ratio * cash_value
                THEN (claims / ratio - cash_value) / nullif(falling_value, 0) - 1.0
        END AS drawdown_uncured,
        CASE
            WHEN means.amount >= base_claim OR claims < ratio * cash_value THEN -1.0
            ELSE max(
                ((claims - means.amount) / ratio - (cash_value - free_value))
                / nullif(falling_value, 0) - 1.0,
                -1.0
            )
        END AS drawdown_survived,
        rank
    FROM loan_thresholds
    CROSS JOIN means
    WHERE base_claim > 0 OR base_claim IS NULL
    UNION ALL
    SELECT
        NULL, NULL, overall.threshold, NULL, overall.claims, overall.collateral_value, means.cash,
        means.undrawn, overall.drawdown_uncured,
        CASE WHEN means_left.amount >= 0 THEN overall.drawdown_survived END,
        overall.rank
    FROM (
        SELECT
            strictest.rank, strictest.threshold,
            CASE WHEN count(*) = count(strictest.claims) THEN sum(strictest.claims) END AS claims,
            CASE
                WHEN count(*) = count(strictest.collateral_value)
                    THEN sum(strictest.collateral_value)
            END AS collateral_value,
            CASE
                WHEN count(falling.rank) = count(falling.share)
                    THEN max(falling.share) FILTER (WHERE strictest.excess >= 0) - 1.0
            END AS drawdown_uncured,
            CASE
                WHEN count(falling.rank) = count(falling.drawdown)
                    THEN coalesce(max(falling.drawdown), -1.0)
            END AS drawdown_survived
        FROM strictest
        LEFT JOIN falling ON falling.rank = strictest.rank
            AND falling.collateral_storage_id IS strictest.collateral_storage_id
        GROUP BY strictest.rank, strictest.threshold
    ) AS overall
    INNER JOIN means_left ON means_left.rank = overall.rank
    CROSS JOIN means
) AS fall
ORDER BY loan IS NULL, loan, rank;

CREATE VIEW dividends AS
-- One row per dividend of an asset, declared or expected.
--   pseudo_id         INTEGER, key: fin_asset_dividends.id
--   id                INTEGER, key: the same
--   ticker            TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   ex_date           TEXT YYYY-MM-DD, value: who owns the asset before it is paid; NULL is unknown
--   pay_date          TEXT YYYY-MM-DD, value: the payment; NULL is unknown
--   amount_per_share  REAL of the base asset per 1 of the asset, value: before tax
--   is_projection     INTEGER boolean, value: 1 is expected, 0 is declared or paid
-- An asset of the base asset's type is cash and has none.
-- Operations: select, insert, update, delete.
-- Cost: an index seek a row.
SELECT
    dividend.id AS pseudo_id,
    dividend.id,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id IS NOT (
                    SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
                )
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    substr(dividend.ex_datetime, 1, 10) AS ex_date,
    substr(dividend.pay_datetime, 1, 10) AS pay_date,
    dividend.amount_per_share, dividend.is_projection
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

CREATE VIEW expenses AS
-- One row per recurring plan of the category with the role expenses and those below it, in force
-- now.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   category        TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what goes out, > 0
--   is_fixed        INTEGER boolean, value: fin_transaction_plans.is_fixed, 1 unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is that of the newest iteration by the iterations a year, by 12; a plan in the
-- asset of its storage is converted at the newest rate, NULL without one. All views that show what
-- is planned a month show these amounts.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a plan that names no day: one iteration
--   and one window a calendar month, from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion;
--   editing category moves the plan to another category, it renames none.
-- Cost: a few index seeks a plan.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
)

SELECT
    plans.id AS pseudo_id,
    plans.id,
    category.name AS category,
    0.0 - plans.base_amount AS monthly_amount,
    plans.is_fixed AS is_fixed,
    plans.description AS notes
FROM monthly_plans AS plans
INNER JOIN fin_transaction_categories AS category ON category.id = plans.category_id
WHERE plans.role = 'expenses'
ORDER BY plans.id;

CREATE VIEW fin_transaction_plan_modifiers AS
-- Internal: for the triggers that work a plan out.
-- One row per plan: the modifiers that lead from one iteration to the next, one by one.
--   plan_id     INTEGER, key: fin_transaction_plans.id
--   modifier_1  TEXT SQLite modifier, info: NULL if the plan happens once
--   modifier_2  TEXT SQLite modifier, info: '+0 days' if there is none
--   modifier_3  TEXT SQLite modifier, info: likewise
-- Operations: select.
-- Cost: one index seek a plan.
SELECT
    planned.id AS plan_id,
    trim(json_extract(planned.modifiers, '$[0]')) AS modifier_1,
    coalesce(trim(json_extract(planned.modifiers, '$[1]')), '+0 days') AS modifier_2,
    coalesce(trim(json_extract(planned.modifiers, '$[2]')), '+0 days') AS modifier_3
FROM (
    SELECT
        id,
        '[' || replace(json_quote(recurrence_datetime_modifiers), ';', '","') || ']' AS modifiers
    FROM fin_transaction_plans
) AS planned;

CREATE VIEW future_dividend_snowball AS
-- One row per year and asset that pays dividends, for 40 years.
--   year                  INTEGER, info: 1 is the year that begins tomorrow
--   asset_type            TEXT, info: fin_asset_types.name
--   asset_code            TEXT, info: fin_assets.code
--   shares                REAL of the asset, info: held in all storages, and bought on the way
--   book_value_per_share  REAL of the base asset per 1 of the asset, info
--   dividend_per_share    REAL of the base asset per 1 of the asset, info
--   dividends             REAL of the base asset, info: of all shares, before tax
--   tax                   REAL of the base asset, info
--   reinvested            REAL of the base asset, info: what more of the asset is bought for
--   yield_on_cost         REAL share, info: dividends a year of what is held today / what it cost
--   total_dividends       REAL of the base asset, info: of all assets in the year, after tax
--   total_spending        REAL of the base asset, info: planned expenses and interest in a year;
--                         NULL while no expenses are planned
--   coverage              REAL share, info: of total_spending, what is paid out after tax and not
--                         reinvested; 1 pays for life
--   pays_for_life_year    INTEGER, info: from which on coverage stays 1 or more, NULL is never
-- The first year has the dividends of future_dividends, on what was held on ex days that are past.
-- Later years have those of all shares, which grow like the book value of the newest
-- fin_asset_fundamentals, by return_on_equity less dividend_on_equity. Of the dividends after
-- dividend_tax_rate reinvested_share is put into more of the asset, which brings
-- reinvestment_yield in its first year and then grows like the rest. Without fundamentals nothing
-- grows. Expenses and interest stay as they are.
-- Operations: select.
-- Cost: 40 rows an asset; yield_on_cost reads all transactions of the assets that pay.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
),
-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
),

positions AS MATERIALIZED (
    SELECT held_now.id AS asset_storage_id, held_now.asset_id, held_now.amount FROM held_now
    WHERE held_now.amount > 0
        AND held_now.asset_id IN (SELECT dividend.asset_id FROM dividends_ahead AS dividend)
),

-- What is in each of the positions (asset_storage_id, asset_id), and what it cost, by moving
-- average: one step a transaction, in their order. An acquisition costs what fin_transaction_costs
-- says, else what was given in swaps, at its value then: all of it, or the cost is unknown. New
-- units of a split cost nothing.
averages (asset_storage_id, asset_id, number, datetime, id, amount, base_cost) AS (
    SELECT positions.asset_storage_id, positions.asset_id, 0, '', 0, 0.0, 0.0 FROM positions
    UNION ALL
    SELECT
        tx.asset_storage_id, averages.asset_id,
        averages.number + 1,
        tx.datetime, tx.id,
        averages.amount + tx.amount,
        CASE
            WHEN averages.amount + tx.amount <= 0 THEN 0.0
            WHEN
                cost.id IS NULL
                AND EXISTS (
                    SELECT 1 FROM fin_asset_splits AS split
                    WHERE split.asset_id = averages.asset_id
                        AND split.datetime >= date(tx.datetime)
                        AND split.datetime < date(tx.datetime) || '~'
                )
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
                THEN averages.base_cost
            WHEN tx.amount < 0
                THEN averages.base_cost * (averages.amount + tx.amount) / averages.amount
            WHEN cost.id IS NOT NULL THEN averages.base_cost + cost.base_amount
            ELSE
                averages.base_cost +
                -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
                -- several is not known: it has no rate, or is a physical asset.
                (
                    SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                    FROM (
                        SELECT
                            -credit.amount *
                            -- What one unit of an asset is worth: the base asset needs no rate.
                            CASE
                                WHEN asset.is_base = 1 THEN 1.0
                                ELSE
                                    (
                                        SELECT rate.rate FROM fin_asset_rates AS rate
                                        WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                        ORDER BY rate.datetime DESC LIMIT 1
                                    )
                            END
                            AS base_amount
                        FROM swaps AS swap
                        LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                        LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                        LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                        WHERE swap.debit_fin_transaction_id = tx.id
                    ) AS payment
                )
        END
    FROM averages
    INNER JOIN fin_transactions AS tx ON tx.id = (
        SELECT later.id FROM fin_transactions AS later
        WHERE later.asset_storage_id = averages.asset_storage_id
            AND (later.datetime, later.id) > (averages.datetime, averages.id)
            AND later.datetime <= datetime('now')
        ORDER BY later.datetime, later.id LIMIT 1
    )
    LEFT JOIN fin_transaction_costs AS cost ON cost.transaction_id = tx.id
),

-- The average after the newest transaction: max() says which row the others are of.
average_costs AS (
    SELECT averages.asset_storage_id, averages.amount, averages.base_cost, max(averages.number)
    FROM averages
    WHERE averages.number > 0
    GROUP BY averages.asset_storage_id
),

payers AS MATERIALIZED (
    SELECT
        dividend.asset_id,
        asset.code AS asset_code,
        fin_asset_types.name AS asset_type,
        coalesce(held.shares, 0.0) AS shares,
        held.base_cost, dividend.base_amount, dividend.amount_per_share, rates_now.rate,
        fundamental.book_value_per_share,
        coalesce(fundamental.return_on_equity - fundamental.dividend_on_equity, 0.0) AS growth,
        coalesce(fundamental.dividend_tax_rate, 0.0) AS tax_rate,
        coalesce(fundamental.reinvested_share, 0.0) AS reinvested_share,
        fundamental.reinvestment_yield
    FROM (
        SELECT
            paid.asset_id,
            sum(paid.amount_per_share) AS amount_per_share,
            sum(paid.base_amount) AS base_amount
        FROM (
            SELECT asset_id, amount_per_share, sum(base_amount) AS base_amount FROM dividends_ahead
            GROUP BY dividend_number
        ) AS paid
        GROUP BY paid.asset_id
    ) AS dividend
    INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN rates_now ON rates_now.asset_id = dividend.asset_id
    LEFT JOIN (
        SELECT
            positions.asset_id,
            sum(positions.amount) AS shares,
            CASE WHEN count(*) = count(cost.base_cost) THEN sum(cost.base_cost) END AS base_cost
        FROM positions
        LEFT JOIN average_costs AS cost ON cost.asset_storage_id = positions.asset_storage_id
        GROUP BY positions.asset_id
    ) AS held ON held.asset_id = dividend.asset_id
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = dividend.asset_id
),

-- missed: by shares that were bought since an ex day; < 0 for those that were sold.
years (
    asset_id, year, book_value_per_share, dividend_per_share, amount, missed, growth,
    growth_by_reinvesting
) AS (
    SELECT
        asset_id, 1, book_value_per_share, amount_per_share,
        base_amount,
        shares * amount_per_share - base_amount,
        growth,
        CASE
            WHEN reinvested_share = 0 THEN 0.0
            ELSE
                (1.0 - tax_rate) * reinvested_share
                * coalesce(reinvestment_yield, amount_per_share / rate)
        END
    FROM payers
    UNION ALL
    SELECT
        asset_id,
        year + 1,
        book_value_per_share * (1.0 + growth),
        dividend_per_share * (1.0 + growth),
        (amount + missed) * (1.0 + growth) + amount * growth_by_reinvesting,
        0.0,
        growth,
        growth_by_reinvesting
    FROM years
    WHERE year < 40
),

spending AS MATERIALIZED (
    SELECT
        12.0 *
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(-base_amount) THEN total(-base_amount) END FROM monthly_plans
            WHERE role = 'expenses'
        )
        +
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(base_owed * annual_rate) THEN total(base_owed * annual_rate) END FROM loans_now
            WHERE TRUE
        )
        AS base_amount
    WHERE EXISTS (SELECT 1 FROM monthly_plans WHERE monthly_plans.role = 'expenses')
),

-- A sum over rows of which one is NULL is unknown, not smaller.
year_totals AS MATERIALIZED (
    SELECT
        summed.*,
        spending.base_amount AS spending,
        summed.paid_out / nullif(spending.base_amount, 0) AS coverage
    FROM (
        SELECT
            years.year, years.amount, years.missed,
            years.book_value_per_share, years.dividend_per_share,
            payer.asset_type, payer.asset_code, payer.shares, payer.base_cost, payer.tax_rate,
            years.amount * (1.0 - payer.tax_rate) * payer.reinvested_share AS reinvested,
            CASE
                WHEN count(*) OVER by_year = count(years.amount) OVER by_year
                    THEN sum(years.amount * (1.0 - payer.tax_rate)) OVER by_year
            END AS dividends,
            CASE
                WHEN count(*) OVER by_year = count(years.amount) OVER by_year
                    THEN sum(
                        years.amount * (1.0 - payer.tax_rate) * (1.0 - payer.reinvested_share)
                    ) OVER by_year
            END AS paid_out
        FROM years
        INNER JOIN payers AS payer ON payer.asset_id = years.asset_id
        WINDOW by_year AS (PARTITION BY years.year)
    ) AS summed
    LEFT JOIN spending ON TRUE
)

SELECT
    year, asset_type, asset_code,
    CASE WHEN dividend_per_share = 0 THEN shares ELSE (amount + missed) / dividend_per_share END
        AS shares,
    book_value_per_share,
    dividend_per_share,
    amount AS dividends,
    amount * tax_rate AS tax,
    reinvested,
    dividend_per_share * shares / nullif(base_cost, 0) AS yield_on_cost,
    dividends AS total_dividends,
    spending AS total_spending,
    coverage,
    CASE
        WHEN count(*) OVER () = count(coverage) OVER ()
            THEN nullif(coalesce(max(CASE WHEN coverage < 1.0 THEN year END) OVER (), 0) + 1, 41)
    END AS pays_for_life_year
FROM year_totals
ORDER BY year, asset_type, asset_code;

CREATE VIEW future_dividends AS
-- One row per dividend of the year that begins tomorrow, on what is held; the next first.
--   pay_month         TEXT YYYY-MM, info: of the payment, else of the ex day; NULL is unknown
--   ex_datetime       TEXT UTC, info
--   pay_datetime      TEXT UTC, info
--   asset_type        TEXT, info: fin_asset_types.name
--   asset_code        TEXT, info: fin_assets.code
--   shares            REAL of the asset, info: held in all storages, on the ex day if that is past
--                     and a balance is that old, else now
--   amount_per_share  REAL of the base asset per 1 of the asset, info: before tax
--   amount            REAL of the base asset, info: of all shares, before tax
--   status            TEXT, info: declared, projected, repeated or fundamental
--   net_amount        REAL of the base asset, info: after tax, where fin_asset_fundamentals has a
--                     dividend_tax_rate
-- declared: fin_asset_dividends with is_projection = 0 and a day to come. projected: is_projection
-- = 1; a projection whose day is past stands for the same day a year later; it does not count in a
-- month in which one is declared. repeated: without projections, what an asset paid in the last
-- year is expected a year later, unless one is declared within half a period of that day.
-- fundamental: of an asset with none of these, book value by dividend on equity. Every figure that
-- rests on dividends to come rests on these rows.
-- Operations: select.
-- Cost: a few index seeks per dividend and storage of its asset.
WITH
-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
)

SELECT
    substr(dividend.due_date, 1, 7) AS pay_month,
    dividend.ex_datetime, dividend.pay_datetime,
    fin_asset_types.name AS asset_type,
    dividend.asset_code,
    sum(dividend.shares) AS shares,
    dividend.amount_per_share,
    sum(dividend.base_amount) AS amount,
    dividend.status,
    sum(dividend.net_amount) AS net_amount
FROM dividends_ahead AS dividend
INNER JOIN fin_asset_types ON fin_asset_types.id = dividend.type_id
GROUP BY dividend.dividend_number
ORDER BY dividend.due_date IS NULL, dividend.due_date, fin_asset_types.name, dividend.asset_code;

CREATE VIEW future_loan_payments AS
-- One row per agreed payment of a loan that is still to come, from what is owed today.
--   loan          TEXT, info: fin_storages.name
--   asset_code    TEXT, info: fin_assets.code, what the loan is in
--   number        INTEGER, info: 1 is the first payment of the contract
--   year          INTEGER, info: of the contract, 1 has the payments 1 to 12
--   due_datetime  TEXT UTC, info: number months after the start; the last day of a shorter month
--   amount        REAL of the asset, info: < 0 goes out, interest and principal
--   interest      REAL of the asset, info: a twelfth of a year on what is owed before
--   principal     REAL of the asset, info: the rest, which repays the loan
--   balance       REAL of the asset, info: after the payment, < 0 is owed
-- annuity: all payments are the same; straight_line: all principals are; interest_only: the last
-- payment repays all. Amounts are not rounded; the last payment leaves nothing. What is owed after
-- the last payment was due is due at once.
-- Operations: select.
-- Cost: a walk over the payments that are left.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),

schedules (loan_id, payments_left) AS (
    SELECT loan.id, loan.payments_left FROM loans_now AS loan
    WHERE loan.payments_left IS NOT NULL AND loan.owed > 0
    UNION ALL
    SELECT schedules.loan_id, schedules.payments_left - 1 FROM schedules
    WHERE schedules.payments_left > 1
),

shares AS MATERIALIZED (
    SELECT
        schedules.loan_id, schedules.payments_left,
        -- The share of what is owed that the next of schedules.payments_left monthly payments repays. An annuity is
        -- worked out anew each time from what is owed, the rate of the month and the payments that are
        -- left.
        CASE
            WHEN schedules.payments_left = 1 THEN 1.0
            WHEN loan.repayment = 'interest_only' THEN 0.0
            WHEN loan.repayment = 'straight_line' OR abs(loan.annual_rate / 12) < 1e-9 THEN 1.0 / schedules.payments_left
            ELSE loan.annual_rate / 12 / (
                -- 1.0 + loan.annual_rate / 12 to the power of the whole number schedules.payments_left, by squaring.
                (
                    WITH RECURSIVE powers (exponent, base, result) AS (
                        SELECT schedules.payments_left, 1.0 + loan.annual_rate / 12, 1.0
                        UNION ALL
                        SELECT
                            powers.exponent >> 1,
                            powers.base * powers.base,
                            CASE WHEN powers.exponent & 1 THEN powers.result * powers.base ELSE powers.result END
                        FROM powers
                        WHERE powers.exponent > 0
                    )

                    SELECT powers.result FROM powers WHERE powers.exponent = 0
                )
                - 1.0
            )
        END
        AS principal_share
    FROM schedules
    INNER JOIN loans_now AS loan ON loan.id = schedules.loan_id
),

payments (loan_id, payments_left, owed, principal) AS (
    SELECT loan.id, loan.payments_left, loan.owed, loan.owed * shares.principal_share
    FROM loans_now AS loan
    INNER JOIN shares ON shares.loan_id = loan.id AND shares.payments_left = loan.payments_left
    UNION ALL
    SELECT
        payments.loan_id, shares.payments_left,
        payments.owed - payments.principal,
        (payments.owed - payments.principal) * shares.principal_share
    FROM payments
    INNER JOIN shares ON shares.loan_id = payments.loan_id
        AND shares.payments_left = payments.payments_left - 1
)

SELECT
    loan.name AS loan,
    loan.code AS asset_code,
    loan.payment_count - payments.payments_left + 1 AS number,
    (loan.payment_count - payments.payments_left + 12) / 12 AS year,
    -- So many months after the start; the last day of a month that is too short.
    min(
        datetime(loan.start_datetime, '+' || (loan.payment_count - payments.payments_left + 1) || ' months'),
        date(loan.start_datetime, 'start of month', '+' || (loan.payment_count - payments.payments_left + 1 + 1) || ' months', '-1 day')
        || ' ' || time(loan.start_datetime)
    )
    AS due_datetime,
    0.0 - payments.owed * loan.annual_rate / 12 - payments.principal AS amount,
    0.0 - payments.owed * loan.annual_rate / 12 AS interest,
    0.0 - payments.principal AS principal,
    payments.principal - payments.owed AS balance
FROM payments
INNER JOIN loans_now AS loan ON loan.id = payments.loan_id
ORDER BY loan.name ASC, loan.id ASC, payments.payments_left DESC;

CREATE VIEW historical_monthly_balances AS
-- One row per month since that of the first balance, the newest first.
--   start_datetime                  TEXT UTC, info: first moment of the month
--   end_datetime                    TEXT UTC, info: first moment of the next month
--   base_balance                    REAL of the base asset, info: all assets & storages at the end
--   base_balance_delta              REAL of the base asset, info: change since the month before
--   base_active_delta               REAL of the base asset, info: active profits and losses
--   base_passive_delta              REAL of the base asset, info: passive ones, and what exchange
--                                   rates and the spread of swaps did
--   base_unaccounted_delta          REAL of the base asset, info: not in transactions, initial
--                                   import, and swaps between financial assets
--   base_asset                      TEXT, info: fin_assets.code of the base asset
--   base_balance_by_type            TEXT JSON, info: the same, asset type by asset type
--   base_balance_delta_by_type      TEXT JSON, info: likewise
--   base_active_delta_by_type       TEXT JSON, info: likewise
--   base_passive_delta_by_type      TEXT JSON, info: likewise
--   base_unaccounted_delta_by_type  TEXT JSON, info: likewise
-- In every row, and for every type, balance delta = active + passive + unaccounted delta.
-- A month ends with the newest balance up to end_datetime, because a balance counts what was before
-- it, and with the newest rate before end_datetime. Transactions are valued at that rate, the two
-- sides of a swap at what was sent and the rate of that moment. A missing rate gives NULL, never 0,
-- and a row in current_data_issues.
-- Physical assets are left out, as the document has it; current_balance_sheet includes them.
-- Operations: select.
-- Cost: one walk over all transactions in an index, one seek per asset and month, three per asset &
--   storage and month, five and a sort per swap. A join with GROUP BY would sort all transactions.
-- Inside, a month is a number, 12 * year + month. Together with its asset or asset type it is one
-- integer, id * 1000000 + month: that sorts and joins faster than two columns.
WITH RECURSIVE
-- The month that the first balance closes; NULL before there is one. A balance at the first moment
-- of a month closes the month before.
first_month AS MATERIALIZED (
    SELECT
        datetime(
            min(
                (
                    SELECT min(balance.datetime) FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                )
            ), '-1 second', 'start of month'
        ) AS start_datetime
    FROM fin_assets_storages AS held
),

shown_months (number, start_datetime, end_datetime, last_datetime) AS (
    SELECT
        12 * strftime('%Y', start_datetime) + strftime('%m', start_datetime),
        start_datetime,
        datetime(start_datetime, '+1 month'),
        datetime(start_datetime, '+1 month', '-1 second')
    FROM first_month
    WHERE start_datetime <= datetime('now')
    UNION ALL
    SELECT
        number + 1,
        end_datetime,
        datetime(end_datetime, '+1 month'),
        datetime(end_datetime, '+1 month', '-1 second')
    FROM shown_months
    WHERE end_datetime <= datetime('now')
),

-- LIMIT -1 keeps the rows apart in SQLite before 3.37, too, where MATERIALIZED alone does not.
asset_months AS MATERIALIZED (
    SELECT
        asset.id * 1000000 + shown_months.number AS asset_month,
        asset.type_id * 1000000 + shown_months.number AS type_month,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= shown_months.last_datetime
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate,
        (
            SELECT
                total(
                    (
                        SELECT balance.amount FROM balances AS balance
                        WHERE balance.asset_storage_id = held.id
                            AND balance.datetime <= shown_months.end_datetime
                        ORDER BY balance.datetime DESC LIMIT 1
                    )
                )
            FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id
        ) AS balance,
        (
            SELECT total(tx.amount) FROM fin_assets_storages AS held
            CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            WHERE held.asset_id = asset.id
                AND tx.datetime >= shown_months.start_datetime
                AND tx.datetime < shown_months.end_datetime
        ) AS tx_delta,
        -- What is passive has a reason: the condition selects a small index of such transactions.
        (
            SELECT total(tx.amount) FROM fin_assets_storages AS held
            CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            WHERE held.asset_id = asset.id
                AND tx.datetime >= shown_months.start_datetime
                AND tx.datetime < shown_months.end_datetime
                AND (
                    tx.reason_fin_asset_storage_id IS NOT NULL
                    OR tx.reason_phys_asset_ownership_id IS NOT NULL
                )
                AND tx.category_id IN (
                    SELECT category.id FROM fin_transaction_categories AS category
                    WHERE category.is_passive = 1
                )
        ) AS passive_delta
    FROM fin_assets AS asset
    CROSS JOIN shown_months
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages AS held WHERE held.asset_id = asset.id)
    LIMIT -1
),

valued_swaps AS MATERIALIZED (
    SELECT
        sent.asset_id * 1000000
        + 12 * substr(credit.datetime, 1, 4) + substr(credit.datetime, 6, 2) AS credit_month,
        credit.amount AS credit_amount,
        credit.category_id AS credit_category_id,
        received.asset_id * 1000000
        + 12 * substr(debit.datetime, 1, 4) + substr(debit.datetime, 6, 2) AS debit_month,
        debit.amount AS debit_amount,
        debit.category_id AS debit_category_id,
        credit.amount * CASE
            WHEN sent.asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = sent.asset_id AND rate.datetime <= credit.datetime
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END AS base_amount
    FROM swaps AS swap
    CROSS JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
    CROSS JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
    CROSS JOIN fin_assets_storages AS sent ON sent.id = credit.asset_storage_id
    CROSS JOIN fin_assets_storages AS received ON received.id = debit.asset_storage_id
    LIMIT -1
),

swap_sides (asset_month, amount, category_id, base_amount) AS (
    SELECT credit_month, credit_amount, credit_category_id, base_amount FROM valued_swaps
    UNION ALL
    SELECT debit_month, debit_amount, debit_category_id, -base_amount FROM valued_swaps
),

swapped_months AS MATERIALIZED (
    SELECT
        side.asset_month,
        total(side.amount) FILTER (
            WHERE side.category_id NOT IN (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.is_passive = 1
            )
        ) AS swap_delta,
        CASE WHEN count(*) = count(side.base_amount) THEN sum(side.base_amount) END AS base_delta
    FROM swap_sides AS side
    GROUP BY side.asset_month
),

-- An initial import that is a side of a swap counts as the swap.
imported_months AS MATERIALIZED (
    SELECT
        held.asset_id * 1000000
        + 12 * substr(tx.datetime, 1, 4) + substr(tx.datetime, 6, 2) AS asset_month,
        total(tx.amount) AS import_delta
    FROM fin_transaction_categories AS category
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    WHERE category.is_initial_import = 1
        AND NOT EXISTS (
            SELECT 1 FROM swaps AS swap
            WHERE swap.credit_fin_transaction_id = tx.id
                AND swap.debit_fin_transaction_id IS NOT NULL
        )
        AND NOT EXISTS (
            SELECT 1 FROM swaps AS swap
            WHERE swap.debit_fin_transaction_id = tx.id
                AND swap.credit_fin_transaction_id IS NOT NULL
        )
    GROUP BY asset_month
),

local_months AS (
    SELECT
        month.type_month, month.rate, month.balance,
        month.tx_delta - month.passive_delta - coalesce(imported.import_delta, 0.0)
        - coalesce(swapped.swap_delta, 0.0) AS active_delta,
        month.balance - lag(month.balance, 1, 0.0) OVER (
            PARTITION BY month.asset_month / 1000000 ORDER BY month.asset_month
        ) - month.tx_delta + coalesce(imported.import_delta, 0.0) AS unaccounted_delta,
        CASE WHEN swapped.asset_month IS NULL THEN 0.0 ELSE swapped.base_delta END
            AS base_swap_delta
    FROM asset_months AS month
    LEFT JOIN imported_months AS imported ON imported.asset_month = month.asset_month
    LEFT JOIN swapped_months AS swapped ON swapped.asset_month = month.asset_month
),

-- 0 of an asset is worth 0 without a rate, too. What is below half a satoshi is the error of adding
-- up floating point numbers; round() would cost more than all seeks.
base_months AS (
    SELECT
        type_month,
        CASE WHEN abs(balance) < 5e-9 THEN 0.0 ELSE balance * rate END AS base_balance,
        CASE WHEN abs(active_delta) < 5e-9 THEN 0.0 ELSE active_delta * rate END
            AS base_active_delta,
        CASE WHEN abs(unaccounted_delta) < 5e-9 THEN 0.0 ELSE unaccounted_delta * rate END
        + base_swap_delta AS base_unaccounted_delta
    FROM local_months
    LIMIT -1
),

-- A sum over rows of which one is NULL is unknown, not smaller.
type_months AS (
    SELECT
        type_month,
        CASE WHEN count(*) = count(base_balance) THEN sum(base_balance) END AS base_balance,
        CASE WHEN count(*) = count(base_active_delta) THEN sum(base_active_delta) END
            AS base_active_delta,
        CASE WHEN count(*) = count(base_unaccounted_delta) THEN sum(base_unaccounted_delta) END
            AS base_unaccounted_delta
    FROM base_months
    GROUP BY type_month
),

type_deltas AS (
    SELECT
        shown_months.start_datetime, shown_months.end_datetime,
        fin_asset_types.name AS type_name,
        month.base_balance,
        month.base_balance - lag(month.base_balance, 1, 0.0) OVER (
            PARTITION BY fin_asset_types.id ORDER BY shown_months.number
        ) AS base_balance_delta,
        month.base_active_delta, month.base_unaccounted_delta
    FROM type_months AS month
    CROSS JOIN fin_asset_types ON fin_asset_types.id = month.type_month / 1000000
    CROSS JOIN shown_months ON shown_months.number = month.type_month % 1000000
),

type_columns AS (
    SELECT
        start_datetime, end_datetime,
        json_quote(type_name) || ': ' AS label,
        base_balance, base_balance_delta, base_active_delta,
        base_balance_delta - base_active_delta - base_unaccounted_delta AS base_passive_delta,
        base_unaccounted_delta
    FROM type_deltas
    ORDER BY start_datetime DESC, type_name ASC
)

SELECT
    start_datetime, end_datetime,
    CASE WHEN count(*) = count(base_balance) THEN round(sum(base_balance), 8) END AS base_balance,
    CASE WHEN count(*) = count(base_balance_delta) THEN round(sum(base_balance_delta), 8) END AS base_balance_delta,
    CASE WHEN count(*) = count(base_active_delta) THEN round(sum(base_active_delta), 8) END AS base_active_delta,
    CASE WHEN count(*) = count(base_passive_delta) THEN round(sum(base_passive_delta), 8) END AS base_passive_delta,
    CASE WHEN count(*) = count(base_unaccounted_delta) THEN round(sum(base_unaccounted_delta), 8) END AS base_unaccounted_delta,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    '{' || group_concat(label || coalesce(round(base_balance, 8), 'null'), ', ') || '}' AS base_balance_by_type,
    '{' || group_concat(label || coalesce(round(base_balance_delta, 8), 'null'), ', ') || '}' AS base_balance_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_active_delta, 8), 'null'), ', ') || '}' AS base_active_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_passive_delta, 8), 'null'), ', ') || '}' AS base_passive_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_unaccounted_delta, 8), 'null'), ', ') || '}' AS base_unaccounted_delta_by_type
FROM type_columns
GROUP BY start_datetime
ORDER BY start_datetime DESC;

CREATE VIEW historical_txs_balances_mismatch AS
-- One row per interval of an asset & storage in which transactions do not explain the change of its
-- balance. An interval lies between two balances and ended within the last two years, or it is the
-- running one, from the newest balance to now.
--   start_datetime      TEXT UTC, info: the earlier balance, NULL before the first one
--   end_datetime        TEXT UTC, info: the later balance, or now
--   storage             TEXT, info: fin_storages.name
--   amount_unaccounted  REAL of the asset, info: balance_delta - tx_delta
--   tx_delta            REAL of the asset, info: transactions since the start, before the end
--   balance_delta       REAL of the asset, info: from the earlier balance (or 0) to the later one;
--                       0 in the running interval, which no balance has confirmed yet
--   asset_type          TEXT, info: fin_asset_types.name
--   asset_code          TEXT, info: fin_assets.code
-- A row of the running interval says that transactions are newer than the balance. Verify it in
-- current_balances, and the row is gone. Balances of the future do not count before their time.
-- Operations: select.
-- Floating point raises no alarm, a missing cent does: whole units and fractions are added up
-- apart, so that a million additions stay exact far below a cent. What remains is compared with the
-- largest error that they can have made (2^-53 per number, n^2/2 for n fractions).
-- Cost: two walks over the transactions of these two years in an index, a seek per balance. Where
--   there is no balance at all, the walks go over all transactions.
WITH
ends AS (
    SELECT
        balance.asset_storage_id,
        balance.datetime AS end_datetime,
        balance.datetime AS until,
        balance.amount,
        (
            SELECT previous.id FROM balances AS previous
            WHERE previous.asset_storage_id = balance.asset_storage_id
                AND previous.datetime < balance.datetime
            ORDER BY previous.datetime DESC LIMIT 1
        ) AS previous_id
    FROM fin_assets_storages AS held
    CROSS JOIN balances AS balance ON balance.asset_storage_id = held.id
    WHERE balance.datetime >= datetime('now', '-2 years')
        AND balance.datetime <= datetime('now', '+1 second')
    UNION ALL
    SELECT
        held.id,
        datetime('now'),
        datetime('now', '+1 second'),
        NULL,
        (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    FROM fin_assets_storages AS held
),

-- What the balances at both ends (ends) of intervals tell, and what the transactions between do.
intervals AS (
    SELECT
        ends.asset_storage_id,
        previous.datetime AS start_datetime,
        ends.end_datetime,
        coalesce(previous.datetime, '') AS since,
        ends.until,
        coalesce(previous.amount, 0.0) AS start_amount,
        coalesce(ends.amount, previous.amount, 0.0) AS end_amount
    FROM ends
    LEFT JOIN balances AS previous ON previous.id = ends.previous_id
),

summed_intervals AS MATERIALIZED (
    SELECT
        intervals.*,
        (
            SELECT total(CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since AND tx.datetime < intervals.until
        ) AS whole_units,
        (
            SELECT total(tx.amount - CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since AND tx.datetime < intervals.until
        ) AS fractions
    FROM intervals
    LIMIT -1
),

-- Where the two differ by more than floating point can explain.
mismatched_intervals AS (
    SELECT
        interval.*,
        round(interval.whole_units + interval.fractions, 8) AS tx_delta,
        round(interval.end_amount - interval.start_amount, 8) AS balance_delta,
        round(interval.difference, 8) AS amount_unaccounted
    FROM (
        SELECT
            summed_intervals.*,
            end_amount - start_amount - whole_units - fractions AS difference
        FROM summed_intervals
    ) AS interval
    WHERE
        -- Half of the smallest unit there is, one satoshi; only few pass on to the second test.
        abs(interval.difference) > 5e-9
        AND abs(interval.difference)
        > 5e-9 + 4e-16 * (abs(interval.end_amount) + abs(interval.start_amount)) + (
            SELECT 4e-16 * total(abs(tx.amount)) + 1e-16 * count(*) * count(*)
            FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = interval.asset_storage_id
                AND tx.datetime >= interval.since AND tx.datetime < interval.until
        )
)

SELECT
    mismatch.start_datetime, mismatch.end_datetime,
    fin_storages.name AS storage,
    mismatch.amount_unaccounted, mismatch.tx_delta, mismatch.balance_delta,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code
FROM mismatched_intervals AS mismatch
INNER JOIN fin_assets_storages AS held ON held.id = mismatch.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY mismatch.end_datetime DESC, mismatch.asset_storage_id ASC;

CREATE VIEW holdings AS
-- One row per asset & storage that holds something that is not cash: what is owned, for people who
-- think in tickers.
--   pseudo_id    INTEGER, key: fin_assets_storages.id
--   id           INTEGER, key: the same
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   name         TEXT, value: fin_assets.name
--   shares       INTEGER, REAL if it is no whole number, of the asset, value: the newest balance
--   cost_basis   REAL of the base asset, value: what all of it cost, by moving average: what
--                fin_transaction_costs says, else what was given in swaps, at its value then;
--                NULL if any part of it is unknown
--   asset_class  TEXT, lookup: fin_asset_types.name; an insert without it takes the class that has
--                the ticker, else equity
--   added_at     TEXT YYYY-MM-DD, value: day of the first transaction or balance
--   storage      TEXT, lookup: fin_storages.name; an insert without it takes the storage with the
--                role portfolio
-- An asset of the base asset's type is cash. Inactive assets and storages are skipped; what is
-- owed (a balance < 0) is not owned.
-- Operations: select, insert, update, delete.
--   insert adds the class, the asset and the storage with the role portfolio if they are missing,
--   then an initial import with its cost and the balance after it, as of now or the day added_at;
--   update of shares saves a balance as of now, update of cost_basis the cost of the import; the
--   ticker, name and asset_class are edited in fin_assets;
--   delete takes an import back, as long as nothing else happened.
-- Cost: a few index seeks a row; cost_basis reads all transactions of the row.
SELECT
    held.id AS pseudo_id,
    held.id,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id IS NOT (
                    SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
                )
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    asset.name,
    CASE
        WHEN balance.amount = CAST(balance.amount AS INTEGER)
            THEN CAST(balance.amount AS INTEGER)
        ELSE balance.amount
    END AS shares,
    (
        WITH RECURSIVE positions (asset_storage_id, asset_id) AS (SELECT held.id, held.asset_id),

        -- What is in each of the positions (asset_storage_id, asset_id), and what it cost, by moving
        -- average: one step a transaction, in their order. An acquisition costs what fin_transaction_costs
        -- says, else what was given in swaps, at its value then: all of it, or the cost is unknown. New
        -- units of a split cost nothing.
        averages (asset_storage_id, asset_id, number, datetime, id, amount, base_cost) AS (
            SELECT positions.asset_storage_id, positions.asset_id, 0, '', 0, 0.0, 0.0 FROM positions
            UNION ALL
            SELECT
                tx.asset_storage_id, averages.asset_id,
                averages.number + 1,
                tx.datetime, tx.id,
                averages.amount + tx.amount,
                CASE
                    WHEN averages.amount + tx.amount <= 0 THEN 0.0
                    WHEN
                        cost.id IS NULL
                        AND EXISTS (
                            SELECT 1 FROM fin_asset_splits AS split
                            WHERE split.asset_id = averages.asset_id
                                AND split.datetime >= date(tx.datetime)
                                AND split.datetime < date(tx.datetime) || '~'
                        )
                        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
                        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
                        THEN averages.base_cost
                    WHEN tx.amount < 0
                        THEN averages.base_cost * (averages.amount + tx.amount) / averages.amount
                    WHEN cost.id IS NOT NULL THEN averages.base_cost + cost.base_amount
                    ELSE
                        averages.base_cost +
                        -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
                        -- several is not known: it has no rate, or is a physical asset.
                        (
                            SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                            FROM (
                                SELECT
                                    -credit.amount *
                                    -- What one unit of an asset is worth: the base asset needs no rate.
                                    CASE
                                        WHEN asset.is_base = 1 THEN 1.0
                                        ELSE
                                            (
                                                SELECT rate.rate FROM fin_asset_rates AS rate
                                                WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                                ORDER BY rate.datetime DESC LIMIT 1
                                            )
                                    END
                                    AS base_amount
                                FROM swaps AS swap
                                LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                                LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                                LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                                WHERE swap.debit_fin_transaction_id = tx.id
                            ) AS payment
                        )
                END
            FROM averages
            INNER JOIN fin_transactions AS tx ON tx.id = (
                SELECT later.id FROM fin_transactions AS later
                WHERE later.asset_storage_id = averages.asset_storage_id
                    AND (later.datetime, later.id) > (averages.datetime, averages.id)
                    AND later.datetime <= datetime('now')
                ORDER BY later.datetime, later.id LIMIT 1
            )
            LEFT JOIN fin_transaction_costs AS cost ON cost.transaction_id = tx.id
        ),

        -- The average after the newest transaction: max() says which row the others are of.
        average_costs AS (
            SELECT averages.asset_storage_id, averages.amount, averages.base_cost, max(averages.number)
            FROM averages
            WHERE averages.number > 0
            GROUP BY averages.asset_storage_id
        )

        SELECT average_costs.base_cost FROM average_costs
    ) AS cost_basis,
    fin_asset_types.name AS asset_class,
    date(
        min(
            (
                SELECT min(oldest.datetime) FROM balances AS oldest
                WHERE oldest.asset_storage_id = held.id
            ),
            coalesce(
                (
                    SELECT min(tx.datetime) FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ), '9'
            )
        )
    ) AS added_at,
    fin_storages.name AS storage
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
INNER JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id
        AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
WHERE balance.amount > 0
    AND asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

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
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = line.currency
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = line.import_account_id
        )
        AS asset_storage_id,
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets AS asset ON asset.code = line.security_code
                AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
                AND holding.storage_id = account.storage_id
            WHERE account.id = line.import_account_id
        )
        AS other_asset_storage_id,
        (
            SELECT security.asset_id FROM import_assets AS security
            WHERE security.security = coalesce(line.security_id, line.security_code, line.security_name)
        )
        AS units_asset_id,
        (
            SELECT holding.id FROM import_accounts AS account
            CROSS JOIN fin_assets_storages AS holding ON holding.storage_id = account.storage_id
                AND holding.asset_id =
                (
                    SELECT security.asset_id FROM import_assets AS security
                    WHERE security.security = coalesce(line.security_id, line.security_code, line.security_name)
                )
            WHERE account.id = line.import_account_id
        )
        AS security_asset_storage_id,
        nullif(
            trim(
                coalesce(line.counterparty, line.security_name, line.security_code, '') || ' '
                || coalesce(line.memo, '')
            ), ''
        )
        AS description,
        coalesce(
            (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = line.import_rule_id),
            (SELECT category.id FROM fin_transaction_categories AS category WHERE category.role = line.role)
        )
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

CREATE VIEW import_inbox AS
-- One row per row that the newest import brought; what is inserted is imported.
--   pseudo_id      INTEGER, key: import_rows.id, given by the import
--   source         TEXT, value: name of the format, like ofx; any name of your own
--   account        TEXT, value: the account as files call it, see import_accounts; prices have none
--   kind           TEXT, value: cash, transfer, fee, tax, interest, dividend, trade, fx, split,
--                  delivery, balance, position or price
--   occurred_at    TEXT UTC, value: YYYY-MM-DD HH:MM:SS
--   booked_on      TEXT date, value: the bank's booking date
--   status         TEXT, value: booked (also when empty); pending rows are not imported
--   external_id    TEXT, value: equal in every file that has the row; empty, the content counts
--   line_no        TEXT, value: where in the file, from 1
--   currency       TEXT, value: code of what the amount is in; made if it is not there
--   amount         TEXT of the currency, value: > 0 came in, < 0 went out; of a trade before costs,
--                  and -(quantity x price) when empty
--   counterparty   TEXT, value: who
--   memo           TEXT, value: what for
--   group_key      TEXT, value: equal in the rows of one event, like a trade and its fee
--   security_id    TEXT, value: ISIN or the like of what was traded or held
--   security_code  TEXT, value: its ticker; of fx, the other currency
--   security_name  TEXT, value: its name
--   quantity       TEXT of the security, value: units, > 0 came in; of fx, of the other currency
--   price          TEXT of the currency, value: of one unit
--   ratio          TEXT, value: of a split, new:old, like 4:1
--   raw            TEXT, value: the original, for information
-- Operations: select, insert.
--   Rows of one file: before, INSERT INTO imports (file_name) VALUES (...); after, set its
--   finished_datetime. A row that comes when no import is open is an import of its own.
-- What happens to a row:
--   1. A pending row is left out. A row that any import brought before is only marked as seen.
--   2. The row is checked; what is wrong with it is refused.
--   3. It gets its import and its account, and is handed on to unknown_import_rows.
--   4. There it becomes a row of import_rows, with the role of its category (cash is uncategorised,
--      a fee is fees ...) and the rule of import_rules that fits, if there is one. A trade without
--      an amount gets -(quantity x price). A tax of a group that has a trade is taxes, any other
--      tax of a security is withheld from its income.
--   5. Triggers before an insert into import_rows make what is missing, and note it in
--      import_creations: import_rows_category_insert, _currency_insert and _security_insert.
--   6. Triggers after it book the row by the ids in import_bookings:
--      _money_insert   cash, transfer, fee, tax, interest, dividend: a transaction. If its category
--                      is passive, the reason is the security, else the money
--      _trade_insert   trade, fx: two transactions and a swap
--      _units_insert   delivery, split: a transaction of units; a split in fin_asset_splits, too
--      _balance_insert balance, position: a balance
--      _price_insert   price, position with a price: a rate, as soon as the currency has one
--   7. Finishing the import (imports_finish_update) tries prices again that wait for the rate of
--      their currency, and makes swaps of the transfers between own accounts.
--   Setting imports.is_undone to 1 removes all of it (imports_undo_update).
-- Cost: reading walks over the newest import; a row that is known costs three index seeks.
SELECT
    line.id AS pseudo_id,
    account.source, account.account, line.kind, line.occurred_at, line.booked_on,
    'booked' AS status,
    CASE
        WHEN substr(line.fingerprint, length(line.kind) + 2, 1) = '#'
            THEN substr(line.fingerprint, length(line.kind) + 3)
    END AS external_id,
    CAST(line.line_no AS TEXT) AS line_no,
    line.currency,
    CAST(line.amount AS TEXT) AS amount,
    line.counterparty, line.memo, line.group_key, line.security_id, line.security_code,
    line.security_name,
    CAST(line.quantity AS TEXT) AS quantity,
    CAST(line.price AS TEXT) AS price,
    line.ratio, line.raw
FROM import_rows AS line
INNER JOIN import_accounts AS account ON account.id = line.import_account_id
WHERE line.import_id = (SELECT max(imports.id) FROM imports)
ORDER BY line.id;

CREATE VIEW import_rule_matches AS
-- One row per imported row of money, with the rule that fits it as the rules are now.
--   import_row_id       INTEGER, key: import_rows.id
--   fin_transaction_id  INTEGER, lookup: fin_transactions, the money; NULL when it was deleted
--   kind                TEXT, value: see import_rows
--   import_rule_id      INTEGER, lookup: import_rules, the first that fits; NULL when none does
-- Operations: select.
-- Cost: each row is compared with the rules up to the first that fits.
SELECT
    line.id AS import_row_id,
    line.fin_transaction_id, line.kind,
    (
        SELECT rule.id
        FROM (
            SELECT
                lower(coalesce(line.counterparty, '')) AS counterparty,
                lower(coalesce(line.memo, '')) AS memo,
                lower(coalesce(line.counterparty, '') || ' ' || coalesce(line.memo, '')) AS anything
            LIMIT 1
        ) AS content
        CROSS JOIN import_rules AS rule
        WHERE rule.is_active = 1
            AND CASE
                WHEN rule.kind IS NOT NULL THEN rule.kind = line.kind
                ELSE line.kind = 'cash' OR line.kind = 'transfer'
            END
            AND coalesce(rule.import_account_id = line.import_account_id, TRUE)
            AND coalesce(upper(rule.currency) = line.currency, rule.currency IS NULL)
            AND coalesce(rule.is_income = (line.amount > 0), TRUE)
            AND CASE (rule.comparison || ' ' || rule.field)
                WHEN 'contains any' THEN instr(content.anything, lower(rule.pattern)) > 0
                WHEN 'contains memo' THEN instr(content.memo, lower(rule.pattern)) > 0
                WHEN 'contains counterparty' THEN instr(content.counterparty, lower(rule.pattern)) > 0
                WHEN 'glob any' THEN content.anything GLOB lower(rule.pattern)
                WHEN 'glob memo' THEN content.memo GLOB lower(rule.pattern)
                ELSE content.counterparty GLOB lower(rule.pattern)
            END
        ORDER BY rule.priority DESC LIMIT 1
    )
    AS import_rule_id
FROM import_rows AS line
WHERE line.kind IN ('cash', 'transfer', 'fee', 'tax', 'interest', 'dividend');

CREATE VIEW import_transfer_candidates AS
-- Internal: finishing an import finds transfers by it.
-- One row per imported amount that may be one side of a transfer (import_rows.is_doubtful), and is
-- in no swap.
--   fin_transaction_id  INTEGER, key: fin_transactions.id
--   amount              REAL of its asset, info: < 0 went out
--   partner_count       INTEGER, info: opposite amounts of the same asset in other storages within
--                       5 days
--   partner_id          INTEGER, lookup: fin_transactions, the only partner; NULL if there is not
--                       exactly one
-- Operations: select.
-- Cost: a sort of the doubtful rows.
WITH
candidates AS MATERIALIZED (
    SELECT
        tx.id, tx.amount, holding.asset_id, holding.storage_id,
        julianday(tx.datetime) AS day,
        CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
        CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
    FROM import_rows AS line
    CROSS JOIN fin_transactions AS tx ON tx.id = line.fin_transaction_id
    CROSS JOIN fin_assets_storages AS holding ON holding.id = tx.asset_storage_id
    CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE line.is_doubtful = 1
        AND category.role IN ('uncategorised', 'transfers', 'deliveries')
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
),

-- What is within 5 days, without that of the same storage. The sum of the ids of one is its id.
counted AS (
    SELECT
        id, amount,
        CASE
            WHEN amount < 0 THEN count(debit_id) OVER anywhere - count(debit_id) OVER here
            ELSE count(credit_id) OVER anywhere - count(credit_id) OVER here
        END AS partner_count,
        CASE
            WHEN amount < 0 THEN total(debit_id) OVER anywhere - total(debit_id) OVER here
            ELSE total(credit_id) OVER anywhere - total(credit_id) OVER here
        END AS partner_ids
    FROM candidates
    WINDOW
        anywhere AS (
            PARTITION BY asset_id, abs(amount)
            ORDER BY day RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
        ),
        here AS (
            PARTITION BY asset_id, abs(amount), storage_id
            ORDER BY day RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
        )
)

SELECT
    id AS fin_transaction_id,
    amount, partner_count,
    CASE WHEN partner_count = 1 THEN CAST(partner_ids AS INTEGER) END AS partner_id
FROM counted;

CREATE VIEW income AS
-- One row per recurring plan of the category with the role income and those below it, in force now.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   source          TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what comes in
--   is_guaranteed   INTEGER boolean, value: fin_transaction_plans.is_fixed, 0 unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is that of the newest iteration by the iterations a year, by 12; a plan in the
-- asset of its storage is converted at the newest rate, NULL without one. All views that show what
-- is planned a month show these amounts.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a plan that names no day: one iteration
--   and one window a calendar month, from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion;
--   editing source moves the plan to another category, it renames none.
-- Cost: a few index seeks a plan.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
)

SELECT
    plans.id AS pseudo_id,
    plans.id,
    category.name AS source,
    0.0 + plans.base_amount AS monthly_amount,
    plans.is_fixed AS is_guaranteed,
    plans.description AS notes
FROM monthly_plans AS plans
INNER JOIN fin_transaction_categories AS category ON category.id = plans.category_id
WHERE plans.role = 'income'
ORDER BY plans.id;

CREATE VIEW latest_fin_transactions AS
-- One row per transaction, the latest first.
--   pseudo_id          INTEGER, key: fin_transactions.id
--   datetime           TEXT UTC, value: an insert without it takes now
--   description        TEXT, value
--   asset_type         TEXT, lookup: fin_asset_types.name
--   asset_code         TEXT, lookup: fin_assets.code
--   asset_name         TEXT, info
--   storage            TEXT, lookup: fin_storages.name
--   amount             REAL of the asset, value: > 0 comes in, < 0 goes out
--   category           TEXT, lookup: fin_transaction_categories.name
--   reason_asset_type  TEXT, lookup: fin_asset_types.name
--   reason_asset_code  TEXT, lookup: fin_assets.code
--   reason_storage     TEXT, lookup: fin_storages.name
--   reason_phys_asset  TEXT, lookup: phys_assets.name, by its ownership at datetime
--   adjust_balance     INTEGER boolean, insert only: 1 also saves a balance one second later
-- Operations: select, insert, update, delete.
--   An insert may leave asset_type out where only one asset has the code. A lookup tuple may be
--   edited one cell at a time: a new asset_code is looked up in the row's type first, then by
--   unique code in any type; what is left out of a reason is taken from the row itself.
-- Cost: the first rows are there at once; the lookups of a row are made when it is read.
--   The order stands in a subquery that is the only table of FROM, and the lookups are scalar
--   subqueries: so SQLite keeps the order, and COUNT(*) makes no lookup. Joins would undo both.
SELECT
    latest.id AS pseudo_id,
    latest.datetime, latest.description,
    (
        SELECT fin_asset_types.name FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE held.id = latest.asset_storage_id
    ) AS asset_type,
    (
        SELECT asset.code FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        WHERE held.id = latest.asset_storage_id
    ) AS asset_code,
    (
        SELECT asset.name FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        WHERE held.id = latest.asset_storage_id
    ) AS asset_name,
    (
        SELECT fin_storages.name FROM fin_assets_storages AS held
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        WHERE held.id = latest.asset_storage_id
    ) AS storage,
    latest.amount,
    (
        SELECT category.name FROM fin_transaction_categories AS category
        WHERE category.id = latest.category_id
    ) AS category,
    (
        SELECT fin_asset_types.name FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE held.id = latest.reason_fin_asset_storage_id
    ) AS reason_asset_type,
    (
        SELECT asset.code FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        WHERE held.id = latest.reason_fin_asset_storage_id
    ) AS reason_asset_code,
    (
        SELECT fin_storages.name FROM fin_assets_storages AS held
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        WHERE held.id = latest.reason_fin_asset_storage_id
    ) AS reason_storage,
    (
        SELECT phys_assets.name FROM phys_asset_ownerships AS ownership
        INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
        WHERE ownership.id = latest.reason_phys_asset_ownership_id
    ) AS reason_phys_asset,
    CAST(NULL AS INTEGER) AS adjust_balance
FROM (
    SELECT
        id, datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    FROM fin_transactions
    ORDER BY datetime DESC, id DESC
) AS latest;

CREATE VIEW loans AS
-- One row per loan or credit line: what is owed, as a positive number, and the terms.
--   pseudo_id         INTEGER, key: fin_loans.id
--   id                INTEGER, key: the same
--   name              TEXT, value: fin_storages.name, a storage of its own
--   balance           REAL of the base asset, value: what is owed, the newest balance of the
--                     storage with the opposite sign; 0 while nothing is owed
--   rate              REAL share a year (0.02 is 2 %), value
--   collateral_type   TEXT, lookup: fin_storages.name or phys_assets.name, NULL is unsecured;
--                     `portfolio` also finds the storage with that role
--   margin_call_pct   REAL share (0.70 is 70 %), value: fin_loans.margin_call_ratio
--   forced_liq_pct    REAL share, value: fin_loans.forced_liquidation_ratio
--   freeze_pct        REAL share, value: fin_loans.freeze_ratio
--   updated_at        TEXT YYYY-MM-DD, value: day of the newest balance
--   credit_limit      REAL of the base asset, value: what may be owed at most; NULL is no line
--   undrawn           REAL of the base asset, info: credit_limit less balance and accrued_interest;
--                     0 without a line, after its end, and where payments are agreed
--   accrued_interest  REAL of the base asset, info: since updated_at, simple, Act/365
-- A loan that has ended is hidden once nothing is owed. In another currency than the base asset
-- amounts are converted at the newest rate, and NULL without one.
-- Operations: select, insert, update, delete.
--   insert adds the storage `name`, the collateral `portfolio` and the asset & storage if they are
--   missing, then the balance and the terms;
--   update of balance or updated_at saves a balance as of now, or of the day updated_at;
--   delete takes the terms and the balance back, as long as nothing else happened.
-- Cost: two index seeks per asset & storage.
WITH
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
)

SELECT
    loan.id AS pseudo_id,
    loan.id,
    loan.name,
    loan.base_owed AS balance,
    loan.annual_rate AS rate,
    loan.collateral AS collateral_type,
    loan.margin_call_ratio AS margin_call_pct,
    loan.forced_liquidation_ratio AS forced_liq_pct,
    loan.freeze_ratio AS freeze_pct,
    date(loan.balance_datetime) AS updated_at,
    loan.credit_limit * loan.rate AS credit_limit,
    loan.base_undrawn AS undrawn,
    loan.base_interest AS accrued_interest
FROM loans_now AS loan
ORDER BY loan.id;

CREATE VIEW planned_categories AS
-- Internal: for the triggers of the views income and expenses.
-- One row per category with the role income or expenses, and per category below one.
--   role         TEXT, info: income or expenses
--   category_id  INTEGER, key: fin_transaction_categories.id
--   name         TEXT, info: fin_transaction_categories.name
-- Operations: select.
-- Cost: walks over the categories, tens of rows.
WITH RECURSIVE
-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
)

SELECT plan_categories.role, plan_categories.category_id, category.name
FROM plan_categories
INNER JOIN fin_transaction_categories AS category ON category.id = plan_categories.category_id;

CREATE VIEW prices AS
-- One row per asset that is not cash and day on which its rate was known.
--   pseudo_id    INTEGER, key: fin_asset_rates.id
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   price_date   TEXT YYYY-MM-DD, value
--   close_price  REAL of the base asset per 1 of the asset, value: the last rate of the day
-- An asset of the base asset's type is cash.
-- Operations: select, insert, update, delete.
--   insert saves a rate at 00:00:00, or replaces the last one of that day;
--   delete removes all rates of the asset and day.
-- Cost: two index seeks a rate.
SELECT
    rate.id AS pseudo_id,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id IS NOT (
                    SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
                )
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    substr(rate.datetime, 1, 10) AS price_date,
    rate.rate AS close_price
FROM fin_asset_rates AS rate
INNER JOIN fin_assets AS asset ON asset.id = rate.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
    AND NOT EXISTS (
        SELECT 1 FROM fin_asset_rates AS later
        WHERE later.asset_id = rate.asset_id
            AND later.datetime > rate.datetime
            AND later.datetime < substr(rate.datetime, 1, 10) || '~'
    );

CREATE VIEW stress_scenario_paths AS
-- One row per stress scenario and month, from today (month 0, prices only) to its last step.
--   scenario            TEXT, info: stress_scenarios.name
--   month               INTEGER months from now, info
--   portfolio           REAL of the base asset, info: what is not cash, at the prices of the month
--   cash                REAL of the base asset, info: < 0 is what could not be paid
--   income              REAL of the base asset, info: only what is not fixed takes the factor
--   fixed_expenses      REAL of the base asset, info: > 0
--   variable_expenses   REAL of the base asset, info: > 0
--   dividends           REAL of the base asset, info: a twelfth of annual_dividends
--   interest            REAL of the base asset, info: accrued on the loans, and paid
--   drawn               REAL of the base asset, info: from credit lines
--   repaid              REAL of the base asset, info: as agreed, and to cure margin calls
--   liquidated          REAL of the base asset, info: what the lenders sold the collateral for
--   undrawn             REAL of the base asset, info: left of the unsecured lines
--   loans               REAL of the base asset, info: owed at the end of the month
--   peak_loan_to_value  REAL share, info: highest debt / collateral before margin calls are cured
--   loan_to_value       REAL share, info: and at the end of the month
--   state               TEXT, info: out_of_cash, liquidated (from then on), margin_call (still
--                       open), cured (it was), freeze, ok; the first that is true
-- The order of a month, here and in every simulation:
--   1. Prices change. Cash and loans in another currency follow its price; the base asset is always
--      worth 1. Physical assets keep their value. Month 0 is this and 4 to 6 only.
--   2. Income and dividends come in. Fixed and variable expenses, interest on all loans and agreed
--      repayments go out; an annuity is worked out anew from the rate and the payments left.
--   3. What is missing is drawn: from unsecured lines, the lowest rate first, then from secured
--      ones as long as the loans of the collateral stay below the freeze of the line.
--   4. Loans above their margin call are repaid, the lowest rate first, each until the loans of its
--      collateral are down to its freeze (without one, to the margin call), from cash and unsecured
--      lines, as far as these last.
--   5. Above the forced liquidation of a loan, or after a month above its margin call, all of its
--      collateral is sold: it repays the loans that share it, the rest is cash.
--   6. The figures are read.
-- Cash is free_cash of current_key_ratios; cash that must stay pledged is part of the collateral.
-- Plans count as in the views income and expenses, in the months in which they are in force.
-- Without a needed rate, valuation or balance there is no path.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then one step per scenario and month.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),
-- Cash account by account, and how much of it can be spent: all of it, or of what is pledged the
-- part that may leave. Credit cards and overdrafts count against it. NULL without a rate.
free_cash AS MATERIALIZED (
    SELECT
        held_now.asset_id, held_now.storage_id, held_now.base_value,
        held_now.base_value * CASE
            WHEN collateral.storage_id IS NULL OR held_now.amount < 0 THEN 1.0
            WHEN held_now.base_value = 0 THEN 1.0
            ELSE collateral.free_value / collateral.cash_value
        END AS free_value
    FROM held_now
    LEFT JOIN collaterals_now AS collateral ON collateral.storage_id = held_now.storage_id
    WHERE held_now.is_cash = 1
        AND held_now.amount <> 0
        AND held_now.id NOT IN (SELECT fin_loans.asset_storage_id FROM fin_loans)
),
-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
),

months (scenario_id, month, last_month) AS (
    SELECT scenario.id, 0, coalesce(max(step.month), 0) FROM stress_scenarios AS scenario
    LEFT JOIN stress_scenario_steps AS step ON step.scenario_id = scenario.id
    GROUP BY scenario.id
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- Month 1 begins now.
plan_moments AS MATERIALIZED (
    SELECT DISTINCT
        months.month, datetime('now', '+' || (months.month - 1) || ' months') AS datetime
    FROM months
    WHERE months.month > 0
),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
),

planned_flows AS MATERIALIZED (
    SELECT
        planned.month,
        total(planned.base_amount) FILTER (WHERE planned.role = 'income' AND planned.is_fixed = 1)
            AS fixed_income,
        total(planned.base_amount) FILTER (WHERE planned.role = 'income' AND planned.is_fixed = 0)
            AS variable_income,
        0.0 - total(planned.base_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(planned.base_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(planned.base_amount) AS is_known
    FROM monthly_plans AS planned
    GROUP BY planned.month
),

step_factors AS MATERIALIZED (
    SELECT
        months.scenario_id, months.month, target.asset_type_id, target.asset_id,
        -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
        (
            SELECT step.price_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.price_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        )
        AS price_factor,
        -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
        (
            SELECT step.dividend_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.dividend_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        )
        AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- What is said of an asset goes before what is said of its type, and that before what is said of
-- all, which does not move money. The base asset is always worth 1.
asset_factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        asset.id AS asset_id,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE coalesce(
                max(factor.price_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE asset.type_id IS NOT base.type_id),
                1.0
            )
        END AS price_factor,
        coalesce(
            max(factor.dividend_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
            max(factor.dividend_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
            max(factor.dividend_factor),
            1.0
        ) AS dividend_factor
    FROM months
    CROSS JOIN fin_assets AS asset
    LEFT JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN step_factors AS factor ON factor.scenario_id = months.scenario_id
        AND factor.month = months.month
        AND coalesce(factor.asset_id = asset.id, factor.asset_type_id = asset.type_id, 1)
    WHERE asset.id IN (SELECT held.asset_id FROM fin_assets_storages AS held)
    GROUP BY months.scenario_id, months.month, asset.id
),

-- What is held and what it pays a month, by the storage: only a collateral is told from the rest.
stressed_positions AS MATERIALIZED (
    SELECT
        held.asset_id,
        CASE
            WHEN held.storage_id IN (SELECT loan.collateral_storage_id FROM fin_loans AS loan)
                THEN held.storage_id
        END AS collateral_id,
        held.portfolio, held.free_cash, held.pledged_cash,
        held.dividends
    FROM (
        SELECT
            asset_id, storage_id, base_value AS portfolio, 0.0 AS free_cash, 0.0 AS pledged_cash,
            0.0 AS dividends
        FROM held_now
        WHERE amount > 0 AND is_cash = 0
        UNION ALL
        SELECT asset_id, storage_id, 0.0, free_value, base_value - free_value, 0.0 FROM free_cash
        UNION ALL
        SELECT asset_id, storage_id, 0.0, 0.0, 0.0, net_amount / 12.0 FROM dividends_ahead
    ) AS held
),

place_months AS MATERIALIZED (
    SELECT
        factor.scenario_id, factor.month, position.collateral_id,
        total(position.portfolio * factor.price_factor) AS portfolio,
        total(position.free_cash * factor.price_factor) AS free_cash,
        total(position.pledged_cash * factor.price_factor) AS pledged_cash,
        total(position.dividends * factor.dividend_factor) * (factor.month > 0) AS dividends,
        count(*) = count(position.portfolio + position.free_cash) AS is_known
    FROM stressed_positions AS position
    INNER JOIN asset_factors AS factor ON factor.asset_id = position.asset_id
    GROUP BY factor.scenario_id, factor.month, position.collateral_id
),

-- Loans in the order in which they are drawn: the unsecured ones first, then at the lowest rate.
ordered_loans AS MATERIALIZED (
    SELECT
        loan.*,
        row_number() OVER (PARTITION BY loan.collateral_id ORDER BY loan.slot) AS position
    FROM (
        SELECT
            loans_now.*,
            coalesce(collateral_storage_id, -collateral_phys_asset_id) AS collateral_id,
            row_number() OVER (ORDER BY collateral IS NOT NULL, annual_rate, id) AS slot
        FROM loans_now
    ) AS loan
),

loan_months AS MATERIALIZED (
    SELECT
        loan.scenario_id, loan.month, loan.slot, loan.collateral_id, loan.position,
        loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio,
        loan.collateral_value, loan.portfolio, loan.dividends, loan.price_factor, loan.monthly_rate,
        loan.line_limit, loan.base_claim,
        CASE
            WHEN loan.month = 0 OR loan.payments_left < loan.month THEN 0.0
            WHEN loan.payments_left IS NULL THEN 0.0
            ELSE
                -- The share of what is owed that the next of loan.payments_due monthly payments repays. An annuity is
                -- worked out anew each time from what is owed, the rate of the month and the payments that are
                -- left.
                CASE
                    WHEN loan.payments_due = 1 THEN 1.0
                    WHEN loan.repayment = 'interest_only' THEN 0.0
                    WHEN loan.repayment = 'straight_line' OR abs(loan.monthly_rate) < 1e-9 THEN 1.0 / loan.payments_due
                    ELSE loan.monthly_rate / (
                        -- 1.0 + loan.monthly_rate to the power of the whole number loan.payments_due, by squaring.
                        (
                            WITH RECURSIVE powers (exponent, base, result) AS (
                                SELECT loan.payments_due, 1.0 + loan.monthly_rate, 1.0
                                UNION ALL
                                SELECT
                                    powers.exponent >> 1,
                                    powers.base * powers.base,
                                    CASE WHEN powers.exponent & 1 THEN powers.result * powers.base ELSE powers.result END
                                FROM powers
                                WHERE powers.exponent > 0
                            )

                            SELECT powers.result FROM powers WHERE powers.exponent = 0
                        )
                        - 1.0
                    )
                END
        END AS principal_share
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            ordered_loans.*,
            ordered_loans.payments_left - months.month + 1 AS payments_due,
            factor.price_factor,
            (months.month > 0) / 12.0 * (
                ordered_loans.annual_rate + coalesce(
                    -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                    (
                        SELECT step.loan_rate_change FROM stress_scenario_steps AS step
                        WHERE step.scenario_id = months.scenario_id
                            AND step.month <= months.month
                            AND step.asset_type_id IS NULL
                            AND step.asset_id IS NULL
                            AND step.loan_rate_change IS NOT NULL
                        ORDER BY step.month DESC, step.id DESC LIMIT 1
                    ),
                    0.0
                )
            ) AS monthly_rate,
            CASE
                WHEN ordered_loans.end_datetime <= datetime('now', '+' || months.month || ' months')
                    THEN 0.0
                ELSE ordered_loans.base_limit * factor.price_factor
            END AS line_limit,
            CASE
                WHEN pledged.phys_asset_id IS NOT NULL THEN pledged.falling_value
                WHEN pledged.storage_id IS NOT NULL
                    THEN coalesce(place.portfolio + place.pledged_cash, 0.0)
            END AS collateral_value,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.dividends, 0.0) AS dividends
        FROM months
        CROSS JOIN ordered_loans
        INNER JOIN asset_factors AS factor ON factor.scenario_id = months.scenario_id
            AND factor.month = months.month
            AND factor.asset_id = ordered_loans.asset_id
        LEFT JOIN collaterals_now AS pledged
            ON pledged.storage_id IS ordered_loans.collateral_storage_id
                AND pledged.phys_asset_id IS ordered_loans.collateral_phys_asset_id
        LEFT JOIN place_months AS place ON place.scenario_id = months.scenario_id
            AND place.month = months.month
            AND place.collateral_id = ordered_loans.collateral_storage_id
    ) AS loan
),

-- All that a month of the walk needs. cash: the free cash at the prices of the month, and what
-- comes in and goes out in it. loans: as JSON, because what steps through them reads them several
-- times.
month_flows AS MATERIALIZED (
    SELECT
        flow.*,
        flow.free_cash + flow.income + flow.dividends
        - flow.fixed_expenses - flow.variable_expenses AS cash
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            coalesce(owed.loans, '[]') AS loans,
            coalesce(place.is_known, 1) AND coalesce(planned.is_known, 1) AS is_known,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.free_cash, 0.0) AS free_cash,
            coalesce(place.dividends, 0.0) AS dividends,
            coalesce(planned.fixed_income, 0.0) + coalesce(planned.variable_income, 0.0) * coalesce(
                -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                (
                    SELECT step.income_factor FROM stress_scenario_steps AS step
                    WHERE step.scenario_id = months.scenario_id
                        AND step.month <= months.month
                        AND step.asset_type_id IS NULL
                        AND step.asset_id IS NULL
                        AND step.income_factor IS NOT NULL
                    ORDER BY step.month DESC, step.id DESC LIMIT 1
                ),
                1.0
            ) AS income,
            coalesce(planned.fixed_expenses, 0.0) AS fixed_expenses,
            coalesce(planned.variable_expenses, 0.0) * coalesce(
                -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                (
                    SELECT step.variable_expense_factor FROM stress_scenario_steps AS step
                    WHERE step.scenario_id = months.scenario_id
                        AND step.month <= months.month
                        AND step.asset_type_id IS NULL
                        AND step.asset_id IS NULL
                        AND step.variable_expense_factor IS NOT NULL
                    ORDER BY step.month DESC, step.id DESC LIMIT 1
                ),
                1.0
            ) AS variable_expenses
        FROM months
        LEFT JOIN planned_flows AS planned ON planned.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                sum(portfolio) AS portfolio,
                sum(free_cash) AS free_cash,
                sum(dividends) AS dividends,
                min(is_known) AS is_known
            FROM place_months
            GROUP BY scenario_id, month
        ) AS place ON place.scenario_id = months.scenario_id AND place.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                json_group_array(json_object(
                    'slot', slot,
                    'collateral_id', collateral_id,
                    'position', position,
                    'freeze_ratio', freeze_ratio,
                    'margin_call_ratio', margin_call_ratio,
                    'forced_liquidation_ratio', forced_liquidation_ratio,
                    'collateral_value', collateral_value,
                    'portfolio', portfolio,
                    'dividends', dividends,
                    'price_factor', price_factor,
                    'monthly_rate', monthly_rate,
                    'line_limit', line_limit,
                    'principal_share', principal_share,
                    'base_claim', base_claim
                )) AS loans
            FROM loan_months
            GROUP BY scenario_id, month
        ) AS owed ON owed.scenario_id = months.scenario_id AND owed.month = months.month
    ) AS flow
),

-- One step is one month. The state is JSON: the figures of the month, free_cash (what there was at
-- first, at the prices of the month), and the loans as [slot, owed at the prices of today, 1 if its
-- margin call is open, 1 if its collateral is sold]. Without a needed rate, valuation or balance
-- the month is not known, and then none is. 1e-9 forgives what floating point numbers cost.
walk (scenario_id, month, state) AS (
    SELECT scenario.id, -1, json_object('cash', 0.0, 'free_cash', 0.0, 'loans', json_array())
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT
        walk.scenario_id,
        flow.month,
        (
            WITH
            owing AS (
                SELECT
                    json_extract(loan.value, '$.slot') AS slot,
                    json_extract(loan.value, '$.collateral_id') AS collateral_id,
                    json_extract(loan.value, '$.position') AS position,
                    json_extract(loan.value, '$.freeze_ratio') AS freeze_ratio,
                    json_extract(loan.value, '$.margin_call_ratio') AS margin_call_ratio,
                    json_extract(loan.value, '$.forced_liquidation_ratio')
                        AS forced_liquidation_ratio,
                    json_extract(loan.value, '$.collateral_value') AS collateral_value,
                    json_extract(loan.value, '$.portfolio') AS portfolio,
                    json_extract(loan.value, '$.dividends') AS dividends,
                    json_extract(loan.value, '$.price_factor') AS price_factor,
                    json_extract(loan.value, '$.monthly_rate') AS monthly_rate,
                    json_extract(loan.value, '$.line_limit') AS line_limit,
                    json_extract(loan.value, '$.principal_share') AS principal_share,
                    coalesce(
                        json_extract(kept.value, '$[1]'), json_extract(loan.value, '$.base_claim')
                    ) AS owed_today,
                    coalesce(json_extract(kept.value, '$[2]'), 0) AS was_called,
                    coalesce(json_extract(kept.value, '$[3]'), 0) AS was_sold
                FROM json_each(flow.loans) AS loan
                LEFT JOIN json_each(walk.state, '$.loans') AS kept
                    ON json_extract(kept.value, '$[0]') = json_extract(loan.value, '$.slot')
            ),

            -- Income and dividends come in; expenses, interest and agreed repayments go out.
            paid AS (
                SELECT
                    owing.*,
                    owing.owed_today * owing.price_factor * owing.monthly_rate AS interest,
                    owing.owed_today * owing.price_factor * owing.principal_share AS agreed,
                    owing.owed_today * owing.price_factor * (1.0 - owing.principal_share)
                        AS owed_after,
                    (owing.position = 1) * owing.was_sold * owing.dividends AS lost_dividends
                FROM owing
            ),

            -- What is missing is drawn, line by line, from each as far as it goes: a secured one
            -- until the loans of its collateral, those drawn before it included, reach its freeze.
            lines AS (
                SELECT
                    paid.*,
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                    - sum(paid.interest + paid.agreed + paid.lost_dividends) OVER () AS cash,
                    (1 - paid.was_sold) * max(paid.line_limit - paid.owed_after, 0.0) AS limit_left,
                    coalesce(
                        coalesce(
                            paid.freeze_ratio, paid.margin_call_ratio, paid.forced_liquidation_ratio
                        ) * paid.collateral_value
                        - sum(paid.owed_after) OVER (PARTITION BY paid.collateral_id), 1e300
                    ) AS headroom
                FROM paid
            ),

            rooms AS (
                SELECT
                    line.*,
                    CASE
                        WHEN line.collateral_id IS NOT NULL
                            THEN
                                -- The running total over the loans of a collateral, up to this one: each adds what next_room says of
                                -- its entry in the array line.lines_so_far. (A window keeps no JSON type, so an entry may be text that is
                                -- JSON.)
                                (
                                    WITH RECURSIVE running (position, total) AS (
                                        SELECT 0, 0.0
                                        UNION ALL
                                        SELECT
                                            running.position + 1,
                                            running.total +
                                            -- What can still be drawn from the next of the loans [limit_left, headroom].
                                            max(min(json_extract(json_extract(line.lines_so_far, '$[' || running.position || ']'), '$[0]'), json_extract(json_extract(line.lines_so_far, '$[' || running.position || ']'), '$[1]') - running.total), 0.0)
                                        FROM running
                                        WHERE running.position < line.position
                                    )

                                    SELECT running.total FROM running
                                    WHERE running.position = line.position
                                )
                    END AS pool_room
                FROM (
                    SELECT
                        lines.*,
                        json_group_array(json_array(lines.limit_left, lines.headroom)) OVER (
                            PARTITION BY lines.collateral_id ORDER BY lines.slot
                        ) AS lines_so_far
                    FROM lines
                ) AS line
            ),

            drawn AS (
                SELECT
                    line.*,
                    max(min(-line.cash - total(line.room) OVER earlier, line.room), 0.0) AS draw
                FROM (
                    SELECT
                        rooms.*,
                        coalesce(
                            rooms.pool_room - lag(rooms.pool_room, 1, 0.0) OVER (
                                PARTITION BY rooms.collateral_id ORDER BY rooms.slot
                            ), rooms.limit_left
                        ) AS room
                    FROM rooms
                ) AS line
                WINDOW earlier AS (
                    ORDER BY line.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            debts AS (
                SELECT
                    drawn.*,
                    drawn.owed_after + drawn.draw AS debt,
                    sum(drawn.owed_after + drawn.draw) OVER (PARTITION BY drawn.collateral_id)
                        AS claims,
                    max(
                        drawn.cash + sum(drawn.draw) OVER () + total(drawn.room - drawn.draw)
                        FILTER (WHERE drawn.collateral_id IS NULL) OVER (), 0.0
                    ) AS means
                FROM drawn
            ),

            -- A loan above its margin call is to be repaid down to its freeze, one after the other.
            cures AS (
                SELECT
                    loan.*,
                    CASE
                        WHEN loan.collateral_id IS NOT NULL AND loan.was_sold = 0
                            THEN
                                -- The running total over the loans of a collateral, up to this one: each adds what next_cure says of
                                -- its entry in the array loan.debts_so_far. (A window keeps no JSON type, so an entry may be text that is
                                -- JSON.)
                                (
                                    WITH RECURSIVE running (position, total) AS (
                                        SELECT 0, 0.0
                                        UNION ALL
                                        SELECT
                                            running.position + 1,
                                            running.total +
                                            -- What the next of the loans [debt, above the margin call, above the freeze] is to repay.
                                            CASE
                                                WHEN json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[1]') > running.total
                                                    THEN max(min(json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[0]'), json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[2]') - running.total), 0.0)
                                                ELSE 0.0
                                            END
                                        FROM running
                                        WHERE running.position < loan.position
                                    )

                                    SELECT running.total FROM running
                                    WHERE running.position = loan.position
                                )
                    END AS pool_cure
                FROM (
                    SELECT
                        debts.*,
                        json_group_array(json_array(
                            debts.debt,
                            debts.claims
                            - debts.margin_call_ratio * debts.collateral_value * (1 + 1e-9),
                            debts.claims - coalesce(debts.freeze_ratio, debts.margin_call_ratio)
                            * debts.collateral_value
                        )) OVER (PARTITION BY debts.collateral_id ORDER BY debts.slot)
                            AS debts_so_far
                    FROM debts
                ) AS loan
            ),

            needs AS (
                SELECT
                    cures.*,
                    lag(cures.pool_cure, 1, 0.0) OVER (
                        PARTITION BY cures.collateral_id ORDER BY cures.slot
                    ) AS cured_before
                FROM cures
            ),

            -- Cash and unsecured lines are spent on one loan after the other.
            repaid AS (
                SELECT
                    loan.*,
                    max(
                        min(loan.means - total(loan.needed) OVER earlier, loan.needed), 0.0
                    ) AS repaid
                FROM (
                    SELECT
                        needs.*,
                        coalesce(needs.pool_cure - needs.cured_before, 0.0) AS needed,
                        coalesce(
                            needs.debt > 0
                            AND needs.was_sold = 0
                            AND needs.claims - needs.cured_before
                            > needs.margin_call_ratio * needs.collateral_value * (1 + 1e-9), 0
                        ) AS is_called
                    FROM needs
                ) AS loan
                WINDOW earlier AS (
                    ORDER BY loan.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            redrawn AS (
                SELECT
                    repaid.*,
                    repaid.cash + sum(repaid.draw - repaid.repaid) OVER () AS cash_after,
                    CASE
                        WHEN repaid.collateral_id IS NULL
                            THEN max(min(
                                sum(repaid.repaid - repaid.draw) OVER () - repaid.cash
                                - total(repaid.room - repaid.draw) OVER earlier,
                                repaid.room - repaid.draw
                            ), 0.0)
                        ELSE 0.0
                    END AS redraw
                FROM repaid
                WINDOW earlier AS (
                    ORDER BY repaid.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            -- Above its forced liquidation, or after a month above its margin call, the collateral
            -- of a loan is sold: it repays the loans that share it, the rest is cash.
            remaining AS (
                SELECT
                    redrawn.*,
                    redrawn.debt - redrawn.repaid + redrawn.redraw AS rest,
                    sum(redrawn.debt - redrawn.repaid) OVER by_collateral AS rest_claims
                FROM redrawn
                WINDOW by_collateral AS (PARTITION BY redrawn.collateral_id)
            ),

            sales AS (
                SELECT
                    remaining.*,
                    max(
                        remaining.was_sold = 0
                        AND remaining.rest > 0
                        AND coalesce(
                            remaining.rest_claims > remaining.collateral_value * (1 + 1e-9) * CASE
                                WHEN remaining.was_called = 1
                                    THEN coalesce(
                                        remaining.margin_call_ratio,
                                        remaining.forced_liquidation_ratio
                                    )
                                ELSE remaining.forced_liquidation_ratio
                            END, 0
                        )
                    ) OVER by_collateral AS is_sale
                FROM remaining
                WINDOW by_collateral AS (PARTITION BY remaining.collateral_id)
            ),

            settled AS (
                SELECT
                    sales.*,
                    max(sales.was_sold, sales.is_sale) AS is_sold,
                    sales.was_sold = 0 AND sales.is_sale = 0 AND sales.rest > 0 AND coalesce(
                        sales.rest_claims
                        > sales.margin_call_ratio * sales.collateral_value * (1 + 1e-9), 0
                    ) AS is_open,
                    sales.rest * CASE
                        WHEN sales.is_sale = 1
                            THEN 1.0 - min(sales.collateral_value / sales.rest_claims, 1.0)
                        ELSE 1.0
                    END AS owed_now,
                    (sales.position = 1) * sales.is_sale AS is_seller
                FROM sales
            )

            SELECT json_object(
                'loans', json_group_array(json_array(
                    slot, coalesce(owed_now / nullif(price_factor, 0), owed_today), is_open, is_sold
                )),
                'cash', coalesce(
                    max(cash_after) + total(redraw)
                    + total(is_seller * max(collateral_value - rest_claims, 0.0)),
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                ),
                'free_cash', flow.free_cash,
                'income', flow.income,
                'fixed_expenses', flow.fixed_expenses,
                'variable_expenses', flow.variable_expenses,
                'portfolio', flow.portfolio - total((position = 1) * is_sold * portfolio),
                'dividends', flow.dividends - total(lost_dividends),
                'interest', total(interest),
                'drawn', total(draw + redraw),
                'repaid', total(agreed + repaid),
                'liquidated', total(is_seller * collateral_value),
                'undrawn', total(
                    CASE WHEN collateral_id IS NULL THEN max(line_limit - owed_now, 0.0) END
                ),
                'owed', total(owed_now),
                'peak_loan_to_value', max(
                    CASE WHEN was_sold = 0 AND claims > 0 THEN claims / collateral_value END
                ),
                'loan_to_value', max(
                    CASE
                        WHEN is_sold = 0 AND rest_claims > 0 THEN rest_claims / collateral_value
                    END
                ),
                'is_known', flow.is_known AND count(*) = count(
                    CASE WHEN collateral_id IS NULL THEN 0.0 ELSE collateral_value END
                    + owed_after + line_limit
                ),
                'is_frozen', coalesce(max(
                    was_sold = 0 AND claims > freeze_ratio * collateral_value * (1 + 1e-9)
                ), 0),
                'is_called', coalesce(max(is_called), 0),
                'is_open', coalesce(max(is_open), 0),
                'is_sold', coalesce(max(is_sold), 0)
            )
            FROM settled
        )
    FROM walk
    INNER JOIN month_flows AS flow
        ON flow.scenario_id = walk.scenario_id AND flow.month = walk.month + 1
),

stressed_months AS MATERIALIZED (
    SELECT
        walk.scenario_id,
        walk.month,
        json_extract(walk.state, '$.portfolio') AS portfolio,
        json_extract(walk.state, '$.cash') AS cash,
        json_extract(walk.state, '$.income') AS income,
        json_extract(walk.state, '$.fixed_expenses') AS fixed_expenses,
        json_extract(walk.state, '$.variable_expenses') AS variable_expenses,
        json_extract(walk.state, '$.dividends') AS dividends,
        json_extract(walk.state, '$.interest') AS interest,
        json_extract(walk.state, '$.drawn') AS drawn,
        json_extract(walk.state, '$.repaid') AS repaid,
        json_extract(walk.state, '$.liquidated') AS liquidated,
        json_extract(walk.state, '$.undrawn') AS undrawn,
        json_extract(walk.state, '$.owed') AS loans,
        json_extract(walk.state, '$.peak_loan_to_value') AS peak_loan_to_value,
        json_extract(walk.state, '$.loan_to_value') AS loan_to_value,
        json_extract(walk.state, '$.is_frozen') AS is_frozen,
        json_extract(walk.state, '$.is_called') AS is_called,
        json_extract(walk.state, '$.is_open') AS is_open,
        json_extract(walk.state, '$.is_sold') AS is_sold,
        min(json_extract(walk.state, '$.is_known')) OVER (PARTITION BY walk.scenario_id)
            AS is_known,
        walk.month = max(walk.month) OVER (PARTITION BY walk.scenario_id) AS is_last
    FROM walk
    WHERE walk.month >= 0
)

SELECT
    scenario.name AS scenario,
    path.month, path.portfolio, path.cash, path.income, path.fixed_expenses, path.variable_expenses,
    path.dividends, path.interest, path.drawn, path.repaid, path.liquidated, path.undrawn,
    path.loans, path.peak_loan_to_value, path.loan_to_value,
    CASE
        WHEN path.cash < -1e-6 THEN 'out_of_cash'
        WHEN path.is_sold = 1 THEN 'liquidated'
        WHEN path.is_open = 1 THEN 'margin_call'
        WHEN path.is_called = 1 THEN 'cured'
        WHEN path.is_frozen = 1 THEN 'freeze'
        ELSE 'ok'
    END AS state
FROM stressed_months AS path
INNER JOIN stress_scenarios AS scenario ON scenario.id = path.scenario_id
WHERE path.is_known = 1
ORDER BY path.scenario_id, path.month;

CREATE VIEW stress_scenario_results AS
-- One row per stress scenario: how its path in stress_scenario_paths ends.
--   scenario                 TEXT, info: stress_scenarios.name
--   months                   INTEGER months from now, info: of the last step
--   first_freeze_month       INTEGER months from now, info: a loan is above its freeze
--   first_margin_call_month  INTEGER months from now, info: a loan is above its margin call
--   first_liquidation_month  INTEGER months from now, info: collateral is sold by its lender
--   first_out_of_cash_month  INTEGER months from now, info: bills cannot be paid
--   cash_low                 REAL of the base asset, info: lowest cash; < 0 is what is missing
--   undrawn_low              REAL of the base asset, info: lowest rest of the unsecured lines
--   portfolio_low            REAL of the base asset, info: lowest worth of what is not cash
--   peak_loan_to_value       REAL share, info: highest debt / collateral before calls are cured
--   survived                 INTEGER boolean, info: nothing was sold by a lender, all bills were
--                            paid, and no margin call is open at the end; NULL without a needed
--                            rate, valuation or balance
-- The header of stress_scenario_paths says what happens in a month, and in which order.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then one step per scenario and month.
WITH RECURSIVE
-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- What one unit of an asset is worth: the base asset needs no rate.
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
        END
        AS rate
    FROM fin_assets AS asset
),
-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
),
-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id, phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = ownership.asset_id
                    AND valuation.datetime >= ownership.start_datetime
                    AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            -- What was given for it in swaps, at its value then; NULL if nothing was, or if the value of one of
            -- several is not known: it has no rate, or is a physical asset.
            (
                SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
                FROM (
                    SELECT
                        -credit.amount *
                        -- What one unit of an asset is worth: the base asset needs no rate.
                        CASE
                            WHEN asset.is_base = 1 THEN 1.0
                            ELSE
                                (
                                    SELECT rate.rate FROM fin_asset_rates AS rate
                                    WHERE rate.asset_id = asset.id AND rate.datetime <= credit.datetime
                                    ORDER BY rate.datetime DESC LIMIT 1
                                )
                        END
                        AS base_amount
                    FROM swaps AS swap
                    LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                    LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                    LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
                    WHERE swap.debit_phys_ownership_id = ownership.id
                ) AS payment
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),
-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- So many months after the start; the last day of a month that is too short.
                min(
                    datetime(elapsed.start_datetime, '+' || (elapsed.months) || ' months'),
                    date(elapsed.start_datetime, 'start of month', '+' || (elapsed.months + 1) || ' months', '-1 day')
                    || ' ' || time(elapsed.start_datetime)
                )
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
),
-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
),
-- Cash account by account, and how much of it can be spent: all of it, or of what is pledged the
-- part that may leave. Credit cards and overdrafts count against it. NULL without a rate.
free_cash AS MATERIALIZED (
    SELECT
        held_now.asset_id, held_now.storage_id, held_now.base_value,
        held_now.base_value * CASE
            WHEN collateral.storage_id IS NULL OR held_now.amount < 0 THEN 1.0
            WHEN held_now.base_value = 0 THEN 1.0
            ELSE collateral.free_value / collateral.cash_value
        END AS free_value
    FROM held_now
    LEFT JOIN collaterals_now AS collateral ON collateral.storage_id = held_now.storage_id
    WHERE held_now.is_cash = 1
        AND held_now.amount <> 0
        AND held_now.id NOT IN (SELECT fin_loans.asset_storage_id FROM fin_loans)
),
-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
),

months (scenario_id, month, last_month) AS (
    SELECT scenario.id, 0, coalesce(max(step.month), 0) FROM stress_scenarios AS scenario
    LEFT JOIN stress_scenario_steps AS step ON step.scenario_id = scenario.id
    GROUP BY scenario.id
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- Month 1 begins now.
plan_moments AS MATERIALIZED (
    SELECT DISTINCT
        months.month, datetime('now', '+' || (months.month - 1) || ' months') AS datetime
    FROM months
    WHERE months.month > 0
),

-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
),

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed, plans.description,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        * iteration.amount_factor * iteration.annual_count / 12.0 AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id = coalesce(
        (
            SELECT newest.id FROM fin_transaction_plan_iterations AS newest
            WHERE newest.plan_id = plans.id AND newest.datetime <= plan_moments.datetime
            ORDER BY newest.datetime DESC LIMIT 1
        ),
        (
            SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
            WHERE earliest.plan_id = plans.id
            ORDER BY earliest.datetime LIMIT 1
        )
    )
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
),

planned_flows AS MATERIALIZED (
    SELECT
        planned.month,
        total(planned.base_amount) FILTER (WHERE planned.role = 'income' AND planned.is_fixed = 1)
            AS fixed_income,
        total(planned.base_amount) FILTER (WHERE planned.role = 'income' AND planned.is_fixed = 0)
            AS variable_income,
        0.0 - total(planned.base_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(planned.base_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(planned.base_amount) AS is_known
    FROM monthly_plans AS planned
    GROUP BY planned.month
),

step_factors AS MATERIALIZED (
    SELECT
        months.scenario_id, months.month, target.asset_type_id, target.asset_id,
        -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
        (
            SELECT step.price_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.price_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        )
        AS price_factor,
        -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
        (
            SELECT step.dividend_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.dividend_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        )
        AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- What is said of an asset goes before what is said of its type, and that before what is said of
-- all, which does not move money. The base asset is always worth 1.
asset_factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        asset.id AS asset_id,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE coalesce(
                max(factor.price_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE asset.type_id IS NOT base.type_id),
                1.0
            )
        END AS price_factor,
        coalesce(
            max(factor.dividend_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
            max(factor.dividend_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
            max(factor.dividend_factor),
            1.0
        ) AS dividend_factor
    FROM months
    CROSS JOIN fin_assets AS asset
    LEFT JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN step_factors AS factor ON factor.scenario_id = months.scenario_id
        AND factor.month = months.month
        AND coalesce(factor.asset_id = asset.id, factor.asset_type_id = asset.type_id, 1)
    WHERE asset.id IN (SELECT held.asset_id FROM fin_assets_storages AS held)
    GROUP BY months.scenario_id, months.month, asset.id
),

-- What is held and what it pays a month, by the storage: only a collateral is told from the rest.
stressed_positions AS MATERIALIZED (
    SELECT
        held.asset_id,
        CASE
            WHEN held.storage_id IN (SELECT loan.collateral_storage_id FROM fin_loans AS loan)
                THEN held.storage_id
        END AS collateral_id,
        held.portfolio, held.free_cash, held.pledged_cash,
        held.dividends
    FROM (
        SELECT
            asset_id, storage_id, base_value AS portfolio, 0.0 AS free_cash, 0.0 AS pledged_cash,
            0.0 AS dividends
        FROM held_now
        WHERE amount > 0 AND is_cash = 0
        UNION ALL
        SELECT asset_id, storage_id, 0.0, free_value, base_value - free_value, 0.0 FROM free_cash
        UNION ALL
        SELECT asset_id, storage_id, 0.0, 0.0, 0.0, net_amount / 12.0 FROM dividends_ahead
    ) AS held
),

place_months AS MATERIALIZED (
    SELECT
        factor.scenario_id, factor.month, position.collateral_id,
        total(position.portfolio * factor.price_factor) AS portfolio,
        total(position.free_cash * factor.price_factor) AS free_cash,
        total(position.pledged_cash * factor.price_factor) AS pledged_cash,
        total(position.dividends * factor.dividend_factor) * (factor.month > 0) AS dividends,
        count(*) = count(position.portfolio + position.free_cash) AS is_known
    FROM stressed_positions AS position
    INNER JOIN asset_factors AS factor ON factor.asset_id = position.asset_id
    GROUP BY factor.scenario_id, factor.month, position.collateral_id
),

-- Loans in the order in which they are drawn: the unsecured ones first, then at the lowest rate.
ordered_loans AS MATERIALIZED (
    SELECT
        loan.*,
        row_number() OVER (PARTITION BY loan.collateral_id ORDER BY loan.slot) AS position
    FROM (
        SELECT
            loans_now.*,
            coalesce(collateral_storage_id, -collateral_phys_asset_id) AS collateral_id,
            row_number() OVER (ORDER BY collateral IS NOT NULL, annual_rate, id) AS slot
        FROM loans_now
    ) AS loan
),

loan_months AS MATERIALIZED (
    SELECT
        loan.scenario_id, loan.month, loan.slot, loan.collateral_id, loan.position,
        loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio,
        loan.collateral_value, loan.portfolio, loan.dividends, loan.price_factor, loan.monthly_rate,
        loan.line_limit, loan.base_claim,
        CASE
            WHEN loan.month = 0 OR loan.payments_left < loan.month THEN 0.0
            WHEN loan.payments_left IS NULL THEN 0.0
            ELSE
                -- The share of what is owed that the next of loan.payments_due monthly payments repays. An annuity is
                -- worked out anew each time from what is owed, the rate of the month and the payments that are
                -- left.
                CASE
                    WHEN loan.payments_due = 1 THEN 1.0
                    WHEN loan.repayment = 'interest_only' THEN 0.0
                    WHEN loan.repayment = 'straight_line' OR abs(loan.monthly_rate) < 1e-9 THEN 1.0 / loan.payments_due
                    ELSE loan.monthly_rate / (
                        -- 1.0 + loan.monthly_rate to the power of the whole number loan.payments_due, by squaring.
                        (
                            WITH RECURSIVE powers (exponent, base, result) AS (
                                SELECT loan.payments_due, 1.0 + loan.monthly_rate, 1.0
                                UNION ALL
                                SELECT
                                    powers.exponent >> 1,
                                    powers.base * powers.base,
                                    CASE WHEN powers.exponent & 1 THEN powers.result * powers.base ELSE powers.result END
                                FROM powers
                                WHERE powers.exponent > 0
                            )

                            SELECT powers.result FROM powers WHERE powers.exponent = 0
                        )
                        - 1.0
                    )
                END
        END AS principal_share
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            ordered_loans.*,
            ordered_loans.payments_left - months.month + 1 AS payments_due,
            factor.price_factor,
            (months.month > 0) / 12.0 * (
                ordered_loans.annual_rate + coalesce(
                    -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                    (
                        SELECT step.loan_rate_change FROM stress_scenario_steps AS step
                        WHERE step.scenario_id = months.scenario_id
                            AND step.month <= months.month
                            AND step.asset_type_id IS NULL
                            AND step.asset_id IS NULL
                            AND step.loan_rate_change IS NOT NULL
                        ORDER BY step.month DESC, step.id DESC LIMIT 1
                    ),
                    0.0
                )
            ) AS monthly_rate,
            CASE
                WHEN ordered_loans.end_datetime <= datetime('now', '+' || months.month || ' months')
                    THEN 0.0
                ELSE ordered_loans.base_limit * factor.price_factor
            END AS line_limit,
            CASE
                WHEN pledged.phys_asset_id IS NOT NULL THEN pledged.falling_value
                WHEN pledged.storage_id IS NOT NULL
                    THEN coalesce(place.portfolio + place.pledged_cash, 0.0)
            END AS collateral_value,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.dividends, 0.0) AS dividends
        FROM months
        CROSS JOIN ordered_loans
        INNER JOIN asset_factors AS factor ON factor.scenario_id = months.scenario_id
            AND factor.month = months.month
            AND factor.asset_id = ordered_loans.asset_id
        LEFT JOIN collaterals_now AS pledged
            ON pledged.storage_id IS ordered_loans.collateral_storage_id
                AND pledged.phys_asset_id IS ordered_loans.collateral_phys_asset_id
        LEFT JOIN place_months AS place ON place.scenario_id = months.scenario_id
            AND place.month = months.month
            AND place.collateral_id = ordered_loans.collateral_storage_id
    ) AS loan
),

-- All that a month of the walk needs. cash: the free cash at the prices of the month, and what
-- comes in and goes out in it. loans: as JSON, because what steps through them reads them several
-- times.
month_flows AS MATERIALIZED (
    SELECT
        flow.*,
        flow.free_cash + flow.income + flow.dividends
        - flow.fixed_expenses - flow.variable_expenses AS cash
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            coalesce(owed.loans, '[]') AS loans,
            coalesce(place.is_known, 1) AND coalesce(planned.is_known, 1) AS is_known,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.free_cash, 0.0) AS free_cash,
            coalesce(place.dividends, 0.0) AS dividends,
            coalesce(planned.fixed_income, 0.0) + coalesce(planned.variable_income, 0.0) * coalesce(
                -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                (
                    SELECT step.income_factor FROM stress_scenario_steps AS step
                    WHERE step.scenario_id = months.scenario_id
                        AND step.month <= months.month
                        AND step.asset_type_id IS NULL
                        AND step.asset_id IS NULL
                        AND step.income_factor IS NOT NULL
                    ORDER BY step.month DESC, step.id DESC LIMIT 1
                ),
                1.0
            ) AS income,
            coalesce(planned.fixed_expenses, 0.0) AS fixed_expenses,
            coalesce(planned.variable_expenses, 0.0) * coalesce(
                -- The newest value that the steps give up to the month, of the type, of the asset, or of all.
                (
                    SELECT step.variable_expense_factor FROM stress_scenario_steps AS step
                    WHERE step.scenario_id = months.scenario_id
                        AND step.month <= months.month
                        AND step.asset_type_id IS NULL
                        AND step.asset_id IS NULL
                        AND step.variable_expense_factor IS NOT NULL
                    ORDER BY step.month DESC, step.id DESC LIMIT 1
                ),
                1.0
            ) AS variable_expenses
        FROM months
        LEFT JOIN planned_flows AS planned ON planned.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                sum(portfolio) AS portfolio,
                sum(free_cash) AS free_cash,
                sum(dividends) AS dividends,
                min(is_known) AS is_known
            FROM place_months
            GROUP BY scenario_id, month
        ) AS place ON place.scenario_id = months.scenario_id AND place.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                json_group_array(json_object(
                    'slot', slot,
                    'collateral_id', collateral_id,
                    'position', position,
                    'freeze_ratio', freeze_ratio,
                    'margin_call_ratio', margin_call_ratio,
                    'forced_liquidation_ratio', forced_liquidation_ratio,
                    'collateral_value', collateral_value,
                    'portfolio', portfolio,
                    'dividends', dividends,
                    'price_factor', price_factor,
                    'monthly_rate', monthly_rate,
                    'line_limit', line_limit,
                    'principal_share', principal_share,
                    'base_claim', base_claim
                )) AS loans
            FROM loan_months
            GROUP BY scenario_id, month
        ) AS owed ON owed.scenario_id = months.scenario_id AND owed.month = months.month
    ) AS flow
),

-- One step is one month. The state is JSON: the figures of the month, free_cash (what there was at
-- first, at the prices of the month), and the loans as [slot, owed at the prices of today, 1 if its
-- margin call is open, 1 if its collateral is sold]. Without a needed rate, valuation or balance
-- the month is not known, and then none is. 1e-9 forgives what floating point numbers cost.
walk (scenario_id, month, state) AS (
    SELECT scenario.id, -1, json_object('cash', 0.0, 'free_cash', 0.0, 'loans', json_array())
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT
        walk.scenario_id,
        flow.month,
        (
            WITH
            owing AS (
                SELECT
                    json_extract(loan.value, '$.slot') AS slot,
                    json_extract(loan.value, '$.collateral_id') AS collateral_id,
                    json_extract(loan.value, '$.position') AS position,
                    json_extract(loan.value, '$.freeze_ratio') AS freeze_ratio,
                    json_extract(loan.value, '$.margin_call_ratio') AS margin_call_ratio,
                    json_extract(loan.value, '$.forced_liquidation_ratio')
                        AS forced_liquidation_ratio,
                    json_extract(loan.value, '$.collateral_value') AS collateral_value,
                    json_extract(loan.value, '$.portfolio') AS portfolio,
                    json_extract(loan.value, '$.dividends') AS dividends,
                    json_extract(loan.value, '$.price_factor') AS price_factor,
                    json_extract(loan.value, '$.monthly_rate') AS monthly_rate,
                    json_extract(loan.value, '$.line_limit') AS line_limit,
                    json_extract(loan.value, '$.principal_share') AS principal_share,
                    coalesce(
                        json_extract(kept.value, '$[1]'), json_extract(loan.value, '$.base_claim')
                    ) AS owed_today,
                    coalesce(json_extract(kept.value, '$[2]'), 0) AS was_called,
                    coalesce(json_extract(kept.value, '$[3]'), 0) AS was_sold
                FROM json_each(flow.loans) AS loan
                LEFT JOIN json_each(walk.state, '$.loans') AS kept
                    ON json_extract(kept.value, '$[0]') = json_extract(loan.value, '$.slot')
            ),

            -- Income and dividends come in; expenses, interest and agreed repayments go out.
            paid AS (
                SELECT
                    owing.*,
                    owing.owed_today * owing.price_factor * owing.monthly_rate AS interest,
                    owing.owed_today * owing.price_factor * owing.principal_share AS agreed,
                    owing.owed_today * owing.price_factor * (1.0 - owing.principal_share)
                        AS owed_after,
                    (owing.position = 1) * owing.was_sold * owing.dividends AS lost_dividends
                FROM owing
            ),

            -- What is missing is drawn, line by line, from each as far as it goes: a secured one
            -- until the loans of its collateral, those drawn before it included, reach its freeze.
            lines AS (
                SELECT
                    paid.*,
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                    - sum(paid.interest + paid.agreed + paid.lost_dividends) OVER () AS cash,
                    (1 - paid.was_sold) * max(paid.line_limit - paid.owed_after, 0.0) AS limit_left,
                    coalesce(
                        coalesce(
                            paid.freeze_ratio, paid.margin_call_ratio, paid.forced_liquidation_ratio
                        ) * paid.collateral_value
                        - sum(paid.owed_after) OVER (PARTITION BY paid.collateral_id), 1e300
                    ) AS headroom
                FROM paid
            ),

            rooms AS (
                SELECT
                    line.*,
                    CASE
                        WHEN line.collateral_id IS NOT NULL
                            THEN
                                -- The running total over the loans of a collateral, up to this one: each adds what next_room says of
                                -- its entry in the array line.lines_so_far. (A window keeps no JSON type, so an entry may be text that is
                                -- JSON.)
                                (
                                    WITH RECURSIVE running (position, total) AS (
                                        SELECT 0, 0.0
                                        UNION ALL
                                        SELECT
                                            running.position + 1,
                                            running.total +
                                            -- What can still be drawn from the next of the loans [limit_left, headroom].
                                            max(min(json_extract(json_extract(line.lines_so_far, '$[' || running.position || ']'), '$[0]'), json_extract(json_extract(line.lines_so_far, '$[' || running.position || ']'), '$[1]') - running.total), 0.0)
                                        FROM running
                                        WHERE running.position < line.position
                                    )

                                    SELECT running.total FROM running
                                    WHERE running.position = line.position
                                )
                    END AS pool_room
                FROM (
                    SELECT
                        lines.*,
                        json_group_array(json_array(lines.limit_left, lines.headroom)) OVER (
                            PARTITION BY lines.collateral_id ORDER BY lines.slot
                        ) AS lines_so_far
                    FROM lines
                ) AS line
            ),

            drawn AS (
                SELECT
                    line.*,
                    max(min(-line.cash - total(line.room) OVER earlier, line.room), 0.0) AS draw
                FROM (
                    SELECT
                        rooms.*,
                        coalesce(
                            rooms.pool_room - lag(rooms.pool_room, 1, 0.0) OVER (
                                PARTITION BY rooms.collateral_id ORDER BY rooms.slot
                            ), rooms.limit_left
                        ) AS room
                    FROM rooms
                ) AS line
                WINDOW earlier AS (
                    ORDER BY line.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            debts AS (
                SELECT
                    drawn.*,
                    drawn.owed_after + drawn.draw AS debt,
                    sum(drawn.owed_after + drawn.draw) OVER (PARTITION BY drawn.collateral_id)
                        AS claims,
                    max(
                        drawn.cash + sum(drawn.draw) OVER () + total(drawn.room - drawn.draw)
                        FILTER (WHERE drawn.collateral_id IS NULL) OVER (), 0.0
                    ) AS means
                FROM drawn
            ),

            -- A loan above its margin call is to be repaid down to its freeze, one after the other.
            cures AS (
                SELECT
                    loan.*,
                    CASE
                        WHEN loan.collateral_id IS NOT NULL AND loan.was_sold = 0
                            THEN
                                -- The running total over the loans of a collateral, up to this one: each adds what next_cure says of
                                -- its entry in the array loan.debts_so_far. (A window keeps no JSON type, so an entry may be text that is
                                -- JSON.)
                                (
                                    WITH RECURSIVE running (position, total) AS (
                                        SELECT 0, 0.0
                                        UNION ALL
                                        SELECT
                                            running.position + 1,
                                            running.total +
                                            -- What the next of the loans [debt, above the margin call, above the freeze] is to repay.
                                            CASE
                                                WHEN json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[1]') > running.total
                                                    THEN max(min(json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[0]'), json_extract(json_extract(loan.debts_so_far, '$[' || running.position || ']'), '$[2]') - running.total), 0.0)
                                                ELSE 0.0
                                            END
                                        FROM running
                                        WHERE running.position < loan.position
                                    )

                                    SELECT running.total FROM running
                                    WHERE running.position = loan.position
                                )
                    END AS pool_cure
                FROM (
                    SELECT
                        debts.*,
                        json_group_array(json_array(
                            debts.debt,
                            debts.claims
                            - debts.margin_call_ratio * debts.collateral_value * (1 + 1e-9),
                            debts.claims - coalesce(debts.freeze_ratio, debts.margin_call_ratio)
                            * debts.collateral_value
                        )) OVER (PARTITION BY debts.collateral_id ORDER BY debts.slot)
                            AS debts_so_far
                    FROM debts
                ) AS loan
            ),

            needs AS (
                SELECT
                    cures.*,
                    lag(cures.pool_cure, 1, 0.0) OVER (
                        PARTITION BY cures.collateral_id ORDER BY cures.slot
                    ) AS cured_before
                FROM cures
            ),

            -- Cash and unsecured lines are spent on one loan after the other.
            repaid AS (
                SELECT
                    loan.*,
                    max(
                        min(loan.means - total(loan.needed) OVER earlier, loan.needed), 0.0
                    ) AS repaid
                FROM (
                    SELECT
                        needs.*,
                        coalesce(needs.pool_cure - needs.cured_before, 0.0) AS needed,
                        coalesce(
                            needs.debt > 0
                            AND needs.was_sold = 0
                            AND needs.claims - needs.cured_before
                            > needs.margin_call_ratio * needs.collateral_value * (1 + 1e-9), 0
                        ) AS is_called
                    FROM needs
                ) AS loan
                WINDOW earlier AS (
                    ORDER BY loan.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            redrawn AS (
                SELECT
                    repaid.*,
                    repaid.cash + sum(repaid.draw - repaid.repaid) OVER () AS cash_after,
                    CASE
                        WHEN repaid.collateral_id IS NULL
                            THEN max(min(
                                sum(repaid.repaid - repaid.draw) OVER () - repaid.cash
                                - total(repaid.room - repaid.draw) OVER earlier,
                                repaid.room - repaid.draw
                            ), 0.0)
                        ELSE 0.0
                    END AS redraw
                FROM repaid
                WINDOW earlier AS (
                    ORDER BY repaid.slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                )
            ),

            -- Above its forced liquidation, or after a month above its margin call, the collateral
            -- of a loan is sold: it repays the loans that share it, the rest is cash.
            remaining AS (
                SELECT
                    redrawn.*,
                    redrawn.debt - redrawn.repaid + redrawn.redraw AS rest,
                    sum(redrawn.debt - redrawn.repaid) OVER by_collateral AS rest_claims
                FROM redrawn
                WINDOW by_collateral AS (PARTITION BY redrawn.collateral_id)
            ),

            sales AS (
                SELECT
                    remaining.*,
                    max(
                        remaining.was_sold = 0
                        AND remaining.rest > 0
                        AND coalesce(
                            remaining.rest_claims > remaining.collateral_value * (1 + 1e-9) * CASE
                                WHEN remaining.was_called = 1
                                    THEN coalesce(
                                        remaining.margin_call_ratio,
                                        remaining.forced_liquidation_ratio
                                    )
                                ELSE remaining.forced_liquidation_ratio
                            END, 0
                        )
                    ) OVER by_collateral AS is_sale
                FROM remaining
                WINDOW by_collateral AS (PARTITION BY remaining.collateral_id)
            ),

            settled AS (
                SELECT
                    sales.*,
                    max(sales.was_sold, sales.is_sale) AS is_sold,
                    sales.was_sold = 0 AND sales.is_sale = 0 AND sales.rest > 0 AND coalesce(
                        sales.rest_claims
                        > sales.margin_call_ratio * sales.collateral_value * (1 + 1e-9), 0
                    ) AS is_open,
                    sales.rest * CASE
                        WHEN sales.is_sale = 1
                            THEN 1.0 - min(sales.collateral_value / sales.rest_claims, 1.0)
                        ELSE 1.0
                    END AS owed_now,
                    (sales.position = 1) * sales.is_sale AS is_seller
                FROM sales
            )

            SELECT json_object(
                'loans', json_group_array(json_array(
                    slot, coalesce(owed_now / nullif(price_factor, 0), owed_today), is_open, is_sold
                )),
                'cash', coalesce(
                    max(cash_after) + total(redraw)
                    + total(is_seller * max(collateral_value - rest_claims, 0.0)),
                    flow.cash + json_extract(walk.state, '$.cash')
                    - json_extract(walk.state, '$.free_cash')
                ),
                'free_cash', flow.free_cash,
                'income', flow.income,
                'fixed_expenses', flow.fixed_expenses,
                'variable_expenses', flow.variable_expenses,
                'portfolio', flow.portfolio - total((position = 1) * is_sold * portfolio),
                'dividends', flow.dividends - total(lost_dividends),
                'interest', total(interest),
                'drawn', total(draw + redraw),
                'repaid', total(agreed + repaid),
                'liquidated', total(is_seller * collateral_value),
                'undrawn', total(
                    CASE WHEN collateral_id IS NULL THEN max(line_limit - owed_now, 0.0) END
                ),
                'owed', total(owed_now),
                'peak_loan_to_value', max(
                    CASE WHEN was_sold = 0 AND claims > 0 THEN claims / collateral_value END
                ),
                'loan_to_value', max(
                    CASE
                        WHEN is_sold = 0 AND rest_claims > 0 THEN rest_claims / collateral_value
                    END
                ),
                'is_known', flow.is_known AND count(*) = count(
                    CASE WHEN collateral_id IS NULL THEN 0.0 ELSE collateral_value END
                    + owed_after + line_limit
                ),
                'is_frozen', coalesce(max(
                    was_sold = 0 AND claims > freeze_ratio * collateral_value * (1 + 1e-9)
                ), 0),
                'is_called', coalesce(max(is_called), 0),
                'is_open', coalesce(max(is_open), 0),
                'is_sold', coalesce(max(is_sold), 0)
            )
            FROM settled
        )
    FROM walk
    INNER JOIN month_flows AS flow
        ON flow.scenario_id = walk.scenario_id AND flow.month = walk.month + 1
),

stressed_months AS MATERIALIZED (
    SELECT
        walk.scenario_id,
        walk.month,
        json_extract(walk.state, '$.portfolio') AS portfolio,
        json_extract(walk.state, '$.cash') AS cash,
        json_extract(walk.state, '$.income') AS income,
        json_extract(walk.state, '$.fixed_expenses') AS fixed_expenses,
        json_extract(walk.state, '$.variable_expenses') AS variable_expenses,
        json_extract(walk.state, '$.dividends') AS dividends,
        json_extract(walk.state, '$.interest') AS interest,
        json_extract(walk.state, '$.drawn') AS drawn,
        json_extract(walk.state, '$.repaid') AS repaid,
        json_extract(walk.state, '$.liquidated') AS liquidated,
        json_extract(walk.state, '$.undrawn') AS undrawn,
        json_extract(walk.state, '$.owed') AS loans,
        json_extract(walk.state, '$.peak_loan_to_value') AS peak_loan_to_value,
        json_extract(walk.state, '$.loan_to_value') AS loan_to_value,
        json_extract(walk.state, '$.is_frozen') AS is_frozen,
        json_extract(walk.state, '$.is_called') AS is_called,
        json_extract(walk.state, '$.is_open') AS is_open,
        json_extract(walk.state, '$.is_sold') AS is_sold,
        min(json_extract(walk.state, '$.is_known')) OVER (PARTITION BY walk.scenario_id)
            AS is_known,
        walk.month = max(walk.month) OVER (PARTITION BY walk.scenario_id) AS is_last
    FROM walk
    WHERE walk.month >= 0
)

SELECT
    scenario.name AS scenario,
    max(path.month) AS months,
    min(path.month) FILTER (WHERE path.is_frozen = 1) AS first_freeze_month,
    min(path.month) FILTER (WHERE path.is_called = 1) AS first_margin_call_month,
    min(path.month) FILTER (WHERE path.is_sold = 1) AS first_liquidation_month,
    min(path.month) FILTER (WHERE path.cash < -1e-6) AS first_out_of_cash_month,
    min(path.cash) AS cash_low,
    min(path.undrawn) AS undrawn_low,
    min(path.portfolio) AS portfolio_low,
    max(path.peak_loan_to_value) AS peak_loan_to_value,
    min(
        path.cash >= -1e-6 AND path.is_sold = 0 AND (path.is_last = 0 OR path.is_open = 0)
    ) AS survived
FROM stress_scenarios AS scenario
LEFT JOIN stressed_months AS path ON path.scenario_id = scenario.id AND path.is_known = 1
GROUP BY scenario.id
ORDER BY scenario.id;

CREATE VIEW unknown_import_rows AS
-- Internal: import_inbox hands on to here the rows that it does not know. It never shows any.
-- One row per row that import_inbox does not know. See there for the columns without a word.
--   pseudo_id          INTEGER, key: always NULL
--   import_id          INTEGER, lookup: imports, the open one
--   import_account_id  INTEGER, lookup: import_accounts
--   fingerprint        TEXT, value: see import_rows
--   kind               TEXT, value
--   occurred_at        TEXT, value
--   booked_on          TEXT, value
--   line_no            TEXT, value
--   currency           TEXT, value: in upper case, NULL when empty
--   amount             REAL, value: a number, NULL when empty
--   counterparty       TEXT, value
--   memo               TEXT, value
--   group_key          TEXT, value
--   security_id        TEXT, value: without blanks around it, NULL when empty
--   security_code      TEXT, value: likewise, in upper case
--   security_name      TEXT, value: likewise
--   quantity           REAL, value: a number, NULL when empty
--   price              REAL, value: a number, NULL when empty
--   ratio              TEXT, value
--   raw                TEXT, value
-- Operations: select, insert.
-- Cost: a new row costs what its entries in import_rows and fin_transactions cost.
SELECT
    line.id AS pseudo_id, line.import_id, line.import_account_id, line.fingerprint, line.kind,
    line.occurred_at, line.booked_on, CAST(line.line_no AS TEXT) AS line_no, line.currency,
    line.amount, line.counterparty, line.memo, line.group_key, line.security_id,
    line.security_code, line.security_name, line.quantity, line.price, line.ratio, line.raw
FROM import_rows AS line
WHERE FALSE;

CREATE TRIGGER current_balances_insert
INSTEAD OF INSERT ON current_balances
BEGIN
    -- Saves a balance as of now. The asset & storage is added if it is missing.
    SELECT RAISE(ABORT, 'current_balances: pseudo_id, asset_name and base_* are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name, NEW.base_balance, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(ABORT, 'current_balances.asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_type);

    SELECT RAISE(ABORT, 'current_balances.asset_type: is empty; name the type, or write a code that only one type has')
    WHERE coalesce(NEW.asset_type, '') = ''
        AND
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'current_balances.asset_code: is empty; write a code, like USD')
    WHERE trim(coalesce(NEW.asset_code, '')) = '';

    SELECT RAISE(ABORT, 'current_balances.asset_code: the type has no such code; correct it, add it, or name its type too')
    WHERE
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;
    SELECT RAISE(ABORT, 'current_balances.storage: is empty; write a name of fin_storages')
    WHERE trim(coalesce(NEW.storage, '')) = '';
    SELECT RAISE(ABORT, 'current_balances.storage: no such name in fin_storages; correct it or add it there')
    WHERE NEW.storage <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);

    SELECT RAISE(ABORT, 'current_balances: the asset or the storage is inactive; set its is_active to 1 first')
    WHERE EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage AND is_active = 0)
        OR EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.is_active = 0 AND asset.id =
            -- A code is enough where only one asset has it and no other type is named (anew).
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.asset_code)
                    AND named.asset_type IN (
                        NEW.asset_type,
                        CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                    )
            )
        );

    SELECT RAISE(ABORT, 'current_balances.balance: is empty; write one, like 1250.00')
    WHERE trim(coalesce(NEW.balance, '')) = '';
    -- '12,5' and 'abc' are no numbers; '12.5' is one.
    SELECT RAISE(ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00')
    WHERE NEW.balance <> ''
        AND (
            CAST(NEW.balance AS REAL) = NEW.balance AND abs(CAST(NEW.balance AS REAL)) < 1e300
        ) IS NOT TRUE;
    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT named.asset_id, fin_storages.id FROM asset_names AS named
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE named.code = upper(NEW.asset_code)
        AND named.asset_type IN (
            NEW.asset_type, CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = named.asset_id AND held.storage_id = fin_storages.id
        );
    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT max(datetime('now'), coalesce(balance.datetime, '')), NEW.balance, held.id
    FROM fin_assets_storages AS held
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE held.id =
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.storage
                AND held.asset_id =
                -- A code is enough where only one asset has it and no other type is named (anew).
                (
                    SELECT named.asset_id FROM asset_names AS named
                    WHERE named.code = upper(NEW.asset_code)
                        AND named.asset_type IN (
                            NEW.asset_type,
                            CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                        )
                )
        )
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_balances_update
INSTEAD OF UPDATE ON current_balances
BEGIN
    -- Saves a balance as of now. The other columns say whose balance it is.
    SELECT RAISE(ABORT, 'current_balances.asset_type: says which row this is; insert a new row instead')
    WHERE NEW.asset_type IS NOT OLD.asset_type;
    SELECT RAISE(ABORT, 'current_balances.asset_code: says which row this is; insert a new row instead')
    WHERE NEW.asset_code IS NOT OLD.asset_code;
    SELECT RAISE(ABORT, 'current_balances.storage: says which row this is; insert a new row instead')
    WHERE NEW.storage IS NOT OLD.storage;

    SELECT RAISE(ABORT, 'current_balances: pseudo_id, asset_name and base_* are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.asset_name IS NOT OLD.asset_name
        OR NEW.base_balance IS NOT OLD.base_balance
        OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(ABORT, 'current_balances.balance: is empty; write one, like 1250.00')
    WHERE trim(coalesce(NEW.balance, '')) = '';
    -- '12,5' and 'abc' are no numbers; '12.5' is one.
    SELECT RAISE(ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00')
    WHERE NEW.balance <> ''
        AND (
            CAST(NEW.balance AS REAL) = NEW.balance AND abs(CAST(NEW.balance AS REAL)) < 1e300
        ) IS NOT TRUE;
    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT max(datetime('now'), coalesce(balance.datetime, '')), NEW.balance, held.id
    FROM fin_assets_storages AS held
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE held.id = OLD.pseudo_id
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_fin_asset_rates_insert
INSTEAD OF INSERT ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now.
    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_type);

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has')
    WHERE coalesce(NEW.asset_type, '') = ''
        AND
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: is empty; write a code, like USD')
    WHERE trim(coalesce(NEW.asset, '')) = '';

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: the type has no such code; correct it, add it, or name its type too')
    WHERE
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: is inactive; set its is_active to 1 first')
    FROM fin_assets AS asset
    WHERE asset.is_active = 0
        AND asset.id =
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        );
    SELECT RAISE(ABORT, 'current_fin_asset_rates.rate: is empty; write one, like 1.25')
    WHERE trim(coalesce(NEW.rate, '')) = '';
    SELECT RAISE(ABORT, 'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25')
    WHERE NEW.rate <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.rate AS REAL) = NEW.rate
            AND CAST(NEW.rate AS REAL) >= 0
            AND CAST(NEW.rate AS REAL) < 1e300
        ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), asset.id, NEW.rate FROM fin_assets AS asset
    WHERE asset.id =
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER current_fin_asset_rates_update
INSTEAD OF UPDATE ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now. The other columns say whose rate it is.
    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset_type: says which row this is; insert a new row instead')
    WHERE NEW.asset_type IS NOT OLD.asset_type;
    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: says which row this is; insert a new row instead')
    WHERE NEW.asset IS NOT OLD.asset;

    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(ABORT, 'current_fin_asset_rates.rate: is empty; write one, like 1.25')
    WHERE trim(coalesce(NEW.rate, '')) = '';
    SELECT RAISE(ABORT, 'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25')
    WHERE NEW.rate <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.rate AS REAL) = NEW.rate
            AND CAST(NEW.rate AS REAL) >= 0
            AND CAST(NEW.rate AS REAL) < 1e300
        ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    VALUES (datetime('now'), OLD.pseudo_id, NEW.rate)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER dividends_insert
INSTEAD OF INSERT ON dividends
BEGIN
    -- Saves the dividend. Days are stored at 00:00:00.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'dividends.ticker: is empty; write a code, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'dividends.ticker: no such code, or cash, or in several types; correct it, or write CODE:type')
    WHERE
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        )
        IS NULL;
    SELECT RAISE(ABORT, 'dividends.ex_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.ex_date <> ''
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;
    SELECT RAISE(ABORT, 'dividends.pay_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.pay_date <> ''
        AND (length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(ABORT, 'dividends.amount_per_share: is empty; write a number, like 0.25')
    WHERE trim(coalesce(NEW.amount_per_share, '')) = '';
    SELECT RAISE(ABORT, 'dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25')
    WHERE NEW.amount_per_share <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
            AND CAST(NEW.amount_per_share AS REAL) >= 0
            AND CAST(NEW.amount_per_share AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is not a boolean; write 1 or 0')
    WHERE NEW.is_projection NOT IN (0, 1, '0', '1', '');

    INSERT INTO fin_asset_dividends (
        asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection
    )
    VALUES (
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        ),
        nullif(NEW.ex_date, '') || ' 00:00:00',
        nullif(NEW.pay_date, '') || ' 00:00:00',
        NEW.amount_per_share,
        coalesce(nullif(NEW.is_projection, ''), 0)
    );
END;

CREATE TRIGGER dividends_update
INSTEAD OF UPDATE ON dividends
BEGIN
    -- Saves the dividend. The time of a day that stays is kept.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'dividends.ticker: is empty; write a code, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'dividends.ticker: no such code, or cash, or in several types; correct it, or write CODE:type')
    WHERE
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        )
        IS NULL;
    SELECT RAISE(ABORT, 'dividends.ex_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.ex_date <> ''
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;
    SELECT RAISE(ABORT, 'dividends.pay_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.pay_date <> ''
        AND (length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(ABORT, 'dividends.amount_per_share: is empty; write a number, like 0.25')
    WHERE trim(coalesce(NEW.amount_per_share, '')) = '';
    SELECT RAISE(ABORT, 'dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25')
    WHERE NEW.amount_per_share <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
            AND CAST(NEW.amount_per_share AS REAL) >= 0
            AND CAST(NEW.amount_per_share AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is not a boolean; write 1 or 0')
    WHERE NEW.is_projection NOT IN (0, 1, '0', '1', '');

    SELECT RAISE(ABORT, 'dividends.pay_date: is at an earlier time of the day; edit fin_asset_dividends')
    FROM fin_asset_dividends AS dividend
    WHERE dividend.id = OLD.pseudo_id
        AND
        -- Midnight of a day that is edited; the time of one that stays is kept.
        CASE WHEN NEW.pay_date IS OLD.pay_date THEN dividend.pay_datetime ELSE nullif(NEW.pay_date, '') || ' 00:00:00' END
        <
        -- Midnight of a day that is edited; the time of one that stays is kept.
        CASE WHEN NEW.ex_date IS OLD.ex_date THEN dividend.ex_datetime ELSE nullif(NEW.ex_date, '') || ' 00:00:00' END;

    UPDATE fin_asset_dividends
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE
                coalesce(
                    (
                        SELECT named.asset_id FROM asset_names AS named
                        WHERE named.code = upper(NEW.ticker)
                            AND named.ticker = named.code
                            AND named.is_cash = 0
                    ),
                    (
                        SELECT named.asset_id FROM asset_names AS named
                        WHERE instr(NEW.ticker, ':') > 1
                            AND named.code || ':' || named.asset_type = NEW.ticker
                            AND named.is_cash = 0
                    )
                )
        END,
        ex_datetime =
        -- Midnight of a day that is edited; the time of one that stays is kept.
        CASE WHEN NEW.ex_date IS OLD.ex_date THEN ex_datetime ELSE nullif(NEW.ex_date, '') || ' 00:00:00' END,
        pay_datetime =
        -- Midnight of a day that is edited; the time of one that stays is kept.
        CASE WHEN NEW.pay_date IS OLD.pay_date THEN pay_datetime ELSE nullif(NEW.pay_date, '') || ' 00:00:00' END,
        amount_per_share = NEW.amount_per_share,
        is_projection = coalesce(nullif(NEW.is_projection, ''), 0)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER dividends_delete
INSTEAD OF DELETE ON dividends
BEGIN
    -- Deletes the dividend.
    DELETE FROM fin_asset_dividends WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER expenses_insert
INSTEAD OF INSERT ON expenses
BEGIN
    -- Saves a plan that names no day: each month from its first day on, at any time of the month.
    -- What is missing of the root, `expenses` and the category below it is made.
    SELECT RAISE(ABORT, 'expenses: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'expenses.category: is empty; write a category, like food')
    WHERE trim(coalesce(NEW.category, '')) = '';

    SELECT RAISE(ABORT, 'expenses.category: is a category elsewhere; write another name, or move it below expenses')
    WHERE EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category)
        AND NOT EXISTS (SELECT 1 FROM planned_categories WHERE role = 'expenses' AND name = NEW.category);

    SELECT RAISE(ABORT, 'expenses.is_fixed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_fixed, 1) IN (0, 1, '0', '1')) IS NOT TRUE;
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
    SELECT 'expenses', 'expenses', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = 'expenses');

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT NEW.category, coalesce(parent.is_passive, 0), coalesce(parent.is_initial_import, 0), parent.id
    FROM fin_transaction_categories AS parent
    WHERE parent.role = 'expenses'
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
    )
    SELECT
        nullif(NEW.notes, ''), category.id, '>=', datetime('now', 'start of month'),
        '+1 month', '+31 days', 0.0 - CAST(NEW.monthly_amount AS REAL),
        coalesce(NEW.is_fixed, 1)
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.category;
END;

CREATE TRIGGER expenses_update
INSTEAD OF UPDATE ON expenses
BEGIN
    -- Saves the plan. Another category moves it to that category, and renames none.
    SELECT RAISE(ABORT, 'expenses: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'expenses.category: is empty; write a category, like food')
    WHERE trim(coalesce(NEW.category, '')) = '';

    SELECT RAISE(ABORT, 'expenses.category: is a category elsewhere; write another name, or move it below expenses')
    WHERE EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category)
        AND NOT EXISTS (SELECT 1 FROM planned_categories WHERE role = 'expenses' AND name = NEW.category);

    SELECT RAISE(ABORT, 'expenses.is_fixed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_fixed, 1) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(ABORT, 'expenses.monthly_amount: was 0 or unknown; edit fin_transaction_plans instead')
    FROM fin_transaction_plans AS plans
    WHERE plans.id = OLD.pseudo_id
        AND NEW.monthly_amount IS NOT OLD.monthly_amount
        AND coalesce(OLD.monthly_amount, 0) = 0
        AND (
            plans.base_amount IS NOT NULL
            AND plans.recurrence_datetime_modifiers = '+1 month'
            AND coalesce(plans.recurrence_amount_multiplier, 1) = 1
        ) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
    SELECT 'expenses', 'expenses', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = 'expenses');

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT NEW.category, coalesce(parent.is_passive, 0), coalesce(parent.is_initial_import, 0), parent.id
    FROM fin_transaction_categories AS parent
    WHERE parent.role = 'expenses'
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.notes, ''),
        transaction_category_id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.category
        ),
        base_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
            WHEN base_amount IS NOT NULL
                AND recurrence_datetime_modifiers = '+1 month'
                AND coalesce(recurrence_amount_multiplier, 1) = 1
                THEN 0.0 - CAST(NEW.monthly_amount AS REAL)
            ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        local_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
            ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        is_fixed = coalesce(NEW.is_fixed, 1)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER expenses_delete
INSTEAD OF DELETE ON expenses
BEGIN
    -- Deletes the plan. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER holdings_insert
INSTEAD OF INSERT ON holdings
BEGIN
    -- Saves what is held as an initial import: adds class, asset, storage and category if they are
    -- missing, then a transaction with its cost, and the balance one second after it.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'holdings: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(ABORT, 'holdings.ticker: is empty; write one word, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'holdings.ticker: has whitespace; write it in one word, like 7201')
    WHERE NEW.ticker GLOB
        '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
        || char(133, 160, 5760, 8192) || '-' || char(8202)
        || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*';
    SELECT RAISE(ABORT, 'holdings.asset_class: is the class of cash; keep cash in current_balances')
    FROM fin_asset_types
    INNER JOIN fin_assets AS base ON base.type_id = fin_asset_types.id AND base.is_base = 1
    WHERE fin_asset_types.name = NEW.asset_class;
    SELECT RAISE(ABORT, 'holdings.shares: is empty; write a number, like 12.5')
    WHERE trim(coalesce(NEW.shares, '')) = '';
    SELECT RAISE(ABORT, 'holdings.shares: is not a number of 0 or more; use a dot, like 12.5')
    WHERE NEW.shares <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.shares AS REAL) = NEW.shares
            AND CAST(NEW.shares AS REAL) >= 0
            AND CAST(NEW.shares AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'holdings.shares: is 0; write how much is held, like 12.5')
    WHERE NEW.shares + 0 = 0;

    SELECT RAISE(ABORT, 'holdings.cost_basis: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE NEW.cost_basis <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'holdings.added_at: is not a date; write YYYY-MM-DD')
    WHERE NEW.added_at <> ''
        AND (length(NEW.added_at) = 10 AND date(NEW.added_at, '+0 days') = NEW.added_at) IS NOT TRUE;

    -- East of UTC a day begins up to 14 hours earlier.
    SELECT RAISE(ABORT, 'holdings.added_at: is in the future; write a day up to today')
    WHERE NEW.added_at > date('now', '+14 hours');

    SELECT RAISE(ABORT, 'holdings.ticker: is in several classes; name its asset_class')
    FROM asset_names AS named
    WHERE named.code = upper(NEW.ticker)
        AND named.is_cash = 0
        AND named.ticker <> named.code
        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class)
        AND
        -- The security that a new row of holdings means. No class, or equity where there is no such class,
        -- leaves the class open.
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.ticker)
                AND named.is_cash = 0
                AND (
                    named.asset_type = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    OR (
                        named.ticker = named.code
                        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                        )
                    )
                )
        )
        IS NULL;

    INSERT INTO fin_asset_types (name)
    SELECT coalesce(nullif(NEW.asset_class, ''), 'equity')
    WHERE
        -- The security that a new row of holdings means. No class, or equity where there is no such class,
        -- leaves the class open.
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.ticker)
                AND named.is_cash = 0
                AND (
                    named.asset_type = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    OR (
                        named.ticker = named.code
                        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                        )
                    )
                )
        )
        IS NULL
        AND coalesce(nullif(NEW.asset_class, ''), 'equity') NOT IN (
            SELECT fin_asset_types.name FROM fin_asset_types
        );

    INSERT INTO fin_assets (code, name, type_id)
    SELECT upper(NEW.ticker), nullif(NEW.name, ''), fin_asset_types.id FROM fin_asset_types
    WHERE fin_asset_types.name = coalesce(nullif(NEW.asset_class, ''), 'equity')
        AND
        -- The security that a new row of holdings means. No class, or equity where there is no such class,
        -- leaves the class open.
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.ticker)
                AND named.is_cash = 0
                AND (
                    named.asset_type = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    OR (
                        named.ticker = named.code
                        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                        )
                    )
                )
        )
        IS NULL;

    INSERT INTO fin_storages (name, role)
    SELECT 'portfolio', 'portfolio'
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') = 'portfolio'
        AND
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.storage),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = coalesce(nullif(NEW.storage, ''), 'portfolio'))
        )
        IS NULL
    ON CONFLICT (name) DO UPDATE SET role = excluded.role;

    SELECT RAISE(ABORT, 'holdings.storage: no such name in fin_storages; correct it or add it there')
    WHERE
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.storage),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = coalesce(nullif(NEW.storage, ''), 'portfolio'))
        )
        IS NULL;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, storage.id FROM fin_assets AS asset
    CROSS JOIN fin_storages AS storage
    WHERE asset.id =
        -- The security that a new row of holdings means. No class, or equity where there is no such class,
        -- leaves the class open.
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.ticker)
                AND named.is_cash = 0
                AND (
                    named.asset_type = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    OR (
                        named.ticker = named.code
                        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                        )
                    )
                )
        )
        AND storage.id =
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.storage),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = coalesce(nullif(NEW.storage, ''), 'portfolio'))
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = storage.id
        );

    -- The category of what was there before the accounting began, in a tree that may be empty.
    SELECT RAISE(ABORT, 'holdings: no category has is_initial_import; set it to 1 for the one with that role')
    WHERE TRUE
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1)
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE role = 'initial_import' OR name = 'initial import'
        );

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE TRUE
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
    SELECT 'initial import', 0, 1, root.id, 'initial_import' FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND TRUE
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1);

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        CASE
            WHEN nullif(NEW.added_at, '') < date('now') THEN NEW.added_at || ' 00:00:00'
            ELSE datetime('now')
        END, held.id, NEW.shares,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.role IS NOT 'initial_import', category.id LIMIT 1
        )
    FROM fin_assets_storages AS held
    WHERE held.asset_id =
        -- The security that a new row of holdings means. No class, or equity where there is no such class,
        -- leaves the class open.
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.ticker)
                AND named.is_cash = 0
                AND (
                    named.asset_type = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    OR (
                        named.ticker = named.code
                        AND coalesce(nullif(NEW.asset_class, ''), 'equity') = 'equity'
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class
                        )
                    )
                )
        )
        AND held.storage_id =
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.storage),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = coalesce(nullif(NEW.storage, ''), 'portfolio'))
        );

    -- From here on, the newest transaction says what the new row means.
    SELECT RAISE(ABORT, 'holdings: the asset or the storage is inactive; set its is_active to 1 first')
    FROM fin_transactions AS tx
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest)
        AND (asset.is_active = 0 OR fin_storages.is_active = 0);

    SELECT RAISE(ABORT, 'holdings.ticker: is held there already; edit its shares, or name another storage')
    FROM fin_transactions AS tx
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = tx.asset_storage_id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest) AND balance.amount <> 0;

    SELECT RAISE(ABORT, 'holdings.added_at: there are newer balances; write a later day')
    FROM fin_transactions AS tx
    INNER JOIN balances AS balance ON balance.asset_storage_id = tx.asset_storage_id
        AND balance.datetime > datetime(tx.datetime, '+1 second')
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest);

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT tx.id, NEW.cost_basis FROM fin_transactions AS tx
    WHERE NEW.cost_basis <> '' AND tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest);

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT datetime(tx.datetime, '+1 second'), tx.amount, tx.asset_storage_id
    FROM fin_transactions AS tx
    WHERE tx.id = (SELECT max(newest.id) FROM fin_transactions AS newest)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_update
INSTEAD OF UPDATE ON holdings
BEGIN
    -- Saves shares as a balance as of now, the cost at the import, the rest in fin_assets.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'holdings.added_at: is the day of the first transaction; edit it in fin_transactions')
    WHERE NEW.added_at IS NOT OLD.added_at;

    SELECT RAISE(ABORT, 'holdings.storage: says which row this is; insert a new row instead')
    WHERE NEW.storage IS NOT OLD.storage;
    SELECT RAISE(ABORT, 'holdings.ticker: is empty; write one word, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'holdings.ticker: has whitespace; write it in one word, like 7201')
    WHERE NEW.ticker GLOB
        '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
        || char(133, 160, 5760, 8192) || '-' || char(8202)
        || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*';
    SELECT RAISE(ABORT, 'holdings.asset_class: is the class of cash; keep cash in current_balances')
    FROM fin_asset_types
    INNER JOIN fin_assets AS base ON base.type_id = fin_asset_types.id AND base.is_base = 1
    WHERE fin_asset_types.name = NEW.asset_class;
    SELECT RAISE(ABORT, 'holdings.asset_class: is empty; write one, like equity')
    WHERE trim(coalesce(NEW.asset_class, '')) = '';

    SELECT RAISE(ABORT, 'holdings: another asset of the class has this ticker; delete this row and insert that one')
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.name = NEW.asset_class
    INNER JOIN fin_assets AS twin ON twin.type_id = fin_asset_types.id AND twin.id <> asset.id
    WHERE held.id = OLD.pseudo_id
        AND twin.code = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset.code ELSE upper(NEW.ticker)
        END;

    SELECT RAISE(ABORT, 'holdings.shares: is empty; write a number, like 12.5')
    WHERE trim(coalesce(NEW.shares, '')) = '';
    SELECT RAISE(ABORT, 'holdings.shares: is not a number of 0 or more; use a dot, like 12.5')
    WHERE NEW.shares <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.shares AS REAL) = NEW.shares
            AND CAST(NEW.shares AS REAL) >= 0
            AND CAST(NEW.shares AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'holdings.cost_basis: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE NEW.cost_basis <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'holdings.cost_basis: follows from several transactions; edit fin_transaction_costs')
    FROM fin_transactions AS tx
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
        AND (
            tx.amount < 0
            OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
            OR EXISTS (
                SELECT 1 FROM fin_transactions AS other
                WHERE other.asset_storage_id = OLD.pseudo_id AND other.id <> tx.id
            )
        );

    INSERT INTO fin_asset_types (name)
    SELECT NEW.asset_class
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_class);

    UPDATE fin_assets
    SET
        code = CASE WHEN NEW.ticker IS OLD.ticker THEN code ELSE upper(NEW.ticker) END,
        name = nullif(NEW.name, ''),
        type_id = (
            SELECT fin_asset_types.id FROM fin_asset_types
            WHERE fin_asset_types.name = NEW.asset_class
        )
    WHERE id = (SELECT held.asset_id FROM fin_assets_storages AS held WHERE held.id = OLD.pseudo_id)
        AND (
            NEW.ticker IS NOT OLD.ticker
            OR NEW.name IS NOT OLD.name
            OR NEW.asset_class IS NOT OLD.asset_class
        );

    -- A cost needs a transaction: the import of what the first balance says was there.
    -- The category of what was there before the accounting began, in a tree that may be empty.
    SELECT RAISE(ABORT, 'holdings: no category has is_initial_import; set it to 1 for the one with that role')
    WHERE NEW.cost_basis IS NOT OLD.cost_basis AND NOT EXISTS (SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1)
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE role = 'initial_import' OR name = 'initial import'
        );

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NEW.cost_basis IS NOT OLD.cost_basis AND NOT EXISTS (SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
    SELECT 'initial import', 0, 1, root.id, 'initial_import' FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NEW.cost_basis IS NOT OLD.cost_basis AND NOT EXISTS (SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1);

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        datetime(oldest.datetime, '-1 second'),
        oldest.asset_storage_id, oldest.amount,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.role IS NOT 'initial_import', category.id LIMIT 1
        )
    FROM balances AS oldest
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (SELECT 1 FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id)
        AND oldest.id = (
            SELECT positive.id FROM balances AS positive
            WHERE positive.asset_storage_id = OLD.pseudo_id AND positive.amount > 0
            ORDER BY positive.datetime LIMIT 1
        );

    DELETE FROM fin_transaction_costs
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND transaction_id IN (
            SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT tx.id, NEW.cost_basis FROM fin_transactions AS tx
    WHERE NEW.cost_basis <> ''
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT max(datetime('now'), coalesce(balance.datetime, '')), NEW.shares, held.id
    FROM fin_assets_storages AS held
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE held.id = OLD.pseudo_id AND NEW.shares + 0 <> OLD.shares
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_delete
INSTEAD OF DELETE ON holdings
BEGIN
    -- Takes an import back, with its cost and its balance. What happened since is history.
    SELECT RAISE(ABORT, 'holdings: was bought or sold, that is history; set shares to 0 instead')
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE tx.asset_storage_id = OLD.pseudo_id AND category.is_initial_import IS NOT 1;

    SELECT RAISE(ABORT, 'holdings: has several balances, that is history; set shares to 0 instead')
    WHERE (SELECT count(*) FROM balances WHERE balances.asset_storage_id = OLD.pseudo_id) > 1;

    SELECT RAISE(ABORT, 'holdings: its import is one side of a swap; delete its row in swaps first')
    FROM fin_transactions AS tx
    INNER JOIN swaps
        ON swaps.credit_fin_transaction_id = tx.id OR swaps.debit_fin_transaction_id = tx.id
    WHERE tx.asset_storage_id = OLD.pseudo_id;

    SELECT RAISE(ABORT, 'holdings: is the reason of transactions; set shares to 0 instead')
    FROM fin_transactions
    WHERE reason_fin_asset_storage_id = OLD.pseudo_id;

    DELETE FROM fin_transaction_costs
    WHERE transaction_id IN (
        SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
    );

    DELETE FROM fin_transactions WHERE asset_storage_id = OLD.pseudo_id;

    DELETE FROM balances WHERE asset_storage_id = OLD.pseudo_id;

    DELETE FROM fin_assets_storages
    WHERE id = OLD.pseudo_id
        AND NOT
        (
            (
                EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.pseudo_id)
                OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.pseudo_id)
                OR EXISTS (
                    SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = OLD.pseudo_id
                )
            )
            OR
            (
                EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = OLD.pseudo_id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = OLD.pseudo_id
                )
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.pseudo_id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = OLD.pseudo_id)
            )
        );
END;

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
            )
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

    SELECT RAISE(ABORT, 'import_inbox.amount: is not a number; write digits with a dot, like 12.50')
    WHERE nullif(NEW.amount, '') IS NOT NULL
        AND (CAST(NEW.amount AS REAL) = NEW.amount AND abs(NEW.amount) < 1e300) IS NOT TRUE;

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

    SELECT RAISE(ABORT, 'import_inbox.quantity: is not a number; write digits with a dot, like 12.50')
    WHERE nullif(NEW.quantity, '') IS NOT NULL
        AND (CAST(NEW.quantity AS REAL) = NEW.quantity AND abs(NEW.quantity) < 1e300) IS NOT TRUE;

    SELECT RAISE(ABORT, 'import_inbox.price: is empty; write digits with a dot, like 1.25')
    WHERE NEW.kind = 'price' AND nullif(NEW.price, '') IS NULL;

    SELECT RAISE(ABORT, 'import_inbox.price: is not a number; write digits with a dot, like 12.50')
    WHERE nullif(NEW.price, '') IS NOT NULL
        AND (CAST(NEW.price AS REAL) = NEW.price AND abs(NEW.price) < 1e300) IS NOT TRUE;

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

CREATE TRIGGER income_insert
INSTEAD OF INSERT ON income
BEGIN
    -- Saves a plan that names no day: each month from its first day on, at any time of the month.
    -- What is missing of the root, `income` and the category below it is made.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'income.source: is empty; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(ABORT, 'income.source: is a category elsewhere; write another name, or move it below income')
    WHERE EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.source)
        AND NOT EXISTS (SELECT 1 FROM planned_categories WHERE role = 'income' AND name = NEW.source);

    SELECT RAISE(ABORT, 'income.is_guaranteed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
    SELECT 'income', 'income', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = 'income');

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT NEW.source, coalesce(parent.is_passive, 0), coalesce(parent.is_initial_import, 0), parent.id
    FROM fin_transaction_categories AS parent
    WHERE parent.role = 'income'
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.source);

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
    )
    SELECT
        nullif(NEW.notes, ''), category.id, '>=', datetime('now', 'start of month'),
        '+1 month', '+31 days', 0.0 + CAST(NEW.monthly_amount AS REAL),
        coalesce(NEW.is_guaranteed, 0)
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source;
END;

CREATE TRIGGER income_update
INSTEAD OF UPDATE ON income
BEGIN
    -- Saves the plan. Another source moves it to that category, and renames none.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
    WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'income.source: is empty; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(ABORT, 'income.source: is a category elsewhere; write another name, or move it below income')
    WHERE EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.source)
        AND NOT EXISTS (SELECT 1 FROM planned_categories WHERE role = 'income' AND name = NEW.source);

    SELECT RAISE(ABORT, 'income.is_guaranteed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(ABORT, 'income.monthly_amount: was 0 or unknown; edit fin_transaction_plans instead')
    FROM fin_transaction_plans AS plans
    WHERE plans.id = OLD.pseudo_id
        AND NEW.monthly_amount IS NOT OLD.monthly_amount
        AND coalesce(OLD.monthly_amount, 0) = 0
        AND (
            plans.base_amount IS NOT NULL
            AND plans.recurrence_datetime_modifiers = '+1 month'
            AND coalesce(plans.recurrence_amount_multiplier, 1) = 1
        ) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
    SELECT 'income', 'income', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = 'income');

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT NEW.source, coalesce(parent.is_passive, 0), coalesce(parent.is_initial_import, 0), parent.id
    FROM fin_transaction_categories AS parent
    WHERE parent.role = 'income'
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.source);

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.notes, ''),
        transaction_category_id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.source
        ),
        base_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
            WHEN base_amount IS NOT NULL
                AND recurrence_datetime_modifiers = '+1 month'
                AND coalesce(recurrence_amount_multiplier, 1) = 1
                THEN 0.0 + CAST(NEW.monthly_amount AS REAL)
            ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        local_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
            ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        is_fixed = coalesce(NEW.is_guaranteed, 0)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER income_delete
INSTEAD OF DELETE ON income
BEGIN
    -- Deletes the plan. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_transactions_insert
INSTEAD OF INSERT ON latest_fin_transactions
BEGIN
    -- Saves a transaction, and with adjust_balance the balance after it. The asset & storage is
    -- added if it is missing, that of a reason is not: a reason is something owned.
    SELECT RAISE(ABORT, 'latest_fin_transactions: pseudo_id and asset_name are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name) IS NOT NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is empty; write YYYY-MM-DD HH:MM:SS')
    WHERE coalesce(NEW.datetime, datetime('now')) = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS')
    WHERE length(coalesce(NEW.datetime, datetime('now'))) <> 19 OR datetime(coalesce(NEW.datetime, datetime('now')), '+0 days') IS NOT coalesce(NEW.datetime, datetime('now'));

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_type);

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: is empty; name the type, or write a code that only one type has')
    WHERE coalesce(NEW.asset_type, '') = ''
        AND
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_code: is empty; write a code, like USD')
    WHERE trim(coalesce(NEW.asset_code, '')) = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too')
    WHERE
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL;
    SELECT RAISE(ABORT, 'latest_fin_transactions.storage: is empty; write a name of fin_storages')
    WHERE trim(coalesce(NEW.storage, '')) = '';
    SELECT RAISE(ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it there')
    WHERE NEW.storage <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);
    SELECT RAISE(ABORT, 'latest_fin_transactions.amount: is empty; write one, like -12.50')
    WHERE trim(coalesce(NEW.amount, '')) = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50')
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(CAST(NEW.amount AS REAL)) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'latest_fin_transactions.category: is empty; write one, like Rent')
    WHERE trim(coalesce(NEW.category, '')) = '';
    SELECT RAISE(ABORT, 'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it or add it there')
    WHERE NEW.category <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE fin_transaction_categories.name = NEW.category);
    SELECT RAISE(ABORT, 'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty')
    WHERE NEW.reason_phys_asset <> ''
        AND
        -- One cell tells a reason; to keep an old one it takes all three.
        (
            (coalesce(NEW.reason_asset_type, '') <> '')
            + (coalesce(NEW.reason_asset_code, '') <> '')
            + (coalesce(NEW.reason_storage, '') <> '')
        ) >= CASE WHEN NULL IS NULL THEN 1 ELSE 3 END;
    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.reason_asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.reason_asset_type);

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct it or add it')
    WHERE NEW.reason_asset_code <> ''
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset WHERE asset.code = upper(NEW.reason_asset_code)
        );

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it there')
    WHERE NEW.reason_storage <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.reason_storage);

    SELECT RAISE(ABORT, 'latest_fin_transactions: the reason is not kept there; name its asset and its storage')
    WHERE
        -- What is left out of a reason is taken from the row itself.
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
                AND named.asset_type IN (
                    coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type),
                    CASE WHEN nullif(NEW.reason_asset_type, '') IS NULL THEN named.sole_type END
                )
        )
        IS NULL
        AND
        -- One cell tells a reason; to keep an old one it takes all three.
        (
            (coalesce(NEW.reason_asset_type, '') <> '')
            + (coalesce(NEW.reason_asset_code, '') <> '')
            + (coalesce(NEW.reason_storage, '') <> '')
        ) >= CASE WHEN NULL IS NULL THEN 1 ELSE 3 END;
    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct it or add it there')
    WHERE NEW.reason_phys_asset <> ''
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.reason_phys_asset);

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships')
    WHERE NEW.reason_phys_asset <> ''
        AND
        (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND coalesce(ownership.end_datetime, '~') > coalesce(NEW.datetime, datetime('now'))
        )
        IS NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.adjust_balance: is not a boolean; write 1 or 0')
    WHERE NEW.adjust_balance NOT IN (0, 1, '0', '1', '');

    SELECT RAISE(ABORT, 'latest_fin_transactions.adjust_balance: works only now; leave datetime out, or adjust it')
    WHERE NEW.adjust_balance IN (1, '1')
        AND NEW.datetime NOT BETWEEN datetime('now', '-5 seconds') AND datetime('now');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT named.asset_id, fin_storages.id FROM asset_names AS named
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE named.code = upper(NEW.asset_code)
        AND named.asset_type IN (
            NEW.asset_type, CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = named.asset_id AND held.storage_id = fin_storages.id
        );

    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
    )
    SELECT
        coalesce(NEW.datetime, datetime('now')),
        NEW.description,
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.storage
                AND held.asset_id =
                -- A code is enough where only one asset has it and no other type is named (anew).
                (
                    SELECT named.asset_id FROM asset_names AS named
                    WHERE named.code = upper(NEW.asset_code)
                        AND named.asset_type IN (
                            NEW.asset_type,
                            CASE WHEN nullif(NEW.asset_type, '') IS NULL THEN named.sole_type END
                        )
                )
        ),
        NEW.amount, category.id,
        CASE
            WHEN
                -- One cell tells a reason; to keep an old one it takes all three.
                (
                    (coalesce(NEW.reason_asset_type, '') <> '')
                    + (coalesce(NEW.reason_asset_code, '') <> '')
                    + (coalesce(NEW.reason_storage, '') <> '')
                ) >= CASE WHEN NULL IS NULL THEN 1 ELSE 3 END
                THEN
                -- What is left out of a reason is taken from the row itself.
                (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
                        AND named.asset_type IN (
                            coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type),
                            CASE WHEN nullif(NEW.reason_asset_type, '') IS NULL THEN named.sole_type END
                        )
                )
        END,
        (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND coalesce(ownership.end_datetime, '~') > coalesce(NEW.datetime, datetime('now'))
        )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.category;

    -- When datetime is of a few seconds ago, balances of the seconds since then move along.
    UPDATE balances
    SET amount = amount + NEW.amount
    WHERE NEW.adjust_balance IN (1, '1')
        AND asset_storage_id = (
            SELECT tx.asset_storage_id FROM fin_transactions AS tx WHERE tx.id = last_insert_rowid()
        )
        AND datetime > datetime(coalesce(NEW.datetime, datetime('now')), '+1 second')
        AND datetime <= datetime('now', '+1 second');

    -- Without an earlier balance, the transactions so far are all that is known.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        datetime(tx.datetime, '+1 second'),
        coalesce(
            (
                SELECT newest.amount FROM balances AS newest
                WHERE newest.asset_storage_id = tx.asset_storage_id
                    AND newest.datetime <= datetime(tx.datetime, '+1 second')
                ORDER BY newest.datetime DESC LIMIT 1
            ) + tx.amount,
            (
                SELECT sum(earlier.amount) FROM fin_transactions AS earlier
                WHERE earlier.asset_storage_id = tx.asset_storage_id
                    AND earlier.datetime <= tx.datetime
            )
        ),
        tx.asset_storage_id
    FROM fin_transactions AS tx
    WHERE tx.id = last_insert_rowid() AND NEW.adjust_balance IN (1, '1')
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER latest_fin_transactions_update
INSTEAD OF UPDATE ON latest_fin_transactions
BEGIN
    -- Saves the transaction. One cell at a time, a lookup tuple is half old, half new for a moment:
    -- a new code is looked up in the row's type first, then in all. A reason goes when any of its
    -- three cells is cleared.
    SELECT RAISE(ABORT, 'latest_fin_transactions: pseudo_id and asset_name are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.asset_name IS NOT OLD.asset_name;

    SELECT RAISE(ABORT, 'latest_fin_transactions.adjust_balance: works on insert only; edit the balance instead')
    WHERE NEW.adjust_balance IS NOT NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: has no asset of this code; edit the code instead')
    FROM fin_asset_types
    WHERE fin_asset_types.name = NEW.asset_type
        AND NEW.asset_type IS NOT OLD.asset_type
        AND NEW.asset_code IS OLD.asset_code
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = NEW.asset_code AND asset.type_id = fin_asset_types.id
        );

    SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is empty; write YYYY-MM-DD HH:MM:SS')
    WHERE coalesce(NEW.datetime, '') = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS')
    WHERE length(coalesce(NEW.datetime, '')) <> 19 OR datetime(coalesce(NEW.datetime, ''), '+0 days') IS NOT coalesce(NEW.datetime, '');

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_type);

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_type: is empty; name the type, or write a code that only one type has')
    WHERE coalesce(NEW.asset_type, '') = ''
        AND
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS OLD.asset_type THEN named.sole_type END
                )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_code: is empty; write a code, like USD')
    WHERE trim(coalesce(NEW.asset_code, '')) = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.asset_code: the type has no such code; correct it, add it, or name its type too')
    WHERE
        -- A code is enough where only one asset has it and no other type is named (anew).
        (
            SELECT named.asset_id FROM asset_names AS named
            WHERE named.code = upper(NEW.asset_code)
                AND named.asset_type IN (
                    NEW.asset_type,
                    CASE WHEN nullif(NEW.asset_type, '') IS OLD.asset_type THEN named.sole_type END
                )
        )
        IS NULL;
    SELECT RAISE(ABORT, 'latest_fin_transactions.storage: is empty; write a name of fin_storages')
    WHERE trim(coalesce(NEW.storage, '')) = '';
    SELECT RAISE(ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it there')
    WHERE NEW.storage <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);
    SELECT RAISE(ABORT, 'latest_fin_transactions.amount: is empty; write one, like -12.50')
    WHERE trim(coalesce(NEW.amount, '')) = '';

    SELECT RAISE(ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50')
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(CAST(NEW.amount AS REAL)) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'latest_fin_transactions.category: is empty; write one, like Rent')
    WHERE trim(coalesce(NEW.category, '')) = '';
    SELECT RAISE(ABORT, 'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it or add it there')
    WHERE NEW.category <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE fin_transaction_categories.name = NEW.category);
    SELECT RAISE(ABORT, 'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty')
    WHERE NEW.reason_phys_asset <> ''
        AND
        -- One cell tells a reason; to keep an old one it takes all three.
        (
            (coalesce(NEW.reason_asset_type, '') <> '')
            + (coalesce(NEW.reason_asset_code, '') <> '')
            + (coalesce(NEW.reason_storage, '') <> '')
        ) >= CASE WHEN OLD.reason_storage IS NULL THEN 1 ELSE 3 END;
    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it or add it there')
    WHERE NEW.reason_asset_type <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.reason_asset_type);

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct it or add it')
    WHERE NEW.reason_asset_code <> ''
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets AS asset WHERE asset.code = upper(NEW.reason_asset_code)
        );

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it there')
    WHERE NEW.reason_storage <> ''
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.reason_storage);

    SELECT RAISE(ABORT, 'latest_fin_transactions: the reason is not kept there; name its asset and its storage')
    WHERE
        -- What is left out of a reason is taken from the row itself.
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
                AND named.asset_type IN (
                    coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type),
                    CASE WHEN nullif(NEW.reason_asset_type, '') IS OLD.reason_asset_type THEN named.sole_type END
                )
        )
        IS NULL
        AND
        -- One cell tells a reason; to keep an old one it takes all three.
        (
            (coalesce(NEW.reason_asset_type, '') <> '')
            + (coalesce(NEW.reason_asset_code, '') <> '')
            + (coalesce(NEW.reason_storage, '') <> '')
        ) >= CASE WHEN OLD.reason_storage IS NULL THEN 1 ELSE 3 END;
    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct it or add it there')
    WHERE NEW.reason_phys_asset <> ''
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.reason_phys_asset);

    SELECT RAISE(ABORT, 'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships')
    WHERE NEW.reason_phys_asset <> ''
        AND NEW.reason_phys_asset IS NOT OLD.reason_phys_asset
        AND
        (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= NEW.datetime
                AND coalesce(ownership.end_datetime, '~') > NEW.datetime
        )
        IS NULL;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT named.asset_id, fin_storages.id FROM asset_names AS named
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE named.code = upper(NEW.asset_code)
        AND named.asset_type IN (
            NEW.asset_type, CASE WHEN nullif(NEW.asset_type, '') IS OLD.asset_type THEN named.sole_type END
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = named.asset_id AND held.storage_id = fin_storages.id
        );

    UPDATE fin_transactions
    SET
        datetime = NEW.datetime,
        description = NEW.description,
        asset_storage_id =
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.storage
                AND held.asset_id =
                -- A code is enough where only one asset has it and no other type is named (anew).
                (
                    SELECT named.asset_id FROM asset_names AS named
                    WHERE named.code = upper(NEW.asset_code)
                        AND named.asset_type IN (
                            NEW.asset_type,
                            CASE WHEN nullif(NEW.asset_type, '') IS OLD.asset_type THEN named.sole_type END
                        )
                )
        ),
        amount = NEW.amount,
        category_id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.category
        ),
        reason_fin_asset_storage_id = CASE
            WHEN
                -- One cell tells a reason; to keep an old one it takes all three.
                (
                    (coalesce(NEW.reason_asset_type, '') <> '')
                    + (coalesce(NEW.reason_asset_code, '') <> '')
                    + (coalesce(NEW.reason_storage, '') <> '')
                ) >= CASE WHEN OLD.reason_storage IS NULL THEN 1 ELSE 3 END
                THEN
                -- What is left out of a reason is taken from the row itself.
                (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
                        AND named.asset_type IN (
                            coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type),
                            CASE WHEN nullif(NEW.reason_asset_type, '') IS OLD.reason_asset_type THEN named.sole_type END
                        )
                )
        END,
        reason_phys_asset_ownership_id = CASE
            WHEN NEW.reason_phys_asset <> ''
                THEN coalesce(
                    (
                        SELECT ownership.id FROM phys_assets
                        INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
                        WHERE phys_assets.name = NEW.reason_phys_asset
                            AND ownership.start_datetime <= NEW.datetime
                            AND coalesce(ownership.end_datetime, '~') > NEW.datetime
                    ),
                    reason_phys_asset_ownership_id
                )
        END
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_transactions_delete
INSTEAD OF DELETE ON latest_fin_transactions
BEGIN
    -- Deletes the transaction. The balances stay.
    DELETE FROM fin_transactions WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_insert
INSTEAD OF INSERT ON loans
BEGIN
    -- Saves a loan in the base asset: adds the storage, the collateral `portfolio` and the asset &
    -- storage if they are missing, then the terms, and what is owed as a negative balance.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.id, NEW.undrawn, NEW.accrued_interest) IS NOT NULL;

    SELECT RAISE(ABORT, 'loans.balance: is empty; write what is owed, like 50000.00')
    WHERE coalesce(NEW.balance, '') = '';

    SELECT RAISE(ABORT, 'loans.name: is empty; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';
    SELECT RAISE(ABORT, 'loans.balance: is not a number of 0 or more; use a dot, like 50000.00')
    WHERE NEW.balance <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.balance AS REAL) = NEW.balance
            AND CAST(NEW.balance AS REAL) >= 0
            AND CAST(NEW.balance AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.rate: is empty; write 0.02 for 2 %')
    WHERE trim(coalesce(NEW.rate, '')) = '';

    SELECT RAISE(ABORT, 'loans.rate: is not a share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.collateral_type: no such storage or physical asset; correct it or add it')
    WHERE NEW.collateral_type NOT IN ('', 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.freeze_pct <> ''
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.margin_call_pct <> ''
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.forced_liq_pct <> ''
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct')
    WHERE NEW.freeze_pct + 0 > nullif(NEW.margin_call_pct, '') + 0
        OR NEW.freeze_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0
        OR NEW.margin_call_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0;

    SELECT RAISE(ABORT, 'loans.credit_limit: is not a number of 0 or more; use a dot, like 80000.00')
    WHERE NEW.credit_limit <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.updated_at: is not a date; write YYYY-MM-DD')
    WHERE NEW.updated_at <> ''
        AND (length(NEW.updated_at) = 10 AND date(NEW.updated_at, '+0 days') = NEW.updated_at) IS NOT TRUE;

    -- East of UTC a day begins up to 14 hours earlier.
    SELECT RAISE(ABORT, 'loans.updated_at: is in the future; write a day up to today')
    WHERE NEW.updated_at > date('now', '+14 hours');

    SELECT RAISE(ABORT, 'loans: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(ABORT, 'loans.name: is an inactive storage; set its is_active to 1 first')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND fin_storages.is_active = 0;

    SELECT RAISE(ABORT, 'loans.name: is a loan already; edit that one, or write another name')
    FROM fin_storages
    INNER JOIN fin_assets_storages AS held ON held.storage_id = fin_storages.id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
    INNER JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    WHERE fin_storages.name = NEW.name;

    INSERT INTO fin_storages (name)
    SELECT NEW.name
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.name);

    INSERT INTO fin_storages (name, role)
    SELECT 'portfolio', 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
        )
        IS NULL;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_storages
    INNER JOIN fin_assets AS asset ON asset.is_base = 1
    WHERE fin_storages.name = NEW.name
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    INSERT INTO fin_loans (
        asset_storage_id, annual_rate, credit_limit, collateral_storage_id,
        collateral_phys_asset_id, freeze_ratio, margin_call_ratio, forced_liquidation_ratio,
        start_datetime
    )
    SELECT
        held.id, NEW.rate,
        nullif(NEW.credit_limit, ''),
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
        ),
        (
            SELECT phys_assets.id FROM phys_assets
            WHERE phys_assets.name = NEW.collateral_type
                AND
                coalesce(
                    (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
                    (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
                )
                IS NULL
        ),
        nullif(NEW.freeze_pct, ''),
        nullif(NEW.margin_call_pct, ''),
        nullif(NEW.forced_liq_pct, ''),
        CASE
            WHEN nullif(NEW.updated_at, '') < date('now') THEN NEW.updated_at || ' 00:00:00'
            ELSE datetime('now')
        END
    FROM fin_storages
    INNER JOIN fin_assets_storages AS held ON held.storage_id = fin_storages.id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
    WHERE fin_storages.name = NEW.name;

    -- From here on, the newest loan says what the new row means.
    SELECT RAISE(ABORT, 'loans.name: is a storage with money in it; write another name')
    FROM fin_loans AS loan
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = loan.asset_storage_id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest) AND balance.amount > 0;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    FROM fin_loans AS loan
    INNER JOIN balances AS balance ON balance.asset_storage_id = loan.asset_storage_id
        AND balance.datetime > loan.start_datetime
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest);

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT loan.start_datetime, 0.0 - NEW.balance, loan.asset_storage_id FROM fin_loans AS loan
    WHERE loan.id = (SELECT max(newest.id) FROM fin_loans AS newest)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER loans_update
INSTEAD OF UPDATE ON loans
BEGIN
    -- Saves what is owed as a balance as of now or of the day updated_at, and the terms.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.id IS NOT OLD.id
        OR NEW.undrawn IS NOT OLD.undrawn
        OR NEW.accrued_interest IS NOT OLD.accrued_interest;

    SELECT RAISE(ABORT, 'loans.balance: is empty; write what is owed, like 50000.00')
    WHERE coalesce(NEW.balance, '') = ''
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at);

    SELECT RAISE(ABORT, 'loans.updated_at: is empty; write YYYY-MM-DD')
    WHERE coalesce(NEW.updated_at, '') = '' AND NEW.updated_at IS NOT OLD.updated_at;

    SELECT RAISE(ABORT, 'loans.name: is empty; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';
    SELECT RAISE(ABORT, 'loans.balance: is not a number of 0 or more; use a dot, like 50000.00')
    WHERE NEW.balance <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.balance AS REAL) = NEW.balance
            AND CAST(NEW.balance AS REAL) >= 0
            AND CAST(NEW.balance AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.rate: is empty; write 0.02 for 2 %')
    WHERE trim(coalesce(NEW.rate, '')) = '';

    SELECT RAISE(ABORT, 'loans.rate: is not a share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.collateral_type: no such storage or physical asset; correct it or add it')
    WHERE NEW.collateral_type NOT IN ('', 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.freeze_pct <> ''
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.margin_call_pct <> ''
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %')
    WHERE NEW.forced_liq_pct <> ''
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct')
    WHERE NEW.freeze_pct + 0 > nullif(NEW.margin_call_pct, '') + 0
        OR NEW.freeze_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0
        OR NEW.margin_call_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0;

    SELECT RAISE(ABORT, 'loans.credit_limit: is not a number of 0 or more; use a dot, like 80000.00')
    WHERE NEW.credit_limit <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'loans.updated_at: is not a date; write YYYY-MM-DD')
    WHERE NEW.updated_at <> ''
        AND (length(NEW.updated_at) = 10 AND date(NEW.updated_at, '+0 days') = NEW.updated_at) IS NOT TRUE;

    -- East of UTC a day begins up to 14 hours earlier.
    SELECT RAISE(ABORT, 'loans.updated_at: is in the future; write a day up to today')
    WHERE NEW.updated_at > date('now', '+14 hours');

    SELECT RAISE(ABORT, 'loans.name: is another storage; write another name')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND NEW.name IS NOT OLD.name;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    WHERE NEW.updated_at < OLD.updated_at;

    SELECT RAISE(ABORT, 'loans: its currency has no rate; add one in current_fin_asset_rates')
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.credit_limit IS NOT OLD.credit_limit)
        AND (named.rate > 0) IS NOT TRUE;

    UPDATE fin_storages
    SET name = NEW.name
    WHERE NEW.name IS NOT OLD.name
        AND id = (
            SELECT held.storage_id FROM fin_loans AS loan
            INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
            WHERE loan.id = OLD.pseudo_id
        );

    INSERT INTO fin_storages (name, role)
    SELECT 'portfolio', 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND
        coalesce(
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
        )
        IS NULL;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN NEW.updated_at IS NOT OLD.updated_at AND NEW.updated_at < date('now')
                THEN NEW.updated_at || ' 00:00:00'
            ELSE max(datetime('now'), coalesce(balance.datetime, ''))
        END,
        CASE
            WHEN NEW.balance IS OLD.balance THEN balance.amount
            ELSE 0.0 - NEW.balance / named.rate
        END,
        held.id
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE fin_loans
    SET
        annual_rate = NEW.rate,
        credit_limit = CASE
            WHEN NEW.credit_limit IS OLD.credit_limit THEN credit_limit
            ELSE nullif(NEW.credit_limit, '') / (
                SELECT named.rate FROM fin_assets_storages AS held
                INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
                WHERE held.id = fin_loans.asset_storage_id
            )
        END,
        collateral_storage_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_storage_id
            ELSE
                coalesce(
                    (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
                    (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
                )
        END,
        collateral_phys_asset_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_phys_asset_id
            ELSE
                (
                    SELECT phys_assets.id FROM phys_assets
                    WHERE phys_assets.name = NEW.collateral_type
                        AND
                        coalesce(
                            (SELECT storage.id FROM fin_storages AS storage WHERE storage.name = NEW.collateral_type),
                            (SELECT storage.id FROM fin_storages AS storage WHERE storage.role = NEW.collateral_type)
                        )
                        IS NULL
                )
        END,
        freeze_ratio = nullif(NEW.freeze_pct, ''),
        margin_call_ratio = nullif(NEW.margin_call_pct, ''),
        forced_liquidation_ratio = nullif(NEW.forced_liq_pct, '')
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_delete
INSTEAD OF DELETE ON loans
BEGIN
    -- Takes the terms and the balance back. What happened since is history.
    SELECT RAISE(ABORT, 'loans: has transactions, that is history; set balance and credit_limit to 0 instead')
    FROM fin_loans AS loan
    INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id;

    SELECT RAISE(ABORT, 'loans: has several balances, that is history; set balance and credit_limit to 0 instead')
    FROM fin_loans AS loan
    INNER JOIN balances AS balance ON balance.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id
    GROUP BY loan.id
    HAVING count(*) > 1;

    DELETE FROM balances
    WHERE asset_storage_id = (
        SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = OLD.pseudo_id
    );

    DELETE FROM fin_loans WHERE id = OLD.pseudo_id;

    -- The asset & storage that nothing refers to any more.
    DELETE FROM fin_assets_storages
    WHERE asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
        AND storage_id = (SELECT fin_storages.id FROM fin_storages WHERE name = OLD.name)
        AND NOT
        (
            (
                EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = fin_assets_storages.id)
                OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = fin_assets_storages.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = fin_assets_storages.id
                )
            )
            OR
            (
                EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = fin_assets_storages.id)
                OR EXISTS (
                    SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = fin_assets_storages.id
                )
                OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = fin_assets_storages.id)
                OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = fin_assets_storages.id)
            )
        );
END;

CREATE TRIGGER prices_insert
INSTEAD OF INSERT ON prices
BEGIN
    -- Saves a rate at the beginning of the day, or replaces the last one of that day.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT NULL;

    SELECT RAISE(ABORT, 'prices.ticker: is empty; write a code, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'prices.price_date: is empty; write YYYY-MM-DD')
    WHERE trim(coalesce(NEW.price_date, '')) = '';
    SELECT RAISE(ABORT, 'prices.price_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.price_date <> ''
        AND (length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date) IS NOT TRUE;
    SELECT RAISE(ABORT, 'prices.close_price: is empty; write a number, like 12.50')
    WHERE trim(coalesce(NEW.close_price, '')) = '';
    SELECT RAISE(ABORT, 'prices.close_price: is not a number of 0 or more; use a dot, like 12.50')
    WHERE NEW.close_price <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.close_price AS REAL) = NEW.close_price
            AND CAST(NEW.close_price AS REAL) >= 0
            AND CAST(NEW.close_price AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type')
    WHERE
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        )
        IS NULL;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        coalesce(
            (
                SELECT max(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = asset.id
                    AND rate.datetime >= NEW.price_date AND rate.datetime < NEW.price_date || '~'
            ), NEW.price_date || ' 00:00:00'
        ),
        asset.id, NEW.close_price
    FROM fin_assets AS asset
    WHERE asset.id =
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        )
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER prices_update
INSTEAD OF UPDATE ON prices
BEGIN
    -- Saves the rate. Another ticker or day moves it there, to 00:00:00.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id;

    SELECT RAISE(ABORT, 'prices.ticker: is empty; write a code, like 7201')
    WHERE trim(coalesce(NEW.ticker, '')) = '';
    SELECT RAISE(ABORT, 'prices.price_date: is empty; write YYYY-MM-DD')
    WHERE trim(coalesce(NEW.price_date, '')) = '';
    SELECT RAISE(ABORT, 'prices.price_date: is not a date; write YYYY-MM-DD')
    WHERE NEW.price_date <> ''
        AND (length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date) IS NOT TRUE;
    SELECT RAISE(ABORT, 'prices.close_price: is empty; write a number, like 12.50')
    WHERE trim(coalesce(NEW.close_price, '')) = '';
    SELECT RAISE(ABORT, 'prices.close_price: is not a number of 0 or more; use a dot, like 12.50')
    WHERE NEW.close_price <> ''
        AND
        -- '12,5' and -1 are no amounts; '12.5' is one.
        (
            CAST(NEW.close_price AS REAL) = NEW.close_price
            AND CAST(NEW.close_price AS REAL) >= 0
            AND CAST(NEW.close_price AS REAL) < 1e300
        ) IS NOT TRUE;
    SELECT RAISE(ABORT, 'prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type')
    WHERE
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        )
        IS NULL;

    SELECT RAISE(ABORT, 'prices: there is a price of that ticker and day; edit that one instead')
    FROM fin_asset_rates AS rate
    WHERE (NEW.ticker IS NOT OLD.ticker OR NEW.price_date IS NOT OLD.price_date)
        AND rate.datetime >= NEW.price_date AND rate.datetime < NEW.price_date || '~'
        AND rate.asset_id =
        coalesce(
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE named.code = upper(NEW.ticker)
                    AND named.ticker = named.code
                    AND named.is_cash = 0
            ),
            (
                SELECT named.asset_id FROM asset_names AS named
                WHERE instr(NEW.ticker, ':') > 1
                    AND named.code || ':' || named.asset_type = NEW.ticker
                    AND named.is_cash = 0
            )
        );

    UPDATE fin_asset_rates
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE
                coalesce(
                    (
                        SELECT named.asset_id FROM asset_names AS named
                        WHERE named.code = upper(NEW.ticker)
                            AND named.ticker = named.code
                            AND named.is_cash = 0
                    ),
                    (
                        SELECT named.asset_id FROM asset_names AS named
                        WHERE instr(NEW.ticker, ':') > 1
                            AND named.code || ':' || named.asset_type = NEW.ticker
                            AND named.is_cash = 0
                    )
                )
        END,
        datetime =
        -- Midnight of a day that is edited; the time of one that stays is kept.
        CASE WHEN NEW.price_date IS OLD.price_date THEN datetime ELSE nullif(NEW.price_date, '') || ' 00:00:00' END,
        rate = NEW.close_price
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER prices_delete
INSTEAD OF DELETE ON prices
BEGIN
    -- Removes all rates of the day, else an earlier one would become its price.
    DELETE FROM fin_asset_rates
    WHERE asset_id = (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
        AND datetime >= OLD.price_date AND datetime < OLD.price_date || '~';
END;

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
                (
                    NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee'
                    OR NEW.kind = 'tax' OR NEW.kind = 'interest' OR NEW.kind = 'dividend'
                )
                THEN
                (
                    SELECT rule.id
                    FROM (
                        SELECT
                            lower(coalesce(NEW.counterparty, '')) AS counterparty,
                            lower(coalesce(NEW.memo, '')) AS memo,
                            lower(coalesce(NEW.counterparty, '') || ' ' || coalesce(NEW.memo, '')) AS anything
                        LIMIT 1
                    ) AS content
                    CROSS JOIN import_rules AS rule
                    WHERE rule.is_active = 1
                        AND CASE
                            WHEN rule.kind IS NOT NULL THEN rule.kind = NEW.kind
                            ELSE NEW.kind = 'cash' OR NEW.kind = 'transfer'
                        END
                        AND coalesce(rule.import_account_id = NEW.import_account_id, TRUE)
                        AND coalesce(upper(rule.currency) = NEW.currency, rule.currency IS NULL)
                        AND coalesce(rule.is_income = (NEW.amount > 0), TRUE)
                        AND CASE (rule.comparison || ' ' || rule.field)
                            WHEN 'contains any' THEN instr(content.anything, lower(rule.pattern)) > 0
                            WHEN 'contains memo' THEN instr(content.memo, lower(rule.pattern)) > 0
                            WHEN 'contains counterparty' THEN instr(content.counterparty, lower(rule.pattern)) > 0
                            WHEN 'glob any' THEN content.anything GLOB lower(rule.pattern)
                            WHEN 'glob memo' THEN content.memo GLOB lower(rule.pattern)
                            ELSE content.counterparty GLOB lower(rule.pattern)
                        END
                    ORDER BY rule.priority DESC LIMIT 1
                )
        END
    );
END;

PRAGMA application_id = 1181314628;
PRAGMA user_version = 4;
