"""Rules on what was imported before, and other programs that import."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

from engines import fresh
from findb import database, readers, rules
from findb.imports import FIELDS
from importing import bring, csv, one, run


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
