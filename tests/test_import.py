"""findb import: real files, overlapping files, twins, late rows, refusals, undo, other programs.

What a row becomes is tested in SQL: tests/views/import_inbox.sql, tests/triggers/import_*.sql.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import fresh
from findb import database, progress, readers, rules
from findb.cli import main
from findb.create import create
from findb.errors import FindbError
from findb.imports import CHUNK, FIELDS, Options, import_files
from findb.undo import undo
from shared_data import SHARED, shared_file

REFUSED = ("broken", "wrong", "eurofxref", "trading212-export", "ibkr-trades")
FILES = [
    path
    for folder in ("camt", "csv", "gnucash", "ibflex", "mt940", "ofx", "qif")
    for path in sorted((SHARED / folder).glob("*.*"))
    if path.suffix != ".json" and not any(word in str(path) for word in REFUSED)
]
READER = {"account": "Mine", "currency": "EUR"}
LEDGER = """
    SELECT fin_storages.name, asset.code, tx.datetime, tx.amount, tx.description, category.name,
        (SELECT count(*) FROM swaps
        WHERE credit_fin_transaction_id = tx.id OR debit_fin_transaction_id = tx.id)
    FROM fin_transactions AS tx
    JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    JOIN fin_storages ON fin_storages.id = held.storage_id
    JOIN fin_assets AS asset ON asset.id = held.asset_id
    JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    ORDER BY 1, 2, 3, 4, 5"""
NOT_OURS = ("sqlite_sequence", "imports", "_yoyo", "yoyo")


@pytest.fixture
def path(tmp_path):
    create(tmp_path / "life.db", "EUR")
    return tmp_path / "life.db"


@pytest.fixture
def connection(path):
    with closing(database.connect(path)) as connection:
        yield connection


def bring(connection, *files, dry_run=False, **options):
    """Import files, with what those need that name neither account nor currency."""
    reader = {**READER, **options.pop("reader", {})}
    return import_files(connection, files, Options(reader=reader, **options), dry_run=dry_run)


def content(connection) -> list[str]:
    """Everything but the list of imports and the counters of keys."""
    lines = connection.iterdump()
    return [line for line in lines if not any(f'"{name}' in line for name in NOT_OURS)]


def ledger(connection) -> list[tuple]:
    return connection.execute(LEDGER).fetchall()


def one(connection, query, *values):
    return connection.execute(query, values).fetchone()[0]


def csv(path: Path, *rows: str, header="date,amount,currency,account,description,kind,balance"):
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


# --- real files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_real_file_comes_once_and_goes_without_a_trace(connection, file):
    before = content(connection)
    (first,) = bring(connection, file)
    assert (first.new, first.known) == (first.rows - first.pending, 0)
    full = content(connection)
    (again,) = bring(connection, file, again=True)
    assert (again.new, again.known) == (0, first.new)
    assert ledger_rows(full) == ledger_rows(content(connection))
    (same,) = bring(connection, file)
    assert same.same_as == first.id
    for id in (again.id, first.id):
        undo(connection, id)
    assert content(connection) == before


def ledger_rows(lines: list[str]) -> list[str]:
    """Without import_rows: they know the newest import in which they were seen."""
    return [line for line in lines if '"import_rows' not in line]


def test_all_real_files_together_undone_in_any_order(connection):
    if not FILES:
        pytest.skip("the shared files are not here")
    before = content(connection)
    outcomes = bring(connection, *FILES)
    for outcome in [*outcomes[1::2], *outcomes[0::2]]:
        if outcome.id:
            undo(connection, outcome.id)
    # What an undone import made may serve a later one, so it may stay; the ledger is empty.
    for table in ("fin_transactions", "swaps", "balances", "fin_asset_rates", "import_rows"):
        assert one(connection, f"SELECT count(*) FROM {table}") == 0
    assert one(connection, "SELECT count(*) FROM fin_asset_splits") == 0
    assert before[0] == content(connection)[0]


def test_flex_cash_to_the_last_digit(connection):
    (outcome,) = bring(connection, shared_file("ibflex/testIBFlexStatementFile14.xml"))
    closings = {item.asset: (item.closing, item.difference) for item in outcome.statements}
    assert closings == {"CHF": (5.875184563, 0.0), "USD": (88.829543578, 0.0)}


def test_mt940_chains_31_days(connection):
    (outcome,) = bring(connection, shared_file("mt940/asnb.sta"))
    (statement,) = outcome.statements
    assert (statement.opening, statement.closing, statement.difference) == (444.29, 501.23, 0.0)
    assert one(connection, "SELECT count(*) FROM balances") == 32
    assert mismatches(connection) == []


def mismatches(connection) -> list[tuple[str, Decimal]]:
    """Datetime and difference of every balance that the transactions since the one before do not
    explain, over all times."""
    rows = connection.execute("""
        SELECT later.datetime, later.amount, earlier.datetime, earlier.amount,
            later.asset_storage_id
        FROM balances AS later JOIN balances AS earlier
            ON earlier.asset_storage_id = later.asset_storage_id
            AND earlier.datetime = (
                SELECT max(datetime) FROM balances AS b
                WHERE b.asset_storage_id = later.asset_storage_id AND b.datetime < later.datetime
            )""").fetchall()
    wrong = []
    for end, closing_, start, opening, held in rows:
        amounts = connection.execute(
            "SELECT amount FROM fin_transactions"
            " WHERE asset_storage_id = ? AND datetime >= ? AND datetime < ?",
            (held, start, end),
        )
        total = sum(Decimal(repr(amount)) for (amount,) in amounts)
        if difference := Decimal(repr(closing_)) - Decimal(repr(opening)) - total:
            wrong.append((end, difference))
    return wrong


@pytest.mark.parametrize("file", [file for file in FILES if file.parent.name == "mt940"],
                         ids=lambda file: file.name)  # fmt: skip
def test_statements_agree_with_their_rows_unless_the_file_does_not(connection, file):
    (outcome,) = bring(connection, file)
    wrong = any("do not add up" in note for note in outcome.notes)
    for statement in outcome.statements:
        assert statement.difference in (0, None) or wrong


def test_a_statement_that_is_five_cents_off_is_told(connection):
    (outcome,) = bring(connection, shared_file("camt/camt053.v2.five.decimals.xml"))
    assert [statement.difference for statement in outcome.statements] == [0.05]


def test_gnucash_totals(connection):
    bring(connection, shared_file("gnucash/complex_sample.gnucash"))
    totals = dict(
        connection.execute("""
            SELECT fin_storages.name || ' ' || asset.code, round(sum(tx.amount), 8)
            FROM fin_transactions AS tx
            JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
            JOIN fin_storages ON fin_storages.id = held.storage_id
            JOIN fin_assets AS asset ON asset.id = held.asset_id
            GROUP BY 1""")
    )
    ends = {name.rpartition(":")[2]: total for name, total in totals.items()}
    assert ends["Checking EUR"] == 820
    assert ends["Savings EUR"] == 3550
    assert ends["House EUR"] == 20000
    assert sum(total for name, total in totals.items() if name.endswith(" TDB160")) == 130
    money = one(
        connection,
        """
        SELECT -sum(tx.amount) FROM import_rows
        JOIN fin_transactions AS tx ON tx.id = fin_transaction_id
        WHERE kind = 'trade' AND security_code = 'TDB160'""",
    )
    assert money == 1200


def test_ledgerbal(connection):
    (outcome,) = bring(connection, shared_file("ofx/checking.ofx"))
    (statement,) = outcome.statements
    assert statement.opening is None
    assert statement.closing == 100.99


@pytest.mark.parametrize(
    "name",
    [
        "camt/camt053.v2.wrong.xml",
        "ofx/broken/date_missing.ofx",
        "ofx/broken/decimal_error.ofx",
        "ofx/broken/empty_balance.ofx",
        "SOURCES.md",
    ],
)
def test_a_bad_file_changes_nothing(connection, name):
    before = content(connection)
    with pytest.raises(FindbError) as error:
        bring(connection, shared_file("mt940/ing.sta"), shared_file(name))
    assert Path(name).name in error.value.message
    assert content(connection) == before
    assert one(connection, "SELECT count(*) FROM imports") == 0


# --- once and only once --------------------------------------------------------------------------


def test_an_overlapping_file_adds_what_is_new(connection, tmp_path):
    rows = [f"2026-01-{day:02},-{day}.50,EUR,A,shop {day},," for day in range(1, 21)]
    bring(connection, csv(tmp_path / "1.csv", *rows[:12]))
    (second,) = bring(connection, csv(tmp_path / "2.csv", *rows[8:]))
    assert (second.new, second.known) == (8, 4)
    assert one(connection, "SELECT count(*) FROM fin_transactions") == 20


def test_twins_survive_and_late_rows_come(connection, tmp_path):
    coffee = "2026-01-05,-2.50,EUR,A,coffee,,"
    bring(connection, csv(tmp_path / "1.csv", coffee, coffee, "2026-01-07,-9.00,EUR,A,lunch,,"))
    (late,) = bring(
        connection,
        csv(tmp_path / "2.csv", "2026-01-02,-1.00,EUR,A,posted late,,", coffee, coffee, coffee),
    )
    assert (late.new, late.known) == (2, 2)
    assert one(connection, "SELECT round(sum(amount), 2) FROM fin_transactions") == -17.5


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_files_with_ids_give_the_same_ledger(tmp_path_factory, data):
    """Where rows have ids, a statement may be cut anywhere: into any subsets of its rows."""
    folder = tmp_path_factory.mktemp("cut")
    header = "date,amount,currency,account,id"
    numbers = range(data.draw(st.integers(1, 12)))
    rows = [f"2026-01-{1 + number % 4:02},-1.50,EUR,A,{number}" for number in numbers]
    parts = data.draw(st.lists(st.sets(st.sampled_from(rows), min_size=1), max_size=4))
    parts = data.draw(st.permutations([*parts, *([row] for row in rows)]))
    whole, cut = fresh(), fresh()
    for connection in (whole, cut):
        connection.execute("INSERT INTO fin_asset_types (name) VALUES ('Currencies')")
        connection.execute("INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1)")
    bring(whole, csv(folder / "whole.csv", *rows, header=header))
    for number, part in enumerate(parts):
        bring(cut, csv(folder / f"{number}.csv", *part, header=header))
    assert ledger(cut) == ledger(whole)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_files_of_a_statement_give_the_same_ledger(tmp_path_factory, data):
    """Cut into overlapping days, in any order; what a bank tells of a day it tells whole."""
    folder = tmp_path_factory.mktemp("cut")
    days = data.draw(
        st.lists(
            st.lists(st.sampled_from(["-1.00", "-2.50", "7.00"]), min_size=1, max_size=4),
            min_size=2,
            max_size=8,
        )
    )
    rows = [
        [f"2026-01-{day:02},{amount},EUR,A,text,," for amount in amounts]
        for day, amounts in enumerate(days, 1)
    ]
    starts = data.draw(st.lists(st.integers(0, len(days) - 1), max_size=4))
    ranges = [(start, data.draw(st.integers(start + 1, len(days)))) for start in starts]
    middle = data.draw(st.integers(1, len(days) - 1))
    ranges += [(0, middle), (middle, len(days))]
    ranges = data.draw(st.permutations(ranges))

    whole, parts = fresh(), fresh()
    for connection in (whole, parts):
        connection.execute("INSERT INTO fin_asset_types (name) VALUES ('Currencies')")
        connection.execute("INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1)")
    bring(whole, csv(folder / "whole.csv", *sum(rows, [])), reader={"decimal": "point"})
    for number, (start, end) in enumerate(ranges):
        file = csv(folder / f"{number}.csv", *sum(rows[start:end], []))
        bring(parts, file, reader={"decimal": "point"})
    assert ledger(parts) == ledger(whole)


def test_what_was_deleted_stays_deleted(connection, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-06,-3.50,EUR,A,x,,")
    bring(connection, file)
    connection.execute("DELETE FROM latest_fin_transactions WHERE amount = -2.5")
    (again,) = bring(connection, file, again=True)
    assert (again.new, again.known) == (0, 2)
    assert one(connection, "SELECT count(*) FROM fin_transactions") == 1


def test_an_undone_import_comes_again(connection, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,")
    (first,) = bring(connection, file)
    full = ledger(connection)
    undo(connection, first.id)
    assert ledger(connection) == []
    (again,) = bring(connection, file)
    assert (again.same_as, again.new) == (None, 1)
    assert ledger(connection) == full
    with pytest.raises(FindbError, match="is undone already"):
        undo(connection, first.id)
    with pytest.raises(FindbError, match="no import 99"):
        undo(connection, 99)


def test_undoing_an_import_lets_a_later_file_with_its_rows_come_again(connection, tmp_path):
    rows = ["2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-06,-3.50,EUR,A,tea,,"]
    files = [csv(tmp_path / "1.csv", rows[0]), csv(tmp_path / "2.csv", *rows)]
    first, _ = bring(connection, *files)
    undo(connection, first.id)
    assert len(ledger(connection)) == 1
    (again,) = bring(connection, files[1])
    assert (again.same_as, again.new, again.known) == (None, 1, 1)


def test_undo_keeps_what_the_user_made_his_own(connection, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-05,-2.50,EUR,B,x,,")
    (first,) = bring(connection, file)
    connection.execute("UPDATE fin_storages SET description = 'mine' WHERE name = 'A'")
    connection.execute("INSERT INTO current_balances (asset_type, asset_code, storage, balance)"
                       " VALUES ('Currencies', 'EUR', 'B', 5)")  # fmt: skip
    undo(connection, first.id)
    names = [name for (name,) in connection.execute("SELECT name FROM fin_storages")]
    assert names == ["A", "B"]


def test_the_wrong_account(connection, tmp_path):
    """Undone, and imported again to the right one."""
    connection.execute("INSERT INTO fin_storages (name) VALUES ('Savings')")
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,", header="date,amount,currency,account")
    (wrong,) = bring(connection, file)
    assert ledger(connection)[0][0] == "Mine"
    undo(connection, wrong.id)
    bring(connection, file, into="Savings")
    assert [row[0] for row in ledger(connection)] == ["Savings"]
    assert one(connection, "SELECT count(*) FROM fin_storages") == 1
    with pytest.raises(FindbError, match="no storage Nowhere"):
        bring(connection, file, into="Nowhere", again=True)


def test_new_accounts_can_be_refused(connection, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,")
    with pytest.raises(FindbError, match=r"1\.csv, line 2: import_accounts: the account is not"):
        bring(connection, file, known_accounts=True)
    assert one(connection, "SELECT count(*) FROM import_accounts") == 0


def test_a_file_that_is_cut_off(connection, tmp_path):
    text = shared_file("mt940/asnb.sta").read_bytes()
    cut = tmp_path / "cut.sta"
    cut.write_bytes(text[: len(text) * 2 // 3])
    with pytest.raises(FindbError, match="cut off|download"):
        bring(connection, cut)
    assert one(connection, "SELECT count(*) FROM imports") == 0


def test_a_process_that_is_killed_leaves_nothing(path, tmp_path):
    rows = [f"2026-01-05,-{number}.50,EUR,A,{number},," for number in range(3_000)]
    file = csv(tmp_path / "1.csv", *rows)
    program = f"""
import os, signal
from pathlib import Path
from findb import database, imports
def watch(records, name):
    for number, record in enumerate(records):
        if number == 2_000:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        yield record
connection = database.connect({str(path)!r})
imports.import_files(connection, [Path({str(file)!r})], watch=watch)
"""
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode != 0
    with closing(database.connect(path)) as connection:
        assert one(connection, "SELECT count(*) FROM imports") == 0
        assert one(connection, "SELECT count(*) FROM import_rows") == 0
        (outcome,) = bring(connection, file)
        assert outcome.new == 3_000
        assert one(connection, "PRAGMA integrity_check") == "ok"


def test_records_go_in_as_they_are_read(connection, tmp_path):
    rows = [f"2026-01-05,-{number}.50,EUR,A,{number},," for number in range(1_000)]
    waiting = []

    def watch(records, name):
        for number, record in enumerate(records):
            waiting.append(number - one(connection, "SELECT count(*) FROM import_rows"))
            yield record

    import_files(connection, [csv(tmp_path / "1.csv", *rows)], watch=watch)
    assert max(waiting) < CHUNK


def test_pending_rows_are_left_out(connection, tmp_path):
    header = "date,amount,currency,account,description,status"
    file = csv(
        tmp_path / "1.csv",
        "2026-01-05,-2.50,EUR,A,coffee,pending",
        "2026-01-05,-3.50,EUR,A,tea,",
        header=header,
    )
    (outcome,) = bring(connection, file)
    assert (outcome.rows, outcome.pending, outcome.new) == (2, 1, 1)


# --- what is told --------------------------------------------------------------------------------


def run(*arguments) -> str:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.output


def failed(*arguments) -> str:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.output


def test_a_dry_run_tells_all_and_changes_nothing(path, connection, tmp_path):
    rows = ["2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-06,100.00,EUR,A,,,",
            "2026-01-07,-100.00,EUR,B,,,", "2026-01-09,12.00,EUR,A,,balance,"]  # fmt: skip
    before = content(connection)
    output = run("import", path, csv(tmp_path / "1.csv", *rows), "--dry-run")
    assert "4 rows: 4 new, 0 known" in output
    assert "transfers found: 1" in output
    assert "without a rule, uncategorised: 1" in output
    assert "nothing was changed" in output
    assert "coffee" not in output
    assert content(connection) == before


def test_a_verbose_dry_run_shows_every_row(path, connection, tmp_path):
    rows = ["2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-06,100.00,EUR,A,,,",
            "2026-01-07,-100.00,EUR,B,,,"]  # fmt: skip
    output = run("import", path, csv(tmp_path / "1.csv", *rows), "--dry-run", "--verbose")
    assert "line 2: 2026-01-05 A: -2.5 EUR, cash, uncategorised: coffee (no rule)" in output
    assert "line 3: 2026-01-06 A: 100 EUR, cash, transfers (transfer found)" in output
    assert "account made: 2: A, B" in output
    assert ledger(connection) == []


def test_a_dry_run_lists_what_is_refused(connection, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-05,-3.50,EUR,B,x,,")
    connection.execute("INSERT INTO fin_storages (name) VALUES ('A')")
    connection.execute(
        "INSERT INTO import_accounts (source, account, storage_id) VALUES ('csv:generic', 'A', 1)"
    )
    (outcome,) = bring(connection, file, dry_run=True, known_accounts=True)
    assert [refusal.line for refusal in outcome.refused] == [3]
    assert (outcome.new, outcome.known) == (1, 0)


def test_near_duplicates_are_told(connection, tmp_path):
    bring(connection, csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,"))
    connection.execute(
        "INSERT INTO latest_fin_transactions"
        " (datetime, amount, category, asset_type, asset_code, storage)"
        " VALUES ('2026-01-09 10:00:00', -7.0, 'uncategorised', 'Currencies', 'EUR', 'A')"
    )
    (outcome,) = bring(connection, csv(tmp_path / "2.csv", "2026-01-10,-7.00,EUR,A,by hand,,"))
    assert outcome.counts["near duplicates"] == 1
    assert outcome.new == 1


def test_opening_and_rows_and_closing(path, tmp_path):
    header = "date,amount,currency,account,description,kind,balance"
    rows = ["2026-01-01,100.00,EUR,A,,balance,", "2026-01-05,-2.50,EUR,A,coffee,,",
            "2026-01-09,97.50,EUR,A,,balance,"]  # fmt: skip
    good = csv(tmp_path / "1.csv", *rows, header=header)
    assert "A EUR: opening 100 + rows -2.5 = closing 97.5" in run("import", path, good)
    wrong = csv(tmp_path / "2.csv", "2026-01-20,90.00,EUR,A,,balance,", header=header)
    assert "is not closing 90: -7.5 is missing" in run("import", path, wrong)


def test_imports_are_listed_and_undone(path, tmp_path):
    assert "Nothing was imported yet" in run("imports", path)
    run("import", path, csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,"))
    assert "already imported (as import 1)" in run("import", path, tmp_path / "1.csv")
    assert "1.csv" in run("imports", path)
    assert "1 row and what they brought" in run("undo", path, 1)
    assert "undone" in run("imports", path)
    assert "undone already" in failed("undo", path, 1)


def test_messages_name_file_and_line_and_show_content_only_when_asked(path, tmp_path):
    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-05,secret,EUR,A,x,,")
    output = failed("import", path, file)
    assert "1.csv, line 3" in output
    assert "secret" not in output
    assert "Nothing was changed" in output
    assert "secret" in failed("import", path, file, "--verbose")
    assert "cannot be opened" in failed("import", path, tmp_path / "none.csv")


@pytest.mark.parametrize(
    "name, text",
    [
        ("empty.csv", b""),
        ("page.csv", b"<!DOCTYPE html><html>log in</html>"),
        ("doc.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Document>&a;</Document>'),
        ("encoding.csv", b"date,amount,currency,account\n2026-01-05,1.00,EUR,\xff\xfe\n"),
        ("column.csv", b"date,currency,account\n2026-01-05,EUR,A\n"),
        ("order.csv", b"date,amount,currency,account\n01/02/2026,1.00,EUR,A\n"),
    ],
)
def test_bad_files_are_refused(path, connection, tmp_path, name, text):
    before = content(connection)
    (tmp_path / name).write_bytes(text)
    output = failed("import", path, tmp_path / name)
    assert name in output
    assert content(connection) == before


def test_what_takes_long_shows_a_count(monkeypatch, capsys):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress.counted(iter(range(1_200)), "x.csv")) == [*range(1_200)]
    assert "x.csv: 1,000 rows" in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    assert list(progress.counted(iter(range(1_200)), "x.csv")) == [*range(1_200)]
    assert capsys.readouterr().err == ""


# --- rules ---------------------------------------------------------------------------------------


def test_rules_are_tested_on_the_history_and_applied_to_what_has_no_category(
    path, connection, tmp_path
):
    rows = ["2026-01-05,-2.50,EUR,A,coffee,,", "2026-01-06,-3.50,EUR,A,coffee,,",
            "2026-01-07,-9.50,EUR,A,books,,"]  # fmt: skip
    bring(connection, csv(tmp_path / "1.csv", *rows))
    assert "There is no rule yet" in run("rules", path)
    connection.execute(
        "INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)"
        " VALUES ('food', 1, 0, 0), ('treats', 1, 0, 0)"
    )
    connection.execute(
        "INSERT INTO import_rules (priority, pattern, category_id)"
        " SELECT 1, 'COFFEE', id FROM fin_transaction_categories WHERE name = 'food'"
    )
    connection.execute("UPDATE latest_fin_transactions SET category = 'treats' WHERE amount = -3.5")
    assert "COFFEE" in run("rules", path)
    changes, unmatched = rules.test(connection)
    assert [(c.before, c.after, c.rows) for c in changes] == [
        ("treats", "food", 1),
        ("uncategorised", "food", 1),
    ]
    assert unmatched == 1
    assert "1 row of money fit no rule" in run("rules", path, "test")
    assert "1 transaction got a category" in run("rules", path, "apply")
    found = connection.execute("SELECT category FROM latest_fin_transactions ORDER BY amount DESC")
    assert [name for (name,) in found] == ["food", "treats", "uncategorised"]
    assert "0 transactions got" in run("rules", path, "apply")


# --- other programs ------------------------------------------------------------------------------


def test_any_program_can_import_by_sql(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        rows = [("coffee", "2026-01-05 08:00:00", "-2.50"), ("tea", "2026-01-05 16:00:00", "-3")]
        for expected in (2, 0):
            with connection:
                connection.execute("INSERT INTO imports (file_name) VALUES ('my script')")
                connection.executemany(
                    "INSERT INTO import_inbox"
                    " (source, account, kind, currency, memo, occurred_at, amount)"
                    " VALUES ('my', 'Wallet', 'cash', 'EUR', ?, ?, ?)",
                    rows,
                )
                connection.execute(
                    "UPDATE imports SET finished_datetime = datetime('now')"
                    " WHERE finished_datetime IS NULL"
                )
            newest = "SELECT new_row_count FROM imports ORDER BY id DESC"
            assert one(connection, newest) == expected
        assert one(connection, "SELECT sum(amount) FROM fin_transactions") == -5.5


def test_sqlite_utils_can_import(path, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("day,amount,memo\n2026-01-05,-2.50,00123\n2026-01-05,-2.50,00123\n")
    insert = (
        "INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, memo)"
        " VALUES ('my', 'Wallet', 'cash', :day || ' 00:00:00', 'EUR', :amount, :memo)"
    )
    help_ = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "bulk", "--help"], capture_output=True, text=True
    ).stdout
    as_text = ["--no-detect-types"] * ("--no-detect-types" in help_)  # since 4.0
    for expected in (2, 2):
        for arguments in (
            ["query", path, "INSERT INTO imports (file_name) VALUES ('rows.csv')"],
            ["bulk", path, insert, file, "--csv", *as_text, "--batch-size", "100000"],
            ["query", path, "UPDATE imports SET finished_datetime = datetime('now')"
             " WHERE finished_datetime IS NULL"],
        ):  # fmt: skip
            command = [sys.executable, "-m", "sqlite_utils", *map(str, arguments)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, done.stderr
        with closing(database.connect(path)) as connection:
            assert one(connection, "SELECT count(*) FROM fin_transactions") == expected
            assert one(connection, "SELECT description FROM fin_transactions") == "00123"


def test_the_columns_of_the_inbox_are_the_fields_of_a_record():
    names = [row[1] for row in fresh().execute("PRAGMA table_info(import_inbox)")]
    assert tuple(names) == ("pseudo_id", *FIELDS)
    assert FIELDS == readers.FIELDS
