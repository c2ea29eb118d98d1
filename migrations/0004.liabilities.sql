-- What is owed, and what is known of assets beyond their rates: costs, dividends, fundamentals,
-- valuations, loans, stress scenarios, snapshots.
-- depends: 0003.imports

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

CREATE TABLE fin_transaction_lots (
    -- One row per lot that a disposal takes units of, where that is not the oldest one there is.
    --   id                              INTEGER, key
    --   disposal_fin_transaction_id     INTEGER, lookup: fin_transactions, what went out (< 0)
    --   acquisition_fin_transaction_id  INTEGER, lookup: fin_transactions, what had come in (> 0)
    --   amount                          REAL of the asset, value: units that it takes, as they were
    --                                   on the day of the disposal
    -- Units of a disposal without a lot here are taken from the oldest units that are left. Lots of
    -- a disposal in a locked period stay as they are.
    -- Operations: select, insert, update, delete.
    -- Cost: the lots of a transaction are one index seek.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    disposal_fin_transaction_id INTEGER NOT NULL REFERENCES fin_transactions (id),
    acquisition_fin_transaction_id INTEGER NOT NULL REFERENCES fin_transactions (id),
    amount REAL NOT NULL
        CONSTRAINT `fin_transaction_lots.amount: is no number above 0; write units, like 12.5`
        CHECK (amount > 0 AND amount < 1e300),
    UNIQUE (disposal_fin_transaction_id, acquisition_fin_transaction_id)
);

CREATE INDEX i_fin_transaction_lots_acquisition_fin_transaction_id
ON fin_transaction_lots (acquisition_fin_transaction_id);

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

CREATE INDEX i_fin_asset_dividends_asset_id_ex_datetime
ON fin_asset_dividends (asset_id, ex_datetime);

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

CREATE INDEX i_fin_loans_collateral_storage_id ON fin_loans (collateral_storage_id);
CREATE INDEX i_fin_loans_collateral_phys_asset_id ON fin_loans (collateral_phys_asset_id);

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

CREATE INDEX i_stress_scenario_steps_asset_type_id ON stress_scenario_steps (asset_type_id);
CREATE INDEX i_stress_scenario_steps_asset_id ON stress_scenario_steps (asset_id);

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
