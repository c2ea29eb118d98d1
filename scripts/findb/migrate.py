"""The upgrade: one transaction, so that a database is the old one or the new one, never between.

Views and triggers, the user's own too, are dropped first (SQLite cannot rebuild a table that a view
or trigger names) and made again at the end: ours from the files, the user's as they were.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

from findb import database, probe, sql, structure
from findb.backend import Backend
from findb.backup import backup
from findb.errors import FindbError, sentences
from findb.probe import name
from findb.structure import Thing, Things

CREATE_RECORD = f"""CREATE TABLE IF NOT EXISTS {structure.RUNNER_TABLE} (
    -- One row per view or trigger that is of FinDB: the next upgrade replaces these, no others.
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (type, name)
)"""


class Upgrade(NamedTuple):
    """What was done: versions before and after, ids of the migrations applied, the copy of before
    (None if nothing was to be done), names of the indexes that had been missing or changed."""

    before: int
    after: int
    applied: list[str]
    backup: Path | None
    indexes: list[str]


class State(NamedTuple):
    """What a database is: its version, the types and names of our views and triggers in it as far
    as it is recorded, everything that it holds, and our indexes that are missing or changed."""

    level: int
    marked: bool
    recorded: set[tuple[str, str]] | None
    things: Things
    indexes: list[Thing]


def migrate(path: Path | str, sources: sql.Sources | None = None) -> Upgrade:
    """Bring the database up to `sources`, or raise FindbError and leave it as it was."""
    path, sources = Path(path), sources or sql.default()
    database.require_sqlite()
    with closing(database.open_file(path)) as connection, sentences(path):
        state = recognise(connection, sources, path)
        if is_current(connection, sources, state):
            return Upgrade(state.level, state.level, [], None, [])
        if not os.access(path, os.W_OK):  # SQLite would only say so after the copy is made
            raise FindbError(f"{path} cannot be written; check its permissions.")
        # Else a table that is rebuilt takes those rows along that refer to it ON DELETE CASCADE.
        connection.execute("PRAGMA foreign_keys = OFF")
        with database.transaction(connection):
            state = recognise(connection, sources, path)  # another upgrade may have come first
            if is_current(connection, sources, state):
                return Upgrade(state.level, state.level, [], None, [])
            with backed_up(path, sources.version) as copy:
                applied = upgrade(connection, sources, state)
        indexes = [index.name for index in state.indexes]
        return Upgrade(state.level, sources.version, applied, copy, indexes)


def fill(connection: sqlite3.Connection, sources: sql.Sources) -> None:
    """Make everything on an empty connection, marks and record too."""
    upgrade(connection, sources, State(0, False, set(), {}, []))


def upgrade(connection: sqlite3.Connection, sources: sql.Sources, state: State) -> list[str]:
    """The work itself, within the caller's transaction; return the ids of what was applied."""
    refuse_name_clashes(sources, state)
    broken = {failure.statement for failure in probe.failures(connection)}
    own = [thing for thing in state.things.values() if not is_ours(thing, sources, state)]
    for type in ("trigger", "view"):  # a view takes its triggers along
        for thing in state.things.values():
            if thing.type == type:
                connection.execute(f"DROP {type} {name(thing.name)}")

    for index in state.indexes:
        make_again(connection, index)

    backend = Backend(connection)
    backend.ensure_internal_schema_updated()
    if not state.marked:
        for migration in sources.migrations[: state.level]:
            backend.mark_one(migration)
    pending = sources.migrations[state.level :]
    for migration in pending:
        backend.apply_one(migration)

    for created in sources.objects:
        sql.create(connection, created)
    restore(connection, own)
    refuse_failures(connection, sources, broken)
    refuse_lost_references(connection)
    record(connection, sources)
    sources.stamp(connection)
    return [migration.id for migration in pending]


# Which database is it?


def recognise(connection: sqlite3.Connection, sources: sql.Sources, path: Path) -> State:
    """By the marks of applied migrations, else by its tables and indexes; refuse the rest."""
    stated = database.require_ours(connection, path)
    things = structure.read(connection)
    applied = Backend(connection).applied_ids()
    unknown = [id for id in applied if id not in sources.migration_ids]
    if unknown:
        raise FindbError(database.newer(path, f"with {', '.join(unknown)}", sources.version))
    if stated > sources.version:
        raise FindbError(database.newer(path, f"version {stated}", sources.version))
    level = len(applied) if applied else level_of(things, sources, stated)
    wanted = sources.levels[level]
    indexes = [thing for thing in wanted.values() if thing.type == "index"]
    tables = {key: thing for key, thing in wanted.items() if thing.type == "table"}
    different = structure.differences(things, tables)
    if different or set(applied) - set(sources.migration_ids[:level]):
        raise FindbError(
            f"{path}: its tables are not those of any version of FinDB that this program knows."
            f" Nearest is version {level}, but:\n"
            + "\n".join(f"  - {sentence}" for sentence in different or ["its marks have a gap"])
            + "\nNothing was changed. Put this right (what is your own belongs into tables of your"
            " own), or go back to a backup."
        )
    indexes = [index for index in indexes if structure.differences(things, {index.key: index})]
    return State(level, bool(applied), recorded(connection), things, indexes)


def level_of(things: Things, sources: sql.Sources, stated: int) -> int:
    """The version whose tables and indexes these are, or the nearest. Where several are equal (a
    migration that only changes rows), the one that the file states, else the oldest."""

    def distance(level: int) -> tuple[int, int, bool]:
        wanted = sources.levels[level]
        later = [key for key in sources.levels[-1] if key in things and key not in wanted]
        return len(structure.differences(things, wanted)), len(later), level != stated

    return min(range(1, sources.version + 1), key=distance)


def recorded(connection: sqlite3.Connection) -> set[tuple[str, str]] | None:
    """Types and names of the views and triggers that the last upgrade made; None if unknown."""
    tables = f"SELECT 1 FROM sqlite_schema WHERE name = '{structure.RUNNER_TABLE}'"
    if not connection.execute(tables).fetchone():
        return None
    rows = connection.execute(f"SELECT type, name FROM {structure.RUNNER_TABLE}")
    return {(type, name.lower()) for type, name in rows}


def record(connection: sqlite3.Connection, sources: sql.Sources) -> None:
    connection.execute(CREATE_RECORD)
    connection.execute(f"DELETE FROM {structure.RUNNER_TABLE}")
    connection.executemany(
        f"INSERT INTO {structure.RUNNER_TABLE} (type, name) VALUES (?, ?)",
        [(created.type, created.name) for created in sources.objects],
    )


def is_ours(thing: Thing, sources: sql.Sources, state: State) -> bool:
    """Whether it came with FinDB, be it an older one; without a record the name decides."""
    if thing.type in ("table", "index"):
        return thing.key in sources.levels[state.level]
    if state.recorded is None:
        return thing.key in sources.schema
    return thing.key in state.recorded


def is_current(connection: sqlite3.Connection, sources: sql.Sources, state: State) -> bool:
    """Whether nothing is to be done: all migrations marked, every view and trigger letter by letter
    the one of the files, none left over."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    shipped = {created.key for created in sources.objects}
    return (
        state.marked
        and state.level == version == sources.version
        and application == sql.APPLICATION_ID
        and state.recorded == shipped
        and not state.indexes
        and all(
            key in state.things and state.things[key].sql == sources.schema[key].sql
            for key in shipped
        )
    )


# What stands in the way


def refuse_name_clashes(sources: sql.Sources, state: State) -> None:
    """A thing of the user's own may bear a name that a newer FinDB needs."""

    def space(thing: Thing) -> tuple[bool, str]:  # triggers have names of their own
        return thing.type == "trigger", thing.name.lower()

    ours = {space(thing): thing for thing in sources.schema.values()}
    for thing in state.things.values():
        if space(thing) in ours and not is_ours(thing, sources, state):
            raise FindbError(
                f"Your own {thing} has the name of the new {ours[space(thing)].type} of FinDB;"
                " give yours another name, then run findb migrate again. Nothing was changed."
            )


def make_again(connection: sqlite3.Connection, index: Thing) -> None:
    """Make one of our indexes as it should be."""
    connection.execute(f"DROP INDEX IF EXISTS {name(index.name)}")
    try:
        connection.execute(index.sql)
    except sqlite3.IntegrityError as error:
        raise FindbError(
            f"The {index} cannot be made again, for rows are equal that must differ ({error});"
            " change or delete one of each, then run findb migrate again. Nothing was changed."
        ) from error


def restore(connection: sqlite3.Connection, own: list[Thing]) -> None:
    """Make the user's own views, triggers and indexes again, as far as they are gone."""
    present = structure.read(connection)
    for thing in own:
        if thing.key in present:
            continue
        try:
            connection.execute(thing.sql)
        except sqlite3.Error as error:
            raise FindbError(stranded(thing, str(error))) from error


def refuse_failures(connection: sqlite3.Connection, sources: sql.Sources, broken: set[str]) -> None:
    """Every view and trigger must compile, except what is the user's own and never did."""
    ours = {created.key: created for created in sources.objects}
    for failure in probe.failures(connection):
        created = ours.get(failure.culprit.key)
        if created:
            raise FindbError(
                f"{created.place(failure.error)}: {failure.error}"
                f" ({created.type} {created.name}); nothing was changed."
            )
        if failure.statement not in broken:
            raise FindbError(stranded(failure.culprit, failure.error))


def stranded(thing: Thing, error: str) -> str:
    return (
        f"Your own {thing} does not work with the new tables ({error}); change or drop it, then run"
        " findb migrate again. Nothing was changed."
    )


def refuse_lost_references(connection: sqlite3.Connection) -> None:
    lost = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    if lost:
        rows = ", ".join(f"row {row} of {table} (into {parent})" for table, row, parent, _ in lost)
        raise FindbError(
            f"Some rows refer to rows that do not exist: {rows}. Nothing was changed. Run findb"
            " doctor to see them all, correct or delete them, then run findb migrate again."
        )


@contextmanager
def backed_up(path: Path, version: int) -> Iterator[Path]:
    """Copy the database beside itself; the copy goes if the block fails, as nothing has changed."""
    numbers = ("" if number == 1 else f".{number}" for number in count(1))
    names = (path.with_name(f"{path.name}.before-{version}{number}.bak") for number in numbers)
    copy = next(name for name in names if not name.exists())
    backup(path, copy)
    try:
        yield copy
    except BaseException:
        copy.unlink()
        raise
