"""What a schema consists of, and how two of them differ: whitespace, comments, the case of keywords
and needless quotes do not count."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<space>\s+|--[^\n]*|/\*.*?(?:\*/|$))
      | (?P<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
      | (?P<text>'(?:[^']|'')*')
      | (?P<word>\w+)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
CONSTRAINTS = {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}
RUNNER_TABLE = "_findb_objects"
INTERNAL = ("sqlite_", "_yoyo_", "yoyo_lock", RUNNER_TABLE)


class Thing(NamedTuple):
    """A row of sqlite_schema. `type` is table, index, trigger or view; `table` what it is on."""

    type: str
    name: str
    table: str
    sql: str

    @property
    def key(self) -> tuple[str, str]:
        return self.type, self.name.lower()

    def __str__(self) -> str:
        return f"{self.type} {self.name}"


Things = dict[tuple[str, str], Thing]


def read(connection: sqlite3.Connection, types: Iterable[str] = ()) -> Things:
    """All things of a database (or those of some types) in the order of their making, without what
    SQLite and the runner keep for themselves."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    )
    things = [Thing(*row) for row in rows]
    return {
        thing.key: thing
        for thing in things
        if not thing.table.startswith(INTERNAL) and (not types or thing.type in types)
    }


def tokens(sql: str) -> list[str]:
    """The words and signs that count: names without needless quotes, words in one case."""
    return list(each_token(sql))


def each_token(sql: str) -> Iterator[str]:
    for match in TOKEN.finditer(sql):
        if match.lastgroup == "name" and re.fullmatch(r"\W[A-Za-z_]\w*\W", match[0]):
            yield match[0][1:-1].upper()
        elif match.lastgroup == "word":
            yield match[0].upper()
        elif match.lastgroup != "space":
            yield match[0]


def without_comments(sql: str) -> str:
    """The same text with blanks for comments, line for line."""

    def blank(match: re.Match) -> str:
        return re.sub(r"\S", " ", match[0]) if match.lastgroup == "space" else match[0]

    return TOKEN.sub(blank, sql)


def items(sql: str) -> dict[str, str]:
    """The columns and constraints of a CREATE TABLE: what identifies one -> its text."""
    text = without_comments(sql)
    parts, depth, start = [], 0, None
    for match in TOKEN.finditer(text):
        if match[0] == "(":
            depth += 1
            start = match.end() if start is None else start
        elif match[0] == ")":
            depth -= 1
        if start is not None and (match[0], depth) in ((",", 1), (")", 0)):
            parts.append(one_line(text[start : match.start()]))
            start = match.end()
    return {label(part): part for part in parts if part}


def label(item: str) -> str:
    """A column is identified by its name, a constraint by its name, else by its whole text."""
    words = tokens(item)
    if words[0] not in CONSTRAINTS:
        return words[0]
    return " ".join(words[:2] if words[0] == "CONSTRAINT" else words)


def differences(found: Things, wanted: Things) -> list[str]:
    """How the things found differ from those wanted, a sentence each. What is not wanted is not
    looked at: it belongs to the user."""
    sentences = []
    for key, thing in wanted.items():
        if key not in found:
            repair = "; findb migrate makes it again" if thing.type == "index" else ""
            sentences.append(f"{thing} is missing{repair}")
        elif tokens(found[key].sql) != tokens(thing.sql):
            if thing.type == "table":
                sentences += table_differences(found[key], thing)
            else:
                repair = "; findb migrate makes it anew" if thing.type == "index" else ""
                sentences.append(f"{thing} is not the one of FinDB: its text was changed{repair}")
    return sentences


def table_differences(found: Thing, wanted: Thing) -> list[str]:
    """Which columns and constraints of one table are missing, too many or changed."""
    ours, theirs = items(wanted.sql), items(found.sql)
    sentences = [
        f"{wanted}: {quoted(text)} is missing" for key, text in ours.items() if key not in theirs
    ]
    for key, text in theirs.items():
        if key not in ours:
            sentences.append(f"{wanted}: {quoted(text)} is not FinDB's; {advice(wanted, text)}")
        elif tokens(text) != tokens(ours[key]):
            sentences.append(f"{wanted}: {quoted(text)} should be {quoted(ours[key])}")
    return sentences or [f"{wanted}: its columns stand in another order, or its options differ"]


def advice(table: Thing, item: str) -> str:
    """How to be rid of a column or constraint that does not belong into a table of ours."""
    if tokens(item)[0] in CONSTRAINTS:
        return "what was exported (findb export, csv) can be loaded into a new database without it"
    column = TOKEN.match(item)[0]
    return (
        "keep what is in it in a table of your own, then:"
        f" ALTER TABLE {table.name} DROP COLUMN {column}"
    )


def one_line(sql: str) -> str:
    return " ".join(without_comments(sql).split())


def quoted(text: str) -> str:
    return f"«{shorten(text, 160, placeholder=' ...')}»"
