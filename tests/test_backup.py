"""A backup is whole, consistent, checked and private, or is not there."""

import os
import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from findb.backup import backup
from findb.errors import FindbError
from small import Small, dump, run

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture
def path(tmp_path):
    return Small(tmp_path / "sql").create(tmp_path / "life.db")


def files(path):
    return sorted(file.name for file in path.parent.iterdir())


@posix
@pytest.mark.parametrize("mode", [0o400, 0o600, 0o644])
def test_a_backup_equals_the_database(path, mode):
    path.chmod(mode)
    target = path.with_name("copy.db")
    assert backup(path, target) == target.stat().st_size > 0
    assert dump(target) == dump(path)
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert files(path) == ["copy.db", "life.db", "sql"]


def test_a_database_of_an_older_version_has_a_backup(tmp_path):
    path = Small(tmp_path / "older", 1).create(tmp_path / "older.db")
    run(path, "PRAGMA application_id = 0", "PRAGMA user_version = 0")
    backup(path, tmp_path / "copy.db")
    assert dump(tmp_path / "copy.db") == dump(path)


def test_an_existing_file_is_only_replaced_on_demand(path):
    target = path.with_name("copy.db")
    target.write_text("precious")
    with pytest.raises(FindbError, match="copy.db exists already; choose another name or add --f"):
        backup(path, target)
    assert target.read_text() == "precious"
    backup(path, target, replace=True)
    assert dump(target) == dump(path)


def test_the_database_is_never_its_own_backup(path):
    link = path.with_name("link.db")
    link.symlink_to(path)
    for target in (path, link):
        with pytest.raises(FindbError, match="is the database itself"):
            backup(path, target, replace=True)


def test_a_target_in_use_is_not_replaced(path):
    target = path.with_name("copy.db")
    backup(path, target)
    target.with_name("copy.db-wal").write_bytes(b"")
    with pytest.raises(FindbError, match="copy.db-wal stands beside it"):
        backup(path, target, replace=True)


def test_what_others_have_written_half_is_not_in_it(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM fin_asset_rates")
        backup(path, path.with_name("copy.db"))
    assert run(path.with_name("copy.db"), "SELECT count(*) FROM fin_asset_rates") == [(1,)]


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_backup_is_of_one_moment_while_others_write(path, journal):
    """A writer keeps two numbers equal, each change in one transaction."""
    run(
        path,
        f"PRAGMA journal_mode = {journal}",
        "CREATE TABLE pair (a, b, filler)",
        "INSERT INTO pair VALUES (0, 0, randomblob(2000000))",
    )
    stop, written = threading.Event(), []

    def write():
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
            while not stop.is_set():
                other.execute("BEGIN IMMEDIATE")
                other.execute("UPDATE pair SET a = a + 1, filler = randomblob(2000000)")
                other.execute("UPDATE pair SET b = b + 1")
                other.execute("COMMIT")
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(10):
            target = path.with_name(f"copy{number}.db")
            backup(path, target)
            assert run(target, "SELECT a = b FROM pair") == [(1,)]
            assert run(target, "PRAGMA integrity_check") == [("ok",)]
    finally:
        stop.set()
        writer.join()
    assert written
    assert not [name for name in files(path) if "partial" in name]


def test_a_damaged_database_gives_no_backup(path):
    page_size = run(path, "PRAGMA page_size")[0][0]
    root = run(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'i_fin_assets_type_id'")
    with path.open("rb+") as file:
        file.seek((root[0][0] - 1) * page_size)
        file.write(b"\1" * page_size)
    before = files(path)
    with pytest.raises(FindbError, match="is damaged .* no backup was made"):
        backup(path, path.with_name("copy.db"))
    assert files(path) == before


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("none.db", "copy.db", "There is no file"),
        ("sql", "copy.db", "is a folder, not a database"),
        ("life.db", "nowhere/copy.db", "there is no folder"),
        ("life.db", "sql", "sql is a folder; give the name of a file"),
        ("sql/views/current_assets.sql", "copy.db", "not an SQLite database"),
        ("empty.db", "copy.db", "empty.db is empty; findb init makes a new database"),
        ("other.db", "copy.db", "other.db is an SQLite database, but not one of FinDB"),
        ("marked.db", "copy.db", "marked.db is an SQLite database, but not one of FinDB"),
    ],
)
def test_refusals_leave_nothing(path, source, target, said):
    path.with_name("empty.db").touch()
    run(path.with_name("other.db"), "CREATE TABLE notes (text)")
    run(path.with_name("marked.db"), "PRAGMA application_id = 7", "CREATE TABLE fin_assets (id)")
    before = files(path)
    with pytest.raises(FindbError, match=said):
        backup(path.parent / source, path.parent / target, replace=True)
    assert files(path) == before
