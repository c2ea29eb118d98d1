"""Returns against a naive model: day by day, in fractions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engines import freeze, fresh
from findb.queries import query
from random_ledgers import ASSETS, PAIRS, WORLD

FIRST, DAYS = date(2026, 1, 20), 50
LAST = FIRST + timedelta(days=DAYS - 1)
BASE, MONEY = 1, 1  # the asset, the type
ACTIVE, PASSIVE = 2, 4  # categories
NEAR = 1e-7


@dataclass(frozen=True)
class Event:
    """`kind` is flow, caused (by `other`), swap (into `other`) or balance, at noon."""

    day: int
    kind: str
    pair: int
    other: int
    amount: Fraction
    got: Fraction
    fee: Fraction


days = st.integers(0, DAYS - 1)
pairs = st.sampled_from(sorted(PAIRS))
sizes = st.integers(1, 10**6).map(lambda number: Fraction(number, 100))
signed = st.builds(lambda size, sign: size * sign, sizes, st.sampled_from((1, 1, -1)))
events = st.builds(
    Event, days, st.sampled_from(("flow", "flow", "caused", "swap", "balance")), pairs, pairs,
    signed, sizes, st.sampled_from((Fraction(0), Fraction(0), Fraction(3, 2))),
)  # fmt: skip
rates = st.dictionaries(
    st.tuples(st.sampled_from((2, 3, 4)), days),
    st.integers(50, 200).map(lambda number: Fraction(number, 10)),
    max_size=12,
)
known_from = st.fixed_dictionaries({asset: st.sampled_from((0, 0, 0, 5)) for asset in (2, 3, 4)})


@dataclass
class Model:
    events: list[Event]
    rates: dict[tuple[int, int], Fraction]

    def rate(self, asset: int, day: int) -> Fraction | None:
        if asset == BASE:
            return Fraction(1)
        days = [d for (a, d) in self.rates if a == asset and d <= day]
        return self.rates[asset, max(days)] if days else None

    def on(self, day: int) -> list[Event]:
        return [event for event in self.events if event.day == day]

    def paid(self, event: Event) -> tuple[int, Fraction]:
        """The asset and the amount that say what a swap is worth."""
        given, got = PAIRS[event.pair][0], PAIRS[event.other][0]
        given_money, got_money = (ASSETS[asset][1] == MONEY for asset in (given, got))
        if (got == BASE and given != BASE) or (got_money and not given_money):
            return got, event.got
        return given, abs(event.amount)

    def bearer(self, event: Event) -> int:
        given, got = PAIRS[event.pair][0], PAIRS[event.other][0]
        got_money = ASSETS[got][1] == MONEY and ASSETS[given][1] != MONEY
        return given if got_money else got

    def steps(self) -> dict[int, list[tuple]]:
        """Of each asset, each day: value before, value after, net flow; None is not known."""
        held = {pair: Fraction(0) for pair in PAIRS}
        found: dict[int, list[tuple]] = {asset: [] for asset in ASSETS}
        for day in range(DAYS):
            before = self.amounts(held)
            explained = {asset: Fraction(0) for asset in ASSETS}
            flows: dict[int, list] = {asset: [] for asset in ASSETS}

            def add(asset, paid_asset, paid, units, day=day, explained=explained, flows=flows):
                rate = self.rate(paid_asset, day)
                flows[asset].append(None if rate is None else paid * rate)
                explained[asset] += units

            for event in self.on(day):
                asset, other = PAIRS[event.pair][0], PAIRS[event.other][0]
                if event.kind == "balance":
                    held[event.pair] = event.amount
                    continue
                if event.kind == "swap":
                    paid_asset, paid = self.paid(event)
                    held[event.pair] -= abs(event.amount)
                    held[event.other] += event.got
                    add(asset, paid_asset, -paid, -abs(event.amount))
                    add(other, paid_asset, paid, event.got)
                    if event.fee:
                        held[1] -= event.fee
                        add(BASE, BASE, -event.fee, -event.fee)
                        add(self.bearer(event), BASE, event.fee, 0)
                    continue
                held[event.pair] += event.amount
                if event.kind == "caused":
                    add(asset, asset, event.amount, event.amount)
                    add(other, asset, -event.amount, 0)
            after = self.amounts(held)
            for asset in ASSETS:
                rate, earlier = self.rate(asset, day), self.rate(asset, day - 1)
                more = after[asset] - before[asset] - explained[asset]
                price = earlier if more > 0 and before[asset] else rate
                if more:
                    flows[asset].append(None if price is None else more * price)
                flow = None if None in flows[asset] else sum(flows[asset])
                found[asset].append(
                    (times(before[asset], earlier), times(after[asset], rate), flow)
                )
        return found

    @staticmethod
    def amounts(held: dict[int, Fraction]) -> dict[int, Fraction]:
        return {
            asset: sum(amount for pair, amount in held.items() if PAIRS[pair][0] == asset)
            for asset in ASSETS
        }


def times(amount: Fraction, rate: Fraction | None) -> Fraction | None:
    return Fraction(0) if amount == 0 else None if rate is None else amount * rate


def summed(steps: list[list[tuple]]) -> list[tuple]:
    return [
        tuple(None if None in cells else sum(cells) for cells in zip(*day, strict=True))
        for day in zip(*steps, strict=True)
    ]


def growth(steps: list[tuple]) -> Fraction | None:
    """Of the days in turn; None is not known, or more was owed than held."""
    grown = Fraction(1)
    for before, after, flow in steps:
        if None in (before, after, flow):
            return None
        capital, proceeds = before + max(flow, 0), after - min(flow, 0)
        if capital == proceeds == 0:
            continue
        if capital <= 0 or proceeds < 0:
            return None
        grown *= proceeds / capital
    return grown


def database(model: Model):
    connection = fresh()
    for statement in WORLD.split(";"):
        connection.execute(statement)

    def book(event: Event, pair: int, amount: Fraction, cause: int | None = None) -> int:
        return connection.execute(
            "INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id,"
            " reason_fin_asset_storage_id) VALUES (?, ?, ?, ?, ?)",
            [noon(event.day), pair, float(amount), PASSIVE if cause else ACTIVE, cause],
        ).lastrowid

    for event in model.events:
        if event.kind == "balance":
            connection.execute(
                "INSERT INTO balances (datetime, asset_storage_id, amount) VALUES (?, ?, ?)",
                [f"{FIRST + timedelta(days=event.day)} 23:00:00", event.pair, float(event.amount)],
            )
        elif event.kind == "swap":
            connection.execute(
                "INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id,"
                " fee_fin_transaction_id) VALUES (?, ?, ?)",
                [book(event, event.pair, -abs(event.amount)), book(event, event.other, event.got),
                 book(event, 1, -event.fee) if event.fee else None],
            )  # fmt: skip
        else:
            book(event, event.pair, event.amount, event.other if event.kind == "caused" else None)
    for (asset, day), rate in model.rates.items():
        connection.execute(
            "INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (?, ?, ?)",
            [asset, f"{FIRST + timedelta(days=day)} 00:00:00", float(rate)],
        )
    freeze(connection, f"{LAST} 23:59:59")
    return connection


def noon(day: int) -> str:
    return f"{FIRST + timedelta(days=day)} 12:00:00"


def modelled(happened: list[Event], later: dict, begins: dict[int, int]) -> Model:
    """Balances are at the end of their day, one a day, and after what happened on it."""
    balances = {(event.day, event.pair): event for event in happened if event.kind == "balance"}
    kept = [event for event in happened if event.kind != "balance"]
    kept = [event for event in kept if not (event.kind == "swap" and event.pair == event.other)]
    first = {(asset, day): Fraction(10) for asset, day in begins.items()}
    known = {key: rate for key, rate in later.items() if key[1] >= begins[key[0]]}
    return Model([*kept, *balances.values()], first | known)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.lists(events, min_size=1, max_size=12), rates, known_from)
def test_each_day_is_measured(happened, later, begins):
    model = modelled(happened, later, begins)
    if not model.events:
        return
    connection = database(model)
    days = model.steps()
    levels = {"": list(days.values())}
    levels |= {code: [days[asset]] for asset, (code, _) in ASSETS.items()}
    wanted = {code: growth(summed(steps)) for code, steps in levels.items()}
    scope = {"from_date": "", "to_date": str(LAST), "asset_code": None, "storage": None}
    rows = connection.execute(query("returns"), scope).fetchall()
    found = {row[1]: row for row in rows if row[1] or row[0] == "all"}
    for code, row in found.items():
        if wanted[code] is None:
            assert row[7] is None and row[8], code
        elif row[6] > 0:
            assert row[7] == pytest.approx(float(wanted[code]) - 1, rel=NEAR, abs=NEAR), code
    if not any(event.kind == "balance" for event in model.events):
        months_are_the_same(connection, wanted)


def months_are_the_same(connection, wanted: dict[str, Fraction | None]) -> None:
    """Without balances the view measures each day, too."""
    months: dict[str, list] = {}
    for asset_type, code, month, cumulative in connection.execute(
        "SELECT asset_type, asset_code, time_weighted_return, cumulative_return"
        " FROM historical_monthly_returns ORDER BY start_datetime"
    ):
        if code or asset_type is None:
            months.setdefault(code or "", []).append((month, cumulative))
    for code, rows in months.items():
        last = rows[-1][1]
        if wanted[code] is None:
            assert last is None
            continue
        assert last == pytest.approx(float(wanted[code]) - 1, rel=NEAR, abs=NEAR)
        grown = 1.0
        for month, _ in rows:
            grown *= 1 + (month or 0.0)
        assert grown == pytest.approx(1 + last, rel=1e-12)
