"""Files into the ledger: what readers yield goes through the view import_inbox, each file as a
row of `imports`, all files of a call in one transaction.

The SQL of that view decides what is new, what is known, which category a row has and which rows are
transfers. Here files are read, refusals get their line, and the outcome is looked up.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from findb import database, readers
from findb.errors import FindbError, is_outside, sentence
from findb.queries import query
from findb.readers import FIELDS, ReadError, Record, csv_profile

CHUNK = 200  # rows share the cost of a statement
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
    """How files are imported. `into` is the storage of accounts that are new; `reader` holds the
    options of the readers: account, profile, currency, decimal, date_order ..."""

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
    counts: dict[str, int] = field(default_factory=dict)  # by label
    created: dict[str, list[str]] = field(default_factory=dict)  # names of accounts, assets ...
    transactions: list[tuple] = field(default_factory=list)  # of queries/import_transactions.sql

    @property
    def known(self) -> int:
        return self.rows - self.pending - self.new - len(self.refused)


class Prepared(NamedTuple):
    """A file that was looked at before the database is locked."""

    path: Path
    digest: str
    reader: ModuleType


def import_files(
    connection: sqlite3.Connection,
    files: Iterable[Path],
    options: Options | None = None,
    *,
    dry_run: bool = False,
    verbose: bool = False,
    watch: Callable[[Iterator[Record], str], Iterator[Record]] = lambda records, name: records,
) -> list[Outcome]:
    """Import all files or none; `verbose` lists their transactions in the outcomes.

    In a dry run rows that are refused do not stop it, and nothing stays.
    """
    options = options or Options()
    outcomes = []
    try:
        prepared = [prepare(file, options) for file in files]
        with database.transaction(connection):
            for file in prepared:
                outcome = import_file(connection, file, options, dry_run, watch)
                if verbose and outcome.id:
                    found = connection.execute(
                        query("import_transactions"), {"import_id": outcome.id}
                    )
                    outcome.transactions = found.fetchall()
                outcomes.append(outcome)
            if dry_run:
                raise _Undo
    except _Undo:
        pass
    return outcomes


class _Undo(Exception):
    """Leaves a transaction, and nothing in it."""


def prepare(path: Path, options: Options) -> Prepared:
    """Tell what a file is."""
    digest = sha256(path)
    reader = csv_profile if "profile" in options.reader else readers.recognise(path)
    return Prepared(path, digest, reader)


def import_file(
    connection: sqlite3.Connection,
    file: Prepared,
    options: Options,
    dry_run: bool,
    watch: Callable[[Iterator[Record], str], Iterator[Record]],
) -> Outcome:
    """Import one file within the transaction of the caller."""
    path, digest, reader = file
    outcome = Outcome(str(path))
    same = connection.execute(SAME_FILE, [digest]).fetchone()
    if same and not options.again:
        outcome.same_as = same[0]
        return outcome
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
    """The first and the last balance that a file has of each account and currency."""

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
    """Hand records to import_inbox; if one is refused, one by one, to tell which."""
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


def summarise(connection: sqlite3.Connection, outcome: Outcome, balances: Balances) -> None:
    """Look up what became of a file while its import can be seen."""
    (outcome.new,) = connection.execute(
        "SELECT new_row_count FROM imports WHERE id = ?", [outcome.id]
    ).fetchone()
    of_import = {"import_id": outcome.id}
    found = connection.execute(query("import_summary"), of_import)
    labels = [column[0] for column in found.description]
    outcome.counts = dict(zip(labels, found.fetchone(), strict=True))
    for thing, name in connection.execute(query("import_creations"), of_import):
        outcome.created.setdefault(thing, []).append(name)
    for (source, account, currency), (first, last) in balances.ends.items():
        (opening_datetime, opening), (closing_datetime, closing) = first, last
        found = connection.execute(
            query("import_statement"),
            {
                "source": source,
                "account": account,
                "currency": currency,
                "opening_datetime": None if first == last else opening_datetime,
                "opening": opening,
                "closing_datetime": closing_datetime,
            },
        ).fetchone()
        if found:
            storage, asset, opening, total = found
            outcome.statements.append(Statement(storage, asset, opening, round(total, 8), closing))
