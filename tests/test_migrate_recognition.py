"""Which database it is that an upgrade finds, and which it refuses."""

import sqlite3
from contextlib import closing

import pytest

from findb import migrate, structure
from findb.errors import FindbError
from small import Small, refused, run, things


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
