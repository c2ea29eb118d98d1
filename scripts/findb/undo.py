"""Undo an import: remove what it brought, and what it made that nothing else uses."""

import sqlite3

from findb import database
from findb.errors import FindbError

# What the user has changed since is the user's, and stays.
UNCHANGED = {
    "fin_assets": "is_base = 0 AND description IS NULL",
    "fin_storages": "description IS NULL",
    "fin_assets_storages": "priority IS NULL AND allocation_group_id IS NULL",
    "import_accounts": """storage_id IS NULL OR storage_id IN (
        SELECT id FROM fin_storages WHERE fin_storages.name = import_accounts.account
        UNION ALL SELECT storage_id FROM imports WHERE imports.id = :import_id)""",
}


def undo(connection: sqlite3.Connection, id: int) -> int:
    """Undo the import `id` in a transaction; return how many rows it had brought."""
    with database.transaction(connection):
        found = connection.execute(
            "SELECT is_undone, coalesce(new_row_count, 0) FROM imports WHERE id = ?", [id]
        ).fetchone()
        if found is None:
            raise FindbError(f"There is no import {id}; findb imports lists them.")
        is_undone, count = found
        if is_undone:
            raise FindbError(f"Import {id} is undone already.")
        connection.execute("UPDATE imports SET is_undone = 1 WHERE id = ?", [id])
        remove_creations(connection, id)
    return count


def remove_creations(connection: sqlite3.Connection, id: int) -> None:
    """Delete accounts, assets and categories that an import made and that nothing refers to."""
    left = connection.execute(
        "SELECT table_name, row_id FROM import_creations WHERE import_id = ? ORDER BY id DESC", [id]
    ).fetchall()
    count = None
    while count != len(left):  # one that is gone may have been the last to refer to another
        count = len(left)
        left = [creation for creation in left if not removed(connection, *creation, id)]
    connection.execute("DELETE FROM import_creations WHERE import_id = ?", [id])


def removed(connection: sqlite3.Connection, table: str, row_id: int, import_id: int) -> bool:
    """Delete a row unless it is in use or has been changed; the database knows whether it is."""
    connection.execute("SAVEPOINT removal")
    try:
        done = connection.execute(
            f"DELETE FROM {table} WHERE id = :row_id AND ({UNCHANGED.get(table, 'TRUE')})",
            {"row_id": row_id, "import_id": import_id},
        )
        return done.rowcount > 0
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO removal")
        return False
    finally:
        connection.execute("RELEASE removal")
