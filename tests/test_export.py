"""What is exported: other programs read it, and come to the same figures."""

from __future__ import annotations

import csv
import gc
import io
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data, prices
from click.testing import CliRunner

from findb import cli, demo, sql
from findb.create import create

CENT = Decimal("0.005")


def findb(*arguments: object) -> str:
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: object) -> str:
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert result.exit_code == 1
    return result.stderr


@pytest.fixture(scope="module")
def household(tmp_path_factory) -> Path:
    """The demo."""
    return demo.make(tmp_path_factory.mktemp("household"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory) -> Path:
    """Names and swaps of all kinds, and balances with fractions and without transactions."""
    path = tmp_path_factory.mktemp("odd") / "life.db"
    create(path, "TRUE", 'Base "quoted" \\ ; note')
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            (Path(__file__).parent / "fixtures" / "odd.sql").read_text("utf-8")
        )
    return path


def rows(path: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def net_worth(path: Path) -> dict[str, Decimal]:
    """Last day of a month -> balance in the base asset, of all months that are over: the sum of the
    financial assets, as two views have it."""
    query = """
        SELECT date(end_datetime, '-1 day'), base_balance FROM historical_monthly_balances
        WHERE end_datetime <= datetime('now')"""
    found = {day: Decimal(repr(balance)) for day, balance in rows(path, query)}
    query = """
        SELECT date(end_datetime, '-1 day'), sum(base_net_worth) FROM historical_monthly_net_worth
        WHERE level = 'asset' AND asset_type <> 'physical' AND end_datetime <= datetime('now')
        GROUP BY end_datetime"""
    other = {day: Decimal(repr(worth)) for day, worth in rows(path, query)}
    assert other.keys() == found.keys()
    assert all(abs(other[day] - balance) <= CENT / 100 for day, balance in found.items())
    return found


# --- hledger -------------------------------------------------------------------------------------


def hledger(need, journal: Path, *arguments: str) -> str:
    command = [need("hledger"), "-f", str(journal), *arguments]
    result = subprocess.run(command, capture_output=True, env={**os.environ, "LANG": "C.UTF-8"})
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def hledger_net_worth(need, journal: Path, base: str, until: str) -> dict[str, Decimal]:
    """Month -> what hledger says that assets and liabilities are worth at its end."""
    output = hledger(
        need, journal, "balance", "^Assets:", "^Liabilities:", "--monthly", "--historical",
        f"--value=end,{base}", "-c", f"{base} 1000.00000000", "-e", until, "-O", "csv",
    )  # fmt: skip
    header, *_, total = csv.reader(io.StringIO(output))
    months = zip(header[1:], total[1:], strict=True)
    return {month[:7]: Decimal(cell.replace(base, "").strip()) for month, cell in months}


def check_hledger(need, database: Path, folder: Path, base: str) -> None:
    journal = folder / "life.hledger"
    findb("export", database, "hledger", "-o", journal)
    expected = net_worth(database)
    last = max(expected)
    until = str(date.fromisoformat(last) + timedelta(days=1))
    found = hledger_net_worth(need, journal, base, until)
    assert len(expected) > 2
    for day, balance in expected.items():
        assert abs(found[day[:7]] - balance) <= CENT, day


def test_hledger_gives_the_same_net_worth_every_month(household, tmp_path, need):
    check_hledger(need, household, tmp_path, "EUR")


def test_hledger_reads_names_and_swaps_of_all_kinds(odd, tmp_path, need):
    check_hledger(need, odd, tmp_path, "TRUE")


def test_hledger_finds_the_journal_in_order(household, tmp_path, need):
    journal = tmp_path / "life.hledger"
    findb("export", household, "hledger", "-o", journal)
    hledger(need, journal, "check", "accounts", "ordereddates", "balancednoautoconversion")
    debts = hledger(need, journal, "accounts", "^Liabilities:").splitlines()
    assert "Liabilities:Credit card:EUR" in debts


# --- beancount -----------------------------------------------------------------------------------


def check_beancount(database: Path, folder: Path) -> list:
    """Beancount finds no error (its balance directives are FinDB's balances), and values the same.
    Return its entries."""
    file = folder / "life.beancount"
    findb("export", database, "beancount", "-o", file)
    entries, errors, options = loader.load_file(str(file))
    assert [error.message for error in errors] == []
    (base,) = options["operating_currency"]
    rates = prices.build_price_map(entries)
    held: dict[str, Decimal] = {}
    transactions = [entry for entry in entries if isinstance(entry, data.Transaction)]
    for day, balance in sorted(net_worth(database).items()):
        while transactions and transactions[0].date <= date.fromisoformat(day):
            for posting in transactions.pop(0).postings:
                if posting.account.startswith(("Assets:", "Liabilities:")):
                    currency = posting.units.currency
                    held[currency] = held.get(currency, 0) + posting.units.number
        worth = sum(
            number * (1 if currency == base
                      else prices.get_price(rates, (currency, base), date.fromisoformat(day))[1])
            for currency, number in held.items() if number
        )  # fmt: skip
        assert abs(worth - balance) <= CENT, day
    return entries


def test_beancount_gives_the_same_net_worth_every_month(household, tmp_path):
    entries = check_beancount(household, tmp_path)
    balances = [entry for entry in entries if type(entry).__name__ == "Balance"]
    assert len(balances) > 400


def test_beancount_reads_names_and_swaps_of_all_kinds(odd, tmp_path):
    check_beancount(odd, tmp_path)


# --- both ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["beancount", "hledger"])
def test_a_journal_goes_to_standard_output_or_a_file(household, tmp_path, format_):
    file = tmp_path / "journal"
    assert findb("export", household, format_, "-o", file).startswith(f"{file}: ")
    assert findb("export", household, format_) == file.read_text("utf-8")
    assert "exists already" in refused("export", household, format_, "-o", file)
    file.write_text("old")
    findb("export", household, format_, "-o", file, "--force")
    assert file.read_text("utf-8") != "old"


@pytest.fixture
def travelled(tmp_path) -> Path:
    """Dollars and two currencies with rates of years, one of them bought in March 2026."""
    path = tmp_path / "life.db"
    create(path, "USD")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("""
            INSERT INTO fin_assets (id, code, type_id) VALUES (2, 'JPY', 1), (3, 'CHF', 1);
            INSERT INTO fin_asset_rates (datetime, asset_id, rate)
            WITH RECURSIVE days (day) AS (
                SELECT '2020-01-01' UNION ALL
                SELECT date(day, '+1 day') FROM days WHERE day < '2026-03-31'
            )
            SELECT day || ' 00:00:00', id, 1.0 / (3 + id)
            FROM days INNER JOIN fin_assets ON is_base = 0
            WHERE day NOT BETWEEN '2026-02-27' AND '2026-03-10';
            INSERT INTO fin_storages (name) VALUES ('Bank');
            INSERT INTO fin_transaction_categories (name) VALUES ('travel');
            INSERT INTO latest_fin_transactions (
                datetime, asset_type, asset_code, storage, amount, category
            ) VALUES
            ('2026-02-02 12:00:00', 'Currencies', 'USD', 'Bank', 20, 'travel'),
            ('2026-03-09 12:00:00', 'Currencies', 'JPY', 'Bank', 104515, 'travel');
        """)
    return path


@pytest.mark.parametrize("format_", ["beancount", "hledger"])
def test_prices_are_of_what_there_was_since_there_was_some(travelled, format_):
    journal = findb("export", travelled, format_)
    assert "CHF" not in journal
    days = [
        next(word for word in line.split() if word[:2] == "20")
        for line in journal.splitlines()
        if " price " in line or line.startswith("P ")
    ]
    assert (days[0], days[1], days[-1]) == ("2026-02-26", "2026-03-11", "2026-03-31")
    assert len(days) == 1 + 21


def test_hledger_shows_cents(travelled, tmp_path, need):
    journal = tmp_path / "life.hledger"
    findb("export", travelled, "hledger", "-o", journal)
    assert "20903.00 USD  Assets:Bank:JPY" in hledger(need, journal, "balance", "-V", "Assets")
    assert "104515 JPY" in hledger(need, journal, "balance", "Assets")


def test_what_only_balances_say_is_an_entry(household):
    journal = findb("export", household, "hledger")
    entries = [part for part in journal.split("\n\n") if "  Equity:Unaccounted  " in part]
    (entry,) = entries
    assert "Assets:Checking:EUR  -39.90 EUR" in entry


def test_a_swap_is_one_entry_with_what_was_exchanged(household):
    journal = findb("export", household, "hledger")
    assert "@@ 700 EUR" in journal
    (sale,) = [part for part in journal.split("\n\n") if "Sold 5 ACME" in part]
    assert "Assets:Brokerage:ACME  -5 ACME @@ " in sale and "Assets:Brokerage:USD" in sale
    (bought,) = [part for part in journal.split("\n\n") if "Bought the car" in part]
    assert "Equity:Things:Car  9800 EUR" in bought
    assert "Equity:Transit  " not in journal


def test_comments_lead_back_to_the_names(odd):
    for format_ in ("beancount", "hledger"):
        journal = findb("export", odd, format_)
        for code in ("BRK.B", "1ST", "ÄÖ;Ü", "A", "SAME"):
            assert f'asset "{code}" of type' in journal
        assert 'storage "two  blanks: and; (all)"' in journal


@pytest.mark.parametrize("format_", ["beancount", "hledger"])
def test_a_database_without_rows_has_a_journal(tmp_path, format_, need):
    path = tmp_path / "empty.db"
    create(path, "EUR")
    file = tmp_path / "journal"
    findb("export", path, format_, "-o", file)
    if format_ == "hledger":
        hledger(need, file, "check")
    else:
        assert loader.load_file(str(file))[1] == []


BROKEN = {
    "an asset is gone": "DELETE FROM fin_assets WHERE code = 'ACME'",
    "a storage is gone": "DELETE FROM fin_storages WHERE id = 1",
    "a category is gone": "DELETE FROM fin_transaction_categories WHERE id = 4",
    "a side of a swap is gone":
        "DELETE FROM fin_transactions WHERE id = (SELECT debit_fin_transaction_id FROM swaps)",
}  # fmt: skip
ODD = {
    "categories in a circle": "UPDATE fin_transaction_categories SET parent_id = id",
    "an amount of text": "UPDATE fin_transactions SET amount = 'abc' WHERE id = 5",
    "an infinite amount": "UPDATE fin_transactions SET amount = 9e999 WHERE id = 5",
    "an amount of bytes": "UPDATE balances SET amount = x'ff'",
    "a rate of text": "UPDATE fin_asset_rates SET rate = 'abc'",
    "no datetime": "UPDATE fin_transactions SET datetime = 'soon'",
    "a name of bytes": "UPDATE fin_storages SET name = x'ff' WHERE id = 1",
}


@pytest.fixture
def spoilt(household, tmp_path):
    """The demo after a statement of a program that checks nothing."""

    def spoilt(statement: str) -> Path:
        path = tmp_path / "spoilt.db"
        path.write_bytes(household.read_bytes())
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for (name,) in connection.execute(triggers).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(statement)
        return path

    return spoilt


@pytest.mark.parametrize("format_", ["beancount", "hledger"])
@pytest.mark.parametrize("statement", BROKEN.values(), ids=BROKEN)
def test_broken_references_are_for_the_doctor(spoilt, statement, format_):
    path = spoilt(statement)
    assert f"references are broken; run findb doctor {path}" in refused("export", path, format_)


@pytest.mark.parametrize("statement", [*BROKEN.values(), *ODD.values()], ids=[*BROKEN, *ODD])
def test_nothing_ends_in_a_traceback(spoilt, tmp_path, statement):
    path = spoilt(statement)
    commands = [("export", path, "hledger"), ("export", path, "beancount")]
    if statement != ODD["categories in a circle"]:  # views would go round in it
        commands += [
            ("export", path, "csv", "-o", tmp_path / "csv"),
            ("balance-sheet", path),
            ("snapshot", path),
            ("scenarios", path),
            ("imports", path),
        ]
    for arguments in commands:
        result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), arguments
        assert result.exit_code == 0 or result.stderr.startswith("Error: ")
        del result  # its traceback holds a query open, on which the next command would wait
        gc.collect()


def test_without_a_base_asset_there_is_nothing_to_value_in(tmp_path):
    path = tmp_path / "life.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql.default().schema_sql())
    assert "There is no base asset" in refused("export", path, "hledger")


# --- csv -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("database", ["household", "odd"])
def test_a_database_is_made_again_from_its_csv_files(database, tmp_path, request):
    """By the commands of the README.txt, but for the sqlite3 shell."""
    database = request.getfixturevalue(database)
    folder = tmp_path / "csv"
    assert "README.txt says" in findb("export", database, "csv", "-o", folder)
    names = rows(database, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                           " AND name NOT GLOB '_*' AND name NOT GLOB 'yoyo_*'"
                           " AND name NOT GLOB 'sqlite_*'")  # fmt: skip
    assert {file.name for file in folder.iterdir()} == {f"{name}.csv" for (name,) in names} | {
        "README.txt"
    }
    again = tmp_path / "new.db"
    with closing(sqlite3.connect(again)) as connection:
        connection.executescript(sql.default().schema_sql())
    loads = 0
    for line in (folder / "README.txt").read_text("utf-8").splitlines():
        if line.startswith("findb load new.db "):
            _, _, _, table, file = line.split()
            findb("load", again, table, folder / file)
            query = f"SELECT * FROM {table} ORDER BY id"
            assert rows(again, query) == rows(database, query)
            loads += 1
    assert loads > 13
    query = "SELECT * FROM historical_monthly_balances"
    assert rows(again, query) == rows(database, query)


def test_a_folder_with_files_is_left_alone(household, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    assert "is not empty" in refused("export", household, "csv", "-o", tmp_path)
    findb("export", household, "csv", "-o", tmp_path, "--force")
    assert (tmp_path / "mine.txt").read_text() == "mine"
    before = (tmp_path / "swaps.csv").read_bytes()
    findb("export", household, "csv", "-o", tmp_path, "--force")
    assert (tmp_path / "swaps.csv").read_bytes() == before


def test_views_are_files_too(household, tmp_path):
    findb("export", household, "csv", "-o", tmp_path / "csv")
    with (tmp_path / "csv" / "current_balances.csv").open(encoding="utf-8", newline="") as file:
        found = [row["storage"] for row in csv.DictReader(file)]
    assert found[:2] == ["Checking", "Savings"]
