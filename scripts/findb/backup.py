"""A copy of a database that is consistent, whole, checked, and as private as the original."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from findb import database
from findb.errors import FindbError, sentences
from findb.files import SIDECARS, new_file


def backup(source: Path | str, target: Path | str, replace: bool = False) -> int:
    """Copy the FinDB database `source`, of any version, to the new file `target` while others may
    write to it; return the bytes written. With `replace` an existing target gives way, but only to
    a finished copy."""
    source, target = Path(source), Path(target)
    with closing(database.open_file(source, write=False)) as connection:
        with sentences(source):
            database.require_ours(connection, source)
        if target.exists():
            refuse_target(source, target, replace)
        mode = stat.S_IMODE(source.stat().st_mode)
        with new_file(target, mode, replace) as temporary:
            copy(connection, temporary, source)
    return target.stat().st_size


def refuse_target(source: Path, target: Path, replace: bool) -> None:
    if target.samefile(source):
        raise FindbError(f"{target} is the database itself; give the backup another name.")
    if not replace:
        raise FindbError(f"{target} exists already; choose another name or add --force.")
    for sidecar in (Path(f"{target}{suffix}") for suffix in SIDECARS):
        if sidecar.exists():
            raise FindbError(
                f"{target} is in use ({sidecar.name} stands beside it); close it, then try again."
            )


def copy(connection: sqlite3.Connection, temporary: Path, source: Path) -> None:
    """Copy all pages in one read transaction, so that no writer can make it begin anew; then check
    the copy."""
    with sentences(temporary.parent), closing(sqlite3.connect(temporary)) as copied:
        connection.backup(copied)
    with sentences(source), closing(database.open_file(temporary, False)) as copied:
        (found,) = copied.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        damage = " ".join(found.split())
        raise FindbError(
            f"{source} is damaged ({damage}); no backup was made. Run: findb doctor {source}"
        )
