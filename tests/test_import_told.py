"""What findb import tells, after it is done: dry runs, refusals, duplicates, statements."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing

import pytest

from findb import database, progress, readers
from importing import bring, content, csv, failed, ledger, one, run


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


def test_a_reader_that_leaves_undoes_nothing(path, tmp_path):
    """findb import ... | head -1: what was told was done."""
    rows = [f"2026-01-05,-{number}.50,EUR,A,{number},," for number in range(1, 3_001)]
    file = csv(tmp_path / "1.csv", *rows)
    with subprocess.Popen(
        [sys.executable, "-m", "findb", "import", str(path), str(file), "--verbose"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert b"3,000 new" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    with closing(database.connect(path)) as connection:
        assert one(connection, "SELECT count(*) FROM import_rows") == 3_000


@pytest.mark.parametrize("dry_run", [False, True])
def test_nothing_is_told_before_it_is_done(path, connection, tmp_path, monkeypatch, dry_run):
    told = []

    def echo(*arguments, **options):
        told.append(connection.execute("BEGIN IMMEDIATE").fetchone())  # the lock is free
        connection.execute("ROLLBACK")

    file = csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,")
    monkeypatch.setattr("click.echo", echo)
    run("import", path, file, "--verbose", *["--dry-run"] * dry_run)
    assert told
    assert one(connection, "SELECT count(*) FROM import_rows") == 1 - dry_run


def test_a_file_is_recognised_before_the_database_is_locked(connection, tmp_path, monkeypatch):
    seen = []

    def recognise(source, *arguments):
        seen.append(connection.in_transaction)
        return original(source, *arguments)

    original = readers.recognise
    monkeypatch.setattr(readers, "recognise", recognise)
    bring(connection, csv(tmp_path / "1.csv", "2026-01-05,-2.50,EUR,A,coffee,,"))
    assert seen == [False]
