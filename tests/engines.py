"""The two SQLite libraries that the tests run on, and a clock that stands still.

Both kinds of connection have `execute(sql, bindings)`, which gives an iterable of tuples and runs
each statement in a transaction of its own unless one is open. That is all the tests ask of them.
"""

from __future__ import annotations

import functools
import sqlite3

import apsw

import findb.sql

NOW = "2026-06-15 12:00:00"
TIME_FUNCTIONS = ("date", "time", "datetime", "julianday", "strftime")

Connection = sqlite3.Connection | apsw.Connection
Error = (sqlite3.Error, apsw.Error)


class Clock:
    """What 'now' means on a connection; `freeze` makes one, `now` may be set at any time."""

    def __init__(self, connection: Connection, now: str = NOW) -> None:
        self.now = now
        self._plain = type(connection)(":memory:")
        for function in TIME_FUNCTIONS:
            override(connection, function, -1, functools.partial(self._call, function))
        override(connection, "current_timestamp", 0, lambda: self.now)
        override(connection, "current_date", 0, lambda: self.now[:10])
        override(connection, "current_time", 0, lambda: self.now[11:])

    def _call(self, function: str, *arguments: object) -> object:
        moment = 1 if function == "strftime" else 0
        if len(arguments) == moment:
            arguments += (self.now,)
        elif isinstance(arguments[moment], str) and arguments[moment].lower() == "now":
            arguments = (*arguments[:moment], self.now, *arguments[moment + 1 :])
        return self._computed(function, arguments)

    @functools.lru_cache(maxsize=100_000)  # noqa: B019 (clocks live as long as the tests do)
    def _computed(self, function: str, arguments: tuple) -> object:
        marks = ", ".join("?" * len(arguments))
        return next(iter(self._plain.execute(f"SELECT {function}({marks})", arguments)))[0]


def override(connection: Connection, name: str, arity: int, function) -> None:
    """Replace an SQL function; deterministic, for CHECK constraints call the time functions."""
    if isinstance(connection, sqlite3.Connection):
        connection.create_function(name, arity, function, deterministic=True)
    else:
        connection.create_scalar_function(name, function, arity, deterministic=True)


def freeze(connection: Connection, now: str = NOW) -> Clock:
    """Stop the clock of a connection at a moment (UTC, YYYY-MM-DD HH:MM:SS)."""
    return Clock(connection, now)


def open_sqlite3(path: str = ":memory:") -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def open_apsw(path: str = ":memory:") -> apsw.Connection:
    """The newest SQLite, and one that takes no "text" in double quotes."""
    connection = apsw.Connection(path)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    return connection


ENGINES = {
    f"sqlite3-{sqlite3.sqlite_version}": open_sqlite3,
    f"apsw-{apsw.sqlite_lib_version()}": open_apsw,
}


@functools.cache
def template(engine) -> Connection:
    """A database in memory with the whole schema, made once a library from the SQL files."""
    connection = engine()
    if isinstance(connection, sqlite3.Connection):
        findb.sql.default().build(connection)
        return connection
    connection.execute("BEGIN")
    for (statement,) in template(open_sqlite3).execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    ):
        connection.execute(statement)
    connection.execute("COMMIT")
    findb.sql.default().stamp(connection)
    return connection


def fresh(engine=open_sqlite3, path: str = ":memory:") -> Connection:
    """A connection to an empty FinDB database with foreign keys on: a copy of the template, page by
    page, which takes a fifth of the time that its statements take."""
    connection = engine(path)
    source = template(engine)
    if isinstance(source, sqlite3.Connection):
        source.backup(connection)
    else:
        with connection.backup("main", source, "main") as backup:
            backup.step()
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
