"""A project file for DB Browser for SQLite: opening it shows a workplace that is ready.

What it says of tables and views is read from the database, so no name is wrong and indexes follow
the columns: columns are counted from 1. findb/db4s.toml holds the rest: widths, colours, formats,
plots and questions.
"""

import re
import sqlite3
import stat
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from findb import database, probe, structure
from findb.errors import FindbError, sentences
from findb.files import new_file

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KEYS = ("pseudo_id", "id")
LOCKED = "_rowid_"  # what DB Browser itself writes for a table, or a view that is not unlocked
TABS = ("structure", "browser", "pragmas", "query")
HEADER = re.compile(r"^\s*--   (?P<name>\w+)  +(?P<text>.*(?:\n\s*--    +.*)*)", re.MULTILINE)
DECLARED = re.compile(r"(?P<unit>[^:]*), (?P<role>key|lookup|value|info|insert only)(?::|\s|$)")
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


class Column(NamedTuple):
    """A column as the header inside the CREATE declares it: `unit` begins with its type, `role` is
    '' where a user's own view or table has no header."""

    name: str
    unit: str
    role: str

    @property
    def kind(self) -> str:
        """What its width depends on."""
        if "boolean" in self.unit:
            return "boolean"
        kinds = {"TEXT UTC": "datetime", "TEXT YYYY-MM-DD": "date"}
        return kinds.get(self.unit) or re.split("[ ,]", self.unit)[0]


class Browsed(NamedTuple):
    """A table or view; of a view also the events that it has triggers for."""

    name: str
    is_view: bool
    events: frozenset[str]
    columns: list[Column]

    @property
    def is_unlocked(self) -> bool:
        """Whether it is a view that can be edited, be it by New Record only."""
        return bool(self.events)

    def is_hidden(self, column: Column) -> bool:
        """Whether the column of an editable view says only which row it is."""
        return self.is_unlocked and (column.role == "key" or column.name in KEYS)

    def is_read_only(self, column: Column) -> bool:
        return self.is_unlocked and (column.role == "info" or "UPDATE" not in self.events)


@cache
def settings() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def project_path(path: Path) -> Path:
    """Where the project of the database `path` is."""
    return path.with_suffix(".sqbpro")


def write_project(path: Path, replace: bool = False) -> Path:
    """Write the project of the database `path` beside it, as private as the database, and return
    its path. An existing one is an error unless `replace`."""
    with closing(database.connect(path, write=False)) as connection, sentences(path):
        text = project(connection, path.name)
    target = project_path(path)
    if target.exists() and target.samefile(path):
        raise FindbError(f"{path} has the name of its own project; rename it, to end in .db.")
    if target.exists() and not replace:
        raise FindbError(
            f"{target} exists already; --force replaces it, and what was changed in it is lost."
        )
    with new_file(target, stat.S_IMODE(path.stat().st_mode), replace) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
    return target


def project(connection: sqlite3.Connection, file_name: str) -> str:
    """The XML of a project whose database is that of `connection` and lies beside it."""
    if UNWRITABLE.search(file_name):
        raise FindbError(f"{file_name!r} is a name that no project can hold; rename the database.")
    root = ElementTree.Element("sqlb_project")
    add(root, "db", path=file_name, foreign_keys=1)
    window = add(root, "window")
    add(window, "main_tabs", open=" ".join(TABS), current=TABS.index("browser"))
    browse = add(root, "tab_browse")
    found = browsed(connection)
    if any(each.name == settings()["first"] for each in found):
        add(browse, "current_table", name=serialised(settings()["first"]))
    tables = add(browse, "browse_table_settings")
    for each in found:
        add_table(tables, each)
    queries = add(root, "tab_sql")
    for question in settings()["questions"]:
        if not probe.explain(connection, question["sql"]):
            add(queries, "sql", name=question["name"]).text = question["sql"].strip() + "\n"
    add(queries, "current_tab", id=0)
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def add(parent: ElementTree.Element, tag: str, **attributes: object) -> ElementTree.Element:
    texts = {name: str(value) for name, value in attributes.items()}
    return ElementTree.SubElement(parent, tag, texts)


def serialised(name: str) -> str:
    """The name of a table or view of the main database, as DB Browser writes it."""
    return f"4,{len(name)}:main{name}"


def browsed(connection: sqlite3.Connection) -> list[Browsed]:
    """All tables and views by name, the user's own too, but none that does not work."""
    things = structure.read(connection)
    triggers = [thing for thing in things.values() if thing.type == "trigger"]
    found = []
    for thing in sorted(things.values(), key=lambda thing: thing.name):
        if thing.type in ("table", "view"):
            try:
                columns = read_columns(connection, thing)
            except sqlite3.OperationalError:
                continue
            is_view = thing.type == "view"
            ours = (trigger for trigger in triggers if is_view and trigger.table == thing.name)
            found.append(Browsed(thing.name, is_view, frozenset(map(probe.event, ours)), columns))
    return found


def read_columns(connection: sqlite3.Connection, thing: structure.Thing) -> list[Column]:
    """The columns of a table or view; units and roles are told by the header inside its CREATE."""
    rows = connection.execute(
        "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", (thing.name,)
    )
    header = {
        match["name"]: DECLARED.match(re.sub(r"\s*\n\s*--\s*", " ", match["text"]))
        for match in HEADER.finditer(thing.sql)
    }
    return [
        Column(name, declared["unit"], declared["role"])
        if (declared := header.get(name))
        else Column(name, type_.upper() or "TEXT", "")
        for name, type_ in rows.fetchall()
    ]


def add_table(parent: ElementTree.Element, each: Browsed) -> None:
    plot = settings()["plots"].get(each.name, {}) if each.is_view else {}
    table = add(parent, "table", schema="main", name=each.name, show_row_id=0, encoding="")
    table.set("plot_x_axis", plot.get("x", ""))
    table.set("unlock_view_pk", each.columns[0].name if each.is_unlocked else LOCKED)
    add(table, "sort")
    widths, hidden, formats, conditions = (
        add(table, tag)
        for tag in ("column_widths", "hidden_columns", "display_formats", "conditional_formats")
    )
    for index, column in enumerate(each.columns, 1):
        add(widths, "column", index=index, value=width(column))
        if each.is_hidden(column):
            add(hidden, "column", index=index, value=1)
        shown = display_format(each, column)
        if shown:
            add(formats, "column", index=index, value=shown)
        if red := conditional_format(column):
            add(add(conditions, "column", index=index), "format", **red)
    add(table, "filter_values")
    axes = add(table, "plot_y_axes")
    for tag, axis in (("y_axis", "y"), ("y2_axis", "y2")):
        for name, colour in plot.get(axis, {}).items():
            add(axes, tag, name=name, line_style=1, point_shape=4, colour=colour, active=1)


def width(column: Column) -> int:
    """In pixels; a letter of the name needs 7 or 8."""
    widths = settings()["widths"]
    wanted = widths["names"].get(column.name) or widths.get(column.kind, widths["TEXT"])
    return max(wanted, 8 * len(column.name) + 16)


def display_format(each: Browsed, column: Column) -> str:
    """The SQL expression that is shown in place of the column, or ''. A column that has one cannot
    be edited, so tables have none, and unlocked views where editing makes no sense."""
    if not each.is_view or each.is_unlocked and not each.is_read_only(column):
        return ""
    name = probe.name(column.name)
    for unit, expression in settings()["formats"].items():
        if column.unit.startswith(unit):
            return expression.replace("{}", name)
    return name if each.is_unlocked else ""


def conditional_format(column: Column) -> dict[str, object]:
    """The colours of a number, and the filter over what is shown that says when."""
    colours = settings()["colours"]
    if column.name in colours["mismatching"]:
        return colours["mismatch"]
    return colours["negative"] if column.kind == "REAL" else {}
