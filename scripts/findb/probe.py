"""CREATE VIEW and CREATE TRIGGER take any body; only using it shows whether it compiles. EXPLAIN
compiles without running."""

import sqlite3
from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple

from findb import structure

EVENTS = ("INSERT", "UPDATE", "DELETE")
NUMBER = count()


class Failure(NamedTuple):
    """A statement that does not compile, what SQLite says, and whose fault it is."""

    statement: str
    error: str
    culprit: structure.Thing


def failures(connection: sqlite3.Connection) -> list[Failure]:
    """Every view and trigger of the database (the user's too) that cannot work."""
    things = structure.read(connection)
    found = []
    for thing, statement in probes(connection, things):
        error = explain(connection, statement)
        if error:
            culprit = thing if thing.type == "view" else blame(connection, things, statement, error)
            found.append(Failure(statement, error, culprit or thing))
    return found


def probes(
    connection: sqlite3.Connection, things: structure.Things
) -> Iterator[tuple[structure.Thing, str]]:
    """A statement for each view and for each event of a table or view that has triggers."""
    for thing in things.values():
        if thing.type == "view":
            yield thing, f"SELECT * FROM {name(thing.name)}"
    seen = set()
    for thing in things.values():
        if thing.type != "trigger" or (thing.table, event(thing)) in seen:
            continue
        seen.add((thing.table, event(thing)))
        try:
            columns = writable(connection, thing.table)
        except sqlite3.Error:
            continue  # the view that it is on has failed already
        table, first = name(thing.table), name(columns[0])
        statements = {
            "INSERT": f"INSERT INTO {table} ({first}) VALUES (NULL)",
            "UPDATE": f"UPDATE {table} SET {', '.join(f'{name(c)} = NULL' for c in columns)}",
            "DELETE": f"DELETE FROM {table}",
        }
        yield thing, statements[event(thing)]


def event(trigger: structure.Thing) -> str:
    """The event that fires a trigger: the first such word after its name."""
    words = islice(structure.each_token(trigger.sql), 3, None)
    return next(word for word in words if word in EVENTS)


def writable(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table or view that can be given values (not the generated ones)."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", (table,)
    )
    return [row[0] for row in rows]


def explain(connection: sqlite3.Connection, statement: str) -> str:
    """What SQLite has against a statement, '' if nothing. The text is new each time, for a prepared
    EXPLAIN that Python keeps does not notice that the schema has changed since."""
    try:
        connection.execute(f"EXPLAIN {statement} -- {next(NUMBER)}").close()
    except sqlite3.Error as error:
        return str(error)
    return ""


def blame(
    connection: sqlite3.Connection, things: structure.Things, statement: str, error: str
) -> structure.Thing | None:
    """The trigger whose coming makes the statement fail in this way: all are dropped, then made
    again one by one."""
    triggers = [thing for thing in things.values() if thing.type == "trigger"]
    connection.execute("SAVEPOINT blame")
    try:
        for trigger in triggers:
            connection.execute(f"DROP TRIGGER {name(trigger.name)}")
        for trigger in triggers:
            connection.execute(trigger.sql)
            if explain(connection, statement) == error:
                return trigger
        return None
    finally:
        connection.execute("ROLLBACK TO blame")
        connection.execute("RELEASE blame")


def name(identifier: str) -> str:
    """An identifier, quoted."""
    return '"' + identifier.replace('"', '""') + '"'
