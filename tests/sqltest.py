"""SQL tests in SQL: a pytest plugin for the files in tests/tables, tests/views and tests/triggers.

    -- @include household.sql
    INSERT INTO fin_storages(name) VALUES ('Cellar');

    -- # A name is needed
    INSERT INTO fin_storages(name) VALUES ('');
    --! fin_storages.name: is empty

    -- # A storage is active unless told otherwise
    SELECT name, is_active, description FROM fin_storages WHERE name = 'Cellar';
    --> Cellar | 1 | NULL

A file is a world: a database with the whole schema and a clock that stands at 2026-06-15 12:00:00.
What stands before the first title is its set-up. Each title begins a scenario, which pytest runs on
top of the set-up and rolls back. Each runs on every engine of engines.py.

Below a statement stands what must come of it:
    --> a | b       a row; `--> (none)` for no rows at all
    --! some words  it fails with a message that contains the words, a line each
Without either it must succeed and give no rows. `pytest --update` writes what came.

    -- @include F   run tests/fixtures/F here
    -- @now MOMENT  move the clock

Cells: NULL, numbers to 12 digits (1 is an INTEGER, 1.0 a REAL), blobs as x'00', text bare. Text
that could be taken for something else (empty, a number, NULL, with outer blanks, | or line breaks)
is quoted: '12.50'.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engines import ENGINES, Clock, Connection, Error, freeze, fresh

TESTS = Path(__file__).parent
FOLDERS = {"tables", "views", "triggers"}
NO_ROWS = "(none)"


@dataclass
class Step:
    """A statement or a directive, and the lines of its file that say what must come of it."""

    path: Path
    line: int  # of its first line, from 1
    sql: str = ""
    now: str = ""
    end: int = 0  # the line after its last one
    expected: list[str] = field(default_factory=list)


@dataclass
class Block:
    """The set-up of a file (without a title) or one of its scenarios."""

    title: str
    steps: list[Step] = field(default_factory=list)


class Malformed(Exception):
    """A test file that cannot be read: names file, line and what is wrong."""


class Mismatch(Exception):
    """What came differs from what stands in the file: one paragraph for each statement."""


# --- reading -------------------------------------------------------------------------------------


def parse(path: Path, text: str | None = None) -> list[Block]:
    """Read a test file: its set-up, then its scenarios."""
    blocks = [Block("")]
    step = None  # the last statement, whose expectations may follow
    sql = ""  # an unfinished statement
    lines = (path.read_text(encoding="utf-8") if text is None else text).splitlines()
    for number, line in enumerate(lines, 1):
        steps = blocks[-1].steps
        if sql:
            sql += "\n" + line
        elif line.startswith("-- # "):
            blocks.append(Block(line[5:].strip()))
            step = None
        elif line.startswith("-- @now "):
            steps.append(Step(path, number, now=line[8:].strip()))
            step = None
        elif line.startswith("-- @include "):
            steps += included(path, number, line[12:].strip())
            step = None
        elif line.startswith("-- @"):
            raise Malformed(f"{path}:{number}: unknown directive; write -- @now or -- @include")
        elif re.match(r"--[>!]", line):
            if step is None or step.end + len(step.expected) != number:
                raise Malformed(f"{path}:{number}: an expectation with no statement just above it")
            step.expected.append(line)
        elif line.strip() and not line.startswith("--"):
            step = Step(path, number)
            steps.append(step)
            sql = line
        if sql and sqlite3.complete_statement(sql):
            step.sql, step.end, sql = sql, number + 1, ""
    if sql:
        raise Malformed(f"{path}:{step.line}: the statement does not end; is there a semicolon?")
    titles = [block.title for block in blocks]
    for block in blocks[1:]:
        if titles.count(block.title) > 1:
            raise Malformed(f"{path}: two scenarios are called {block.title!r}; rename one")
        if not block.steps:
            raise Malformed(f"{path}: the scenario {block.title!r} does nothing; write a statement")
    return blocks


def included(path: Path, number: int, name: str) -> list[Step]:
    fixture = TESTS / "fixtures" / name
    if not fixture.exists():
        raise Malformed(f"{path}:{number}: there is no tests/fixtures/{name}")
    blocks = parse(fixture)
    if len(blocks) > 1:
        raise Malformed(f"{fixture}: is included, so it may have no scenarios")
    return blocks[0].steps


# --- running -------------------------------------------------------------------------------------


def cell(value: object) -> str:
    """How a value is written in an expectation."""
    if value is None:
        return "NULL"
    if isinstance(value, float):
        return repr(float(f"{round(value, 8) + 0.0:.12g}"))
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, str) and is_ambiguous(value):
        quoted = value.replace("'", "''").replace("\n", "\\n").replace("\r", "\\r")
        return f"'{quoted}'"
    return str(value)


def is_ambiguous(text: str) -> bool:
    if text != text.strip() or text in ("", "NULL", NO_ROWS) or re.search(r"[|\r\n]|^x?'", text):
        return True
    try:
        float(text)
    except ValueError:
        return False
    return True


def outcome(connection: Connection, sql: str) -> list[str]:
    """Run a statement and write down what came, in the way of the test files."""
    try:
        cursor = connection.execute(sql)
        rows = list(cursor)
    except Error as error:
        return [f"--! {line}" for line in str(error).splitlines()]
    if rows:
        return ["--> " + " | ".join(map(cell, row)) for row in rows]
    return [f"--> {NO_ROWS}"] if is_query(sql) else []


def is_query(sql: str) -> bool:
    """Whether a statement asks for rows, so that `(none)` is an answer."""
    if re.match(r"WITH\b", sql, re.I):
        return re.search(r"\b(INSERT|UPDATE|DELETE)\b", sql, re.I) is None
    return re.match(r"(SELECT|VALUES|EXPLAIN)\b", sql, re.I) is not None


def agrees(expected: list[str], got: list[str]) -> bool:
    """Whether what came is what stands in the file; blanks around | do not count."""
    if any(line.startswith("--!") for line in expected):
        message = "\n".join(line[4:] for line in got if line.startswith("--!"))
        return bool(message) and all(
            line.startswith("--!") and line[3:].strip() in message for line in expected
        )
    if expected == [f"--> {NO_ROWS}"] and not got:
        return True
    return [squeezed(line) for line in expected] == [squeezed(line) for line in got]


def squeezed(line: str) -> str:
    return re.sub(r"\s*(-->|\|)\s*", r"\1", line.strip())


def run(
    connection: Connection, clock: Clock, steps: list[Step], results: dict | None = None
) -> Iterator[str]:
    """Run steps; yield a paragraph for each that did not go as it should.

    With `results` whatever came is right, and kept there by file and line for `rewritten`.
    """
    for step in steps:
        if step.now:
            clock.now = step.now
            continue
        got = outcome(connection, step.sql)
        if agrees(step.expected, got):
            continue
        if results is None:
            yield difference(step, got)
        else:
            results[step.path, step.line] = step, got


def difference(step: Step, got: list[str]) -> str:
    path = step.path.relative_to(TESTS.parent) if step.path.is_absolute() else step.path
    ok = ["--  (succeeds, no rows)"]
    lines = difflib.ndiff(step.expected or ok, got or ok)
    return "\n".join([f"{path}:{step.line}:", step.sql, *(line.rstrip("\n") for line in lines)])


def rewritten(text: str, changes: list[tuple[Step, list[str]]]) -> str:
    """The text of a file with the expectations of the given steps replaced."""
    lines = text.splitlines()
    for step, got in sorted(changes, key=lambda change: -change[0].line):
        start = step.end - 1
        lines[start : start + len(step.expected)] = got
    return "\n".join(lines) + "\n"


class World:
    """The database of one file on one engine, with its set-up run once."""

    def __init__(self, engine, setup: Block, results: dict | None) -> None:
        self.connection = fresh(engine)
        self.clock = freeze(self.connection)
        self.results = results
        self.failures = list(run(self.connection, self.clock, setup.steps, results))

    def play(self, block: Block) -> list[str]:
        """Run a scenario on top of the set-up and leave no trace of it."""
        now = self.clock.now
        self.connection.execute("SAVEPOINT scenario")
        try:
            return list(run(self.connection, self.clock, block.steps, self.results))
        finally:
            self.connection.execute("ROLLBACK TO scenario")
            self.connection.execute("RELEASE scenario")
            self.clock.now = now


# --- pytest --------------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write into the SQL tests what came of them"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    folder = file_path.parent
    if file_path.suffix == ".sql" and folder.name in FOLDERS and folder.parent == TESTS:
        return SqlFile.from_parent(parent, path=file_path)
    return None


class SqlFile(pytest.File):
    """One test file: an item for its set-up and each of its scenarios, on each engine."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            setup, *scenarios = parse(self.path)
        except Malformed as error:
            raise self.CollectError(str(error)) from None
        self.results = {} if self.config.getoption("--update") else None
        engines = list(ENGINES)[:1] if self.results is not None else ENGINES
        self.worlds: dict[str, World] = {}  # of each engine, filled by the first item that runs
        for name in engines:
            for block in [setup, *scenarios]:
                if block.steps:
                    title = f"{block.title or 'set-up'} [{name}]"
                    yield SqlItem.from_parent(
                        self, name=title, setup=setup, block=block, engine=name, worlds=self.worlds
                    )

    def teardown(self) -> None:
        for world in self.worlds.values():
            world.connection.close()
        self.worlds.clear()
        if self.results:
            changes = [change for (path, _), change in self.results.items() if path == self.path]
            text = self.path.read_text(encoding="utf-8")
            self.path.write_text(rewritten(text, changes), encoding="utf-8", newline="\n")


class SqlItem(pytest.Item):
    def __init__(self, *, setup, block, engine, worlds, **kwargs) -> None:
        super().__init__(**kwargs)
        self.setup_block, self.block, self.engine, self.worlds = setup, block, engine, worlds

    def runtest(self) -> None:
        if self.engine not in self.worlds:
            engine = ENGINES[self.engine]
            self.worlds[self.engine] = World(engine, self.setup_block, self.parent.results)
        world = self.worlds[self.engine]
        if self.block is self.setup_block:
            failures = world.failures
        elif world.failures:
            failures = ["The set-up of this file fails; mend it first.", *world.failures[:1]]
        else:
            failures = world.play(self.block)
        if failures:
            raise Mismatch("\n\n".join(failures))

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Mismatch):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        first = self.block.steps[0]
        return self.path, first.line - 1, self.name
