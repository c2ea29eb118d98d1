"""docs/ cannot rot: the blocks of each page run in order, and tell of views only; each question of
questions.md has an answer in the demo.

A page runs in a database of its own. `<!-- now: YYYY-MM-DD HH:MM:SS -->` moves the clock; a block
of text is what the block before it prints, as the sqlite3 shell does."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from click.testing import CliRunner

from engines import NOW, freeze, fresh
from findb import cli, database, demo
from findb.create import add_base_asset
from sources import NOT_CODE, ROOT, names

DOCS = sorted(ROOT.glob("docs/**/*.md"))
STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$|^<!-- now: (?P<now>[-:\d ]+) -->$", re.M | re.S
)
SOURCES = {"reference", "scripts"}  # folders, and pages, where tables and ids may stand

QUESTION = re.compile(r"^\| (?P<question>[^|`]+) \| `(?P<sql>[^|`]+;)` \|$", re.M)
QUESTIONS = [
    row.groups()
    for row in QUESTION.finditer((ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))
]
UNEVENTFUL = {"SELECT description, what_to_do FROM current_data_issues;"}  # nothing is good news

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


# --- questions -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def household():
    """The demo as it is shipped: its last month is October 2026."""
    connection = fresh()
    connection.isolation_level = None
    add_base_asset(connection, "EUR", "Euro", "Currencies")
    demo.fill(connection, date(2026, 11, 10))
    freeze(connection, "2026-11-10 12:00:00")
    yield connection
    connection.close()


def test_every_question_is_a_row_of_a_table():
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) == len(QUESTIONS) == len({question for question, _ in QUESTIONS})


@pytest.mark.parametrize("sql", [sql for _, sql in QUESTIONS], ids=[name for name, _ in QUESTIONS])
def test_a_question_has_an_answer(household, sql):
    """In words, in a line or two, of which the demo has rows."""
    assert not re.findall(r"\b\w*_?id\b|\b(?:datetime|date|strftime)\s*\(", sql)
    assert len(sql) <= 240
    found = household.execute(sql).fetchall()
    assert found or sql in UNEVENTFUL, sql
    assert not found or any(cell is not None for row in found for cell in row)
