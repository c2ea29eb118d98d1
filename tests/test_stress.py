"""Stress scenarios: real paths, the command, and what holds for all paths alike."""

from __future__ import annotations

import csv
import re
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from findb import cli, database, scenarios
from findb.create import create
from findb.errors import FindbError
from shared_data import shared_file
from sources import ROOT
from stress import factors, flows, household, in_turn, money, scenario

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
