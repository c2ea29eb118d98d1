"""findb credit-lines: what it reads, and what it prints."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace

import pytest
from click.testing import CliRunner

from findb import cli, credit_lines, database
from findb.create import create
from findb.credit_lines import most_drawdown
from findb.credit_program import Task
from sources import ROOT
from test_credit_program import ARTICLE, LOAN, UNSECURED


@pytest.fixture
def path(tmp_path):
    """A database with the article's portfolio, income and expenses."""
    path = tmp_path / "margin.db"
    create(path, "JPY")
    text = (ROOT / "tests" / "fixtures" / "margin.sql").read_text(encoding="utf-8")
    text = text.replace("(1, 'Currencies'), ", "").replace("(1, 'JPY', 1, 1), ", "")
    with closing(database.connect(path)) as connection:
        connection.executescript(text)
        connection.execute(
            "INSERT INTO balances (datetime, asset_storage_id, amount)"
            " VALUES (datetime('now'), 8, 0)"
        )
        # Without interest since the balances, whatever day it is.
        connection.execute("UPDATE balances SET datetime = datetime('now', '-1 second')")
        connection.executemany(
            "INSERT INTO fin_transaction_plans (transaction_category_id, criteria_operator,"
            " start_datetime, recurrence_datetime_modifiers, deviation_datetime_modifier,"
            " base_amount, is_fixed)"
            " VALUES (?, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', ?, ?)",
            [(2, 1e6, 0), (2, 2e5, 1), (3, -8e5, 1), (4, -2.9e5, 0)],
        )
    return path


@pytest.fixture
def findb(path):
    def findb(*arguments):
        result = CliRunner().invoke(cli.main, ["credit-lines", str(path), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return findb


def test_the_database_says_what_the_article_says(path):
    with closing(database.connect(path)) as connection:
        home = credit_lines.household(connection)
    named = replace(LOAN, collateral="storage portfolio")
    assert home == replace(ARTICLE, lines=(named, UNSECURED))


def test_the_view_of_reverse_stress_agrees(path):
    """With several loans, a house and pledged cash as well."""
    with closing(database.connect(path)) as connection:
        connection.executescript(
            """
            INSERT INTO fin_storages (id, name)
            VALUES (5, 'second'), (6, 'second loan'), (7, 'mortgage');
            INSERT INTO fin_assets_storages (id, asset_id, storage_id)
            VALUES (9, 2, 5), (10, 1, 6), (11, 1, 7), (12, 1, 5);
            INSERT INTO phys_assets (id, name) VALUES (1, 'House');
            INSERT INTO phys_asset_ownerships (asset_id, start_datetime)
            VALUES (1, '2020-01-01 00:00:00');
            INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
            VALUES (1, '2026-01-01 00:00:00', 40000000);
            INSERT INTO balances (datetime, asset_storage_id, amount)
            SELECT datetime('now', '-1 second'), column1, column2
            FROM (VALUES (9, 10000), (10, -8000000), (11, -33000000), (12, 1000000));
            INSERT INTO fin_loans
            (
                asset_storage_id, annual_rate, collateral_storage_id, collateral_phys_asset_id,
                margin_call_ratio, start_datetime
            )
            VALUES
            (10, 0.02, 5, NULL, 0.50, '2026-01-01 00:00:00'),
            (11, 0.02, NULL, 1, 0.80, '2026-01-01 00:00:00');
            """
        )
        home = credit_lines.household(connection)
        ((drawdown,),) = connection.execute(
            "SELECT drawdown_survived FROM current_reverse_stress"
            " WHERE loan IS NULL AND threshold = 'margin_call'"
        )
    assert most_drawdown(home, Task(0.0)) == pytest.approx(-drawdown, abs=1e-9)


def test_orthogonal_defence_on_the_path(path):
    """The same capacity, once secured by the portfolio: the path of -55 % ends differently."""
    outcomes = []
    with closing(database.connect(path)) as connection:
        connection.execute("INSERT INTO stress_scenarios (id, name) VALUES (1, 'Fall')")
        connection.executemany(
            "INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, ?, ?)",
            [(1, 0.45), (12, None)],
        )
        for collateral in (None, 1):
            connection.execute(
                "UPDATE fin_loans SET collateral_storage_id = ?, freeze_ratio = ? WHERE id = 2",
                (collateral, 0.6 if collateral else None),
            )
            outcomes += connection.execute("SELECT survived FROM stress_scenario_results")
    assert outcomes == [(1,), (0,)]


def test_the_command_prints_the_plan(findb):
    code, output = findb("--need", "3000000", "--survive", "0.3")
    assert code == 0
    assert "To raise 3,000,000.00 JPY, survive -30 % and pay 12 months of 600,000.00" in output
    assert re.search(r"^cash +4,500,000\.00 +3,000,000\.00 +1,500,000\.00 *$", output, re.M)
    assert re.search(r"^consumer_credit +2\.00 +8,000,000\.00 +0\.00 +8,000,000\.00 ", output, re.M)
    assert "Cost: 0.00 a year." in output
    assert "What binds: " in output
    assert re.search(r"One point more of safety costs 0\.00 a year; at most -4\d\.\d\d %", output)


def test_the_command_prints_the_frontier(findb):
    code, output = findb("--need", "6000000", "--survive", "0.1", "--horizon", "0", "--frontier")
    assert code == 0
    lines = re.findall(r"^ *(-?\d+\.\d\d) +30,000\.00 +4,500,000\.00 ", output, re.M)
    assert lines[:3] == ["0.00", "-5.00", "-10.00"]
    assert lines[-1] == "-50.33"


def test_the_command_says_what_cannot_be_met(findb):
    code, output = findb("--need", "13000000")
    assert code == 1
    assert "at most 12,500,000.00 can be raised today" in output
    assert findb("--need", "1", "--survive", "1.5")[0] == 2
    assert findb()[0] == 2


def test_a_missing_rate_is_said(findb, path):
    with closing(database.connect(path)) as connection:
        connection.execute("DELETE FROM fin_asset_rates WHERE asset_id = 6")
    code, output = findb("--need", "1")
    assert code == 1
    assert "The loan securities_margin, or what secures it, has no rate" in output


@pytest.mark.parametrize(
    "terms",
    [
        "end_datetime = datetime('now', '-1 second')",
        "repayment = 'annuity', payment_count = 24",
    ],
)
def test_a_line_that_has_ended_or_is_repaid_as_agreed_cannot_be_drawn(path, terms):
    with closing(database.connect(path)) as connection:
        connection.execute(
            "UPDATE current_balances SET balance = -1 WHERE storage LIKE 'consumer%'"
        )
        connection.execute(f"UPDATE fin_loans SET {terms} WHERE id = 2")
        line = credit_lines.household(connection).lines[1]
    assert (line.name, line.undrawn) == ("consumer_credit", 0)


@pytest.mark.parametrize("option", ["--need", "--survive", "--horizon"])
@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_what_is_no_number_is_refused_in_one_line(findb, option, value):
    arguments = {"--need": "1", option: value}
    code, output = findb(*(word for pair in arguments.items() for word in pair))
    assert code == 2
    assert (
        output.splitlines()[-1] == f"Error: Invalid value for '{option}': {value} is not a number."
    )


def test_without_lines_it_says_so(findb, path):
    with closing(database.connect(path)) as connection:
        connection.execute("DELETE FROM fin_loans")
    code, output = findb("--need", "1")
    assert code == 1
    assert "no loans or credit lines" in output
