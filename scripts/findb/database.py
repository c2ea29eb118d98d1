"""Connections to FinDB files."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from findb import sql
from findb.errors import FindbError, sentences

OLDEST_SQLITE = (3, 35, 0)
BUSY_SECONDS = 10


def require_sqlite() -> None:
    """Refuse an SQLite on which the schema does not run."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise FindbError(
            f"This Python carries SQLite {sqlite3.sqlite_version}, FinDB needs {oldest} or newer;"
            " use a newer Python."
        )


def open_file(path: Path | str, write: bool = True) -> sqlite3.Connection:
    """Open an existing SQLite file of any kind, in autocommit mode."""
    path = Path(path)
    if path.is_dir():
        raise FindbError(f"{path} is a folder, not a database.")
    if not path.exists():
        raise FindbError(f"There is no file {path}; findb init makes a new database.")
    with sentences(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.execute("PRAGMA foreign_keys = ON")
            # A trigger makes SQLite keep a statement journal; in memory it costs a third less.
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA query_only = {int(not write)}")
        except BaseException:
            connection.close()
            raise
    return connection


def connect(
    path: Path | str, write: bool = True, sources: sql.Sources | None = None
) -> sqlite3.Connection:
    """Open a FinDB file that fits this program: foreign keys on, autocommit (see transaction).
    With write=False nothing can be changed through it."""
    connection = open_file(path, write)
    try:
        with sentences(path):
            require_fitting(connection, path, (sources or sql.default()).version)
    except BaseException:
        connection.close()
        raise
    return connection


def require_fitting(connection: sqlite3.Connection, path: Path | str, version: int) -> None:
    """Refuse what is not a FinDB database of the version that this program works with."""
    found = require_ours(connection, path)
    if found > version:
        raise FindbError(newer(path, f"version {found}", version))
    if found < version:
        age = f"is from an older FinDB (version {found}, this program works with {version})"
        unknown = "does not say which version of FinDB it is from"
        raise FindbError(f"{path} {age if found else unknown}; run: findb migrate {path}")


def require_ours(connection: sqlite3.Connection, path: Path | str) -> int:
    """Refuse another program's file. Return the version that its header states: 0 means that it
    does not say so, as after `.dump` or in a file made by other means."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'fin_assets'"
    if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise FindbError(f"{path} is empty; findb init makes a new database, under another name.")
    if application not in (0, sql.APPLICATION_ID) or not connection.execute(tables).fetchone():
        raise FindbError(
            f"{path} is an SQLite database, but not one of FinDB; findb init makes a new one."
        )
    return version if application else 0


def require_references(connection: sqlite3.Connection, path: Path | str) -> None:
    """Refuse rows that refer to nothing, as programs leave them that do not enforce foreign keys:
    figures would be too small, and nothing would say so."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise FindbError(
            f"{path}: rows refer to rows that do not exist, the references are broken; run findb"
            f" doctor {path}"
        )


def newer(path: Path | str, what: str, version: int) -> str:
    return (
        f"{path} is from a newer FinDB ({what}, this program works with version {version});"
        " install the newer FinDB. Nothing was changed."
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of the block or nothing, with the write lock from the beginning."""
    with sentences():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has rolled back already
                connection.execute("ROLLBACK")
            raise
