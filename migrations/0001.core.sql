-- What is owned, where it is kept, what it is worth and what happened: the tables of every day.
-- In SQLite a text is greater than every number: an upper bound refuses what is not a number. What
-- datetime() gives back unchanged is a datetime; < '0' are years before 0.
-- depends:

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
    --   id              INTEGER, key
    --   code            TEXT, value: upper case, without whitespace, unique per type
    --   name            TEXT, info: for display, may change
    --   description     TEXT, info
    --   type_id         INTEGER, lookup: fin_asset_types
    --   is_base         INTEGER boolean, value: 1 for the one asset that all others are measured in
    --   is_active       INTEGER boolean, value: 0 hides what is kept of it from the current_* views
    --   quote_asset_id  INTEGER, lookup: fin_assets, the currency that its prices and dividends are
    --                   typed and shown in; NULL is the base asset
    --   role            TEXT, value: price_index is what *_real columns divide by, kept nowhere
    -- Whatever the quote is, rates and dividends are stored in the base asset.
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
    quote_asset_id INTEGER REFERENCES fin_assets (id)
        CONSTRAINT `fin_assets.quote_asset_id: is the asset itself; write another one or NULL`
        CHECK (quote_asset_id <> id)
        CONSTRAINT `fin_assets.quote_asset_id: the base asset has no quote; write NULL`
        CHECK (is_base = 0 OR quote_asset_id IS NULL),
    role TEXT UNIQUE
        CONSTRAINT `fin_assets.role: is unknown; write price_index or NULL`
        CHECK (role IN ('price_index')),
    UNIQUE (code, type_id)
);

CREATE INDEX i_fin_assets_type_id ON fin_assets (type_id);
CREATE INDEX i_fin_assets_quote_asset_id ON fin_assets (quote_asset_id)
WHERE quote_asset_id IS NOT NULL;

CREATE TABLE fin_storages (
    -- One row per place where assets are kept: account, broker, wallet, debt, bag at home.
    --   id           INTEGER, key
    --   name         TEXT, value: what the views look it up by
    --   description  TEXT, info
    --   is_active    INTEGER boolean, value: 0 hides the storage from the current_* views
    --   role         TEXT, value: portfolio is where the view holdings keeps what names no storage
    -- A role outlives a change of name. A storage that is called like a free role takes it.
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

CREATE INDEX i_fin_assets_storages_storage_id ON fin_assets_storages (storage_id);
CREATE INDEX i_fin_assets_storages_allocation_group_id ON fin_assets_storages (allocation_group_id);

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
-- The rate at a moment, without touching the table: a million of them in half the time.
CREATE INDEX i_fin_asset_rates_asset_id_datetime_rate ON fin_asset_rates (asset_id, datetime, rate);

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

CREATE INDEX i_fin_transaction_categories_parent_id ON fin_transaction_categories (parent_id);

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

CREATE INDEX i_phys_asset_ownerships_asset_id_start_datetime
ON phys_asset_ownerships (asset_id, start_datetime);

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

-- Order of latest_fin_transactions.
CREATE INDEX i_fin_transactions_datetime ON fin_transactions (datetime);
-- Sums between two moments, without touching the table.
CREATE INDEX i_fin_transactions_asset_storage_id_datetime_category_id_amount
ON fin_transactions (asset_storage_id, datetime, category_id, amount);
-- Sums of a category between two moments, without touching the table.
CREATE INDEX i_fin_transactions_category_id_datetime_asset_storage_id_amount
ON fin_transactions (category_id, datetime, asset_storage_id, amount);
-- Few transactions have a reason: those without one cost no entry. The first two sum what has one
-- between two moments: where it came, and whose ownership caused it.
CREATE INDEX
i_fin_transactions_asset_storage_id_datetime_amount_category_id_reason_fin_asset_storage_id
ON fin_transactions (asset_storage_id, datetime, amount, category_id, reason_fin_asset_storage_id)
WHERE reason_fin_asset_storage_id IS NOT NULL OR reason_phys_asset_ownership_id IS NOT NULL;
CREATE INDEX i_fin_transactions_reason_fin_asset_storage_id_datetime_asset_storage_id_amount
ON fin_transactions (reason_fin_asset_storage_id, datetime, asset_storage_id, amount)
WHERE reason_fin_asset_storage_id IS NOT NULL;
CREATE INDEX i_fin_transactions_reason_phys_asset_ownership_id
ON fin_transactions (reason_phys_asset_ownership_id)
WHERE reason_phys_asset_ownership_id IS NOT NULL;

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

CREATE TABLE locks (
    -- One row per period that is closed: of a storage, or of all. The latest of both counts.
    --   id            INTEGER, key
    --   storage_id    INTEGER, lookup: fin_storages, NULL is every storage
    --   locked_until  TEXT UTC, value: what is dated before then stays as it is
    -- Transactions before locked_until, swaps of such transactions, and balances up to it cannot be
    -- added, changed or deleted, whoever tries. The natural line is a verified balance: it counts
    -- the transactions before it, so they and it are locked by its own datetime.
    -- Operations: select, insert, update, delete.
    -- Cost: nothing while it is empty.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    storage_id INTEGER UNIQUE REFERENCES fin_storages (id),
    locked_until TEXT NOT NULL
        CONSTRAINT `locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS`
        CHECK (length(locked_until) = 19 AND datetime(locked_until, '+0 days') IS locked_until)
);

CREATE TABLE swaps (
    -- One row per transfer of value of which both sides are tracked.
    --   id                         INTEGER, key
    --   credit_fin_transaction_id  INTEGER, lookup: fin_transactions, what went out (amount < 0)
    --   credit_phys_ownership_id   INTEGER, lookup: phys_asset_ownerships, what was given away
    --   debit_fin_transaction_id   INTEGER, lookup: fin_transactions, what came in (amount > 0)
    --   debit_phys_ownership_id    INTEGER, lookup: phys_asset_ownerships, what was received
    --   fee_fin_transaction_id     INTEGER, lookup: fin_transactions, what it cost beside (< 0)
    -- Possible: fin -> fin, fin -> phys, phys -> fin, phys -> phys, phys -> phys + fin.
    -- Operations: select, insert, update, delete.
    -- Cost: an insert writes the row and one index entry per side that is set.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    credit_fin_transaction_id INTEGER REFERENCES fin_transactions (id),
    credit_phys_ownership_id INTEGER REFERENCES phys_asset_ownerships (id),
    debit_fin_transaction_id INTEGER REFERENCES fin_transactions (id),
    debit_phys_ownership_id INTEGER REFERENCES phys_asset_ownerships (id),
    fee_fin_transaction_id INTEGER REFERENCES fin_transactions (id) ON DELETE SET NULL
        CONSTRAINT `swaps.fee_fin_transaction_id: is a side of the swap; write another transaction`
        CHECK (
            fee_fin_transaction_id
            NOT IN (coalesce(credit_fin_transaction_id, 0), coalesce(debit_fin_transaction_id, 0))
        ),
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
CREATE INDEX i_swaps_fee_fin_transaction_id ON swaps (fee_fin_transaction_id)
WHERE fee_fin_transaction_id IS NOT NULL;
