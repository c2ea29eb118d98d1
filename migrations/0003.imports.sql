-- Imports: which file brought which row, accounts and securities as files call them, rules; splits.
-- depends: 0002.plans

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

-- At most one is not finished; every row of import_inbox looks for it.
CREATE INDEX i_imports_finished_datetime ON imports (finished_datetime)
WHERE finished_datetime IS NULL;
CREATE INDEX i_imports_file_sha256 ON imports (file_sha256);
CREATE INDEX i_imports_storage_id ON imports (storage_id);

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

CREATE INDEX i_import_accounts_storage_id ON import_accounts (storage_id);

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

CREATE INDEX i_import_assets_asset_id ON import_assets (asset_id);

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

CREATE INDEX i_import_rules_import_account_id ON import_rules (import_account_id);
CREATE INDEX i_import_rules_category_id ON import_rules (category_id);
CREATE INDEX i_import_rules_reason_fin_asset_storage_id
ON import_rules (reason_fin_asset_storage_id);
CREATE INDEX i_import_rules_reason_phys_asset_ownership_id
ON import_rules (reason_phys_asset_ownership_id);

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

CREATE INDEX i_import_rows_import_id ON import_rows (import_id);
-- A tax asks whether its group has a trade.
CREATE INDEX i_import_rows_group_key ON import_rows (group_key) WHERE kind = 'trade';
-- Most rows bring one thing; what they do not bring costs no index entry.
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

CREATE INDEX i_import_creations_import_id ON import_creations (import_id);
