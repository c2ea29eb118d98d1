"""The SQL of the schema, as files and as objects of a fresh database, for the tests to look at."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from engines import open_sqlite3, template

ROOT = Path(__file__).parent.parent
NOT_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'|`[^`]*`")
RAISE = re.compile(r"\bRAISE\s*\(\s*ABORT\s*,\s*'((?:[^']|'')*)'\s*\)")
NAMED_CHECK = re.compile(r"\bCONSTRAINT\s+`([^`]*)`\s+CHECK\s*\(")


class Object(NamedTuple):
    """A table, view, trigger or index: `table` is what a trigger or an index belongs to."""

    type: str
    name: str
    table: str
    sql: str

    @property
    def code(self) -> str:
        """The SQL without comments, text and the sentences that name constraints."""
        return NOT_CODE.sub(" ", self.sql)

    @property
    def header(self) -> list[str]:
        """The first run of comment lines inside the statement, without `--`."""
        found = re.search(r"\n((?:\s*--[^\n]*\n)+)", self.sql)
        return [line.strip()[2:] for line in found[1].splitlines()] if found else []

    @property
    def messages(self) -> list[str]:
        """The sentences that the object refuses with."""
        raised = [message.replace("''", "'") for message in RAISE.findall(self.sql)]
        return raised + NAMED_CHECK.findall(self.sql)


@cache
def objects(*types: str) -> list[Object]:
    rows = template(open_sqlite3).execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [Object(*row) for row in rows if row[0] in types]


def names(*types: str) -> list[str]:
    return [found.name for found in objects(*types)]


def files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).glob("*.sql"))


def columns(table: str) -> list[tuple[str, str, bool]]:
    """Name, declared type and NOT NULL of each column of a table or view."""
    rows = template(open_sqlite3).execute(f'PRAGMA table_xinfo("{table}")')
    return [(name, type_, bool(not_null)) for _, name, type_, not_null, *_ in rows]


def operations(view: str) -> list[str]:
    """What can be done with a view: select, and what it has an INSTEAD OF trigger for."""
    events = {
        re.search(r"INSTEAD OF\s+(\w+)", found.code)[1].lower()
        for found in objects("trigger")
        if found.table == view
    }
    return ["select", *(event for event in ("insert", "update", "delete") if event in events)]
