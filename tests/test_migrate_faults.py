"""What goes wrong in an upgrade: the database is the old one or the new one."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest

from findb import database, migrate
from findb.errors import FindbError
from small import OWN, dump, posix, refused, run


def test_an_error_in_a_migration_names_file_and_line(old, small):
    small.replace("migrations/0003.description.sql", "SELECT id, code", "SELECT id, coda")
    message = refused(old, small.sources)
    assert "0003.description.sql, line 16: no such column: coda" in message


@pytest.mark.parametrize(
    ("file", "old_text", "new_text", "line"),
    [
        ("views/current_assets.sql", "fin_assets.name,", "fin_assets.nmae,", 3),
        ("views/current_assets.sql", "FROM fin_assets INNER", "FROM fin_asset INNER", 4),
        ("views/current_assets.sql", "INNER JOIN", "INER JION", 4),
        ("triggers/current_assets.sql", "OLD.pseudo_id", "OLD.pseudo", 15),
        ("triggers/current_assets.sql", "NEW.code,", "NEW.coda,", 7),
        ("triggers/current_assets.sql", "INSTEAD OF UPDATE ON", "AFTER UPDATE ON", 12),
        ("triggers/fin_assets_name_insert.sql", "NEW.name", "NEW.nome", 3),
    ],
)
def test_a_view_or_trigger_that_fails_is_named_with_file_and_line(
    old, small, file, old_text, new_text, line
):
    small.replace(file, old_text, new_text)
    message = refused(old, small.sources)
    assert f"{small.root / file}, line {line}:" in message


def test_the_trigger_that_is_broken_is_blamed_not_the_one_that_leads_to_it(old, small):
    """current_assets_insert writes into fin_assets, whose trigger does not compile."""
    small.replace("triggers/fin_assets_name_insert.sql", "SELECT", "SELECT missing,")
    message = refused(old, small.sources)
    assert "fin_assets_name_insert.sql, line 5: no such column: missing" in message


def test_rows_that_refer_to_nothing_are_refused(old, small):
    run(old, "UPDATE fin_asset_rates SET asset_id = 77")
    assert "row 1 of fin_asset_rates (into fin_assets)" in refused(old, small.sources)


def test_a_database_in_use_is_refused(old, small, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "in use by another program" in refused(old, small.sources)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_cannot_be_written_is_refused(old, small):
    old.chmod(0o400)
    assert "life.db cannot be written; check its permissions." in refused(old, small.sources)


def test_a_full_disk_leaves_the_old_database(old, small, monkeypatch):
    small.write(
        "migrations/0004.rows.sql",
        """-- depends: 0003.description
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO fin_asset_types (name) SELECT i FROM n;""",
    )
    open_file = database.open_file

    def with_a_small_disk(path, write=True):
        connection = open_file(path, write)
        if path == old and write:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        return connection

    monkeypatch.setattr(database, "open_file", with_a_small_disk)
    before = dump(old)
    with pytest.raises(FindbError, match="the disk is full; nothing was changed"):
        migrate.migrate(old, small.sources)
    assert dump(old) == before
    assert not list(old.parent.glob("*.bak"))


def test_the_oldest_of_two_upgrades_at_once_wins_and_the_other_does_nothing(old, small):
    """Between the look at the database and its locking another upgrade may have been."""
    recognise, calls = migrate.recognise, []

    def overtaken(connection, sources, path):
        calls.append(path)
        if len(calls) == 2:
            return recognise(connection, sources, path)
        state = recognise(connection, sources, path)
        if len(calls) == 1:
            calls.append("other")
            migrate.migrate(path, sources)
        return state

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "recognise", overtaken)
        done = migrate.migrate(old, small.sources)
    assert done.backup is None and done.applied == []
    assert len(list(old.parent.glob("*.bak"))) == 1


def test_nobody_can_write_between_the_second_look_and_the_end(old, small, monkeypatch):
    recognise, looks = migrate.recognise, []

    def disturbed(connection, sources, path):
        state = recognise(connection, sources, path)
        looks.append(path)
        if len(looks) == 2:
            other = sqlite3.connect(old, timeout=0, isolation_level=None)
            with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("DELETE FROM fin_asset_rates")
        return state

    monkeypatch.setattr(migrate, "recognise", disturbed)
    copy = migrate.migrate(old, small.sources).backup
    assert len(looks) == 2
    assert run(copy, "SELECT count(*) FROM fin_asset_rates") == [(1,)]


@posix
def test_killed_before_any_statement_it_is_the_old_or_the_new_database(tmp_path, old, small):
    run(old, *OWN)
    before = dump(old)
    shutil.copy(old, tmp_path / "reference.db")
    migrate.migrate(tmp_path / "reference.db", small.sources)
    after = dump(tmp_path / "reference.db")
    outcomes = []
    for number in range(1, 1000):
        path = tmp_path / "killed.db"
        shutil.copy(old, path)
        finished = upgrade_killed_at(number, path, small.sources)
        outcomes.append(dump(path))
        assert outcomes[-1] in (before, after), f"killed before statement {number}"
        migrate.migrate(path, small.sources)
        assert dump(path) == after, f"resumed after a kill before statement {number}"
        for rest in tmp_path.glob("*killed.db*"):
            rest.unlink()
        if finished:
            break
    assert number > 50 and outcomes.count(before) > 50 and outcomes[-1] == after


def upgrade_killed_at(number, path, sources):
    """Upgrade in a child process that kills itself before its n-th statement on the database;
    return whether it got to the end."""
    child = os.fork()
    if child == 0:
        count, open_file = 0, database.open_file

        def strike(statement):
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

        def traced(opened, write=True):
            connection = open_file(opened, write)
            if opened == path and write:
                # Pages go to the file early, as those of a large database would.
                connection.execute("PRAGMA cache_size = 1")
                connection.set_trace_callback(strike)
            return connection

        database.open_file = traced
        try:
            migrate.migrate(path, sources)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)
