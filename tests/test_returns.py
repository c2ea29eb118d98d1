"""Returns: published figures, the command, and what holds for all ledgers."""

from __future__ import annotations

import builtins
from datetime import date

import pytest
from click.testing import CliRunner

from findb import cli, returns
from findb.create import create
from findb.errors import FindbError
from findb.returns import Scope
from returning import MONEY, Books, booked, case, paid

pytest.importorskip("pyxirr")

# What another program says and this one does not, and why.
DEVIATIONS = {
    "irr_365_25": "hledger counts days / 365.25; XIRR of the same flows is held against xirr",
    "closed_trade_xirr": "of a single lot; returns here are of what is held, as a whole",
    "closed_trade_return": "likewise",
    "max_drawdown": "of daily values; there is no view of days",
    "standard_deviation": "likewise",
    "pp-period-irr": "values there are rounded to cents before the rate: 0.50546, here 0.50549",
    "pp-irr-tax-refund": "a delivery without a price is worth nothing known: a rate is written",
}


def measured(books: Books, code: str | None = None, **scope) -> returns.Return:
    """The whole, or an asset."""
    found = returns.returns(books.connection, Scope(**scope))
    (line,) = [
        line for line in found
        if (line.asset_code == code if code else line.asset_type == "all")
    ]  # fmt: skip
    return line


def product(months: list[dict]) -> float:
    grown = 1.0
    for month in months:
        if month["time_weighted_return"] is not None:
            grown *= 1 + month["time_weighted_return"]
    return grown - 1


# --- published figures ---------------------------------------------------------------------------

SHARES = ("pp-1498-four-depots", "pp-1879-yield-on-cost", "pp-irr-dividend-taxes",
          "pp-irr-tax-refund", "pp-two-currencies-fifo")  # fmt: skip
FLOWS = ("pp-irr-1", "pp-irr-2", "hl-roi-2", "hl-roi-4", "hl-roi-7", "hl-roi-15", "bg-irr")
PERIODS = ("pp-1498-four-depots", "pp-irr-tax-refund", "pp-twr-excel-sample",
           "pp-twr-neutral-deposits", "hl-roi-16-unit-price")  # fmt: skip


def tolerance(found: dict, figure: str) -> float:
    return found.get("tolerances", {}).get(figure, found["tolerance"])


@pytest.mark.parametrize("name", SHARES)
def test_published_rates_of_shares(name):
    found = case(name)
    code = found["transactions"][0]["asset"]
    wanted = pytest.approx(found["expected"]["xirr"], abs=tolerance(found, "xirr"))
    assert measured(booked(name), code).money_weighted == wanted


@pytest.mark.parametrize("name", FLOWS)
def test_published_rates_of_flows(name):
    found = case(name)
    flows = [(step["date"], step["cash"]) for step in found["transactions"]]
    wanted = pytest.approx(found["expected"]["xirr"], abs=tolerance(found, "xirr"))
    assert measured(paid(flows)).money_weighted == wanted


@pytest.mark.parametrize("name", PERIODS)
def test_published_time_weighted_returns(name):
    """Of the command and of the view."""
    found = case(name)
    books = booked(name)
    code = found["transactions"][0]["asset"]
    of_whole = code == "EUR"
    wanted = pytest.approx(found["expected"]["twr"], abs=tolerance(found, "twr"))
    scope = {"from_date": date(2018, 12, 29)} if name == "hl-roi-16-unit-price" else {}
    assert measured(books, None if of_whole else code, **scope).time_weighted == wanted
    months = books.view() if of_whole else books.view("Equities", code)
    if not scope:
        assert months[-1]["cumulative_return"] == wanted
        assert product(months) == pytest.approx(months[-1]["cumulative_return"], abs=1e-12)


def test_published_weeks():
    found = case("pp-twr-excel-sample")["expected"]
    books = booked("pp-twr-excel-sample")
    for days, wanted in (((1, 1), "week_1"), ((2, 8), "week_2")):
        first, last = (date(2012, 1, day) for day in days)
        line = measured(books, from_date=first, to_date=last)
        assert line.time_weighted == pytest.approx(found[wanted], abs=1e-5)
    for day, wanted in enumerate(found["daily"][1:], 1):
        line = measured(books, from_date=date(2012, 1, day), to_date=date(2012, 1, day))
        assert line.time_weighted == pytest.approx(wanted, abs=1e-6)


def test_published_halves_of_a_year():
    found = case("hl-roi-16-unit-price")["expected"]
    books = booked("hl-roi-16-unit-price")
    halves = ((date(2018, 12, 29), date(2019, 6, 30)), (date(2019, 7, 1), date(2019, 12, 31)))
    for (first, last), wanted in zip(halves, ("half_1", "half_2"), strict=True):
        line = measured(books, "X", from_date=first, to_date=last)
        assert line.time_weighted == pytest.approx(found[wanted], abs=6e-5)


def test_published_returns_without_flows():
    found = case("pp-period-irr")["expected"]
    books = Books("2015-01-14")
    for day, shares, apples, dollars in (
        ("2015-01-02", 69.69, 109.33, 1.2043),
        ("2015-01-14", 70.31, 109.8, 1.1775),
    ):
        books.rate("USD", day, 1 / dollars, 1)
        books.rate("BASF", day, shares)
        books.rate("AAPL", day, apples / dollars)
    for account, amount in (
        (MONEY, 1000), (books.account("USD", type_id=1), 1000), (books.account("BASF"), 20),
        (books.account("AAPL"), 10),
    ):  # fmt: skip
        books.book("2015-01-02", account, amount)
    line = measured(books, from_date=date(2015, 1, 3))
    assert line.start_value == pytest.approx(found["initial_value"], abs=0.01)
    assert line.end_value == pytest.approx(found["final_value"], abs=0.01)
    assert line.money_weighted == pytest.approx(found["xirr"], abs=1e-4)


def test_flows_do_not_matter():
    """The same daily returns with other flows."""
    found = case("pp-twr-transfers-do-not-matter")
    accumulated = found["expected"]["accumulated"]
    for flows in (found["flows_1"], found["flows_2"]):
        books, value = Books("2012-01-09"), 0.0
        for number, flow in enumerate(flows):
            grown = (1 + accumulated[number]) / (1 + accumulated[max(number - 1, 0)])
            result = (value + max(flow, 0)) * (grown - 1)
            day = f"2012-01-{number + 1:02}"
            books.add(
                {"date": day, "kind": "flow_and_result", "asset": "EUR", "flow": flow,
                 "result": result}
            )  # fmt: skip
            value += flow + result
        wanted = pytest.approx(accumulated[-1], abs=1e-5)
        assert books.view()[-1]["cumulative_return"] == wanted


@pytest.mark.parametrize(
    "flows, wanted",
    [
        (
            [("2008-01-01", -10000), ("2008-03-01", 2750), ("2008-10-30", 4250),
             ("2009-02-15", 3250), ("2009-04-01", 2750)],
            0.373362535,
        ),
        (
            [("2015-06-11", -1000), ("2015-07-21", -9000), ("2017-10-17", -3000),
             ("2018-06-10", 20000)],
            None,
        ),
    ],
)  # fmt: skip
def test_rates_of_spreadsheets(flows, wanted):
    found = measured(paid(flows)).money_weighted
    assert found == pytest.approx(wanted, abs=1e-8) if wanted else found > 0


@pytest.mark.parametrize("days", [(2, 3, 4), (5, 15, 25)])
def test_flows_within_a_month(days):
    """177.94 became 160.26; with 84 more 264.57; with 67 more 426.82."""
    first, second, third = (f"2026-04-{day:02}" for day in days)
    books = Books("2026-04-30")
    fund = books.account("FUND")
    books.rate("FUND", "2026-03-01", 177.94)
    books.book("2026-03-31", fund, 1)
    units = 1.0
    for before, at, value, more in (
        (first, second, 160.26, 84), (second, third, 264.57, 67)
    ):  # fmt: skip
        books.rate("FUND", before, value / units)
        books.book(at, fund, more / (value / units))
        units += more / (value / units)
    books.rate("FUND", "2026-04-30", 426.82 / units)
    *_, april = books.view("Equities", "FUND")
    assert april["time_weighted_return"] == pytest.approx(0.2558, abs=5e-5)
    assert april["base_flow"] == pytest.approx(84 + 67)
    assert books.view()[-1]["time_weighted_return"] == april["time_weighted_return"]


def test_months_chain():
    books = Books("2026-03-31")
    fund = books.account("FUND")
    books.book("2025-12-31", fund, 10)
    for day, rate in (
        ("2025-12-31", 100), ("2026-01-31", 110), ("2026-02-28", 115.5), ("2026-03-31", 127.05)
    ):  # fmt: skip
        books.rate("FUND", day, rate)
    found = [month["time_weighted_return"] for month in books.view()]
    assert found == pytest.approx([0, 0.1, 0.05, 0.1])
    assert books.view()[-1]["cumulative_return"] == pytest.approx(0.2705, abs=1e-12)


# --- why there is none ---------------------------------------------------------------------------


def test_without_a_change_of_sign_there_is_a_reason():
    books = Books("2026-03-31")
    books.book("2026-01-01", MONEY, 100)
    books.book("2026-02-01", MONEY, -100, MONEY)
    line = measured(books)
    assert (line.money_weighted, line.money_reason) == (None, "nothing came back")
    books = Books("2026-03-31")
    books.book("2026-01-01", MONEY, 100, MONEY)
    line = measured(books)
    assert (line.money_weighted, line.money_reason) == (None, "nothing was put in")


def test_a_rate_that_is_missing_is_named():
    books = Books("2026-03-31")
    books.book("2026-01-15", books.account("FUND"), 10)
    line = measured(books)
    assert (line.time_weighted, line.money_weighted) == (None, None)
    assert line.reasons == "no rate of FUND"


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "x.db"
    create(path, "EUR")
    return path


def run(*arguments) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["returns", *map(str, arguments)])
    return result.exit_code, result.output


def test_an_empty_database(db):
    code, output = run(db)
    assert code == 0
    assert output.splitlines()[0].startswith("type")


def test_what_is_not_there_is_refused(db):
    assert run(db, "--asset", "X") == (
        1, "Error: There is no asset X; write it as in fin_assets.code.\n"
    )  # fmt: skip
    assert run(db, "--storage", "X") == (
        1, "Error: There is no storage X; write it as in fin_storages.name.\n"
    )  # fmt: skip
    code, output = run(db, "--from", "2026-02-01", "--to", "2026-01-01")
    assert (code, output) == (
        1, "Error: 2026-02-01 is after 2026-01-01; name an earlier first day.\n"
    )  # fmt: skip


def test_without_pyxirr(db, monkeypatch):
    real = builtins.__import__

    def refuse(name, *arguments, **words):
        if name == "pyxirr":
            raise ImportError(name)
        return real(name, *arguments, **words)

    monkeypatch.setattr(builtins, "__import__", refuse)
    code, output = run(db)
    assert code == 1
    assert "pip install pyxirr" in output
    with pytest.raises(FindbError, match="pyxirr"):
        returns.solver()
