"""current_holdings and historical_realized_gains against a naive model that counts in fractions:
one trade after the other, with lots in a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import ENGINES, freeze, fresh

WORLD = """
INSERT INTO fin_asset_types (name) VALUES ('Money'), ('Shares');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1), ('USD', 1, 0);
INSERT INTO fin_assets (code, type_id, quote_asset_id) VALUES ('X', 2, NULL), ('Y', 2, 2);
INSERT INTO fin_storages (name) VALUES ('A'), ('B');
INSERT INTO fin_assets_storages (asset_id, storage_id)
VALUES (1, 1), (2, 1), (3, 1), (3, 2), (4, 1), (4, 2);
INSERT INTO fin_transaction_categories (name, parent_id, is_passive)
VALUES ('all', NULL, NULL), ('trade', 1, 0), ('splits', 1, 0), ('dividends', 1, 1)
"""
ASSETS = {3: ("X", None), 4: ("Y", "USD")}
NOW = "2026-06-15 12:00:00"
CENT = Fraction(1, 100)

trades = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["buy", "buy", "buy", "sell", "sell", "transfer", "split", "gift", "import", "dividend"]
        ),
        "asset": st.sampled_from([3, 4]),
        "storage": st.sampled_from([0, 1]),
        "units": st.integers(1, 50).map(lambda number: number * Fraction(1, 10)),
        "money": st.integers(1, 10_000).map(lambda number: number * CENT),
        "fee": st.sampled_from([0, 0, 0, 125]).map(lambda number: number * CENT),
        "in_dollars": st.booleans(),
        "lot": st.sampled_from([False, False, True]),
        "rate": st.sampled_from([80, 90, 110]).map(lambda number: number * CENT),
    }
)


@dataclass
class Lot:
    id: int
    units: Fraction
    unit_cost: Fraction | None
    fresh_units: Fraction  # what it was when it came in


@dataclass
class Pool:
    """Units of one asset: long lots or short ones, and the moving average of what is held."""

    lots: list[Lot] = field(default_factory=list)
    shorts: list[Lot] = field(default_factory=list)
    units: Fraction = Fraction(0)
    cost: Fraction | None = Fraction(0)
    quote_cost: Fraction | None = Fraction(0)
    realized_average: Fraction | None = Fraction(0)
    realized_fifo: Fraction | None = Fraction(0)
    income: Fraction = Fraction(0)
    rows: list[tuple] = field(default_factory=list)


def times(first, second):
    return None if first is None or second is None else first * second


def plus(first, second):
    return None if first is None or second is None else first + second


def trade(pool: Pool, id: int, units: Fraction, value, rate: Fraction, written=None) -> None:
    """Units > 0 came in at a cost, those < 0 went out for proceeds; value is of all of them."""
    count = abs(units)
    closed = min(count, abs(pool.units)) if units * pool.units < 0 else Fraction(0)
    sign = 1 if units > 0 else -1
    average = None if not closed else times(pool.cost, closed / abs(pool.units))
    if closed:
        gain = plus(times(value, -sign * closed / count), times(average, -1))
        pool.realized_average = plus(pool.realized_average, gain)
    kept = 1 - closed / abs(pool.units) if pool.units else Fraction(0)
    opened = times(value, sign * (count - closed) / count) if closed < count else Fraction(0)
    pool.cost = plus(times(pool.cost, kept) if kept else Fraction(0), opened)
    pool.quote_cost = plus(
        times(pool.quote_cost, kept) if kept else Fraction(0), times(opened, 1 / rate)
    )
    pool.units += units
    unit_value = times(value, 1 / count)
    own, other = (pool.lots, pool.shorts) if units > 0 else (pool.shorts, pool.lots)
    rest = count
    queue = sorted(other, key=lambda lot: lot.id != written)
    while rest and queue:
        lot = queue.pop(0)
        part = min(rest, lot.units)
        bought, sold = (unit_value, lot.unit_cost) if units > 0 else (lot.unit_cost, unit_value)
        gain = times(plus(sold, times(bought, -1)), part)
        pool.realized_fifo = plus(pool.realized_fifo, gain)
        average_gain = plus(times(value, -sign * part / count), times(average, -part / closed))
        ids = (lot.id, id) if units > 0 else (id, lot.id)
        quantity = part if units < 0 else part * lot.fresh_units
        pool.rows.append((*ids, quantity, times(bought, part), average_gain, gain))
        lot.units -= part
        rest -= part
        if not lot.units:
            other.remove(lot)
    if rest:
        own.append(Lot(id, rest, unit_value, Fraction(1)))


class Book:
    """Writes trades to the database and to the model."""

    def __init__(self, connection) -> None:
        self.connection = connection
        self.pools = {asset: Pool() for asset in ASSETS}
        self.held = {(asset, storage): Fraction(0) for asset in ASSETS for storage in (0, 1)}
        self.dollar = Fraction(1)

    def add(self, day: int, position: int, amount, category=2, reason=None) -> int:
        return next(
            iter(
                self.connection.execute(
                    "INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id,"
                    " reason_fin_asset_storage_id) VALUES (datetime('2025-01-01', ?), ?, ?, ?, ?)"
                    " RETURNING id",
                    (f"+{day} days", position, float(amount), category, reason),
                )
            )
        )[0]

    def swap(self, credit: int, debit: int, fee: int | None = None) -> None:
        self.connection.execute(
            "INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id,"
            " fee_fin_transaction_id) VALUES (?, ?, ?)",
            (credit, debit, fee),
        )

    def book(self, day: int, kind, asset, storage, units, money, fee, in_dollars, lot, rate):
        pool = self.pools[asset]
        key = (asset, storage)
        position = 3 + 2 * (asset - 3) + storage
        self.connection.execute(
            "INSERT INTO fin_asset_rates (datetime, asset_id, rate)"
            " VALUES (datetime('2025-01-01', ?), 2, ?)",
            (f"+{day} days", float(rate)),
        )
        self.dollar = rate
        quote = rate if asset == 4 else Fraction(1)
        if kind in ("buy", "sell"):
            sign = 1 if kind == "buy" else -1
            mine = self.add(day, position, sign * units)
            paid = self.add(day, 2 if in_dollars else 1, -sign * money)
            fee_id = self.add(day, 1, -fee) if fee else None
            self.swap(*((paid, mine) if sign > 0 else (mine, paid)), fee_id)
            value = money * (rate if in_dollars else 1) + sign * fee
            written = None
            if lot and kind == "sell" and pool.units >= units and pool.lots:
                chosen = pool.lots[-1]
                written = chosen.id
                self.connection.execute(
                    "INSERT INTO fin_transaction_lots (disposal_fin_transaction_id,"
                    " acquisition_fin_transaction_id, amount) VALUES (?, ?, ?)",
                    (mine, written, float(min(units, chosen.units))),
                )
            trade(pool, mine, sign * units, value, quote, written)
            self.held[key] += sign * units
        elif kind in ("gift", "import"):
            mine = self.add(day, position, units)
            if kind == "import":
                self.connection.execute(
                    "INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (?, ?)",
                    (mine, float(money)),
                )
            trade(pool, mine, units, money if kind == "import" else None, quote)
            self.held[key] += units
        elif kind == "transfer":
            self.swap(
                self.add(day, position, -units),
                self.add(day, 3 + 2 * (asset - 3) + 1 - storage, units),
            )
            self.held[key] -= units
            self.held[asset, 1 - storage] += units
        elif kind == "dividend":
            self.add(day, 2, money, category=4, reason=position)
            pool.income += money * rate
        elif kind == "split" and self.held[asset, 0] * self.held[asset, 1] >= 0:
            for part in (0, 1):
                if self.held[asset, part]:
                    self.add(day, position - storage + part, self.held[asset, part], category=3)
                    self.held[asset, part] *= 2
            for one in (*pool.lots, *pool.shorts):
                one.units *= 2
                one.unit_cost = times(one.unit_cost, Fraction(1, 2))
            for one in pool.shorts:
                one.fresh_units /= 2
            pool.units *= 2


@pytest.fixture(scope="module", params=ENGINES)
def connection(request):
    connection = fresh(ENGINES[request.param])
    for statement in WORLD.split(";"):
        connection.execute(statement)
    freeze(connection, NOW)
    yield connection
    connection.close()


SAME_EACH_RUN = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def near(got, expected) -> bool:
    if None in (got, expected):
        return got is expected
    return got == pytest.approx(float(expected), rel=1e-9, abs=1e-7)


@settings(SAME_EACH_RUN, max_examples=150)
@given(history=st.lists(trades, max_size=14))
def test_lots_and_gains_are_those_of_the_naive_model(connection, history):
    connection.execute("BEGIN")
    try:
        book = Book(connection)
        for day, step in enumerate(history):
            book.book(day, **step)
        for asset, (code, quote) in ASSETS.items():
            check(connection, book.pools[asset], code, book.dollar if quote else Fraction(1))
    finally:
        connection.execute("ROLLBACK")


def check(connection, pool: Pool, code: str, rate: Fraction) -> None:
    rows = [
        *connection.execute(
            "SELECT disposal_fin_transaction_id, acquisition_fin_transaction_id, quantity,"
            " cost_fifo, gain_average, gain_fifo FROM historical_realized_gains"
            " WHERE asset_code = ? ORDER BY 1, 2",
            [code],
        )
    ]
    expected = sorted(pool.rows, key=lambda row: row[:2])
    assert [row[:2] for row in rows] == [row[:2] for row in expected]
    for row, naive in zip(rows, expected, strict=True):
        assert all(map(near, row[2:], naive[2:])), (row, naive)
    columns = "quantity, cost_average, cost_fifo, realized_gain_average, realized_gain_fifo, income"
    found = [
        *connection.execute(f"SELECT {columns} FROM current_holdings WHERE asset_code = ?", [code])
    ]
    if not found:
        assert not pool.units and not pool.rows
        return
    cost_fifo = Fraction(0)
    for sign, lots in ((1, pool.lots), (-1, pool.shorts)):
        for lot in lots:
            cost_fifo = plus(cost_fifo, times(lot.unit_cost, sign * lot.units))
    naive = (
        *(pool.units, pool.cost if pool.units else Fraction(0), cost_fifo),
        *(pool.realized_average, pool.realized_fifo, pool.income),
    )
    assert all(map(near, found[0], naive)), (found[0], [str(figure) for figure in naive])


@settings(SAME_EACH_RUN, max_examples=60)
@given(history=st.lists(trades, max_size=14), price=st.integers(1, 500))
def test_price_and_currency_are_the_whole_gain(connection, history, price):
    connection.execute("BEGIN")
    try:
        book = Book(connection)
        for day, step in enumerate(history):
            book.book(day, **step)
        connection.execute(
            "INSERT INTO fin_asset_rates (datetime, asset_id, rate)"
            " VALUES ('2026-06-01 00:00:00', 3, ?), ('2026-06-01 00:00:00', 4, ?)",
            (price, price),
        )
        for code, cost, value, gain, by_price, currency in connection.execute(
            "SELECT asset_code, cost_average, base_value, unrealized_gain_average, price_gain,"
            " currency_gain FROM current_holdings"
        ):
            if gain is not None:
                assert gain == pytest.approx(value - cost, abs=1e-6)
                assert by_price + currency == pytest.approx(gain, abs=1e-9)
            if code in ("X", "Y") and gain is not None:
                pool = book.pools[3 if code == "X" else 4]
                rate = book.dollar if code == "Y" else Fraction(1)
                if pool.units:
                    assert near(currency, pool.quote_cost * rate - pool.cost)
        for gain, by_price, currency, proceeds, cost in connection.execute(
            "SELECT gain_average, price_gain, currency_gain, proceeds, cost_average"
            " FROM historical_realized_gains"
        ):
            if gain is not None:
                assert by_price + currency == pytest.approx(gain, abs=1e-9)
                assert gain == pytest.approx(proceeds - cost, abs=1e-9)
    finally:
        connection.execute("ROLLBACK")


@settings(SAME_EACH_RUN, max_examples=60)
@given(history=st.lists(trades, max_size=14))
def test_holdings_has_the_same_average(connection, history):
    """Of an asset in one storage that never is short: holdings has its own way to the figure."""
    connection.execute("BEGIN")
    try:
        book = Book(connection)
        for day, step in enumerate(history):
            units = book.pools[step["asset"]].units
            if step["kind"] != "transfer" and (step["kind"] != "sell" or units >= step["units"]):
                book.book(day, **{**step, "storage": 0})
        for asset, pool in book.pools.items():
            if pool.units:
                connection.execute(
                    "INSERT INTO balances (datetime, amount, asset_storage_id)"
                    " VALUES ('2026-06-01 00:00:00', ?, ?)",
                    (float(pool.units), 3 + 2 * (asset - 3)),
                )
        rows = connection.execute(
            "SELECT holdings.cost_basis, held.cost_average FROM holdings"
            " INNER JOIN current_holdings AS held ON held.asset_code = holdings.ticker"
        )
        for ours, pooled in rows:
            assert near(ours, pooled)
    finally:
        connection.execute("ROLLBACK")
