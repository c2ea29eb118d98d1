"""A new database with its base asset."""

import sqlite3
from contextlib import closing
from pathlib import Path

from findb import database, sql
from findb.files import new_file
from findb.migrate import fill

BASE_TYPE = "Currencies"


def create(
    path: Path | str,
    base: str,
    name: str | None = None,
    base_type: str = BASE_TYPE,
    sources: sql.Sources | None = None,
) -> None:
    """Make the new file `path`, readable by its owner only, with the whole schema and the base
    asset `base` (a code, which the schema judges); a failure leaves no file."""
    database.require_sqlite()
    with new_file(Path(path)) as temporary, closing(sqlite3.connect(temporary)) as connection:
        connection.isolation_level = None
        with database.transaction(connection):
            fill(connection, sources or sql.default())
            add_base_asset(connection, base, name, base_type)


def add_base_asset(
    connection: sqlite3.Connection, code: str, name: str | None, base_type: str
) -> None:
    cursor = connection.execute("INSERT INTO fin_asset_types (name) VALUES (?)", (base_type,))
    connection.execute(
        "INSERT INTO fin_assets (code, name, type_id, is_base, is_active) VALUES (?, ?, ?, 1, 1)",
        (code, name, cursor.lastrowid),
    )
