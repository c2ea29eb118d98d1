"""The project for DB Browser, as a file: it names what there is, and its SQL runs.

tests/test_db4s_gui.py opens it in the real program."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import closing
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from engines import fresh
from findb import cli, db4s
from findb.create import create
from findb.db4s import project, settings, write_project
from findb.errors import FindbError
from sources import names, objects, operations
from sqltest import included

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
HEADERS = {
    (found.name, column.name): column
    for found in db4s.browsed(fresh())
    for column in found.columns
}  # fmt: skip


@pytest.fixture
def household(fresh_db) -> sqlite3.Connection:
    """The household of the SQL tests, its clock in June 2026."""
    for step in included(Path(__file__), 0, "household.sql"):
        fresh_db.execute(step.sql)
    return fresh_db


def parsed(connection: sqlite3.Connection | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(project(connection or fresh(), "life.db"))


TABLES = {table.get("name"): table for table in parsed().iter("table")}
each_table = pytest.mark.parametrize("name", TABLES)


@cache
def columns(name: str) -> list[str]:
    return [row[1] for row in fresh().execute(f'PRAGMA table_xinfo("{name}")')]


def by_column(name: str, tag: str) -> dict[str, ElementTree.Element]:
    """What the project says of columns; an index that is too high is an error here."""
    return {
        columns(name)[int(column.get("index")) - 1]: column
        for column in TABLES[name].find(tag).iter("column")
    }


def values(name: str, tag: str) -> dict[str, str]:
    return {column: element.get("value") for column, element in by_column(name, tag).items()}


def editable(name: str) -> bool:
    return name in names("view") and operations(name) != ["select"]


def test_it_lists_every_table_and_view():
    assert list(TABLES) == names("table", "view")


def test_it_opens_current_balances_beside_it_with_foreign_keys_on():
    root = parsed()
    assert root.find("db").attrib == {"path": "life.db", "foreign_keys": "1"}
    assert root.find(".//current_table").get("name") == "4,16:maincurrent_balances"
    tabs = root.find("window/main_tabs")
    assert tabs.get("open").split()[int(tabs.get("current"))] == "browser"


def test_nothing_stands_before_the_root():
    text = project(fresh(), "life.db")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<sqlb_project>\n')


@each_table
def test_editable_views_are_unlocked_on_their_first_column_and_keys_are_hidden(name):
    unlocked, hidden = TABLES[name].get("unlock_view_pk"), values(name, "hidden_columns")
    if editable(name):
        keys = [
            column
            for column in columns(name)
            if column in ("pseudo_id", "id") or HEADERS[name, column].role == "key"
        ]
        assert unlocked == columns(name)[0]
        assert keys[:1] == columns(name)[:1] or operations(name) == ["select", "insert"]
        assert hidden == dict.fromkeys(keys, "1")
    else:
        assert (unlocked, hidden) == (db4s.LOCKED, {})


@each_table
def test_every_column_has_a_width_that_shows_its_name(name):
    widths = values(name, "column_widths")
    assert list(widths) == columns(name)
    for column, width in widths.items():
        assert int(width) >= 8 * len(column)
        assert "datetime" not in column or int(width) >= 150


@each_table
def test_the_header_tells_every_unit_and_role(name):
    assert all(HEADERS[name, column].role for column in columns(name))


@each_table
def test_what_is_computed_and_nothing_else_is_read_only(name):
    """A column with a display format cannot be edited."""
    formatted = set(values(name, "display_formats"))
    computed = {column for column in columns(name) if HEADERS[name, column].role == "info"}
    if editable(name):
        assert formatted == (computed if "update" in operations(name) else {*columns(name)})
    elif name in names("table"):
        assert formatted == set()
    else:
        assert formatted <= computed


@pytest.mark.parametrize("name", names("view"))
def test_display_formats_run_and_numbers_stay_numbers(name, household):
    """DB Browser sorts and filters by what is shown, and plots it."""
    for column, shown in values(name, "display_formats").items():
        sql = f'SELECT typeof({shown}), typeof("{column}") FROM "{name}"'
        for of_shown, of_column in household.execute(sql):
            assert of_shown == of_column


@each_table
def test_numbers_below_zero_and_mismatches_are_red(name):
    conditions = by_column(name, "conditional_formats")
    assert set(conditions) == {
        column
        for column in columns(name)
        if HEADERS[name, column].kind == "REAL" or column in settings()["colours"]["mismatching"]
    }
    for column, element in conditions.items():
        mismatching = column in settings()["colours"]["mismatching"]
        assert element.find("format").get("condition") == ("<>0" if mismatching else "<0")


def test_what_the_settings_name_exists():
    known = {column for name in TABLES for column in columns(name)}
    assert settings()["first"] in TABLES
    assert {*settings()["widths"]["names"], *settings()["colours"]["mismatching"]} <= known
    for view, plot in settings()["plots"].items():
        assert {plot["x"], *plot["y"], *plot["y2"]} <= set(columns(view))


def test_the_months_are_plotted():
    months = TABLES["historical_monthly_balances"]
    assert months.get("plot_x_axis") == "start_datetime"
    axes = [(axis.tag, axis.get("name")) for axis in months.find("plot_y_axes")]
    assert axes == [
        ("y_axis", "base_balance"),
        ("y2_axis", "base_active_delta"),
        ("y2_axis", "base_passive_delta"),
    ]


# --- questions -----------------------------------------------------------------------------------


def ask(connection: sqlite3.Connection, name: str) -> list[tuple]:
    (tab,) = (tab for tab in parsed(connection).iter("sql") if tab.get("name") == name)
    connection.execute("PRAGMA query_only = 1")
    return connection.execute(tab.text).fetchall()


QUESTIONS = [question["name"] for question in settings()["questions"]]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_an_answer(name, household):
    assert ask(household, name) is not None


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_can_be_asked_at_the_beginning(name, fresh_db):
    ask(fresh_db, name)


def test_every_view_to_type_into_is_named():
    """Of what has two views, the one in the words of the article stands where it is shorter."""
    named = {row[1] for row in ask(fresh(), "Where do I write what?")}
    typed = {
        view for view in names("view") if re.match("current_|latest_", view) and editable(view)
    }
    assert typed <= named <= {view for view in names("view") if editable(view)}


def test_answers(household):
    ((total,),) = household.execute("SELECT round(sum(base_balance), 2) FROM current_balances")
    assert ask(household, "What am I worth?")[-1] == ("Total", total, "USD")
    trades = ask(household, "Am I on target?")
    assert sum(row[5] for row in trades) == pytest.approx(0, abs=0.02)
    assert ask(household, "Where did last month go?") == [
        ("groceries", 1, -30, "USD"),
        ("dividends", 1, 12, "USD"),
        ("car lending", 1, 40, "USD"),
    ]
    assert ask(household, "What did my assets earn?") == [
        ("Car", "car lending", 1, 40, "USD"),
        ("VTI in Broker", "dividends", 1, 12, "USD"),
    ]
    assert [row[0] for row in ask(household, "How did the year go?")][:2] == ["2026-06", "2026-05"]


# --- any database --------------------------------------------------------------------------------


def test_it_is_the_same_whatever_the_order_in_which_things_were_made():
    connection = fresh()
    (view,) = (found.sql for found in objects("view") if found.name == "current_fin_allocation")
    connection.execute("DROP VIEW current_fin_allocation")
    connection.execute(view)
    assert project(connection, "life.db") == project(fresh(), "life.db")


def test_only_what_is_there_is_named():
    connection = fresh()
    connection.execute("DROP VIEW current_balances")
    connection.execute("DROP VIEW historical_txs_balances_mismatch")
    connection.execute("CREATE VIEW broken AS SELECT gone FROM fin_assets")
    root = parsed(connection)
    listed = {table.get("name") for table in root.iter("table")}
    assert set(TABLES) - listed == {"current_balances", "historical_txs_balances_mismatch"}
    assert listed <= set(TABLES)
    assert root.find(".//current_table") is None
    asked = {tab.get("name") for tab in root.iter("sql")}
    assert set(QUESTIONS) - asked == {
        "What am I worth?",
        "Do balances match?",
        "Which balances are old?",
    }


def test_views_of_the_user_are_listed_too():
    connection = fresh()
    connection.execute(
        "CREATE VIEW mine AS SELECT id, name AS 'a \"name\" & <more>' FROM fin_assets"
    )
    connection.execute("CREATE TRIGGER mine_update INSTEAD OF UPDATE ON mine BEGIN SELECT 1; END")
    (mine,) = (table for table in parsed(connection).iter("table") if table.get("name") == "mine")
    assert mine.get("unlock_view_pk") == "id"
    assert len(mine.findall("column_widths/column")) == 2
    assert mine.findall("display_formats/column") == []


@pytest.mark.parametrize("name", ["a & b <c>.db", 'it\'s "mine".db', "Überblick.db", "life"])
def test_any_name_of_a_database(name, tmp_path):
    path = tmp_path / name
    create(path, "USD")
    written = write_project(path)
    assert written == path.with_suffix(".sqbpro")
    assert ElementTree.parse(written).find("db").get("path") == name


def test_a_name_that_xml_cannot_hold():
    with pytest.raises(FindbError, match="is a name that no project can hold; rename the database"):
        project(fresh(), "bell\a.db")


def test_the_project_is_not_written_over_the_database(tmp_path):
    path = tmp_path / "life.sqbpro"
    create(path, "USD")
    for replace in (False, True):
        with pytest.raises(FindbError, match="has the name of its own project; rename it"):
            write_project(path, replace)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT code FROM fin_assets").fetchall() == [("USD",)]


def findb(*arguments) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, [*map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_writes_it_once(tmp_path):
    path = tmp_path / "life.db"
    create(path, "USD")
    written = tmp_path / "life.sqbpro"
    code, said = findb("db4s", path)
    assert (code, said) == (0, f"{written} is ready; open it with DB Browser for SQLite.\n")
    first = written.read_bytes()
    written.write_text("my own colours", encoding="utf-8")
    code, said = findb("db4s", path)
    assert code == 1 and "life.sqbpro exists already; --force replaces it" in said
    assert written.read_text(encoding="utf-8") == "my own colours"
    assert findb("db4s", path, "--force")[0] == 0
    assert written.read_bytes() == first


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_it_is_as_private_as_the_database(mode, tmp_path):
    path = tmp_path / "life.db"
    create(path, "USD")
    path.chmod(mode)
    assert stat.S_IMODE(write_project(path).stat().st_mode) == mode


def test_a_file_that_is_no_database_of_findb(tmp_path):
    for path in (tmp_path / "none.db", tmp_path / "other.db"):
        if path.name == "other.db":
            sqlite3.connect(path).close()
            path.touch()
        code, said = findb("db4s", path)
        assert code == 1 and said.startswith("Error: ")
        assert not Path(path).with_suffix(".sqbpro").exists()
