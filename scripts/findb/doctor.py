"""Everything that can be found wrong with a database, without changing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from findb import database, probe, sql, structure
from findb.errors import FindbError, is_outside, plural, sentences
from findb.migrate import recorded

MANY = 100  # damage of one kind, beyond which more lines tell no more


def examine(path: Path | str, sources: sql.Sources | None = None) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong or doubtful, the gravest first."""
    sources = sources or sql.default()
    with closing(database.open_file(path, write=False)) as connection, sentences(path):
        damage = list(damaged_pages(connection))
        yield from damage
        if damage:
            return  # the rest would be read from the damaged pages
        yield from lost_references(connection)
        try:
            database.require_fitting(connection, path, sources.version)
        except FindbError as error:
            yield error.message
            return
        yield from wrong_structure(connection, sources)
        yield from data_issues(connection)
        yield from mismatches(connection)


def damaged_pages(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        lines = [line for (line,) in connection.execute(f"PRAGMA integrity_check({MANY})")]
    except sqlite3.DatabaseError as error:
        if not is_outside(error):
            raise
        lines = [str(error)]
    for line in lines:
        if line != "ok":
            yield f"The file is damaged: {' '.join(line.split())}. Go back to a backup."


def lost_references(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(MANY)
    for table, row, parent, key in rows:
        columns = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?', (table, key)
        )
        names = ", ".join(column for (column,) in columns)
        yield (
            f"{table}.{names}: row {row} refers to a row of {parent} that does not exist;"
            " correct or delete it."
        )
    if len(rows) == MANY:
        yield f"There may be more such rows than these {MANY}."


def wrong_structure(connection: sqlite3.Connection, sources: sql.Sources) -> Iterator[str]:
    """Things of ours that are missing, changed or left over; things of ours or the user's own that
    do not work."""
    things = structure.read(connection)
    for difference in structure.differences(things, sources.levels[-1]):
        yield f"Structure: {difference}."
    replaceable = {created.key: sources.schema[created.key] for created in sources.objects}
    for difference in structure.differences(things, replaceable):
        yield f"Structure: {difference}; findb migrate puts it right."
    for key in sorted((recorded(connection) or set()) - set(sources.schema)):
        if key in things:
            yield f"Structure: {things[key]} is left over from an older FinDB; run findb migrate."
    for failure in compiled(connection):
        yield f"Structure: {failure.culprit} does not work: {failure.error}."


def compiled(connection: sqlite3.Connection) -> list[probe.Failure]:
    """The failures, found in a copy of the structure, as the database itself may not be touched."""
    with closing(sql.memory()) as copy:
        for (text,) in connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%'"
            " ESCAPE '\\' ORDER BY type <> 'table', type <> 'view', rowid"
        ).fetchall():
            with suppress(sqlite3.Error):  # the inner tables of a virtual table come with it
                copy.execute(text)
        return probe.failures(copy)


def data_issues(connection: sqlite3.Connection) -> Iterator[str]:
    """What the schema itself finds doubtful in the rows."""
    if not list(probe.writable(connection, "current_data_issues")):
        return  # missing: said already
    for issue, thing, row, description, advice in connection.execute(
        "SELECT issue, table_name, row_id, description, what_to_do FROM current_data_issues"
    ):
        place = thing if row is None else f"{thing}, row {row}"
        yield f"{place}: {description} [{issue}] {advice}"


def mismatches(connection: sqlite3.Connection) -> Iterator[str]:
    """How often balances and transactions disagree: the view shows each."""
    view = "historical_txs_balances_mismatch"
    if not list(probe.writable(connection, view)):
        return
    (found,) = connection.execute(f"SELECT count(*) FROM {view}").fetchone()
    if found:
        yield (
            f"{view}: {plural(found, 'interval')} between balances in which transactions tell"
            " something else; look at the view, then add transactions or correct balances."
        )
