"""One idea, one text: short files, nothing copied, one definition of each table expression."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from findb.sql import Line, default, expanded
from findb.structure import without_comments
from sources import NOT_CODE, ROOT, files

MOST_LINES = 400  # of a file
MOST_SOURCE_LINES = 15_000  # of migrations, views and triggers together
COPIED = 12  # equal lines in a row that are a copy
# What a part works on, which each view says itself.
INPUTS = {"plan_moments", "positions", "planned_amounts", "chosen_iterations"}
SCHEMA = files("migrations", "views", "views/parts", "triggers", "triggers/parts")
PROGRAMS = [ROOT / "scripts", ROOT / "tests"]
SOURCES = SCHEMA + sorted(
    file for folder in PROGRAMS for kind in ("*.sql", "*.py") for file in folder.rglob(kind)
)


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def length(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def code_lines(file: Path) -> list[tuple[int, str]]:
    """Number and text of each line that is neither blank nor a comment."""
    comment = "#" if file.suffix == ".py" else "--"
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    return [
        (number, line.strip())
        for number, line in lines
        if line.strip() and not line.strip().startswith(comment)
    ]


def copies(chosen: list[Path]) -> list[str]:
    """The places where two of the files have the same lines in a row, and how many."""
    places: dict[tuple[str, ...], list[tuple[Path, int]]] = defaultdict(list)
    lines = {file: code_lines(file) for file in chosen}
    for file, found in lines.items():
        for start in range(len(found) - COPIED + 1):
            run = tuple(text for _, text in found[start : start + COPIED])
            places[run].append((file, start))
    pairs = set()
    for same in places.values():
        for file, start in same:
            for other, other_start in same:
                if named(file) < named(other):
                    pairs.add((file, other, start - other_start, start))
    runs = []
    for file, other, offset, start in sorted(pairs, key=str):
        if (file, other, offset, start - 1) not in pairs:
            length = COPIED
            while (file, other, offset, start + length - COPIED + 1) in pairs:
                length += 1
            number, other_number = lines[file][start][0], lines[other][start - offset][0]
            runs.append(
                f"{length} lines: {named(file)}, line {number}, {named(other)}, line {other_number}"
            )
    return runs


def written(line: Line) -> str:
    return line.path.read_text(encoding="utf-8").splitlines()[line.number - 1]


def table_expressions(sql: str) -> dict[str, str]:
    """Name -> text of each common table expression, white space folded, comments left out."""
    code = re.sub(r"\s+", " ", without_comments(sql))
    bare = NOT_CODE.sub(lambda text: "x" * len(text[0]), code)  # as long, without text
    found = {}
    start = r"(?:\bWITH(?: RECURSIVE)?|,|\)) (\w+)( \([\w, ]+\))? AS (?:(?:NOT )?MATERIALIZED )?\("
    for match in re.finditer(start, bare):
        depth, end = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(bare[end], 0)
            end += 1
        found[match[1]] = re.sub(r"(?<=\() | (?=\))", "", code[match.end(1) : end])
    return found


def test_no_file_is_longer_than_a_person_reads():
    assert {named(file): lines for file in SOURCES if (lines := length(file)) > MOST_LINES} == {}


def test_no_line_of_sql_is_longer_than_100_characters():
    """ruff looks at those of Python. A message and an include cannot be broken."""
    sources = [file for file in SOURCES if file.suffix == ".sql" and file.parts[-3] != "tests"]
    lines = [
        (named(file), line)
        for file in sources
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(line) > 100 and not re.search(r"CONSTRAINT `|ABORT, '|-- include ", line)
    ]
    assert lines == []


def test_the_schema_is_short():
    assert sum(map(length, SCHEMA)) <= MOST_SOURCE_LINES


def test_no_lines_are_copied():
    assert copies(SOURCES) == []


def test_a_table_expression_has_one_text():
    """The same name in two views means the same rows: the text as it stands in the sources, where
    a part has keys instead of values."""
    texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in files("views"):
        sql = "\n".join(written(line) for line in default().lines(file))
        for name, text in table_expressions(sql).items():
            if name not in INPUTS:
                texts[name][text].append(file.stem)
    differing = {name: [*found.values()] for name, found in texts.items() if len(found) > 1}
    assert differing == {}


def test_a_table_expression_is_found():
    found = table_expressions(
        """CREATE VIEW v AS
        -- WITH not_this AS (SELECT 1)
        WITH RECURSIVE
        first AS MATERIALIZED (
            SELECT ')' AS text, (SELECT 2)
        ),

        second (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM second)
        SELECT min(number) AS number, count(*) AS (x) FROM first, second"""
    )
    assert found == {
        "first": " AS MATERIALIZED (SELECT ')' AS text, (SELECT 2))",
        "second": " (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM second)",
    }


def test_a_part_gets_its_values_whatever_their_order(tmp_path):
    """A key may begin with another one, and a value may look like a key."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "both.sql").write_text("SELECT :side_id, :side, :side_name\nFROM rows\n")
    for settings in ("side = :side_id, side_id = 7", "side_id = 7, side = :side_id"):
        file = tmp_path / "whole.sql"
        file.write_text(f"    -- include both({settings});\n")
        text = [line.text for line in expanded(file, shared=tmp_path)]
        assert text == ["    SELECT 7, :side_id, :side_id_name", "    FROM rows;"]
