"""findb import of real files: they come once, add up, and go without a trace."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from findb.errors import FindbError
from findb.undo import undo
from importing import bring, content, one
from shared_data import SHARED, shared_file

REFUSED = ("broken", "wrong", "eurofxref", "trading212-export", "ibkr-trades")
FILES = [
    path
    for folder in ("camt", "csv", "gnucash", "ibflex", "mt940", "ofx", "qif")
    for path in sorted((SHARED / folder).glob("*.*"))
    if path.suffix != ".json" and not any(word in str(path) for word in REFUSED)
]


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
