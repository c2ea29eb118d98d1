"""A new database with its base asset."""

import sqlite3
from contextlib import closing
from pathlib import Path

from findb import database, sql
from findb.files import new_file
from findb.migrate import fill

BASE_TYPE = "Currencies"

# Name, parent, is_passive, is_initial_import: what every household books to. Those that the program
# looks for take their role by their name; all may be renamed, moved and added to.
CATEGORIES = (
    ("all", None, None, None),
    ("income", "all", None, 0),
    ("salary", "income", 0, 0),
    ("dividends", "income", 1, 0),
    ("interest", "income", 1, 0),
    ("expenses", "all", None, 0),
    ("fees", "expenses", 0, 0),
    ("taxes", "expenses", 0, 0),
    ("initial import", "all", 0, 1),
    ("transfers", "all", 0, 0),
    ("exchange", "all", 0, 0),
)


def create(
    path: Path | str,
    base: str,
    name: str | None = None,
    base_type: str = BASE_TYPE,
    sources: sql.Sources | None = None,
    with_categories: bool = False,
) -> None:
    """Make the new file `path`, readable by its owner only, with the whole schema and the base
    asset `base` (a code, which the schema judges); a failure leaves no file."""
    database.require_sqlite()
    with new_file(Path(path)) as temporary, closing(sqlite3.connect(temporary)) as connection:
        connection.isolation_level = None
        with database.transaction(connection):
            fill(connection, sources or sql.default())
            add_base_asset(connection, base, name, base_type)
            if with_categories:
                add_categories(connection)


def add_base_asset(
    connection: sqlite3.Connection, code: str, name: str | None, base_type: str
) -> None:
    cursor = connection.execute("INSERT INTO fin_asset_types (name) VALUES (?)", (base_type,))
    connection.execute(
        "INSERT INTO fin_assets (code, name, type_id, is_base, is_active) VALUES (?, ?, ?, 1, 1)",
        (code, name, cursor.lastrowid),
    )


def add_categories(connection: sqlite3.Connection) -> None:
    connection.executemany(
        """INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
        VALUES (?, (SELECT id FROM fin_transaction_categories WHERE name = ?), ?, ?)""",
        CATEGORIES,
    )
