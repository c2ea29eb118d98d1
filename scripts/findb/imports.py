"""Files into the ledger: what readers yield goes through the view import_inbox, each file as a
row of `imports`, all files of a call in one transaction.

What is new, what is known, which category a row has and which rows are transfers is decided by the
SQL of that view; here files are read, refusals get their line, and the outcome is told.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from findb import database, readers
from findb.errors import FindbError, is_outside, sentence
from findb.readers import FIELDS, ReadError, Record, csv_profile

CHUNK = 200  # rows a statement: what a statement costs by itself is shared by them
ROW = f"({', '.join('?' * len(FIELDS))})"
INSERT = f"INSERT INTO import_inbox ({', '.join(FIELDS)}) VALUES "
FINISH = """UPDATE imports SET row_count = ?, finished_datetime = datetime('now')
    WHERE id = ? AND finished_datetime IS NULL"""
# Undoing an earlier import may have taken rows that this file has, too.
SAME_FILE = """
    SELECT imports.id FROM imports
    WHERE imports.file_sha256 = ? AND imports.is_undone = 0
        AND imports.finished_datetime IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM imports AS undone
            WHERE undone.is_undone = 1 AND undone.id < imports.id
        )
    ORDER BY imports.id LIMIT 1"""


class Options(NamedTuple):
    """How files are imported. `into` is the storage of accounts that are not known yet, `reader` is
    what the readers are told: account, profile, currency, decimal, date_order ..."""

    into: str | None = None
    asset_type: str | None = None
    known_accounts: bool = False
    again: bool = False
    reader: dict[str, str] = {}


class Refusal(NamedTuple):
    line: int | None
    reason: str


class Statement(NamedTuple):
    """What the balances of a file say of an account: opening + rows = closing, or not."""

    storage: str
    asset: str
    opening: float | None  # None when neither the file nor the ledger knows one
    rows: float
    closing: float

    @property
    def difference(self) -> float | None:
        if self.opening is None:
            return None
        return round(self.closing - self.opening - self.rows, 8) + 0.0


@dataclass
class Outcome:
    """What became of one file."""

    file: str
    id: int | None = None  # of its row in imports
    source: str | None = None
    same_as: int | None = None  # the import that brought the same file before
    rows: int = 0
    pending: int = 0
    new: int = 0
    notes: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # SUMMARY's names
    created: dict[str, list[str]] = field(default_factory=dict)

    @property
    def known(self) -> int:
        return self.rows - self.pending - self.new - len(self.refused)


def import_files(
    connection: sqlite3.Connection,
    files: Iterable[Path],
    options: Options | None = None,
    *,
    dry_run: bool = False,
    watch: Callable[[Iterator[Record], str], Iterator[Record]] = lambda records, name: records,
    told: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Import all files or none; `told` gets the outcome of each while it can still be looked up.

    In a dry run rows that are refused do not stop it, and nothing stays.
    """
    outcomes = []
    try:
        with database.transaction(connection):
            for file in files:
                outcomes.append(import_file(connection, file, options or Options(), dry_run, watch))
                told(outcomes[-1])
            if dry_run:
                raise _Undo
    except _Undo:
        pass
    return outcomes


class _Undo(Exception):
    """Leaves a transaction, and nothing in it."""


def import_file(
    connection: sqlite3.Connection,
    path: Path,
    options: Options,
    dry_run: bool,
    watch: Callable[[Iterator[Record], str], Iterator[Record]],
) -> Outcome:
    """Import one file within the transaction of the caller."""
    outcome = Outcome(str(path))
    digest = sha256(path)
    same = connection.execute(SAME_FILE, [digest]).fetchone()
    if same and not options.again:
        outcome.same_as = same[0]
        return outcome
    reader = csv_profile if "profile" in options.reader else readers.recognise(path)
    outcome.id = open_import(connection, path, digest, options)
    records = readers.read(path, reader=reader, note=outcome.notes.append, **options.reader)
    balances = Balances()
    watched = watch(noted(records, outcome, balances), path.name)
    while chunk := list(islice(watched, CHUNK)):
        insert(connection, chunk, outcome, dry_run)
    connection.execute("UPDATE imports SET source = ? WHERE id = ?", [outcome.source, outcome.id])
    connection.execute(FINISH, [outcome.rows, outcome.id])
    summarise(connection, outcome, balances)
    return outcome


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise ReadError(
            str(path), f"cannot be opened: {error.strerror}", "check the path"
        ) from error
    return digest.hexdigest()


def open_import(connection: sqlite3.Connection, path: Path, digest: str, options: Options) -> int:
    """Add the row of imports to which the rows of the file will belong; return its id."""
    storage_id = None
    if options.into is not None:
        row = connection.execute("SELECT id FROM fin_storages WHERE name = ?", [options.into])
        storage_id = (row.fetchone() or [None])[0]
        if storage_id is None:
            raise FindbError(
                f"There is no storage {options.into}; add it to fin_storages first, or correct"
                " --into."
            )
    values = {
        "file_name": path.name,
        "file_sha256": digest,
        "storage_id": storage_id,
        "is_new_account_ok": int(not options.known_accounts),
    }
    if options.asset_type is not None:
        values["asset_type"] = options.asset_type
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(
        f"INSERT INTO imports ({', '.join(values)}) VALUES ({marks})", list(values.values())
    )
    return cursor.lastrowid


class Balances:
    """The first and the last balance that a file tells of each account and currency."""

    def __init__(self) -> None:
        self.ends: dict[tuple[str, str | None, str | None], list[tuple[str, float]]] = {}

    def see(self, record: Record) -> None:
        key = (record.source, record.account, record.currency)
        found = (record.occurred_at, float(record.amount))
        ends = self.ends.setdefault(key, [found, found])
        ends[0] = min(ends[0], found, key=lambda end: end[0])
        ends[1] = max(ends[1], found, key=lambda end: end[0])


def noted(records: Iterator[Record], outcome: Outcome, balances: Balances) -> Iterator[Record]:
    """The records that are to be inserted; all are counted."""
    for record in records:
        outcome.rows += 1
        outcome.source = outcome.source or record.source
        if record.status == "pending":
            outcome.pending += 1
            continue
        if record.kind == "balance":
            balances.see(record)
        yield record


def insert(
    connection: sqlite3.Connection, records: list[Record], outcome: Outcome, dry_run: bool
) -> None:
    """Hand records to import_inbox. Is one refused, they go in one by one, to tell which."""
    values = list(chain.from_iterable(record.as_row() for record in records))
    try:
        connection.execute(INSERT + ", ".join([ROW] * len(records)), values)
        return
    except sqlite3.Error as error:
        if is_outside(error) or not connection.in_transaction:
            raise
    for record in records:
        try:
            connection.execute(INSERT + ROW, record.as_row())
        except sqlite3.Error as error:
            if not dry_run:
                where = f", line {record.line_no}" if record.line_no else ""
                raise FindbError(
                    f"{outcome.file}{where}: {sentence(error)} Nothing was changed."
                ) from error
            outcome.refused.append(Refusal(record.line_no, sentence(error)))


# --- what came of it -----------------------------------------------------------------------------

# The same amount in the same place and week, not from a file of the same account: is it the same
# money, told twice?
NEAR = """EXISTS (
        SELECT 1 FROM fin_transactions AS twin
        WHERE twin.asset_storage_id = tx.asset_storage_id
            AND twin.datetime >= datetime(tx.datetime, '-3 days')
            AND twin.datetime <= datetime(tx.datetime, '+3 days')
            AND twin.amount = tx.amount
            AND twin.id <> tx.id
            AND NOT EXISTS (
                SELECT 1 FROM import_rows AS other
                WHERE other.fin_transaction_id = twin.id
                    AND other.import_account_id = brought.import_account_id
            )
    )"""
SUMMARY = {
    "transactions": """
        SELECT count(fin_transaction_id) + count(other_fin_transaction_id)
        FROM import_rows WHERE import_id = :id""",
    "balances": "SELECT count(DISTINCT balance_id) FROM import_rows WHERE import_id = :id",
    "rates": "SELECT count(DISTINCT fin_asset_rate_id) FROM import_rows WHERE import_id = :id",
    "prices that wait for the rate of their currency": """
        SELECT count(*) FROM import_rows WHERE import_id = :id AND is_waiting = 1""",
    "without a rule, uncategorised": """
        SELECT count(*) FROM import_rows
        WHERE import_id = :id AND category = 'uncategorised' AND import_rule_id IS NULL
            AND swap_id IS NULL""",
    "transfers found": """
        SELECT count(DISTINCT swap_id) FROM import_rows
        WHERE import_id = :id AND kind IN ('cash', 'transfer', 'delivery')""",
    "doubtful transfers": """
        SELECT count(*) FROM import_rows WHERE import_id = :id AND is_doubtful = 1""",
    "near duplicates": f"""
        SELECT count(*) FROM import_rows AS brought
        CROSS JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
        WHERE brought.import_id = :id AND {NEAR}""",
}
DETAILS = f"""
    SELECT brought.line_no, brought.kind, tx.datetime, fin_storages.name, tx.amount, asset.code,
        category.name, tx.description,
        CASE
            WHEN brought.is_doubtful = 1 THEN 'a transfer? several candidates'
            WHEN brought.swap_id IS NOT NULL AND brought.other_fin_transaction_id IS NULL
                THEN 'transfer found'
            WHEN {NEAR} THEN 'near duplicate'
            WHEN brought.category = 'uncategorised' AND brought.import_rule_id IS NULL
                THEN 'no rule'
        END
    FROM import_rows AS brought
    CROSS JOIN fin_transactions AS tx
        ON tx.id IN (brought.fin_transaction_id, brought.other_fin_transaction_id)
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    CROSS JOIN fin_storages ON fin_storages.id = held.storage_id
    CROSS JOIN fin_assets AS asset ON asset.id = held.asset_id
    CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE brought.import_id = ?
    ORDER BY brought.id, tx.id"""
CREATED = {
    "account": """
        SELECT fin_storages.name FROM import_creations AS made
        JOIN import_accounts AS account ON account.id = made.row_id
        JOIN fin_storages ON fin_storages.id = account.storage_id
        WHERE made.table_name = 'import_accounts' AND made.import_id = ?""",
    "asset": """
        SELECT asset.code FROM import_creations AS made
        JOIN fin_assets AS asset ON asset.id = made.row_id
        WHERE made.table_name = 'fin_assets' AND made.import_id = ?""",
    "category": """
        SELECT category.name FROM import_creations AS made
        JOIN fin_transaction_categories AS category ON category.id = made.row_id
        WHERE made.table_name = 'fin_transaction_categories' AND made.import_id = ?""",
}
HELD = """
    SELECT held.id, fin_storages.name, asset.code
    FROM import_accounts AS account
    JOIN fin_storages ON fin_storages.id = account.storage_id
    JOIN fin_assets_storages AS held ON held.storage_id = account.storage_id
    JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE account.source = ? AND account.account = coalesce(?, '') AND asset.code = upper(?)
    ORDER BY asset.type_id = (SELECT type_id FROM fin_assets WHERE is_base = 1) DESC
    LIMIT 1"""
EARLIER = """
    SELECT datetime, amount FROM balances
    WHERE asset_storage_id = ? AND datetime < ? ORDER BY datetime DESC LIMIT 1"""
TOTAL = """
    SELECT total(CAST(amount AS INTEGER)) + total(amount - CAST(amount AS INTEGER))
    FROM fin_transactions
    WHERE asset_storage_id = ? AND datetime >= ? AND datetime < ?"""


def summarise(connection: sqlite3.Connection, outcome: Outcome, balances: Balances) -> None:
    (outcome.new,) = connection.execute(
        "SELECT new_row_count FROM imports WHERE id = ?", [outcome.id]
    ).fetchone()
    for name, query in SUMMARY.items():
        (outcome.counts[name],) = connection.execute(query, {"id": outcome.id}).fetchone()
    for name, query in CREATED.items():
        outcome.created[name] = [found for (found,) in connection.execute(query, [outcome.id])]
    for (source, account, currency), (first, last) in balances.ends.items():
        held = connection.execute(HELD, [source, account, currency]).fetchone()
        if held:
            outcome.statements.append(statement(connection, held, first, last))


def statement(
    connection: sqlite3.Connection,
    held: tuple[int, str, str],
    first: tuple[str, float],
    last: tuple[str, float],
) -> Statement:
    """Compare the last balance of a file with its first, or with the newest one before it."""
    id, storage, asset = held
    if first == last:
        first = connection.execute(EARLIER, [id, last[0]]).fetchone()
    since, opening = first or ("", None)
    (total,) = connection.execute(TOTAL, [id, since, last[0]]).fetchone()
    return Statement(storage, asset, opening, round(total, 8), last[1])


def details(connection: sqlite3.Connection, outcome: Outcome) -> Iterator[tuple]:
    """Of each transaction that a file brought: line, kind, datetime, storage, amount, asset,
    category, description, and what is to be said of it (None mostly)."""
    return connection.execute(DETAILS, [outcome.id])


# --- undoing -------------------------------------------------------------------------------------

MADE = "SELECT table_name, row_id FROM import_creations WHERE import_id = ? ORDER BY id DESC"
# What the user has made his own stays.
UNTOUCHED = {
    "fin_assets": "is_base = 0 AND description IS NULL",
    "fin_storages": "description IS NULL",
    "fin_assets_storages": "priority IS NULL AND allocation_group_id IS NULL",
    "import_accounts": """storage_id IS NULL OR storage_id IN (
        SELECT id FROM fin_storages WHERE fin_storages.name = import_accounts.account
        UNION ALL SELECT storage_id FROM imports WHERE imports.id = :id)""",
}


def undo(connection: sqlite3.Connection, id: int) -> int:
    """Remove exactly what an import brought, and what it made if nothing else has use for it;
    return how many rows it had brought."""
    with database.transaction(connection):
        found = connection.execute(
            "SELECT is_undone, coalesce(new_row_count, 0) FROM imports WHERE id = ?", [id]
        ).fetchone()
        if found is None:
            raise FindbError(f"There is no import {id}; findb imports lists them.")
        if found[0]:
            raise FindbError(f"Import {id} is undone already.")
        connection.execute("UPDATE imports SET is_undone = 1 WHERE id = ?", [id])
        remove_made(connection, id)
    return found[1]


def remove_made(connection: sqlite3.Connection, id: int) -> None:
    """Delete accounts, assets and categories that an import made and that nothing refers to."""
    made = connection.execute(MADE, [id]).fetchall()
    while True:
        left = [thing for thing in made if not removed(connection, *thing, id)]
        if len(left) == len(made):
            break
        made = left  # what referred to them may be gone now
    connection.execute("DELETE FROM import_creations WHERE import_id = ?", [id])


def removed(connection: sqlite3.Connection, table: str, key: int, id: int) -> bool:
    connection.execute("SAVEPOINT made")
    try:
        condition = UNTOUCHED.get(table, "TRUE")
        values = {"key": key, "id": id}
        query = f"DELETE FROM {table} WHERE id = :key AND ({condition})"
        done = connection.execute(query, values)
        return done.rowcount > 0
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO made")
        return False
    finally:
        connection.execute("RELEASE made")
