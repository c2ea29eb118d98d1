"""findb balance-sheet and findb snapshot: what is printed, what is recorded, what is missing."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from findb import database
from findb.cli import main
from findb.create import create
from findb.snapshot import statement
from sources import objects

YEN = Path(__file__).parent / "fixtures" / "yen.sql"


def execute(path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def query(path, statement: str) -> list[tuple]:
    with closing(database.connect(path, write=False)) as connection:
        return connection.execute(statement).fetchall()


def findb(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def path(tmp_path):
    """The article's portfolio, measured in ¥."""
    path = tmp_path / "life.db"
    create(path, "¥")
    script = YEN.read_text(encoding="utf-8")
    script = script[script.index("INSERT INTO holdings") :]
    day = query(path, "SELECT date('now')")[0][0]
    execute(path, script.replace("2026-06-15", day))
    return path


def test_the_balance_sheet_is_printed_with_its_ratios_and_the_safety_of_the_loans(path):
    result = findb("balance-sheet", path)
    assert result.exit_code == 0
    lines = [re.sub(r"  +", "  ", line).strip() for line in result.output.splitlines()]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d  what  where  ¥  %", lines[0])
    for line in (
        "portfolio  2674  portfolio  30,855,000.00  24.7",
        "total assets  125,135,000.00  100.0",
        "loan  ¥  margin  50,000,000.00  40.0",
        "total liabilities  58,000,000.00  46.3",
        "net worth  67,135,000.00  53.7",
        "Margin ratio: loans / portfolio  46.3 %",
        "Cash flow a month  400,000.00 ¥",
        "Safety of the loans",
        "margin  portfolio  freeze  60.0  40.0  83,333,333.33  -33.4  0.00  0.00  0.00",
        "margin  portfolio  margin call  70.0  40.0  71,428,571.43  -42.9  0.00  0.00  0.00",
        "-50.0  margin  79.9  margin call  12,459,500.00  31,148,750.00  20,765,833.33"
        "  6,202,750.00  0.00",
    ):
        assert line in lines
    assert "Credit lines" not in lines
    assert "To be settled" not in lines


def test_credit_lines_and_what_is_missing_are_printed(path):
    execute(
        path,
        """
        UPDATE loans SET balance = 0, credit_limit = 8000000 WHERE name = 'credit';
        DELETE FROM fin_asset_rates WHERE asset_id = 2;
        """,
    )
    output = findb("balance-sheet", path).output
    assert re.search(r"credit +2.0 +8,000,000.00 +8,000,000.00 +8,000,000.00", output)
    assert "- 2674 has a balance but no rate, so totals are NULL. Add a rate in" in output
    assert re.search(r"^net worth *$", output, re.M)
    assert re.search(r"^Margin ratio: loans / portfolio +-$", output, re.M)


def test_it_is_as_wide_as_it_needs(path):
    execute(path, "UPDATE prices SET close_price = 123456789012.5 WHERE ticker = '2674'")
    output = findb("balance-sheet", path).output
    assert "1,851,851,835,187,500.00" in output
    first, *rest = output.split("\n\n")[0].splitlines()
    assert {len(line) for line in rest} <= {len(rest[0])} | {len(line.rstrip()) for line in rest}


def test_an_empty_database_has_a_report(tmp_path):
    create(tmp_path / "new.db", "EUR")
    result = findb("balance-sheet", tmp_path / "new.db")
    assert result.exit_code == 0
    assert re.search(r"^net worth +0.00 *$", result.output, re.M)
    assert "Safety" not in result.output


def test_a_snapshot_is_recorded_once_a_day_without_a_word(path):
    for _ in range(2):
        result = findb("snapshot", path)
        assert (result.exit_code, result.output) == (0, "")
    assert query(path, "SELECT * FROM snapshots") == [
        (
            1,
            query(path, "SELECT date('now')")[0][0],
            125_135_000,
            58_000_000,
            67_135_000,
            pytest.approx(0.4635, abs=5e-5),
            400_000,
            0,
        )
    ]
    execute(path, "UPDATE loans SET balance = 1000000 WHERE name = 'credit'")
    result = findb("snapshot", "-v", path)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d: net worth 74,135,000.00 ¥, margin ratio 40.8%.\n", result.output
    )
    assert query(path, "SELECT id, net_worth FROM snapshots") == [(1, 74_135_000)]


def test_a_net_worth_that_is_not_known_is_left_empty_and_said(path):
    execute(path, "DELETE FROM fin_asset_rates")
    result = findb("snapshot", path)
    assert result.exit_code == 0
    assert "the net worth is not known" in result.output
    assert query(path, "SELECT total_liabilities, net_worth FROM snapshots") == [(58_000_000, None)]


def test_rows_that_refer_to_nothing_are_not_recorded(path):
    """Left by a program without foreign keys: an account that is gone would count as nothing."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE fin_assets_storages SET storage_id = 77 WHERE id = 1")
    result = findb("snapshot", path)
    assert result.exit_code == 1
    assert f"the references are broken; run findb doctor {path}" in result.output
    assert query(path, "SELECT count(*) FROM snapshots") == [(0,)]


def test_the_statement_of_the_header_is_what_findb_runs(fresh_db):
    (table,) = [found for found in objects("table") if found.name == "snapshots"]
    header = "".join("".join(table.header).split())
    assert "".join(statement(fresh_db).split()) + ";" in header
