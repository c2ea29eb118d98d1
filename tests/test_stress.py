"""Stress scenarios: real paths, the command, and what holds for all paths alike."""

from __future__ import annotations

import csv
import re
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import sqltest
from engines import freeze, fresh
from findb import cli, database, scenarios
from findb.create import create
from findb.errors import FindbError
from shared_data import shared_file
from sources import ROOT

PLANS = """INSERT INTO fin_transaction_plans
    (transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount)
    VALUES (?, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', ?)"""
STEP = "INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (?, ?, ?)"


@pytest.fixture(scope="module")
def margin():
    """The article's portfolio of tests/fixtures/margin.sql; each test rolls back."""
    connection = fresh()
    clock = freeze(connection)
    (block,) = sqltest.parse(ROOT / "tests" / "fixtures" / "margin.sql")
    assert list(sqltest.run(connection, clock, block.steps)) == []
    yield connection
    connection.close()


def in_turn(connection, *statements):
    """Run statements with their bindings, give the rows of the last one, and take all back."""
    connection.execute("SAVEPOINT turn")
    try:
        rows = []
        for sql, *bindings in statements:
            rows = connection.execute(sql, bindings).fetchall()
        return rows
    finally:
        connection.execute("ROLLBACK TO turn")
        connection.execute("RELEASE turn")


def household(cash, line, net, line_rate=0.02):
    """What makes the margin world a given one: cash, the line's limit, and the monthly flow."""
    return [
        ("UPDATE balances SET amount = ? WHERE asset_storage_id = 1", cash),
        ("UPDATE fin_loans SET credit_limit = ?, annual_rate = ? WHERE id = 2", line, line_rate),
        (PLANS, 2 if net > 0 else 3, net),
    ]


def scenario(number, factors):
    return [
        ("INSERT INTO stress_scenarios (id, name) VALUES (?, ?)", number, f"S{number}"),
        *((STEP, number, month, factor) for month, factor in enumerate(factors)),
    ]


# The views


def test_the_results_are_those_of_the_paths():
    """No view may read another, so both hold the same walk."""
    walks = [
        re.search(
            r"WITH RECURSIVE.*?\n(?=\nSELECT\n    scenario\.name AS scenario)", text, re.DOTALL
        )[0]
        for text in (
            (ROOT / "views" / f"stress_scenario_{name}.sql").read_text(encoding="utf-8")
            for name in ("paths", "results")
        )
    ]
    assert walks[0] == walks[1]


money = st.integers(0, 30_000).map(lambda thousands: thousands * 1000.0)
flows = st.integers(-3_000, 3_000).map(lambda thousands: thousands * 1000.0 + 1.0)
factors = st.lists(st.integers(5, 130).map(lambda cents: cents / 100), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(cash=money, line=money, net=flows, path=factors, deeper=st.data())
def test_a_deeper_path_never_survives_where_a_milder_one_fails(
    margin, cash, line, net, path, deeper
):
    """With a line that costs what the loan costs: a cheaper one could pay for being called."""
    lower = [factor * deeper.draw(st.integers(60, 100)) / 100 for factor in path]
    rows = in_turn(
        margin,
        *household(cash, line, net),
        *scenario(1, path),
        *scenario(2, lower),
        ("SELECT survived FROM stress_scenario_results",),
    )
    (milder,), (deep,) = rows
    assert deep <= milder


@settings(max_examples=40, deadline=None)
@given(cash=money, line=money, net=flows, path=factors)
def test_no_money_appears_or_gets_lost(margin, cash, line, net, path):
    rows = in_turn(
        margin,
        *household(cash, line, net, 0.05),
        *scenario(1, path),
        (
            "SELECT cash, loans, income + dividends - fixed_expenses - variable_expenses - interest"
            " + liquidated, drawn, repaid, liquidated, undrawn, state FROM stress_scenario_paths",
        ),
    )
    assert len(rows) == len(path)
    before = (cash, 50_000_000.0)
    for held, owed, flow, drawn, repaid, liquidated, undrawn, state in rows:
        assert held - owed == pytest.approx(before[0] - before[1] + flow, abs=0.01)
        if not liquidated:
            assert owed == pytest.approx(before[1] + drawn - repaid, abs=0.01)
        assert min(drawn, repaid, liquidated, undrawn) >= -0.01
        assert undrawn <= line + 0.01
        assert (state == "out_of_cash") == (held < -1e-6)
        if state == "out_of_cash":
            assert undrawn == pytest.approx(0, abs=0.01)
        before = (held, owed)


@settings(max_examples=40, deadline=None)
@given(factor=st.integers(30, 56), cash=money, spare=money)
def test_a_full_cure_brings_the_ratio_exactly_to_the_threshold(margin, factor, cash, spare):
    factor /= 100
    needed = 50_000_000 - 0.6 * factor * 125_135_000
    line = max(needed + spare - cash, 0.0)
    ((ratio, state, spent),) = in_turn(
        margin,
        *household(cash, line, 1.0),
        *scenario(1, [factor]),
        ("SELECT loan_to_value, state, repaid FROM stress_scenario_paths",),
    )
    assert (ratio, state) == (pytest.approx(0.6, rel=1e-12), "cured")
    assert spent == pytest.approx(needed)


@settings(max_examples=40, deadline=None)
@given(cash=money, line=money, inside=st.booleans())
def test_reverse_stress_is_where_the_path_turns(margin, cash, line, inside):
    """Just above the drawdown that is survived the call is cured, just below it stays open; and so
    with the forced sale."""
    drawdowns = dict(
        in_turn(
            margin,
            *household(cash, line, 1.0),
            ("SELECT threshold, drawdown_survived FROM current_reverse_stress WHERE loan IS NULL",),
        )
    )
    assert drawdowns["freeze"] >= drawdowns["margin_call"] >= drawdowns["forced_liquidation"]
    for threshold, bad in (
        ("margin_call", {"margin_call", "liquidated"}),
        ("forced_liquidation", {"liquidated"}),
    ):
        factor = 1 + drawdowns[threshold] + (1e-6 if inside else -1e-6)
        if factor < 0.01:
            continue
        ((state,),) = in_turn(
            margin,
            *household(cash, line, 1.0),
            *scenario(1, [factor]),
            ("SELECT state FROM stress_scenario_paths",),
        )
        assert (state in bad) == (not inside)


@settings(max_examples=40, deadline=None)
@given(
    cash=money,
    loans=st.lists(
        st.tuples(st.integers(1, 60), st.integers(1, 100), st.sampled_from([0.4, 0.5, 0.6, 0.7])),
        min_size=1,
        max_size=4,
    ),
)
def test_reverse_stress_of_several_collaterals_by_brute_force(margin, cash, loans):
    """Each loan (millions owed, millions of collateral, ratio) has a collateral of its own."""
    statements = [
        ("DELETE FROM fin_loans",),
        ("DELETE FROM balances WHERE asset_storage_id > 1",),
        ("UPDATE balances SET amount = ?", cash),
    ]
    for number, (owed, worth, ratio) in enumerate(loans):
        name, storage, pair = f"L{number}", 100 + 2 * number, 100 + 2 * number
        statements += [
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", storage, name),
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", storage + 1, f"of {name}"),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 1, ?)",
                pair,
                storage,
            ),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 3, ?)",
                pair + 1,
                storage + 1,
            ),
            (
                "INSERT INTO balances (datetime, asset_storage_id, amount)"
                " VALUES ('2026-06-15 00:00:00', ?, ?), ('2026-06-15 00:00:00', ?, ?)",
                pair,
                -owed * 1e6,
                pair + 1,
                worth * 1e6 / 515,
            ),
            (
                "INSERT INTO fin_loans (asset_storage_id, annual_rate, collateral_storage_id,"
                " margin_call_ratio, start_datetime) VALUES (?, 0, ?, ?, '2026-01-01 00:00:00')",
                pair,
                storage + 1,
                ratio,
            ),
        ]
    ((drawdown,),) = in_turn(
        margin,
        *statements,
        ("SELECT drawdown_survived FROM current_reverse_stress WHERE loan IS NULL",),
    )

    def asked(drawdown):
        left = 1 + drawdown
        return sum(max(owed * 1e6 - ratio * left * worth * 1e6, 0) for owed, worth, ratio in loans)

    if drawdown == -1.0:
        assert asked(-1) <= cash + 0.01
    else:
        assert asked(drawdown) == pytest.approx(cash, abs=0.01)


# The paths against a naive model


@dataclass
class Debt:
    """A loan of the naive model; `pool` is the number of its collateral, None is unsecured."""

    rate: float
    owed: float
    limit: float
    pool: int | None = None
    freeze: float = 1.0
    call: float = 1.0
    sale: float = 1.0
    open_call: bool = False

    def room(self) -> float:
        return max(self.limit - self.owed, 0.0)


def naive_path(debts, pools, cash, net, factors):
    """Month by month: cash, owed, worth of the pools, sold pools. The first step is today."""
    debts = sorted((replace(debt) for debt in debts), key=lambda debt: debt.rate)
    sold: set[int] = set()
    months = []

    def over(debt, ratio, worth):
        together = sum(other.owed for other in debts if other.pool == debt.pool)
        return together > ratio * worth[debt.pool] * (1 + 1e-9) and debt.owed > 0

    def draw(cash):
        for debt in debts:
            if debt.pool is None and cash < 0:
                amount = min(-cash, debt.room())
                debt.owed, cash = debt.owed + amount, cash + amount
        return cash

    for month, factor in enumerate(factors):
        worth = [0.0 if number in sold else pool * factor for number, pool in enumerate(pools)]
        if month:
            cash += net - sum(debt.owed * debt.rate / 12 for debt in debts)
        cash = draw(cash)
        secured = [debt for debt in debts if debt.pool is not None and debt.pool not in sold]
        for debt in secured:
            if cash < 0:
                together = sum(other.owed for other in debts if other.pool == debt.pool)
                free = max(debt.freeze * worth[debt.pool] - together, 0.0)
                amount = min(-cash, debt.room(), free)
                debt.owed, cash = debt.owed + amount, cash + amount
        for debt in secured:
            if over(debt, debt.call, worth):
                together = sum(other.owed for other in debts if other.pool == debt.pool)
                means = cash + sum(other.room() for other in debts if other.pool is None)
                wanted = together - debt.freeze * worth[debt.pool]
                amount = max(min(wanted, debt.owed, means), 0.0)
                debt.owed, cash = debt.owed - amount, cash - amount
                # What is missing is committed, so that the next cure does not use it again.
                cash = draw(cash)
        for debt in sorted(secured, key=lambda debt: debt.pool):
            ratio = debt.call if debt.open_call else debt.sale
            if debt.pool not in sold and over(debt, ratio, worth):
                sharers = [other for other in debts if other.pool == debt.pool]
                together = sum(other.owed for other in sharers)
                share = min(worth[debt.pool] / together, 1.0)
                cash += max(worth[debt.pool] - together, 0.0)
                for other in sharers:
                    other.owed *= 1 - share
                sold.add(debt.pool)
                worth[debt.pool] = 0.0
        for debt in secured:
            debt.open_call = debt.pool not in sold and over(debt, debt.call, worth)
        months.append((cash, sum(debt.owed for debt in debts), sum(worth), len(sold)))
    return months


@st.composite
def debts_and_pools(draw):
    pools = draw(st.lists(st.integers(5, 100).map(lambda m: m * 1e6), min_size=1, max_size=2))
    found = []
    for _ in range(draw(st.integers(1, 4))):
        pool = draw(st.none() | st.integers(0, len(pools) - 1))
        rate = draw(st.integers(0, 150)) / 1000
        owed = draw(st.integers(0, 40)) * 1e6
        limit = draw(st.just(0.0) | st.integers(1, 60).map(lambda m: m * 1e6))
        ratios = sorted(draw(st.lists(st.integers(30, 95), min_size=3, max_size=3)))
        found.append(Debt(rate, owed, limit, pool, *(ratio / 100 for ratio in ratios)))
    return found, pools


@settings(max_examples=60, deadline=None)
@given(world=debts_and_pools(), cash=money, net=flows, path=factors)
def test_paths_are_those_of_a_naive_model(margin, world, cash, net, path):
    """Several loans with terms of their own, some of which share a collateral."""
    debts, pools = world
    statements = [
        ("DELETE FROM fin_loans",),
        ("DELETE FROM balances WHERE asset_storage_id > 1",),
        *household(cash, 0.0, net),
        *scenario(1, path),
    ]
    for number, worth in enumerate(pools):
        statements += [
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", 100 + number, f"P{number}"),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 3, ?)",
                100 + number,
                100 + number,
            ),
            (
                "INSERT INTO balances (datetime, asset_storage_id, amount)"
                " VALUES ('2026-06-15 00:00:00', ?, ?)",
                100 + number,
                worth / 515,
            ),
        ]
    for number, debt in enumerate(debts):
        terms = (debt.freeze, debt.call, debt.sale)
        statements += [
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", 200 + number, f"L{number}"),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 1, ?)",
                200 + number,
                200 + number,
            ),
            (
                "INSERT INTO balances (datetime, asset_storage_id, amount)"
                " VALUES ('2026-06-15 00:00:00', ?, ?)",
                200 + number,
                -debt.owed,
            ),
            (
                "INSERT INTO fin_loans (asset_storage_id, annual_rate, credit_limit,"
                " collateral_storage_id, freeze_ratio, margin_call_ratio,"
                " forced_liquidation_ratio, start_datetime)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, '2026-01-01 00:00:00')",
                200 + number,
                debt.rate,
                debt.limit or None,
                None if debt.pool is None else 100 + debt.pool,
                *((None,) * 3 if debt.pool is None else terms),
            ),
        ]
    query = "SELECT cash, loans, portfolio FROM stress_scenario_paths"
    found = in_turn(margin, *statements, (query,))
    expected = naive_path(debts, pools, cash, net, path)
    assert len(found) == len(expected)
    for row, (money_left, owed, worth, _) in zip(found, expected, strict=True):
        assert row == pytest.approx((money_left, owed, worth), abs=0.01)


# Real paths


@pytest.fixture
def path(tmp_path) -> Path:
    """A database with the article's portfolio."""
    path = tmp_path / "margin.db"
    create(path, "JPY")
    text = (ROOT / "tests" / "fixtures" / "margin.sql").read_text(encoding="utf-8")
    text = text.replace("(1, 'Currencies'), ", "").replace("(1, 'JPY', 1, 1), ", "")
    with closing(database.connect(path)) as connection:
        connection.executescript(text)
    return path


@pytest.fixture
def findb(path):
    def findb(*arguments):
        result = CliRunner().invoke(cli.main, ["scenarios", str(path), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return findb


def test_history_is_added_once(path):
    with closing(database.connect(path)) as connection:
        first = scenarios.add_history(connection)
        assert len(first.new) == 7 and first.known == []
        count = connection.execute("SELECT count(*) FROM stress_scenario_steps").fetchone()
        second = scenarios.add_history(connection)
        assert second.new == [] and second.known == first.new
        assert connection.execute("SELECT count(*) FROM stress_scenario_steps").fetchone() == count
        assert connection.execute(
            "SELECT count(*) FROM stress_scenarios WHERE source IS NULL OR description IS NULL"
        ).fetchone() == (0,)


def test_what_was_edited_stays(path):
    with closing(database.connect(path)) as connection:
        scenarios.add_history(connection)
        connection.execute("DELETE FROM stress_scenarios WHERE name = '2020 US stocks'")
        connection.execute("UPDATE stress_scenario_steps SET price_factor = 0.5 WHERE month = 1")
        assert scenarios.add_history(connection).new == ["2020 US stocks"]
        assert connection.execute(
            "SELECT DISTINCT step.price_factor FROM stress_scenario_steps AS step"
            " INNER JOIN stress_scenarios AS scenario ON scenario.id = step.scenario_id"
            " WHERE step.month = 1 AND scenario.name <> '2020 US stocks'"
        ).fetchall() == [(0.5,)]


def test_every_path_begins_at_its_peak_and_has_every_month():
    paths: dict[str, list] = {}
    for row in scenarios.rows("history_steps.csv"):
        paths.setdefault(row["scenario"], []).append(row)
    assert [*paths] == [row["scenario"] for row in scenarios.rows("history.csv")]
    for name, rows in paths.items():
        assert [int(row["month"]) for row in rows] == list(range(len(rows)))
        assert float(rows[0]["price_factor"]) == 1
        assert all(0 < float(row["price_factor"]) < 1.3 for row in rows), name


@pytest.mark.parametrize(
    ("name", "lowest", "month"),
    [
        ("1929 US stocks", 0.1524, 33),
        ("1973 US stocks", 0.5665, 23),
        ("1987 US stocks", 0.7316, 4),
        ("1990 Japanese stocks", 0.4088, 31),
        ("2000 US stocks", 0.5635, 30),
        ("2008 US stocks", 0.4918, 17),
        ("2020 US stocks", 0.8091, 2),
    ],
)
def test_the_lows_are_where_history_has_them(name, lowest, month):
    rows = [row for row in scenarios.rows("history_steps.csv") if row["scenario"] == name]
    low = min(rows, key=lambda row: float(row["price_factor"]))
    assert (float(low["price_factor"]), int(low["month"])) == (lowest, month)


def test_us_stocks_are_shillers():
    with shared_file("returns/shiller-monthly.csv").open(encoding="utf-8") as file:
        known = {row["Date"][:7]: row for row in csv.DictReader(file)}
    peaks = {}
    for row in scenarios.rows("history_steps.csv"):
        if row["scenario"] != "1990 Japanese stocks":
            peak = peaks.setdefault(row["scenario"], known[row["date"]])
            for factor, column in (("price_factor", "SP500"), ("dividend_factor", "Dividend")):
                expected = float(known[row["date"]][column]) / float(peak[column])
                assert float(row[factor]) == pytest.approx(expected, abs=5e-5)


def test_the_nikkei_ended_its_years_where_it_did():
    """38,915.87 at the end of 1989, then 23,848.71, 22,983.77 and 16,924.95."""
    levels = {
        row["date"]: float(row["price_factor"])
        for row in scenarios.rows("history_steps.csv")
        if row["scenario"] == "1990 Japanese stocks"
    }
    for date, level in (("1990-12", 23848.71), ("1991-12", 22983.77), ("1992-12", 16924.95)):
        assert levels[date] == pytest.approx(level / 38915.87, abs=5e-5)


# The command


def test_without_scenarios_it_says_how_to_get_some(findb):
    for arguments in ([], ["list"], ["run"]):
        code, output = findb(*arguments)
        assert code == 1
        assert "add history" in output


def test_list_add_and_run(findb):
    code, output = findb("add", "history")
    assert code == 0 and output.startswith("Added: 1929 US stocks, ")
    assert findb("add", "history")[1].startswith("There already: 1929 US stocks, ")
    for arguments in ([], ["list"]):
        code, output = findb(*arguments)
        assert code == 0
        assert re.search(r"^2008 US stocks +36 +-50\.8 +S&P Composite", output, re.M)
    code, output = findb("run")
    assert code == 0
    assert re.search(r"^1929 US stocks +NO ", output, re.M)
    assert re.search(r"^1987 US stocks +(yes|NO) ", output, re.M)
    code, output = findb("run", "2020 US stocks")
    assert code == 0
    months = re.findall(r"^(\d+) +[\d,.]+ ", output, re.M)
    assert months[:13] == [str(month) for month in range(13)]
    assert re.search(r"^2020 US stocks +(yes|NO) ", output, re.M)


def test_an_unknown_scenario(findb):
    findb("add", "history")
    code, output = findb("run", "1066")
    assert code == 1
    assert "no scenario «1066»" in output and "1929 US stocks" in output


def test_a_missing_rate_is_said(findb, path):
    findb("add", "history")
    with closing(database.connect(path)) as connection:
        connection.execute("DELETE FROM fin_asset_rates WHERE asset_id = 6")
        with pytest.raises(FindbError, match="rate or valuation is missing"):
            scenarios.path(connection, "2020 US stocks")
    code, output = findb("run")
    assert code == 0
    assert re.search(r"^2020 US stocks +\? *", output, re.M)
