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
            "fin_asset_splits": (
                "asset_id, datetime, numerator, denominator",
                (self.assets + 1, self.moment(0), 4.0, 1.0),
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


def imported_rows(ledger: Ledger, count: int) -> list[tuple[str | None, ...]]:
    """Rows for import_inbox over the last fourth of the ledger's time, 1,000 counterparties."""
    chosen = random.Random(1)
    span = ledger.days * DAY // 4
    return [
        (
            *("bench", "Account", "cash", ledger.moment(3 * span + number * span // count)),
            *(None, "booked", f"id {number:08}", str(number), "CUR0"),
            str(chosen.randrange(-50_000, 50_000) / 100 or 1.0),
            *(f"shop {chosen.randrange(1_000)} of the town", f"card payment {number}"),
            *([None] * 7),
            f"{number};card payment;shop of the town;EUR",
        )
        for number in range(count)
    ]
