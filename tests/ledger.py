"""A made-up ledger of any size, and what is done with it, for the tests of growth and `make bench`.

Always the same for the same arguments: transactions evenly over the years up to `end`, every 20th
in a swap, every tenth passive with a reason; a balance for every 20 transactions that agrees with
them but for one in 1,000; a rate per asset and day.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

TYPES = ("Currencies", "Equities", "Bonds", "Cryptocurrencies", "Commodities")
CATEGORIES = [  # name, parent, is_passive, is_initial_import
    ("all", None, None, None),
    ("initial import", "all", 0, 1),
    ("own", "all", 0, 0),
    ("swap", "own", 0, 0),
    ("income", "all", None, 0),
    ("salary", "income", 0, 0),
    ("dividends", "income", 1, 0),
    ("interest", "income", 1, 0),
    ("rent received", "income", 1, 0),
    ("expenses", "all", None, 0),
    ("upkeep", "expenses", 1, 0),
    *((f"expense {number:02}", "expenses", 0, 0) for number in range(20)),
]
PASSIVE = ("dividends", "interest", "upkeep")
ACTIVE = ("salary", *(name for name, parent, *_ in CATEGORIES if name.startswith("expense ")))
DAY = 86_400

# What people do to each editable view: DB Browser's way for updates and deletions.
EDITS = {
    "import_inbox": [
        "INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)"
        " VALUES ('bench', 'Storage 1', 'cash', '2026-06-14 12:00:00', 'CUR0', '-1.5')"
    ],
    "unknown_import_rows": [
        "INSERT INTO unknown_import_rows (import_id, import_account_id, fingerprint, kind,"
        " occurred_at, currency, amount) VALUES (1, 1, 'cash #1', 'cash',"
        " '2026-06-14 12:00:00', 'CUR0', -1.5)"
    ],
    "current_balances": [
        "UPDATE current_balances SET balance = 123.45 WHERE pseudo_id = '{pair}'",
        "INSERT INTO current_balances (asset_type, asset_code, storage, balance)"
        " SELECT asset_type, asset_code, 'Storage 9', 5.0 FROM current_balances LIMIT 1",
    ],
    "current_fin_asset_rates": [
        "UPDATE current_fin_asset_rates SET rate = 1.5 WHERE pseudo_id = '{asset}'",
        "INSERT INTO current_fin_asset_rates (asset_type, asset, rate)"
        " VALUES ('Equities', '{code}', 2.5)",
    ],
    "latest_fin_asset_rates": [
        "UPDATE latest_fin_asset_rates SET rate = 1.5 WHERE pseudo_id = '{rate}'",
        "INSERT INTO latest_fin_asset_rates (datetime, asset, rate)"
        " VALUES ('2026-06-14', '{code}', 2.5)",
        "DELETE FROM latest_fin_asset_rates WHERE pseudo_id IN ('{rate}')",
    ],
    "current_fin_asset_types": [
        "UPDATE current_fin_asset_types SET name = 'Shares' WHERE pseudo_id = '2'",
        "INSERT INTO current_fin_asset_types (name) VALUES ('Funds')",
        "DELETE FROM current_fin_asset_types WHERE pseudo_id IN ('{free_type}')",
    ],
    "current_fin_assets": [
        "UPDATE current_fin_assets SET quote = 'CUR1' WHERE pseudo_id = '{asset}'",
        "INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Equities', 'NEW')",
        "DELETE FROM current_fin_assets WHERE pseudo_id IN ('{free_asset}')",
    ],
    "current_fin_storages": [
        "UPDATE current_fin_storages SET name = 'Bank' WHERE pseudo_id = '2'",
        "INSERT INTO current_fin_storages (name) VALUES ('Bank')",
        "DELETE FROM current_fin_storages WHERE pseudo_id IN ('{free_storage}')",
    ],
    "current_locks": [
        "UPDATE current_locks SET locked_until = '2000-02-01' WHERE pseudo_id = '1'",
        "INSERT INTO current_locks (storage, locked_until) VALUES ('Storage 2', '2000-01-01')",
        "DELETE FROM current_locks WHERE pseudo_id IN ('1')",
    ],
    "latest_fin_transactions": [
        "UPDATE latest_fin_transactions SET amount = -9.99 WHERE pseudo_id = '{transaction}'",
        "UPDATE latest_fin_transactions SET category = 'expense 01'"
        " WHERE pseudo_id = '{transaction}'",
        "UPDATE latest_fin_transactions SET storage = 'Storage 1'"
        " WHERE pseudo_id = '{transaction}'",
        "INSERT INTO latest_fin_transactions"
        " (datetime, amount, asset_type, asset_code, storage, category)"
        " VALUES (datetime('now'), -1.5, 'Equities', '{code}', 'Storage 1', 'expense 01')",
        "INSERT INTO latest_fin_transactions"
        " (datetime, amount, asset_type, asset_code, storage, category, adjust_balance)"
        " VALUES (datetime('now'), -1.5, 'Equities', '{code}', 'Storage 1', 'expense 01', 1)",
        "DELETE FROM latest_fin_transactions WHERE pseudo_id IN ('{transaction}')",
    ],
    "latest_balances": [
        "UPDATE latest_balances SET balance = 9.99 WHERE pseudo_id = '{balance}'",
        "UPDATE latest_balances SET datetime = '2026-06-14' WHERE pseudo_id = '{balance}'",
        "INSERT INTO latest_balances (datetime, asset_code, storage, balance)"
        " VALUES ('2026-06-01', '{code}', 'Storage 1', 5.0)",
        "DELETE FROM latest_balances WHERE pseudo_id IN ('{balance}')",
    ],
    "latest_swaps": [
        "UPDATE latest_swaps SET from_amount = 9.99 WHERE pseudo_id = '{swap}'",
        "UPDATE latest_swaps SET datetime = '2026-06-14' WHERE pseudo_id = '{swap}'",
        "UPDATE latest_swaps SET fee_amount = 0.5, fee_asset_code = 'CUR0'"
        " WHERE pseudo_id = '{swap}'",
        "INSERT INTO latest_swaps"
        " (datetime, from_asset_code, from_storage, from_amount, to_asset_code, to_amount)"
        " VALUES (datetime('now'), 'CUR0', 'Storage 1', 1.5, '{code}', 2)",
        "INSERT INTO latest_swaps"
        " (from_asset_code, from_storage, from_amount, to_storage, fee_amount, adjust_balance)"
        " VALUES ('CUR0', 'Storage 1', 1.5, 'Storage 2', 0.5, 1)",
        "DELETE FROM latest_swaps WHERE pseudo_id IN ('{swap}')",
    ],
    "latest_fin_transaction_splits": [
        "INSERT INTO latest_fin_transaction_splits (datetime, total_amount, category, amount)"
        " VALUES ('{end}', -50, 'expense 03', '-1.5')",
        "UPDATE latest_fin_transaction_splits SET amount = '-9.99' WHERE pseudo_id = '1'",
        "DELETE FROM latest_fin_transaction_splits WHERE pseudo_id = 1",
    ],
    "split_rows": ["DELETE FROM split_rows WHERE pseudo_id = 1"],
    "swap_rows": ["DELETE FROM swap_rows WHERE pseudo_id = {swap}"],
    "holdings": [
        "UPDATE holdings SET shares = 12.5 WHERE pseudo_id = '{holding}'",
        "UPDATE holdings SET name = 'Fund' WHERE pseudo_id = '{holding}'",
        "INSERT INTO holdings (ticker, shares, cost_basis) VALUES ('{code}', 5, 100)",
        "DELETE FROM holdings WHERE pseudo_id = {holding}",
    ],
    "prices": [
        "UPDATE prices SET close_price = 12.5 WHERE pseudo_id = '{rate}'",
        "INSERT INTO prices (ticker, price_date, close_price) VALUES ('{code}', '2026-06-15', 5)",
        "DELETE FROM prices WHERE pseudo_id = {rate}",
    ],
    "dividends": [
        "UPDATE dividends SET amount_per_share = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO dividends (ticker, amount_per_share) VALUES ('{code}', 5)",
        "DELETE FROM dividends WHERE pseudo_id = 1",
    ],
    "loans": [
        "UPDATE loans SET balance = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO loans (name, balance, rate, collateral_type)"
        " VALUES ('new loan', 5, 0.01, 'Storage 1')",
        "DELETE FROM loans WHERE pseudo_id = 1",
    ],
    "expenses": [
        "UPDATE expenses SET monthly_amount = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 5)",
        "DELETE FROM expenses WHERE pseudo_id = 1",
    ],
    "income": [
        "UPDATE income SET monthly_amount = 12.5 WHERE pseudo_id = '{income}'",
        "INSERT INTO income (source, monthly_amount) VALUES ('rents', 5)",
        "DELETE FROM income WHERE pseudo_id = {income}",
    ],
    "current_fin_transaction_plans": [
        "UPDATE current_fin_transaction_plans SET amount = -12.5 WHERE pseudo_id = '1'",
        "UPDATE current_fin_transaction_plans SET recurrence = '+7 days' WHERE pseudo_id = '1'",
        "INSERT INTO current_fin_transaction_plans (category, amount, recurrence, storage)"
        " VALUES ('expense 01', -5, '+1 month', 'Storage 1')",
        "DELETE FROM current_fin_transaction_plans WHERE pseudo_id = 1",
    ],
    "current_fin_transaction_categories": [
        "UPDATE current_fin_transaction_categories SET name = 'rent'"
        " WHERE pseudo_id = '{category}'",
        "UPDATE current_fin_transaction_categories SET parent = 'expense 02'"
        " WHERE pseudo_id = '{category}'",
        "INSERT INTO current_fin_transaction_categories (name, parent)"
        " VALUES ('rent', 'expense 02')",
        "DELETE FROM current_fin_transaction_categories WHERE pseudo_id = {unused}",
    ],
    "latest_fin_asset_dividends": [
        "UPDATE latest_fin_asset_dividends SET pay_date = '2026-07-01' WHERE pseudo_id = '1'",
        "INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share)"
        " VALUES ('{code}', 5)",
        "DELETE FROM latest_fin_asset_dividends WHERE pseudo_id = 1",
    ],
    "current_phys_assets": [
        "UPDATE current_phys_assets SET value = 12.5 WHERE pseudo_id = '1'",
        "UPDATE current_phys_assets SET paid_from_storage = 'Storage 1' WHERE pseudo_id = '1'",
        "INSERT INTO current_phys_assets (name, paid, paid_from_storage)"
        " VALUES ('Car', 5, 'Storage 1')",
        "DELETE FROM current_phys_assets WHERE pseudo_id = 1",
    ],
    "current_recurring_candidates": [
        "INSERT INTO current_recurring_candidates (description) VALUES ('Again')"
    ],
    "current_goals": [
        "UPDATE current_goals SET amount = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO current_goals (goal, asset_code, storage, amount)"
        " VALUES ('Roof', '{code}', 'Storage 1', 5)",
        "DELETE FROM current_goals WHERE pseudo_id = 1",
    ],
    "current_allocation_assignments": [
        "UPDATE current_allocation_assignments SET allocation_group = 'New'"
        " WHERE pseudo_id = '{pair}'",
        "UPDATE current_allocation_assignments SET target_share = 5 WHERE pseudo_id = '{pair}'",
        "INSERT INTO current_allocation_assignments (asset_code, storage, allocation_group)"
        " VALUES ('{code}', 'Storage 1', 'Group 1')",
        "DELETE FROM current_allocation_assignments WHERE pseudo_id = {pair}",
    ],
}


@dataclass
class Ledger:
    """Rows for the tables of the core, in the order in which they can be inserted.

    The row numbers are the ids: they are inserted into an empty database.
    """

    transactions: int = 1_000_000
    pairs: int = 100
    assets: int = 50
    years: int = 10
    end: str = "2026-06-15 12:00:00"
    rates: bool = True

    def __post_init__(self) -> None:
        self.random = random.Random(20260615)
        end = datetime.fromisoformat(self.end)
        self.days = self.years * 365
        dates = [end - timedelta(days=day) for day in range(self.days, -1, -1)]
        self.dates = [date.strftime("%Y-%m-%d ") for date in dates]
        self.offset = end.hour * 3600 + end.minute * 60 + end.second
        self.times = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(DAY)]
        self.categories = {name: number for number, (name, *_) in enumerate(CATEGORIES, 1)}

    def moment(self, second: int) -> str:
        """A datetime, from the seconds since the start."""
        day, second = divmod(second + self.offset, DAY)
        return self.dates[day] + self.times[second]

    @property
    def keys(self) -> dict[str, int | str]:
        """What EDITS are done to: rows in the middle, no side of a swap, not the base asset."""
        transaction = self.transactions // 2 // 40 * 40 + 5
        return {
            "pair": self.pairs // 2,
            "asset": self.assets // 2,
            "code": f"EQU{self.assets // len(TYPES)}",
            "transaction": transaction,
            "balance": self.transactions // 40,
            "swap": self.transactions // 80,
            "holding": self.pairs + 1,
            "rate": self.assets // 2 * self.days + 5,
            "income": len(ACTIVE),
            "free_type": len(TYPES) + 1,
            "free_asset": self.assets + 2,
            "free_storage": max(10, self.pairs // self.assets) + 2,
            "category": self.categories["expense 01"],
            "unused": self.categories["rent received"],
            "end": self.moment(self.days * DAY),
        }

    def tables(self) -> dict[str, tuple[str, list[tuple]]]:
        """Table -> its columns, separated by commas, and its rows."""
        per_type = self.assets // len(TYPES)
        types = [min(number // per_type, len(TYPES) - 1) for number in range(self.assets)]
        codes = [f"{TYPES[type_][:3].upper()}{number}" for number, type_ in enumerate(types)]
        storages = max(10, self.pairs // self.assets)
        transactions, swaps, balances = self._history()
        found = {
            "fin_asset_types": ("name", [(name,) for name in TYPES]),
            "fin_assets": (
                "code, name, type_id, is_base, is_active",
                [
                    (code, f"Asset {code}", type_ + 1, int(number == 0), int(number % 17 != 16))
                    for number, (code, type_) in enumerate(zip(codes, types, strict=True))
                ],
            ),
            "fin_storages": ("name", [(f"Storage {number}",) for number in range(storages)]),
            "imports": ("file_name", [("open.csv",)]),
            "import_accounts": (
                "source, account, storage_id",
                [("bench", "Storage 1", 2)],
            ),
            "fin_allocation_groups": (
                "name, target_share, start_datetime, priority",
                [(f"Group {number}", 0.2, self.moment(0), number) for number in range(5)],
            ),
            "fin_assets_storages": (
                "asset_id, storage_id, priority, allocation_group_id",
                [
                    (
                        number % self.assets + 1,
                        (number + number // self.assets) % storages + 1,
                        number,
                        number % 5 + 1,
                    )
                    for number in range(self.pairs)
                ],
            ),
            "fin_transaction_categories": (
                "name, parent_id, is_passive, is_initial_import",
                [
                    (name, self.categories.get(parent), passive, initial)
                    for name, parent, passive, initial in CATEGORIES
                ],
            ),
            "fin_asset_rates": ("datetime, asset_id, rate", self._rates()),
            "fin_transactions": (
                "datetime, description, asset_storage_id, amount, category_id,"
                " reason_fin_asset_storage_id",
                transactions,
            ),
            "balances": ("datetime, amount, asset_storage_id", balances),
            "swaps": ("credit_fin_transaction_id, debit_fin_transaction_id", swaps),
            "balance_goals": (
                "name, asset_storage_id, amount, priority, start_datetime",
                [(f"Goal {n}", n % self.pairs + 1, 1e4, n, self.moment(0)) for n in range(10)],
            ),
            "fin_transaction_plans": (
                "transaction_category_id, criteria_operator, start_datetime,"
                " recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount",
                [
                    (self.categories[name], "<=", self.moment(0), "+1 month", "+1 month", -100.0)
                    for name in ACTIVE[1:]
                ],
            ),
        }
        for table, row in self._liabilities(storages).items():
            columns, *rows = row
            found.setdefault(table, (columns, []))[1].extend(rows)
        return {table: content for table, content in found.items() if content[1]}

    def _liabilities(self, storages: int) -> dict[str, tuple]:
        """Table -> its columns and further rows: a holding that was imported, with a dividend; a
        purchase over two categories; a loan of which no transaction is known; an income."""
        own, loan = self.pairs + 1, self.pairs + 2
        end = self.moment(self.days * DAY)
        own_category = self.categories["own"]
        salary = (self.categories["salary"], ">=", self.moment(0), "+1 month", "+1 month", 100.0)
        return {
            "fin_asset_types": ("", ("Free",)),
            "fin_assets": ("", ("OWN", "Asset OWN", 2, 0, 1), ("FREE", "Asset FREE", 2, 0, 1)),
            "fin_storages": ("", ("Loan",), ("Free",)),
            "locks": ("storage_id, locked_until", (2, "2000-01-01 00:00:00")),
            "fin_assets_storages": (
                "",
                (self.assets + 1, 1, self.pairs, None),
                (1, storages + 1, self.pairs + 1, None),
            ),
            "fin_asset_rates": ("datetime, asset_id, rate", (end, self.assets + 1, 2.0)),
            "fin_transactions": (
                "",
                (end, None, own, 500.0, self.categories["initial import"], None),
                (end, None, 1, -30.0, self.categories["expense 01"], None),
                (end, None, 1, -20.0, self.categories["expense 02"], None),
                *(
                    (self.moment((self.days - day) * DAY), "Again", 1, -5.0, own_category, None)
                    for day in (60, 30, 0)
                ),
            ),
            "fin_transaction_splits": (
                "fin_transaction_id, part_fin_transaction_id",
                (self.transactions + 2, self.transactions + 3),
            ),
            "balances": ("", (end, 500.0, own), (end, -100.0, loan)),
            "fin_transaction_plans": ("", salary),
            "fin_asset_dividends": (
                "asset_id, pay_datetime, amount_per_share",
                (self.assets + 1, end, 0.5),
            ),
            "fin_loans": (
                "asset_storage_id, annual_rate, collateral_storage_id, freeze_ratio,"
                " start_datetime",
                (loan, 0.02, 1, 0.6, self.moment(0)),
            ),
            "phys_assets": ("name", ("House",)),
            "phys_asset_ownerships": ("asset_id, start_datetime", (1, self.moment(0))),
            "phys_asset_valuations": ("asset_id, datetime, base_value", (1, self.moment(0), 1e5)),
        }

    def _rates(self) -> list[tuple]:
        found = []
        for asset in range(self.assets if self.rates else 0):
            rate = 1.0 if asset == 0 else 10 ** self.random.uniform(-1, 2)
            for day in range(self.days):
                found.append((self.dates[day] + "00:00:00", asset + 1, round(rate, 6)))
                rate *= 1.0 if asset == 0 else self.random.uniform(0.99, 1.0101)
        return found

    def _history(self) -> tuple[list[tuple], list[tuple], list[tuple]]:
        """Transactions, swaps and balances, in the order of time. Amounts grow in whole cents."""
        transactions: list[tuple] = []
        swaps: list[tuple] = []
        balances: list[tuple] = []
        cents = [0] * self.pairs
        choose, number_below = self.random.choice, self.random.randrange
        category = self.categories
        span = self.days * DAY
        for number in range(self.transactions):
            second = number * span // self.transactions
            pair = number_below(self.pairs)
            amount = number_below(1, 100_000) * choose((1, -1))
            kind, reason = choose(ACTIVE), None
            if number < self.pairs:
                pair, amount, kind = number, 100_000_000, "initial import"
            elif number % 40 == 20:
                amount, kind = -abs(amount), "swap"
            elif number % 40 == 21:
                credit = transactions[-1]
                pair = (credit[2] - 1 + number_below(1, self.pairs)) % self.pairs
                amount, kind = abs(amount), "swap"
                swaps.append((number, number + 1))
            elif number % 10 == 3:
                kind, reason = choose(PASSIVE), number_below(self.pairs) + 1
            cents[pair] += amount
            description = f"No. {number}" if number % 2 else None
            transactions.append(
                (self.moment(second), description, pair + 1, amount / 100, category[kind], reason)
            )
            if number % 20 == 19:
                index = number // 20
                pair = index % self.pairs
                wrong = 1_00 if index % 1_000 == 999 else 0
                balances.append((self.moment(second + 1), (cents[pair] + wrong) / 100, pair + 1))
        return transactions, swaps, balances


def insert(connection, tables: dict[str, tuple[str, list[tuple]]]) -> None:
    """Insert in one transaction."""
    connection.execute("BEGIN")
    for table, (columns, rows) in tables.items():
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
    connection.execute("COMMIT")


def vm_steps(connection, sql: str) -> int:
    """How many instructions of SQLite's virtual machine a statement takes, to the next ten."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 10

    connection.set_progress_handler(count, 10)
    try:
        connection.execute(sql).fetchall()
    finally:
        connection.set_progress_handler(None, 0)
    return max(steps, 10)
