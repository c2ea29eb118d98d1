"""The database as a journal of double entries: what beancount and hledger have in common.

An asset & storage is an account, a category is one too (Income or Expenses), what a swap exchanges
stands in one entry. What balances say and transactions do not becomes an entry against
Equity:Unaccounted, so that every account has the balance that FinDB has at the end of a day.
Figures are those of the rows; nothing is added up here.
"""

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

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

# All, for all need names; `decimals` are those of the amounts that there are of it, NULL if none.
ASSETS = """
    WITH amounts AS (
        SELECT asset_storage_id, printf('%.8f', amount) AS text FROM fin_transactions
        UNION ALL
        SELECT asset_storage_id, printf('%.8f', amount) FROM balances
    ),
    used AS MATERIALIZED (
        SELECT
            held.asset_id,
            max(length(rtrim(amounts.text, '0')) - instr(amounts.text, '.')) AS decimals
        FROM amounts
        INNER JOIN fin_assets_storages AS held ON held.id = amounts.asset_storage_id
        GROUP BY held.asset_id
    )
    SELECT
        asset.id, asset.code, asset.name, fin_asset_types.name, asset.is_base, used.decimals
    FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    LEFT JOIN used ON used.asset_id = asset.id
    ORDER BY asset.is_base DESC, asset.id"""

ACCOUNTS = """
    SELECT
        held.id,
        fin_storages.name,
        held.asset_id,
        coalesce(
            (
                SELECT balance.amount
                FROM balances AS balance
                WHERE balance.asset_storage_id = held.id
                ORDER BY balance.datetime DESC
                LIMIT 1
            ), 0
        ) < 0 AS is_debt
    FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    ORDER BY held.id"""

# Below each child of the root, most transactions come in or go out. Sides of swaps and initial
# imports have other accounts.
CATEGORIES = """
    WITH RECURSIVE tree (id, name, parent_id, top_id) AS (
        SELECT id, name, parent_id, id
        FROM fin_transaction_categories
        WHERE parent_id IS NULL
        UNION ALL
        SELECT child.id, child.name, child.parent_id,
            CASE WHEN tree.parent_id IS NULL THEN child.id ELSE tree.top_id END
        FROM tree
        INNER JOIN fin_transaction_categories AS child ON child.parent_id = tree.id
    ),
    signs AS MATERIALIZED (
        SELECT tx.category_id, total(tx.amount > 0) AS ins, total(tx.amount < 0) AS outs
        FROM fin_transactions AS tx
        INNER JOIN fin_transaction_categories AS category
            ON category.id = tx.category_id AND category.is_initial_import IS NOT 1
        WHERE
            NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
            AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
        GROUP BY tx.category_id
    )
    SELECT
        tree.id,
        tree.name,
        tree.parent_id,
        tree.top_id,
        sum(coalesce(signs.ins, 0) - coalesce(signs.outs, 0)) OVER (PARTITION BY tree.top_id) > 0
            AS is_income,
        signs.category_id IS NOT NULL AS is_used
    FROM tree
    LEFT JOIN signs ON signs.category_id = tree.id
    ORDER BY tree.id"""

THINGS = "SELECT id, name FROM phys_assets ORDER BY id"

FIRST_DAY = """
    SELECT coalesce(min(first.day), '1970-01-01')
    FROM (
        SELECT date(min(datetime)) AS day FROM fin_transactions
        UNION ALL
        SELECT date(min(datetime), '-1 second') FROM balances
    ) AS first"""

# The other side of an entry is a category, a thing that was swapped, the partner in a swap (the
# credit side stands for both, the debit side is passed over), or in transit.
TRANSACTIONS = """
    WITH swapped AS (
        SELECT
            tx.id,
            tx.datetime,
            (
                SELECT count(*) FROM swaps WHERE credit_fin_transaction_id = tx.id
            ) + (
                SELECT count(*) FROM swaps WHERE debit_fin_transaction_id = tx.id
            ) AS swaps,
            coalesce(
                (SELECT id FROM swaps WHERE credit_fin_transaction_id = tx.id),
                (SELECT id FROM swaps WHERE debit_fin_transaction_id = tx.id)
            ) AS swap_id
        FROM fin_transactions AS tx
    )
    SELECT
        date(tx.datetime) AS day,
        coalesce(nullif(trim(tx.description), ''), category.name) AS text,
        tx.asset_storage_id,
        held.asset_id,
        tx.amount,
        CASE
            WHEN swap.id IS NULL AND category.is_initial_import = 1 THEN 'opening'
            WHEN swap.id IS NULL THEN 'category'
            WHEN swapped.swaps > 1 THEN 'transit'
            WHEN partner.id IS NULL THEN 'thing'
            WHEN date(partner.datetime) <> date(tx.datetime) THEN 'transit'
            WHEN 1 < (
                SELECT count(*) FROM swaps WHERE credit_fin_transaction_id = partner.id
            ) + (
                SELECT count(*) FROM swaps WHERE debit_fin_transaction_id = partner.id
            ) THEN 'transit'
            WHEN swap.credit_fin_transaction_id = tx.id THEN 'pair'
            ELSE 'seen'
        END AS other_side,
        CASE WHEN swap.id IS NULL THEN tx.category_id ELSE thing.asset_id END AS other_id,
        partner.asset_storage_id AS partner_id,
        partner_held.asset_id AS partner_asset_id,
        partner.amount AS partner_amount,
        partner_asset.is_base = 1
        OR (partner_asset.type_id = base.type_id AND asset.type_id <> base.type_id) AS is_sale
    FROM swapped
    INNER JOIN fin_transactions AS tx ON tx.id = swapped.id
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    LEFT JOIN swaps AS swap ON swap.id = swapped.swap_id
    LEFT JOIN fin_transactions AS partner ON partner.id = CASE
        WHEN swap.credit_fin_transaction_id = tx.id THEN swap.debit_fin_transaction_id
        ELSE swap.credit_fin_transaction_id
    END
    LEFT JOIN fin_assets_storages AS partner_held ON partner_held.id = partner.asset_storage_id
    LEFT JOIN fin_assets AS partner_asset ON partner_asset.id = partner_held.asset_id
    LEFT JOIN phys_asset_ownerships AS thing ON thing.id = CASE
        WHEN swap.credit_fin_transaction_id = tx.id THEN swap.debit_phys_ownership_id
        ELSE swap.credit_phys_ownership_id
    END
    ORDER BY swapped.datetime, swapped.id"""

# As historical_txs_balances_mismatch, for all times: a balance counts what was before it.
UNBOOKED = """
    WITH intervals AS (
        SELECT
            balance.asset_storage_id,
            balance.datetime,
            balance.amount,
            coalesce(lag(balance.datetime) OVER earlier, '') AS since,
            coalesce(lag(balance.amount) OVER earlier, 0.0) AS earlier_amount
        FROM balances AS balance
        WINDOW earlier AS (PARTITION BY balance.asset_storage_id ORDER BY balance.datetime)
    ),
    differences AS (
        SELECT
            intervals.*,
            intervals.amount - intervals.earlier_amount - (
                SELECT total(CAST(tx.amount AS INTEGER))
                FROM fin_transactions AS tx
                WHERE
                    tx.asset_storage_id = intervals.asset_storage_id
                    AND tx.datetime >= intervals.since
                    AND tx.datetime < intervals.datetime
            ) - (
                SELECT total(tx.amount - CAST(tx.amount AS INTEGER))
                FROM fin_transactions AS tx
                WHERE
                    tx.asset_storage_id = intervals.asset_storage_id
                    AND tx.datetime >= intervals.since
                    AND tx.datetime < intervals.datetime
            ) AS difference
        FROM intervals
    )
    SELECT
        date(differences.datetime, '-1 second') AS day,
        coalesce('Not booked since ' || nullif(date(since), ''), 'Not booked before') AS text,
        differences.asset_storage_id,
        held.asset_id,
        round(differences.difference, 8) AS amount
    FROM differences
    INNER JOIN fin_assets_storages AS held ON held.id = differences.asset_storage_id
    WHERE abs(differences.difference) > 5e-9 + 1e-15 * abs(differences.amount)
    ORDER BY differences.datetime, differences.asset_storage_id"""

# The last rate of a day, for journals know only days; of what there ever was, since there was some:
# from the newest rate on that was known on the first day.
PRICES = """
    WITH used AS (
        SELECT asset_storage_id, min(datetime) AS since FROM fin_transactions
        GROUP BY asset_storage_id
        UNION ALL
        SELECT asset_storage_id, datetime(min(datetime), '-1 second') FROM balances
        GROUP BY asset_storage_id
    ),
    first AS (
        SELECT held.asset_id, date(min(used.since)) AS day
        FROM used
        INNER JOIN fin_assets_storages AS held ON held.id = used.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 0
        GROUP BY held.asset_id
    ),
    needed AS MATERIALIZED (
        SELECT
            first.asset_id,
            coalesce(
                (
                    SELECT max(rate.datetime)
                    FROM fin_asset_rates AS rate
                    WHERE
                        rate.asset_id = first.asset_id
                        AND rate.datetime <= first.day || ' 00:00:00'
                ), ''
            ) AS since
        FROM first
    )
    SELECT date(rate.datetime) AS day, rate.asset_id, rate.rate, max(rate.datetime)
    FROM needed
    INNER JOIN fin_asset_rates AS rate
        ON rate.asset_id = needed.asset_id AND rate.datetime >= needed.since
    GROUP BY date(rate.datetime), rate.asset_id
    ORDER BY day, rate.asset_id"""

# Balances of a midnight: those of other moments a journal cannot check.
BALANCES = """
    SELECT date(balance.datetime) AS day, balance.asset_storage_id, held.asset_id, balance.amount
    FROM balances AS balance
    INNER JOIN fin_assets_storages AS held ON held.id = balance.asset_storage_id
    WHERE time(balance.datetime) = '00:00:00'
    ORDER BY balance.datetime, balance.asset_storage_id"""


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
        (self.first_day,) = connection.execute(FIRST_DAY).fetchone()

    def _read_commodities(self) -> Iterator[tuple[int, Commodity]]:
        for id_, code, name, type_, is_base, decimals in self._connection.execute(ASSETS):
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
        for id_, storage, asset_id, is_debt in self._connection.execute(ACCOUNTS):
            if storage not in storages:
                storages[storage] = self._components.name(storage, "storages")
            commodity = self.commodities[asset_id]
            parent = f"{'Liabilities' if is_debt else 'Assets'}:{storages[storage]}"
            source = f"storage {quoted(storage)}, {commodity.source}"
            yield id_, self._account(parent, commodity.code, source)

    def _read_things(self) -> Iterator[tuple[int, str]]:
        for id_, name in self._connection.execute(THINGS):
            yield id_, self._account("Equity:Things", name, f"thing {quoted(name)}")

    def _read_categories(self) -> Iterator[tuple[int, str]]:
        """Below the root: what is called income or expenses is what the journal calls so; of the
        rest it depends on the direction of most transactions."""
        rows = {row[0]: row for row in self._connection.execute(CATEGORIES)}
        kinds = {"income": "Income", "expenses": "Expenses"}
        made: dict[int, str] = {}

        def account(id_: int) -> str:
            if id_ not in made:
                _, name, parent_id, top_id, is_income, is_used = rows[id_]
                top = rows[top_id][1].lower()
                kind = kinds.get(top, "Income" if is_income else "Expenses")
                is_below_kind = top_id in (id_, parent_id) and (id_ == top_id or top in kinds)
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
        for day, asset_id, rate, _ in self._connection.execute(PRICES):
            yield Price(day, self.commodities[asset_id].symbol, exact(rate))

    def balances(self) -> Iterator[Balance]:
        for day, held_id, asset_id, amount in self._connection.execute(BALANCES):
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
        ) in self._connection.execute(TRANSACTIONS):
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
        for day, text, held_id, asset_id, amount in self._connection.execute(UNBOOKED):
            one = Posting(self._held[held_id], exact(amount), self.commodities[asset_id].symbol)
            yield Entry(day, text, [one, Posting(UNACCOUNTED, -one.amount, one.symbol)])


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
