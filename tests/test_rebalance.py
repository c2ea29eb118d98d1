"""Trades towards the targets: the view against a naive model, and what findb rebalance makes of it
on random portfolios."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from contextlib import closing
from fractions import Fraction

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engines import fresh
from findb import cli, database
from findb.create import create
from findb.errors import FindbError
from findb.rebalance import CENT, Task, settle, wanted

# --- random portfolios: accounts are (group, is money, amount, rate); None is no balance ---------

groups = st.lists(st.integers(-2, 9), min_size=1, max_size=4)
long_groups = st.lists(st.integers(0, 9), min_size=1, max_size=4).filter(any)
accounts = st.lists(
    st.tuples(
        st.integers(0, 3), st.booleans(), st.none() | st.integers(-2_000, 900_000),
        st.sampled_from(["0.0321", "0.9", "1.25", "33.333", "208.7605", "4711"]),
    ),
    max_size=7,
)  # fmt: skip
long_accounts = accounts.map(
    lambda found: [(group, money, abs(amount or 0), rate) for group, money, amount, rate in found]
)
cents = st.integers(1, 2_000_000).map(lambda number: Fraction(number, 100))


def portfolio(targets, found):
    """A database in memory; the group of an account may be missing, then it is in none."""
    connection = fresh()
    connection.executescript(
        """
        INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Shares');
        INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (100, 'EUR', 1, 1);
        INSERT INTO fin_storages (id, name) VALUES (1, 'Bank');
        """
    )
    connection.executemany(
        "INSERT INTO fin_allocation_groups (id, name, target_share, start_datetime)"
        " VALUES (?, 'G' || ?1, ?, '2020-01-01 00:00:00')",
        enumerate(targets, 1),
    )
    for number, (group, is_money, amount, rate) in enumerate(found, 1):
        known = {"id": number, "type": 1 if is_money else 2, "rate": float(rate), "amount": amount}
        known["group"] = group + 1 if group < len(targets) else None
        for statement in (
            "INSERT INTO fin_assets (id, code, type_id) VALUES (:id, 'A' || :id, :type)",
            "INSERT INTO fin_assets_storages (id, asset_id, storage_id, priority,"
            " allocation_group_id) VALUES (:id, :id, 1, :id, :group)",
            "INSERT INTO fin_asset_rates (datetime, asset_id, rate)"
            " VALUES ('2020-01-01 00:00:00', :id, :rate)",
            "INSERT INTO balances (datetime, asset_storage_id, amount)"
            " SELECT '2020-01-01 00:00:00', :id, :amount WHERE :amount IS NOT NULL",
        ):
            connection.execute(statement, known)
    return connection


def naive(targets, found, cash):
    """What each group and each account should gain: the documents' arithmetic in Fractions."""
    worth = [Fraction(amount or 0) * Fraction(rate) for _, _, amount, rate in found]
    inside = [
        [n for n, row in enumerate(found) if row[0] == group] for group in range(len(targets))
    ]
    now = [sum((worth[n] for n in members), Fraction(0)) for members in inside]
    if sum(targets) <= 0 or sum(now) + cash < 0:
        return None
    changes = {}
    for group, (share, members) in enumerate(zip(targets, inside, strict=True)):
        change = (sum(now) + cash) * share / sum(targets) - now[group]
        weights = [max(worth[n] if share >= 0 else -worth[n], Fraction(0)) for n in members]
        if not any(weights):
            weights = [abs(worth[n]) for n in members]
        if not any(weights):  # the highest priority, which is the last one
            weights = [Fraction(n == max(members)) for n in members]
        changes[f"G{group + 1}", None] = change
        for n, weight in zip(members, weights, strict=True):
            changes[f"G{group + 1}", f"A{n + 1}"] = change * weight / sum(weights)
    return changes


@settings(max_examples=60, deadline=None)
@given(groups, accounts, st.integers(-3_000, 100_000))
def test_what_is_wanted_is_what_the_naive_model_says(targets, found, cash):
    expected = naive(targets, found, Fraction(cash))
    connection = portfolio(targets, found)
    if expected is None:
        with pytest.raises(FindbError, match="add up to 0 or less|nothing to divide"):
            wanted(connection, Fraction(cash))
        return
    close = 1e-9 * (1 + abs(cash) + sum(abs(amount or 0) * 5_000 for _, _, amount, _ in found))
    trades = wanted(connection, Fraction(cash))
    assert float(sum(trade.wanted for trade in trades)) == pytest.approx(cash, abs=close)
    for trade in trades:
        change = float(expected[trade.group, trade.asset_code])
        assert float(trade.wanted) == pytest.approx(change, abs=close)
    if cash == 0:
        rows = connection.execute(
            "SELECT asset_code, base_amount, amount, base_amount_from_cash"
            " FROM current_fin_allocation_trades"
        ).fetchall()
        assert [row[1] for row in rows] == [float(trade.wanted) for trade in trades]
        assert sum(row[3] for row in rows) == pytest.approx(0, abs=close)
        for _, base_amount, _, first in rows:
            assert min(base_amount, 0) <= first <= max(base_amount, 0)


@settings(max_examples=200, deadline=None)
@given(long_groups, long_accounts, cents, st.booleans(), st.booleans())
def test_cash_adds_up_and_no_gap_grows(targets, found, cash, buy_only, whole_units):
    trades = wanted(portfolio(targets, found), cash)
    task = Task(cash, buy_only, whole_units)
    left = settle(trades, task)
    assert sum(trade.money for trade in trades) + left == cash, "to the last cent"
    assert left >= 0, "no more is spent than there is"
    assert not (buy_only and any(trade.money < 0 for trade in trades)), "nothing is sold"
    assert whole_units or left == 0, "all is spent"
    gaps = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for trade in trades:
        assert (trade.money / CENT).denominator == 1
        assert trade.money == 0 or (trade.money > 0) == (trade.wanted > 0), "towards the target"
        assert trade.held + trade.units >= -Fraction(1, 10**6), "no holding below 0"
        if task.is_whole(trade):
            assert trade.units.denominator == 1
            cost = trade.units * trade.rate
            assert 0 <= trade.money - cost < CENT, "prices are rounded up, proceeds down"
        assert abs(trade.lack) <= abs(trade.wanted) + (0 if whole_units else CENT)
        gaps[trade.group][0] += trade.wanted
        gaps[trade.group][1] += trade.lack
    for before, after in gaps.values():
        assert abs(after) <= abs(before) + CENT * (1 + len(found))


@settings(max_examples=60, deadline=None)
@given(long_groups, long_accounts, cents)
def test_cash_is_taken_out_to_the_cent(targets, found, cash):
    connection = portfolio(targets, found)
    try:
        trades = wanted(connection, 0 - cash)
    except FindbError:
        return  # there is less than that
    assert settle(trades, Task(0 - cash)) == 0
    assert sum(trade.money for trade in trades) == 0 - cash
    assert all(trade.held + trade.units >= -Fraction(1, 10**6) for trade in trades)


@settings(max_examples=40, deadline=None)
@given(long_groups, long_accounts, cents)
def test_a_second_time_there_is_nothing_to_do(targets, found, cash):
    connection = portfolio(targets, found)
    trades = wanted(connection, cash)
    assume(all(trade.asset_code for trade in trades))  # else money waits for an asset & storage
    settle(trades, Task(cash))
    connection.executemany(
        "INSERT INTO balances (datetime, asset_storage_id, amount)"
        " VALUES ('2021-01-01 00:00:00', ?, ?)",
        [(int(trade.asset_code[1:]), float(trade.held + trade.units)) for trade in trades],
    )
    again = wanted(connection, Fraction(0))
    assert all(abs(trade.wanted) < CENT * (1 + len(trades)) for trade in again)


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    """Core and satellite, 90 to 10, and a reserve."""
    path = tmp_path / "life.db"
    create(path, "EUR")
    with closing(database.connect(path)) as connection:
        connection.executescript(
            """
            INSERT INTO current_fin_storages (name) VALUES ('Bank'), ('Broker');
            INSERT INTO current_fin_asset_types (name) VALUES ('Shares');
            INSERT INTO current_fin_assets (asset_type, asset_code)
            VALUES ('Shares', 'CORE'), ('Shares', 'SAT');
            INSERT INTO current_allocation_assignments
            (asset_code, storage, allocation_group, target_share)
            VALUES ('CORE', 'Broker', 'Core', 90), ('SAT', 'Broker', 'Satellite', 10);
            INSERT INTO current_fin_asset_rates (asset, rate) VALUES ('CORE', 30), ('SAT', 40);
            INSERT INTO current_balances (asset_code, storage, balance)
            VALUES ('CORE', 'Broker', 200), ('SAT', 'Broker', 50), ('EUR', 'Bank', 1000);
            """
        )
    return path


@pytest.fixture
def findb(path):
    def findb(*arguments, sql=""):
        with closing(database.connect(path)) as connection:
            connection.executescript(sql)
        result = CliRunner().invoke(cli.main, ["rebalance", str(path), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return findb


def test_new_cash_is_spent_to_the_cent(findb):
    code, output = findb("--cash", "500", "--buy-only")
    assert code == 0
    assert [line.split() for line in output.splitlines()[:3]] == [
        ["group", "do", "asset", "where", "amount", "price", "EUR"],
        ["-------", "----", "-------", "-------", "-----------", "-------", "------"],
        ["Core", "buy", "CORE", "Broker", "16.66666667", "30.00", "500.00"],
    ]
    assert "\nLeft                    0.00 EUR\n" in output
    assert [line.split() for line in output.splitlines()[-2:]] == [
        ["Core", "6,000.00", "6,500.00", "75.0", "76.5", "90.0"],
        ["Satellite", "2,000.00", "2,000.00", "25.0", "23.5", "10.0"],
    ]


def test_whole_units_leave_less_than_a_unit(findb, tmp_path):
    file = tmp_path / "trades.csv"
    code, output = findb("--cash", "500", "--buy-only", "--whole-units", "-o", str(file))
    assert code == 0 and output.endswith(f"\n{file}: 1 trade.\n")
    assert "\nLeft                   20.00 EUR\n" in output
    assert list(csv.reader(file.open(encoding="utf-8"))) == [
        ["group", "trade", "asset_type", "asset_code", "storage", "amount", "rate",
         "base_amount"],
        ["Core", "buy", "Shares", "CORE", "Broker", "16", "30", "480.00"],
    ]  # fmt: skip
    code, output = findb("-o", str(file))
    assert code == 1 and f"{file} exists already; choose another name." in output
    assert findb("-o", str(file), "--force")[0] == 0
    assert [line[5:] for line in csv.reader(file.open(encoding="utf-8"))] == [
        ["amount", "rate", "base_amount"], ["40", "30", "1200.00"], ["-30", "40", "-1200.00"],
    ]  # fmt: skip


def test_what_is_above_its_target_is_sold(findb):
    code, output = findb()
    assert code == 0
    assert "\nSatellite  sell  SAT      Broker         30    40.00  -1,200.00\n" in output
    assert "\nCore       buy   CORE     Broker         40    30.00   1,200.00\n" in output
    code, output = findb(sql="""
        UPDATE current_balances SET balance = 240 WHERE asset_code = 'CORE';
        UPDATE current_balances SET balance = 20 WHERE asset_code = 'SAT';
    """)  # fmt: skip
    assert code == 0 and output.startswith("Nothing to do.\n\nNew cash")


def test_money_that_buys_nothing_stays(findb):
    """60 are above target; a share of 40 is bought for them, and 20 are not moved at all."""
    code, output = findb("--whole-units", sql="""
        INSERT INTO current_allocation_assignments (storage, allocation_group, target_share)
        VALUES ('Bank', 'Reserve', 10);
        UPDATE current_allocation_assignments SET target_share = 0 WHERE asset_code = 'CORE';
        UPDATE current_balances SET balance = 0 WHERE asset_code = 'CORE';
        UPDATE current_balances SET balance = 1000 WHERE storage = 'Bank';
        UPDATE current_balances SET balance = 22 WHERE asset_code = 'SAT';
    """)  # fmt: skip
    assert code == 0
    assert [line.split() for line in output.splitlines()[2:4]] == [
        ["Satellite", "buy", "SAT", "Broker", "1", "40.00", "40.00"],
        ["Reserve", "move", "out", "EUR", "Bank", "40", "-40.00"],
    ]


def test_a_group_without_accounts_keeps_its_money(findb):
    code, output = findb("--cash", "1000", "--buy-only", sql="""
        UPDATE current_allocation_assignments SET allocation_group = 'Core'
        WHERE asset_code = 'SAT';
    """)  # fmt: skip
    assert code == 0
    assert "\nSatellite  assign" in output
    assert "Satellite: no asset and storage is in this group" in output


def test_two_groups_may_have_one_name(findb):
    code, output = findb("--cash", "500", "--buy-only", sql="""
        INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
        VALUES ('Core', 100, '2020-01-01 00:00:00');
    """)  # fmt: skip
    assert code == 0
    assert re.findall(r"^(\w+) +[0-9,.]+  ", output, re.M) == ["Core", "Satellite", "Core"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cash", "1,5"], "1,5 is not a number; write digits with a dot, like 1000.50."),
        (["--cash", "nan"], "nan is not a number"),
        (["--cash", "inf"], "inf is not a number"),
        (["--cash", "abc"], "abc is not a number"),
        (["--cash", ""], " is not a number"),
        (["--cash", "1e15"], "1e15 is too large or too exact; write at most 8 decimals."),
        (["--cash", "0.000000001"], "is too large or too exact"),
        (["--buy-only"], "--buy-only divides new money; say how much, like --cash 1000."),
        (["--buy-only", "--cash", "-5"], "--buy-only divides new money"),
        (["--whole-units", "--cash", "-5"], "In whole units money cannot be taken out to the cent"),
        (["--cash", "-8000.01"], "are worth 8,000.00 in all, so that with a cash of -8,000.01"),
    ],
)
def test_wrong_input_gets_a_sentence(findb, arguments, said):
    code, output = findb(*arguments)
    assert code != 0 and said in output


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE fin_allocation_groups SET start_datetime = '2999-01-01 00:00:00'",
         "There is no allocation group that applies now; make one in"),
        ("DELETE FROM fin_asset_rates WHERE rate = 40", "There is no rate of SAT; add it in"),
        ("UPDATE fin_asset_rates SET rate = 0 WHERE rate = 40",
         "SAT in Broker is to be bought, but has no rate above 0; add one in"),
        ("UPDATE fin_allocation_groups SET target_share = -target_share",
         "The targets of the allocation groups add up to 0 or less; correct target_share in"),
    ],
)  # fmt: skip
def test_what_the_database_lacks_gets_a_sentence(findb, sql, said):
    code, output = findb("--cash", "100", sql=sql)
    assert code == 1 and said in output


# --- what others publish -------------------------------------------------------------------------


def test_the_oracle_about_rebalancing():
    """pp-rebalance-linear: Portfolio Performance solves for funds of several classes, each with a
    weight: A is 0.9 and 0.1 of classes that are to gain 1,000 and 2,000, B the other way round: 875
    and 2,125. Here an asset & storage is in one group, so that this cannot be said: a deviation.
    With weights of 1 and 0 the wishes are the same."""
    connection = portfolio([2_000, 3_000], [(0, False, 1_000, "1.0"), (1, False, 1_000, "1.0")])
    trades = wanted(connection, Fraction(3_000))
    assert settle(trades, Task(Fraction(3_000), buy_only=True)) == 0
    assert [trade.money for trade in trades] == [1_000, 2_000]
    assert sum(trade.money for trade in trades) == 875 + 2_125
