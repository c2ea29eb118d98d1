"""The demo: made by the installed command, with something in every table and one thing to find."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from engines import freeze, fresh
from findb import demo
from findb.create import add_base_asset
from findb.errors import FindbError
from findb.table import table
from sources import names

# Tables whose rows come from commands that the demo leaves to its user, and those whose demo
# rows are still to be written.
FILLED_BY_COMMANDS = {"snapshots", "fire_runs", "fire_run_years", "fin_transaction_lots"}
FILLED_BY_COMMANDS |= {name for name in names("table") if name.startswith("import")}
LATER = {"fin_asset_splits"}


def findb(*arguments: str, cwd: Path) -> subprocess.CompletedProcess:
    """Run the findb that is installed beside this Python."""
    installed = Path(sys.executable).with_name("findb.exe" if os.name == "nt" else "findb")
    program = [str(installed)] if installed.exists() else [sys.executable, "-m", "findb"]
    return subprocess.run([*program, *arguments], cwd=cwd, capture_output=True, text=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, str]:
    """A folder in which `findb demo` was run, and what it printed."""
    folder = tmp_path_factory.mktemp("made")
    result = findb("demo", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    return folder, result.stdout


@pytest.fixture
def connection(made):
    with closing(sqlite3.connect(made[0] / "demo" / "demo.db")) as connection:
        yield connection


def made_on(today: str, now: str) -> sqlite3.Connection:
    """The demo in memory, made on a day and looked at in a moment."""
    connection = fresh()
    connection.isolation_level = None
    add_base_asset(connection, "EUR", "Euro", "Currencies")
    demo.fill(connection, date.fromisoformat(today))
    freeze(connection, now)
    return connection


# --- what is printed -----------------------------------------------------------------------------


def test_the_tables_fit_a_terminal_of_80_columns(made):
    _, output = made
    assert output.isascii()
    assert max(len(line) for line in output.splitlines()) <= 100
    tables = [line for line in output.splitlines() if not line.startswith(("demo", "  "))]
    assert max(len(line) for line in tables) <= 80
    for view in ("current_balances", "historical_monthly_balances", "current_fin_allocation",
                 "historical_txs_balances_mismatch"):  # fmt: skip
        assert view in output
    assert " -39.90\n" in output


def test_the_command_that_it_names_works(made, need):
    folder, output = made
    command = output.splitlines()[-1].split('"')
    arguments = command[0].split()
    assert arguments[0] == "sqlite3"
    result = subprocess.run([need("sqlite3"), *arguments[1:], command[1]], cwd=folder,
                            capture_output=True, text=True, check=True)  # fmt: skip
    assert "New kitchen" in result.stdout


def test_numbers_stand_below_each_other(fresh_db):
    query = "SELECT 'a' AS n, 1234567.5 AS m, 0.12345 AS u UNION ALL SELECT NULL, NULL, -9000"
    assert table(fresh_db, query, ("text", "money", "amount")).splitlines()[2:] == [
        "a    1,234,567.50       0.12345",
        "                   -9,000.00",
    ]
    assert table(fresh_db, "SELECT 1 AS one WHERE 0", ("money",)).splitlines()[0] == "one"
    assert "-" not in table(fresh_db, "SELECT -0.001 AS one", ("money",)).splitlines()[2]


# --- not twice -----------------------------------------------------------------------------------


def test_an_earlier_one_is_shown_as_it_is(made, tmp_path):
    assert findb("demo", "mine", cwd=tmp_path).returncode == 0
    database = tmp_path / "mine" / "demo.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE fin_storages SET name = 'Bank B' WHERE name = 'Checking'")
    before = database.read_bytes()
    (tmp_path / "mine" / "demo.sqbpro").unlink()
    again = findb("demo", "mine", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, "")
    assert "Balances now" in again.stdout and "Bank B" in again.stdout
    said = f"{Path('mine', 'demo.db')} was made earlier, and was shown as it is; --force begins"
    assert said in again.stdout
    assert database.read_bytes() == before
    assert "made earlier" not in findb("demo", "other", cwd=tmp_path).stdout
    with pytest.raises(FindbError, match="exists already; .* add --force"):
        demo.make(tmp_path / "mine")
    assert findb("demo", "mine", "--force", cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(database)) as connection:
        first = connection.execute("SELECT name FROM fin_storages WHERE id = 1").fetchone()
        assert first == ("Checking",)
    assert sorted(os.listdir(tmp_path / "mine")) == ["demo.db", "demo.sqbpro"]


def test_what_is_no_demo_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "demo.db").write_text("mine " * 100)
    refused = findb("demo", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "not an SQLite database" in refused.stderr
    assert "--force the demo begins anew" in refused.stderr


def test_one_that_is_in_use_stays(tmp_path):
    path = demo.make(tmp_path)
    (tmp_path / "demo.db-journal").write_bytes(b"")
    with pytest.raises(FindbError, match="is in use"):
        demo.make(tmp_path, force=True)
    assert path.exists()


def test_a_failure_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "LOADS", (*demo.LOADS, "fin_allocation_groups"))  # ids that are there
    with pytest.raises(FindbError, match="fin_allocation_groups.csv, line 2: "):
        demo.make(tmp_path)
    assert os.listdir(tmp_path) == []


# --- what is in it -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted({*names("table")} - FILLED_BY_COMMANDS - LATER))
def test_every_table_has_rows(connection, name):
    assert connection.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone() == (1,), (
        f"add {name}.csv to scripts/findb/demo_data, or say in this file why it is empty"
    )


@pytest.mark.parametrize(
    "view",
    [
        "current_balances", "latest_fin_transactions", "historical_txs_balances_mismatch",
        "current_fin_asset_rates", "historical_monthly_balances", "current_balance_goals",
        "current_fin_allocation", "current_fin_transaction_categories",
    ],
)  # fmt: skip
def test_every_view_of_the_document_has_rows(connection, view):
    assert connection.execute(f"SELECT EXISTS (SELECT 1 FROM {view})").fetchone() == (1,)


def test_there_is_one_mismatch(connection):
    (row,) = connection.execute(
        "SELECT storage, asset_code, amount_unaccounted FROM historical_txs_balances_mismatch"
    )
    assert row == ("Checking", "EUR", -39.9)


def test_balances_and_transactions_agree_but_for_the_mismatch(connection):
    """Beyond the two years of the view, too: the balances are the sums of what is booked."""
    rows = connection.execute("""
        SELECT storage.name, round(balance.amount - total(tx.amount), 8) AS unaccounted
        FROM balances AS balance
        INNER JOIN fin_assets_storages AS held ON held.id = balance.asset_storage_id
        INNER JOIN fin_storages AS storage ON storage.id = held.storage_id
        LEFT JOIN fin_transactions AS tx
            ON tx.asset_storage_id = held.id AND tx.datetime < balance.datetime
        GROUP BY balance.id
    """)
    assert {row for row in rows if row[1]} == {("Checking", -39.9)}


def test_36_months_add_up(connection):
    months = connection.execute(
        "SELECT * FROM historical_monthly_balances WHERE end_datetime <= datetime('now')"
    )
    columns = [column[0] for column in months.description]
    rows = [dict(zip(columns, row, strict=True)) for row in months]
    assert len(rows) == 36
    for suffix in ("", "_by_type"):
        for row in rows:
            total = {
                delta: json.loads(str(row[f"base_{delta}_delta{suffix}"]))
                for delta in ("balance", "active", "passive", "unaccounted")
            }
            for type_ in total["balance"] if suffix else [None]:
                balance, *parts = (value[type_] if suffix else value for value in total.values())
                assert balance == pytest.approx(sum(parts), abs=1e-6)
    for row, earlier in zip(rows, rows[1:], strict=False):
        assert row["base_balance"] - earlier["base_balance"] == pytest.approx(
            row["base_balance_delta"], abs=1e-6
        )


def test_shares_add_up_to_100(connection):
    query = "SELECT total(abs(current_share)), total(abs(target_share)) FROM current_fin_allocation"
    assert connection.execute(query).fetchone() == pytest.approx((100, 100))


def test_it_has_what_a_household_has(connection):
    """Two currencies, two debts, all kinds of reasons, swaps with money and with things."""
    one = connection.execute("""
        SELECT
            (SELECT count(*) FROM current_balances WHERE asset_code = 'USD'),
            (SELECT count(*) FROM current_balances WHERE balance < 0),
            (SELECT count(*) FROM current_balance_goals),
            (SELECT count(*) FROM latest_fin_transactions
             WHERE reason_asset_code = asset_code AND reason_storage = storage) > 0,
            (SELECT count(*) FROM latest_fin_transactions WHERE reason_asset_type = 'Shares') > 0,
            (SELECT count(*) FROM latest_fin_transactions WHERE reason_phys_asset = 'Car') > 0,
            (SELECT count(*) FROM swaps WHERE debit_phys_ownership_id IS NOT NULL),
            (SELECT count(*) FROM swaps WHERE credit_phys_ownership_id IS NOT NULL)
    """).fetchone()
    assert one == (2, 2, 3, 1, 1, 1, 2, 1)


def test_one_of_two_salaries_is_lost_for_a_year(connection):
    """The scenario bites: what is left is the other salary, and the rent of the parking space."""
    planned = dict(connection.execute("SELECT notes, monthly_amount FROM income"))
    incomes = connection.execute(
        "SELECT month, income, cash FROM stress_scenario_paths"
        " WHERE scenario = 'Crash and lost job' AND month BETWEEN 1 AND 13"
    ).fetchall()
    everything = sum(planned.values())
    lost = {month for month, income, _ in incomes if income < everything}
    assert lost == {*range(1, 13)}
    assert {income for month, income, _ in incomes if month in lost} == {
        everything - planned["Salary of Anna"]
    }
    cash = [cash for _, _, cash in incomes]
    assert all(later < earlier for earlier, later in zip(cash[1:12], cash[2:12], strict=False))


# --- dates ---------------------------------------------------------------------------------------


def test_the_doctor_says_nothing_but_the_mismatch(made):
    result = findb("doctor", "demo/demo.db", cwd=made[0])
    mismatch, count = result.stdout.splitlines()
    assert mismatch.startswith("historical_txs_balances_mismatch: 1 interval between balances ")
    assert (result.returncode, count) == (1, "1 thing to look at in demo/demo.db.")


@pytest.mark.parametrize(
    ("today", "end", "last"),
    [
        ("2026-11-20", "2026-11-30 23:59:59", "2026-10"),
        ("2026-12-31", "2026-12-31 23:59:59", "2026-11"),
        ("2027-01-01", "2027-01-01 00:00:00", "2026-12"),
        ("2028-03-01", "2028-03-31 23:59:59", "2028-02"),
        ("2025-08-15", "2025-08-31 23:59:59", "2025-07"),
    ],
)
def test_it_is_current_whenever_it_is_made(today, end, last):
    connection = made_on(today, end)
    assert connection.execute("SELECT description FROM current_data_issues").fetchall() == []
    assert len(connection.execute("SELECT * FROM historical_txs_balances_mismatch").fetchall()) == 1
    newest = connection.execute(
        "SELECT substr(max(start_datetime), 1, 7) FROM historical_monthly_balances"
        " WHERE end_datetime <= datetime('now')"
    ).fetchone()
    assert newest == (last,)
    dates = "SELECT max(datetime), min(datetime) FROM balances"
    assert connection.execute(dates).fetchone()[0] == f"{today[:7]}-01 00:00:00"


def test_the_files_can_be_moved():
    """There is no day that shorter months lack, but the last one of a month."""
    for target in demo.LOADS:
        with (demo.DATA / f"{target}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for name, cell in row.items():
                    if cell and demo.DATED.fullmatch(name):
                        next_day = date.fromisoformat(cell[:10]) + timedelta(days=1)
                        assert int(cell[8:10]) <= 27 or next_day.day == 1, cell
                        assert demo.move(demo.move(cell, 5), -5) == cell


def test_files_are_those_that_are_loaded():
    assert sorted(file.stem for file in demo.DATA.iterdir()) == sorted(demo.LOADS)


@pytest.mark.parametrize(
    ("moment", "months", "moved"),
    [
        ("2026-10-31 23:59:59", 1, "2026-11-30 23:59:59"),
        ("2024-02-29 23:59:59", 12, "2025-02-28 23:59:59"),
        ("2025-02-28 23:59:59", -12, "2024-02-29 23:59:59"),
        ("2026-11-01 00:00:00", 2, "2027-01-01 00:00:00"),
        ("2026-01-27 08:00:00", -1, "2025-12-27 08:00:00"),
    ],
)
def test_dates_move_by_whole_months(moment, months, moved):
    assert demo.move(moment, months) == moved
