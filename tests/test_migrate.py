"""The upgrade: every older database becomes the new one, whatever the user put beside it, and stays
what it was when anything goes wrong, the kill of the process included."""

import os
import shutil
import signal
import sqlite3
import stat
from contextlib import closing

import pytest

from findb import create as creation
from findb import database, migrate, sql, structure
from findb.errors import FindbError
from small import Small, dump, run

posix = pytest.mark.skipif(os.name != "posix", reason="needs fork or file permissions of POSIX")


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "sql")


@pytest.fixture
def old(tmp_path):
    """A database of version 2 with data."""
    return Small(tmp_path / "old_sql", version=2).create(tmp_path / "life.db")


def things(path):
    with closing(database.open_file(path)) as connection:
        return structure.read(connection)


def refused(path, sources):
    """The message with which an upgrade is refused; the database must be as it was."""
    before, files = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(FindbError) as error:
        migrate.migrate(path, sources)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == files
    return error.value.message


# What an upgrade does


@pytest.mark.parametrize("version", [1, 2])
def test_an_upgraded_database_equals_a_new_one_and_keeps_its_rows(tmp_path, small, version):
    path = Small(tmp_path / "old", version).create(tmp_path / "life.db")
    rows = run(path, "SELECT code, name FROM fin_assets ORDER BY id")
    done = migrate.migrate(path, small.sources)
    assert (done.before, done.after) == (version, 3)
    assert done.applied == small.sources.migration_ids[version:]
    new = small.create(tmp_path / "new.db")
    assert structure.differences(things(path), things(new)) == []
    assert things(path).keys() == things(new).keys()
    assert run(path, "SELECT code, name FROM fin_assets ORDER BY id") == rows
    assert run(path, "PRAGMA user_version") == [(3,)]


def test_a_rebuilt_table_keeps_the_rows_that_refer_to_it(old, small):
    migrate.migrate(old, small.sources)
    assert run(old, "SELECT rate FROM fin_asset_rates") == [(1.25,)]
    assert run(old, "SELECT seq FROM sqlite_sequence WHERE name = 'fin_assets'") == [(2,)]


def test_a_second_run_does_nothing(old, small):
    migrate.migrate(old, small.sources)
    before, files = old.read_bytes(), sorted(old.parent.iterdir())
    done = migrate.migrate(old, small.sources)
    assert (done.before, done.after, done.applied, done.backup) == (3, 3, [], None)
    assert old.read_bytes() == before
    assert sorted(old.parent.iterdir()) == files


def test_a_new_database_needs_no_upgrade(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    assert migrate.migrate(path, small.sources).backup is None


def test_a_read_only_file_that_is_up_to_date_is_no_error(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    path.chmod(0o400)
    assert migrate.migrate(path, small.sources).backup is None


def test_changed_views_and_triggers_are_replaced_without_a_migration(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    small.replace("views/current_assets.sql", "active or not", "of any state")
    small.replace("triggers/fin_assets_name_insert.sql", "'forbidden'", "'illegal'")
    done = migrate.migrate(path, small.sources)
    assert done.applied == [] and done.backup is not None
    assert "of any state" in things(path)["view", "current_assets"].sql
    assert "'illegal'" in things(path)["trigger", "fin_assets_name_insert"].sql


@pytest.mark.parametrize("version", [2, 3])
def test_views_and_triggers_that_are_no_longer_shipped_go(tmp_path, small, version):
    old = Small(tmp_path / "old", version).create(tmp_path / "life.db")
    small.remove("views/current_assets.sql")
    small.remove("triggers/current_assets.sql")
    small.remove("triggers/fin_assets_name_insert.sql")
    migrate.migrate(old, small.sources)
    assert [thing for thing in things(old).values() if thing.type in ("view", "trigger")] == [
        things(old)["view", "current_data_issues"]
    ]


def test_what_the_user_changed_in_our_views_is_put_right(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    run(path, "DROP VIEW current_assets", "CREATE VIEW current_assets AS SELECT 1 AS mine")
    migrate.migrate(path, small.sources)
    assert things(path)["view", "current_assets"] == small.sources.schema["view", "current_assets"]


def test_nothing_of_the_machine_is_written_into_the_database(old, small, monkeypatch):
    monkeypatch.setenv("USER", "somebody")
    monkeypatch.setenv("LOGNAME", "somebody")
    migrate.migrate(old, small.sources)
    log = run(old, "SELECT migration_id, username, hostname FROM _yoyo_log ORDER BY 1")
    assert log == [(id, None, None) for id in small.sources.migration_ids]
    assert not run(old, "SELECT 1 FROM sqlite_schema WHERE name = 'yoyo_lock'")


@pytest.mark.filterwarnings("error")
def test_the_process_keeps_its_adapters(old, small):
    adapters, converters = dict(sqlite3.adapters), dict(sqlite3.converters)
    migrate.migrate(old, small.sources)
    assert (sqlite3.adapters, sqlite3.converters) == (adapters, converters)


# The copy of before


@posix
def test_the_copy_is_the_database_of_before_and_as_private(old, small):
    old.chmod(0o640)
    before = dump(old)
    copy = migrate.migrate(old, small.sources).backup
    assert copy.name == "life.db.before-3.bak"
    assert dump(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640


def test_an_earlier_copy_is_kept(old, small):
    earlier = old.with_name("life.db.before-3.bak")
    earlier.write_bytes(b"precious")
    assert migrate.migrate(old, small.sources).backup.name == "life.db.before-3.2.bak"
    assert earlier.read_bytes() == b"precious"


# Which database it is


def test_a_database_made_from_the_schema_script_is_recognised(tmp_path, small):
    path, older = tmp_path / "life.db", Small(tmp_path / "older", 2)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(older.sources.schema_sql())
    done = migrate.migrate(path, small.sources)
    assert (done.before, done.applied) == (2, ["0003.description"])
    marks = run(path, "SELECT migration_id FROM _yoyo_migration ORDER BY 1")
    assert marks == [(id,) for id in small.sources.migration_ids]
    assert migrate.migrate(path, small.sources).backup is None


def test_recognition_needs_no_header_and_no_particular_spelling(tmp_path, small):
    path, older = tmp_path / "life.db", Small(tmp_path / "older", 2)
    script = older.sources.schema_sql().replace(
        "CREATE TABLE fin_assets", "create  table[fin_assets]"
    )
    script = script.replace("    -- One row per type; with a comment.\n", "/* other */")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.replace("PRAGMA", "-- PRAGMA"))
        connection.execute("PRAGMA user_version = 77")
    assert migrate.migrate(path, small.sources).before == 2


def test_of_equal_versions_the_stated_one_counts_else_the_oldest(tmp_path, small):
    small.write("migrations/0004.rows.sql", "-- depends: 0003.description\nDELETE FROM fin_assets;")
    for stated, applied in ((3, ["0004.rows"]), (4, []), (0, ["0004.rows"])):
        path = tmp_path / f"{stated}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(small.sources.schema_sql())
            connection.execute(f"PRAGMA user_version = {stated}")
        assert migrate.migrate(path, small.sources).applied == applied


@pytest.mark.filterwarnings("ignore:The default datetime adapter")
def test_a_database_of_plain_yoyo_is_recognised(tmp_path, small):
    yoyo = pytest.importorskip("yoyo")
    path, older = tmp_path / "life.db", Small(tmp_path / "older", 2)
    backend = yoyo.get_backend(f"sqlite:///{path}")
    backend.apply_migrations(yoyo.read_migrations(str(older.root / "migrations")))
    backend.connection.close()
    done = migrate.migrate(path, small.sources)
    assert done.applied == ["0003.description"]


@pytest.mark.filterwarnings("ignore:The default datetime adapter")
def test_plain_yoyo_finds_nothing_to_do_afterwards(old, small):
    yoyo = pytest.importorskip("yoyo")
    migrate.migrate(old, small.sources)
    backend = yoyo.get_backend(f"sqlite:///{old}")
    migrations = yoyo.read_migrations(str(small.root / "migrations"))
    assert list(backend.to_apply(migrations)) == []
    backend.connection.close()


def test_a_newer_database_is_refused(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    older = Small(tmp_path / "older", 2).sources
    assert "is from a newer FinDB (with 0003.description" in refused(path, older)
    run(path, "DROP TABLE _yoyo_migration")
    assert "is from a newer FinDB (version 3" in refused(path, older)


def test_other_tables_than_ours_are_refused_with_the_difference(old, small):
    run(
        old,
        "ALTER TABLE fin_assets ADD COLUMN note TEXT",
        "DROP VIEW current_assets",
        "DROP VIEW current_data_issues",
        "DROP TRIGGER fin_assets_name_insert",
        "ALTER TABLE fin_assets DROP COLUMN name",
        "DROP INDEX i_fin_assets_type_id",
    )
    message = refused(old, small.sources)
    assert "Nearest is version 2" in message
    assert "table fin_assets: «name TEXT» is missing" in message
    assert "table fin_assets: «note TEXT» is not FinDB's" in message
    assert "ALTER TABLE fin_assets DROP COLUMN note" in message
    assert "index" not in message
    run(old, "DROP TABLE _yoyo_migration")
    assert "«note TEXT» is not FinDB's" in refused(old, small.sources)


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(
    "again", ["SELECT 1", "CREATE INDEX i_fin_assets_type_id ON fin_assets (name)"]
)
def test_a_missing_or_changed_index_is_made_again(tmp_path, small, version, again):
    path = Small(tmp_path / "mine", version).create(tmp_path / "life.db")
    run(path, "DROP INDEX i_fin_assets_type_id", again, "CREATE INDEX mine ON fin_assets (name)")
    done = migrate.migrate(path, small.sources)
    assert (done.indexes, done.backup.exists()) == (["i_fin_assets_type_id"], True)
    assert structure.differences(things(path), small.sources.schema) == []
    assert ("index", "mine") in things(path)
    assert migrate.migrate(path, small.sources).backup is None


def test_a_unique_index_is_not_made_over_equal_rows(tmp_path, small):
    small.write(
        "migrations/0004.unique.sql",
        "-- depends: 0003.description\nCREATE UNIQUE INDEX u ON fin_assets (name);",
    )
    path = small.create(tmp_path / "life.db")
    run(path, "DROP INDEX u", "UPDATE fin_assets SET name = 'same'")
    message = refused(path, small.sources)
    assert message.startswith("The index u cannot be made again, for rows are equal that must")


def test_marks_with_a_gap_are_refused(old, small):
    run(old, "DELETE FROM _yoyo_migration WHERE migration_id = '0001.core'")
    assert "not those of any version" in refused(old, small.sources)


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["CREATE TABLE recipes (id)"], "not one of FinDB"),
        ([], "life.db is empty; findb init makes a new database"),
        (["CREATE TABLE fin_assets (id)", "PRAGMA application_id = 7"], "not one of FinDB"),
    ],
)
def test_another_programs_database_is_refused(tmp_path, small, statements, said):
    path = tmp_path / "life.db"
    run(path, *statements)
    path.touch()
    assert said in refused(path, small.sources)


def test_what_is_no_database_is_refused(tmp_path, small):
    path = tmp_path / "life.db"
    path.write_text("Not a database at all; " * 100)
    assert "this is not an SQLite database" in refused(path, small.sources)


def test_a_missing_file_or_a_folder_is_refused(tmp_path, small):
    with pytest.raises(FindbError, match="There is no file .*findb init"):
        migrate.migrate(tmp_path / "none.db", small.sources)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(FindbError, match="is a folder"):
        migrate.migrate(tmp_path, small.sources)


def test_an_sqlite_that_is_too_old_is_refused(old, small, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    assert "SQLite 3.34.1, FinDB needs 3.35" in refused(old, small.sources)


# What is the user's own


OWN = (
    "CREATE TABLE my_notes (id INTEGER PRIMARY KEY, asset_id REFERENCES fin_assets (id), note)",
    "INSERT INTO my_notes VALUES (1, 2, 'keep')",
    "CREATE VIEW my_assets AS SELECT code FROM fin_assets",
    "CREATE VIEW my_view_of_a_view AS SELECT * FROM my_assets",
    "CREATE INDEX my_index ON fin_assets (name)",
    "CREATE TRIGGER my_table_trigger AFTER UPDATE OF name ON fin_assets"
    " BEGIN INSERT INTO my_notes (note) VALUES ('table'); END",
    "CREATE TRIGGER my_view_trigger INSTEAD OF DELETE ON current_assets"
    " BEGIN INSERT INTO my_notes (note) VALUES ('view'); END",
    "CREATE TRIGGER my_own_trigger AFTER DELETE ON my_notes"
    " BEGIN DELETE FROM fin_asset_rates WHERE asset_id = OLD.asset_id; END",
)


def test_the_users_own_things_keep_working(old, small):
    run(old, *OWN)
    before = {key: thing for key, thing in things(old).items() if thing.name.startswith("my_")}
    migrate.migrate(old, small.sources)
    after = {key: thing for key, thing in things(old).items() if thing.name.startswith("my_")}
    assert after == before
    assert run(old, "SELECT code FROM my_view_of_a_view ORDER BY 1") == [("EUR",), ("USD",)]
    run(old, "DELETE FROM current_assets WHERE code = 'EUR'", "UPDATE current_assets SET name = 1")
    assert run(old, "SELECT note FROM my_notes") == [("keep",), ("view",), ("table",), ("table",)]
    run(old, "DELETE FROM my_notes WHERE id = 1")
    assert run(old, "SELECT * FROM fin_asset_rates") == []
    assert migrate.migrate(old, small.sources).backup is None


def test_a_view_of_the_user_that_could_not_work_any_more_stops_the_upgrade(old, small):
    small.write(
        "migrations/0004.drop.sql", "-- depends: 0003.description\nDROP TABLE fin_asset_rates;"
    )
    run(old, "CREATE VIEW my_rates AS SELECT rate FROM fin_asset_rates")
    message = refused(old, small.sources)
    assert message.startswith("Your own view my_rates does not work with the new tables (no such")
    run(old, "DROP VIEW my_rates", "CREATE TRIGGER my_trigger AFTER INSERT ON fin_asset_rates BEGIN"
        " SELECT 1; END")  # fmt: skip
    assert "Your own trigger my_trigger" in refused(old, small.sources)


def test_what_never_worked_does_not_stop_it(old, small):
    run(old, "CREATE VIEW my_error AS SELECT missing FROM nowhere")
    migrate.migrate(old, small.sources)
    assert ("view", "my_error") in things(old)


@pytest.mark.parametrize(
    "own",
    [
        "CREATE VIEW current_worth AS SELECT 1 AS mine",
        "CREATE TABLE current_worth (mine)",
        "CREATE INDEX current_worth ON fin_assets (name)",
        "CREATE TABLE Current_Worth (mine)",
    ],
)
def test_a_name_that_a_newer_version_needs_is_not_taken_from_the_user(old, small, own):
    run(old, own)
    small.write("views/current_worth.sql", "CREATE VIEW current_worth AS SELECT 2 AS ours;")
    message = refused(old, small.sources)
    assert "has the name of the new view of FinDB; give yours another name" in message


# What goes wrong


def test_an_error_in_a_migration_names_file_and_line(old, small):
    small.replace("migrations/0003.description.sql", "SELECT id, code", "SELECT id, coda")
    message = refused(old, small.sources)
    assert "0003.description.sql, line 15: no such column: coda" in message


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


# The real schema


def test_migrations_can_stand_in_one_transaction():
    for migration in sql.default().migrations:
        assert migration.use_transactions, migration.id
        for step in migration.steps:
            first = structure.tokens(step.step._apply)[0]
            assert first in {"CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE"}, migration.id


@pytest.mark.parametrize("way", ["init", "script"])
def test_every_version_of_the_real_schema_comes_up_to_date(tmp_path, way):
    real = sql.default()
    for version in range(1, real.version):
        root = tmp_path / f"{version}"
        (root / "migrations").mkdir(parents=True)
        for migration in real.migrations[:version]:
            shutil.copy(migration.path, root / "migrations")
        path = tmp_path / f"{version}.db"
        if way == "init":
            creation.create(path, "EUR", sources=sql.Sources(root))
        else:
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript(sql.Sources(root).schema_sql())
        assert migrate.migrate(path).before == version
        assert structure.differences(things(path), real.schema) == []
        assert things(path).keys() == real.schema.keys()
