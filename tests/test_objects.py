"""One object a file, a header inside each, a test file for each, and every refusal provoked."""

from __future__ import annotations

import re

import pytest

import sqltest
from findb.sql import expanded, statements
from sources import NOT_CODE, ROOT, Object, columns, files, names, objects, operations

TABLES, VIEWS, TRIGGERS = objects("table"), objects("view"), objects("trigger")
SOURCES = ("migrations", "views", "views/parts", "triggers", "triggers/parts")
ROLES = "key|lookup|value|info|insert only"


def each(found: list[Object]):
    return pytest.mark.parametrize("item", found, ids=lambda item: item.name)


def owner(item: Object) -> str:
    """What the test file is named after: the triggers of a view belong to the view."""
    return item.table if item.table in names("view") else item.name


def test_files(item: Object):
    """<object>.sql, and <object>.<topic>.sql where one file would be too long."""
    folder = ROOT / "tests" / ("views" if owner(item) in names("view") else f"{item.type}s")
    return [*folder.glob(f"{owner(item)}.sql"), *sorted(folder.glob(f"{owner(item)}.*.sql"))]


test_files.__test__ = False


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", files("views"), ids=lambda file: file.name)
def test_a_view_file_makes_the_view_it_is_named_after(file):
    created = re.findall(r"^CREATE (\w+) (\S+)", file.read_text(encoding="utf-8"), re.M)
    assert created == [("VIEW", file.stem)]


@pytest.mark.parametrize("file", files("triggers"), ids=lambda file: file.name)
def test_a_trigger_file_makes_the_triggers_that_it_is_named_after(file):
    """One trigger; those of a view; those of a rule, which is kept on insert, update and delete."""
    created = [found.name for found in statements(expanded(file)) if found.type == "trigger"]
    if file.stem in names("view"):
        expected = [found.name for found in TRIGGERS if found.table == file.stem]
    else:
        own = re.compile(rf"{file.stem}(_(insert|update|delete))?")
        expected = [found.name for found in TRIGGERS if own.fullmatch(found.name)]
    assert sorted(created) == expected


@each(TRIGGERS)
def test_a_trigger_is_named_after_its_table_or_view_and_its_event(item):
    event = re.search(r"\b(INSERT|UPDATE|DELETE)\b", item.code)[1].lower()
    if item.table in names("view"):
        assert item.name == f"{item.table}_{event}"
    else:
        assert re.fullmatch(rf"{item.table}_\w+_{event}", item.name)


@each(TABLES + VIEWS + TRIGGERS)
def test_every_object_has_a_test_file(item):
    assert test_files(item), f"write a file {owner(item)}.sql in tests/"


@pytest.mark.parametrize("folder", sorted(sqltest.FOLDERS))
def test_every_test_file_has_an_object(folder):
    known = names(folder[:-1])
    found = files(f"tests/{folder}")
    assert [file.name for file in found if file.name.split(".")[0] not in known] == []


# --- headers -------------------------------------------------------------------------------------


@each(TABLES + VIEWS)
def test_the_header_says_what_a_row_is_and_what_it_costs(item):
    if item.header[0].startswith(" Internal: "):
        assert any(line.startswith(" One row per ") for line in item.header)
    else:
        assert item.header[0].startswith(" One row per "), item.header[0]
    assert any(line.startswith(" Cost: ") for line in item.header)


@each(TABLES + VIEWS)
def test_the_header_names_the_columns(item):
    described = [match for line in item.header if (match := re.match(r"   (\w+)  +(.*)", line))]
    assert [match[1] for match in described] == [name for name, *_ in columns(item.name)]
    for match in described:
        assert re.search(rf", ({ROLES})\b", match[2]), f"{match[1]} has no role: {ROLES}"
    if item.type == "table":
        types = [re.match(r"\w+", match[2])[0] for match in described]
        assert types == [type_ for _, type_, _ in columns(item.name)]


@each(TABLES + VIEWS)
def test_the_header_lists_the_operations(item):
    (line,) = [line for line in item.header if line.startswith(" Operations: ")]
    listed = re.findall(r"\w+", line.removeprefix(" Operations:").split(".")[0])
    if item.type == "view":
        assert listed == operations(item.name)
    else:
        assert listed[0] == "select" and {*listed[1:]} <= {"insert", "update", "delete"}


@each(TRIGGERS)
def test_a_trigger_says_why(item):
    assert re.search(r"\n\s*-- \w", item.sql), "write a comment inside the CREATE TRIGGER"


# --- messages ------------------------------------------------------------------------------------


@each(TABLES + TRIGGERS)
def test_every_refusal_is_a_sentence_and_stands_once(item):
    """Once in a trigger: two triggers say the same of the same mistake."""
    assert len(item.messages) == len(set(item.messages))
    for message in item.messages:
        assert re.match(rf"{item.table}(\.\w+)?: \S", message), f"name {item.table}: {message}"
        assert "; " in message, f"say what to do: {message}"


@each(TABLES + TRIGGERS)
def test_every_refusal_has_its_words(item):
    unnamed = len(re.findall(r"\bRAISE\b(?!\(IGNORE\))|\bCHECK\b", item.code)) - len(item.messages)
    assert unnamed == 0, "RAISE(ABORT, 'literal') and CONSTRAINT `sentence` CHECK (...) only"


@each(TABLES + TRIGGERS)
def test_every_refusal_is_provoked(item):
    """By the test files of the object, in full or with words that fit no other refusal; that of an
    INSTEAD OF trigger by its own event."""
    everything = {message for found in TABLES + TRIGGERS for message in found.messages}
    provoked = set()
    for step in (
        step for file in test_files(item) for block in sqltest.parse(file) for step in block.steps
    ):
        if item.type == "trigger" and item.table in names("view") and event(step) != event(item):
            continue
        for words in (line[3:].strip() for line in step.expected if line.startswith("--!")):
            fitting = everything & {words} or {found for found in everything if words in found}
            provoked |= fitting if len(fitting) == 1 else set()
    assert [message for message in item.messages if message not in provoked] == []


def event(found: Object | sqltest.Step) -> str:
    """Which of insert, update and delete a trigger is of, or a statement that fails; REPLACE
    inserts."""
    words = re.findall(r"\b(?:INSERT|REPLACE|UPDATE|DELETE)\b", NOT_CODE.sub(" ", found.sql))
    return words[0].replace("REPLACE", "INSERT") if words else "SELECT"


# --- what may stand in the SQL -------------------------------------------------------------------


@pytest.mark.parametrize("file", files(*SOURCES), ids=lambda file: file.name)
def test_no_double_quotes(file):
    """A misspelt "column" becomes a text; only the column "group" cannot be written without."""
    code = NOT_CODE.sub(" ", file.read_text(encoding="utf-8"))
    assert '"' not in code.replace('"group"', "")


@pytest.mark.parametrize("file", files(*SOURCES), ids=lambda file: file.name)
def test_only_what_the_sqlite_3_35_of_db_browser_knows(file):
    code = NOT_CODE.sub(" ", file.read_text(encoding="utf-8"))
    newer = (
        r"\bSTRICT\b|->|\bIS (?:NOT )?DISTINCT\b|\b(?:RIGHT|FULL) (?:OUTER )?JOIN\b"
        r"|\b(?:pow|power|exp|ln|log|log10|log2|sqrt|ceil|floor|unixepoch|timediff|concat|concat_ws"
        r"|string_agg|octet_length|unhex)\s*\("
    )
    assert re.findall(newer, code, re.I) == []


@each(VIEWS)
def test_no_view_reads_a_view(item):
    """Columns and common table expressions may be called like one of the article's views."""
    read = set(re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", item.code))
    assert read & {*names("view")} == set()
