"""The SQL test plugin and the frozen clock do what they say; above all, they fail when needed."""

from __future__ import annotations

from pathlib import Path

import pytest

import engines
import sqltest

pytest_plugins = ["pytester"]

FILE = Path("some/tests/views/v.sql")


@pytest.fixture(params=engines.ENGINES)
def db(request):
    return engines.ENGINES[request.param]()


def failures(db, text: str, results: dict | None = None) -> list[str]:
    steps = [step for block in sqltest.parse(FILE, text) for step in block.steps]
    return list(sqltest.run(db, engines.freeze(db), steps, results))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1, 1.0, NULL, 'a b', '', '12.5', x'00ff', 0.1 + 0.2, 'a|b' || char(10);\n"
        "--> 1 | 1.0 | NULL | a b | '' | '12.5' | x'00ff' | 0.3 | 'a|b\\n'",
        "SELECT 1 WHERE 0;\n--> (none)",
        "CREATE TABLE t (a);\nPRAGMA foreign_key_check;\n--> (none)",
        "SELECT 1,\n-- a comment; with a semicolon\n    2;  -- another\n--> 1|2",
        "SELECT column1 FROM (VALUES (1), (2));\n-->  1\n-->  2",
        "CREATE TABLE t (a CONSTRAINT `a: is 0; write 1` CHECK (a <> 0));\n"
        "INSERT INTO t VALUES (0);\n--! a: is 0\n--! write 1",
        "CREATE TABLE t (a);\nCREATE TRIGGER r AFTER INSERT ON t BEGIN\n"
        "    SELECT RAISE(ABORT, 'no; never');\nEND;\nINSERT INTO t VALUES (1);\n--! no; never",
        "-- @now 2027-01-01 00:00:00\nSELECT date('now', '-1 second');\n--> 2026-12-31",
        "WITH a AS (SELECT 1) SELECT * FROM a WHERE 0;\n--> (none)",
    ],
)
def test_what_agrees(db, text):
    assert failures(db, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1;",
        "SELECT 1 WHERE 0;",
        "SELECT 1;\n--> 2",
        "SELECT 1;\n--> 1.0",
        "SELECT '1';\n--> 1",
        "SELECT 'NULL';\n--> NULL",
        "SELECT 1;\n--> 1\n--> 1",
        "SELECT 1;\n--> (none)",
        "SELECT 1;\n--! no such table",
        "SELECT 1 FROM missing;",
        "SELECT 1 FROM missing;\n--> 1",
        "SELECT 1 FROM missing;\n--! no such column",
        "SELECT 1 FROM missing;\n--! no such table\n--> 1",
    ],
)
def test_what_does_not_agree(db, text):
    (paragraph,) = failures(db, text)
    assert paragraph.startswith("some/tests/views/v.sql:1:\nSELECT ")


@pytest.mark.parametrize(
    "text, complaint",
    [
        ("SELECT 1", r"v.sql:1: the statement does not end"),
        ("--> 1", r"v.sql:1: an expectation with no statement"),
        ("SELECT 1;\n\n--> 1", r"v.sql:3: an expectation with no statement"),
        ("-- # A\nSELECT 1;\n-- # A\nSELECT 1;", "two scenarios are called 'A'"),
        ("-- # A\n", "'A' does nothing"),
        ("-- @include nothing.sql", "there is no tests/fixtures/nothing.sql"),
        ("-- @repeat 3", "unknown directive"),
    ],
)
def test_what_cannot_be_read(text, complaint):
    with pytest.raises(sqltest.Malformed, match=complaint):
        sqltest.parse(FILE, text)


def test_update_rewrites_expectations_and_nothing_else(db):
    before = (
        "-- A comment.\nCREATE TABLE t (a);\n--> stale\nSELECT\n    1;\n\n-- # Scenario\n"
        "SELECT 2;\n--> 3\n--> 4\nSELECT 5;\n--> 5\nSELECT * FROM missing;\n"
    )
    results: dict = {}
    failures(db, before, results)
    assert sqltest.rewritten(before, list(results.values())) == (
        "-- A comment.\nCREATE TABLE t (a);\nSELECT\n    1;\n--> 1\n\n-- # Scenario\n"
        "SELECT 2;\n--> 2\nSELECT 5;\n--> 5\nSELECT * FROM missing;\n--! no such table: missing\n"
    )


@pytest.mark.parametrize(
    "expression, value",
    [
        ("datetime()", "2026-06-15 12:00:00"),
        ("datetime('NOW', 'start of month')", "2026-06-01 00:00:00"),
        ("date('now')", "2026-06-15"),
        ("time('now', '+90 minutes')", "13:30:00"),
        ("strftime('%Y')", "2026"),
        ("strftime('%Y-%m', 'now', '-6 months')", "2025-12"),
        ("julianday('now') - julianday('2026-06-14')", 1.5),
        ("current_timestamp", "2026-06-15 12:00:00"),
        ("current_date", "2026-06-15"),
        ("datetime('2020-02-30', '+0 days')", "2020-03-01 00:00:00"),
        ("datetime('rubbish')", None),
        ("datetime(NULL)", None),
    ],
)
def test_the_clock_stands(db, expression, value):
    engines.freeze(db)
    assert list(db.execute(f"SELECT {expression}")) == [(value,)]


def test_a_file_is_a_world_and_a_scenario_leaves_no_trace(pytester, monkeypatch):
    monkeypatch.setattr(sqltest, "TESTS", pytester.path)
    pytester.makeconftest("from sqltest import pytest_addoption, pytest_collect_file")
    file = pytester.mkdir("tables") / "t.sql"
    text = (
        "CREATE TABLE t (a);\nINSERT INTO t VALUES (1);\n\n"
        "-- # Adds one\n-- @now 2030-01-01 00:00:00\nINSERT INTO t VALUES (2);\n"
        "SELECT count(*) FROM t;\n--> 2\n\n"
        "-- # Sees only the set-up\nSELECT count(*), date() FROM t;\n--> 1 | 2026-06-15\n\n"
        "-- # Is wrong\nSELECT a FROM t;\n"
    )
    file.write_text(text)

    both = len(engines.ENGINES)
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(passed=3 * both, failed=both)
    result.stdout.fnmatch_lines(["*/tables/t.sql:15:", "SELECT a FROM t;", "+ --> 1"])

    pytester.runpytest_inprocess("--update").assert_outcomes(passed=4)
    assert file.read_text() == text + "--> 1\n"
    pytester.runpytest_inprocess().assert_outcomes(passed=4 * both)


def test_scenarios_of_a_broken_set_up_fail(pytester, monkeypatch):
    monkeypatch.setattr(sqltest, "TESTS", pytester.path)
    pytester.makeconftest("from sqltest import pytest_addoption, pytest_collect_file")
    file = pytester.mkdir("views") / "v.sql"
    file.write_text("INSERT INTO missing VALUES (1);\n-- # Fine by itself\nSELECT 1;\n--> 1\n")
    pytester.runpytest_inprocess().assert_outcomes(failed=2 * len(engines.ENGINES))
