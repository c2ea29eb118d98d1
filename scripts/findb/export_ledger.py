"""The database as a journal of double entries: what beancount and hledger have in common.

An asset & storage is an account, a category is one too (Income or Expenses), and what a swap
exchanges stands in one entry. What balances say and transactions do not becomes an entry against
Equity:Unaccounted, so that every account has the balance that FinDB has at the end of a day.
The queries are the files of ledger_sql/; their figures are those of the rows.
"""

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from findb import sql
from findb.errors import FindbError

OPENING = "Equity:Opening"
UNACCOUNTED = "Equity:Unaccounted"
TRANSIT = "Equity:Transit"
DIFFERENCES = "Equity:Swap-differences"
FIXED = {
    OPENING: "What was there when the accounting began: categories of initial import",
    UNACCOUNTED: "What balances say and transactions do not",
    TRANSIT: "Swaps whose sides are of different days, or that share a side with another swap",
    DIFFERENCES: "What a swap of an asset for itself left on the way",
}
HEADER = (
    "; Written by findb export. Comments say what a name is in FinDB.",
    "; At each balance the two agree. After it FinDB shows that balance, this adds transactions.",
)

QUERIES = Path(__file__).parent / "ledger_sql"


class Dialect(NamedTuple):
    """What names may look like: `commodity` makes a legal code of any, `symbol` writes it down,
    `component` makes a legal part of an account's name of any text."""

    commodity: Callable[[str], str]
    symbol: Callable[[str], str]
    component: Callable[[str], str]


class Commodity(NamedTuple):
    """`decimals`: how many a program should show."""

    code: str
    symbol: str
    source: str
    name: str | None
    is_base: bool
    is_used: bool
    decimals: int


class Posting(NamedTuple):
    """`price` is what the amount was exchanged for in total: amount > 0 and commodity."""

    account: str
    amount: Decimal
    symbol: str
    price: tuple[Decimal, str] | None = None


class Entry(NamedTuple):
    day: str
    text: str
    postings: list[Posting]


class Price(NamedTuple):
    day: str
    symbol: str
    rate: Decimal


class Balance(NamedTuple):
    """What an account holds when a day begins."""

    day: str
    account: str
    amount: Decimal
    symbol: str


class Unique:
    """Legal names, each given once below its parent: the second "a" is called "a-2"."""

    def __init__(self, legal: Callable[[str], str]) -> None:
        self._legal = legal
        self._taken: set[tuple[str, str]] = set()

    def name(self, text: str, parent: str = "") -> str:
        wanted = name = self._legal(text)
        number = 1
        while (parent, name) in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add((parent, name))
        return name


class Ledger:
    """Reads the journal of a database: what there is, then prices, entries and balances in the
    order of time. `accounts` says of each account what it is in FinDB."""

    def __init__(self, connection: sqlite3.Connection, dialect: Dialect) -> None:
        self._connection = connection
        self._codes, self._components = Unique(dialect.commodity), Unique(dialect.component)
        self._symbol = dialect.symbol
        self.commodities = dict(self._read_commodities())
        base = [id_ for id_, item in self.commodities.items() if item.is_base]
        if not base:
            raise FindbError("There is no base asset; set is_base to 1 for one of fin_assets.")
        self.base_id = base[0]
        self.base = self.commodities[self.base_id].symbol
        self.accounts = dict(FIXED)
        self._held = dict(self._read_accounts())
        self._things = dict(self._read_things())
        self._categories = dict(self._read_categories())
        (self.first_day,) = connection.execute(query("first_day")).fetchone()

    def _read_commodities(self) -> Iterator[tuple[int, Commodity]]:
        for id_, code, name, type_, is_base, decimals in self._connection.execute(query("assets")):
            source = f"asset {quoted(code)} of type {quoted(type_)}"
            code = self._codes.name(code)
            is_used = bool(is_base) or decimals is not None
            # Values are in the base asset: they have cents, even if all amounts are whole.
            decimals = max(decimals or 0, 2 if is_base or decimals else 0)
            yield (
                id_,
                Commodity(code, self._symbol(code), source, name, bool(is_base), is_used, decimals),
            )

    @property
    def used(self) -> list[Commodity]:
        """The base asset, and of what there ever was some."""
        return [item for item in self.commodities.values() if item.is_used]

    def _read_accounts(self) -> Iterator[tuple[int, str]]:
        storages: dict[str, str] = {}
        for id_, storage, asset_id, is_debt in self._connection.execute(query("accounts")):
            if storage not in storages:
                storages[storage] = self._components.name(storage, "storages")
            commodity = self.commodities[asset_id]
            parent = f"{'Liabilities' if is_debt else 'Assets'}:{storages[storage]}"
            source = f"storage {quoted(storage)}, {commodity.source}"
            yield id_, self._account(parent, commodity.code, source)

    def _read_things(self) -> Iterator[tuple[int, str]]:
        for id_, name in self._connection.execute(query("things")):
            yield id_, self._account("Equity:Things", name, f"thing {quoted(name)}")

    def _read_categories(self) -> Iterator[tuple[int, str]]:
        """Below the root: the roles income and expenses are what a journal calls so; elsewhere the
        direction of most transactions decides."""
        rows = {row[0]: row for row in self._connection.execute(query("categories"))}
        kinds = {"income": "Income", "expenses": "Expenses"}
        made: dict[int, str] = {}

        def account(id_: int) -> str:
            if id_ not in made:
                _, name, parent_id, top_id, role, is_income, is_used = rows[id_]
                kind = kinds.get(role, "Income" if is_income else "Expenses")
                is_below_kind = top_id in (id_, parent_id) and (id_ == top_id or role in kinds)
                parent = kind if is_below_kind else account(parent_id)
                source = f"category {quoted(name)}" if is_used else None
                made[id_] = self._account(parent, name, source)
            return made[id_]

        for id_ in rows:
            yield id_, account(id_)

    def _account(self, parent: str, name: str, source: str | None) -> str:
        account = f"{parent}:{self._components.name(name, parent)}"
        if source:
            self.accounts[account] = source
        return account

    def prices(self) -> Iterator[Price]:
        for day, asset_id, rate, _ in self._connection.execute(query("prices")):
            yield Price(day, self.commodities[asset_id].symbol, exact(rate))

    def balances(self) -> Iterator[Balance]:
        for day, held_id, asset_id, amount in self._connection.execute(query("balances")):
            symbol = self.commodities[asset_id].symbol
            yield Balance(day, self._held[held_id], exact(amount), symbol)

    def entries(self) -> Iterator[Entry]:
        return heapq.merge(self._booked(), self._unbooked(), key=lambda entry: entry.day)

    def _booked(self) -> Iterator[Entry]:
        for (
            day,
            text,
            held_id,
            asset_id,
            amount,
            side,
            other_id,
            *partner,
        ) in self._connection.execute(query("transactions")):
            one = Posting(self._held[held_id], exact(amount), self.commodities[asset_id].symbol)
            if side == "pair":
                yield Entry(day, text, self._pair(one, *partner))
            elif side != "seen":
                other = {
                    "opening": lambda _: OPENING,
                    "category": self._categories.__getitem__,
                    "thing": self._things.__getitem__,
                    "transit": lambda _: TRANSIT,
                }[side](other_id)
                yield Entry(day, text, [one, Posting(other, -one.amount, one.symbol)])

    def _pair(
        self, out: Posting, held_id: int, asset_id: int, amount: float, is_sale: bool
    ) -> list[Posting]:
        """What went out and what came in. The one that is not money has the price."""
        into = Posting(self._held[held_id], exact(amount), self.commodities[asset_id].symbol)
        if into.symbol == out.symbol:
            rest = -(out.amount + into.amount)
            return [out, into] + ([Posting(DIFFERENCES, rest, out.symbol)] if rest else [])
        if is_sale:
            return [out._replace(price=(into.amount, into.symbol)), into]
        return [out, into._replace(price=(-out.amount, out.symbol))]

    def _unbooked(self) -> Iterator[Entry]:
        for day, text, held_id, asset_id, amount in self._connection.execute(query("unbooked")):
            one = Posting(self._held[held_id], exact(amount), self.commodities[asset_id].symbol)
            yield Entry(day, text, [one, Posting(UNACCOUNTED, -one.amount, one.symbol)])


def query(name: str) -> str:
    return sql.default().query(QUERIES / f"{name}.sql")


def exact(value: float) -> Decimal:
    """The shortest number that is this REAL."""
    return Decimal(repr(value))


def amount(posting: Posting) -> str:
    """As all journals write it: -84.40 USD @@ 75.00 EUR."""
    text = f"{plain(posting.amount)} {posting.symbol}"
    if posting.price:
        total, symbol = posting.price
        text += f" @@ {plain(total)} {symbol}"
    return text


def plain(value: Decimal) -> str:
    """All digits, without an exponent: 1180, 84.40, 0.00000123."""
    whole, dot, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals:0<2}" if decimals else whole


def quoted(text: str) -> str:
    """Any text on one line, told apart from what stands around it."""
    return json.dumps(text, ensure_ascii=False)


def one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
