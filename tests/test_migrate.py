"""The upgrade: every older database becomes the new one, whatever the user put beside it, and stays
what it was when anything goes wrong, the kill of the process included."""

import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from findb import create as creation
from findb import migrate, sql, structure
from small import OWN, Small, dump, posix, refused, run, things

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


# What is the user's own


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
