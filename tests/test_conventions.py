"""The conventions of the data model, over what SQLite says of a fresh database."""

from __future__ import annotations

import contextlib
import re
import sqlite3

import pytest

import findb.sql
from engines import fresh, open_sqlite3, template
from sources import ROOT, columns, names, objects, operations

EDITABLE = [view for view in names("view") if len(operations(view)) > 1]

each_table = pytest.mark.parametrize("table", objects("table"), ids=lambda table: table.name)


def pragma(name: str, of: str) -> list[tuple]:
    return template(open_sqlite3).execute(f'PRAGMA {name}("{of}")').fetchall()


def foreign_keys(table: str) -> list[tuple[str, str, str]]:
    """Column, and the table and column that it refers to."""
    return [(row[3], row[2], row[4]) for row in pragma("foreign_key_list", table)]


def indexes(table: str) -> list[tuple[str, list[str], bool, bool, str]]:
    """Name, columns, whether it is a constraint, whether it is unique, and its WHERE."""
    where = {index.name: index.code.partition("WHERE")[2] for index in objects("index")}
    return [
        (name, [row[2] for row in pragma("index_info", name)], origin != "c", bool(unique),
         " ".join(where.get(name, "").split()))
        for _, name, unique, origin, _ in pragma("index_list", table)
    ]  # fmt: skip


# --- tables --------------------------------------------------------------------------------------


@each_table
def test_the_key_is_id(table):
    assert re.search(r"\(\s*id INTEGER PRIMARY KEY AUTOINCREMENT,", table.code)
    assert [row[1] for row in pragma("table_info", table.name) if row[5]] == ["id"]


@each_table
def test_tables_are_not_strict(table):
    assert table.code.rstrip().endswith(")")


@each_table
def test_names_are_snake_case_and_the_last_noun_is_plural(table):
    for name in [table.name, *(name for name, *_ in columns(table.name))]:
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", name)
    assert table.name.endswith("s")


@each_table
def test_foreign_keys_end_in_id_and_refer_to_an_id(table):
    for column, parent, target in foreign_keys(table.name):
        assert column.endswith("_id")
        assert parent in names("table")
        assert target == "id"


@each_table
def test_whole_numbers_that_end_in_id_are_foreign_keys(table):
    """But for row_id, which stands beside a table_name: the row may be deleted at any time."""
    keys = {name for name, type_, _ in columns(table.name) if type_ == "INTEGER" and "_id" in name}
    keys -= {"row_id"}
    assert keys == {column for column, *_ in foreign_keys(table.name)}


@each_table
def test_foreign_keys_are_indexed(table):
    """By an index that begins with the column, over all rows or over those where it is set."""
    for column, *_ in foreign_keys(table.name):
        assert any(
            found[0] == column and where in ("", f"{column} IS NOT NULL")
            for _, found, _, _, where in indexes(table.name)
        ), f"CREATE INDEX i_{table.name}_{column}"


@each_table
def test_booleans_are_0_or_1(table):
    for name, type_, _ in columns(table.name):
        if name.startswith("is_"):
            assert type_ == "INTEGER"
            assert f"CHECK ({name} IN (0, 1))" in table.code
        else:
            assert f"{name} IN (0, 1)" not in table.code, f"call it is_{name}"


@each_table
def test_datetimes_are_exact(table):
    for name, type_, _ in columns(table.name):
        if name.endswith("datetime"):
            assert type_ == "TEXT"
            assert re.search(rf"\bdatetime\(\s*{name}\b[^)]*\) IS {name}\b", table.code)


@each_table
def test_numbers_are_numbers(table):
    """Neither '12,5' nor '' gets in, although the tables are not strict: texts are greater than
    every number, so an upper bound refuses them, too."""
    for name, type_, _ in columns(table.name):
        if type_ == "REAL" or type_ == "INTEGER" and not re.search(r"(^|_)id$|^is_", name):
            bounded = rf"typeof\({name}\)" + rf"|\b{name} <=? \d" * (type_ == "REAL")
            assert re.search(bounded, table.code)
        assert type_ in ("INTEGER", "REAL", "TEXT")


# --- foreign keys that nobody enforces -----------------------------------------------------------


@pytest.fixture(scope="module")
def unguarded():
    """What the shell of SQLite does by default: no foreign keys. Any row may come, none may go."""
    connection = fresh()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for trigger in objects("trigger"):
        if not re.search("_(delete|id_update|use_(insert|update))$", trigger.name):
            connection.execute(f"DROP TRIGGER {trigger.name}")
    yield connection
    connection.close()


def put(connection, table: str, id: int, **values: int) -> None:
    """Insert a row that refers to nothing but what `values` say."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    needed = [column[1] for column in columns if column[3] and column[4] is None]
    row = {**dict.fromkeys(needed, id + 8), **values, "id": id}
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        [*row.values()],
    )


each_key = pytest.mark.parametrize(
    ("child", "column", "parent"),
    template(open_sqlite3)
    .execute(
        """SELECT child.name, child_key."from", child_key."table"
        FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS child_key
        WHERE child.type = 'table' AND child_key.on_delete = 'NO ACTION'
        ORDER BY 1, 2"""
    )
    .fetchall(),
)


@each_key
def test_what_is_referred_to_stays_even_without_foreign_keys(unguarded, child, column, parent):
    delete = f"DELETE FROM {parent} WHERE id = 1"
    unguarded.execute("BEGIN")
    try:
        put(unguarded, parent, 1)
        put(unguarded, child, 2, **{column: 1})
        with pytest.raises(sqlite3.IntegrityError, match=rf"^{parent}: .+; "):
            unguarded.execute(delete)
        unguarded.execute(f"DELETE FROM {child} WHERE id = 2")
        assert unguarded.execute(delete).rowcount == 1
    finally:
        unguarded.execute("ROLLBACK")


@each_key
def test_what_is_referred_to_keeps_its_id_even_without_foreign_keys(
    unguarded, child, column, parent
):
    others = ", ".join(name for name, *_ in columns(parent) if name != "id")
    unguarded.execute("BEGIN")
    try:
        put(unguarded, parent, 1)
        put(unguarded, child, 2, **{column: 1})
        with pytest.raises(sqlite3.IntegrityError, match=rf"^{parent}.id: .+; "):
            unguarded.execute(f"UPDATE {parent} SET id = 99 WHERE id = 1")
        replace = f"REPLACE INTO {parent} ({others}) SELECT {others} FROM {parent} WHERE id = 1"
        with contextlib.suppress(sqlite3.IntegrityError):  # where a name or the like is unique
            unguarded.execute(replace)
        assert unguarded.execute(f"SELECT id FROM {parent} WHERE id = 1").fetchall() == [(1,)]
    finally:
        unguarded.execute("ROLLBACK")


# --- indexes -------------------------------------------------------------------------------------


@each_table
def test_indexes_are_named_after_their_columns(table):
    for name, found, is_constraint, *_ in indexes(table.name):
        if not is_constraint:
            assert name == f"i_{table.name}_{'_'.join(found)}"


@each_table
def test_unique_is_a_constraint(table):
    for name, _, is_constraint, is_unique, _ in indexes(table.name):
        assert is_constraint or not is_unique, f"{name}: write UNIQUE in the table"


@each_table
def test_no_index_is_the_beginning_of_another(table):
    for name, found, is_constraint, _, where in indexes(table.name):
        if is_constraint:
            continue
        for other, longer, _, _, other_where in indexes(table.name):
            if other != name and longer[: len(found)] == found:
                assert other_where not in ("", where), f"drop {name}, {other} does its work"


# --- views ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", EDITABLE)
def test_editable_views_begin_with_pseudo_id(view):
    assert columns(view)[0][0] == "pseudo_id"


@pytest.mark.parametrize("view", names("view"))
def test_names_of_view_columns_are_snake_case(view):
    for name in [view, *(name for name, *_ in columns(view))]:
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", name)


# --- schema.sql ----------------------------------------------------------------------------------


def test_schema_sql_is_what_the_files_make():
    written = (ROOT / "schema.sql").read_bytes().decode()
    assert written == findb.sql.default().schema_sql(), "run make schema"


def test_schema_sql_holds_no_row():
    statements = re.findall(r"^[A-Z]+", (ROOT / "schema.sql").read_text(encoding="utf-8"), re.M)
    assert not {"INSERT", "UPDATE", "DELETE", "REPLACE"} & {*statements}


def test_schema_sql_makes_the_same_database():
    by_script = fresh().execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection = findb.sql.memory()
    connection.executescript((ROOT / "schema.sql").read_text(encoding="utf-8"))
    assert connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == (
        by_script
    )
    assert connection.execute("SELECT count(*) FROM sqlite_sequence").fetchall() == [(0,)]
