"""findb import: overlapping files, twins, late rows, undo, what is cut off or killed.

What a row becomes is tested in SQL: tests/views/import_inbox.sql, tests/triggers/import_*.sql.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import fresh
from findb import database
from findb.errors import FindbError
from findb.imports import CHUNK, import_files
from findb.undo import undo
from importing import bring, csv, ledger, one
from shared_data import shared_file


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


def test_a_trade_without_an_amount_costs_its_quantity_at_its_price(connection, tmp_path):
    header = "date,kind,currency,amount,security_code,quantity,price,fee"
    buys = csv(tmp_path / "1.csv", "2024-01-15,trade,EUR,,AAPL,10,185.50,4.95", header=header)
    bring(connection, buys)
    cash = "SELECT sum(amount) FROM latest_fin_transactions WHERE asset_code = 'EUR'"
    assert one(connection, cash) == -1859.95
    for cells in ("10,,4.95", ",185.50,4.95"):
        file = csv(tmp_path / "2.csv", f"2024-01-16,trade,EUR,,AAPL,{cells}", header=header)
        with pytest.raises(FindbError, match="the (amount|quantity) is missing"):
            bring(connection, file)


def test_renamed_categories_are_found_again(connection, tmp_path):
    rows = ["2026-01-05,-20.00,EUR,A,,,", "2026-01-06,20.00,EUR,B,,,", "2026-01-06,7,EUR,A,,,"]
    bring(connection, csv(tmp_path / "1.csv", *rows))
    connection.execute("UPDATE fin_transaction_categories SET name = 'my ' || name")
    rows = ["2026-02-05,-20.00,EUR,A,,,", "2026-02-06,20.00,EUR,B,,,", "2026-02-06,7,EUR,A,,,"]
    (second,) = bring(connection, csv(tmp_path / "2.csv", *rows))
    names = connection.execute("SELECT name, role FROM fin_transaction_categories ORDER BY id")
    assert names.fetchall() == [
        ("my all", None),
        ("my uncategorised", "uncategorised"),
        ("my transfers", "transfers"),
    ]
    undo(connection, second.id)
    assert one(connection, "SELECT count(*) FROM fin_transactions") == 3
