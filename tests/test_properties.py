"""Random ledgers against a naive model that counts in fractions, and sums of a million amounts."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import ENGINES, freeze, fresh

TYPES = {1: "Currencies", 2: "Equities", 3: "Bonds"}
ASSETS = {1: ("USD", 1), 2: ("EUR", 1), 3: ("VTI", 2), 4: ("UST", 3)}  # code, type; 1 is the base
PAIRS = {1: (1, "Bank"), 2: (2, "Bank"), 3: (3, "Broker"), 4: (4, "Broker"), 5: (1, "Broker")}
STORAGES = {"Bank": 1, "Broker": 2}
ROOT, ACTIVE, MIXED, PASSIVE, IMPORT = 1, 2, 3, 4, 5  # categories
WORLD = """
    INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities'), (3, 'Bonds');
    INSERT INTO fin_assets (id, code, type_id, is_base)
    VALUES (1, 'USD', 1, 1), (2, 'EUR', 1, 0), (3, 'VTI', 2, 0), (4, 'UST', 3, 0);
    INSERT INTO fin_storages (id, name) VALUES (1, 'Bank'), (2, 'Broker');
    INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
    VALUES
    (1, 'all', NULL, NULL, NULL),
    (2, 'active', 1, 0, 0),
    (3, 'mixed', 1, NULL, 0),
    (4, 'passive', 1, 1, 0),
    (5, 'import', 1, 0, 1);
    INSERT INTO fin_assets_storages (id, asset_id, storage_id)
    VALUES (1, 1, 1), (2, 2, 1), (3, 3, 2), (4, 4, 2), (5, 1, 2)
"""
SECOND = timedelta(seconds=1)
NEAR = 1e-6  # what money computed in floating point may be off by

# --- random ledgers ------------------------------------------------------------------------------

# Around the ends of months, where the mistakes are, and so few that some fall together.
MOMENTS = st.sampled_from(
    [
        datetime(2026, month, 1) + offset
        for month in (1, 2, 3)
        for offset in (-SECOND, timedelta(0), SECOND, timedelta(days=10), timedelta(days=20))
    ]
)
NOWS = st.sampled_from([datetime(2026, 3, 1), datetime(2026, 3, 31, 23, 59, 59)])
CENTS = st.integers(1, 10**7).map(lambda number: Fraction(number, 100))
SATOSHIS = st.integers(1, 10**11).map(lambda number: Fraction(number, 10**8))
SIZES = st.one_of(CENTS, SATOSHIS)
AMOUNTS = st.builds(lambda size, sign: size * sign, SIZES, st.sampled_from((1, -1)))
RATES = st.integers(0, 10**5).map(lambda number: Fraction(number, 1000))
CATEGORIES = st.sampled_from((ACTIVE, ACTIVE, MIXED, PASSIVE, IMPORT))


@dataclass(frozen=True)
class Transaction:
    moment: datetime
    pair: int
    amount: Fraction
    category: int


@dataclass
class Ledger:
    now: datetime
    transactions: list[Transaction]
    swaps: list[tuple[Transaction, Transaction]]  # what went out, what came in
    rates: dict[tuple[int, datetime], Fraction]  # by asset and moment
    balances: dict[tuple[int, datetime], Fraction] = field(default_factory=dict)  # by pair ...

    @property
    def all_transactions(self) -> list[Transaction]:
        """In the order of their ids, from 1: first those that are in no swap."""
        return self.transactions + [side for swap in self.swaps for side in swap]


def transactions(amounts):
    return st.builds(Transaction, MOMENTS, st.sampled_from(list(PAIRS)), amounts, CATEGORIES)


@st.composite
def ledgers(draw) -> Ledger:
    swaps = st.tuples(transactions(SIZES.map(lambda size: -size)), transactions(SIZES))
    rated = st.tuples(st.sampled_from([2, 3, 4]), MOMENTS)
    held = st.tuples(st.sampled_from(list(PAIRS)), MOMENTS)
    return Ledger(
        now=draw(NOWS),
        transactions=draw(st.lists(transactions(AMOUNTS), max_size=12)),
        swaps=draw(st.lists(swaps, max_size=4)),
        rates=draw(st.dictionaries(rated, RATES, max_size=12)),
        balances=draw(st.dictionaries(held, st.one_of(AMOUNTS, st.just(Fraction(0))), max_size=12)),
    )


@st.composite
def booked_ledgers(draw) -> Ledger:
    """Every balance is what the transactions before it come to, and none is behind them."""
    ledger = draw(ledgers())
    ledger.balances.update({(pair, ledger.now + SECOND): Fraction(0) for pair in PAIRS})
    for pair, moment in ledger.balances:
        ledger.balances[pair, moment] = sum(
            tx.amount for tx in ledger.all_transactions if tx.pair == pair and tx.moment < moment
        )
    return ledger


# --- the same in a database ----------------------------------------------------------------------


@pytest.fixture(scope="module", params=ENGINES)
def world(request):
    """A connection to an empty household, and its clock."""
    connection = fresh(ENGINES[request.param])
    for statement in WORLD.split(";"):
        connection.execute(statement)
    yield connection, freeze(connection)
    connection.close()


class Booked:
    """The connection with a ledger in it, which it loses again."""

    def __init__(self, world, ledger: Ledger) -> None:
        (self.connection, clock), self.ledger = world, ledger
        clock.now = text(ledger.now)

    def __enter__(self):
        run = self.connection.execute
        run("SAVEPOINT ledger")
        for number, tx in enumerate(self.ledger.all_transactions, 1):
            reason = tx.pair if tx.category == PASSIVE else None
            run(
                "INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id,"
                " reason_fin_asset_storage_id) VALUES (?, ?, ?, ?, ?, ?)",
                (number, text(tx.moment), tx.pair, float(tx.amount), tx.category, reason),
            )
        first = len(self.ledger.transactions) + 1
        for number in range(len(self.ledger.swaps)):
            run(
                "INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)"
                " VALUES (?, ?)",
                (first + 2 * number, first + 2 * number + 1),
            )
        for (asset, moment), rate in self.ledger.rates.items():
            run(
                "INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (?, ?, ?)",
                (asset, text(moment), float(rate)),
            )
        for (pair, moment), amount in self.ledger.balances.items():
            run(
                "INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (?, ?, ?)",
                (pair, text(moment), float(amount)),
            )
        return lambda *sql: list(run(*sql))

    def __exit__(self, *error) -> None:
        self.connection.execute("ROLLBACK TO ledger")
        self.connection.execute("RELEASE ledger")


def text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


# --- the naive model -----------------------------------------------------------------------------

FIGURES = ("balance", "balance_delta", "active_delta", "passive_delta", "unaccounted_delta")


def newest(rows: dict, key: int, until: datetime):
    """The value of the newest row of a key up to a moment, or None."""
    moments = [moment for known, moment in rows if known == key and moment <= until]
    return rows[key, max(moments)] if moments else None


def rate_at(ledger: Ledger, asset: int, until: datetime) -> Fraction | None:
    return Fraction(1) if asset == 1 else newest(ledger.rates, asset, until)


def value(amount: Fraction, rate: Fraction | None) -> Fraction | None:
    return Fraction(0) if amount == 0 else None if rate is None else amount * rate


def total(values) -> Fraction | None:
    values = list(values)
    return None if None in values else sum(values, Fraction(0))


def months(ledger: Ledger) -> list[tuple[datetime, datetime]]:
    """Start and end of every month that is shown, the newest first."""
    if not ledger.balances:
        return []
    start = (min(moment for _, moment in ledger.balances) - SECOND).replace(
        day=1, hour=0, minute=0, second=0
    )
    found = []
    while start <= ledger.now:
        end = (start + timedelta(days=31)).replace(day=1)
        found.append((start, end))
        start = end
    return found[::-1]


def month_of_pair(ledger: Ledger, pair: int, start: datetime, end: datetime) -> dict:
    """The figures of one asset & storage, by what the document says of each."""
    asset, _ = PAIRS[pair]
    rate_before, rate = (rate_at(ledger, asset, moment - SECOND) for moment in (start, end))
    balance_before, balance = (
        newest(ledger.balances, pair, moment) or Fraction(0) for moment in (start, end)
    )
    local = defaultdict(Fraction)
    for tx in ledger.transactions:
        if tx.pair == pair and start <= tx.moment < end:
            kind = {PASSIVE: "passive", IMPORT: "import"}.get(tx.category, "active")
            local[kind] += tx.amount
    sent = []  # what both sides of swaps are worth in base
    for out, into in ledger.swaps:
        base_amount = value(out.amount, rate_at(ledger, PAIRS[out.pair][0], out.moment))
        for side, sign in ((out, 1), (into, -1)):
            if side.pair == pair and start <= side.moment < end:
                local["swap"] += side.amount
                sent.append(None if base_amount is None else sign * base_amount)
    missing = balance - balance_before - sum(local.values())
    found = {
        "balance": value(balance, rate),
        "before": value(balance_before, rate_before),
        "active_delta": value(local["active"], rate),
        "unaccounted_delta": total([value(local["import"] + missing, rate), *sent]),
    }
    if None not in found.values() and rate is not None and rate_before is not None:
        fluctuation = balance_before * (rate - rate_before)
        spread = local["swap"] * rate - sum(sent)
        found["passive_delta"] = local["passive"] * rate + fluctuation + spread
    return found


def monthly_figures(ledger: Ledger) -> list[tuple[str, str, dict, dict]]:
    """Start, end, the figures of the total, and those by type name."""
    found = []
    for start, end in months(ledger):
        by_type = {}
        for type_id, name in sorted(TYPES.items(), key=lambda item: item[1]):
            pairs = [
                month_of_pair(ledger, pair, start, end)
                for pair, (asset, _) in PAIRS.items()
                if ASSETS[asset][1] == type_id
            ]
            sums = {
                key: total(pair[key] for pair in pairs)
                for key in ("balance", "before", "active_delta", "unaccounted_delta")
            }
            before = sums.pop("before")
            known = None not in (sums["balance"], before)
            sums["balance_delta"] = sums["balance"] - before if known else None
            known = known and None not in sums.values()
            if known and all("passive_delta" in pair for pair in pairs):
                sums["passive_delta"] = sum(pair["passive_delta"] for pair in pairs)
            elif known:  # a rate is missing, but nothing that was there at an end needs it
                sums["passive_delta"] = (
                    sums["balance_delta"] - sums["active_delta"] - sums["unaccounted_delta"]
                )
            else:
                sums["passive_delta"] = None
            by_type[name] = sums
        totals = {key: total(sums[key] for sums in by_type.values()) for key in FIGURES}
        found.append((text(start), text(end), totals, by_type))
    return found


def unbooked(ledger: Ledger) -> list[tuple]:
    """The rows of historical_txs_balances_mismatch, in any order."""
    found = []
    known = {
        key: amount for key, amount in ledger.balances.items() if key[1] <= ledger.now + SECOND
    }
    running = {(pair, None): Fraction(0) for pair in PAIRS}
    for pair, end in [*known, *running]:
        until = end or ledger.now + SECOND
        earlier = [
            moment
            for other, moment in known
            if other == pair and (moment < until or (end is None and moment == until))
        ]
        start = max(earlier, default=None)
        tx_delta = sum(
            tx.amount
            for tx in ledger.all_transactions
            if tx.pair == pair and tx.moment < until and (start is None or tx.moment >= start)
        )
        balance_delta = known[pair, end] - known.get((pair, start), 0) if end else Fraction(0)
        if tx_delta != balance_delta:
            asset, storage = PAIRS[pair]
            interval = (start and text(start), text(end or ledger.now), storage, ASSETS[asset][0])
            found.append((*interval, balance_delta - tx_delta, tx_delta, balance_delta))
    return found


# --- properties ----------------------------------------------------------------------------------

often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MISMATCH = (
    "SELECT start_datetime, end_datetime, storage, asset_code, amount_unaccounted, tx_delta,"
    " balance_delta FROM historical_txs_balances_mismatch"
)


def same(got: float | None, expected: Fraction | None) -> bool:
    if None in (got, expected):
        return got is expected
    return abs(got - float(expected)) <= NEAR


def same_rows(got: list[tuple], expected: list[tuple]) -> bool:
    """Equal but for the order, and what floating point costs."""

    def key(row):
        return [(cell is not None, cell) for cell in row if not isinstance(cell, float | Fraction)]

    def equal(cell, other):
        return same(cell, other) if isinstance(other, Fraction) else cell == other

    pairs = zip(sorted(got, key=key), sorted(expected, key=key), strict=False)
    return len(got) == len(expected) and all(all(map(equal, row, other)) for row, other in pairs)


@often
@given(ledger=ledgers())
def test_monthly_balances_are_those_of_the_naive_model(world, ledger):
    columns = [f"base_{figure}" for figure in FIGURES]
    columns += [f"{column}_by_type" for column in columns]
    with Booked(world, ledger) as query:
        rows = query(
            f"SELECT start_datetime, end_datetime, {', '.join(columns)}"
            " FROM historical_monthly_balances"
        )
    expected = monthly_figures(ledger)
    assert [row[:2] for row in rows] == [month[:2] for month in expected]
    for row, (start, _, totals, by_type) in zip(rows, expected, strict=True):
        types = [json.loads(cell) for cell in row[7:]]
        for figure, got, got_by_type in zip(FIGURES, row[2:7], types, strict=True):
            assert list(got_by_type) == sorted(TYPES.values())
            assert same(got, totals[figure]), (start, figure)
            for name, sums in by_type.items():
                assert same(got_by_type[name], sums[figure]), (start, name, figure)


@often
@given(ledger=ledgers())
def test_every_delta_is_accounted_for(world, ledger):
    """balance delta = active + passive + unaccounted, total = sum of types, NULL when one is."""
    with Booked(world, ledger) as query:
        rows = query("SELECT * FROM historical_monthly_balances")
    before: dict = {}
    for _, _, *totals, _, balances, deltas, active, passive, unaccounted in rows[::-1]:
        by_type = [json.loads(cell) for cell in (balances, deltas, active, passive, unaccounted)]
        for got, types in zip(totals, by_type, strict=True):
            if got is None:
                assert None in types.values()
            else:
                assert got == pytest.approx(sum(types.values()), abs=NEAR)
        every = [totals, *([types[name] for types in by_type] for name in by_type[0])]
        for balance, delta, *parts in every:
            if delta is None or None in parts:
                assert parts[1] is None, "what is passive is what remains"
            else:
                assert balance is not None
                assert delta == pytest.approx(sum(parts), abs=NEAR)
        for name, balance in by_type[0].items():
            earlier = before.get(name, 0.0)
            if None not in (balance, earlier):
                assert by_type[1][name] == pytest.approx(balance - earlier, abs=NEAR)
        before = by_type[0]


@often
@given(ledger=ledgers())
def test_mismatches_are_those_of_the_naive_model(world, ledger):
    with Booked(world, ledger) as query:
        assert same_rows(query(MISMATCH), unbooked(ledger))


@often
@given(ledger=booked_ledgers(), data=st.data())
def test_nothing_mismatches_but_the_transaction_that_is_removed(world, ledger, data):
    with Booked(world, ledger) as query:
        assert query(MISMATCH) == []
        if not ledger.all_transactions:
            return
        index = data.draw(st.integers(0, len(ledger.all_transactions) - 1), label="removed")
        removed = ledger.all_transactions[index]
        query("DELETE FROM swaps")
        query("DELETE FROM fin_transactions WHERE id = ?", (index + 1,))
        balances = sorted(
            moment
            for pair, moment in ledger.balances
            if pair == removed.pair and moment <= ledger.now + SECOND
        )
        ends = [moment for moment in balances if moment > removed.moment][:1]
        starts = [moment for moment in balances if moment <= removed.moment][-1:]
        rows = query(MISMATCH)
        assert [(row[0], row[1]) for row in rows] == [
            (text(starts[0]) if starts else None, text(end)) for end in ends
        ]
        assert all(same(row[4], removed.amount) for row in rows)


@often
@given(ledger=ledgers(), data=st.data())
def test_current_views_are_those_of_the_naive_model(world, ledger, data):
    groups = {pair: data.draw(st.sampled_from([None, 1, 2]), label="group") for pair in PAIRS}
    shares = [data.draw(st.integers(-5, 5), label="share") for _ in range(2)]
    goal = st.tuples(st.sampled_from(list(PAIRS)), CENTS)
    goals = data.draw(st.lists(goal, max_size=5), label="goals")
    hidden = data.draw(st.sampled_from(["VTI", "Broker", ""]), label="inactive")
    with Booked(world, ledger) as query:
        for number, share in enumerate(shares, 1):
            query(
                "INSERT INTO fin_allocation_groups (id, name, target_share, start_datetime,"
                " priority) VALUES (?, ?, ?, '2020-01-01 00:00:00', ?)",
                (number, f"group {number}", share, -number),
            )
        for pair, group in groups.items():
            query(
                "UPDATE fin_assets_storages SET allocation_group_id = ? WHERE id = ?", (group, pair)
            )
        for number, (pair, amount) in enumerate(goals, 1):
            query(
                "INSERT INTO balance_goals (name, asset_storage_id, amount, priority,"
                " start_datetime) VALUES (?, ?, ?, ?, '2020-01-01 00:00:00')",
                (f"goal {number}", pair, float(amount), -number),
            )
        query("UPDATE fin_assets SET is_active = 0 WHERE code = ?", (hidden,))
        query("UPDATE fin_storages SET is_active = 0 WHERE name = ?", (hidden,))
        balances = query("SELECT pseudo_id, balance, base_balance FROM current_balances")
        rates = query("SELECT pseudo_id, rate FROM current_fin_asset_rates ORDER BY 1")
        allocation = query(
            'SELECT "group", base_balance, current_share, target_share FROM current_fin_allocation'
        )
        goal_rows = query("SELECT goal, is_accomplished, amount_left FROM current_balance_goals")

    held = {pair: newest(ledger.balances, pair, ledger.now + SECOND) for pair in PAIRS}
    rate = {asset: rate_at(ledger, asset, ledger.now) for asset in ASSETS}
    worth = {pair: value(held[pair] or Fraction(0), rate[PAIRS[pair][0]]) for pair in PAIRS}
    shown = [
        pair
        for pair, (asset, storage) in PAIRS.items()
        if hidden not in (ASSETS[asset][0], storage)
    ]
    assert same_rows(
        balances,
        [(pair, held[pair], None if held[pair] is None else worth[pair]) for pair in shown],
    )
    assert same_rows(rates, [(a, rate[a]) for a, (code, _) in ASSETS.items() if code != hidden])

    sums = [total(worth[pair] for pair in shown if groups[pair] == group) for group in (1, 2)]
    whole = None if None in sums else sum(map(abs, sums))
    targets = sum(map(abs, shares))
    assert same_rows(
        allocation,
        [
            (
                f"group {number}",
                amount,
                100 * amount / whole if whole else None,
                Fraction(100 * share, targets) if targets else None,
            )
            for number, (amount, share) in enumerate(zip(sums, shares, strict=True), 1)
        ],
    )

    left = {pair: held[pair] or Fraction(0) for pair in PAIRS}
    expected = []
    for number, (pair, amount) in enumerate(goals, 1):
        got = min(amount, max(left[pair], Fraction(0)))
        left[pair] -= amount
        expected.append((f"goal {number}", int(got == amount), amount - got))
    assert same_rows(goal_rows, expected)
    assert [row[0] for row in goal_rows] == [row[0] for row in sorted(expected, key=lambda r: r[1])]


# --- a million amounts ---------------------------------------------------------------------------

MILLION = {
    "0.1": "0.1",
    "1000.1": "1000.1",
    "random cents": "(number * 1103515245 % 2147483648 % 9999999 + 1) / 100.0"
    " * (number % 2 * 2 - 1)",
}


@pytest.fixture(scope="module")
def empty_household():
    """Only what the sums need of the schema, so that a million rows are there in a second."""
    connection = fresh()
    for statement in WORLD.split(";"):
        connection.execute(statement)
    drops = connection.execute(
        "SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema"
        " WHERE tbl_name = 'fin_transactions' AND type IN ('trigger', 'index')"
        " AND name NOT LIKE '%asset_storage_id_datetime_category%'"
    )
    for (drop,) in drops.fetchall():
        connection.execute(drop)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize("amount", MILLION.values(), ids=MILLION)
def test_a_million_amounts_raise_no_alarm_but_a_missing_cent_does(empty_household, amount):
    query = empty_household.execute
    query("SAVEPOINT million")
    try:
        query(
            "INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)"
            " WITH RECURSIVE numbers (number) AS"
            " (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 1000000)"
            f" SELECT datetime('now', '-1 day'), 1, {amount}, 2 FROM numbers"
        )
        in_cents = "CAST(round(amount * 100) AS INTEGER)"
        ((count, cents),) = query(f"SELECT count(*), sum({in_cents}) FROM fin_transactions")
        assert count == 1_000_000
        query(
            "INSERT INTO balances (datetime, asset_storage_id, amount)"
            " VALUES (datetime('now'), 1, ?)",
            (cents / 100,),
        )
        assert query(MISMATCH).fetchall() == []
        for wrong in (1, -1):
            query("UPDATE balances SET amount = ?", ((cents + wrong) / 100,))
            ((*_, unaccounted, _, _),) = query(MISMATCH)
            assert unaccounted == pytest.approx(wrong / 100, abs=1e-4)
    finally:
        query("ROLLBACK TO million")
        query("RELEASE million")
