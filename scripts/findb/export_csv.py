"""Every table and view as a CSV file of its own, from which the database can be made again."""

import csv
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from findb import structure
from findb.errors import FindbError
from findb.files import new_file
from findb.probe import name, writable

README = "README.txt"
# Tables that triggers fill from others: loading the others makes their rows.
FILLED = {"fin_transaction_plan_iterations"}
# Tables that close others: what they close must be loaded before.
CLOSING = {"locks"}


def write(connection: sqlite3.Connection, folder: Path, database: Path, replace: bool) -> int:
    """Fill `folder`, which must be new or empty unless `replace`; return how many files it got."""
    if folder.exists() and not folder.is_dir():
        raise FindbError(f"{folder} is a file; give the name of a folder.")
    if folder.is_dir() and any(folder.iterdir()) and not replace:
        raise FindbError(f"{folder} is not empty; choose another folder or add --force.")
    folder.mkdir(parents=True, exist_ok=True)
    tables = in_order(connection)
    views = [thing.name for thing in structure.read(connection, ["view"]).values()]
    for table in tables:
        columns = ", ".join(name(column) for column in writable(connection, table))
        query = f"SELECT {columns} FROM {name(table)}{ordered(connection, table)}"
        write_rows(connection, query, file_of(folder, table), replace)
    for view in views:
        write_rows(connection, f"SELECT * FROM {name(view)}", file_of(folder, view), replace)
    with new_file(folder / README, replace=replace) as temporary:
        temporary.write_text("\n".join(readme(folder, database, tables)), encoding="utf-8")
    return len(tables) + len(views) + 1


def file_of(folder: Path, thing: str) -> Path:
    return folder / f"{re.sub(r'[^A-Za-z0-9_.-]', '_', thing)}.csv"


def write_rows(connection: sqlite3.Connection, query: str, path: Path, replace: bool) -> None:
    """NULL is an empty cell; numbers have all their digits."""
    with (
        new_file(path, replace=replace) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        cursor = connection.execute(query)
        writer.writerow(column[0] for column in cursor.description)
        writer.writerows(cursor)


def references(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, str]]:
    """Table referred to, column there, column here."""
    return connection.execute(
        'SELECT "table", "to", "from" FROM pragma_foreign_key_list(?)', (table,)
    ).fetchall()


def in_order(connection: sqlite3.Connection) -> list[str]:
    """All tables, each after those that it refers to; what closes others comes last."""
    tables = {thing.name: thing for thing in structure.read(connection, ["table"]).values()}
    done: list[str] = []

    def visit(table: str, above: tuple[str, ...] = ()) -> None:
        if table in done or table in above or table not in tables:
            return
        for parent, *_ in references(connection, table):
            visit(parent, (*above, table))
        done.append(table)

    for table in sorted(tables, key=CLOSING.__contains__):
        visit(table)
    return done


def ordered(connection: sqlite3.Connection, table: str) -> str:
    """An ORDER BY that brings rows after those of the same table which they refer to."""
    for parent, key, column in references(connection, table):
        if parent == table:
            return f""" ORDER BY (
                WITH RECURSIVE above (id) AS (
                    SELECT {name(table)}.{name(column)}
                    UNION
                    SELECT parent.{name(column)}
                    FROM {name(table)} AS parent
                    INNER JOIN above ON parent.{name(key)} = above.id
                )
                SELECT count(id) FROM above
            )"""
    return ""


def readme(folder: Path, database: Path, tables: list[str]) -> Iterator[str]:
    yield f"Every table and view of {database.name}, written by findb export."
    yield "An empty cell is NULL. To make a database again (the views come with the schema):"
    yield ""
    yield "findb schema -o schema.sql"
    yield "sqlite3 -bail new.db < schema.sql"
    yield "findb migrate new.db"
    for table in tables:
        if table in FILLED:
            continue
        yield f"findb load new.db {table} {file_of(Path(), table)}"
    yield ""
