"""yoyo's SQLite backend over one connection and one transaction that somebody else holds.

yoyo's own is not atomic (a migration and its mark are two transactions on two connections), locks
with a row that a killed run leaves behind, changes the datetime adapter of the whole process, and
writes user and host names into the database. Its files, its steps and its tables of marks stay.
"""

import sqlite3
import uuid
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timezone

from yoyo import default_migration_table, internalmigrations
from yoyo.backends.core.sqlite3 import SQLiteBackend
from yoyo.migrations import Migration

from findb.errors import located


class Cursor(sqlite3.Cursor):
    """Remembers its statement in the backend, so that an error can be located."""

    backend: "Backend"

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        self.backend.statement = sql
        return super().execute(sql, *parameters)


class Backend(SQLiteBackend):
    """Nothing here begins, commits or closes: that is the business of the connection's owner."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.DatabaseError = sqlite3.DatabaseError
        self.migration_table = default_migration_table
        self.has_transactional_ddl = True
        self.statement = ""

    def apply(self, migration: Migration) -> None:
        """Run the statements of one migration; an error names its file and line."""

        def place(_: sqlite3.Error) -> str:
            before = migration.source.partition(self.statement)[0]
            return f"{migration.path}, line {before.count(chr(10)) + 1}"

        with located(place):
            migration.process_steps(self, "apply")

    def apply_one(self, migration: Migration, force: bool = False, mark: bool = True) -> None:
        self.ensure_internal_schema_updated()
        self.apply(migration)
        self.log_migration(migration, "apply")
        self.mark_one(migration, log=False)

    def applied_ids(self) -> list[str]:
        """Ids of the migrations that are marked as applied; [] where there are no marks."""
        if internalmigrations.get_current_version(self) == 0:
            return []
        return [row[0] for row in self.execute(f"SELECT migration_id FROM {self.migration_table}")]

    def cursor(self) -> sqlite3.Cursor:
        cursor = self.connection.cursor(Cursor)
        cursor.backend = self
        return cursor

    def execute(self, sql: str, params: dict | None = None) -> sqlite3.Cursor:
        values = {key: as_text(value) for key, value in (params or {}).items()}
        return self.connection.execute(sql, values)

    def list_tables(self, **kwargs: object) -> list[str]:
        return [row[0] for row in self.execute(self.list_tables_sql)]

    def ensure_internal_schema_updated(self) -> None:
        if internalmigrations.needs_upgrading(self):
            internalmigrations.upgrade(self)

    def get_log_data(self, migration: Migration | None = None, operation: str = "apply") -> dict:
        return {
            "id": str(uuid.uuid4()),  # yoyo's uuid1 holds the network address of the machine
            "migration_id": migration.id if migration else None,
            "migration_hash": migration.hash if migration else None,
            "username": None,
            "hostname": None,
            "created_at_utc": datetime.now(timezone.utc).replace(tzinfo=None),
            "operation": operation,
        }

    def transaction(self, rollback_on_exit: bool = False) -> AbstractContextManager:
        return nullcontext()

    def lock(self, timeout: float = 10) -> AbstractContextManager:
        return nullcontext()

    def copy(self) -> "Backend":
        return self

    def __enter__(self) -> "Backend":
        return self

    def __exit__(self, *exception: object) -> None:
        pass


def as_text(value: object) -> object:
    """yoyo's timestamps as text, with no adapter registered for anybody."""
    return value.isoformat(" ") if isinstance(value, datetime) else value
