"""docs/ cannot rot: the blocks of each page run in order, and tell of views only.

A page runs in a database of its own. `<!-- now: YYYY-MM-DD HH:MM:SS -->` moves the clock; a block
of text is what the block before it prints, as the sqlite3 shell does."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from engines import NOW, freeze
from findb import cli, database
from sources import NOT_CODE, ROOT, names

DOCS = sorted(ROOT.glob("docs/**/*.md"))
STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$|^<!-- now: (?P<now>[-:\d ]+) -->$", re.M | re.S
)
SOURCES = {"reference", "scripts"}  # folders, and pages, where tables and ids may stand

each_page = pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)


def steps(page) -> list[re.Match]:
    return list(STEP.finditer(page.read_text(encoding="utf-8")))


def shown(value: object) -> str:
    return "" if value is None else str(value)


def printed(connection, text: str) -> str:
    """What the shell prints of the statements, or the sentence that the last one fails with."""
    lines, statement = [], ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            try:
                rows = connection.execute(statement).fetchall()
            except sqlite3.Error as error:
                assert "-- fails" in text, f"{statement}\n{error}"
                return f"{error}\n"
            lines += ["|".join(map(shown, row)) + "\n" for row in rows]
            statement = ""
    assert not statement.strip(), f"the statement does not end: {statement}"
    assert "-- fails" not in text, f"does not fail: {text}"
    return "".join(lines)


@each_page
def test_blocks_run_in_order(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    now, output = NOW, ""
    for step in steps(page):
        if step["now"]:
            now = step["now"]
        elif step["kind"] == "sh":
            for command in step["text"].splitlines():
                program, *arguments = command.split()
                assert program == "findb", command
                done = CliRunner().invoke(cli.main, arguments)
                assert done.exit_code == 0, done.output
                output = done.output
        elif step["kind"] == "sql":
            with closing(database.connect("life.db")) as connection:
                freeze(connection, now)
                output = printed(connection, step["text"])
        else:
            assert step["kind"] == "text"
            assert output == step["text"]


@each_page
def test_pages_tell_of_views_in_words(page):
    """No table is written to, no id is mentioned, no moment is computed."""
    if SOURCES & {page.stem, *page.relative_to(ROOT / "docs").parts}:
        return
    text = page.read_text(encoding="utf-8")
    written = re.findall(r"\b(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) (\w+)", text)
    assert written, "a page shows how to write"
    assert set(written) <= {*names("view")}, "write through a view"
    for step in steps(page):
        code = NOT_CODE.sub(" ", step["text"] or "") if step["kind"] == "sql" else ""
        assert not re.findall(r"\b\w*_?id\b", code), "name things, not ids"
        assert not re.findall(r"\b(?:datetime|date|strftime)\s*\(", NOT_CODE.sub(" ", code))
    assert not re.findall(r"\bids?\b", text)
