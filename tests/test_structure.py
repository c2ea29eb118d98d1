"""What counts as the same structure, and how the SQL files become a schema."""

import sqlite3
from contextlib import closing

import pytest

from findb import probe, sql, structure
from findb.errors import FindbError


def made(script):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        return structure.read(connection)


def differences(found, wanted):
    return structure.differences(made(found), made(wanted))


# Differences


@pytest.mark.parametrize(
    "same",
    [
        "create table T(a integer not null,b text default 'x')",
        "CREATE TABLE t (\n  -- a comment, with a comma\n a INTEGER NOT NULL, b TEXT DEFAULT 'x')",
        """CREATE TABLE "t" ("a" INTEGER NOT NULL, [b] TEXT /* ( */ DEFAULT 'x')""",
        "CREATE TABLE `t` (`a` INTEGER NOT NULL, b TEXT DEFAULT 'x'); CREATE TABLE own (x)",
    ],
)
def test_spelling_comments_and_own_tables_are_no_difference(same):
    assert differences(same, "CREATE TABLE t (a INTEGER NOT NULL, b TEXT DEFAULT 'x')") == []


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        ("", ["table t is missing"]),
        (
            "CREATE TABLE t (a INTEGER, CHECK (a > 0))",
            ["table t: «b TEXT DEFAULT 'x, y'» is missing"],
        ),
        (
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x, y', c, CHECK (a > 0))",
            [
                "table t: «c» is not FinDB's; keep what is in it in a table of your own, then:"
                " ALTER TABLE t DROP COLUMN c"
            ],
        ),
        (
            "CREATE TABLE t (a INTEGER NOT NULL, b TEXT DEFAULT 'X, y', CHECK (a > 0))",
            [
                "table t: «a INTEGER NOT NULL» should be «a INTEGER»",
                "table t: «b TEXT DEFAULT 'X, y'» should be «b TEXT DEFAULT 'x, y'»",
            ],
        ),
        (
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x, y', CHECK (a > 1))",
            [
                "table t: «CHECK (a > 0)» is missing",
                "table t: «CHECK (a > 1)» is not FinDB's; what was exported (findb export, csv) can"
                " be loaded into a new database without it",
            ],
        ),
        (
            "CREATE TABLE t (b TEXT DEFAULT 'x, y', a INTEGER, CHECK (a > 0))",
            ["table t: its columns stand in another order, or its options differ"],
        ),
    ],
)
def test_a_difference_names_the_column_or_constraint(found, sentences):
    wanted = "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x, y', CHECK (a > 0))"
    assert differences(found, wanted) == sentences


def test_a_named_constraint_is_compared_by_its_name():
    wanted = "CREATE TABLE t (a, CONSTRAINT `t.a: is wrong; do, this` CHECK (a IN (1, 2)))"
    assert differences(wanted.replace("2", "3"), wanted) == [
        "table t: «CONSTRAINT `t.a: is wrong; do, this` CHECK (a IN (1, 3))» should be"
        " «CONSTRAINT `t.a: is wrong; do, this` CHECK (a IN (1, 2))»"
    ]


def test_views_triggers_and_indexes_are_compared_by_their_words():
    wanted = "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE INDEX i ON t (a)"
    assert differences(wanted.replace("SELECT a", "SELECT /* b */ A"), wanted) == []
    assert differences(wanted.replace("SELECT a", "SELECT 'a'"), wanted) == [
        "view v is not the one of FinDB: its text was changed"
    ]
    assert differences("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t", wanted) == [
        "index i is missing; findb migrate makes it again"
    ]
    assert differences(wanted.replace("i ON t (a)", "i ON t (a DESC)"), wanted) == [
        "index i is not the one of FinDB: its text was changed; findb migrate makes it anew"
    ]


# The schema of the files


def test_the_schema_is_pure_ddl_in_order_with_comments_and_header(small):
    text = small.sources.schema_sql()
    starts = [
        "CREATE TABLE fin_asset_types",
        "    -- One row per type; with a comment.",
        'CREATE TABLE "fin_assets"',
        "CREATE INDEX i_fin_assets_type_id",
        "CREATE TRIGGER fin_assets_name_insert",
        "CREATE VIEW current_assets",
        "    -- One row per asset; active or not.",
        "CREATE VIEW current_data_issues",
        "CREATE TRIGGER current_assets_insert",
        "CREATE TRIGGER current_assets_update",
        "PRAGMA application_id = 1181314628;",
        "PRAGMA user_version = 3;",
    ]
    places = [text.index(start) for start in starts]
    assert places == sorted(places)
    assert "yoyo" not in text and "sqlite_sequence" not in text and "_findb" not in text
    assert "\nINSERT" not in text
    assert text.endswith("user_version = 3;\n")


def test_the_script_makes_what_the_files_make(small):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(small.sources.schema_sql())
        assert structure.read(connection) == small.sources.schema
        assert connection.execute("PRAGMA application_id").fetchone() == (sql.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert probe.failures(connection) == []


def test_levels_are_the_tables_and_indexes_after_each_migration(small):
    names = [sorted(thing.name for thing in level.values()) for level in small.sources.levels]
    assert names == [
        [],
        ["fin_asset_types", "fin_assets", "i_fin_assets_type_id"],
        ["fin_asset_rates", "fin_asset_types", "fin_assets", "i_fin_assets_type_id"],
        ["fin_asset_rates", "fin_asset_types", "fin_assets", "i_fin_assets_type_id"],
    ]


def test_migrations_come_in_the_order_of_their_dependencies(small):
    small.write("migrations/0000.late.sql", "-- depends: 0003.description\nSELECT 1;")
    assert small.sources.migration_ids == [
        "0001.core",
        "0002.rates",
        "0003.description",
        "0000.late",
    ]
    small.write("migrations/0005.bad.sql", "-- depends: 0004.nowhere\nSELECT 1;")
    with pytest.raises(FindbError, match="Could not resolve dependencies"):
        _ = small.sources.migrations


def test_statements_are_split_where_sqlite_splits_them(small):
    found = [
        (created.type, created.name, created.origins[0].number) for created in small.sources.objects
    ]
    assert found == [
        ("view", "current_assets", 1),
        ("view", "current_data_issues", 1),
        ("trigger", "current_assets_insert", 1),
        ("trigger", "current_assets_update", 11),
        ("trigger", "fin_assets_name_insert", 1),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CREATE VIEW v AS SELECT 1", "v.sql: the last statement does not end"),
        ("CREATE VIEW v AS SELECT 1;\n\n-- x\nDROP VIEW w;", "v.sql, line 4: only views and"),
        ("CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1;", "v.sql: the last statement does"),
    ],
)
def test_a_file_that_is_no_list_of_views_and_triggers_is_refused(small, text, said):
    small.write("views/v.sql", text)
    with pytest.raises(FindbError) as error:
        _ = small.sources.objects
    assert said in error.value.message


def test_the_version_is_known_without_yoyo():
    real = sql.default()
    assert real.version == len(real.migrations)


def test_the_real_schema_compiles_and_is_that_of_its_script():
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(sql.default().schema_sql())
        assert structure.read(connection) == sql.default().schema
        assert probe.failures(connection) == []
