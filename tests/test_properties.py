"""Random ledgers against a naive model that counts in fractions, and sums of a million amounts."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import ENGINES, freeze, fresh
from random_ledgers import (
    ASSETS,
    CENTS,
    FIGURES,
    NEAR,
    PAIRS,
    SECOND,
    TYPES,
    WORLD,
    Booked,
    booked_ledgers,
    ledgers,
    monthly_figures,
    newest,
    rate_at,
    text,
    total,
    unbooked,
    value,
)

# --- properties ----------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=ENGINES)
def world(request):
    """A connection to an empty household, and its clock."""
    connection = fresh(ENGINES[request.param])
    for statement in WORLD.split(";"):
        connection.execute(statement)
    yield connection, freeze(connection)
    connection.close()


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
