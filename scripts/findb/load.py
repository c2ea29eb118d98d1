"""Many rows from a CSV file into a table or an editable view, all or none."""

import sqlite3
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from findb import database, structure
from findb.csv_file import CsvFile
from findb.errors import FindbError, sentence
from findb.probe import event, name, writable


def load(connection: sqlite3.Connection, target: str, lines: Iterable[bytes], file: str) -> int:
    """Insert the rows of the CSV text `lines` into `target` by the names of its header; return how
    many. Values go in as text, empty cells as NULL: the schema makes numbers of them or refuses."""
    target = find_target(connection, target)
    rows = CsvFile(file, lines)
    columns = find_columns(rows, target, writable(connection, target))
    moments = moments_of_view(connection, target, columns)
    statement = (
        f"INSERT INTO {name(target)} ({', '.join(name(column) for column in columns)})"
        f" VALUES ({', '.join('?' * len(columns))})"
    )
    loaded = 0

    def values() -> Iterator[list[str | None]]:
        nonlocal loaded
        for row in rows:
            if any(not row[moment].strip() for moment in moments):
                raise rows.error(
                    "datetime is empty; write YYYY-MM-DD HH:MM:SS. Only a file without that column"
                    " is booked at the moment of loading."
                )
            yield [cell or None for cell in row]
            loaded += 1

    with database.transaction(connection):
        try:
            connection.executemany(statement, values())
        except sqlite3.Error as error:
            raise rows.error(sentence(error)) from error
    return loaded


def find_target(connection: sqlite3.Connection, wanted: str) -> str:
    """The name, as the database writes it, of a table or view that takes rows."""
    things = structure.read(connection)
    targets = {thing.name.lower(): thing for thing in things.values() if thing.type == "table"}
    for thing in things.values():
        view = things.get(("view", thing.table.lower()))
        if view and thing.type == "trigger" and event(thing) == "INSERT":
            targets[view.name.lower()] = view
    found = targets.get(wanted.lower())
    if found:
        return found.name
    if ("view", wanted.lower()) in things:
        raise FindbError(f"{wanted} is a view that only shows; rows cannot be loaded into it.")
    raise FindbError(f"There is no table or view {wanted}; {suggestion(wanted, targets)}")


def find_columns(rows: CsvFile, target: str, known: list[str]) -> list[str]:
    """The target's columns that the header names, in the header's order."""
    names = {column.lower(): column for column in known}
    seen = set()
    for number, column in enumerate(rows.header, 1):
        if not column:
            raise rows.error(f"column {number} has no name.")
        if column.lower() not in names:
            rows.require_commas()
            raise rows.error(f"{target} has no column {column}; {suggestion(column, names)}")
        if column.lower() in seen:
            raise rows.error(f"column {column} is there twice.")
        seen.add(column.lower())
    return [names[column.lower()] for column in rows.header]


def moments_of_view(connection: sqlite3.Connection, target: str, columns: list[str]) -> list[int]:
    """Where the column datetime of a view stands, if it is in the file: there an empty cell would
    become the moment of loading, as in a New Record of DB Browser. A table says itself what may be
    empty."""
    if ("view", target.lower()) not in structure.read(connection, ["view"]):
        return []
    return [number for number, column in enumerate(columns) if column.lower() == "datetime"]


def suggestion(wanted: str, names: Iterable[str]) -> str:
    """Near names, or all."""
    near = get_close_matches(wanted.lower(), names, n=3, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"there are: {', '.join(sorted(names))}."
