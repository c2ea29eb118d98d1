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
    --   priority        INTEGER, value: order of presentation
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
        CHECK (
            length(start_datetime) = 19
            AND datetime(start_datetime, '+0 days') IS start_datetime
        ),
    end_datetime TEXT
        CONSTRAINT `fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(end_datetime) = 19 AND datetime(end_datetime, '+0 days') IS end_datetime)
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
    --   priority             INTEGER, value: order in current_balances, NULL comes last
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
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    rate REAL NOT NULL
        CONSTRAINT `fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25`
        CHECK (typeof(rate) = 'real' AND rate >= 0 AND rate < 1e300),
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
        CHECK (
            length(start_datetime) = 19
            AND datetime(start_datetime, '+0 days') IS start_datetime
        ),
    end_datetime TEXT
        CONSTRAINT `phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(end_datetime) = 19 AND datetime(end_datetime, '+0 days') IS end_datetime)
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
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
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
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
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
    --   priority               INTEGER, value: the order in which goals are served
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
        CHECK (length(deadline) = 19 AND datetime(deadline, '+0 days') IS deadline),
    result_transaction_id INTEGER REFERENCES fin_transactions (id),
    start_datetime TEXT NOT NULL
        CONSTRAINT `balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (
            length(start_datetime) = 19
            AND datetime(start_datetime, '+0 days') IS start_datetime
        ),
    end_datetime TEXT
        CONSTRAINT `balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(end_datetime) = 19 AND datetime(end_datetime, '+0 days') IS end_datetime)
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
    -- Cost: an insert walks up to 500 iterations to see that they only increase.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    description TEXT,
    transaction_category_id INTEGER NOT NULL REFERENCES fin_transaction_categories (id),
    criteria_operator TEXT NOT NULL
        CONSTRAINT `fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=`
        CHECK (criteria_operator IN ('=', '>', '<', '<=', '>=')),
    start_datetime TEXT NOT NULL
        CONSTRAINT `fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (
            length(start_datetime) = 19
            AND datetime(start_datetime, '+0 days') IS start_datetime
        ),
    end_datetime TEXT
        CONSTRAINT `fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(end_datetime) = 19 AND datetime(end_datetime, '+0 days') IS end_datetime)
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

CREATE TABLE fin_asset_splits (
    -- One row per moment at which an asset was split: so many new units for so many old ones.
    --   id           INTEGER, key
    --   asset_id     INTEGER, lookup: fin_assets
    --   datetime     TEXT UTC, value: rates since then are those of the new units
    --   numerator    REAL units, value: the new ones, like 4 of a split 4:1
    --   denominator  REAL units, value: the old ones
    -- The amounts do not follow by themselves: the units that came are a transaction of their own.
    -- Operations: select, insert, update, delete.
    -- Cost: a handful of rows; the splits of an asset are one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id),
    datetime TEXT NOT NULL
        CONSTRAINT `fin_asset_splits.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
    numerator REAL NOT NULL
        CONSTRAINT `fin_asset_splits.numerator: is no number above 0; write the new units, like 4`
        CHECK (typeof(numerator) = 'real' AND numerator > 0 AND numerator < 1e300),
    denominator REAL NOT NULL
        CONSTRAINT `fin_asset_splits.denominator: is no number above 0; write the old units, like 1`
        CHECK (typeof(denominator) = 'real' AND denominator > 0 AND denominator < 1e300),
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
            length(started_datetime) = 19
            AND datetime(started_datetime, '+0 days') IS started_datetime
        ),
    finished_datetime TEXT
        CONSTRAINT `imports.finished_datetime: is no datetime; write datetime('now')`
        CHECK (
            length(finished_datetime) = 19
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
    -- One row per rule that gives imported money its category; the first that fits counts.
    --   id                              INTEGER, key
    --   priority                        INTEGER, value: the order in which rules are tried
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
    -- There are no regular expressions: SQLite has none of its own, and a rule that uses them would
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
    -- One row per row of a file, as the file had it, and what it brought here.
    --   id                        INTEGER, key
    --   import_id                 INTEGER, lookup: imports, the one that brought it
    --   import_account_id         INTEGER, lookup: import_accounts
    --   fingerprint               TEXT, value: kind and the file's id of the row, or its content:
    --                             equal in all files that have the row
    --   occurrence                INTEGER, value: numbers rows of a file with equal fingerprints
    --   seen_import               INTEGER, value: id of the newest import whose file has the row;
    --                             no key, its index would cost more than knowing the row
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
    --   category                  TEXT, value: name of the category that it has without a rule
    --   import_rule_id            INTEGER, lookup: import_rules, the rule that fitted
    --   fin_transaction_id        INTEGER, lookup: fin_transactions, the money; NULL: none, or it
    --                             was deleted since
    --   other_fin_transaction_id  INTEGER, lookup: fin_transactions, the units, or the other money
    --   swap_id                   INTEGER, lookup: swaps, of the two, or a transfer that was found
    --   balance_id                INTEGER, lookup: balances
    --   replaced_balance          REAL, value: what the balance was before, NULL: there was none
    --   fin_asset_rate_id         INTEGER, lookup: fin_asset_rates
    --   replaced_rate             REAL, value: what the rate was before, NULL: there was none
    --   fin_asset_split_id        INTEGER, lookup: fin_asset_splits
    --   is_booked                 INTEGER boolean, value: 1 when more than plain money was made
    --   is_waiting                INTEGER boolean, value: 1 for a price whose currency has no rate;
    --                             finishing an import tries it again
    --   is_doubtful               INTEGER boolean, value: 1 for money that may be a transfer, with
    --                             more than one candidate for its other side
    -- The row stays when what it brought is deleted, so that it does not come again; undoing the
    -- import removes it, so that it may.
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
    category TEXT,
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
    is_booked INTEGER NOT NULL DEFAULT 0
        CONSTRAINT `import_rows.is_booked: is not a boolean; write 1 or 0`
        CHECK (is_booked IN (0, 1)),
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
    -- findb undo deletes what was made and serves nothing else.
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
        CHECK (typeof(base_amount) = 'real' AND base_amount >= 0 AND base_amount < 1e300)
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
        CHECK (length(ex_datetime) = 19 AND datetime(ex_datetime, '+0 days') IS ex_datetime),
    pay_datetime TEXT
        CONSTRAINT `fin_asset_dividends.pay_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(pay_datetime) = 19 AND datetime(pay_datetime, '+0 days') IS pay_datetime)
        CONSTRAINT `fin_asset_dividends.pay_datetime: is before ex_datetime; write a later one`
        CHECK (pay_datetime >= ex_datetime),
    amount_per_share REAL NOT NULL
        CONSTRAINT `fin_asset_dividends.amount_per_share: no number of 0 or more; write like 0.25`
        CHECK (
            typeof(amount_per_share) = 'real'
            AND amount_per_share >= 0
            AND amount_per_share < 1e300
        ),
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
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
    book_value_per_share REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.book_value_per_share: is not a number; write like 12.50`
        CHECK (typeof(book_value_per_share) = 'real' AND abs(book_value_per_share) < 1e300),
    return_on_equity REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.return_on_equity: is no share; write 0.08 for 8 %`
        CHECK (typeof(return_on_equity) = 'real' AND abs(return_on_equity) < 10),
    dividend_on_equity REAL NOT NULL
        CONSTRAINT `fin_asset_fundamentals.dividend_on_equity: is no share; write 0.03 for 3 %`
        CHECK (
            typeof(dividend_on_equity) = 'real'
            AND dividend_on_equity >= 0
            AND dividend_on_equity < 10
        ),
    dividend_tax_rate REAL
        CONSTRAINT `fin_asset_fundamentals.dividend_tax_rate: is no share; write 0.15 for 15 %`
        CHECK (
            typeof(dividend_tax_rate) IN ('real', 'null')
            AND dividend_tax_rate >= 0 AND dividend_tax_rate <= 1
        ),
    reinvested_share REAL
        CONSTRAINT `fin_asset_fundamentals.reinvested_share: is no share; write 0.5 for a half`
        CHECK (
            typeof(reinvested_share) IN ('real', 'null')
            AND reinvested_share >= 0 AND reinvested_share <= 1
        ),
    reinvestment_yield REAL
        CONSTRAINT `fin_asset_fundamentals.reinvestment_yield: is no share; write 0.04 for 4 %`
        CHECK (
            typeof(reinvestment_yield) IN ('real', 'null')
            AND reinvestment_yield >= 0 AND reinvestment_yield < 10
        ),
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
        CHECK (length(datetime) = 19 AND datetime(datetime, '+0 days') IS datetime),
    base_value REAL NOT NULL
        CONSTRAINT `phys_asset_valuations.base_value: no number of 0 or more; write like 250000.00`
        CHECK (typeof(base_value) = 'real' AND base_value >= 0 AND base_value < 1e300),
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
        CHECK (
            typeof(credit_limit) IN ('real', 'null')
            AND credit_limit >= 0 AND credit_limit < 1e300
        ),
    collateral_storage_id INTEGER REFERENCES fin_storages (id),
    collateral_phys_asset_id INTEGER REFERENCES phys_assets (id)
        CONSTRAINT `fin_loans: has two collaterals; leave one collateral_* column NULL`
        CHECK (collateral_storage_id IS NULL OR collateral_phys_asset_id IS NULL),
    freeze_ratio REAL
        CONSTRAINT `fin_loans.freeze_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (typeof(freeze_ratio) IN ('real', 'null') AND freeze_ratio > 0 AND freeze_ratio <= 2),
    margin_call_ratio REAL
        CONSTRAINT `fin_loans.margin_call_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (
            typeof(margin_call_ratio) IN ('real', 'null')
            AND margin_call_ratio > 0 AND margin_call_ratio <= 2
        )
        CONSTRAINT `fin_loans.margin_call_ratio: is below freeze; write more`
        CHECK (margin_call_ratio >= freeze_ratio),
    forced_liquidation_ratio REAL
        CONSTRAINT `fin_loans.forced_liquidation_ratio: is no share above 0; write 0.60 for 60 %`
        CHECK (
            typeof(forced_liquidation_ratio) IN ('real', 'null')
            AND forced_liquidation_ratio > 0 AND forced_liquidation_ratio <= 2
        )
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
        CHECK (
            length(start_datetime) = 19
            AND datetime(start_datetime, '+0 days') IS start_datetime
        ),
    end_datetime TEXT
        CONSTRAINT `fin_loans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(end_datetime) = 19 AND datetime(end_datetime, '+0 days') IS end_datetime)
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
        CHECK (
            typeof(price_factor) IN ('real', 'null')
            AND price_factor >= 0 AND price_factor < 1e300
        ),
    income_factor REAL
        CONSTRAINT `stress_scenario_steps.income_factor: no factor; write 0.6 for 60 %`
        CHECK (
            typeof(income_factor) IN ('real', 'null')
            AND income_factor >= 0 AND income_factor < 1e300
        ),
    variable_expense_factor REAL
        CONSTRAINT `stress_scenario_steps.variable_expense_factor: no factor; write 0.6 for 60 %`
        CHECK (
            typeof(variable_expense_factor) IN ('real', 'null')
            AND variable_expense_factor >= 0 AND variable_expense_factor < 1e300
        ),
    dividend_factor REAL
        CONSTRAINT `stress_scenario_steps.dividend_factor: no factor; write 0.6 for 60 %`
        CHECK (
            typeof(dividend_factor) IN ('real', 'null')
            AND dividend_factor >= 0 AND dividend_factor < 1e300
        ),
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

CREATE INDEX i_fin_assets_storages_allocation_group_id
ON fin_assets_storages (allocation_group_id);

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

CREATE INDEX i_import_rows_import_rule_id ON import_rows (import_rule_id)
WHERE import_rule_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_transaction_id ON import_rows (fin_transaction_id)
WHERE fin_transaction_id IS NOT NULL;

CREATE INDEX i_import_rows_other_fin_transaction_id ON import_rows (other_fin_transaction_id)
WHERE other_fin_transaction_id IS NOT NULL;

CREATE INDEX i_import_rows_swap_id ON import_rows (swap_id)
WHERE swap_id IS NOT NULL;

CREATE INDEX i_import_rows_balance_id ON import_rows (balance_id)
WHERE balance_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_asset_rate_id ON import_rows (fin_asset_rate_id)
WHERE fin_asset_rate_id IS NOT NULL;

CREATE INDEX i_import_rows_fin_asset_split_id ON import_rows (fin_asset_split_id)
WHERE fin_asset_split_id IS NOT NULL;

CREATE INDEX i_import_rows_is_waiting ON import_rows (is_waiting)
WHERE is_waiting = 1;

CREATE INDEX i_import_rows_is_doubtful ON import_rows (is_doubtful)
WHERE is_doubtful = 1;

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
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET balance_id = NULL
    WHERE balance_id = OLD.id;
END;

CREATE TRIGGER fin_allocation_groups_use_delete
BEFORE DELETE ON fin_allocation_groups
BEGIN
    -- No account is left with a group that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_assets_storages
            WHERE fin_assets_storages.allocation_group_id = OLD.id
        );
END;

CREATE TRIGGER fin_asset_rates_base_insert
BEFORE INSERT ON fin_asset_rates
WHEN NEW.rate <> 1
BEGIN
    -- The base asset is worth 1 of itself.
    SELECT RAISE(
        ABORT, 'fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all'
    )
    FROM fin_assets
    WHERE id = NEW.asset_id AND is_base = 1;
END;

CREATE TRIGGER fin_asset_rates_base_update
BEFORE UPDATE ON fin_asset_rates
WHEN NEW.rate <> 1
BEGIN
    -- The base asset is worth 1 of itself.
    SELECT RAISE(
        ABORT, 'fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all'
    )
    FROM fin_assets
    WHERE id = NEW.asset_id AND is_base = 1;
END;

CREATE TRIGGER fin_asset_rates_imports_delete
AFTER DELETE ON fin_asset_rates
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET fin_asset_rate_id = NULL
    WHERE fin_asset_rate_id = OLD.id;
END;

CREATE TRIGGER fin_asset_splits_imports_delete
AFTER DELETE ON fin_asset_splits
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET fin_asset_split_id = NULL
    WHERE fin_asset_split_id = OLD.id;
END;

CREATE TRIGGER fin_asset_types_use_delete
BEFORE DELETE ON fin_asset_types
BEGIN
    -- No asset and no step of a stress scenario is left without its type, also with foreign keys
    -- off.
    SELECT RAISE(
        ABORT, 'fin_asset_types: is in use; give its assets and stress steps another type first'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM stress_scenario_steps
            WHERE stress_scenario_steps.asset_type_id = OLD.id
        );
END;

CREATE TRIGGER fin_assets_base_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base = 1
BEGIN
    -- Exactly one asset is the base asset.
    SELECT RAISE(
        ABORT,
        'fin_assets: the base asset cannot be deleted; findb init makes a database with another one'
    );
END;

CREATE TRIGGER fin_assets_base_insert
BEFORE INSERT ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself: no second one, and INSERT
    -- OR REPLACE loses none.
    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: there is a base asset already; set 0, or make another database'
    )
    FROM fin_assets
    WHERE NEW.is_base = 1
        AND is_base = 1
        AND id IS NOT NEW.id
        AND NOT (code = NEW.code AND type_id = NEW.type_id);

    SELECT RAISE(
        ABORT, 'fin_assets: replacing this row would lose the base asset; use UPDATE instead'
    )
    FROM fin_assets
    WHERE NEW.is_base = 0
        AND is_base = 1
        AND (id = NEW.id OR (code = NEW.code AND type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates
    WHERE NEW.is_base = 1 AND asset_id = NEW.id AND rate <> 1;
END;

CREATE TRIGGER fin_assets_base_update
BEFORE UPDATE OF id, code, type_id, is_base ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. UPDATE OR REPLACE of
    -- another asset loses none.
    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: the base asset stays; findb init makes a database with another one'
    )
    WHERE OLD.is_base = 1 AND NEW.is_base IS NOT 1;

    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: another asset is the base asset; make another database with findb init'
    )
    FROM fin_assets
    WHERE NEW.is_base = 1 AND is_base = 1 AND id <> OLD.id;

    SELECT RAISE(
        ABORT,
        'fin_assets: this would take the place of the base asset; choose another code or id'
    )
    FROM fin_assets
    WHERE is_base = 1
        AND id <> OLD.id
        AND (id = NEW.id OR (code = NEW.code AND type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates
    WHERE NEW.is_base = 1 AND asset_id = NEW.id AND rate <> 1;
END;

CREATE TRIGGER fin_assets_storages_asset_update
BEFORE UPDATE OF asset_id ON fin_assets_storages
WHEN NEW.asset_id IS NOT OLD.asset_id
BEGIN
    -- What is on record stays what it was: amounts of one asset never become those of another.
    SELECT RAISE(
        ABORT, 'fin_assets_storages.asset_id: has a history in its asset; add a row for the other'
    )
    WHERE EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id);
END;

CREATE TRIGGER fin_assets_storages_use_delete
BEFORE DELETE ON fin_assets_storages
BEGIN
    -- Nothing is left that names an account that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead'
    )
    WHERE EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_fin_asset_storage_id = OLD.id
        );

    SELECT RAISE(
        ABORT, 'fin_assets_storages: is in use; delete its goals, plans, loan and rules first'
    )
    WHERE EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.asset_storage_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_fin_asset_storage_id = OLD.id
        );
END;

CREATE TRIGGER fin_assets_use_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base IS NOT 1
BEGIN
    -- Nothing is left that names an asset that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'fin_assets: is in use; delete what refers to it first, or set is_active to 0'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_asset_fundamentals
            WHERE fin_asset_fundamentals.asset_id = OLD.id
        )
        OR EXISTS (
            SELECT 1 FROM stress_scenario_steps
            WHERE stress_scenario_steps.asset_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = OLD.id);
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

CREATE TRIGGER fin_storages_use_delete
BEFORE DELETE ON fin_storages
BEGIN
    -- Nothing is left that names a storage that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'fin_storages: is in use; delete what refers to it first, or set is_active to 0'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = OLD.id);
END;

CREATE TRIGGER fin_transaction_categories_flags_insert
AFTER INSERT ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs from its parent; set it to the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id AND is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id AND NEW.is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs from its parent; set the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id
        AND is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id
        AND NEW.is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;
END;

CREATE TRIGGER fin_transaction_categories_flags_update
AFTER UPDATE OF id, is_passive, is_initial_import, parent_id
ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs from its parent; set it to the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id AND is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id AND NEW.is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs from its parent; set the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id
        AND is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id
        AND NEW.is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;
END;

CREATE TRIGGER fin_transaction_categories_reason_insert
AFTER INSERT ON fin_transaction_categories
WHEN NEW.is_passive = 1
BEGIN
    -- A passive transaction names its reason, also when its category becomes passive later.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: its transactions lack a reason; add those first'
    )
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
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: its transactions lack a reason; add those first'
    )
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

CREATE TRIGGER fin_transaction_categories_tree_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Categories form one tree: none is left without its parent.
    SELECT RAISE(
        ABORT, 'fin_transaction_categories: has categories below it; move or delete those first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = OLD.id;
END;

CREATE TRIGGER fin_transaction_categories_tree_insert
AFTER INSERT ON fin_transaction_categories
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.parent_id: not exactly one root; name the parent category'
    )
    WHERE (SELECT count(*) FROM fin_transaction_categories WHERE parent_id IS NULL) <> 1;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.parent_id: a category below itself; choose another parent'
    )
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
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.parent_id: not exactly one root; name the parent category'
    )
    WHERE (SELECT count(*) FROM fin_transaction_categories WHERE parent_id IS NULL) <> 1;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.parent_id: a category below itself; choose another parent'
    )
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

CREATE TRIGGER fin_transaction_categories_use_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Nothing is left without its category, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories: is in use; give its transactions, plans, rules another one'
    )
    WHERE EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.transaction_category_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = OLD.id);
END;

CREATE TRIGGER fin_transaction_plans_deviation_insert
AFTER INSERT ON fin_transaction_plans
BEGIN
    -- The window of a plan reaches as far back as forth: the deviation is later, and reversible.
    -- Not every SQLite understands +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days'
    )
    WHERE
        coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
        <= NEW.start_datetime
        OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days'
    )
    WHERE datetime(
        NEW.start_datetime,
        NEW.deviation_datetime_modifier,
        '-' || ltrim(NEW.deviation_datetime_modifier, '+')
    ) IS NOT NEW.start_datetime;
END;

CREATE TRIGGER fin_transaction_plans_deviation_update
AFTER UPDATE OF start_datetime, deviation_datetime_modifier ON fin_transaction_plans
BEGIN
    -- The window of a plan reaches as far back as forth: the deviation is later, and reversible.
    -- Not every SQLite understands +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days'
    )
    WHERE
        coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
        <= NEW.start_datetime
        OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days'
    )
    WHERE datetime(
        NEW.start_datetime,
        NEW.deviation_datetime_modifier,
        '-' || ltrim(NEW.deviation_datetime_modifier, '+')
    ) IS NOT NEW.start_datetime;
END;

CREATE TRIGGER fin_transaction_plans_recurrence_insert
AFTER INSERT ON fin_transaction_plans
WHEN NEW.recurrence_datetime_modifiers IS NOT NULL
BEGIN
    -- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike:
    -- not floor, ceiling, auto, nor +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
        OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month'
    )
    WHERE NOT EXISTS (
        WITH
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        )

        SELECT 1 FROM after_second
        WHERE NEW.recurrence_datetime_modifiers NOT LIKE '%floor%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%ceiling%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%auto%'
            AND NEW.recurrence_datetime_modifiers NOT GLOB '*[0-9]-[0-9]*'
            AND length(
                datetime(
                    NEW.start_datetime, trim(modifier_1), trim(modifier_2),
                    trim(substr(rest, 1, instr(rest, ';') - 1))
                )
            ) = 19
    );

    -- The dates only increase. Months differ in length, so the first step proves nothing.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month'
    )
    WHERE EXISTS (
        WITH RECURSIVE
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        ),

iterations (number, previous, moment) AS (
            SELECT 0, '', NEW.start_datetime
            UNION ALL
            SELECT
                iterations.number + 1,
                iterations.moment,
                datetime(
                    iterations.moment, trim(after_second.modifier_1), trim(after_second.modifier_2),
                    trim(substr(after_second.rest, 1, instr(after_second.rest, ';') - 1))
                )
            FROM iterations
            CROSS JOIN after_second
            WHERE iterations.number < 500
                AND iterations.moment > iterations.previous
                AND iterations.moment <= coalesce(NEW.end_datetime, '~')
        )

        SELECT 1 FROM iterations WHERE moment <= previous
    );
END;

CREATE TRIGGER fin_transaction_plans_recurrence_update
AFTER UPDATE OF start_datetime, end_datetime, recurrence_datetime_modifiers
ON fin_transaction_plans
WHEN NEW.recurrence_datetime_modifiers IS NOT NULL
BEGIN
    -- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike:
    -- not floor, ceiling, auto, nor +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
        OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month'
    )
    WHERE NOT EXISTS (
        WITH
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        )

        SELECT 1 FROM after_second
        WHERE NEW.recurrence_datetime_modifiers NOT LIKE '%floor%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%ceiling%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%auto%'
            AND NEW.recurrence_datetime_modifiers NOT GLOB '*[0-9]-[0-9]*'
            AND length(
                datetime(
                    NEW.start_datetime, trim(modifier_1), trim(modifier_2),
                    trim(substr(rest, 1, instr(rest, ';') - 1))
                )
            ) = 19
    );

    -- The dates only increase. Months differ in length, so the first step proves nothing.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month'
    )
    WHERE EXISTS (
        WITH RECURSIVE
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        ),

iterations (number, previous, moment) AS (
            SELECT 0, '', NEW.start_datetime
            UNION ALL
            SELECT
                iterations.number + 1,
                iterations.moment,
                datetime(
                    iterations.moment, trim(after_second.modifier_1), trim(after_second.modifier_2),
                    trim(substr(after_second.rest, 1, instr(after_second.rest, ';') - 1))
                )
            FROM iterations
            CROSS JOIN after_second
            WHERE iterations.number < 500
                AND iterations.moment > iterations.previous
                AND iterations.moment <= coalesce(NEW.end_datetime, '~')
        )

        SELECT 1 FROM iterations WHERE moment <= previous
    );
END;

CREATE TRIGGER fin_transactions_imports_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
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
    SELECT RAISE(
        ABORT,
        'fin_transactions: the category is passive; name the asset or ownership that is the reason'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.category_id AND is_passive = 1;
END;

CREATE TRIGGER fin_transactions_reason_update
BEFORE UPDATE OF category_id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id
ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    SELECT RAISE(
        ABORT,
        'fin_transactions: the category is passive; name the asset or ownership that is the reason'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.category_id AND is_passive = 1;
END;

CREATE TRIGGER fin_transactions_swap_update
BEFORE UPDATE OF id, amount ON fin_transactions
WHEN (NEW.amount > 0) <> (OLD.amount > 0) OR NEW.id <> OLD.id
BEGIN
    -- A side of a swap keeps its direction.
    SELECT RAISE(
        ABORT, 'fin_transactions.amount: what went out in a swap is < 0; delete the swap first'
    )
    FROM swaps
    WHERE credit_fin_transaction_id = NEW.id AND NEW.amount > 0;

    SELECT RAISE(
        ABORT, 'fin_transactions.amount: what came in by a swap is > 0; delete the swap first'
    )
    FROM swaps
    WHERE debit_fin_transaction_id = NEW.id AND NEW.amount < 0;
END;

CREATE TRIGGER fin_transactions_use_delete
BEFORE DELETE ON fin_transactions
BEGIN
    -- No swap, goal or cost is left without its transaction, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_transactions: is one side of a swap; delete its row in swaps first')
    FROM swaps
    WHERE credit_fin_transaction_id = OLD.id OR debit_fin_transaction_id = OLD.id;

    SELECT RAISE(
        ABORT, 'fin_transactions: is the result of a goal; clear its result_transaction_id first'
    )
    FROM balance_goals
    WHERE result_transaction_id = OLD.id;

    SELECT RAISE(
        ABORT, 'fin_transactions: has a cost; delete its row in fin_transaction_costs first'
    )
    FROM fin_transaction_costs
    WHERE transaction_id = OLD.id;
END;

CREATE TRIGGER import_accounts_storage_insert
AFTER INSERT ON import_accounts
WHEN NEW.storage_id IS NULL AND EXISTS (SELECT 1 FROM imports WHERE finished_datetime IS NULL)
BEGIN
    -- An account that an import does not know goes where the import says, else to the storage of
    -- its own name, which is made if it is not there. Without a name it is that of prices.
    SELECT RAISE(
        ABORT, 'import_accounts: the account is not known yet; add it, or say where it goes'
    )
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

CREATE TRIGGER import_accounts_use_delete
BEFORE DELETE ON import_accounts
BEGIN
    -- No row and no rule is left without its account, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'import_accounts: is in use; undo its imports and delete its import rules first'
    )
    WHERE EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_account_id = OLD.id)
        OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.import_account_id = OLD.id);
END;

CREATE TRIGGER import_rows_balance_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'balance' OR NEW.kind = 'position')
BEGIN
    -- What is held at a moment: a balance. What was there before is noted, for the undoing.
    UPDATE import_rows
    SET replaced_balance = (
        SELECT balance.amount FROM balances AS balance
        WHERE balance.datetime = NEW.occurred_at
            AND balance.asset_storage_id = CASE NEW.kind
                WHEN 'balance' THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                WHERE asset.code = NEW.currency
                                    AND asset.type_id = (
                                        SELECT base.type_id FROM fin_assets AS base
                                        WHERE base.is_base = 1
                                        LIMIT 1
                                    )
                            ),
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                WHERE asset.code = NEW.currency
                                LIMIT 1
                            )
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
                ELSE (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = (
                            SELECT called.asset_id FROM import_assets AS called
                            WHERE
                                called.security
                                = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
            END
    )
    WHERE id = NEW.id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        NEW.occurred_at,
        CASE NEW.kind WHEN 'balance' THEN NEW.amount ELSE NEW.quantity END,
        CASE NEW.kind
            WHEN 'balance' THEN (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                            LIMIT 1
                        )
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
            ELSE (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = (
                        SELECT called.asset_id FROM import_assets AS called
                        WHERE
                            called.security
                            = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
        END
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE import_rows
    SET balance_id = (
        SELECT balance.id FROM balances AS balance
        WHERE balance.datetime = NEW.occurred_at
            AND balance.asset_storage_id = CASE NEW.kind
                WHEN 'balance' THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                WHERE asset.code = NEW.currency
                                    AND asset.type_id = (
                                        SELECT base.type_id FROM fin_assets AS base
                                        WHERE base.is_base = 1
                                        LIMIT 1
                                    )
                            ),
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                WHERE asset.code = NEW.currency
                                LIMIT 1
                            )
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
                ELSE (
                    SELECT held.id FROM fin_assets_storages AS held
                    WHERE
                        held.asset_id = (
                            SELECT called.asset_id FROM import_assets AS called
                            WHERE
                                called.security
                                = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                        )
                        AND held.storage_id = (
                            SELECT account.storage_id FROM import_accounts AS account
                            WHERE account.id = NEW.import_account_id
                        )
                )
            END
    )
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_book_insert
AFTER INSERT ON import_rows
WHEN NEW.kind <> 'cash' AND NEW.kind <> 'transfer' AND NEW.kind <> 'fee'
BEGIN
    -- Plain money is booked by the trigger beside this one. The rest is in other hands: SQLite sets
    -- up every trigger of an event in its full length, and so most rows need not bear it.
    UPDATE import_rows SET is_booked = 1
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_cash_insert
AFTER INSERT ON import_rows
WHEN (NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee') AND NEW.amount <> 0
BEGIN
    -- Money: one transaction. Its category is that of the first rule that fits, else that of the
    -- kind. A passive category names a reason: the rule's, else the account.
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
            SELECT held.id FROM fin_assets_storages AS held
            WHERE
                held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                            AND asset.type_id = (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                                LIMIT 1
                            )
                    ),
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                        LIMIT 1
                    )
                )
                AND held.storage_id = (
                    SELECT account.storage_id FROM import_accounts AS account
                    WHERE account.id = NEW.import_account_id
                )
        ),
        NEW.amount,
        coalesce(
            (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = NEW.import_rule_id),
            (
                SELECT standard.id FROM fin_transaction_categories AS standard
                WHERE standard.name = NEW.category
            )
        ),
        CASE
            WHEN NEW.import_rule_id IS NULL
                THEN (
                    SELECT
                        (
                            SELECT held.id FROM fin_assets_storages AS held
                            WHERE
                                held.asset_id = coalesce(
                                    (
                                        SELECT asset.id FROM fin_assets AS asset
                                        WHERE asset.code = NEW.currency
                                            AND asset.type_id = (
                                                SELECT base.type_id FROM fin_assets AS base
                                                WHERE base.is_base = 1
                                                LIMIT 1
                                            )
                                    ),
                                    (
                                        SELECT asset.id FROM fin_assets AS asset
                                        WHERE asset.code = NEW.currency
                                        LIMIT 1
                                    )
                                )
                                AND held.storage_id = (
                                    SELECT account.storage_id
                                    FROM import_accounts AS account
                                    WHERE account.id = NEW.import_account_id
                                )
                        )
                    FROM fin_transaction_categories AS standard
                    WHERE standard.name = NEW.category AND standard.is_passive = 1
                )
            ELSE (
                SELECT
                    CASE
                        WHEN rule.reason_phys_asset_ownership_id IS NOT NULL THEN NULL
                        WHEN rule.reason_fin_asset_storage_id IS NOT NULL
                            THEN rule.reason_fin_asset_storage_id
                        WHEN category.is_passive = 1
                            THEN (
                                SELECT held.id FROM fin_assets_storages AS held
                                WHERE
                                    held.asset_id = coalesce(
                                        (
                                            SELECT asset.id FROM fin_assets AS asset
                                            WHERE asset.code = NEW.currency
                                                AND asset.type_id = (
                                                    SELECT base.type_id
                                                    FROM fin_assets AS base
                                                    WHERE base.is_base = 1
                                                    LIMIT 1
                                                )
                                        ),
                                        (
                                            SELECT asset.id FROM fin_assets AS asset
                                            WHERE asset.code = NEW.currency
                                            LIMIT 1
                                        )
                                    )
                                    AND held.storage_id = (
                                        SELECT account.storage_id
                                        FROM import_accounts AS account
                                        WHERE account.id = NEW.import_account_id
                                    )
                            )
                    END
                FROM import_rules AS rule
                INNER JOIN fin_transaction_categories AS category ON category.id = rule.category_id
                WHERE rule.id = NEW.import_rule_id
            )
        END,
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = NEW.import_rule_id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_category_insert
BEFORE INSERT ON import_rows
WHEN
    NEW.category IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category)
BEGIN
    -- Each kind has a category of its own below the root: what is missing is made. Units that come
    -- without money were there before; those of a split change nothing, as the rate tells.
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.category,
        coalesce(
            root.is_passive,
            NEW.category IN ('dividends', 'interest', 'withholding taxes', 'splits')
        ),
        coalesce(root.is_initial_import, NEW.category = 'deliveries'),
        root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_currency_insert
BEFORE INSERT ON import_rows
WHEN
    (
        NEW.kind <> 'split'
        AND NEW.kind <> 'delivery'
        AND NEW.kind <> 'position'
        AND NEW.kind <> 'price'
    )
    AND (
        SELECT held.id FROM fin_assets_storages AS held
        WHERE
            held.asset_id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.currency
                        AND asset.type_id = (
                            SELECT base.type_id FROM fin_assets AS base
                            WHERE base.is_base = 1
                            LIMIT 1
                        )
                ),
                (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.currency LIMIT 1)
            )
            AND held.storage_id = (
                SELECT account.storage_id FROM import_accounts AS account
                WHERE account.id = NEW.import_account_id
            )
    ) IS NULL
BEGIN
    -- Money is kept in an asset & storage: what is missing is made, as an asset of the base's type.
    SELECT RAISE(
        ABORT,
        'import_rows.currency: is no asset, and there is no base asset to go by; add one'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = NEW.currency);

    INSERT INTO fin_assets (code, type_id)
    SELECT NEW.currency, base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (SELECT 1 FROM fin_assets AS asset WHERE asset.code = NEW.currency);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                WHERE asset.code = NEW.currency
                    AND asset.type_id = (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                        LIMIT 1
                    )
            ),
            (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.currency LIMIT 1)
        ),
        account.storage_id
    FROM import_accounts AS account
    WHERE account.id = NEW.import_account_id;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_delivery_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'delivery' OR NEW.kind = 'split')
BEGIN
    -- Units that came or went without money: one transaction. A split also has its row in
    -- fin_asset_splits; its units are those that the ratio adds when the file does not say.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
    )
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        held.id,
        coalesce(
            NEW.quantity,
            (
                SELECT total(earlier.amount) FROM fin_transactions AS earlier
                WHERE earlier.asset_storage_id = held.id AND earlier.datetime < NEW.occurred_at
            ) * (
                CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL)
                / CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) - 1
            )
        ),
        standard.id,
        CASE WHEN standard.is_passive = 1 THEN held.id END
    FROM import_accounts AS account
    INNER JOIN fin_assets_storages AS held ON held.storage_id = account.storage_id
        AND held.asset_id = (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
    INNER JOIN fin_transaction_categories AS standard
        ON standard.name = CASE NEW.kind WHEN 'split' THEN 'splits' ELSE 'deliveries' END
    WHERE account.id = NEW.import_account_id
        AND coalesce(
            NEW.quantity,
            (
                SELECT total(earlier.amount) FROM fin_transactions AS earlier
                WHERE earlier.asset_storage_id = held.id AND earlier.datetime < NEW.occurred_at
            ) * (
                CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL)
                / CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL) - 1
            )
        ) <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
    SELECT
        called.asset_id,
        NEW.occurred_at,
        CAST(substr(NEW.ratio, 1, instr(NEW.ratio, ':') - 1) AS REAL),
        CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL)
    FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind = 'split'
        AND NOT EXISTS (
            SELECT 1 FROM fin_asset_splits AS known
            WHERE known.asset_id = called.asset_id AND known.datetime = NEW.occurred_at
        );

    UPDATE import_rows SET fin_asset_split_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    -- The same split in another account: it goes when the last import that tells of it is undone.
    UPDATE import_rows
    SET fin_asset_split_id = (
        SELECT known.id FROM fin_asset_splits AS known
        WHERE
            known.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
            AND known.datetime = NEW.occurred_at
            AND EXISTS (
                SELECT 1 FROM import_rows AS teller
                WHERE teller.fin_asset_split_id = known.id
            )
    )
    WHERE id = NEW.id AND NEW.kind = 'split' AND fin_asset_split_id IS NULL;
END;

CREATE TRIGGER import_rows_exchange_update
BEFORE UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND NEW.kind = 'fx'
    AND (
        SELECT held.id FROM fin_assets_storages AS held
        WHERE
            held.asset_id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.security_code
                        AND asset.type_id = (
                            SELECT base.type_id FROM fin_assets AS base
                            WHERE base.is_base = 1
                            LIMIT 1
                        )
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.security_code
                    LIMIT 1
                )
            )
            AND held.storage_id = (
                SELECT account.storage_id FROM import_accounts AS account
                WHERE account.id = NEW.import_account_id
            )
    ) IS NULL
BEGIN
    -- The other currency of an exchange is kept in the same storage: what is missing is made.
    SELECT RAISE(
        ABORT,
        'import_rows.security_code: is no asset, and there is no base asset to go by; add one'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = NEW.security_code);

    INSERT INTO fin_assets (code, type_id)
    SELECT NEW.security_code, base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (SELECT 1 FROM fin_assets AS asset WHERE asset.code = NEW.security_code);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                WHERE asset.code = NEW.security_code
                    AND asset.type_id = (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                        LIMIT 1
                    )
            ),
            (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.security_code LIMIT 1)
        ),
        account.storage_id
    FROM import_accounts AS account
    WHERE account.id = NEW.import_account_id;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_income_update
AFTER UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND (NEW.kind = 'dividend' OR NEW.kind = 'interest' OR NEW.kind = 'tax')
    AND NEW.amount <> 0
BEGIN
    -- Income and taxes: one transaction, like other money. A passive category names a reason: the
    -- rule's, else the security, else the account.
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
            SELECT held.id FROM fin_assets_storages AS held
            WHERE
                held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                            AND asset.type_id = (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                                LIMIT 1
                            )
                    ),
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                        LIMIT 1
                    )
                )
                AND held.storage_id = (
                    SELECT account.storage_id FROM import_accounts AS account
                    WHERE account.id = NEW.import_account_id
                )
        ),
        NEW.amount,
        coalesce(
            (SELECT rule.category_id FROM import_rules AS rule WHERE rule.id = NEW.import_rule_id),
            (
                SELECT standard.id FROM fin_transaction_categories AS standard
                WHERE standard.name = NEW.category
            )
        ),
        CASE
            WHEN NEW.import_rule_id IS NULL
                THEN (
                    SELECT
                        coalesce(
                            (
                                SELECT held.id FROM fin_assets_storages AS held
                                WHERE
                                    held.asset_id = (
                                        SELECT called.asset_id FROM import_assets AS called
                                        WHERE
                                            called.security
                                            = coalesce(
                                                NEW.security_id, NEW.security_code,
                                                NEW.security_name
                                            )
                                    )
                                    AND held.storage_id = (
                                        SELECT account.storage_id
                                        FROM import_accounts AS account
                                        WHERE account.id = NEW.import_account_id
                                    )
                            ),
                            (
                                SELECT held.id FROM fin_assets_storages AS held
                                WHERE
                                    held.asset_id = coalesce(
                                        (
                                            SELECT asset.id FROM fin_assets AS asset
                                            WHERE asset.code = NEW.currency
                                                AND asset.type_id = (
                                                    SELECT base.type_id
                                                    FROM fin_assets AS base
                                                    WHERE base.is_base = 1
                                                    LIMIT 1
                                                )
                                        ),
                                        (
                                            SELECT asset.id FROM fin_assets AS asset
                                            WHERE asset.code = NEW.currency
                                            LIMIT 1
                                        )
                                    )
                                    AND held.storage_id = (
                                        SELECT account.storage_id
                                        FROM import_accounts AS account
                                        WHERE account.id = NEW.import_account_id
                                    )
                            )
                        )
                    FROM fin_transaction_categories AS standard
                    WHERE standard.name = NEW.category AND standard.is_passive = 1
                )
            ELSE (
                SELECT
                    CASE
                        WHEN rule.reason_phys_asset_ownership_id IS NOT NULL THEN NULL
                        WHEN rule.reason_fin_asset_storage_id IS NOT NULL
                            THEN rule.reason_fin_asset_storage_id
                        WHEN category.is_passive = 1
                            THEN coalesce(
                                (
                                    SELECT held.id FROM fin_assets_storages AS held
                                    WHERE
                                        held.asset_id = (
                                            SELECT called.asset_id
                                            FROM import_assets AS called
                                            WHERE
                                                called.security
                                                = coalesce(
                                                    NEW.security_id, NEW.security_code,
                                                    NEW.security_name
                                                )
                                        )
                                        AND held.storage_id = (
                                            SELECT account.storage_id
                                            FROM import_accounts AS account
                                            WHERE account.id = NEW.import_account_id
                                        )
                                ),
                                (
                                    SELECT held.id FROM fin_assets_storages AS held
                                    WHERE
                                        held.asset_id = coalesce(
                                            (
                                                SELECT asset.id FROM fin_assets AS asset
                                                WHERE asset.code = NEW.currency
                                                    AND asset.type_id = (
                                                        SELECT base.type_id
                                                        FROM fin_assets AS base
                                                        WHERE base.is_base = 1
                                                        LIMIT 1
                                                    )
                                            ),
                                            (
                                                SELECT asset.id FROM fin_assets AS asset
                                                WHERE asset.code = NEW.currency
                                                LIMIT 1
                                            )
                                        )
                                        AND held.storage_id = (
                                            SELECT account.storage_id
                                            FROM import_accounts AS account
                                            WHERE account.id = NEW.import_account_id
                                        )
                                )
                            )
                    END
                FROM import_rules AS rule
                INNER JOIN fin_transaction_categories AS category ON category.id = rule.category_id
                WHERE rule.id = NEW.import_rule_id
            )
        END,
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = NEW.import_rule_id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_price_update
AFTER UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND (NEW.kind = 'price' OR NEW.kind = 'position')
    AND NEW.price IS NOT NULL
    AND (
        SELECT asset.is_base FROM fin_assets AS asset
        WHERE asset.id = (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        )
    ) = 0
BEGIN
    -- A price waits until the rate of its currency is known; most often it is.
    UPDATE import_rows SET is_waiting = 1
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE id = NEW.id
        AND CASE
            WHEN NEW.currency = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE
                    rate.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                            LIMIT 1
                        )
                    )
                    AND rate.datetime <= NEW.occurred_at
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END IS NOT NULL;
END;

CREATE TRIGGER import_rows_rate_update
AFTER UPDATE OF is_waiting ON import_rows
WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0
BEGIN
    -- A price waits no longer: a rate, at the newest rate of its currency. What was there before
    -- is noted, for the undoing.
    UPDATE import_rows
    SET replaced_rate = (
        SELECT rate.rate FROM fin_asset_rates AS rate
        WHERE rate.datetime = NEW.occurred_at
            AND rate.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
    )
    WHERE id = NEW.id;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        NEW.occurred_at,
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ),
        NEW.price * CASE
            WHEN NEW.currency = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE
                    rate.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.currency
                            LIMIT 1
                        )
                    )
                    AND rate.datetime <= NEW.occurred_at
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;

    UPDATE import_rows
    SET fin_asset_rate_id = (
        SELECT rate.id FROM fin_asset_rates AS rate
        WHERE rate.datetime = NEW.occurred_at
            AND rate.asset_id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE
                    called.security
                    = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
            )
    )
    WHERE id = NEW.id;
END;

CREATE TRIGGER import_rows_security_update
BEFORE UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND (
        NEW.kind = 'trade'
        OR NEW.kind = 'split'
        OR NEW.kind = 'delivery'
        OR NEW.kind = 'position'
        OR NEW.kind = 'price'
        OR NEW.kind = 'dividend'
        OR NEW.kind = 'tax'
        OR NEW.kind = 'interest'
    )
    AND coalesce(NEW.security_id, NEW.security_code, NEW.security_name) IS NOT NULL
    AND (
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        OR (
            NEW.kind <> 'price'
            AND (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = (
                        SELECT called.asset_id FROM import_assets AS called
                        WHERE
                            called.security
                            = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            ) IS NULL
        )
    )
BEGIN
    -- A security is the asset that import_assets says, else one with its ticker or id as the code,
    -- but not one of which files say another ISIN; else it is made. Only a price may be of a
    -- currency. Then it is known by its ticker, too, and kept in the account's storage.
    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), asset.id
    FROM fin_assets AS asset
    WHERE
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        AND (
            asset.id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE called.security = NEW.security_code
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
            SELECT 1 FROM import_assets AS called
            WHERE called.asset_id = asset.id
                AND length(called.security) = 12
                AND length(NEW.security_id) = 12
                AND called.security <> NEW.security_id
        )
    ORDER BY asset.id LIMIT 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_asset_types (name)
    SELECT imports.asset_type FROM imports
    WHERE imports.id = NEW.import_id
        AND (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_asset_types AS known
            WHERE known.name = imports.asset_type
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_asset_types', last_insert_rowid()
    WHERE changes() = 1;

    -- Another security with the same ticker gets its id as the code.
    INSERT INTO fin_assets (code, name, type_id)
    SELECT
        CASE
            WHEN
                NEW.security_id IS NOT NULL
                AND EXISTS (
                    SELECT 1 FROM fin_assets AS other
                    WHERE other.code = upper(replace(NEW.security_code, ' ', '_'))
                        AND other.type_id = fin_asset_types.id
                )
                THEN upper(replace(NEW.security_id, ' ', '_'))
            ELSE upper(
                replace(coalesce(NEW.security_code, NEW.security_id, NEW.security_name), ' ', '_')
            )
        END,
        NEW.security_name,
        fin_asset_types.id
    FROM imports
    INNER JOIN fin_asset_types
        ON
            fin_asset_types.id = CASE
                WHEN
                    NEW.kind = 'price'
                    AND NEW.security_id IS NULL
                    AND NEW.security_code IN (
                        'AUD',
                        'BRL',
                        'CAD',
                        'CHF',
                        'CNY',
                        'CZK',
                        'DKK',
                        'EUR',
                        'GBP',
                        'HKD',
                        'HUF',
                        'IDR',
                        'ILS',
                        'INR',
                        'ISK',
                        'JPY',
                        'KRW',
                        'MXN',
                        'MYR',
                        'NOK',
                        'NZD',
                        'PHP',
                        'PLN',
                        'RON',
                        'SEK',
                        'SGD',
                        'THB',
                        'TRY',
                        'USD',
                        'ZAR'
                    )
                    THEN (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ELSE
                    (
                        SELECT type.id FROM fin_asset_types AS type
                        WHERE type.name = imports.asset_type
                    )
            END
    WHERE imports.id = NEW.import_id
        AND (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL;

    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', called.asset_id FROM import_assets AS called
    WHERE called.id = last_insert_rowid() AND changes() = 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', called.id FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND changes() = 1;

    INSERT INTO import_assets (security, asset_id)
    SELECT NEW.security_code, called.asset_id FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.security_code IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM import_assets AS known
            WHERE known.security = NEW.security_code
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT called.asset_id, account.storage_id FROM import_assets AS called
    INNER JOIN import_accounts AS account ON account.id = NEW.import_account_id
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind <> 'price'
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = called.asset_id AND held.storage_id = account.storage_id
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;

CREATE TRIGGER import_rows_trade_update
AFTER UPDATE OF is_booked ON import_rows
WHEN OLD.is_booked = 0 AND (NEW.kind = 'trade' OR NEW.kind = 'fx')
BEGIN
    -- Money for units, or for other money: two transactions, and a swap when one went out and the
    -- other came in. Fees and taxes are rows of their own.
    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        (
            SELECT held.id FROM fin_assets_storages AS held
            WHERE
                held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                            AND asset.type_id = (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                                LIMIT 1
                            )
                    ),
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        WHERE asset.code = NEW.currency
                        LIMIT 1
                    )
                )
                AND held.storage_id = (
                    SELECT account.storage_id FROM import_accounts AS account
                    WHERE account.id = NEW.import_account_id
                )
        ),
        NEW.amount,
        (
            SELECT standard.id FROM fin_transaction_categories AS standard
            WHERE standard.name = 'exchange'
        )
    WHERE NEW.amount <> 0;

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id AND changes() = 1;

    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at,
        nullif(
            trim(
                coalesce(NEW.counterparty, NEW.security_name, NEW.security_code, '') || ' '
                || coalesce(NEW.memo, '')
            ), ''
        ),
        CASE NEW.kind
            WHEN 'fx' THEN (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.security_code
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = NEW.security_code
                            LIMIT 1
                        )
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
            ELSE (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = (
                        SELECT called.asset_id FROM import_assets AS called
                        WHERE
                            called.security
                            = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            )
        END,
        NEW.quantity,
        (
            SELECT standard.id FROM fin_transaction_categories AS standard
            WHERE standard.name = 'exchange'
        )
    WHERE NEW.quantity <> 0;

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

CREATE TRIGGER import_rules_imports_delete
AFTER DELETE ON import_rules
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET import_rule_id = NULL
    WHERE import_rule_id = OLD.id;
END;

CREATE TRIGGER imports_creations_delete
AFTER DELETE ON imports
BEGIN
    -- What it made is its own from now on; also with foreign keys off.
    DELETE FROM import_creations
    WHERE import_id = OLD.id;
END;

CREATE TRIGGER imports_finish_update
AFTER UPDATE OF finished_datetime ON imports
WHEN NEW.finished_datetime IS NOT OLD.finished_datetime
BEGIN
    -- Finishing an import counts its rows, tries the prices that wait for the rate of their
    -- currency, and makes swaps of transfers between own accounts: opposite amounts of the same
    -- asset in two storages within 5 days, when neither side has another candidate. Only what has
    -- no category of its own is looked at. Candidates that are left stay marked as doubtful.
    SELECT RAISE(
        ABORT, 'imports.finished_datetime: the import is finished; add another row to imports'
    )
    WHERE OLD.finished_datetime IS NOT NULL;

    UPDATE imports
    SET new_row_count = (SELECT count(*) FROM import_rows WHERE import_id = NEW.id)
    WHERE id = NEW.id;

    UPDATE import_rows SET is_waiting = 0
    WHERE is_waiting = 1
        AND CASE
            WHEN
                import_rows.currency
                = (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE
                    rate.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = import_rows.currency
                                AND asset.type_id = (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                    LIMIT 1
                                )
                        ),
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            WHERE asset.code = import_rows.currency
                            LIMIT 1
                        )
                    )
                    AND rate.datetime <= import_rows.occurred_at
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END IS NOT NULL;

    -- First all that have an opposite amount elsewhere in the time of the import: one sort, and
    -- few are left.
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
                        datetime(min(brought.occurred_at), '-10 days') AS start_datetime,
                        datetime(max(brought.occurred_at), '+10 days') AS end_datetime
                    FROM import_rows AS brought
                    WHERE brought.import_id = NEW.id
                ) AS span
                CROSS JOIN fin_transaction_categories AS category
                    ON category.name IN ('uncategorised', 'transfers', 'deliveries')
                CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
                    AND tx.datetime >= span.start_datetime
                    AND tx.datetime <= span.end_datetime
                WINDOW alike AS (PARTITION BY abs(tx.amount))
            ) AS pool
            WHERE pool.least < 0 AND pool.most > 0 AND pool.one_place < pool.other_place
        );

    -- Then the candidates of each are counted: opposite amounts within 5 days, without those of
    -- its own storage. Of one candidate, the sum of ids is its id.
    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT found.credit_id, found.debit_id
    FROM (
        WITH
        candidates AS MATERIALIZED (
            SELECT
                tx.id,
                tx.amount,
                held.asset_id,
                held.storage_id,
                julianday(tx.datetime) AS day,
                CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
                CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
            FROM import_rows AS brought
            CROSS JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
            CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
            CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
            WHERE brought.is_doubtful = 1
                AND category.name IN ('uncategorised', 'transfers', 'deliveries')
                AND NOT EXISTS (
                    SELECT 1 FROM swaps AS side
                    WHERE side.credit_fin_transaction_id = tx.id
                )
                AND NOT EXISTS (
                    SELECT 1 FROM swaps AS side
                    WHERE side.debit_fin_transaction_id = tx.id
                )
        ),

        counted AS MATERIALIZED (
            SELECT
                candidates.credit_id,
                candidates.debit_id,
                CASE
                    WHEN candidates.amount < 0
                        THEN count(candidates.debit_id) OVER anywhere
                            - count(candidates.debit_id) OVER here
                    ELSE count(candidates.credit_id) OVER anywhere
                        - count(candidates.credit_id) OVER here
                END AS partners,
                total(candidates.debit_id) OVER anywhere
                - total(candidates.debit_id) OVER here AS partner_id
            FROM candidates
            WINDOW
                anywhere AS (
                    PARTITION BY candidates.asset_id, abs(candidates.amount)
                    ORDER BY candidates.day
                    RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                ),
                here AS (
                    PARTITION BY
                        candidates.asset_id, abs(candidates.amount), candidates.storage_id
                    ORDER BY candidates.day
                    RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                )
        )

        SELECT
            counted.credit_id,
            CAST(counted.partner_id AS INTEGER) AS debit_id
        FROM counted
        WHERE counted.credit_id IS NOT NULL
            AND counted.partners = 1
            AND counted.partner_id IN (
                SELECT partner.debit_id FROM counted AS partner
                WHERE partner.partners = 1
            )
    ) AS found
    WHERE EXISTS (
        SELECT 1 FROM import_rows AS brought
        WHERE brought.fin_transaction_id = found.credit_id AND brought.import_id = NEW.id
    )
    OR EXISTS (
        SELECT 1 FROM import_rows AS brought
        WHERE brought.fin_transaction_id = found.debit_id AND brought.import_id = NEW.id
    );

    UPDATE import_rows
    SET
        is_doubtful = 0,
        swap_id = coalesce(
            (
                SELECT side.id FROM swaps AS side
                WHERE side.credit_fin_transaction_id = import_rows.fin_transaction_id
            ),
            (
                SELECT side.id FROM swaps AS side
                WHERE side.debit_fin_transaction_id = import_rows.fin_transaction_id
            )
        )
    WHERE is_doubtful = 1
        AND (
            EXISTS (
                SELECT 1 FROM swaps AS side
                WHERE side.credit_fin_transaction_id = import_rows.fin_transaction_id
            )
            OR EXISTS (
                SELECT 1 FROM swaps AS side
                WHERE side.debit_fin_transaction_id = import_rows.fin_transaction_id
            )
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'transfers', coalesce(root.is_passive, 0), coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE changes() > 0
        AND root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories AS known
            WHERE known.name = 'transfers'
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;

    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'transfers')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'uncategorised')
        AND id IN (
            SELECT side.credit_fin_transaction_id FROM import_rows AS brought
            INNER JOIN swaps AS side ON side.id = brought.swap_id
            WHERE brought.import_id = NEW.id
            UNION ALL
            SELECT side.debit_fin_transaction_id FROM import_rows AS brought
            INNER JOIN swaps AS side ON side.id = brought.swap_id
            WHERE brought.import_id = NEW.id
        );

    -- What has no candidate after all is not doubtful.
    UPDATE import_rows SET is_doubtful = 0
    WHERE is_doubtful = 1
        AND fin_transaction_id NOT IN (
            SELECT coalesce(marked.credit_id, marked.debit_id)
            FROM (
                WITH
                candidates AS MATERIALIZED (
                    SELECT
                        tx.id,
                        tx.amount,
                        held.asset_id,
                        held.storage_id,
                        julianday(tx.datetime) AS day,
                        CASE WHEN tx.amount < 0 THEN tx.id END AS credit_id,
                        CASE WHEN tx.amount > 0 THEN tx.id END AS debit_id
                    FROM import_rows AS brought
                    CROSS JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
                    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
                    CROSS JOIN
                        fin_transaction_categories AS category
                    ON category.id = tx.category_id
                    WHERE brought.is_doubtful = 1
                        AND category.name IN ('uncategorised', 'transfers', 'deliveries')
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS side
                            WHERE side.credit_fin_transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS side
                            WHERE side.debit_fin_transaction_id = tx.id
                        )
                ),

                counted AS MATERIALIZED (
                    SELECT
                        candidates.credit_id,
                        candidates.debit_id,
                        CASE
                            WHEN candidates.amount < 0
                                THEN count(candidates.debit_id) OVER anywhere
                                    - count(candidates.debit_id) OVER here
                            ELSE count(candidates.credit_id) OVER anywhere
                                - count(candidates.credit_id) OVER here
                        END AS partners,
                        total(candidates.debit_id) OVER anywhere
                        - total(candidates.debit_id) OVER here AS partner_id
                    FROM candidates
                    WINDOW
                        anywhere AS (
                            PARTITION BY candidates.asset_id, abs(candidates.amount)
                            ORDER BY candidates.day
                            RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                        ),
                        here AS (
                            PARTITION BY
                                candidates.asset_id, abs(candidates.amount), candidates.storage_id
                            ORDER BY candidates.day
                            RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING
                        )
                )

                SELECT * FROM counted
                WHERE counted.partners > 0
            ) AS marked
        );
END;

CREATE TRIGGER imports_open_insert
AFTER INSERT ON imports
WHEN NEW.finished_datetime IS NULL
BEGIN
    -- At most one import is open, and it is the newest: another that was left open is finished.
    UPDATE imports SET finished_datetime = datetime('now')
    WHERE finished_datetime IS NULL AND id <> NEW.id;
END;

CREATE TRIGGER imports_undo_update
AFTER UPDATE OF is_undone ON imports
WHEN NEW.is_undone IS NOT OLD.is_undone
BEGIN
    -- Undoing an import removes what it brought, with the swaps of it. What it wrote over comes
    -- back, unless a later import wrote over it again: then that one gets to know what was there
    -- before. Accounts, assets and categories that it made stay (findb undo removes them, too).
    SELECT RAISE(
        ABORT, 'imports.is_undone: what was removed cannot come back so; import the file again'
    )
    WHERE NEW.is_undone = 0;

    UPDATE imports SET finished_datetime = datetime('now')
    WHERE id = NEW.id AND finished_datetime IS NULL;

    -- The other side of a transfer that was found is what it was before.
    UPDATE fin_transactions
    SET category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'uncategorised')
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'transfers')
        AND id IN (
            SELECT other.fin_transaction_id FROM import_rows AS mine
            INNER JOIN swaps AS side ON side.id = mine.swap_id
            INNER JOIN import_rows AS other
                ON
                    other.fin_transaction_id
                    IN (side.credit_fin_transaction_id, side.debit_fin_transaction_id)
                    AND other.import_id <> NEW.id
                    AND other.kind = 'cash'
            WHERE mine.import_id = NEW.id
        );

    -- Said here, too, for those who work without foreign keys.
    UPDATE import_rows SET swap_id = NULL
    WHERE import_id <> NEW.id
        AND swap_id IN (SELECT mine.swap_id FROM import_rows AS mine WHERE mine.import_id = NEW.id);

    DELETE FROM swaps
    WHERE
        id IN (
            SELECT side.id FROM import_rows AS mine
            INNER JOIN swaps AS side
                ON
                    side.credit_fin_transaction_id
                    IN (mine.fin_transaction_id, mine.other_fin_transaction_id)
            WHERE mine.import_id = NEW.id
            UNION ALL
            SELECT side.id FROM import_rows AS mine
            INNER JOIN swaps AS side
                ON
                    side.debit_fin_transaction_id
                    IN (mine.fin_transaction_id, mine.other_fin_transaction_id)
            WHERE mine.import_id = NEW.id
        );

    UPDATE import_rows
    SET replaced_balance = (
        SELECT oldest.replaced_balance FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.balance_id = import_rows.balance_id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (
            SELECT (
                SELECT min(later.id) FROM import_rows AS later
                WHERE later.balance_id = mine.balance_id AND later.import_id > NEW.id
            )
            FROM import_rows AS mine
            WHERE mine.import_id = NEW.id AND mine.balance_id IS NOT NULL
        );

    UPDATE balances
    SET amount = (
        SELECT oldest.replaced_balance FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE id IN (SELECT mine.balance_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_balance FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
            ORDER BY oldest.id LIMIT 1
        ) IS NOT NULL;

    DELETE FROM balances
    WHERE id IN (SELECT mine.balance_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.balance_id = balances.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_balance FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.balance_id = balances.id
            ORDER BY oldest.id LIMIT 1
        ) IS NULL;

    UPDATE import_rows
    SET replaced_rate = (
        SELECT oldest.replaced_rate FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = import_rows.fin_asset_rate_id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (
            SELECT (
                SELECT min(later.id) FROM import_rows AS later
                WHERE later.fin_asset_rate_id = mine.fin_asset_rate_id AND later.import_id > NEW.id
            )
            FROM import_rows AS mine
            WHERE mine.import_id = NEW.id AND mine.fin_asset_rate_id IS NOT NULL
        );

    UPDATE fin_asset_rates
    SET rate = (
        SELECT oldest.replaced_rate FROM import_rows AS oldest
        WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
        ORDER BY oldest.id LIMIT 1
    )
    WHERE
        id IN (SELECT mine.fin_asset_rate_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_rate FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
            ORDER BY oldest.id LIMIT 1
        ) IS NOT NULL;

    DELETE FROM fin_asset_rates
    WHERE
        id IN (SELECT mine.fin_asset_rate_id FROM import_rows AS mine WHERE mine.import_id = NEW.id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS later
            WHERE later.fin_asset_rate_id = fin_asset_rates.id AND later.import_id > NEW.id
        )
        AND (
            SELECT oldest.replaced_rate FROM import_rows AS oldest
            WHERE oldest.import_id = NEW.id AND oldest.fin_asset_rate_id = fin_asset_rates.id
            ORDER BY oldest.id LIMIT 1
        ) IS NULL;

    DELETE FROM fin_asset_splits
    WHERE
        id IN (
            SELECT mine.fin_asset_split_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
        )
        AND NOT EXISTS (
            SELECT 1 FROM import_rows AS other
            WHERE other.fin_asset_split_id = fin_asset_splits.id AND other.import_id <> NEW.id
        );

    DELETE FROM fin_transactions
    WHERE
        id IN (
            SELECT mine.fin_transaction_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
            UNION ALL
            SELECT mine.other_fin_transaction_id FROM import_rows AS mine
            WHERE mine.import_id = NEW.id
        );

    DELETE FROM import_rows
    WHERE import_id = NEW.id;
END;

CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- No row that was brought is left without its import, also with foreign keys off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = OLD.id);
END;

CREATE TRIGGER phys_asset_ownerships_periods_insert
AFTER INSERT ON phys_asset_ownerships
BEGIN
    -- Periods of one asset never intersect; they run up to, and without, end_datetime.
    SELECT RAISE(
        ABORT,
        'phys_asset_ownerships: the asset is owned then already; let one period end before the next'
    )
    FROM phys_asset_ownerships
    WHERE asset_id = NEW.asset_id
        AND id <> NEW.id
        AND start_datetime < coalesce(NEW.end_datetime, '~')
        AND coalesce(end_datetime, '~') > NEW.start_datetime;
END;

CREATE TRIGGER phys_asset_ownerships_periods_update
AFTER UPDATE ON phys_asset_ownerships
BEGIN
    -- Periods of one asset never intersect; they run up to, and without, end_datetime.
    SELECT RAISE(
        ABORT,
        'phys_asset_ownerships: the asset is owned then already; let one period end before the next'
    )
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
    SELECT RAISE(
        ABORT, 'phys_asset_ownerships: is one side of a swap; delete its row in swaps first'
    )
    WHERE EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = OLD.id)
        OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = OLD.id);

    SELECT RAISE(
        ABORT,
        'phys_asset_ownerships: is the reason of transactions or import rules; clear it there first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_phys_asset_ownership_id = OLD.id
        )
        OR EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_phys_asset_ownership_id = OLD.id
        );
END;

CREATE TRIGGER phys_assets_use_delete
BEFORE DELETE ON phys_assets
BEGIN
    -- Nothing is left that names a thing that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'phys_assets: is in use; delete its ownerships, valuations and loans first')
    WHERE EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM phys_asset_valuations
            WHERE phys_asset_valuations.asset_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = OLD.id);
END;

CREATE TRIGGER swaps_imports_delete
AFTER DELETE ON swaps
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET swap_id = NULL
    WHERE swap_id = OLD.id;
END;

CREATE TRIGGER swaps_signs_insert
BEFORE INSERT ON swaps
BEGIN
    -- The credit side went out, the debit side came in.
    SELECT RAISE(
        ABORT, 'swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)'
    )
    FROM fin_transactions
    WHERE id = NEW.credit_fin_transaction_id AND amount > 0;

    SELECT RAISE(
        ABORT, 'swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)'
    )
    FROM fin_transactions
    WHERE id = NEW.debit_fin_transaction_id AND amount < 0;
END;

CREATE TRIGGER swaps_signs_update
BEFORE UPDATE ON swaps
BEGIN
    -- The credit side went out, the debit side came in.
    SELECT RAISE(
        ABORT, 'swaps.credit_fin_transaction_id: its amount is > 0; credit is what went out (< 0)'
    )
    FROM fin_transactions
    WHERE id = NEW.credit_fin_transaction_id AND amount > 0;

    SELECT RAISE(
        ABORT, 'swaps.debit_fin_transaction_id: its amount is < 0; debit is what came in (> 0)'
    )
    FROM fin_transactions
    WHERE id = NEW.debit_fin_transaction_id AND amount < 0;
END;

CREATE VIEW current_balance_goals AS
-- One row per goal that is relevant now; the accomplished ones stand at the bottom.
--   is_accomplished  INTEGER boolean, info: the balance serves this goal and all before it
--   goal             TEXT, info: balance_goals.name
--   storage          TEXT, info: fin_storages.name
--   amount_total     REAL of the asset, info: the goal
--   amount_left      REAL of the asset, info: what is missing, goals of one asset & storage being
--                    served one by one in the order of priority
--   deadline         TEXT UTC, info
--   asset_type       TEXT, info: fin_asset_types.name
--   asset_code       TEXT, info: fin_assets.code
-- Operations: select.
-- Cost: one index seek a goal, and a walk over the goals of the same asset & storage.
WITH relevant_goals AS (
    SELECT
        goal.id,
        goal.name,
        goal.asset_storage_id,
        goal.amount,
        goal.priority,
        goal.deadline,
        sum(goal.amount) OVER (
            PARTITION BY goal.asset_storage_id ORDER BY goal.priority
        ) AS amount_until_served,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = goal.asset_storage_id
                    AND balance.datetime <= datetime('now', '+1 second')
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0
        ) AS balance
    FROM balance_goals AS goal
    WHERE goal.result_transaction_id IS NULL
        AND goal.start_datetime <= datetime('now')
        AND (goal.end_datetime IS NULL OR goal.end_datetime > datetime('now'))
)

SELECT
    -- 1e-9 forgives what adding up floating point numbers costs.
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
ORDER BY is_accomplished, goal.priority;

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
-- What is owed has a negative balance: a loan if fin_loans knows it, any other debt if not.
-- Inactive assets and storages are skipped, unless something is owed.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

entries AS MATERIALIZED (
    SELECT
        1 AS section_number,
        CASE WHEN held_now.is_cash = 1 THEN 1 ELSE 2 END AS kind_number,
        CASE WHEN held_now.is_cash = 1 THEN 'cash' ELSE 'portfolio' END AS kind,
        held_now.code AS name,
        held_now.storage,
        held_now.amount,
        held_now.base_value,
        NULL AS accrued_interest
    FROM held_now
    WHERE held_now.amount > 0
    UNION ALL
    SELECT 1, 3, 'physical', phys_now.name, NULL, NULL, phys_now.base_value, NULL
    FROM phys_now
    UNION ALL
    SELECT
        2,
        CASE WHEN owing.id IS NULL THEN 2 ELSE 1 END,
        CASE WHEN owing.id IS NULL THEN 'debt' ELSE 'loan' END,
        held_now.code,
        held_now.storage,
        0.0 - held_now.amount,
        0.0 - held_now.base_value,
        owing.base_interest
    FROM held_now
    LEFT JOIN owing ON owing.asset_storage_id = held_now.id
    WHERE held_now.amount < 0
),

totals AS MATERIALIZED (
    SELECT
        CASE
            WHEN
                count(CASE WHEN entries.section_number = 1 THEN 1 END)
                = count(CASE WHEN entries.section_number = 1 THEN entries.base_value END)
                THEN
                    coalesce(
                        sum(CASE WHEN entries.section_number = 1 THEN entries.base_value END), 0.0
                    )
        END AS assets,
        CASE
            WHEN
                count(CASE WHEN entries.section_number = 2 THEN 1 END)
                = count(CASE WHEN entries.section_number = 2 THEN entries.base_value END)
                THEN
                    coalesce(
                        sum(CASE WHEN entries.section_number = 2 THEN entries.base_value END), 0.0
                    )
        END AS liabilities
    FROM entries
)

SELECT
    CASE sheet.section_number
        WHEN 1 THEN 'assets' WHEN 2 THEN 'liabilities' ELSE 'net worth'
    END AS section,
    sheet.kind,
    sheet.name,
    sheet.storage,
    sheet.amount,
    sheet.base_value,
    sheet.base_value / nullif(totals.assets, 0) AS share,
    sheet.accrued_interest,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT
        entries.section_number,
        entries.kind_number,
        entries.kind,
        entries.name,
        entries.storage,
        entries.amount,
        entries.base_value,
        entries.accrued_interest
    FROM entries
    UNION ALL
    SELECT 1, 9, 'total', 'total assets', NULL, NULL, totals.assets, NULL FROM totals
    UNION ALL
    SELECT 2, 9, 'total', 'total liabilities', NULL, NULL, totals.liabilities, NULL FROM totals
    UNION ALL
    SELECT 3, 9, 'total', 'net worth', NULL, NULL, totals.assets - totals.liabilities, NULL
    FROM totals
) AS sheet
CROSS JOIN totals
ORDER BY
    sheet.section_number ASC,
    sheet.kind_number ASC,
    sheet.base_value DESC,
    sheet.name ASC,
    sheet.storage ASC;

CREATE VIEW current_balances AS
-- One row per asset & storage of which both are active, in the order of priority.
--   pseudo_id     INTEGER, key: fin_assets_storages.id
--   asset_type    TEXT, lookup: fin_asset_types.name
--   asset_code    TEXT, lookup: fin_assets.code
--   asset_name    TEXT, info
--   storage       TEXT, lookup: fin_storages.name
--   balance       REAL of the asset, value: the newest one, NULL before the first
--   base_balance  REAL of the base asset, info: balance at the newest rate, NULL without a rate
--   base_asset    TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert saves a balance as of now, and makes the row in fin_assets_storages if needed;
--   update of balance does the same. A balance of the running second counts as current.
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
        ELSE balance.amount * (
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
    WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
ORDER BY held.priority IS NULL, held.priority, held.id;

CREATE VIEW current_credit_lines AS
-- One row per loan with a credit limit: what can be drawn now, and after a fall of prices.
--   line                  TEXT, info: the storage of the loan
--   rate                  REAL share a year (0.02 is 2 %), info
--   credit_limit          REAL of the base asset, info
--   drawn                 REAL of the base asset, info: what is owed, > 0
--   undrawn               REAL of the base asset, info: the one less the other, at least 0
--   is_correlated         INTEGER boolean, info: 1 if a collateral decides how much can be drawn
--   collateral            TEXT, info: which one, a storage or physical asset; NULL is unsecured
--   capacity              REAL of the base asset, info: of undrawn, what can be drawn now
--   capacity_at_minus_30  REAL of the base asset, info: and after prices have fallen by 30 %
--   capacity_at_minus_50  REAL of the base asset, info: by 50 %
--   capacity_at_minus_70  REAL of the base asset, info: by 70 %
-- A secured line can be drawn until the loans of its collateral, with the interest accrued on them,
-- reach the lowest threshold of its terms; an unsecured one does not care about prices. Cash in the
-- collateral does not fall. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

secured AS MATERIALIZED (
    SELECT
        owing.*,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN owing.collateral_storage_id IS NOT NULL
                THEN (
                    SELECT
                        CASE
                            WHEN count(*) = count(held_now.base_value)
                                THEN coalesce(sum(held_now.base_value), 0.0)
                        END
                    FROM held_now
                    WHERE held_now.storage_id = owing.collateral_storage_id
                        AND held_now.amount > 0
                        AND held_now.is_cash = 0
                )
            ELSE (
                SELECT phys_now.base_value FROM phys_now
                WHERE phys_now.id = owing.collateral_phys_asset_id
            )
        END AS falling_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.storage_id = owing.collateral_storage_id
                AND held_now.amount > 0
                AND held_now.is_cash = 1
        ) AS cash_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(other.base_owed)
                        THEN sum(other.base_owed + other.base_interest)
                END
            FROM owing AS other
            WHERE other.collateral_storage_id IS owing.collateral_storage_id
                AND other.collateral_phys_asset_id IS owing.collateral_phys_asset_id
        ) AS claims
    FROM owing
    WHERE owing.collateral IS NOT NULL
),

lines AS MATERIALIZED (
    SELECT
        owing.id,
        owing.name,
        owing.annual_rate,
        owing.base_limit,
        owing.base_owed,
        owing.collateral,
        owing.first_ratio,
        max(owing.base_limit - owing.base_owed, 0.0) AS base_undrawn,
        secured.falling_value,
        CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS steady_value,
        secured.claims
    FROM owing
    LEFT JOIN secured ON secured.id = owing.id
    WHERE owing.id IN (SELECT fin_loans.id FROM fin_loans WHERE fin_loans.credit_limit IS NOT NULL)
)

SELECT
    lines.name AS line,
    lines.annual_rate AS rate,
    lines.base_limit AS credit_limit,
    lines.base_owed AS drawn,
    lines.base_undrawn AS undrawn,
    lines.collateral IS NOT NULL AS is_correlated,
    lines.collateral,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(lines.first_ratio * (lines.falling_value + lines.steady_value) - lines.claims, 0.0)
        )
    END AS capacity,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.7 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_30,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.5 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_50,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.3 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_70
FROM lines
ORDER BY lines.collateral IS NOT NULL, lines.annual_rate, lines.name, lines.id;

CREATE VIEW current_data_issues AS
-- One row per doubtful thing: advice, where the schema does not refuse.
--   issue        TEXT, info: what kind of issue it is, one word
--   table_name   TEXT, info: the table that it is in
--   row_id       INTEGER, info: id of the row there, NULL when it is about the whole table
--   description  TEXT, info: what is doubtful
--   what_to_do   TEXT, info: how to settle it
-- Operations: select.
-- Cost: a few index seeks per asset and per asset & storage, one walk over an index of the swaps,
-- over what is uncategorised and over the transactions whose reason is an ownership.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.is_base,
        asset.is_active AS is_asset_active,
        fin_storages.is_active AS is_storage_active,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
                    AND balance.datetime <= datetime('now', '+1 second')
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0.0
        ) AS balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
),

-- Assets that make up the balance and are worth something else than 1, with their newest rates.
valued_assets AS MATERIALIZED (
    SELECT
        held_now.asset_id,
        held_now.code,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = held_now.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1
        ) AS rate_id,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = held_now.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1 OFFSET 1
        ) AS earlier_rate_id
    FROM held_now
    WHERE held_now.balance <> 0 AND held_now.is_base = 0
    GROUP BY held_now.asset_id
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
    'asset_types_many',
    'fin_asset_types',
    NULL,
    'There are ' || asset_types.number || ' asset types.',
    'Keep at most 8, else charts and tables by type are hard to read.'
FROM (SELECT count(*) AS number FROM fin_asset_types) AS asset_types
WHERE asset_types.number > 8
UNION ALL
SELECT
    'rate_missing',
    'fin_assets',
    valued_assets.asset_id,
    valued_assets.code || ' has a balance but no rate, so totals are NULL.',
    'Add a rate in current_fin_asset_rates.'
FROM valued_assets
WHERE valued_assets.rate_id IS NULL
UNION ALL
SELECT
    'rate_old',
    'fin_asset_rates',
    rate.id,
    'The newest rate of ' || valued_assets.code || ' is of ' || date(rate.datetime) || '.',
    'Add a rate in current_fin_asset_rates, or load new ones with findb rates.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
WHERE rate.datetime < datetime('now', '-31 days')
UNION ALL
SELECT
    'rate_jumped',
    'fin_asset_rates',
    rate.id,
    'The rate of ' || valued_assets.code || ' went from ' || earlier.rate || ' to ' || rate.rate
    || '.',
    'Correct it if it is a slip; after a split, correct the amounts.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
INNER JOIN fin_asset_rates AS earlier ON earlier.id = valued_assets.earlier_rate_id
WHERE rate.rate > 10 * earlier.rate OR earlier.rate > 10 * rate.rate
UNION ALL
SELECT
    'inactive_not_empty',
    'fin_assets_storages',
    held_now.id,
    held_now.code || ' in ' || held_now.storage || ' is inactive, but its balance is '
    || held_now.balance || '.',
    'Set is_active to 1, or add the transaction and the balance that empty it.'
FROM held_now
WHERE held_now.balance <> 0 AND (held_now.is_asset_active = 0 OR held_now.is_storage_active = 0)
UNION ALL
SELECT
    'balance_missing',
    'fin_assets_storages',
    held_now.id,
    held_now.code || ' in ' || held_now.storage || ' has transactions but no balance.',
    'Add its balance in current_balances.'
FROM held_now
WHERE EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = held_now.id)
    AND NOT EXISTS (SELECT 1 FROM balances AS b WHERE b.asset_storage_id = held_now.id)
UNION ALL
SELECT
    'in_the_future',
    'fin_transactions',
    fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', in the future.',
    'Correct datetime; what is only expected belongs in fin_transaction_plans.'
FROM fin_transactions
WHERE fin_transactions.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'in_the_future',
    'balances',
    balance.id,
    'The balance of ' || held_now.code || ' in ' || held_now.storage || ' is dated '
    || balance.datetime || ', in the future.',
    'Correct datetime.'
FROM held_now
INNER JOIN balances AS balance
    ON balance.asset_storage_id = held_now.id AND balance.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'in_the_future',
    'fin_asset_rates',
    rate.id,
    'The rate of ' || asset.code || ' is dated ' || rate.datetime || ', in the future.',
    'Correct datetime.'
FROM fin_assets AS asset
CROSS JOIN fin_asset_rates AS rate -- CROSS keeps SQLite from walking over all rates
WHERE rate.asset_id = asset.id AND rate.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'dated_long_ago',
    'fin_transactions',
    fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', before 1900.',
    'Correct datetime.'
FROM fin_transactions
WHERE fin_transactions.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'dated_long_ago',
    'balances',
    balance.id,
    'The balance of ' || held_now.code || ' in ' || held_now.storage || ' is dated '
    || balance.datetime || ', before 1900.',
    'Correct datetime.'
FROM held_now
INNER JOIN balances AS balance
    ON balance.asset_storage_id = held_now.id AND balance.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'reason_not_owned',
    'fin_transactions',
    tx.id,
    'The transaction of ' || tx.datetime || ' has ' || phys_assets.name
    || ' as its reason, in a period in which it was not owned.',
    'Correct datetime, name the ownership of that time, or correct the period of the ownership.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
INNER JOIN fin_transactions AS tx ON tx.reason_phys_asset_ownership_id = ownership.id
    AND (tx.datetime < ownership.start_datetime OR tx.datetime >= ownership.end_datetime)
UNION ALL
SELECT
    'names_alike',
    named.table_name,
    max(named.id),
    'The names ' || quote(min(named.name)) || ' and ' || quote(max(named.name))
    || ' differ only in case or in blanks around them.',
    'Rename one; or make what refers to one refer to the other, and delete the one.'
FROM (
    SELECT
        'fin_asset_types' AS table_name,
        fin_asset_types.id,
        fin_asset_types.name
    FROM fin_asset_types
    UNION ALL
    SELECT 'fin_storages', fin_storages.id, fin_storages.name FROM fin_storages
    UNION ALL
    SELECT 'fin_transaction_categories', category.id, category.name
    FROM fin_transaction_categories AS category
) AS named
GROUP BY named.table_name, lower(trim(named.name))
HAVING count(*) > 1
UNION ALL
SELECT
    'swapped_twice',
    'fin_transactions',
    swap.credit_fin_transaction_id,
    'The transaction is the credit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.credit_fin_transaction_id IS NOT NULL
GROUP BY swap.credit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swapped_twice',
    'fin_transactions',
    swap.debit_fin_transaction_id,
    'The transaction is the debit side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.debit_fin_transaction_id IS NOT NULL
GROUP BY swap.debit_fin_transaction_id
HAVING count(*) > 1
UNION ALL
SELECT
    'swap_turned',
    'swaps',
    swap.id,
    'The credit side of the swap came in, or its debit side went out.',
    'Exchange the two sides, or correct the sign of the amount.'
FROM swaps AS swap
LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
WHERE credit.amount > 0 OR debit.amount < 0
UNION ALL
SELECT
    'transfer_doubtful',
    'fin_transactions',
    tx.id,
    'The amount of ' || date(tx.datetime) || ' may be a transfer, but there are several candidates'
    || ' for its other side.',
    'Add the right pair to swaps, or give the transaction a category of its own.'
FROM import_rows AS brought
INNER JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    AND category.name IN ('uncategorised', 'transfers', 'deliveries')
WHERE brought.is_doubtful = 1
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
UNION ALL
SELECT
    'price_waiting',
    'import_rows',
    min(brought.id),
    count(*) || ' imported prices are in ' || brought.currency || ', which has no rate then.',
    'Add its rates, then finish an import: the prices become rates.'
FROM import_rows AS brought
WHERE brought.is_waiting = 1
GROUP BY brought.currency
UNION ALL
SELECT
    'uncategorised',
    'fin_transactions',
    NULL,
    count(*) || ' transactions are uncategorised.',
    'Add rules to import_rules, then run findb rules apply; or set their category.'
FROM fin_transactions AS tx
WHERE
    tx.category_id = (
        SELECT category.id FROM fin_transaction_categories AS category
        WHERE category.name = 'uncategorised'
    )
GROUP BY tx.category_id
UNION ALL
SELECT
    'import_open',
    'imports',
    open.id,
    'The import of ' || open.started_datetime || ' is not finished.',
    'Set its finished_datetime, or undo it.'
FROM imports AS open
WHERE open.finished_datetime IS NULL AND open.started_datetime < datetime('now', '-1 day')
UNION ALL
SELECT
    'category_deep',
    'fin_transaction_categories',
    category.id,
    category.name || ' stands too deep for current_fin_transaction_categories.',
    'Lower min_view_depth or move it up: there are columns for levels 0 to 9.'
FROM (
    WITH RECURSIVE levels (id, level) AS (
        SELECT root.id, root.min_view_depth FROM fin_transaction_categories AS root
        WHERE root.parent_id IS NULL
        UNION ALL
        SELECT child.id, max(levels.level + 1, child.min_view_depth) FROM levels
        INNER JOIN fin_transaction_categories AS child ON child.parent_id = levels.id
    )

    SELECT levels.id, levels.level FROM levels
    WHERE levels.level > 9
) AS deep
INNER JOIN fin_transaction_categories AS category ON category.id = deep.id
UNION ALL
SELECT
    'loan_balance_missing',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has no balance, so what is owed is not known.',
    'Add its balance in current_balances, < 0, or 0 while nothing is owed.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE fin_loans.start_datetime <= datetime('now')
    AND (fin_loans.end_datetime IS NULL OR fin_loans.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM balances AS balance
        WHERE balance.asset_storage_id = held_now.id
            AND balance.datetime <= datetime('now', '+1 second')
    )
UNION ALL
SELECT
    'loan_over_limit',
    'fin_loans',
    fin_loans.id,
    'On ' || held_now.storage || ' ' || -held_now.balance || ' ' || held_now.code
    || ' are owed, more than the limit of ' || fin_loans.credit_limit || '.',
    'Repay it, or correct the balance or credit_limit.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE -held_now.balance > fin_loans.credit_limit
UNION ALL
SELECT
    'loan_ended',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has ended, but ' || -held_now.balance || ' '
    || held_now.code || ' are owed.',
    'Add the repayment and the balance after it, or correct end_datetime.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE held_now.balance < 0 AND fin_loans.end_datetime <= datetime('now')
UNION ALL
SELECT
    'collateral_missing',
    'fin_loans',
    fin_loans.id,
    'The loan of ' || held_now.storage || ' has thresholds but no collateral, so they never act.',
    'Name the storage or the physical asset that is pledged, or clear the thresholds.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE fin_loans.collateral_storage_id IS NULL
    AND fin_loans.collateral_phys_asset_id IS NULL
    AND coalesce(
        fin_loans.freeze_ratio, fin_loans.margin_call_ratio, fin_loans.forced_liquidation_ratio
    ) IS NOT NULL
UNION ALL
SELECT
    'collateral_empty',
    'fin_loans',
    fin_loans.id,
    'The collateral of ' || held_now.storage || ' is empty, or not owned now.',
    'Add the balances or the ownership of what is pledged, or name another collateral.'
FROM fin_loans
INNER JOIN held_now ON held_now.id = fin_loans.asset_storage_id
WHERE held_now.balance < 0
    AND (
        (
            fin_loans.collateral_storage_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM fin_assets_storages AS pledged
                INNER JOIN held_now AS kept ON kept.id = pledged.id AND kept.balance > 0
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
    'valuation_missing',
    'phys_assets',
    phys_assets.id,
    phys_assets.name || ' is owned, but its value is not known, so totals are NULL.',
    'Add its value to phys_asset_valuations, 0 if it could not be sold.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
WHERE ownership.start_datetime <= datetime('now')
    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
    )
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_phys_ownership_id = ownership.id
            AND swap.credit_fin_transaction_id IS NOT NULL
    )
UNION ALL
SELECT
    'dividend_overdue',
    'fin_asset_dividends',
    dividend.id,
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
    'planned_twice',
    'fin_transaction_plans',
    planned.id,
    'A recurring plan of ' || lower_category.name || ' is also in one of ' || category.name
    || ', a category above it, so both are counted.',
    'End one of the two plans, or move it to another category.'
FROM (
    WITH RECURSIVE
    above (category_id, ancestor_id) AS (
        SELECT category.id, category.parent_id FROM fin_transaction_categories AS category
        UNION ALL
        SELECT above.category_id, category.parent_id FROM above
        INNER JOIN fin_transaction_categories AS category ON category.id = above.ancestor_id
    )

    SELECT above.category_id, above.ancestor_id FROM above
    WHERE above.ancestor_id IN (
        SELECT plan_above.transaction_category_id FROM fin_transaction_plans AS plan_above
        WHERE plan_above.recurrence_datetime_modifiers IS NOT NULL
            AND plan_above.start_datetime <= datetime('now')
            AND (plan_above.end_datetime IS NULL OR plan_above.end_datetime >= datetime('now'))
    )
) AS covered
INNER JOIN fin_transaction_categories AS category
    ON category.id = covered.ancestor_id AND category.parent_id IS NOT NULL
INNER JOIN fin_transaction_categories AS lower_category ON lower_category.id = covered.category_id
INNER JOIN fin_transaction_plans AS planned ON planned.transaction_category_id = covered.category_id
    AND planned.recurrence_datetime_modifiers IS NOT NULL
    AND planned.start_datetime <= datetime('now')
    AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'));

CREATE VIEW current_drawdown_ladder AS
-- One row per loan with a collateral and fall of its prices from 0 to -95 % in steps of 5 points.
--   drawdown                    REAL share (-0.30 is -30 %), info
--   loan                        TEXT, info: the storage of the loan
--   collateral                  TEXT, info: the storage or physical asset that is pledged
--   collateral_value            REAL of the base asset, info: after the fall
--   claims                      REAL of the base asset, info: owed and accrued by all loans of it
--   ratio                       REAL share (0.70 is 70 %), info: claims / collateral_value
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
-- all that is kept in the storage, of which cash does not fall, or the physical asset. Interest as
-- in current_loan_safety. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage, and 20 rows a loan.
WITH RECURSIVE
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

secured AS MATERIALIZED (
    SELECT
        owing.*,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN owing.collateral_storage_id IS NOT NULL
                THEN (
                    SELECT
                        CASE
                            WHEN count(*) = count(held_now.base_value)
                                THEN coalesce(sum(held_now.base_value), 0.0)
                        END
                    FROM held_now
                    WHERE held_now.storage_id = owing.collateral_storage_id
                        AND held_now.amount > 0
                        AND held_now.is_cash = 0
                )
            ELSE (
                SELECT phys_now.base_value FROM phys_now
                WHERE phys_now.id = owing.collateral_phys_asset_id
            )
        END AS falling_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.storage_id = owing.collateral_storage_id
                AND held_now.amount > 0
                AND held_now.is_cash = 1
        ) AS cash_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(other.base_owed)
                        THEN sum(other.base_owed + other.base_interest)
                END
            FROM owing AS other
            WHERE other.collateral_storage_id IS owing.collateral_storage_id
                AND other.collateral_phys_asset_id IS owing.collateral_phys_asset_id
        ) AS claims
    FROM owing
    WHERE owing.collateral IS NOT NULL
),

steps (number) AS (
    SELECT 0
    UNION ALL
    SELECT steps.number + 1 FROM steps
    WHERE steps.number < 19
),

fallen AS MATERIALIZED (
    SELECT
        secured.*,
        (0 - 5 * steps.number) / 100.0 AS drawdown,
        secured.falling_value * (100 - 5 * steps.number) / 100.0 + CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS collateral_value
    FROM secured
    CROSS JOIN steps
)

SELECT
    fallen.drawdown,
    fallen.name AS loan,
    fallen.collateral,
    fallen.collateral_value,
    fallen.claims,
    fallen.claims / nullif(fallen.collateral_value, 0) AS ratio,
    CASE
        WHEN fallen.claims = 0 THEN 'ok'
        WHEN fallen.claims >= fallen.forced_liquidation_ratio * fallen.collateral_value
            THEN 'forced_liquidation'
        WHEN fallen.claims >= fallen.margin_call_ratio * fallen.collateral_value
            THEN 'margin_call'
        WHEN fallen.claims >= fallen.freeze_ratio * fallen.collateral_value THEN 'freeze'
        WHEN fallen.claims + fallen.collateral_value IS NOT NULL THEN 'ok'
    END AS state,
    fallen.first_ratio AS cure_ratio,
    max(fallen.claims - fallen.first_ratio * fallen.collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN fallen.claims <= fallen.first_ratio * fallen.collateral_value THEN 0.0
        WHEN fallen.first_ratio < 1 AND fallen.claims <= fallen.collateral_value
            THEN (fallen.claims - fallen.first_ratio * fallen.collateral_value)
            / (1 - fallen.first_ratio)
    END AS sale_cure,
    max(fallen.claims / fallen.first_ratio - fallen.collateral_value, 0.0) AS collateral_cure,
    max(
        fallen.claims - fallen.margin_call_ratio * fallen.collateral_value, 0.0
    ) AS cash_to_margin_call,
    max(
        fallen.claims - fallen.forced_liquidation_ratio * fallen.collateral_value, 0.0
    ) AS cash_to_forced_liquidation
FROM fallen
ORDER BY fallen.name ASC, fallen.id ASC, fallen.drawdown DESC;

CREATE VIEW current_fin_allocation AS
-- One row per allocation group that applies now, in the order of priority.
--   group          TEXT, info: fin_allocation_groups.name
--   base_balance   REAL of the base asset, info: its assets & storages at the newest rates, NULL
--                  when a rate is missing
--   base_asset     TEXT, info: fin_assets.code of the base asset
--   current_share  REAL percent, info: base_balance / sum of abs(base_balance) of all groups, so
--                  that the shares without sign add up to 100
--   target_share   REAL percent, info: the target, normalised in the same way
-- Inactive assets and storages, and those that are in no group, do not count.
-- Operations: select.
-- Cost: two index seeks per asset & storage in a group.
WITH group_balances AS (
    SELECT
        allocation_group.id,
        allocation_group.name,
        allocation_group.priority,
        allocation_group.target_share,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN count(*) = count(valued.base_balance) THEN sum(valued.base_balance)
            WHEN count(valued.asset_storage_id) = 0 THEN 0.0
        END AS base_balance
    FROM fin_allocation_groups AS allocation_group
    LEFT JOIN (
        SELECT
            held.id AS asset_storage_id,
            held.allocation_group_id,
            CASE
                WHEN coalesce(balance.amount, 0) = 0 THEN 0.0
                WHEN asset.is_base = 1 THEN balance.amount
                ELSE balance.amount * (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS base_balance
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE held.allocation_group_id IS NOT NULL
    ) AS valued ON valued.allocation_group_id = allocation_group.id
    WHERE allocation_group.start_datetime <= datetime('now')
        AND (
            allocation_group.end_datetime IS NULL
            OR allocation_group.end_datetime > datetime('now')
        )
    GROUP BY allocation_group.id
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
ORDER BY group_balances.priority IS NULL, group_balances.priority, group_balances.id;

CREATE VIEW current_fin_asset_rates AS
-- One row per active asset, by type and code.
--   pseudo_id   INTEGER, key: fin_assets.id
--   asset_type  TEXT, lookup: fin_asset_types.name
--   asset       TEXT, lookup: fin_assets.code
--   rate        REAL base asset per 1 of the asset, value: the newest one, NULL before the first,
--               always 1 for the base asset
--   base_asset  TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert and update of rate save a rate as of now.
-- Cost: one index seek a row, however many rates there are.
SELECT
    asset.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset,
    CAST(
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS REAL
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
--   level              INTEGER, info: where the category stands, 0 is the top
--   path               TEXT, info: names from the root down, joined by ' > '
--   level_0            TEXT, info: the category, or what it belongs to, on level 0
--   level_1            TEXT, info: likewise on level 1, NULL below the category; and so on
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
-- A category stands one level below its parent, or deeper when min_view_depth says so: then its
-- parent takes the levels between, too.
-- Operations: select.
-- Cost: one walk over the categories, times their depth.
WITH RECURSIVE
placed (id, parent_id, level, path, sort_path) AS (
    SELECT root.id, root.parent_id, root.min_view_depth, root.name, root.name
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT
        child.id,
        child.parent_id,
        max(parent.level + 1, child.min_view_depth),
        parent.path || ' > ' || child.name,
        parent.sort_path || char(1) || child.name
    FROM placed AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
),

-- Every category with itself and each one above it, and the levels which that one takes.
lines (id, ancestor_id, first_level, last_level) AS (
    SELECT
        placed.id,
        placed.id,
        CASE WHEN placed.parent_id IS NULL THEN 0 ELSE placed.level END,
        placed.level
    FROM placed
    UNION ALL
    SELECT
        line.id,
        above.id,
        CASE WHEN above.parent_id IS NULL THEN 0 ELSE above.level END,
        line.first_level - 1
    FROM lines AS line
    INNER JOIN placed AS ancestor ON ancestor.id = line.ancestor_id
    INNER JOIN placed AS above ON above.id = ancestor.parent_id
),

named_lines AS (
    SELECT line.id, line.first_level, line.last_level, ancestor.name FROM lines AS line
    INNER JOIN fin_transaction_categories AS ancestor ON ancestor.id = line.ancestor_id
)

SELECT
    category.id,
    category.name,
    placed.level,
    placed.path,
    max(line.name) FILTER (WHERE 0 BETWEEN line.first_level AND line.last_level) AS level_0,
    max(line.name) FILTER (WHERE 1 BETWEEN line.first_level AND line.last_level) AS level_1,
    max(line.name) FILTER (WHERE 2 BETWEEN line.first_level AND line.last_level) AS level_2,
    max(line.name) FILTER (WHERE 3 BETWEEN line.first_level AND line.last_level) AS level_3,
    max(line.name) FILTER (WHERE 4 BETWEEN line.first_level AND line.last_level) AS level_4,
    max(line.name) FILTER (WHERE 5 BETWEEN line.first_level AND line.last_level) AS level_5,
    max(line.name) FILTER (WHERE 6 BETWEEN line.first_level AND line.last_level) AS level_6,
    max(line.name) FILTER (WHERE 7 BETWEEN line.first_level AND line.last_level) AS level_7,
    max(line.name) FILTER (WHERE 8 BETWEEN line.first_level AND line.last_level) AS level_8,
    max(line.name) FILTER (WHERE 9 BETWEEN line.first_level AND line.last_level) AS level_9,
    category.is_passive,
    category.is_initial_import
FROM placed
INNER JOIN fin_transaction_categories AS category ON category.id = placed.id
INNER JOIN named_lines AS line ON line.id = placed.id
GROUP BY placed.id
ORDER BY placed.sort_path;

CREATE VIEW current_key_ratios AS
-- One row per database: what a lender, and a person who wants to be free of work, looks at first.
--   total_assets       REAL of the base asset, info: cash, portfolio and physical assets
--   total_liabilities  REAL of the base asset, info: loans and other debts, > 0, without interest
--                      accrued since their balances
--   net_worth          REAL of the base asset, info: the one less the other
--   portfolio_value    REAL of the base asset, info: what is held that is not cash
--   cash               REAL of the base asset, info: what is held of the base asset's type
--   margin_ratio       REAL share (0.45 is 45 %), info: all loans / portfolio_value, whether they
--                      are secured by it or not; NULL without a portfolio
--   monthly_income     REAL of the base asset, info: plans of the category `income` and below
--   monthly_expenses   REAL of the base asset, info: plans of the category `expenses` and below,
--                      > 0, without interest
--   monthly_interest   REAL of the base asset, info: a twelfth of the yearly interest on all loans
--   monthly_cashflow   REAL of the base asset, info: monthly_income - monthly_expenses
--   annual_dividends   REAL of the base asset, info: per-share dividends that are due within the
--                      year, and expected ones without a date, on what is held now
--   fire_ratio         REAL share, info: annual_dividends / expenses of a year; NULL without any
--   runway_months      REAL months, info: cash / (monthly_expenses + monthly_interest), how long it
--                      lasts if nothing comes in; NULL without either
--   base_asset         TEXT, info: fin_assets.code of the base asset
-- A figure is NULL, not smaller, if a rate, a valuation or a balance that it needs is missing; see
-- current_data_issues. Plans count as in the views of income and expenses, balances as in
-- current_balance_sheet.
-- Operations: select.
-- Cost: two index seeks per asset & storage; the iterations of each plan until a year from now.
WITH RECURSIVE
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

below (subtree, category_id) AS (
    SELECT lower(category.name), category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) IN ('income', 'expenses')
    UNION
    SELECT below.subtree, category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

in_force AS MATERIALIZED (
    SELECT
        planned.id,
        below.subtree,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

-- is_due: from the newest iteration up to now on, or from the first one if that is still to come.
iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END) AS moment,
        min(iterations.moment) AS first_moment
    FROM iterations
    GROUP BY iterations.plan_id
),

monthly AS MATERIALIZED (
    SELECT
        in_force.subtree,
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment = coalesce(newest.moment, newest.first_moment)
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > coalesce(newest.moment, newest.first_moment)
                AND iterations.moment
                <= datetime(
                    coalesce(newest.moment, newest.first_moment),
                    '+1 year',
                    CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
                )
        ) AS amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

-- A sum over rows of which one is NULL is unknown, not smaller.
figures AS MATERIALIZED (
    SELECT
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount > 0 AND held_now.is_cash = 1
        ) AS cash,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount > 0 AND held_now.is_cash = 0
        ) AS portfolio_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(phys_now.base_value)
                        THEN coalesce(sum(phys_now.base_value), 0.0)
                END
            FROM phys_now
        ) AS physical_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(0.0 - sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount < 0
        ) AS total_liabilities,
        (
            SELECT
                CASE
                    WHEN count(*) = count(owing.base_owed)
                        THEN coalesce(sum(owing.base_owed), 0.0)
                END
            FROM owing
        ) AS base_owed,
        (
            SELECT
                CASE
                    WHEN count(*) = count(owing.base_owed)
                        THEN coalesce(sum(owing.base_owed * owing.annual_rate) / 12, 0.0)
                END
            FROM owing
        ) AS monthly_interest,
        (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.amount) THEN coalesce(sum(monthly.amount), 0.0)
                END
            FROM monthly
            WHERE monthly.subtree = 'income'
        ) AS monthly_income,
        (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.amount)
                        THEN coalesce(0.0 - sum(monthly.amount), 0.0)
                END
            FROM monthly
            WHERE monthly.subtree = 'expenses'
        ) AS monthly_expenses,
        (
            SELECT coalesce(sum(held_now.amount * dividend.amount_per_share), 0.0)
            FROM held_now
            INNER JOIN fin_asset_dividends AS dividend ON dividend.asset_id = held_now.asset_id
            WHERE held_now.amount > 0
                AND held_now.is_cash = 0
                AND CASE
                    WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                        THEN dividend.is_projection = 1
                    ELSE
                        coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                        AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                        <= datetime('now', '+1 year')
                END
        ) AS annual_dividends
)

SELECT
    figures.cash + figures.portfolio_value + figures.physical_value AS total_assets,
    figures.total_liabilities,
    figures.cash + figures.portfolio_value + figures.physical_value
    - figures.total_liabilities AS net_worth,
    figures.portfolio_value,
    figures.cash,
    figures.base_owed / nullif(figures.portfolio_value, 0) AS margin_ratio,
    figures.monthly_income,
    figures.monthly_expenses,
    figures.monthly_interest,
    figures.monthly_income - figures.monthly_expenses AS monthly_cashflow,
    figures.annual_dividends,
    figures.annual_dividends / nullif(12 * figures.monthly_expenses, 0) AS fire_ratio,
    figures.cash
    / nullif(figures.monthly_expenses + figures.monthly_interest, 0) AS runway_months,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM figures;

CREATE VIEW current_loan_safety AS
-- One row per loan with a collateral and threshold in its terms, by how far the threshold is.
--   loan              TEXT, info: the storage of the loan
--   collateral        TEXT, info: the storage or physical asset that is pledged
--   threshold         TEXT, info: freeze, margin_call or forced_liquidation
--   threshold_ratio   REAL share (0.70 is 70 %), info: claims / collateral from which it happens
--   current_ratio     REAL share, info: claims / collateral_value now
--   is_reached        INTEGER boolean, info: 1 if it happens now
--   owed              REAL of the base asset, info: the balance of this loan, > 0
--   accrued_interest  REAL of the base asset, info: of this loan since that balance
--   claims            REAL of the base asset, info: owed and accrued by all loans of the collateral
--   collateral_value  REAL of the base asset, info
--   trigger_value     REAL of the base asset, info: the collateral value at which it happens
--   drawdown          REAL share (-0.30 is -30 %), info: the fall of prices that leads there; > 0
--                     is the rise that leads out; NULL if no fall does
--   cash_cure         REAL of the base asset, info: repaid from elsewhere, it leads exactly back to
--                     the threshold; 0 while it is not reached
--   sale_cure         REAL of the base asset, info: collateral sold to repay, likewise; NULL if
--                     even all of it is not enough
--   collateral_cure   REAL of the base asset, info: collateral added, likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall with prices, or the physical asset.
-- Interest is simple, Act/365, in whole days since the newest balance of the loan: a balance that
-- is verified counts as including it. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

secured AS MATERIALIZED (
    SELECT
        owing.*,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN owing.collateral_storage_id IS NOT NULL
                THEN (
                    SELECT
                        CASE
                            WHEN count(*) = count(held_now.base_value)
                                THEN coalesce(sum(held_now.base_value), 0.0)
                        END
                    FROM held_now
                    WHERE held_now.storage_id = owing.collateral_storage_id
                        AND held_now.amount > 0
                        AND held_now.is_cash = 0
                )
            ELSE (
                SELECT phys_now.base_value FROM phys_now
                WHERE phys_now.id = owing.collateral_phys_asset_id
            )
        END AS falling_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.storage_id = owing.collateral_storage_id
                AND held_now.amount > 0
                AND held_now.is_cash = 1
        ) AS cash_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(other.base_owed)
                        THEN sum(other.base_owed + other.base_interest)
                END
            FROM owing AS other
            WHERE other.collateral_storage_id IS owing.collateral_storage_id
                AND other.collateral_phys_asset_id IS owing.collateral_phys_asset_id
        ) AS claims
    FROM owing
    WHERE owing.collateral IS NOT NULL
),

measured AS MATERIALIZED (
    SELECT
        secured.*,
        coalesce(secured.cash_value, 0.0) AS steady_value,
        secured.falling_value + CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS collateral_value
    FROM secured
),

thresholds AS MATERIALIZED (
    SELECT
        measured.id,
        1 AS number,
        'freeze' AS threshold,
        measured.freeze_ratio AS ratio
    FROM measured
    UNION ALL
    SELECT measured.id, 2, 'margin_call', measured.margin_call_ratio FROM measured
    UNION ALL
    SELECT measured.id, 3, 'forced_liquidation', measured.forced_liquidation_ratio
    FROM measured
)

SELECT
    measured.name AS loan,
    measured.collateral,
    thresholds.threshold,
    thresholds.ratio AS threshold_ratio,
    measured.claims / nullif(measured.collateral_value, 0) AS current_ratio,
    measured.claims > 0
    AND measured.claims >= thresholds.ratio * measured.collateral_value AS is_reached,
    measured.base_owed AS owed,
    measured.base_interest AS accrued_interest,
    measured.claims,
    measured.collateral_value,
    measured.claims / thresholds.ratio AS trigger_value,
    CASE
        WHEN measured.claims / thresholds.ratio >= measured.steady_value
            THEN (measured.claims / thresholds.ratio - measured.collateral_value)
            / nullif(measured.falling_value, 0)
    END AS drawdown,
    max(measured.claims - thresholds.ratio * measured.collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN measured.claims <= thresholds.ratio * measured.collateral_value THEN 0.0
        WHEN thresholds.ratio < 1 AND measured.claims <= measured.collateral_value
            THEN (measured.claims - thresholds.ratio * measured.collateral_value)
            / (1 - thresholds.ratio)
    END AS sale_cure,
    max(measured.claims / thresholds.ratio - measured.collateral_value, 0.0) AS collateral_cure
FROM measured
INNER JOIN thresholds ON thresholds.id = measured.id AND thresholds.ratio IS NOT NULL
ORDER BY measured.name, measured.id, thresholds.number;

CREATE VIEW current_reverse_stress AS
-- One row per secured loan that is owed and threshold in its terms: how far the collateral may fall
-- at once; and one per threshold for all loans together, when all prices fall alike.
--   loan               TEXT, info: fin_storages.name, NULL is all loans together
--   collateral         TEXT, info: name of the storage or physical asset, NULL is all of them
--   threshold          TEXT, info: freeze, margin_call, forced_liquidation
--   ratio              REAL share, info: loan / collateral of the threshold, NULL for all loans
--   owed               REAL of the base asset, info: by all loans on the collateral, interest since
--                      the last balance included
--   collateral_value   REAL of the base asset, info: today
--   cash               REAL of the base asset, info: held of the base asset's type, not pledged
--   undrawn            REAL of the base asset, info: left of the unsecured lines
--   drawdown_uncured   REAL share (-0.4 is -40 %), info: from which the threshold is exceeded; NULL
--                      if no fall leads there
--   drawdown_survived  REAL share, info: likewise, after cash and undrawn have repaid the loan; -1
--                      is everything; > 0: prices must rise, not even now is it enough
-- Cash in a collateral does not fall. For all loans together physical assets do not either (NULL
-- where they alone ask for more than there is), and loans that share a collateral are held to the
-- lowest ratio among them.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        fin_storages.name AS storage,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS amount,
        asset.type_id = base.type_id AS is_cash,
        loan.id IS NOT NULL AS is_loan,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id IS NOT NULL
        OR (balance.amount <> 0 AND asset.is_active = 1 AND fin_storages.is_active = 1)
),

borrowed AS MATERIALIZED (
    SELECT
        loan.id,
        held.storage,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        max(-held.amount, 0.0) * (
            1.0 + loan.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(held.balance_datetime)), 0.0), 0.0
            ) / 365.0
        ) * held.rate AS owed,
        CASE
            WHEN loan.end_datetime <= datetime('now') THEN 0.0
            WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
            ELSE coalesce(loan.credit_limit * held.rate, 0.0)
        END AS credit_limit
    FROM fin_loans AS loan
    INNER JOIN held ON held.id = loan.asset_storage_id
    WHERE loan.start_datetime <= datetime('now')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR held.amount < 0)
),

means AS MATERIALIZED (
    SELECT
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
            FROM held
            WHERE held.is_loan = 0
                AND held.is_cash = 1
                AND (
                    held.amount < 0
                    OR held.storage_id NOT IN (
                        SELECT borrowed.collateral_storage_id FROM borrowed
                        WHERE borrowed.collateral_storage_id IS NOT NULL
                    )
                )
        ) AS cash,
        (
            SELECT
                CASE
                    WHEN count(*) = count(borrowed.owed + borrowed.credit_limit)
                        THEN total(max(borrowed.credit_limit - borrowed.owed, 0.0))
                END
            FROM borrowed
            WHERE borrowed.collateral_storage_id IS NULL
                AND borrowed.collateral_phys_asset_id IS NULL
        ) AS undrawn
),

collaterals AS MATERIALIZED (
    SELECT
        pledged.storage_id,
        pledged.phys_asset_id,
        pledged.owed,
        CASE
            WHEN pledged.phys_asset_id IS NOT NULL
                THEN (
                    SELECT
                        coalesce(
                            (
                                SELECT valuation.base_value
                                FROM phys_asset_valuations AS valuation
                                WHERE valuation.asset_id = ownership.asset_id
                                    AND valuation.datetime <= datetime('now')
                                ORDER BY valuation.datetime DESC LIMIT 1
                            ),
                            (
                                SELECT
                                    sum(
                                        -credit.amount * CASE
                                            WHEN paid.is_base = 1 THEN 1.0
                                            ELSE (
                                                SELECT rate.rate
                                                FROM fin_asset_rates AS rate
                                                WHERE rate.asset_id = paid.id
                                                    AND rate.datetime <= credit.datetime
                                                ORDER BY rate.datetime DESC LIMIT 1
                                            )
                                        END
                                    )
                                FROM swaps AS swap
                                INNER JOIN fin_transactions AS credit
                                    ON credit.id = swap.credit_fin_transaction_id
                                INNER JOIN fin_assets_storages AS payer
                                    ON payer.id = credit.asset_storage_id
                                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                                WHERE swap.debit_phys_ownership_id = ownership.id
                            )
                        )
                    FROM phys_asset_ownerships AS ownership
                    WHERE ownership.asset_id = pledged.phys_asset_id
                        AND ownership.start_datetime <= datetime('now')
                        AND (
                            ownership.end_datetime IS NULL
                            OR ownership.end_datetime > datetime('now')
                        )
                )
            ELSE (
                SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
                FROM held
                WHERE held.storage_id = pledged.storage_id
                    AND held.is_loan = 0
                    AND held.amount > 0
                    AND held.is_cash = 0
            )
        END AS falling_value,
        (
            SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
            FROM held
            WHERE held.storage_id = pledged.storage_id
                AND held.is_loan = 0
                AND held.amount > 0
                AND held.is_cash = 1
        ) AS steady_value
    FROM (
        SELECT
            borrowed.collateral_storage_id AS storage_id,
            borrowed.collateral_phys_asset_id AS phys_asset_id,
            CASE WHEN count(*) = count(borrowed.owed) THEN sum(borrowed.owed) END AS owed
        FROM borrowed
        WHERE borrowed.collateral_storage_id IS NOT NULL
            OR borrowed.collateral_phys_asset_id IS NOT NULL
        GROUP BY borrowed.collateral_storage_id, borrowed.collateral_phys_asset_id
    ) AS pledged
),

limits AS MATERIALIZED (
    SELECT
        borrowed.id,
        borrowed.storage AS loan,
        borrowed.owed AS loan_owed,
        borrowed.collateral_storage_id,
        borrowed.collateral_phys_asset_id,
        kind.column1 AS rank,
        kind.column2 AS threshold,
        CASE kind.column1
            WHEN 1 THEN borrowed.freeze_ratio
            WHEN 2 THEN borrowed.margin_call_ratio
            ELSE borrowed.forced_liquidation_ratio
        END AS ratio,
        collaterals.owed,
        collaterals.falling_value,
        collaterals.steady_value
    FROM borrowed
    INNER JOIN collaterals ON collaterals.storage_id IS borrowed.collateral_storage_id
        AND collaterals.phys_asset_id IS borrowed.collateral_phys_asset_id
    CROSS JOIN (VALUES (1, 'freeze'), (2, 'margin_call'), (3, 'forced_liquidation')) AS kind
    WHERE borrowed.owed > 0 OR borrowed.owed IS NULL
),

-- The strictest ratio on each collateral. What its loans exceed it by without anything that falls,
-- and what each 1 that falls allows.
strictest AS MATERIALIZED (
    SELECT
        lowest.*,
        lowest.owed - lowest.ratio * lowest.steady_value AS excess,
        lowest.ratio * lowest.falling_value AS allowed,
        lowest.collateral_phys_asset_id IS NOT NULL OR lowest.falling_value = 0 AS is_steady
    FROM (
        SELECT
            limits.rank,
            limits.threshold,
            limits.collateral_phys_asset_id,
            limits.owed,
            limits.falling_value,
            limits.steady_value,
            min(limits.ratio) AS ratio
        FROM limits
        WHERE limits.ratio IS NOT NULL
        GROUP BY limits.rank, limits.collateral_storage_id, limits.collateral_phys_asset_id
    ) AS lowest
),

-- The collateral that reaches its threshold first stands first. What those ask for that do not
-- fall, whatever prices do, is no longer there for the rest.
sums AS (
    SELECT
        strictest.rank,
        sum(strictest.excess) OVER falling AS excess,
        sum(strictest.allowed) OVER falling AS allowed,
        max(means.cash + means.undrawn, 0.0) - (
            SELECT total(
                max(
                    steady.excess
                    - (steady.collateral_phys_asset_id IS NOT NULL) * steady.allowed, 0.0
                )
            )
            FROM strictest AS steady
            WHERE steady.rank = strictest.rank AND steady.is_steady = 1
        ) AS means
    FROM strictest
    CROSS JOIN means
    WHERE strictest.is_steady = 0 OR strictest.is_steady IS NULL
    WINDOW falling AS (
        PARTITION BY strictest.rank
        ORDER BY strictest.excess / nullif(strictest.allowed, 0) DESC
        ROWS UNBOUNDED PRECEDING
    )
)

SELECT
    limits.loan,
    coalesce(fin_storages.name, phys_assets.name) AS collateral,
    limits.threshold,
    limits.ratio,
    limits.owed,
    limits.falling_value + limits.steady_value AS collateral_value,
    means.cash,
    means.undrawn,
    CASE
        WHEN limits.owed >= limits.ratio * limits.steady_value
            THEN (limits.owed / limits.ratio - limits.steady_value)
            / nullif(limits.falling_value, 0) - 1.0
    END AS drawdown_uncured,
    CASE
        WHEN means.cash + means.undrawn >= limits.loan_owed THEN -1.0
        ELSE max(
            (
                (limits.owed - max(means.cash + means.undrawn, 0.0)) / limits.ratio
                - limits.steady_value
            ) / nullif(limits.falling_value, 0) - 1.0, -1.0
        )
    END AS drawdown_survived
FROM limits
CROSS JOIN means
LEFT JOIN fin_storages ON fin_storages.id = limits.collateral_storage_id
LEFT JOIN phys_assets ON phys_assets.id = limits.collateral_phys_asset_id
WHERE limits.ratio IS NOT NULL
UNION ALL
SELECT
    NULL,
    NULL,
    overall.threshold,
    NULL,
    overall.owed,
    overall.base_value,
    means.cash,
    means.undrawn,
    overall.share - 1.0,
    -- What the collaterals together ask for is the largest sum over those that fall first.
    (
        SELECT
            CASE
                WHEN min(sums.means) >= 0
                    THEN max(max((sums.excess - sums.means) / nullif(sums.allowed, 0) - 1.0, -1.0))
            END
        FROM sums
        WHERE sums.rank = overall.rank
    )
FROM (
    SELECT
        strictest.rank,
        strictest.threshold,
        CASE WHEN count(*) = count(strictest.owed) THEN sum(strictest.owed) END AS owed,
        CASE
            WHEN count(*) = count(strictest.falling_value + strictest.steady_value)
                THEN sum(strictest.falling_value + strictest.steady_value)
        END AS base_value,
        CASE
            WHEN count(*) = count(strictest.excess + strictest.allowed)
                THEN max(strictest.excess / strictest.allowed)
                FILTER (WHERE strictest.is_steady = 0 AND strictest.excess >= 0)
        END AS share
    FROM strictest
    GROUP BY strictest.rank, strictest.threshold
) AS overall
CROSS JOIN means;

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
                AND twin.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    substr(dividend.ex_datetime, 1, 10) AS ex_date,
    substr(dividend.pay_datetime, 1, 10) AS pay_date,
    dividend.amount_per_share,
    dividend.is_projection
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
    AND asset.type_id
    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id;

CREATE VIEW expenses AS
-- One row per recurring plan of the category `expenses` and those below it, that is in force.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   category        TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what is spent, > 0
--   is_fixed        INTEGER boolean, value: 1 cannot be cut, as it is unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is the amount of the newest iteration times the iterations in the year after it
-- (and three days, for months that differ in length), by 12; a plan in the asset of its storage is
-- converted at the newest rate, NULL without one.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a monthly plan from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion.
-- Cost: walks the iterations of each plan until a year from now.
WITH RECURSIVE
below (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) = 'expenses'
    UNION
    SELECT category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

in_force AS MATERIALIZED (
    SELECT
        planned.id,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        fin_transaction_categories.name AS category,
        planned.is_fixed,
        planned.description,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN fin_transaction_categories
        ON fin_transaction_categories.id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.transaction_category_id IN (SELECT below.category_id FROM below)
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

-- is_due: from the newest iteration up to now on, or from the first one if that is still to come.
iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END) AS moment,
        min(iterations.moment) AS first_moment
    FROM iterations
    GROUP BY iterations.plan_id
)

SELECT
    in_force.id AS pseudo_id,
    in_force.id,
    in_force.category,
    0.0 - in_force.base_amount * (
        SELECT iterations.factor FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment = coalesce(newest.moment, newest.first_moment)
    ) * (
        SELECT count(*) / 12.0 FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment > coalesce(newest.moment, newest.first_moment)
            AND iterations.moment
            <= datetime(
                coalesce(newest.moment, newest.first_moment),
                '+1 year',
                CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
            )
    ) AS monthly_amount,
    in_force.is_fixed,
    in_force.description AS notes
FROM in_force
INNER JOIN newest ON newest.plan_id = in_force.id;

CREATE VIEW future_dividend_snowball AS
-- One row per year and asset that is held and pays dividends, for 40 years.
--   year                  INTEGER, info: 1 is the year that begins now
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
--   total_spending        REAL of the base asset, info: planned expenses and interest in a year
--   coverage              REAL share, info: total_dividends / total_spending, 1 pays for life
--   pays_for_life_year    INTEGER, info: from which on coverage stays 1 or more, NULL is never
-- From the newest fin_asset_fundamentals: dividends are dividend_on_equity of the book value, which
-- grows by return_on_equity less dividend_on_equity. Of the dividends after dividend_tax_rate
-- reinvested_share is put into more of the asset, which brings reinvestment_yield in its first year
-- and then grows like the rest. Without fundamentals an asset brings every year the dividends that
-- are due in the year ahead or expected without a date. Expenses and interest stay as they are.
-- Operations: select.
-- Cost: 40 rows an asset; yield_on_cost reads all transactions of the assets that pay.
WITH RECURSIVE
held AS MATERIALIZED (
    SELECT held.id, held.asset_id, balance.amount FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE balance.amount > 0
        AND (
            EXISTS (
                SELECT 1 FROM fin_asset_dividends AS dividend
                WHERE dividend.asset_id = held.asset_id
                    AND CASE
                        WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                            THEN dividend.is_projection = 1
                        ELSE
                            coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                            AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                            <= datetime('now', '+1 year')
                    END
            )
            OR EXISTS (
                SELECT 1 FROM fin_asset_fundamentals AS fundamental
                WHERE fundamental.asset_id = held.asset_id
                    AND fundamental.datetime <= datetime('now')
            )
        )
),

-- What everything cost, by moving average, as in the holdings.
moves AS MATERIALIZED (
    SELECT
        held.id AS held_id,
        row_number() OVER (PARTITION BY held.id ORDER BY tx.datetime, tx.id) AS number,
        tx.amount,
        coalesce(
            (
                SELECT cost.base_amount FROM fin_transaction_costs AS cost
                WHERE cost.transaction_id = tx.id
            ),
            (
                SELECT sum(
                    -credit.amount * CASE
                        WHEN paid.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_fin_transaction_id = tx.id
            )
        ) AS base_cost
    FROM held
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
    WHERE tx.datetime <= datetime('now')
),

averages (held_id, number, amount, base_cost) AS (
    SELECT held.id, 0, 0.0, 0.0 FROM held
    UNION ALL
    SELECT
        moves.held_id,
        moves.number,
        averages.amount + moves.amount,
        CASE
            WHEN averages.amount + moves.amount <= 0 THEN 0.0
            WHEN moves.amount > 0 THEN averages.base_cost + moves.base_cost
            ELSE averages.base_cost * (averages.amount + moves.amount) / averages.amount
        END
    FROM averages
    INNER JOIN moves ON moves.held_id = averages.held_id AND moves.number = averages.number + 1
),

costs AS MATERIALIZED (
    SELECT
        held.asset_id,
        sum(held.amount) AS shares,
        CASE WHEN count(*) = count(latest.base_cost) THEN sum(latest.base_cost) END AS base_cost
    FROM held
    LEFT JOIN (
        SELECT
            averages.held_id,
            max(averages.number) AS number,
            averages.base_cost
        FROM averages
        WHERE averages.number > 0
        GROUP BY averages.held_id
    ) AS latest ON latest.held_id = held.id
    GROUP BY held.asset_id
),

payers AS MATERIALIZED (
    SELECT
        costs.asset_id,
        costs.shares,
        costs.base_cost,
        fundamental.book_value_per_share,
        coalesce(fundamental.return_on_equity - fundamental.dividend_on_equity, 0.0) AS growth,
        coalesce(fundamental.dividend_tax_rate, 0.0) AS tax_rate,
        coalesce(fundamental.reinvested_share, 0.0) AS reinvested_share,
        fundamental.reinvestment_yield,
        coalesce(
            fundamental.book_value_per_share * fundamental.dividend_on_equity,
            (
                SELECT total(dividend.amount_per_share) FROM fin_asset_dividends AS dividend
                WHERE dividend.asset_id = costs.asset_id
                    AND CASE
                        WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                            THEN dividend.is_projection = 1
                        ELSE
                            coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                            AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                            <= datetime('now', '+1 year')
                    END
            )
        ) AS dividend_per_share,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = costs.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate,
        asset.code AS asset_code,
        fin_asset_types.name AS asset_type
    FROM costs
    INNER JOIN fin_assets AS asset ON asset.id = costs.asset_id AND asset.is_active = 1
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    LEFT JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = costs.asset_id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

years (asset_id, year, growth, book_value_per_share, dividend_per_share, amount, reinvested) AS (
    SELECT
        payers.asset_id,
        1,
        payers.growth,
        payers.book_value_per_share,
        payers.dividend_per_share,
        payers.shares * payers.dividend_per_share,
        payers.shares * payers.dividend_per_share
        * (1.0 - payers.tax_rate) * payers.reinvested_share
    FROM payers
    UNION ALL
    SELECT
        years.asset_id,
        years.year + 1,
        years.growth,
        years.book_value_per_share * (1.0 + years.growth),
        years.dividend_per_share * (1.0 + years.growth),
        years.amount * (1.0 + years.growth) + CASE
            WHEN years.reinvested = 0 THEN 0.0
            ELSE
                years.reinvested
                * coalesce(payers.reinvestment_yield, payers.dividend_per_share / payers.rate)
        END,
        (
            years.amount * (1.0 + years.growth) + CASE
                WHEN years.reinvested = 0 THEN 0.0
                ELSE
                    years.reinvested
                    * coalesce(payers.reinvestment_yield, payers.dividend_per_share / payers.rate)
            END
        ) * (1.0 - payers.tax_rate) * payers.reinvested_share
    FROM years
    INNER JOIN payers ON payers.asset_id = years.asset_id
    WHERE years.year < 40
),

below (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) = 'expenses'
    UNION
    SELECT category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

-- Plans of expenses that are in force, as in the view of that name.
in_force AS MATERIALIZED (
    SELECT
        planned.id,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        coalesce(
            max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END),
            min(iterations.moment)
        ) AS moment
    FROM iterations
    GROUP BY iterations.plan_id
),

-- The amount of the newest iteration times the iterations in the year after it, by 12.
monthly_plans AS MATERIALIZED (
    SELECT
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id AND iterations.moment = newest.moment
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > newest.moment
                AND iterations.moment <= datetime(
                    newest.moment,
                    '+1 year',
                    CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
                )
        ) AS base_amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

spending AS MATERIALIZED (
    SELECT
        12.0 * (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.base_amount)
                        THEN 0.0 - total(monthly.base_amount)
                END
            FROM monthly_plans AS monthly
        ) + (
            SELECT CASE WHEN count(*) = count(owed.base_interest) THEN total(owed.base_interest) END
            FROM (
                SELECT
                    max(-balance.amount, 0.0) * loan.annual_rate * CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END AS base_interest
                FROM fin_loans AS loan
                INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                INNER JOIN balances AS balance ON balance.id = (
                    SELECT newest.id FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                    ORDER BY newest.datetime DESC LIMIT 1
                )
            ) AS owed
        ) AS base_amount
),

totals AS MATERIALIZED (
    SELECT
        years.year,
        CASE
            WHEN count(*) = count(years.amount)
                THEN sum(years.amount * (1.0 - payers.tax_rate))
        END AS dividends,
        (SELECT spending.base_amount FROM spending) AS spending
    FROM years
    INNER JOIN payers ON payers.asset_id = years.asset_id
    GROUP BY years.year
)

SELECT
    years.year,
    payers.asset_type,
    payers.asset_code,
    CASE
        WHEN years.dividend_per_share = 0 THEN payers.shares
        ELSE years.amount / years.dividend_per_share
    END AS shares,
    years.book_value_per_share,
    years.dividend_per_share,
    years.amount AS dividends,
    years.amount * payers.tax_rate AS tax,
    years.reinvested,
    years.dividend_per_share * payers.shares / nullif(payers.base_cost, 0) AS yield_on_cost,
    totals.dividends AS total_dividends,
    totals.spending AS total_spending,
    totals.dividends / nullif(totals.spending, 0) AS coverage,
    (
        SELECT
            CASE
                WHEN count(*) = count(each_year.dividends + each_year.spending)
                    THEN nullif(
                        coalesce(
                            max(each_year.year)
                            FILTER (WHERE each_year.dividends < each_year.spending), 0
                        ) + 1, 41
                    )
            END
        FROM totals AS each_year
    ) AS pays_for_life_year
FROM years
INNER JOIN payers ON payers.asset_id = years.asset_id
INNER JOIN totals ON totals.year = years.year
ORDER BY years.year, payers.asset_type, payers.asset_code;

CREATE VIEW future_dividends AS
-- One row per dividend that is still to come on what is held, the next first.
--   pay_month         TEXT YYYY-MM, info: of the payment, else of the ex day; NULL is unknown
--   ex_datetime       TEXT UTC, info
--   pay_datetime      TEXT UTC, info
--   asset_type        TEXT, info: fin_asset_types.name
--   asset_code        TEXT, info: fin_assets.code
--   shares            REAL of the asset, info: held in all storages, on the ex day if that is past
--   amount_per_share  REAL of the base asset per 1 of the asset, info: before tax
--   amount            REAL of the base asset, info: of all shares, before tax
--   status            TEXT, info: declared; projected (fin_asset_dividends.is_projection); repeated
-- A projection whose day is past stands for the same day in the next year. For an asset without
-- projections what it paid in the last year is repeated a year later, unless a dividend is declared
-- within two months of that day. So the calendar is that of a year, and what is declared after it.
-- Operations: select.
-- Cost: a few index seeks per dividend and storage of its asset.
WITH
dated AS MATERIALIZED (
    SELECT
        dividend.asset_id,
        dividend.ex_datetime,
        dividend.pay_datetime,
        dividend.amount_per_share,
        dividend.is_projection,
        coalesce(dividend.pay_datetime, dividend.ex_datetime) AS due_datetime,
        strftime('%Y', 'now')
        - strftime('%Y', coalesce(dividend.pay_datetime, dividend.ex_datetime)) AS years
    FROM fin_asset_dividends AS dividend
),

coming AS MATERIALIZED (
    SELECT
        dated.asset_id,
        dated.ex_datetime,
        dated.pay_datetime,
        dated.amount_per_share,
        'declared' AS status
    FROM dated
    WHERE dated.is_projection = 0 AND dated.due_datetime >= date('now')
    UNION ALL
    SELECT
        dated.asset_id,
        datetime(dated.ex_datetime, '+' || late.years || ' years'),
        datetime(dated.pay_datetime, '+' || late.years || ' years'),
        dated.amount_per_share,
        CASE WHEN dated.is_projection = 1 THEN 'projected' ELSE 'repeated' END
    FROM dated
    INNER JOIN (
        SELECT
            counted.asset_id,
            counted.due_datetime,
            CASE
                WHEN counted.due_datetime IS NULL OR counted.due_datetime >= date('now') THEN 0
                WHEN
                    datetime(counted.due_datetime, '+' || counted.years || ' years') < date('now')
                    THEN counted.years + 1
                ELSE counted.years
            END AS years
        FROM dated AS counted
        GROUP BY counted.asset_id, counted.due_datetime
    ) AS late ON late.asset_id = dated.asset_id AND late.due_datetime IS dated.due_datetime
    WHERE dated.is_projection = 1
        OR (
            dated.due_datetime < date('now')
            AND dated.due_datetime >= date('now', '-1 year')
            AND NOT EXISTS (
                SELECT 1 FROM dated AS other
                WHERE other.asset_id = dated.asset_id
                    AND (
                        other.is_projection = 1
                        OR abs(
                            julianday(other.due_datetime)
                            - julianday(dated.due_datetime, '+1 year')
                        ) < 61
                    )
            )
        )
),

-- The newest balances up to the ex day, or up to now.
entitled AS (
    SELECT
        coming.*,
        (
            SELECT total(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coalesce(
                            min(coming.ex_datetime, datetime('now', '+1 second')),
                            datetime('now', '+1 second')
                        )
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            )
            FROM fin_assets_storages AS held
            INNER JOIN fin_storages
                ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
            WHERE held.asset_id = coming.asset_id
        ) AS shares
    FROM coming
)

SELECT
    substr(coalesce(entitled.pay_datetime, entitled.ex_datetime), 1, 7) AS pay_month,
    entitled.ex_datetime,
    entitled.pay_datetime,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    entitled.shares,
    entitled.amount_per_share,
    entitled.shares * entitled.amount_per_share AS amount,
    entitled.status
FROM entitled
INNER JOIN fin_assets AS asset ON asset.id = entitled.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE entitled.shares > 0
ORDER BY
    pay_month IS NULL,
    coalesce(entitled.pay_datetime, entitled.ex_datetime),
    fin_asset_types.name,
    asset.code;

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
-- payment repays all. Amounts are not rounded; the last payment leaves nothing.
-- Operations: select.
-- Cost: a walk over the payments that are left.
WITH RECURSIVE
agreed AS MATERIALIZED (
    SELECT
        loan.id,
        fin_storages.name AS loan,
        asset.code AS asset_code,
        loan.repayment,
        loan.payment_count AS payments,
        loan.annual_rate / 12.0 AS rate,
        loan.start_datetime,
        -balance.amount AS owed
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE balance.amount < 0 AND loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
),

dues (loan_id, number, payments, start_datetime, due_datetime) AS (
    SELECT agreed.id, 0, agreed.payments, agreed.start_datetime, agreed.start_datetime FROM agreed
    UNION ALL
    SELECT
        dues.loan_id,
        dues.number + 1,
        dues.payments,
        dues.start_datetime,
        min(
            datetime(dues.start_datetime, '+' || (dues.number + 1) || ' months'),
            date(
                dues.start_datetime,
                'start of month',
                '+' || (dues.number + 2) || ' months',
                '-1 day'
            ) || ' ' || time(dues.start_datetime)
        )
    FROM dues
    WHERE dues.number < dues.payments
),

-- What is owed after the last payment is due at once.
firsts AS MATERIALIZED (
    SELECT
        dues.loan_id,
        coalesce(
            min(dues.number) FILTER (WHERE dues.due_datetime > datetime('now')), max(dues.number)
        ) AS number
    FROM dues
    WHERE dues.number > 0
    GROUP BY dues.loan_id
),

-- (1 + rate) ^ payments that are left.
growths (loan_id, exponent, growth) AS (
    SELECT firsts.loan_id, firsts.number, 1.0 + agreed.rate FROM firsts
    INNER JOIN agreed ON agreed.id = firsts.loan_id AND agreed.repayment = 'annuity'
    UNION ALL
    SELECT growths.loan_id, growths.exponent + 1, growths.growth * (1.0 + agreed.rate)
    FROM growths
    INNER JOIN agreed ON agreed.id = growths.loan_id AND agreed.payments > growths.exponent
),

regular AS MATERIALIZED (
    SELECT
        agreed.*,
        firsts.number AS first_number,
        CASE
            WHEN agreed.repayment = 'interest_only' THEN 0.0
            WHEN agreed.repayment = 'straight_line' OR agreed.rate = 0
                THEN agreed.owed / (agreed.payments - firsts.number + 1)
            ELSE agreed.owed * agreed.rate / (growths.growth - 1.0)
        END AS first_principal
    FROM agreed
    INNER JOIN firsts ON firsts.loan_id = agreed.id
    LEFT JOIN growths ON growths.loan_id = agreed.id AND growths.exponent = agreed.payments
),

-- The principal of an annuity grows by the interest that the one before saves.
payments (loan_id, number, owed, principal) AS (
    SELECT regular.id, regular.first_number, regular.owed, regular.first_principal
    FROM regular
    UNION ALL
    SELECT
        payments.loan_id,
        payments.number + 1,
        payments.owed - payments.principal,
        payments.principal * CASE
            WHEN regular.repayment = 'annuity' THEN 1.0 + regular.rate
            ELSE 1.0
        END
    FROM payments
    INNER JOIN regular ON regular.id = payments.loan_id AND regular.payments > payments.number
)

SELECT
    regular.loan,
    regular.asset_code,
    payments.number,
    (payments.number + 11) / 12 AS year,
    dues.due_datetime,
    0.0 - payments.owed * regular.rate - CASE
        WHEN payments.number = regular.payments THEN payments.owed
        ELSE payments.principal
    END AS amount,
    0.0 - payments.owed * regular.rate AS interest,
    0.0 - CASE
        WHEN payments.number = regular.payments THEN payments.owed
        ELSE payments.principal
    END AS principal,
    CASE
        WHEN payments.number = regular.payments THEN 0.0
        ELSE payments.principal - payments.owed
    END AS balance
FROM payments
INNER JOIN regular ON regular.id = payments.loan_id
INNER JOIN dues ON dues.loan_id = payments.loan_id AND dues.number = payments.number
ORDER BY regular.loan, payments.number;

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
-- A month ends with the newest balance up to end_datetime (it counts what was before) and with the
-- newest rate before it. Transactions are valued at that rate; both sides of a swap at what was
-- sent, at the rate of that moment. Without a rate there is NULL, never 0.
-- Operations: select.
-- Cost: one walk over all transactions in an index, a few seeks per asset & storage and month,
--   three per swap; joins with GROUP BY would sort all transactions instead.
-- Inside, a month is a number, 12 * year + month, and one integer tells it together with its
-- asset & storage or asset type, id * 1000000 + month: that sorts and joins faster than columns.
WITH RECURSIVE
months (number, start_datetime, end_datetime) AS (
    SELECT
        12 * strftime('%Y', first_balance.datetime, '-1 second')
        + strftime('%m', first_balance.datetime, '-1 second'),
        datetime(first_balance.datetime, '-1 second', 'start of month'),
        datetime(first_balance.datetime, '-1 second', 'start of month', '+1 month')
    FROM (
        SELECT min(
            (
                SELECT min(balance.datetime) FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
            )
        ) AS datetime
        FROM fin_assets_storages AS held
    ) AS first_balance
    WHERE first_balance.datetime <= datetime('now', 'start of month', '+1 month')
    UNION ALL
    SELECT number + 1, end_datetime, datetime(end_datetime, '+1 month') FROM months
    WHERE end_datetime <= datetime('now')
),

asset_months AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        asset.type_id,
        months.number AS month,
        months.start_datetime,
        months.end_datetime,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = asset.id AND rate.datetime < months.end_datetime
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets AS asset
    CROSS JOIN months
),

-- LIMIT -1 keeps the rows apart in SQLite before 3.37, too, where MATERIALIZED alone does not.
walked_months AS MATERIALIZED (
    SELECT
        held.id * 1000000 + asset_months.month AS asset_storage_month,
        asset_months.type_id * 1000000 + asset_months.month AS type_month,
        asset_months.rate,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
                    AND balance.datetime <= asset_months.start_datetime
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0.0
        ) AS balance_before,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
                    AND balance.datetime <= asset_months.end_datetime
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0.0
        ) AS balance,
        (
            SELECT total(tx.amount) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = held.id
                AND tx.datetime >= asset_months.start_datetime
                AND tx.datetime < asset_months.end_datetime
        ) AS tx_delta,
        -- What is passive has a reason: the condition selects a small index of such transactions.
        (
            SELECT total(tx.amount) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = held.id
                AND tx.datetime >= asset_months.start_datetime
                AND tx.datetime < asset_months.end_datetime
                AND (
                    tx.reason_fin_asset_storage_id IS NOT NULL
                    OR tx.reason_phys_asset_ownership_id IS NOT NULL
                )
                AND tx.category_id IN (
                    SELECT category.id FROM fin_transaction_categories AS category
                    WHERE category.is_passive = 1
                )
        ) AS passive_delta
    FROM fin_assets_storages AS held
    CROSS JOIN asset_months ON asset_months.asset_id = held.asset_id
    LIMIT -1
),

imported_months AS MATERIALIZED (
    SELECT
        tx.asset_storage_id * 1000000
        + 12 * substr(tx.datetime, 1, 4) + substr(tx.datetime, 6, 2) AS asset_storage_month,
        sum(tx.amount) AS import_delta
    FROM fin_transaction_categories AS category
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
    WHERE category.is_initial_import = 1
    GROUP BY asset_storage_month
),

valued_swaps AS MATERIALIZED (
    SELECT
        credit.asset_storage_id * 1000000
        + 12 * substr(credit.datetime, 1, 4) + substr(credit.datetime, 6, 2) AS credit_month,
        credit.amount AS credit_amount,
        credit.category_id AS credit_category_id,
        debit.asset_storage_id * 1000000
        + 12 * substr(debit.datetime, 1, 4) + substr(debit.datetime, 6, 2) AS debit_month,
        debit.amount AS debit_amount,
        debit.category_id AS debit_category_id,
        credit.amount * CASE
            WHEN held.asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= credit.datetime
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_amount
    FROM swaps AS swap
    CROSS JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
    CROSS JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
    CROSS JOIN fin_assets_storages AS held ON held.id = credit.asset_storage_id
    WHERE swap.credit_fin_transaction_id IS NOT NULL AND swap.debit_fin_transaction_id IS NOT NULL
    LIMIT -1
),

swap_sides (asset_storage_month, amount, category_id, base_amount) AS (
    SELECT credit_month, credit_amount, credit_category_id, base_amount FROM valued_swaps
    UNION ALL
    SELECT debit_month, debit_amount, debit_category_id, -base_amount FROM valued_swaps
),

swapped_months AS MATERIALIZED (
    SELECT
        side.asset_storage_month,
        total(side.amount) FILTER (
            WHERE side.category_id IN (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.is_passive IS NOT 1 AND category.is_initial_import IS NOT 1
            )
        ) AS active_delta,
        total(side.amount) FILTER (
            WHERE side.category_id IN (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.is_initial_import = 1
            )
        ) AS import_delta,
        CASE WHEN count(*) = count(side.base_amount) THEN sum(side.base_amount) END AS base_delta
    FROM swap_sides AS side
    GROUP BY side.asset_storage_month
),

local_months AS (
    SELECT
        walked.type_month,
        walked.rate,
        walked.balance,
        round(
            walked.tx_delta - walked.passive_delta - coalesce(imported.import_delta, 0.0)
            - coalesce(swapped.active_delta, 0.0), 8
        ) AS active_delta,
        round(
            walked.balance - walked.balance_before - walked.tx_delta
            + coalesce(imported.import_delta, 0.0) - coalesce(swapped.import_delta, 0.0), 8
        ) AS unaccounted_delta,
        CASE
            WHEN swapped.asset_storage_month IS NULL THEN 0.0
            ELSE swapped.base_delta
        END AS base_swap_delta
    FROM walked_months AS walked
    LEFT JOIN imported_months AS imported
        ON imported.asset_storage_month = walked.asset_storage_month
    LEFT JOIN swapped_months AS swapped ON swapped.asset_storage_month = walked.asset_storage_month
),

-- What is 0 of an asset is worth 0 without a rate, too.
base_months AS (
    SELECT
        type_month,
        CASE WHEN balance = 0 THEN 0.0 ELSE balance * rate END AS base_balance,
        CASE WHEN active_delta = 0 THEN 0.0 ELSE active_delta * rate END AS base_active_delta,
        CASE WHEN unaccounted_delta = 0 THEN 0.0 ELSE unaccounted_delta * rate END
        + base_swap_delta AS base_unaccounted_delta
    FROM local_months
    LIMIT -1
),

-- A sum over rows of which one is NULL is unknown, not smaller.
type_months AS (
    SELECT
        month.type_month,
        CASE WHEN count(*) = count(month.base_balance) THEN sum(month.base_balance) END
            AS base_balance,
        CASE WHEN count(*) = count(month.base_active_delta) THEN sum(month.base_active_delta) END
            AS base_active_delta,
        CASE
            WHEN count(*) = count(month.base_unaccounted_delta)
                THEN sum(month.base_unaccounted_delta)
        END AS base_unaccounted_delta
    FROM base_months AS month
    GROUP BY month.type_month
),

type_deltas AS (
    SELECT
        months.start_datetime,
        months.end_datetime,
        fin_asset_types.name AS type_name,
        month.base_balance,
        month.base_balance - lag(month.base_balance, 1, 0.0) OVER (
            PARTITION BY fin_asset_types.id ORDER BY months.number
        ) AS base_balance_delta,
        month.base_active_delta,
        month.base_unaccounted_delta
    FROM type_months AS month
    CROSS JOIN fin_asset_types ON fin_asset_types.id = month.type_month / 1000000
    CROSS JOIN months ON months.number = month.type_month % 1000000
),

type_columns AS (
    SELECT
        start_datetime,
        end_datetime,
        '"' || replace(replace(type_name, '\', '\\'), '"', '\"') || '": ' AS label,
        base_balance,
        base_balance_delta,
        base_active_delta,
        base_balance_delta - base_active_delta - base_unaccounted_delta AS base_passive_delta,
        base_unaccounted_delta
    FROM type_deltas
    ORDER BY start_datetime DESC, type_name ASC
)

SELECT
    start_datetime,
    end_datetime,
    CASE WHEN count(*) = count(base_balance) THEN round(sum(base_balance), 8) END AS base_balance,
    CASE
        WHEN count(*) = count(base_balance_delta) THEN round(sum(base_balance_delta), 8)
    END AS base_balance_delta,
    CASE
        WHEN count(*) = count(base_active_delta) THEN round(sum(base_active_delta), 8)
    END AS base_active_delta,
    CASE
        WHEN count(*) = count(base_passive_delta) THEN round(sum(base_passive_delta), 8)
    END AS base_passive_delta,
    CASE
        WHEN count(*) = count(base_unaccounted_delta) THEN round(sum(base_unaccounted_delta), 8)
    END AS base_unaccounted_delta,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    '{' || group_concat(label || coalesce(round(base_balance, 8), 'null'), ', ') || '}'
        AS base_balance_by_type,
    '{' || group_concat(label || coalesce(round(base_balance_delta, 8), 'null'), ', ') || '}'
        AS base_balance_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_active_delta, 8), 'null'), ', ') || '}'
        AS base_active_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_passive_delta, 8), 'null'), ', ') || '}'
        AS base_passive_delta_by_type,
    '{' || group_concat(label || coalesce(round(base_unaccounted_delta, 8), 'null'), ', ') || '}'
        AS base_unaccounted_delta_by_type
FROM type_columns
GROUP BY start_datetime
ORDER BY start_datetime DESC;

CREATE VIEW historical_txs_balances_mismatch AS
-- One row per interval between two balances of an asset & storage, ending within the last two
-- years, in which the balance changed by something else than what the transactions tell.
--   start_datetime      TEXT UTC, info: the earlier balance, NULL before the first one
--   end_datetime        TEXT UTC, info: the later balance
--   storage             TEXT, info: fin_storages.name
--   amount_unaccounted  REAL of the asset, info: balance_delta - tx_delta
--   tx_delta            REAL of the asset, info: transactions since the start, before the end
--   balance_delta       REAL of the asset, info: from the earlier balance (or 0) to the later one
--   asset_type          TEXT, info: fin_asset_types.name
--   asset_code          TEXT, info: fin_assets.code
-- Operations: select.
-- Floating point raises no alarm, a missing cent does: whole units and fractions are added up
-- apart, so that a million additions stay exact far below a cent, and what remains is compared
-- with the largest error that they can have made (2^-53 per number, n^2/2 for n fractions).
-- Cost: two walks over the transactions of these two years in an index, a seek per balance.
WITH
intervals AS (
    SELECT
        balance.asset_storage_id,
        balance.datetime AS end_datetime,
        balance.amount AS end_amount,
        earlier.datetime AS start_datetime,
        coalesce(earlier.amount, 0.0) AS start_amount,
        coalesce(earlier.datetime, '') AS since
    FROM fin_assets_storages AS held
    CROSS JOIN balances AS balance
        ON balance.asset_storage_id = held.id AND balance.datetime >= datetime('now', '-2 years')
    LEFT JOIN balances AS earlier ON earlier.id = (
        SELECT previous.id FROM balances AS previous
        WHERE previous.asset_storage_id = balance.asset_storage_id
            AND previous.datetime < balance.datetime
        ORDER BY previous.datetime DESC LIMIT 1
    )
),

summed_intervals AS MATERIALIZED (
    SELECT
        intervals.*,
        (
            SELECT total(CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since
                AND tx.datetime < intervals.end_datetime
        ) AS whole_units,
        (
            SELECT total(tx.amount - CAST(tx.amount AS INTEGER)) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since
                AND tx.datetime < intervals.end_datetime
        ) AS fractions
    FROM intervals
)

SELECT
    intervals.start_datetime,
    intervals.end_datetime,
    fin_storages.name AS storage,
    round(
        intervals.end_amount - intervals.start_amount
        - intervals.whole_units - intervals.fractions, 8
    ) AS amount_unaccounted,
    round(intervals.whole_units + intervals.fractions, 8) AS tx_delta,
    round(intervals.end_amount - intervals.start_amount, 8) AS balance_delta,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code
FROM summed_intervals AS intervals
INNER JOIN fin_assets_storages AS held ON held.id = intervals.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
WHERE
    -- Half of the smallest unit there is, one satoshi; only few pass on to the second test.
    abs(
        intervals.end_amount - intervals.start_amount
        - intervals.whole_units - intervals.fractions
    ) > 5e-9
    AND abs(
        intervals.end_amount - intervals.start_amount
        - intervals.whole_units - intervals.fractions
    ) > 5e-9 + 4e-16 * (abs(intervals.end_amount) + abs(intervals.start_amount)) + (
        SELECT 4e-16 * total(abs(tx.amount)) + 1e-16 * count(*) * count(*)
        FROM fin_transactions AS tx
        WHERE tx.asset_storage_id = intervals.asset_storage_id
            AND tx.datetime >= intervals.since
            AND tx.datetime < intervals.end_datetime
    )
ORDER BY intervals.end_datetime DESC, intervals.asset_storage_id ASC;

CREATE VIEW holdings AS
-- One row per asset & storage that holds something that is not cash: what is owned, for people who
-- think in tickers.
--   pseudo_id    INTEGER, key: fin_assets_storages.id
--   id           INTEGER, key: the same
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   name         TEXT, value: fin_assets.name
--   shares       INTEGER, REAL if it is no whole number, of the asset, value: the newest balance
--   cost_basis   REAL of the base asset, value: what all of it cost, by moving average: what
--                fin_transaction_costs says, else what was given in a swap, at its value then;
--                NULL if neither is known
--   asset_class  TEXT, lookup: fin_asset_types.name, where the ticker is, else 'equity', if omitted
--   added_at     TEXT YYYY-MM-DD, value: day of the first transaction or balance
--   storage      TEXT, lookup: fin_storages.name, 'portfolio' unless told otherwise
-- An asset of the base asset's type is cash. Inactive assets and storages are skipped; what is
-- owed (a balance < 0) is not owned.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of type, asset and storage `portfolio`, then a transaction of
--   initial import with its cost and the balance after it, as of now or of the day added_at;
--   update of shares saves a balance as of now, as in current_balances; of cost_basis the cost of
--   the import; of ticker, name and asset_class what fin_assets says of the asset;
--   delete takes an import back.
-- Cost: a few index seeks a row; cost_basis reads all transactions of the row.
SELECT
    held.id AS pseudo_id,
    held.id,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM fin_assets AS twin
            WHERE twin.code = asset.code
                AND twin.id <> asset.id
                AND twin.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
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
        WITH RECURSIVE averages (datetime, id, amount, base_cost) AS (
            SELECT '', 0, 0.0, 0.0
            UNION ALL
            SELECT
                tx.datetime,
                tx.id,
                averages.amount + tx.amount,
                CASE
                    WHEN averages.amount + tx.amount <= 0 THEN 0.0
                    -- New units of a split cost nothing.
                    WHEN
                        EXISTS (
                            SELECT 1 FROM fin_asset_splits AS split
                            WHERE split.asset_id = held.asset_id
                                AND split.datetime >= date(tx.datetime)
                                AND split.datetime < date(tx.datetime) || '~'
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM fin_transaction_costs AS cost
                            WHERE cost.transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS swap
                            WHERE swap.debit_fin_transaction_id = tx.id
                        )
                        AND NOT EXISTS (
                            SELECT 1 FROM swaps AS swap
                            WHERE swap.credit_fin_transaction_id = tx.id
                        )
                        THEN averages.base_cost
                    WHEN tx.amount < 0
                        THEN averages.base_cost * (averages.amount + tx.amount) / averages.amount
                    ELSE averages.base_cost + coalesce(
                        (
                            SELECT cost.base_amount FROM fin_transaction_costs AS cost
                            WHERE cost.transaction_id = tx.id
                        ),
                        (
                            SELECT
                                sum(
                                    -credit.amount * CASE
                                        WHEN paid.is_base = 1 THEN 1.0
                                        ELSE (
                                            SELECT rate.rate FROM fin_asset_rates AS rate
                                            WHERE rate.asset_id = paid.id
                                                AND rate.datetime <= credit.datetime
                                            ORDER BY rate.datetime DESC LIMIT 1
                                        )
                                    END
                                )
                            FROM swaps AS swap
                            INNER JOIN fin_transactions AS credit
                                ON credit.id = swap.credit_fin_transaction_id
                            INNER JOIN fin_assets_storages AS payer
                                ON payer.id = credit.asset_storage_id
                            INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                            WHERE swap.debit_fin_transaction_id = tx.id
                        )
                    )
                END
            FROM averages
            INNER JOIN fin_transactions AS tx ON tx.id = (
                SELECT later.id FROM fin_transactions AS later
                WHERE later.asset_storage_id = held.id
                    AND (later.datetime, later.id) > (averages.datetime, averages.id)
                    AND later.datetime <= datetime('now')
                ORDER BY later.datetime, later.id LIMIT 1
                )
        )

        SELECT averages.base_cost FROM averages
        WHERE averages.id > 0
        ORDER BY averages.datetime DESC, averages.id DESC LIMIT 1
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
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    AND asset.is_active = 1
    AND asset.type_id
    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
INNER JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
WHERE balance.amount > 0;

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
--   amount         TEXT of the currency, value: > 0 came in, < 0 went out; of a trade before costs
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
--   cash, transfer, fee and tax become a transaction; dividend and interest a passive one with the
--   holding (or the account) as its reason; trade and fx two transactions and a swap; delivery one
--   of units, split too, beside its row in fin_asset_splits; balance and position a balance; price
--   (also that of a position) a rate. Rules of import_rules say the category, else it is one that
--   is named after the kind, or uncategorised. A row that is known from any import brings nothing.
-- Cost: reading walks over the newest import; a row that is known costs three index seeks.
SELECT
    brought.id AS pseudo_id,
    account.source,
    account.account,
    brought.kind,
    brought.occurred_at,
    brought.booked_on,
    'booked' AS status,
    CASE
        WHEN substr(brought.fingerprint, length(brought.kind) + 2, 1) = '#'
            THEN substr(brought.fingerprint, length(brought.kind) + 3)
    END AS external_id,
    CAST(brought.line_no AS TEXT) AS line_no,
    brought.currency,
    CAST(brought.amount AS TEXT) AS amount,
    brought.counterparty,
    brought.memo,
    brought.group_key,
    brought.security_id,
    brought.security_code,
    brought.security_name,
    CAST(brought.quantity AS TEXT) AS quantity,
    CAST(brought.price AS TEXT) AS price,
    brought.ratio,
    brought.raw
FROM import_rows AS brought
INNER JOIN import_accounts AS account ON account.id = brought.import_account_id
WHERE brought.import_id = (SELECT max(imports.id) FROM imports)
ORDER BY brought.id;

CREATE VIEW income AS
-- One row per recurring plan of the category `income` and those below it, that is in force.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   source          TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what comes in
--   is_guaranteed   INTEGER boolean, value: fin_transaction_plans.is_fixed, 0 unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is the amount of the newest iteration times the iterations in the year after it
-- (and three days, for months that differ in length), by 12; a plan in the asset of its storage is
-- converted at the newest rate, NULL without one.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a monthly plan from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion.
-- Cost: walks the iterations of each plan until a year from now.
WITH RECURSIVE
below (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) = 'income'
    UNION
    SELECT category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

in_force AS MATERIALIZED (
    SELECT
        planned.id,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        fin_transaction_categories.name AS category,
        planned.is_fixed,
        planned.description,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN fin_transaction_categories
        ON fin_transaction_categories.id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.transaction_category_id IN (SELECT below.category_id FROM below)
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

-- is_due: from the newest iteration up to now on, or from the first one if that is still to come.
iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END) AS moment,
        min(iterations.moment) AS first_moment
    FROM iterations
    GROUP BY iterations.plan_id
)

SELECT
    in_force.id AS pseudo_id,
    in_force.id,
    in_force.category AS source,
    in_force.base_amount * (
        SELECT iterations.factor FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment = coalesce(newest.moment, newest.first_moment)
    ) * (
        SELECT count(*) / 12.0 FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment > coalesce(newest.moment, newest.first_moment)
            AND iterations.moment
            <= datetime(
                coalesce(newest.moment, newest.first_moment),
                '+1 year',
                CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
            )
    ) AS monthly_amount,
    in_force.is_fixed AS is_guaranteed,
    in_force.description AS notes
FROM in_force
INNER JOIN newest ON newest.plan_id = in_force.id;

CREATE VIEW latest_fin_transactions AS
-- One row per transaction, the latest first.
--   pseudo_id          INTEGER, key: fin_transactions.id
--   datetime           TEXT UTC, value: now when an insert leaves it out
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
--   A lookup tuple may be edited one cell at a time: a new asset_code is looked for in the row's
--   type first, then in all; what is left out of a reason is taken from the row itself.
-- Cost: the first rows are there at once; the lookups of a row are made when it is read.
--   The order stands in a subquery that is the only table of FROM, and the lookups are scalar
--   subqueries: so SQLite keeps the order, and COUNT(*) makes no lookup. Joins would undo both.
SELECT
    latest.id AS pseudo_id,
    latest.datetime,
    latest.description,
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
        id,
        datetime,
        description,
        asset_storage_id,
        amount,
        category_id,
        reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
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
--   collateral_type   TEXT, lookup: fin_storages.name or phys_assets.name, NULL is unsecured
--   margin_call_pct   REAL share (0.70 is 70 %), value: fin_loans.margin_call_ratio
--   forced_liq_pct    REAL share, value: fin_loans.forced_liquidation_ratio
--   freeze_pct        REAL share, value: fin_loans.freeze_ratio
--   updated_at        TEXT YYYY-MM-DD, value: day of the newest balance
--   credit_limit      REAL of the base asset, value: what may be owed at most; NULL is no line
--   undrawn           REAL of the base asset, info: credit_limit less balance, 0 without a line
--   accrued_interest  REAL of the base asset, info: since updated_at, simple, Act/365
-- A loan that has ended is hidden once nothing is owed. In another currency than the base asset
-- amounts are converted at the newest rate, and NULL without one.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the storage `name`, the collateral `portfolio` and the asset &
--   storage, then the balance and the terms;
--   update of balance or updated_at saves a balance as of now, or of the day updated_at;
--   delete takes the terms and the balances back.
-- Cost: a few index seeks a row.
SELECT
    loan.id AS pseudo_id,
    loan.id,
    loan.name,
    loan.owed * loan.unit_rate AS balance,
    loan.annual_rate AS rate,
    loan.collateral AS collateral_type,
    loan.margin_call_ratio AS margin_call_pct,
    loan.forced_liquidation_ratio AS forced_liq_pct,
    loan.freeze_ratio AS freeze_pct,
    date(loan.balance_datetime) AS updated_at,
    loan.credit_limit * loan.unit_rate AS credit_limit,
    CASE
        WHEN loan.credit_limit IS NULL THEN 0.0
        ELSE max(loan.credit_limit - loan.owed, 0.0) * loan.unit_rate
    END AS undrawn,
    loan.owed * loan.unit_rate * loan.annual_rate
    * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
        AS accrued_interest
FROM (
    SELECT
        fin_loans.*,
        fin_storages.name,
        max(0.0 - balance.amount, 0.0) AS owed,
        balance.datetime AS balance_datetime,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS unit_rate,
        coalesce(pledged.name, phys_assets.name) AS collateral
    FROM fin_loans
    INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
    LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
) AS loan
WHERE loan.start_datetime <= datetime('now', '+1 second')
    AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0);

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
                AND twin.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
            THEN asset.code || ':' || fin_asset_types.name
        ELSE asset.code
    END AS ticker,
    substr(rate.datetime, 1, 10) AS price_date,
    rate.rate AS close_price
FROM fin_asset_rates AS rate
INNER JOIN fin_assets AS asset ON asset.id = rate.asset_id
    AND asset.type_id
    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE NOT EXISTS (
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
--   dividends           REAL of the base asset, info: a twelfth of those due in the year ahead
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
-- Every month, in this order: income and dividends come in, expenses, interest and agreed
-- repayments go out. What is missing is drawn, first from unsecured lines, then from secured ones
-- as long as the loan stays below its freeze, each time at the lowest rate. A loan that is above
-- its margin call is repaid down to its freeze (without one, to the margin call), from cash and
-- unsecured lines, as far as they last. Above the forced liquidation, or after a month above the
-- margin call, all of the collateral is sold: it repays the loans that share it, the rest is cash.
-- Cash is what is held of the base asset's type outside of any collateral. Physical assets keep
-- their value. Plans count as in the views of income and expenses. Without a needed rate or
-- valuation there is no path.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then some ten steps per scenario, month and loan.
WITH RECURSIVE
-- What is owned and owed now, in the base asset.
held AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        held.storage_id,
        asset.type_id,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS amount,
        asset.type_id = base.type_id AS is_cash,
        loan.id IS NOT NULL AS is_loan,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id IS NOT NULL
        OR (balance.amount <> 0 AND asset.is_active = 1 AND fin_storages.is_active = 1)
),

-- Loans in the order in which they are drawn: the lowest rate first. A slot is the place of a loan
-- in the texts that the walk below carries.
borrowed AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY loan.annual_rate, loan.id) AS slot,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        max(-held.amount, 0.0) * (
            1.0 + loan.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(held.balance_datetime)), 0.0), 0.0
            ) / 365.0
        ) * held.rate AS owed,
        CASE
            WHEN loan.end_datetime <= datetime('now') THEN 0.0
            WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
            ELSE coalesce(loan.credit_limit * held.rate, 0.0)
        END AS credit_limit,
        -- Agreed payments that are left, of which the next falls into month 1.
        CASE
            WHEN loan.repayment IN ('annuity', 'straight_line') AND held.amount < 0
                THEN max(
                    loan.payment_count
                    - 12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
                    - (strftime('%m', 'now') - strftime('%m', loan.start_datetime))
                    + (
                        strftime('%d %H:%M:%S', 'now')
                        < strftime('%d %H:%M:%S', loan.start_datetime)
                    ), 1
                )
        END AS payments_left,
        loan.repayment
    FROM fin_loans AS loan
    INNER JOIN held ON held.id = loan.asset_storage_id
    WHERE loan.start_datetime <= datetime('now')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR held.amount < 0)
),

-- (1 + monthly rate) ^ agreed payments, for the annuities.
growths (slot, payment, growth) AS (
    SELECT borrowed.slot, 0, 1.0 FROM borrowed WHERE borrowed.repayment = 'annuity'
    UNION ALL
    SELECT growths.slot, growths.payment + 1, growths.growth * (1.0 + borrowed.annual_rate / 12.0)
    FROM growths
    INNER JOIN borrowed ON borrowed.slot = growths.slot AND borrowed.payments_left > growths.payment
),

collaterals AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY pledged.storage_id, pledged.phys_asset_id) AS slot,
        pledged.storage_id,
        pledged.phys_asset_id,
        CASE
            WHEN pledged.phys_asset_id IS NULL THEN 0.0
            ELSE (
                SELECT
                    coalesce(
                        (
                            SELECT valuation.base_value
                            FROM phys_asset_valuations AS valuation
                            WHERE valuation.asset_id = ownership.asset_id
                                AND valuation.datetime <= datetime('now')
                            ORDER BY valuation.datetime DESC LIMIT 1
                        ),
                        (
                            SELECT
                                sum(
                                    -credit.amount * CASE
                                        WHEN paid.is_base = 1 THEN 1.0
                                        ELSE (
                                            SELECT rate.rate FROM fin_asset_rates AS rate
                                            WHERE rate.asset_id = paid.id
                                                AND rate.datetime <= credit.datetime
                                            ORDER BY rate.datetime DESC LIMIT 1
                                        )
                                    END
                                )
                            FROM swaps AS swap
                            INNER JOIN fin_transactions AS credit
                                ON credit.id = swap.credit_fin_transaction_id
                            INNER JOIN fin_assets_storages AS payer
                                ON payer.id = credit.asset_storage_id
                            INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                            WHERE swap.debit_phys_ownership_id = ownership.id
                        )
                    )
                FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = pledged.phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        END AS phys_value
    FROM (
        SELECT DISTINCT
            borrowed.collateral_storage_id AS storage_id,
            borrowed.collateral_phys_asset_id AS phys_asset_id
        FROM borrowed
        WHERE borrowed.collateral_storage_id IS NOT NULL
            OR borrowed.collateral_phys_asset_id IS NOT NULL
    ) AS pledged
),

-- What is not a loan, with the collateral that it is part of.
assets AS MATERIALIZED (
    SELECT
        held.asset_id,
        held.type_id,
        held.is_cash,
        collaterals.slot AS collateral_slot,
        held.amount * held.rate AS base_value,
        max(held.amount, 0.0) * (
            SELECT total(dividend.amount_per_share) FROM fin_asset_dividends AS dividend
            WHERE dividend.asset_id = held.asset_id
                AND CASE
                    WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                        THEN dividend.is_projection = 1
                    ELSE
                        coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                        AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                        <= datetime('now', '+1 year')
                END
        ) / 12.0 AS monthly_dividends
    FROM held
    LEFT JOIN collaterals ON collaterals.storage_id = held.storage_id AND held.amount > 0
    WHERE held.is_loan = 0
),

below (root, category_id) AS (
    SELECT lower(category.name), category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) IN ('income', 'expenses')
    UNION
    SELECT below.root, category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

-- Plans of income and expenses that are in force, as in the views of that name.
in_force AS MATERIALIZED (
    SELECT
        planned.id,
        below.root,
        planned.is_fixed,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        coalesce(
            max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END),
            min(iterations.moment)
        ) AS moment
    FROM iterations
    GROUP BY iterations.plan_id
),

-- The amount of the newest iteration times the iterations in the year after it, by 12.
monthly_plans AS MATERIALIZED (
    SELECT
        in_force.root,
        in_force.is_fixed,
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id AND iterations.moment = newest.moment
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > newest.moment
                AND iterations.moment <= datetime(newest.moment, '+1 year')
        ) AS base_amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

budget AS MATERIALIZED (
    SELECT
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 1
        ) AS fixed_income,
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 0
        ) AS variable_income,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(monthly.base_amount) AS is_known
    FROM monthly_plans AS monthly
),

months (scenario_id, month, last_month) AS (
    SELECT
        scenario.id,
        0,
        coalesce(
            (
                SELECT max(step.month) FROM stress_scenario_steps AS step
                WHERE step.scenario_id = scenario.id
            ), 0
        )
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- The newest factor of each asset, each type and all that has one.
factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        target.asset_type_id,
        target.asset_id,
        (
            SELECT step.price_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.price_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS price_factor,
        (
            SELECT step.dividend_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.dividend_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- Worth and dividends of each collateral, and of what is free (slot NULL). What is said of all does
-- not move money.
values_by_collateral AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        assets.collateral_slot,
        sum(
            assets.base_value * coalesce(
                by_asset.price_factor,
                by_type.price_factor,
                CASE WHEN assets.is_cash = 0 THEN by_all.price_factor END,
                1.0
            )
        ) AS collateral_value,
        total(
            CASE
                WHEN assets.is_cash = 0
                    THEN assets.base_value * coalesce(
                        by_asset.price_factor, by_type.price_factor, by_all.price_factor, 1.0
                    )
            END
        ) AS portfolio,
        total(
            assets.monthly_dividends * coalesce(
                by_asset.dividend_factor, by_type.dividend_factor, by_all.dividend_factor, 1.0
            )
        ) AS dividends
    FROM months
    CROSS JOIN assets
    LEFT JOIN factors AS by_asset ON by_asset.scenario_id = months.scenario_id
        AND by_asset.month = months.month
        AND by_asset.asset_id = assets.asset_id
    LEFT JOIN factors AS by_type ON by_type.scenario_id = months.scenario_id
        AND by_type.month = months.month
        AND by_type.asset_type_id = assets.type_id
    LEFT JOIN factors AS by_all ON by_all.scenario_id = months.scenario_id
        AND by_all.month = months.month
        AND by_all.asset_type_id IS NULL
        AND by_all.asset_id IS NULL
    GROUP BY months.scenario_id, months.month, assets.collateral_slot
),

month_values AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        CASE WHEN months.month = 0 THEN 0.0 ELSE 1.0 END AS flows,
        (
            SELECT total(part.portfolio) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS portfolio,
        (
            SELECT total(part.dividends) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS dividends,
        coalesce(
            (
                SELECT step.income_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.income_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS income_factor,
        coalesce(
            (
                SELECT step.variable_expense_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.variable_expense_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS variable_expense_factor,
        coalesce(
            (
                SELECT step.loan_rate_change FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.loan_rate_change IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 0.0
        ) AS loan_rate_change
    FROM months
),

-- The same actions every month, in the order of the ranks. One that concerns a loan takes three
-- rows: look its numbers up, find the amount, move it.
actions (action, loan_slot, collateral_slot, rank_1, rank_2, rank_3) AS (
    SELECT 'flow', NULL, NULL, 1, 0, 0
    UNION ALL
    SELECT 'gone', NULL, collaterals.slot, 2, collaterals.slot, 0 FROM collaterals
    UNION ALL
    SELECT
        stage.column1 || CASE WHEN stage.column2 = 1 THEN '' ELSE step.column1 END,
        borrowed.slot,
        collaterals.slot,
        step.column2,
        -- One collateral after the other is sold and pays its borrowed.
        CASE WHEN step.column1 IN ('sell', 'settle') THEN 2 * collaterals.slot ELSE 0 END
        + (step.column1 = 'settle'),
        4 * borrowed.slot + stage.column2
    FROM borrowed
    LEFT JOIN collaterals ON collaterals.storage_id IS borrowed.collateral_storage_id
        AND collaterals.phys_asset_id IS borrowed.collateral_phys_asset_id
    INNER JOIN (
        VALUES
        ('pay', 3), ('draw', 4), ('borrow', 5), ('cure', 6), ('draw', 7), ('sell', 8), ('settle', 8)
    ) AS step
        ON step.column1 = 'pay'
            OR (step.column1 = 'draw' AND collaterals.slot IS NULL AND borrowed.credit_limit > 0)
            OR (step.column1 = 'borrow' AND collaterals.slot > 0 AND borrowed.credit_limit > 0)
            OR (step.column1 IN ('cure', 'sell', 'settle') AND collaterals.slot > 0)
    CROSS JOIN (VALUES ('load', 1), ('find ', 2), ('', 3)) AS stage
    UNION ALL
    SELECT 'end', NULL, NULL, 9, 0, 0
),

schedule AS MATERIALIZED (
    SELECT
        month_values.scenario_id,
        month_values.month,
        row_number() OVER (
            PARTITION BY month_values.scenario_id
            ORDER BY month_values.month, actions.rank_1, actions.rank_2, actions.rank_3
        ) AS position,
        actions.action,
        actions.loan_slot,
        actions.collateral_slot,
        borrowed.credit_limit,
        borrowed.margin_call_ratio,
        borrowed.forced_liquidation_ratio,
        borrowed.freeze_ratio,
        month_values.flows * (borrowed.annual_rate + month_values.loan_rate_change) / 12.0 AS rate,
        borrowed.repayment,
        month_values.flows * CASE
            WHEN coalesce(borrowed.payments_left, -1) < month_values.month THEN 0.0
            WHEN borrowed.repayment = 'straight_line' OR borrowed.annual_rate = 0
                THEN borrowed.owed / borrowed.payments_left
            ELSE
                borrowed.owed * borrowed.annual_rate / 12.0
                * growths.growth / (growths.growth - 1.0)
        END AS payment,
        CASE
            WHEN actions.action = 'flow' THEN month_values.portfolio
            ELSE coalesce(part.portfolio, 0.0)
        END AS portfolio,
        max(coalesce(part.collateral_value, 0.0) + collaterals.phys_value, 0.0) AS collateral_value,
        month_values.flows * CASE
            WHEN actions.action = 'flow' THEN month_values.dividends
            ELSE coalesce(part.dividends, 0.0)
        END AS dividends,
        month_values.flows * (
            budget.fixed_income + budget.variable_income * month_values.income_factor
        ) AS income,
        month_values.flows * budget.fixed_expenses AS fixed_expenses,
        month_values.flows * budget.variable_expenses
        * month_values.variable_expense_factor AS variable_expenses
    FROM month_values
    CROSS JOIN budget
    CROSS JOIN actions
    LEFT JOIN borrowed ON borrowed.slot = actions.loan_slot
    LEFT JOIN growths ON growths.slot = borrowed.slot AND growths.payment = borrowed.payments_left
    LEFT JOIN collaterals ON collaterals.slot = actions.collateral_slot
    LEFT JOIN values_by_collateral AS part ON part.scenario_id = month_values.scenario_id
        AND part.month = month_values.month
        AND part.collateral_slot = actions.collateral_slot
),

start AS MATERIALIZED (
    SELECT
        (
            SELECT total(assets.base_value) FROM assets
            WHERE assets.is_cash = 1 AND assets.collateral_slot IS NULL
        ) AS cash,
        (
            SELECT total(max(borrowed.credit_limit - borrowed.owed, 0.0)) FROM borrowed
            WHERE borrowed.collateral_storage_id IS NULL
                AND borrowed.collateral_phys_asset_id IS NULL
        ) AS undrawn,
        (SELECT total(borrowed.owed) FROM borrowed) AS owed,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT coalesce(borrowed.owed, 0.0) AS owed FROM borrowed
                ORDER BY borrowed.slot
            ) AS ordered
        ) AS balances,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT (
                    SELECT total(borrowed.owed) FROM borrowed
                    WHERE borrowed.collateral_storage_id IS collaterals.storage_id
                        AND borrowed.collateral_phys_asset_id IS collaterals.phys_asset_id
                ) AS owed
                FROM collaterals
                ORDER BY collaterals.slot
            ) AS ordered
        ) AS debts,
        (SELECT group_concat('0', '') FROM collaterals) AS sold,
        (SELECT group_concat('0', '') FROM borrowed) AS calls,
        -- Without a rate or a valuation nothing can be told.
        NOT EXISTS (SELECT 1 FROM assets WHERE assets.base_value IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM borrowed WHERE borrowed.owed IS NULL OR borrowed.credit_limit IS NULL
        )
        AND NOT EXISTS (SELECT 1 FROM collaterals WHERE collaterals.phys_value IS NULL)
        AND (SELECT budget.is_known FROM budget) AS is_known
),

-- Texts carry a number of 24 characters for each loan (balances) or collateral (debts), or a digit:
-- 1 is a collateral that is sold, a margin call that stays open. settling is the share of the debts
-- that the sale of settling_slot repays. 1e-9 forgives what floating point numbers cost.
walk (
    scenario_id, month, position, action,
    balance, debt, amount, settling, settling_slot,
    cash, undrawn, owed, balances, debts, sold, calls,
    portfolio, income, fixed_expenses, variable_expenses, dividends, interest,
    drawn, repaid, proceeds, peak_ratio, ratio, is_frozen, is_called, is_open
) AS (
    SELECT
        scenario.id, 0, 0, '',
        0.0, 0.0, 0.0, 0.0, 0,
        start.cash, start.undrawn, start.owed, start.balances, start.debts, start.sold, start.calls,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0
    FROM stress_scenarios AS scenario
    CROSS JOIN start
    WHERE start.is_known = 1
    UNION ALL
    SELECT
        walk.scenario_id,
        todo.month,
        todo.position,
        todo.action,
        CASE
            WHEN todo.action = 'load'
                THEN CAST(substr(walk.balances, 24 * todo.loan_slot - 23, 24) AS REAL)
            ELSE walk.balance
        END,
        -- What is owed on a collateral that is sold calls for nothing.
        CASE
            WHEN todo.action <> 'load' THEN walk.debt
            WHEN substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            WHEN todo.collateral_slot = walk.settling_slot
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            ELSE 0.0
        END,
        -- By how much the loan changes; of a sale the share of the debts that it repays, or -1.
        CASE todo.action
            WHEN 'find pay' THEN -max(
                min(
                    todo.payment - (todo.repayment IS 'annuity') * todo.rate * walk.balance,
                    walk.balance
                ), 0.0
            )
            WHEN 'find draw' THEN max(min(-walk.cash, todo.credit_limit - walk.balance), 0.0)
            WHEN 'find borrow' THEN CASE
                WHEN substr(walk.sold, todo.collateral_slot, 1) = '1' THEN 0.0
                ELSE max(
                    min(
                        -walk.cash,
                        todo.credit_limit - walk.balance,
                        coalesce(
                            todo.freeze_ratio, todo.margin_call_ratio,
                            todo.forced_liquidation_ratio, 1e99
                        ) * todo.collateral_value - walk.debt
                    ), 0.0
                )
            END
            WHEN 'find cure' THEN CASE
                WHEN
                    walk.balance > 0
                    AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                    THEN -max(
                        min(
                            walk.cash + walk.undrawn,
                            walk.balance,
                            walk.debt - coalesce(todo.freeze_ratio, todo.margin_call_ratio)
                            * todo.collateral_value
                        ), 0.0
                    )
                ELSE 0.0
            END
            WHEN 'find sell' THEN CASE
                WHEN
                    walk.balance > 0
                    AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                    AND walk.debt > todo.collateral_value * (1 + 1e-9) * CASE
                        WHEN substr(walk.calls, todo.loan_slot, 1) = '1'
                            THEN coalesce(todo.margin_call_ratio, todo.forced_liquidation_ratio)
                        ELSE todo.forced_liquidation_ratio
                    END
                    THEN min(todo.collateral_value / walk.debt, 1.0)
                ELSE -1.0
            END
            WHEN 'find settle'
                THEN -walk.balance * walk.settling * (walk.settling_slot = todo.collateral_slot)
            ELSE 0.0
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.amount
            WHEN todo.action = 'flow' THEN 0.0
            ELSE walk.settling
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN todo.collateral_slot
            WHEN todo.action = 'flow' THEN 0
            ELSE walk.settling_slot
        END,
        walk.cash + CASE
            WHEN todo.action = 'flow'
                THEN todo.income + todo.dividends - todo.fixed_expenses - todo.variable_expenses
            WHEN todo.action = 'gone'
                THEN -todo.dividends * (substr(walk.sold, todo.collateral_slot, 1) = '1')
            WHEN todo.action = 'pay' THEN walk.amount - todo.rate * walk.balance
            WHEN todo.action IN ('draw', 'borrow', 'cure') THEN walk.amount
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN max(todo.collateral_value - walk.debt, 0.0)
            ELSE 0.0
        END,
        walk.undrawn - CASE WHEN todo.action = 'draw' THEN walk.amount ELSE 0.0 END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN walk.owed + walk.amount
            ELSE walk.owed
        END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN
                    substr(walk.balances, 1, 24 * todo.loan_slot - 24)
                    || printf('%24.15e', walk.balance + walk.amount)
                    || substr(walk.balances, 24 * todo.loan_slot + 1)
            ELSE walk.balances
        END,
        CASE
            WHEN
                todo.action IN ('pay', 'borrow', 'cure', 'settle')
                AND todo.collateral_slot IS NOT NULL
                THEN
                    substr(walk.debts, 1, 24 * todo.collateral_slot - 24)
                    || printf('%24.15e', walk.debt + walk.amount)
                    || substr(walk.debts, 24 * todo.collateral_slot + 1)
            ELSE walk.debts
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN
                    substr(walk.sold, 1, todo.collateral_slot - 1)
                    || '1' || substr(walk.sold, todo.collateral_slot + 1)
            ELSE walk.sold
        END,
        CASE
            WHEN todo.action = 'settle'
                THEN
                    substr(walk.calls, 1, todo.loan_slot - 1)
                    || coalesce(
                        substr(walk.sold, todo.collateral_slot, 1) = '0'
                        AND walk.balance > 0
                        AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9),
                        0
                    )
                    || substr(walk.calls, todo.loan_slot + 1)
            ELSE walk.calls
        END,
        CASE
            WHEN todo.action = 'flow' THEN todo.portfolio
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.portfolio - todo.portfolio
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.portfolio - todo.portfolio
            ELSE walk.portfolio
        END,
        CASE WHEN todo.action = 'flow' THEN todo.income ELSE walk.income END,
        CASE WHEN todo.action = 'flow' THEN todo.fixed_expenses ELSE walk.fixed_expenses END,
        CASE WHEN todo.action = 'flow' THEN todo.variable_expenses ELSE walk.variable_expenses END,
        CASE
            WHEN todo.action = 'flow' THEN todo.dividends
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.dividends - todo.dividends
            ELSE walk.dividends
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'pay' THEN walk.interest + todo.rate * walk.balance
            ELSE walk.interest
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('draw', 'borrow') THEN walk.drawn + walk.amount
            ELSE walk.drawn
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('pay', 'cure') THEN walk.repaid - walk.amount
            ELSE walk.repaid
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN walk.proceeds + todo.collateral_value
            ELSE walk.proceeds
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN todo.action = 'cure' AND walk.debt > 0
                THEN max(
                    coalesce(walk.peak_ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0)
                )
            ELSE walk.peak_ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN
                todo.action = 'settle'
                AND walk.debt > 0
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN max(coalesce(walk.ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0))
            ELSE walk.ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.debt > todo.freeze_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_frozen
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_called
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'settle'
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_open
        END
    FROM walk
    INNER JOIN schedule AS todo
        ON todo.scenario_id = walk.scenario_id AND todo.position = walk.position + 1
)

SELECT
    scenario.name AS scenario,
    walk.month,
    walk.portfolio,
    walk.cash,
    walk.income,
    walk.fixed_expenses,
    walk.variable_expenses,
    walk.dividends,
    walk.interest,
    walk.drawn,
    walk.repaid,
    walk.proceeds AS liquidated,
    max(walk.undrawn, 0.0) AS undrawn,
    walk.owed AS loans,
    walk.peak_ratio AS peak_loan_to_value,
    walk.ratio AS loan_to_value,
    CASE
        WHEN walk.cash < -1e-6 THEN 'out_of_cash'
        WHEN instr(walk.sold, '1') > 0 THEN 'liquidated'
        WHEN walk.is_open = 1 THEN 'margin_call'
        WHEN walk.is_called = 1 THEN 'cured'
        WHEN walk.is_frozen = 1 THEN 'freeze'
        ELSE 'ok'
    END AS state
FROM walk
INNER JOIN stress_scenarios AS scenario ON scenario.id = walk.scenario_id
WHERE walk.action = 'end'
ORDER BY walk.scenario_id, walk.month;

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
--   survived                 INTEGER boolean, info: nothing was sold by a lender and all bills were
--                            paid; NULL without a needed rate or valuation
-- Every month, in this order: income and dividends come in, expenses, interest and agreed
-- repayments go out. What is missing is drawn, first from unsecured lines, then from secured ones
-- as long as the loan stays below its freeze, each time at the lowest rate. A loan that is above
-- its margin call is repaid down to its freeze (without one, to the margin call), from cash and
-- unsecured lines, as far as they last. Above the forced liquidation, or after a month above the
-- margin call, all of the collateral is sold: it repays the loans that share it, the rest is cash.
-- Cash is what is held of the base asset's type outside of any collateral. Physical assets keep
-- their value. Plans count as in the views of income and expenses. Without a needed rate or
-- valuation there is no path.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then some ten steps per scenario, month and loan.
WITH RECURSIVE
-- What is owned and owed now, in the base asset.
held AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        held.storage_id,
        asset.type_id,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS amount,
        asset.type_id = base.type_id AS is_cash,
        loan.id IS NOT NULL AS is_loan,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id IS NOT NULL
        OR (balance.amount <> 0 AND asset.is_active = 1 AND fin_storages.is_active = 1)
),

-- Loans in the order in which they are drawn: the lowest rate first. A slot is the place of a loan
-- in the texts that the walk below carries.
borrowed AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY loan.annual_rate, loan.id) AS slot,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        max(-held.amount, 0.0) * (
            1.0 + loan.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(held.balance_datetime)), 0.0), 0.0
            ) / 365.0
        ) * held.rate AS owed,
        CASE
            WHEN loan.end_datetime <= datetime('now') THEN 0.0
            WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
            ELSE coalesce(loan.credit_limit * held.rate, 0.0)
        END AS credit_limit,
        -- Agreed payments that are left, of which the next falls into month 1.
        CASE
            WHEN loan.repayment IN ('annuity', 'straight_line') AND held.amount < 0
                THEN max(
                    loan.payment_count
                    - 12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
                    - (strftime('%m', 'now') - strftime('%m', loan.start_datetime))
                    + (
                        strftime('%d %H:%M:%S', 'now')
                        < strftime('%d %H:%M:%S', loan.start_datetime)
                    ), 1
                )
        END AS payments_left,
        loan.repayment
    FROM fin_loans AS loan
    INNER JOIN held ON held.id = loan.asset_storage_id
    WHERE loan.start_datetime <= datetime('now')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR held.amount < 0)
),

-- (1 + monthly rate) ^ agreed payments, for the annuities.
growths (slot, payment, growth) AS (
    SELECT borrowed.slot, 0, 1.0 FROM borrowed WHERE borrowed.repayment = 'annuity'
    UNION ALL
    SELECT growths.slot, growths.payment + 1, growths.growth * (1.0 + borrowed.annual_rate / 12.0)
    FROM growths
    INNER JOIN borrowed ON borrowed.slot = growths.slot AND borrowed.payments_left > growths.payment
),

collaterals AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY pledged.storage_id, pledged.phys_asset_id) AS slot,
        pledged.storage_id,
        pledged.phys_asset_id,
        CASE
            WHEN pledged.phys_asset_id IS NULL THEN 0.0
            ELSE (
                SELECT
                    coalesce(
                        (
                            SELECT valuation.base_value
                            FROM phys_asset_valuations AS valuation
                            WHERE valuation.asset_id = ownership.asset_id
                                AND valuation.datetime <= datetime('now')
                            ORDER BY valuation.datetime DESC LIMIT 1
                        ),
                        (
                            SELECT
                                sum(
                                    -credit.amount * CASE
                                        WHEN paid.is_base = 1 THEN 1.0
                                        ELSE (
                                            SELECT rate.rate FROM fin_asset_rates AS rate
                                            WHERE rate.asset_id = paid.id
                                                AND rate.datetime <= credit.datetime
                                            ORDER BY rate.datetime DESC LIMIT 1
                                        )
                                    END
                                )
                            FROM swaps AS swap
                            INNER JOIN fin_transactions AS credit
                                ON credit.id = swap.credit_fin_transaction_id
                            INNER JOIN fin_assets_storages AS payer
                                ON payer.id = credit.asset_storage_id
                            INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                            WHERE swap.debit_phys_ownership_id = ownership.id
                        )
                    )
                FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = pledged.phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        END AS phys_value
    FROM (
        SELECT DISTINCT
            borrowed.collateral_storage_id AS storage_id,
            borrowed.collateral_phys_asset_id AS phys_asset_id
        FROM borrowed
        WHERE borrowed.collateral_storage_id IS NOT NULL
            OR borrowed.collateral_phys_asset_id IS NOT NULL
    ) AS pledged
),

-- What is not a loan, with the collateral that it is part of.
assets AS MATERIALIZED (
    SELECT
        held.asset_id,
        held.type_id,
        held.is_cash,
        collaterals.slot AS collateral_slot,
        held.amount * held.rate AS base_value,
        max(held.amount, 0.0) * (
            SELECT total(dividend.amount_per_share) FROM fin_asset_dividends AS dividend
            WHERE dividend.asset_id = held.asset_id
                AND CASE
                    WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                        THEN dividend.is_projection = 1
                    ELSE
                        coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                        AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                        <= datetime('now', '+1 year')
                END
        ) / 12.0 AS monthly_dividends
    FROM held
    LEFT JOIN collaterals ON collaterals.storage_id = held.storage_id AND held.amount > 0
    WHERE held.is_loan = 0
),

below (root, category_id) AS (
    SELECT lower(category.name), category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) IN ('income', 'expenses')
    UNION
    SELECT below.root, category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

-- Plans of income and expenses that are in force, as in the views of that name.
in_force AS MATERIALIZED (
    SELECT
        planned.id,
        below.root,
        planned.is_fixed,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        coalesce(
            max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END),
            min(iterations.moment)
        ) AS moment
    FROM iterations
    GROUP BY iterations.plan_id
),

-- The amount of the newest iteration times the iterations in the year after it, by 12.
monthly_plans AS MATERIALIZED (
    SELECT
        in_force.root,
        in_force.is_fixed,
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id AND iterations.moment = newest.moment
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > newest.moment
                AND iterations.moment <= datetime(newest.moment, '+1 year')
        ) AS base_amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

budget AS MATERIALIZED (
    SELECT
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 1
        ) AS fixed_income,
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 0
        ) AS variable_income,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(monthly.base_amount) AS is_known
    FROM monthly_plans AS monthly
),

months (scenario_id, month, last_month) AS (
    SELECT
        scenario.id,
        0,
        coalesce(
            (
                SELECT max(step.month) FROM stress_scenario_steps AS step
                WHERE step.scenario_id = scenario.id
            ), 0
        )
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- The newest factor of each asset, each type and all that has one.
factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        target.asset_type_id,
        target.asset_id,
        (
            SELECT step.price_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.price_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS price_factor,
        (
            SELECT step.dividend_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.dividend_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- Worth and dividends of each collateral, and of what is free (slot NULL). What is said of all does
-- not move money.
values_by_collateral AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        assets.collateral_slot,
        sum(
            assets.base_value * coalesce(
                by_asset.price_factor,
                by_type.price_factor,
                CASE WHEN assets.is_cash = 0 THEN by_all.price_factor END,
                1.0
            )
        ) AS collateral_value,
        total(
            CASE
                WHEN assets.is_cash = 0
                    THEN assets.base_value * coalesce(
                        by_asset.price_factor, by_type.price_factor, by_all.price_factor, 1.0
                    )
            END
        ) AS portfolio,
        total(
            assets.monthly_dividends * coalesce(
                by_asset.dividend_factor, by_type.dividend_factor, by_all.dividend_factor, 1.0
            )
        ) AS dividends
    FROM months
    CROSS JOIN assets
    LEFT JOIN factors AS by_asset ON by_asset.scenario_id = months.scenario_id
        AND by_asset.month = months.month
        AND by_asset.asset_id = assets.asset_id
    LEFT JOIN factors AS by_type ON by_type.scenario_id = months.scenario_id
        AND by_type.month = months.month
        AND by_type.asset_type_id = assets.type_id
    LEFT JOIN factors AS by_all ON by_all.scenario_id = months.scenario_id
        AND by_all.month = months.month
        AND by_all.asset_type_id IS NULL
        AND by_all.asset_id IS NULL
    GROUP BY months.scenario_id, months.month, assets.collateral_slot
),

month_values AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        CASE WHEN months.month = 0 THEN 0.0 ELSE 1.0 END AS flows,
        (
            SELECT total(part.portfolio) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS portfolio,
        (
            SELECT total(part.dividends) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS dividends,
        coalesce(
            (
                SELECT step.income_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.income_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS income_factor,
        coalesce(
            (
                SELECT step.variable_expense_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.variable_expense_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS variable_expense_factor,
        coalesce(
            (
                SELECT step.loan_rate_change FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.loan_rate_change IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 0.0
        ) AS loan_rate_change
    FROM months
),

-- The same actions every month, in the order of the ranks. One that concerns a loan takes three
-- rows: look its numbers up, find the amount, move it.
actions (action, loan_slot, collateral_slot, rank_1, rank_2, rank_3) AS (
    SELECT 'flow', NULL, NULL, 1, 0, 0
    UNION ALL
    SELECT 'gone', NULL, collaterals.slot, 2, collaterals.slot, 0 FROM collaterals
    UNION ALL
    SELECT
        stage.column1 || CASE WHEN stage.column2 = 1 THEN '' ELSE step.column1 END,
        borrowed.slot,
        collaterals.slot,
        step.column2,
        -- One collateral after the other is sold and pays its borrowed.
        CASE WHEN step.column1 IN ('sell', 'settle') THEN 2 * collaterals.slot ELSE 0 END
        + (step.column1 = 'settle'),
        4 * borrowed.slot + stage.column2
    FROM borrowed
    LEFT JOIN collaterals ON collaterals.storage_id IS borrowed.collateral_storage_id
        AND collaterals.phys_asset_id IS borrowed.collateral_phys_asset_id
    INNER JOIN (
        VALUES
        ('pay', 3), ('draw', 4), ('borrow', 5), ('cure', 6), ('draw', 7), ('sell', 8), ('settle', 8)
    ) AS step
        ON step.column1 = 'pay'
            OR (step.column1 = 'draw' AND collaterals.slot IS NULL AND borrowed.credit_limit > 0)
            OR (step.column1 = 'borrow' AND collaterals.slot > 0 AND borrowed.credit_limit > 0)
            OR (step.column1 IN ('cure', 'sell', 'settle') AND collaterals.slot > 0)
    CROSS JOIN (VALUES ('load', 1), ('find ', 2), ('', 3)) AS stage
    UNION ALL
    SELECT 'end', NULL, NULL, 9, 0, 0
),

schedule AS MATERIALIZED (
    SELECT
        month_values.scenario_id,
        month_values.month,
        row_number() OVER (
            PARTITION BY month_values.scenario_id
            ORDER BY month_values.month, actions.rank_1, actions.rank_2, actions.rank_3
        ) AS position,
        actions.action,
        actions.loan_slot,
        actions.collateral_slot,
        borrowed.credit_limit,
        borrowed.margin_call_ratio,
        borrowed.forced_liquidation_ratio,
        borrowed.freeze_ratio,
        month_values.flows * (borrowed.annual_rate + month_values.loan_rate_change) / 12.0 AS rate,
        borrowed.repayment,
        month_values.flows * CASE
            WHEN coalesce(borrowed.payments_left, -1) < month_values.month THEN 0.0
            WHEN borrowed.repayment = 'straight_line' OR borrowed.annual_rate = 0
                THEN borrowed.owed / borrowed.payments_left
            ELSE
                borrowed.owed * borrowed.annual_rate / 12.0
                * growths.growth / (growths.growth - 1.0)
        END AS payment,
        CASE
            WHEN actions.action = 'flow' THEN month_values.portfolio
            ELSE coalesce(part.portfolio, 0.0)
        END AS portfolio,
        max(coalesce(part.collateral_value, 0.0) + collaterals.phys_value, 0.0) AS collateral_value,
        month_values.flows * CASE
            WHEN actions.action = 'flow' THEN month_values.dividends
            ELSE coalesce(part.dividends, 0.0)
        END AS dividends,
        month_values.flows * (
            budget.fixed_income + budget.variable_income * month_values.income_factor
        ) AS income,
        month_values.flows * budget.fixed_expenses AS fixed_expenses,
        month_values.flows * budget.variable_expenses
        * month_values.variable_expense_factor AS variable_expenses
    FROM month_values
    CROSS JOIN budget
    CROSS JOIN actions
    LEFT JOIN borrowed ON borrowed.slot = actions.loan_slot
    LEFT JOIN growths ON growths.slot = borrowed.slot AND growths.payment = borrowed.payments_left
    LEFT JOIN collaterals ON collaterals.slot = actions.collateral_slot
    LEFT JOIN values_by_collateral AS part ON part.scenario_id = month_values.scenario_id
        AND part.month = month_values.month
        AND part.collateral_slot = actions.collateral_slot
),

start AS MATERIALIZED (
    SELECT
        (
            SELECT total(assets.base_value) FROM assets
            WHERE assets.is_cash = 1 AND assets.collateral_slot IS NULL
        ) AS cash,
        (
            SELECT total(max(borrowed.credit_limit - borrowed.owed, 0.0)) FROM borrowed
            WHERE borrowed.collateral_storage_id IS NULL
                AND borrowed.collateral_phys_asset_id IS NULL
        ) AS undrawn,
        (SELECT total(borrowed.owed) FROM borrowed) AS owed,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT coalesce(borrowed.owed, 0.0) AS owed FROM borrowed
                ORDER BY borrowed.slot
            ) AS ordered
        ) AS balances,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT (
                    SELECT total(borrowed.owed) FROM borrowed
                    WHERE borrowed.collateral_storage_id IS collaterals.storage_id
                        AND borrowed.collateral_phys_asset_id IS collaterals.phys_asset_id
                ) AS owed
                FROM collaterals
                ORDER BY collaterals.slot
            ) AS ordered
        ) AS debts,
        (SELECT group_concat('0', '') FROM collaterals) AS sold,
        (SELECT group_concat('0', '') FROM borrowed) AS calls,
        -- Without a rate or a valuation nothing can be told.
        NOT EXISTS (SELECT 1 FROM assets WHERE assets.base_value IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM borrowed WHERE borrowed.owed IS NULL OR borrowed.credit_limit IS NULL
        )
        AND NOT EXISTS (SELECT 1 FROM collaterals WHERE collaterals.phys_value IS NULL)
        AND (SELECT budget.is_known FROM budget) AS is_known
),

-- Texts carry a number of 24 characters for each loan (balances) or collateral (debts), or a digit:
-- 1 is a collateral that is sold, a margin call that stays open. settling is the share of the debts
-- that the sale of settling_slot repays. 1e-9 forgives what floating point numbers cost.
walk (
    scenario_id, month, position, action,
    balance, debt, amount, settling, settling_slot,
    cash, undrawn, owed, balances, debts, sold, calls,
    portfolio, income, fixed_expenses, variable_expenses, dividends, interest,
    drawn, repaid, proceeds, peak_ratio, ratio, is_frozen, is_called, is_open
) AS (
    SELECT
        scenario.id, 0, 0, '',
        0.0, 0.0, 0.0, 0.0, 0,
        start.cash, start.undrawn, start.owed, start.balances, start.debts, start.sold, start.calls,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0
    FROM stress_scenarios AS scenario
    CROSS JOIN start
    WHERE start.is_known = 1
    UNION ALL
    SELECT
        walk.scenario_id,
        todo.month,
        todo.position,
        todo.action,
        CASE
            WHEN todo.action = 'load'
                THEN CAST(substr(walk.balances, 24 * todo.loan_slot - 23, 24) AS REAL)
            ELSE walk.balance
        END,
        -- What is owed on a collateral that is sold calls for nothing.
        CASE
            WHEN todo.action <> 'load' THEN walk.debt
            WHEN substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            WHEN todo.collateral_slot = walk.settling_slot
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            ELSE 0.0
        END,
        -- By how much the loan changes; of a sale the share of the debts that it repays, or -1.
        CASE todo.action
            WHEN 'find pay' THEN -max(
                min(
                    todo.payment - (todo.repayment IS 'annuity') * todo.rate * walk.balance,
                    walk.balance
                ), 0.0
            )
            WHEN 'find draw' THEN max(min(-walk.cash, todo.credit_limit - walk.balance), 0.0)
            WHEN 'find borrow' THEN CASE
                WHEN substr(walk.sold, todo.collateral_slot, 1) = '1' THEN 0.0
                ELSE max(
                    min(
                        -walk.cash,
                        todo.credit_limit - walk.balance,
                        coalesce(
                            todo.freeze_ratio, todo.margin_call_ratio,
                            todo.forced_liquidation_ratio, 1e99
                        ) * todo.collateral_value - walk.debt
                    ), 0.0
                )
            END
            WHEN 'find cure' THEN CASE
                WHEN
                    walk.balance > 0
                    AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                    THEN -max(
                        min(
                            walk.cash + walk.undrawn,
                            walk.balance,
                            walk.debt - coalesce(todo.freeze_ratio, todo.margin_call_ratio)
                            * todo.collateral_value
                        ), 0.0
                    )
                ELSE 0.0
            END
            WHEN 'find sell' THEN CASE
                WHEN
                    walk.balance > 0
                    AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                    AND walk.debt > todo.collateral_value * (1 + 1e-9) * CASE
                        WHEN substr(walk.calls, todo.loan_slot, 1) = '1'
                            THEN coalesce(todo.margin_call_ratio, todo.forced_liquidation_ratio)
                        ELSE todo.forced_liquidation_ratio
                    END
                    THEN min(todo.collateral_value / walk.debt, 1.0)
                ELSE -1.0
            END
            WHEN 'find settle'
                THEN -walk.balance * walk.settling * (walk.settling_slot = todo.collateral_slot)
            ELSE 0.0
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.amount
            WHEN todo.action = 'flow' THEN 0.0
            ELSE walk.settling
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN todo.collateral_slot
            WHEN todo.action = 'flow' THEN 0
            ELSE walk.settling_slot
        END,
        walk.cash + CASE
            WHEN todo.action = 'flow'
                THEN todo.income + todo.dividends - todo.fixed_expenses - todo.variable_expenses
            WHEN todo.action = 'gone'
                THEN -todo.dividends * (substr(walk.sold, todo.collateral_slot, 1) = '1')
            WHEN todo.action = 'pay' THEN walk.amount - todo.rate * walk.balance
            WHEN todo.action IN ('draw', 'borrow', 'cure') THEN walk.amount
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN max(todo.collateral_value - walk.debt, 0.0)
            ELSE 0.0
        END,
        walk.undrawn - CASE WHEN todo.action = 'draw' THEN walk.amount ELSE 0.0 END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN walk.owed + walk.amount
            ELSE walk.owed
        END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN
                    substr(walk.balances, 1, 24 * todo.loan_slot - 24)
                    || printf('%24.15e', walk.balance + walk.amount)
                    || substr(walk.balances, 24 * todo.loan_slot + 1)
            ELSE walk.balances
        END,
        CASE
            WHEN
                todo.action IN ('pay', 'borrow', 'cure', 'settle')
                AND todo.collateral_slot IS NOT NULL
                THEN
                    substr(walk.debts, 1, 24 * todo.collateral_slot - 24)
                    || printf('%24.15e', walk.debt + walk.amount)
                    || substr(walk.debts, 24 * todo.collateral_slot + 1)
            ELSE walk.debts
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN
                    substr(walk.sold, 1, todo.collateral_slot - 1)
                    || '1' || substr(walk.sold, todo.collateral_slot + 1)
            ELSE walk.sold
        END,
        CASE
            WHEN todo.action = 'settle'
                THEN
                    substr(walk.calls, 1, todo.loan_slot - 1)
                    || coalesce(
                        substr(walk.sold, todo.collateral_slot, 1) = '0'
                        AND walk.balance > 0
                        AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9),
                        0
                    )
                    || substr(walk.calls, todo.loan_slot + 1)
            ELSE walk.calls
        END,
        CASE
            WHEN todo.action = 'flow' THEN todo.portfolio
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.portfolio - todo.portfolio
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.portfolio - todo.portfolio
            ELSE walk.portfolio
        END,
        CASE WHEN todo.action = 'flow' THEN todo.income ELSE walk.income END,
        CASE WHEN todo.action = 'flow' THEN todo.fixed_expenses ELSE walk.fixed_expenses END,
        CASE WHEN todo.action = 'flow' THEN todo.variable_expenses ELSE walk.variable_expenses END,
        CASE
            WHEN todo.action = 'flow' THEN todo.dividends
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.dividends - todo.dividends
            ELSE walk.dividends
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'pay' THEN walk.interest + todo.rate * walk.balance
            ELSE walk.interest
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('draw', 'borrow') THEN walk.drawn + walk.amount
            ELSE walk.drawn
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('pay', 'cure') THEN walk.repaid - walk.amount
            ELSE walk.repaid
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN walk.proceeds + todo.collateral_value
            ELSE walk.proceeds
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN todo.action = 'cure' AND walk.debt > 0
                THEN max(
                    coalesce(walk.peak_ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0)
                )
            ELSE walk.peak_ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN
                todo.action = 'settle'
                AND walk.debt > 0
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN max(coalesce(walk.ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0))
            ELSE walk.ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.debt > todo.freeze_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_frozen
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_called
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'settle'
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_open
        END
    FROM walk
    INNER JOIN schedule AS todo
        ON todo.scenario_id = walk.scenario_id AND todo.position = walk.position + 1
)

SELECT
    scenario.name AS scenario,
    max(walk.month) AS months,
    min(walk.month) FILTER (WHERE walk.is_frozen = 1) AS first_freeze_month,
    min(walk.month) FILTER (WHERE walk.is_called = 1) AS first_margin_call_month,
    min(walk.month) FILTER (WHERE instr(walk.sold, '1') > 0) AS first_liquidation_month,
    min(walk.month) FILTER (WHERE walk.cash < -1e-6) AS first_out_of_cash_month,
    min(walk.cash) AS cash_low,
    min(max(walk.undrawn, 0.0)) AS undrawn_low,
    min(walk.portfolio) AS portfolio_low,
    max(walk.peak_ratio) AS peak_loan_to_value,
    min(walk.cash >= -1e-6 AND instr(walk.sold, '1') = 0) AS survived
FROM stress_scenarios AS scenario
LEFT JOIN walk ON walk.scenario_id = scenario.id AND walk.action = 'end'
GROUP BY scenario.id
ORDER BY scenario.id;

CREATE VIEW unknown_import_rows AS
-- One row per row that import_inbox does not know: none is ever to be seen, import_inbox hands its
-- rows on to here.
--   pseudo_id          INTEGER, key: always NULL
--   import_id          INTEGER, lookup: imports, the open one
--   import_account_id  INTEGER, lookup: import_accounts
--   fingerprint        TEXT, value: see import_rows
--   source             TEXT, value: see import_inbox
--   account            TEXT, value: see import_inbox
--   kind               TEXT, value: see import_inbox
--   occurred_at        TEXT, value: see import_inbox
--   booked_on          TEXT, value: see import_inbox
--   status             TEXT, value: see import_inbox
--   external_id        TEXT, value: see import_inbox
--   line_no            TEXT, value: see import_inbox
--   currency           TEXT, value: see import_inbox
--   amount             TEXT, value: see import_inbox
--   counterparty       TEXT, value: see import_inbox
--   memo               TEXT, value: see import_inbox
--   group_key          TEXT, value: see import_inbox
--   security_id        TEXT, value: see import_inbox
--   security_code      TEXT, value: see import_inbox
--   security_name      TEXT, value: see import_inbox
--   quantity           TEXT, value: see import_inbox
--   price              TEXT, value: see import_inbox
--   ratio              TEXT, value: see import_inbox
--   raw                TEXT, value: see import_inbox
-- Operations: select, insert.
-- Cost: a new row costs what its entries in import_rows and fin_transactions cost.
SELECT
    CAST(NULL AS INTEGER) AS pseudo_id,
    CAST(NULL AS INTEGER) AS import_id,
    CAST(NULL AS INTEGER) AS import_account_id,
    CAST(NULL AS TEXT) AS fingerprint,
    CAST(NULL AS TEXT) AS source,
    CAST(NULL AS TEXT) AS account,
    CAST(NULL AS TEXT) AS kind,
    CAST(NULL AS TEXT) AS occurred_at,
    CAST(NULL AS TEXT) AS booked_on,
    CAST(NULL AS TEXT) AS status,
    CAST(NULL AS TEXT) AS external_id,
    CAST(NULL AS TEXT) AS line_no,
    CAST(NULL AS TEXT) AS currency,
    CAST(NULL AS TEXT) AS amount,
    CAST(NULL AS TEXT) AS counterparty,
    CAST(NULL AS TEXT) AS memo,
    CAST(NULL AS TEXT) AS group_key,
    CAST(NULL AS TEXT) AS security_id,
    CAST(NULL AS TEXT) AS security_code,
    CAST(NULL AS TEXT) AS security_name,
    CAST(NULL AS TEXT) AS quantity,
    CAST(NULL AS TEXT) AS price,
    CAST(NULL AS TEXT) AS ratio,
    CAST(NULL AS TEXT) AS raw
WHERE FALSE;

CREATE TRIGGER current_balances_insert
INSTEAD OF INSERT ON current_balances
BEGIN
    -- Saves a balance as of now. The asset & storage is made if it is not there yet.
    SELECT RAISE(
        ABORT,
        'current_balances: pseudo_id, asset_name, base_balance, base_asset are computed; omit them'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name, NEW.base_balance, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'current_balances.asset_type: no such name in fin_asset_types; correct it or add it there'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'current_balances.asset_code: the type has no such code in fin_assets; correct or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset_code)
    );

    SELECT RAISE(
        ABORT, 'current_balances.storage: no such name in fin_storages; correct it or add it there'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT,
        'current_balances: the asset or the storage is inactive; set its is_active to 1 first'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        INNER JOIN fin_storages ON fin_storages.name = NEW.storage AND fin_storages.is_active = 1
        WHERE fin_asset_types.name = NEW.asset_type
            AND asset.code = upper(NEW.asset_code)
            AND asset.is_active = 1
    );

    SELECT RAISE(
        ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00'
    )
    WHERE (CAST(NEW.balance AS REAL) = NEW.balance AND abs(NEW.balance) < 1e300) IS NOT TRUE;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        NEW.balance,
        held.id
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_balances_update
INSTEAD OF UPDATE ON current_balances
BEGIN
    -- Saves a balance as of now. The other columns say whose balance it is.
    SELECT RAISE(
        ABORT, 'current_balances.asset_type: says which row this is; insert a new row instead'
    )
    WHERE NEW.asset_type IS NOT OLD.asset_type;

    SELECT RAISE(
        ABORT, 'current_balances.asset_code: says which row this is; insert a new row instead'
    )
    WHERE NEW.asset_code IS NOT OLD.asset_code;

    SELECT RAISE(
        ABORT, 'current_balances.storage: says which row this is; insert a new row instead'
    )
    WHERE NEW.storage IS NOT OLD.storage;

    SELECT RAISE(
        ABORT, 'current_balances: only balance can be edited; the other columns are computed'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.asset_name IS NOT OLD.asset_name
        OR NEW.base_balance IS NOT OLD.base_balance
        OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(
        ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00'
    )
    WHERE (CAST(NEW.balance AS REAL) = NEW.balance AND abs(NEW.balance) < 1e300) IS NOT TRUE;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = OLD.pseudo_id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        NEW.balance,
        OLD.pseudo_id
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_fin_asset_rates_insert
INSTEAD OF INSERT ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now.
    SELECT RAISE(ABORT, 'current_fin_asset_rates: pseudo_id and base_asset are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.asset_type: no such name in fin_asset_types; correct or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.asset: the type has no such code in fin_assets; correct or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset)
    );

    SELECT RAISE(ABORT, 'current_fin_asset_rates.asset: is inactive; set its is_active to 1 first')
    FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset)
        AND asset.is_active = 0;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25'
    )
    WHERE (
        CAST(NEW.rate AS REAL) = NEW.rate
        AND CAST(NEW.rate AS REAL) >= 0
        AND CAST(NEW.rate AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), asset.id, NEW.rate FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER current_fin_asset_rates_update
INSTEAD OF UPDATE ON current_fin_asset_rates
BEGIN
    -- Saves a rate as of now. The other columns say whose rate it is.
    SELECT RAISE(
        ABORT, 'current_fin_asset_rates.asset_type: says which row this is; edit fin_assets instead'
    )
    WHERE NEW.asset_type IS NOT OLD.asset_type;

    SELECT RAISE(
        ABORT, 'current_fin_asset_rates.asset: says which row this is; edit fin_assets instead'
    )
    WHERE NEW.asset IS NOT OLD.asset;

    SELECT RAISE(
        ABORT, 'current_fin_asset_rates: only rate can be edited; the other columns are computed'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(
        ABORT,
        'current_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25'
    )
    WHERE (
        CAST(NEW.rate AS REAL) = NEW.rate
        AND CAST(NEW.rate AS REAL) >= 0
        AND CAST(NEW.rate AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT datetime('now'), OLD.pseudo_id, NEW.rate
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER dividends_insert
INSTEAD OF INSERT ON dividends
BEGIN
    -- Saves the dividend; days are stored at 00:00:00.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'dividends.ticker: no such code, or cash, or in several types; add it, or write CODE:type'
    )
    WHERE coalesce(
        (
            SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.ticker)
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        ),
        (
            SELECT asset.id FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE instr(NEW.ticker, ':') > 1
                AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
    ) IS NULL;

    SELECT RAISE(ABORT, 'dividends.ex_date: is no date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.ex_date, '') IS NOT NULL
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is no date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.pay_date, '') IS NOT NULL
        AND (
            length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(
        ABORT, 'dividends.amount_per_share: is no number of 0 or more; use a dot, like 0.25'
    )
    WHERE (
        CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
        AND CAST(NEW.amount_per_share AS REAL) >= 0
        AND CAST(NEW.amount_per_share AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is no boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_projection, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    INSERT INTO fin_asset_dividends (
        asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection
    )
    SELECT
        coalesce(
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ),
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE instr(NEW.ticker, ':') > 1
                    AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            )
        ),
        nullif(NEW.ex_date, '') || ' 00:00:00',
        nullif(NEW.pay_date, '') || ' 00:00:00',
        CAST(NEW.amount_per_share AS REAL),
        CAST(coalesce(NEW.is_projection, 0) AS INTEGER);
END;

CREATE TRIGGER dividends_update
INSTEAD OF UPDATE ON dividends
BEGIN
    -- Saves the dividend. The time of a day that stays is kept.
    SELECT RAISE(ABORT, 'dividends: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(
        ABORT,
        'dividends.ticker: no such code, or cash, or in several types; write it right, or CODE:type'
    )
    WHERE NEW.ticker IS NOT OLD.ticker
        AND coalesce(
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ),
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE instr(NEW.ticker, ':') > 1
                    AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            )
        ) IS NULL;

    SELECT RAISE(ABORT, 'dividends.ex_date: is not a date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.ex_date, '') IS NOT NULL
        AND (length(NEW.ex_date) = 10 AND date(NEW.ex_date, '+0 days') = NEW.ex_date) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: is not a date; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.pay_date, '') IS NOT NULL
        AND (
            length(NEW.pay_date) = 10 AND date(NEW.pay_date, '+0 days') = NEW.pay_date
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.pay_date: comes before ex_date; write a later one')
    WHERE nullif(NEW.pay_date, '') < nullif(NEW.ex_date, '');

    SELECT RAISE(
        ABORT, 'dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25'
    )
    WHERE (
        CAST(NEW.amount_per_share AS REAL) = NEW.amount_per_share
        AND CAST(NEW.amount_per_share AS REAL) >= 0
        AND CAST(NEW.amount_per_share AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'dividends.is_projection: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_projection, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'dividends.pay_date: is at an earlier time of the day; edit fin_asset_dividends'
    )
    FROM fin_asset_dividends AS dividend
    WHERE dividend.id = OLD.pseudo_id
        AND CASE
            WHEN NEW.pay_date IS OLD.pay_date THEN dividend.pay_datetime
            ELSE nullif(NEW.pay_date, '') || ' 00:00:00'
        END < CASE
            WHEN NEW.ex_date IS OLD.ex_date THEN dividend.ex_datetime
            ELSE nullif(NEW.ex_date, '') || ' 00:00:00'
        END;

    UPDATE fin_asset_dividends
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            )
        END,
        ex_datetime = CASE
            WHEN NEW.ex_date IS OLD.ex_date THEN ex_datetime
            ELSE nullif(NEW.ex_date, '') || ' 00:00:00'
        END,
        pay_datetime = CASE
            WHEN NEW.pay_date IS OLD.pay_date THEN pay_datetime
            ELSE nullif(NEW.pay_date, '') || ' 00:00:00'
        END,
        amount_per_share = CAST(NEW.amount_per_share AS REAL),
        is_projection = CAST(coalesce(NEW.is_projection, 0) AS INTEGER)
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
    -- Saves a monthly plan: each month from its first day on, give or take half a month. What is
    -- missing of the root, `expenses` and the category below it is made.
    SELECT RAISE(ABORT, 'expenses: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'expenses.category: is empty; write a category, like food')
    WHERE trim(coalesce(NEW.category, '')) = '';

    SELECT RAISE(
        ABORT,
        'expenses.category: is a category elsewhere; write another name, or move it below expenses'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.category
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'expenses'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(
        ABORT, 'expenses.monthly_amount: is no number of 0 or more; use a dot, like 1250.00'
    )
    WHERE
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'expenses.is_fixed: is no boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_fixed, 1) IN (0, 1, '0', '1')) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'expenses', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE lower(fin_transaction_categories.name) = 'expenses'
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.category,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'expenses'
            ORDER BY category.name <> 'expenses', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.category
        );

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
    )
    SELECT
        nullif(NEW.notes, ''),
        category.id,
        '>=',
        datetime('now', 'start of month', '+15 days'),
        '+1 month',
        '+15 days',
        0.0 - CAST(NEW.monthly_amount AS REAL),
        CAST(coalesce(NEW.is_fixed, 1) AS INTEGER)
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.category;
END;

CREATE TRIGGER expenses_update
INSTEAD OF UPDATE ON expenses
BEGIN
    -- Saves the plan; another category moves it there, below `expenses`.
    SELECT RAISE(ABORT, 'expenses: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'expenses.category: has no letters; write a category, like food')
    WHERE trim(coalesce(NEW.category, '')) = '';

    SELECT RAISE(
        ABORT, 'expenses.category: is a category elsewhere; correct it, or move it below expenses'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.category
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'expenses'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(
        ABORT, 'expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00'
    )
    WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
        AND (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'expenses.is_fixed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_fixed, 1) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'expenses.monthly_amount: was 0 or unknown; edit fin_transaction_plans instead'
    )
    FROM fin_transaction_plans AS planned
    WHERE planned.id = OLD.pseudo_id
        AND NEW.monthly_amount IS NOT OLD.monthly_amount
        AND coalesce(OLD.monthly_amount, 0) = 0
        AND (
            planned.base_amount IS NOT NULL
            AND planned.recurrence_datetime_modifiers = '+1 month'
            AND coalesce(planned.recurrence_amount_multiplier, 1) = 1
        ) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.category,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'expenses'
            ORDER BY category.name <> 'expenses', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.category
        )
        AND NEW.category IS NOT OLD.category;

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.notes, ''),
        transaction_category_id = CASE
            WHEN NEW.category IS OLD.category THEN transaction_category_id
            ELSE (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.name = NEW.category
            )
        END,
        base_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
            WHEN
                base_amount IS NOT NULL
                AND recurrence_datetime_modifiers = '+1 month'
                AND coalesce(recurrence_amount_multiplier, 1) = 1
                THEN 0.0 - CAST(NEW.monthly_amount AS REAL)
            ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        local_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
            ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        is_fixed = CAST(coalesce(NEW.is_fixed, 1) AS INTEGER)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER expenses_delete
INSTEAD OF DELETE ON expenses
BEGIN
    -- Deletes the planned. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER holdings_insert
INSTEAD OF INSERT ON holdings
BEGIN
    -- Saves what is held as an initial import: what is missing of type, asset, storage, category,
    -- then a transaction with its cost, and the balance one second after it.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'holdings: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(
        ABORT, 'holdings.ticker: is empty or has whitespace; write it in one word, like 7201'
    )
    WHERE nullif(NEW.ticker, '') IS NULL
        OR NEW.ticker GLOB
        '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
        || char(133, 160, 5760, 8192) || '-' || char(8202)
        || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*';

    SELECT RAISE(
        ABORT, 'holdings.asset_class: is the class of cash; add a balance in current_balances'
    )
    FROM fin_asset_types
    WHERE fin_asset_types.name = NEW.asset_class
        AND id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

    SELECT RAISE(ABORT, 'holdings.ticker: is in several classes; name its asset_class')
    WHERE
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL
        AND (
            nullif(NEW.asset_class, '') IS NULL
            OR (
                NEW.asset_class = 'equity'
                AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = 'equity')
            )
        )
        AND EXISTS (
            SELECT 1 FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.ticker)
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        );

    SELECT RAISE(ABORT, 'holdings.shares: is no number above 0; write digits with a dot, like 12.5')
    WHERE (
        CAST(NEW.shares AS REAL) = NEW.shares
        AND abs(CAST(NEW.shares AS REAL)) < 1e300
        AND CAST(NEW.shares AS REAL) > 0
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: is no number of 0 or more; write like 1250.00, or nothing'
    )
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'holdings.added_at: is no day up to today; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.added_at, '') IS NOT NULL
        AND (
            length(NEW.added_at) = 10
            AND date(NEW.added_at, '+0 days') = NEW.added_at
            AND NEW.added_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.storage: no such name in fin_storages; correct it or add it there'
    )
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.storage);

    SELECT RAISE(
        ABORT, 'holdings: the asset or the storage is inactive; set its is_active to 1 first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_storages
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND fin_storages.is_active = 0
        )
        OR EXISTS (
            SELECT 1 FROM fin_assets
            WHERE fin_assets.is_active = 0 AND id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE asset.code = upper(NEW.ticker)
                        AND fin_asset_types.name
                        = coalesce(nullif(NEW.asset_class, ''), 'equity')
                ),
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                        AND (
                            nullif(NEW.asset_class, '') IS NULL
                            OR (
                                NEW.asset_class = 'equity'
                                AND NOT EXISTS (
                                    SELECT 1 FROM fin_asset_types
                                    WHERE fin_asset_types.name = 'equity'
                                )
                            )
                        )
                )
            )
        );

    SELECT RAISE(
        ABORT, 'holdings.ticker: is held there already; edit its shares, or name another storage'
    )
    WHERE (
        SELECT newest.amount FROM balances AS newest
        WHERE
            newest.asset_storage_id = (
                SELECT held.id FROM fin_assets_storages AS held
                INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                    AND held.asset_id = coalesce(
                        (
                            SELECT asset.id FROM fin_assets AS asset
                            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                            WHERE asset.code = upper(NEW.ticker)
                                AND fin_asset_types.name
                                = coalesce(nullif(NEW.asset_class, ''), 'equity')
                        ),
                        (
                            SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                            FROM fin_assets AS asset
                            WHERE asset.code = upper(NEW.ticker)
                                AND asset.type_id
                                IS NOT (
                                    SELECT base.type_id FROM fin_assets AS base
                                    WHERE base.is_base = 1
                                )
                                AND (
                                    nullif(NEW.asset_class, '') IS NULL
                                    OR (
                                        NEW.asset_class = 'equity'
                                        AND NOT EXISTS (
                                            SELECT 1 FROM fin_asset_types
                                            WHERE fin_asset_types.name = 'equity'
                                        )
                                    )
                                )
                        )
                    )
            )
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    ) <> 0;

    SELECT RAISE(ABORT, 'holdings.added_at: there are newer balances; write a later day')
    FROM balances
    WHERE
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
        AND datetime > datetime(
            CASE
                WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                    THEN datetime('now')
                ELSE NEW.added_at || ' 00:00:00'
            END, '+1 second'
        );

    SELECT RAISE(
        ABORT, 'holdings: no category has is_initial_import; set it to 1 for initial import'
    )
    WHERE
        NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = 'initial import'
        );

    INSERT INTO fin_asset_types (name)
    SELECT coalesce(nullif(NEW.asset_class, ''), 'equity')
    WHERE
        NOT EXISTS (
            SELECT 1 FROM fin_asset_types
            WHERE fin_asset_types.name = coalesce(nullif(NEW.asset_class, ''), 'equity')
        )
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL;

    INSERT INTO fin_assets (code, name, type_id)
    SELECT upper(NEW.ticker), nullif(NEW.name, ''), fin_asset_types.id FROM fin_asset_types
    WHERE fin_asset_types.name = coalesce(nullif(NEW.asset_class, ''), 'equity')
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ) IS NULL;

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE coalesce(nullif(NEW.storage, ''), 'portfolio') = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.ticker)
                    AND fin_asset_types.name
                    = coalesce(nullif(NEW.asset_class, ''), 'equity')
            ),
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                    AND (
                        nullif(NEW.asset_class, '') IS NULL
                        OR (
                            NEW.asset_class = 'equity'
                            AND NOT EXISTS (
                                SELECT 1 FROM fin_asset_types
                                WHERE fin_asset_types.name = 'equity'
                            )
                        )
                    )
            )
        ),
        fin_storages.id
    FROM fin_storages
    WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
        AND (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        ) IS NULL;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'initial import', 0, 1, root.id FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        );

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        CASE
            WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.added_at || ' 00:00:00'
        END,
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        ),
        CAST(NEW.shares AS REAL),
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.name <> 'initial import', category.id LIMIT 1
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT
        max(tx.id),
        CAST(NEW.cost_basis AS REAL)
    FROM fin_transactions AS tx
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND tx.asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
        AND tx.datetime = CASE
            WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.added_at || ' 00:00:00'
        END
    GROUP BY tx.asset_storage_id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        datetime(
            CASE
                WHEN coalesce(nullif(NEW.added_at, ''), date('now')) = date('now')
                    THEN datetime('now')
                ELSE NEW.added_at || ' 00:00:00'
            END, '+1 second'
        ),
        CAST(NEW.shares AS REAL),
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.storage, ''), 'portfolio')
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.ticker)
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.asset_class, ''), 'equity')
                    ),
                    (
                        SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                        FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.ticker)
                            AND asset.type_id
                            IS NOT (
                                SELECT base.type_id FROM fin_assets AS base
                                WHERE base.is_base = 1
                            )
                            AND (
                                nullif(NEW.asset_class, '') IS NULL
                                OR (
                                    NEW.asset_class = 'equity'
                                    AND NOT EXISTS (
                                        SELECT 1 FROM fin_asset_types
                                        WHERE fin_asset_types.name = 'equity'
                                    )
                                )
                            )
                    )
                )
        )
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_update
INSTEAD OF UPDATE ON holdings
BEGIN
    -- Saves shares as a balance as of now, and what else is said of the asset where it stands.
    SELECT RAISE(ABORT, 'holdings: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(
        ABORT, 'holdings.added_at: is the day of the first transaction; edit it in fin_transactions'
    )
    WHERE NEW.added_at IS NOT OLD.added_at;

    SELECT RAISE(ABORT, 'holdings.storage: says which row this is; insert a new row instead')
    WHERE NEW.storage IS NOT OLD.storage;

    SELECT RAISE(
        ABORT, 'holdings.ticker: has whitespace or is empty; write it in one word, like 7201'
    )
    WHERE NEW.ticker IS NOT OLD.ticker
        AND (
            nullif(NEW.ticker, '') IS NULL
            OR NEW.ticker GLOB
            '*[' || char(9) || '-' || char(13) || ' ' || char(28) || '-' || char(31)
            || char(133, 160, 5760, 8192) || '-' || char(8202)
            || char(8232, 8233, 8239, 8287, 12288, 65279) || ']*'
        );

    SELECT RAISE(ABORT, 'holdings.asset_class: cannot become cash; set the type in fin_assets')
    FROM fin_asset_types
    WHERE fin_asset_types.name = NEW.asset_class
        AND id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);

    SELECT RAISE(ABORT, 'holdings.asset_class: is empty; write one, like equity')
    WHERE nullif(trim(NEW.asset_class), '') IS NULL;

    SELECT RAISE(
        ABORT,
        'holdings: another asset of the class has this ticker; delete this row and insert that one'
    )
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.name = NEW.asset_class
    INNER JOIN fin_assets AS twin ON twin.type_id = fin_asset_types.id AND twin.id <> asset.id
    WHERE held.id = OLD.pseudo_id
        AND twin.code = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset.code ELSE upper(NEW.ticker)
        END;

    SELECT RAISE(
        ABORT, 'holdings.shares: is no number of 0 or more; write digits with a dot, like 12.5'
    )
    WHERE (
        CAST(NEW.shares AS REAL) = NEW.shares
        AND abs(CAST(NEW.shares AS REAL)) < 1e300
        AND CAST(NEW.shares AS REAL) >= 0
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: is neither empty nor a number of 0 or more; write like 1250.00'
    )
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND nullif(NEW.cost_basis, '') IS NOT NULL
        AND (
            CAST(NEW.cost_basis AS REAL) = NEW.cost_basis
            AND CAST(NEW.cost_basis AS REAL) >= 0
            AND CAST(NEW.cost_basis AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'holdings.cost_basis: follows from several transactions; edit fin_transaction_costs'
    )
    FROM fin_transactions AS tx
    LEFT JOIN swaps AS swap ON swap.debit_fin_transaction_id = tx.id
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
        AND (
            tx.amount < 0
            OR swap.id IS NOT NULL
            OR EXISTS (
                SELECT 1 FROM fin_transactions AS other
                WHERE other.asset_storage_id = OLD.pseudo_id AND other.id <> tx.id
            )
        );

    SELECT RAISE(
        ABORT, 'holdings: no category is an initial import; set is_initial_import to 1 for one'
    )
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = 'initial import'
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
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL)
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'initial import', 0, 1, root.id FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.is_initial_import = 1
        )
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
    SELECT
        datetime(oldest.datetime, '-1 second'),
        oldest.asset_storage_id,
        oldest.amount,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.is_initial_import = 1
            ORDER BY category.name <> 'initial import', category.id LIMIT 1
        )
    FROM balances AS oldest
    WHERE NEW.cost_basis IS NOT OLD.cost_basis
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND oldest.id = (
            SELECT positive.id FROM balances AS positive
            WHERE positive.asset_storage_id = OLD.pseudo_id AND positive.amount > 0
            ORDER BY positive.datetime LIMIT 1
        );

    DELETE FROM fin_transaction_costs
    WHERE nullif(NEW.cost_basis, '') IS NULL
        AND OLD.cost_basis IS NOT NULL
        AND transaction_id IN (
            SELECT tx.id FROM fin_transactions AS tx WHERE tx.asset_storage_id = OLD.pseudo_id
        );

    INSERT INTO fin_transaction_costs (transaction_id, base_amount)
    SELECT
        tx.id,
        CAST(NEW.cost_basis AS REAL)
    FROM fin_transactions AS tx
    WHERE nullif(NEW.cost_basis, '') IS NOT NULL
        AND NEW.cost_basis IS NOT OLD.cost_basis
        AND tx.asset_storage_id = OLD.pseudo_id
    ON CONFLICT (transaction_id) DO UPDATE SET base_amount = excluded.base_amount;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = OLD.pseudo_id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        CAST(NEW.shares AS REAL),
        OLD.pseudo_id
    WHERE CAST(NEW.shares AS REAL) <> OLD.shares
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER holdings_delete
INSTEAD OF DELETE ON holdings
BEGIN
    -- Takes an import back, with its cost and its balances. What was bought or sold is history.
    SELECT RAISE(ABORT, 'holdings: was bought or sold, that is history; set shares to 0 instead')
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE tx.asset_storage_id = OLD.pseudo_id AND category.is_initial_import IS NOT 1;

    SELECT RAISE(ABORT, 'holdings: its import is one side of a swap; delete its row in swaps first')
    FROM fin_transactions AS tx
    WHERE tx.asset_storage_id = OLD.pseudo_id
        AND EXISTS (
            SELECT 1 FROM swaps
            WHERE swaps.credit_fin_transaction_id = tx.id OR swaps.debit_fin_transaction_id = tx.id
        );

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
        AND NOT EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_fin_asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM balance_goals
            WHERE balance_goals.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.asset_storage_id = OLD.pseudo_id
        )
        AND NOT EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = OLD.pseudo_id)
        AND NOT EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_fin_asset_storage_id = OLD.pseudo_id
        );
END;

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

CREATE TRIGGER income_insert
INSTEAD OF INSERT ON income
BEGIN
    -- Saves a monthly plan: each month from its first day on, give or take half a month. What is
    -- missing of the root, `income` and the category below it is made.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

    SELECT RAISE(ABORT, 'income.source: is empty; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(
        ABORT, 'income.source: is a category elsewhere; write another name, or move it below income'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'income'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(ABORT, 'income.monthly_amount: is no number of 0 or more; use a dot, like 1250.00')
    WHERE
        (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'income.is_guaranteed: is no boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT 'income', root.is_passive, coalesce(root.is_initial_import, 0), root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE lower(fin_transaction_categories.name) = 'income'
        );

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.source,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'income'
            ORDER BY category.name <> 'income', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.source
        );

    INSERT INTO fin_transaction_plans (
        description, transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
    )
    SELECT
        nullif(NEW.notes, ''),
        category.id,
        '>=',
        datetime('now', 'start of month', '+15 days'),
        '+1 month',
        '+15 days',
        CAST(NEW.monthly_amount AS REAL),
        CAST(coalesce(NEW.is_guaranteed, 0) AS INTEGER)
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source;
END;

CREATE TRIGGER income_update
INSTEAD OF UPDATE ON income
BEGIN
    -- Saves the plan; another source moves it there, below `income`.
    SELECT RAISE(ABORT, 'income: pseudo_id and id are computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

    SELECT RAISE(ABORT, 'income.source: has no letters; write a category, like salary')
    WHERE trim(coalesce(NEW.source, '')) = '';

    SELECT RAISE(
        ABORT, 'income.source: is a category elsewhere; correct it, or move it below income'
    )
    FROM fin_transaction_categories AS category
    WHERE category.name = NEW.source
        AND category.id NOT IN (
            WITH RECURSIVE below (category_id) AS (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE lower(category.name) = 'income'
                UNION
                SELECT category.id FROM below
                INNER JOIN fin_transaction_categories AS category
                    ON category.parent_id = below.category_id
            )

            SELECT below.category_id FROM below
        );

    SELECT RAISE(
        ABORT, 'income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00'
    )
    WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
        AND (
            CAST(NEW.monthly_amount AS REAL) = NEW.monthly_amount
            AND CAST(NEW.monthly_amount AS REAL) >= 0
            AND CAST(NEW.monthly_amount AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'income.is_guaranteed: is not a boolean; write 1 or 0')
    WHERE (coalesce(NEW.is_guaranteed, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'income.monthly_amount: was 0 or unknown; edit fin_transaction_plans instead'
    )
    FROM fin_transaction_plans AS planned
    WHERE planned.id = OLD.pseudo_id
        AND NEW.monthly_amount IS NOT OLD.monthly_amount
        AND coalesce(OLD.monthly_amount, 0) = 0
        AND (
            planned.base_amount IS NOT NULL
            AND planned.recurrence_datetime_modifiers = '+1 month'
            AND coalesce(planned.recurrence_amount_multiplier, 1) = 1
        ) IS NOT TRUE;

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.source,
        coalesce(parent.is_passive, 0),
        coalesce(parent.is_initial_import, 0),
        parent.id
    FROM fin_transaction_categories AS parent
    WHERE
        parent.id = (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE lower(category.name) = 'income'
            ORDER BY category.name <> 'income', category.id LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_transaction_categories
            WHERE fin_transaction_categories.name = NEW.source
        )
        AND NEW.source IS NOT OLD.source;

    UPDATE fin_transaction_plans
    SET
        description = nullif(NEW.notes, ''),
        transaction_category_id = CASE
            WHEN NEW.source IS OLD.source THEN transaction_category_id
            ELSE (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.name = NEW.source
            )
        END,
        base_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
            WHEN
                base_amount IS NOT NULL
                AND recurrence_datetime_modifiers = '+1 month'
                AND coalesce(recurrence_amount_multiplier, 1) = 1
                THEN CAST(NEW.monthly_amount AS REAL)
            ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        local_amount = CASE
            WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
            ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
        END,
        is_fixed = CAST(coalesce(NEW.is_guaranteed, 0) AS INTEGER)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER income_delete
INSTEAD OF DELETE ON income
BEGIN
    -- Deletes the planned. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_transactions_insert
INSTEAD OF INSERT ON latest_fin_transactions
BEGIN
    -- Saves a transaction, and with adjust_balance the balance after it. The asset & storage is
    -- made if it is not there yet, that of a reason is not: a reason is something owned.
    SELECT RAISE(
        ABORT, 'latest_fin_transactions: pseudo_id and asset_name are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name) IS NOT NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS'
    )
    WHERE NEW.datetime IS NOT NULL
        AND (length(NEW.datetime) <> 19 OR datetime(NEW.datetime, '+0 days') IS NOT NEW.datetime);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.asset_code: the type has no such code; correct it or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset_code)
    );

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50'
    )
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(NEW.amount) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it'
    )
    WHERE nullif(NEW.reason_asset_type, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.reason_asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_asset_code, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = upper(NEW.reason_asset_code));

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it'
    )
    WHERE nullif(NEW.reason_storage, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.reason_storage);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: the reason is not kept there; name its asset and its storage'
    )
    WHERE
        coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT EXISTS (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND nullif(NEW.reason_asset_type, '') IS NULL
                        GROUP BY asset.code
                        HAVING count(*) = 1
                    )
                )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE name = NEW.reason_phys_asset);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND (
                    ownership.end_datetime IS NULL
                    OR ownership.end_datetime > coalesce(NEW.datetime, datetime('now'))
                )
        );

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.adjust_balance: is not a boolean; write 1, 0 or nothing'
    )
    WHERE (coalesce(NEW.adjust_balance, 0) IN (0, 1, '0', '1')) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.adjust_balance: works only now; leave datetime out, or adjust it'
    )
    WHERE NEW.adjust_balance IN (1, '1')
        AND NEW.datetime NOT BETWEEN datetime('now', '-5 seconds') AND datetime('now');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id
    )
    SELECT
        coalesce(NEW.datetime, datetime('now')),
        NEW.description,
        held.id,
        NEW.amount,
        (
            SELECT category.id FROM fin_transaction_categories AS category
            WHERE category.name = NEW.category
        ),
        CASE
            WHEN
                coalesce(
                    nullif(NEW.reason_asset_type, ''),
                    nullif(NEW.reason_asset_code, ''),
                    nullif(NEW.reason_storage, '')
                ) IS NOT NULL
                THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND fin_asset_types.name
                                    = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                            ),
                            (
                                SELECT max(asset.id) FROM fin_assets AS asset
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND nullif(NEW.reason_asset_type, '') IS NULL
                                GROUP BY asset.code
                                HAVING count(*) = 1
                            )
                        )
                )
        END,
        (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= coalesce(NEW.datetime, datetime('now'))
                AND (
                    ownership.end_datetime IS NULL
                    OR ownership.end_datetime > coalesce(NEW.datetime, datetime('now'))
                )
        )
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage;

    -- Without an earlier balance, the transactions so far are all that is known.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        datetime(coalesce(NEW.datetime, datetime('now')), '+1 second'),
        coalesce(
            (
                SELECT newest.amount FROM balances AS newest
                WHERE newest.asset_storage_id = held.id
                    AND newest.datetime
                    <= datetime(coalesce(NEW.datetime, datetime('now')), '+1 second')
                ORDER BY newest.datetime DESC LIMIT 1
            ) + NEW.amount,
            (
                SELECT sum(tx.amount) FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = held.id
                    AND tx.datetime <= coalesce(NEW.datetime, datetime('now'))
            )
        ),
        held.id
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage
        AND NEW.adjust_balance IN (1, '1')
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    -- When datetime is of a few seconds ago, balances of the seconds since then move along.
    UPDATE balances
    SET amount = amount + CAST(NEW.amount AS REAL)
    WHERE NEW.adjust_balance IN (1, '1')
        AND datetime > datetime(coalesce(NEW.datetime, datetime('now')), '+1 second')
        AND datetime <= datetime('now', '+1 second')
        AND asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_asset_types.name = NEW.asset_type
                AND asset.code = upper(NEW.asset_code)
                AND fin_storages.name = NEW.storage
        );
END;

CREATE TRIGGER latest_fin_transactions_update
INSTEAD OF UPDATE ON latest_fin_transactions
BEGIN
    -- Saves the transaction. One cell at a time, a lookup tuple is for a moment half old, half new:
    -- a new code is looked for in the row's type first, then in all; a reason of which one cell is
    -- cleared is no reason any more, and what it lacks is taken from the row itself.
    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: pseudo_id and asset_name are computed; edit the other columns'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.asset_name IS NOT OLD.asset_name;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.adjust_balance: works on insert only; edit the balance instead'
    )
    WHERE NEW.adjust_balance IS NOT NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS'
    )
    WHERE NEW.datetime IS NULL
        OR length(NEW.datetime) <> 19
        OR datetime(NEW.datetime, '+0 days') IS NOT NEW.datetime;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: no such name in fin_asset_types; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_code: no such code, or in several types; edit the type too'
    )
    WHERE NEW.asset_code IS NOT OLD.asset_code
        AND coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
            ),
            (
                SELECT max(asset.id) FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
                GROUP BY asset.code
                HAVING count(*) = 1
            )
        ) IS NULL;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.asset_type: has no asset of this code; edit the code instead'
    )
    WHERE coalesce(
        (
            SELECT asset.id FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
        ),
        (
            SELECT max(asset.id) FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
            GROUP BY asset.code
            HAVING count(*) = 1
        )
    ) IS NULL;

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.storage: no such name in fin_storages; correct it or add it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50'
    )
    WHERE (
        CAST(NEW.amount AS REAL) = NEW.amount
        AND CAST(NEW.amount AS REAL) <> 0
        AND abs(NEW.amount) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.category: no such name in fin_transaction_categories; correct it'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: has two reasons; leave reason_phys_asset or the others empty'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT (
            OLD.reason_storage IS NOT NULL
            AND (
                nullif(NEW.reason_asset_type, '') IS NULL
                OR nullif(NEW.reason_asset_code, '') IS NULL
                OR nullif(NEW.reason_storage, '') IS NULL
            )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_type: no such name in fin_asset_types; correct it'
    )
    WHERE nullif(NEW.reason_asset_type, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.reason_asset_type);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_asset_code: no such code in fin_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_asset_code, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = upper(NEW.reason_asset_code));

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_storage: no such name in fin_storages; correct it or add it'
    )
    WHERE nullif(NEW.reason_storage, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.reason_storage);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions: the reason is not kept there; name its asset and its storage'
    )
    WHERE
        (
            NEW.reason_asset_type IS NOT OLD.reason_asset_type
            OR NEW.reason_asset_code IS NOT OLD.reason_asset_code
            OR NEW.reason_storage IS NOT OLD.reason_storage
        )
        AND NOT (
            OLD.reason_storage IS NOT NULL
            AND (
                nullif(NEW.reason_asset_type, '') IS NULL
                OR nullif(NEW.reason_asset_code, '') IS NULL
                OR nullif(NEW.reason_storage, '') IS NULL
            )
        )
        AND coalesce(
            nullif(NEW.reason_asset_type, ''),
            nullif(NEW.reason_asset_code, ''),
            nullif(NEW.reason_storage, '')
        ) IS NOT NULL
        AND NOT EXISTS (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND fin_asset_types.name
                            = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE
                            asset.code = upper(
                                coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                            )
                            AND NEW.reason_asset_type IS OLD.reason_asset_type
                        GROUP BY asset.code
                        HAVING count(*) = 1
                    )
                )
        );

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: no such name in phys_assets; correct or add it'
    )
    WHERE nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE name = NEW.reason_phys_asset);

    SELECT RAISE(
        ABORT,
        'latest_fin_transactions.reason_phys_asset: not owned then; see phys_asset_ownerships'
    )
    WHERE NEW.reason_phys_asset IS NOT OLD.reason_phys_asset
        AND nullif(NEW.reason_phys_asset, '') IS NOT NULL
        AND NOT EXISTS (
            SELECT ownership.id FROM phys_assets
            INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
            WHERE phys_assets.name = NEW.reason_phys_asset
                AND ownership.start_datetime <= NEW.datetime
                AND (ownership.end_datetime IS NULL OR ownership.end_datetime > NEW.datetime)
        );

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE
        asset.id = coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE asset.code = upper(NEW.asset_code) AND fin_asset_types.name = NEW.asset_type
            ),
            (
                SELECT max(asset.id) FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.asset_code) AND NEW.asset_type IS OLD.asset_type
                GROUP BY asset.code
                HAVING count(*) = 1
            )
        )
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    UPDATE fin_transactions
    SET
        datetime = NEW.datetime,
        description = NEW.description,
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.storage
                AND held.asset_id = coalesce(
                    (
                        SELECT asset.id FROM fin_assets AS asset
                        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                        WHERE asset.code = upper(NEW.asset_code)
                            AND fin_asset_types.name = NEW.asset_type
                    ),
                    (
                        SELECT max(asset.id) FROM fin_assets AS asset
                        WHERE asset.code = upper(NEW.asset_code)
                            AND NEW.asset_type IS OLD.asset_type
                        GROUP BY asset.code
                        HAVING count(*) = 1
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
                (
                    OLD.reason_storage IS NOT NULL
                    AND (
                        nullif(NEW.reason_asset_type, '') IS NULL
                        OR nullif(NEW.reason_asset_code, '') IS NULL
                        OR nullif(NEW.reason_storage, '') IS NULL
                    )
                )
                THEN NULL
            WHEN
                (
                    NEW.reason_asset_type IS NOT OLD.reason_asset_type
                    OR NEW.reason_asset_code IS NOT OLD.reason_asset_code
                    OR NEW.reason_storage IS NOT OLD.reason_storage
                )
                AND coalesce(
                    nullif(NEW.reason_asset_type, ''),
                    nullif(NEW.reason_asset_code, ''),
                    nullif(NEW.reason_storage, '')
                ) IS NOT NULL
                THEN (
                    SELECT held.id FROM fin_assets_storages AS held
                    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
                        AND held.asset_id = coalesce(
                            (
                                SELECT asset.id FROM fin_assets AS asset
                                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND fin_asset_types.name
                                    = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
                            ),
                            (
                                SELECT max(asset.id) FROM fin_assets AS asset
                                WHERE
                                    asset.code = upper(
                                        coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code)
                                    )
                                    AND NEW.reason_asset_type IS OLD.reason_asset_type
                                GROUP BY asset.code
                                HAVING count(*) = 1
                            )
                        )
                )
            ELSE reason_fin_asset_storage_id
        END,
        reason_phys_asset_ownership_id = CASE
            WHEN nullif(NEW.reason_phys_asset, '') IS NOT NULL
                THEN coalesce(
                    (
                        SELECT ownership.id FROM phys_assets
                        INNER JOIN phys_asset_ownerships AS ownership
                            ON ownership.asset_id = phys_assets.id
                        WHERE phys_assets.name = NEW.reason_phys_asset
                            AND ownership.start_datetime <= NEW.datetime
                            AND (
                                ownership.end_datetime IS NULL
                                OR ownership.end_datetime > NEW.datetime
                            )
                    ),
                    reason_phys_asset_ownership_id
                )
        END
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_fin_transactions_delete
INSTEAD OF DELETE ON latest_fin_transactions
BEGIN
    -- Deletes the transaction. What the balances say stays.
    DELETE FROM fin_transactions WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_insert
INSTEAD OF INSERT ON loans
BEGIN
    -- Saves a loan in the base asset: what is missing of storage, collateral `portfolio`, asset &
    -- storage, then what is owed as a negative balance, and the terms.
    SELECT RAISE(ABORT, 'loans: pseudo_id, id, undrawn, accrued_interest are computed; omit them')
    WHERE coalesce(NEW.pseudo_id, NEW.id, NEW.undrawn, NEW.accrued_interest) IS NOT NULL;

    SELECT RAISE(ABORT, 'loans.name: is empty; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';

    SELECT RAISE(
        ABORT, 'loans.balance: is no number of 0 or more; write what is owed, like 50000.00'
    )
    WHERE (
        CAST(NEW.balance AS REAL) = NEW.balance
        AND CAST(NEW.balance AS REAL) >= 0
        AND CAST(NEW.balance AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.rate: is no share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.collateral_type: no such storage or physical asset; add it, or omit it'
    )
    WHERE coalesce(nullif(NEW.collateral_type, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is no share above 0; write 0.60 for 60 %, or nothing')
    WHERE nullif(NEW.freeze_pct, '') IS NOT NULL
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.margin_call_pct: is no share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.margin_call_pct, '') IS NOT NULL
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.forced_liq_pct: is no share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.forced_liq_pct, '') IS NOT NULL
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans: freeze, margin call, forced liquidation decrease; write them in that order'
    )
    WHERE CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        OR CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
        OR CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        > CAST(nullif(NEW.forced_liq_pct, '') AS REAL);

    SELECT RAISE(
        ABORT, 'loans.credit_limit: is no number of 0 or more; write like 80000.00, or nothing'
    )
    WHERE nullif(NEW.credit_limit, '') IS NOT NULL
        AND (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.updated_at: is no day up to today; write YYYY-MM-DD, or nothing')
    WHERE nullif(NEW.updated_at, '') IS NOT NULL
        AND (
            length(NEW.updated_at) = 10
            AND date(NEW.updated_at, '+0 days') = NEW.updated_at
            AND NEW.updated_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans: there is no base asset; set is_base to 1 for one in fin_assets')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.is_base = 1);

    SELECT RAISE(ABORT, 'loans.name: is a loan already; edit that one, or write another name')
    FROM fin_loans
    WHERE asset_storage_id = (
        SELECT held.id FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        WHERE fin_storages.name = NEW.name
    );

    SELECT RAISE(ABORT, 'loans.name: is a storage with money in it; write another name')
    WHERE (
        SELECT newest.amount FROM balances AS newest
        WHERE
            newest.asset_storage_id = (
                SELECT held.id FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
                INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                WHERE fin_storages.name = NEW.name
            )
            AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    ) > 0;

    SELECT RAISE(ABORT, 'loans.name: is an inactive storage; set its is_active to 1 first')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND is_active = 0;

    SELECT RAISE(ABORT, 'loans.updated_at: there are newer balances; write a later day')
    FROM balances
    WHERE
        asset_storage_id = (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        )
        AND datetime > CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END;

    INSERT INTO fin_storages (name)
    SELECT NEW.name
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.name);

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = 'portfolio');

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_storages ON fin_storages.name = NEW.name
    WHERE asset.is_base = 1
        AND (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        ) IS NULL;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END,
        0.0 - CAST(NEW.balance AS REAL),
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        )
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    INSERT INTO fin_loans (
        asset_storage_id, annual_rate, credit_limit, collateral_storage_id,
        collateral_phys_asset_id, freeze_ratio, margin_call_ratio, forced_liquidation_ratio,
        start_datetime
    )
    SELECT
        (
            SELECT held.id FROM fin_assets_storages AS held
            INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 1
            INNER JOIN fin_storages ON fin_storages.id = held.storage_id
            WHERE fin_storages.name = NEW.name
        ),
        CAST(NEW.rate AS REAL),
        CAST(nullif(NEW.credit_limit, '') AS REAL),
        (SELECT pledged.id FROM fin_storages AS pledged WHERE pledged.name = NEW.collateral_type),
        (
            SELECT phys_assets.id FROM phys_assets
            WHERE phys_assets.name = NEW.collateral_type
                AND NOT EXISTS (
                    SELECT 1 FROM fin_storages
                    WHERE fin_storages.name = NEW.collateral_type
                )
        ),
        CAST(nullif(NEW.freeze_pct, '') AS REAL),
        CAST(nullif(NEW.margin_call_pct, '') AS REAL),
        CAST(nullif(NEW.forced_liq_pct, '') AS REAL),
        CASE
            WHEN coalesce(nullif(NEW.updated_at, ''), date('now')) = date('now')
                THEN datetime('now')
            ELSE NEW.updated_at || ' 00:00:00'
        END;
END;

CREATE TRIGGER loans_update
INSTEAD OF UPDATE ON loans
BEGIN
    -- Saves what is owed as a balance as of now or of the day updated_at, and the terms.
    SELECT RAISE(
        ABORT, 'loans: pseudo_id, id, undrawn, accrued_interest are computed; edit the others'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.id IS NOT OLD.id
        OR NEW.undrawn IS NOT OLD.undrawn
        OR NEW.accrued_interest IS NOT OLD.accrued_interest;

    SELECT RAISE(ABORT, 'loans.name: has no letters; write a name, like mortgage')
    WHERE trim(coalesce(NEW.name, '')) = '';

    SELECT RAISE(
        ABORT, 'loans.balance: is not a number of 0 or more; write what is owed, like 50000.00'
    )
    WHERE NEW.balance IS NOT OLD.balance
        AND (
            CAST(NEW.balance AS REAL) = NEW.balance
            AND CAST(NEW.balance AS REAL) >= 0
            AND CAST(NEW.balance AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.rate: is not a share a year below 2; write 0.02 for 2 %')
    WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.collateral_type: no such storage or physical asset; correct it or add it'
    )
    WHERE coalesce(nullif(NEW.collateral_type, ''), 'portfolio') <> 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = NEW.collateral_type)
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = NEW.collateral_type);

    SELECT RAISE(ABORT, 'loans.freeze_pct: is not a share above 0; write 0.60 for 60 %, or nothing')
    WHERE nullif(NEW.freeze_pct, '') IS NOT NULL
        AND (
            CAST(NEW.freeze_pct AS REAL) = NEW.freeze_pct
            AND CAST(NEW.freeze_pct AS REAL) > 0
            AND CAST(NEW.freeze_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.margin_call_pct, '') IS NOT NULL
        AND (
            CAST(NEW.margin_call_pct AS REAL) = NEW.margin_call_pct
            AND CAST(NEW.margin_call_pct AS REAL) > 0
            AND CAST(NEW.margin_call_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %, or nothing'
    )
    WHERE nullif(NEW.forced_liq_pct, '') IS NOT NULL
        AND (
            CAST(NEW.forced_liq_pct AS REAL) = NEW.forced_liq_pct
            AND CAST(NEW.forced_liq_pct AS REAL) > 0
            AND CAST(NEW.forced_liq_pct AS REAL) <= 2
        ) IS NOT TRUE;

    SELECT RAISE(
        ABORT, 'loans: freeze, margin call, forced liquidation go down; write them in that order'
    )
    WHERE CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        OR CAST(nullif(NEW.freeze_pct, '') AS REAL) > CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
        OR CAST(nullif(NEW.margin_call_pct, '') AS REAL)
        > CAST(nullif(NEW.forced_liq_pct, '') AS REAL);

    SELECT RAISE(
        ABORT, 'loans.credit_limit: is not a number of 0 or more; write like 80000.00, or nothing'
    )
    WHERE nullif(NEW.credit_limit, '') IS NOT NULL
        AND (
            CAST(NEW.credit_limit AS REAL) = NEW.credit_limit
            AND CAST(NEW.credit_limit AS REAL) >= 0
            AND CAST(NEW.credit_limit AS REAL) < 1e300
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.updated_at: is not a day up to today; write YYYY-MM-DD')
    WHERE NEW.updated_at IS NOT OLD.updated_at
        AND (
            length(NEW.updated_at) = 10
            AND date(NEW.updated_at, '+0 days') = NEW.updated_at
            AND NEW.updated_at <= date('now')
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.name: is another storage; write another name')
    FROM fin_storages
    WHERE fin_storages.name = NEW.name AND NEW.name IS NOT OLD.name;

    SELECT RAISE(ABORT, 'loans.updated_at: there is a newer balance; write a later day')
    WHERE NEW.updated_at < OLD.updated_at;

    SELECT RAISE(ABORT, 'loans: its currency has no rate; add one in current_fin_asset_rates')
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.credit_limit IS NOT OLD.credit_limit)
        AND (
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END > 0
        ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'loans.balance: is not known; write what is owed')
    WHERE NEW.updated_at IS NOT OLD.updated_at AND NEW.balance IS NULL;

    UPDATE fin_storages
    SET name = NEW.name
    WHERE NEW.name IS NOT OLD.name
        AND id = (
            SELECT held.storage_id FROM fin_loans AS loan
            INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
            WHERE loan.id = OLD.pseudo_id
        );

    INSERT INTO fin_storages (name)
    SELECT 'portfolio'
    WHERE NEW.collateral_type = 'portfolio'
        AND NOT EXISTS (SELECT 1 FROM fin_storages WHERE fin_storages.name = 'portfolio')
        AND NOT EXISTS (SELECT 1 FROM phys_assets WHERE phys_assets.name = 'portfolio');

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        CASE
            WHEN NEW.updated_at IS OLD.updated_at OR NEW.updated_at = date('now')
                THEN max(
                    datetime('now'),
                    coalesce(
                        (
                            SELECT max(newest.datetime) FROM balances AS newest
                            WHERE newest.asset_storage_id = held.id
                                AND newest.datetime <= datetime('now', '+1 second')
                        ), ''
                    )
                )
            ELSE NEW.updated_at || ' 00:00:00'
        END,
        CASE
            WHEN NEW.balance IS OLD.balance
                THEN (
                    SELECT newest.amount FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                    ORDER BY newest.datetime DESC LIMIT 1
                )
            ELSE 0.0 - CAST(NEW.balance AS REAL) / CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END
        END,
        held.id
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE loan.id = OLD.pseudo_id
        AND (NEW.balance IS NOT OLD.balance OR NEW.updated_at IS NOT OLD.updated_at)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE fin_loans
    SET
        annual_rate = CAST(NEW.rate AS REAL),
        credit_limit = CASE
            WHEN NEW.credit_limit IS OLD.credit_limit THEN credit_limit
            ELSE CAST(nullif(NEW.credit_limit, '') AS REAL) / (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = fin_loans.asset_storage_id
            )
        END,
        collateral_storage_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_storage_id
            ELSE (
                SELECT pledged.id FROM fin_storages AS pledged
                WHERE pledged.name = NEW.collateral_type
            )
        END,
        collateral_phys_asset_id = CASE
            WHEN NEW.collateral_type IS OLD.collateral_type THEN collateral_phys_asset_id
            ELSE (
                SELECT phys_assets.id FROM phys_assets
                WHERE phys_assets.name = NEW.collateral_type
                    AND NOT EXISTS (
                        SELECT 1 FROM fin_storages
                        WHERE fin_storages.name = NEW.collateral_type
                    )
            )
        END,
        freeze_ratio = CAST(nullif(NEW.freeze_pct, '') AS REAL),
        margin_call_ratio = CAST(nullif(NEW.margin_call_pct, '') AS REAL),
        forced_liquidation_ratio = CAST(nullif(NEW.forced_liq_pct, '') AS REAL)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER loans_delete
INSTEAD OF DELETE ON loans
BEGIN
    -- Takes the terms and the balances back. What was drawn and repaid is history.
    SELECT RAISE(
        ABORT, 'loans: has transactions, that is history; set balance and credit_limit to 0 instead'
    )
    FROM fin_loans AS loan
    INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = loan.asset_storage_id
    WHERE loan.id = OLD.pseudo_id;

    DELETE FROM balances
    WHERE asset_storage_id = (
        SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = OLD.pseudo_id
    );

    DELETE FROM fin_loans WHERE id = OLD.pseudo_id;

    -- The asset & storage that nothing refers to any more.
    DELETE FROM fin_assets_storages
    WHERE id IN (
        SELECT gone.id FROM fin_assets_storages AS gone
        INNER JOIN fin_assets AS asset ON asset.id = gone.asset_id AND asset.is_base = 1
        INNER JOIN fin_storages ON fin_storages.id = gone.storage_id
        WHERE fin_storages.name = OLD.name
            AND NOT EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = gone.id)
            AND NOT EXISTS (
                SELECT 1 FROM fin_transactions
                WHERE fin_transactions.asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM fin_transactions
                WHERE fin_transactions.reason_fin_asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM balance_goals
                WHERE balance_goals.asset_storage_id = gone.id
            )
            AND NOT EXISTS (
                SELECT 1 FROM fin_transaction_plans
                WHERE fin_transaction_plans.asset_storage_id = gone.id
            )
            AND NOT EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = gone.id)
            AND NOT EXISTS (
                SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = gone.id
            )
    );
END;

CREATE TRIGGER prices_insert
INSTEAD OF INSERT ON prices
BEGIN
    -- Saves a rate at the beginning of the day, or replaces the last one of that day.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; omit it')
    WHERE NEW.pseudo_id IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'prices.ticker: no such code, or cash, or in several types; add it, or write CODE:type'
    )
    WHERE coalesce(
        (
            SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END FROM fin_assets AS asset
            WHERE asset.code = upper(NEW.ticker)
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        ),
        (
            SELECT asset.id FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE instr(NEW.ticker, ':') > 1
                AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                AND asset.type_id
                IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        )
    ) IS NULL;

    SELECT RAISE(ABORT, 'prices.price_date: is no date; write YYYY-MM-DD')
    WHERE (
        length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices.close_price: is no number of 0 or more; use a dot, like 12.50')
    WHERE (
        CAST(NEW.close_price AS REAL) = NEW.close_price
        AND CAST(NEW.close_price AS REAL) >= 0
        AND CAST(NEW.close_price AS REAL) < 1e300
    ) IS NOT TRUE;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT
        coalesce(
            (
                SELECT max(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = named.id
                    AND rate.datetime >= NEW.price_date
                    AND rate.datetime < NEW.price_date || '~'
            ), NEW.price_date || ' 00:00:00'
        ),
        named.id,
        CAST(NEW.close_price AS REAL)
    FROM (
        SELECT
            coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            ) AS id
    ) AS named
    WHERE TRUE
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
END;

CREATE TRIGGER prices_update
INSTEAD OF UPDATE ON prices
BEGIN
    -- Saves the rate; another ticker or day moves it there, to 00:00:00.
    SELECT RAISE(ABORT, 'prices.pseudo_id: is computed; edit the other columns')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id;

    SELECT RAISE(
        ABORT,
        'prices.ticker: no such code, or cash, or in several types; write it right, or CODE:type'
    )
    WHERE NEW.ticker IS NOT OLD.ticker
        AND coalesce(
            (
                SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                FROM fin_assets AS asset
                WHERE asset.code = upper(NEW.ticker)
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ),
            (
                SELECT asset.id FROM fin_assets AS asset
                INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                WHERE instr(NEW.ticker, ':') > 1
                    AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                    AND asset.type_id
                    IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            )
        ) IS NULL;

    SELECT RAISE(ABORT, 'prices.price_date: is not a date; write YYYY-MM-DD')
    WHERE (
        length(NEW.price_date) = 10 AND date(NEW.price_date, '+0 days') = NEW.price_date
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices.close_price: is not a number of 0 or more; use a dot, like 12.50')
    WHERE (
        CAST(NEW.close_price AS REAL) = NEW.close_price
        AND CAST(NEW.close_price AS REAL) >= 0
        AND CAST(NEW.close_price AS REAL) < 1e300
    ) IS NOT TRUE;

    SELECT RAISE(ABORT, 'prices: there is a price of that ticker and day; edit that one instead')
    FROM fin_asset_rates AS rate
    WHERE (NEW.ticker IS NOT OLD.ticker OR NEW.price_date IS NOT OLD.price_date)
        AND rate.datetime >= NEW.price_date
        AND rate.datetime < NEW.price_date || '~'
        AND rate.asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker
                THEN (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
            ELSE coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            )
        END;

    UPDATE fin_asset_rates
    SET
        asset_id = CASE
            WHEN NEW.ticker IS OLD.ticker THEN asset_id
            ELSE coalesce(
                (
                    SELECT CASE WHEN count(*) = 1 THEN max(asset.id) END
                    FROM fin_assets AS asset
                    WHERE asset.code = upper(NEW.ticker)
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
                    WHERE instr(NEW.ticker, ':') > 1
                        AND asset.code || ':' || fin_asset_types.name = NEW.ticker
                        AND asset.type_id
                        IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                )
            )
        END,
        datetime = CASE
            WHEN NEW.price_date IS OLD.price_date THEN datetime
            ELSE NEW.price_date || ' 00:00:00'
        END,
        rate = CAST(NEW.close_price AS REAL)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER prices_delete
INSTEAD OF DELETE ON prices
BEGIN
    -- Removes all rates of the day, else an earlier one would become its price.
    DELETE FROM fin_asset_rates
    WHERE asset_id = (SELECT own.asset_id FROM fin_asset_rates AS own WHERE own.id = OLD.pseudo_id)
        AND datetime >= OLD.price_date
        AND datetime < OLD.price_date || '~';
END;

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

PRAGMA application_id = 1181314628;
PRAGMA user_version = 4;
