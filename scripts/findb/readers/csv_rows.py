"""The rows of a CSV file below their header, cells by name; damaged and ragged rows are refused."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from findb.readers.profile import Profile, Table
from findb.readers.record import ReadError
from findb.readers.text import opened

PREAMBLE = 60  # rows among which the header is looked for when a file is recognised


@dataclass(slots=True)
class Line:
    """A row: its table, the line it starts on, its cells by the profile's names."""

    table: Table
    number: int
    cells: dict[str, str]

    @property
    def raw(self) -> str:
        """The row as compact text."""
        return " | ".join(text for text in self.cells.values() if text)


def find_header(
    lines: Iterable[str], profile: Profile, delimiter: str, sure: bool = False
) -> Table | None:
    """The table whose header is among the first rows; `sure` when nobody named the profile."""
    table_of = profile.sure_table if sure else profile.table
    try:
        for count, cells in enumerate(csv.reader(lines, delimiter=delimiter)):
            if header := table_of(cells):
                return header[0]
            if count >= PREAMBLE and not profile.sections:
                break
    except csv.Error:
        pass
    return None


class Rows:
    """The rows of one file, to be iterated as often as needed."""

    def __init__(self, file: BinaryIO, name: str, encoding: str, profile: Profile) -> None:
        self.file, self.name, self.encoding, self.profile = file, name, encoding, profile
        self.delimiter = next(filter(self._splits, profile.delimiters), profile.delimiters[0])

    def __iter__(self) -> Iterator[Line]:
        """Yield the rows, those that continue the one before joined to it."""
        waiting: Line | None = None
        with opened(self.file, self.encoding) as text:
            for line in self._lines(text):
                key = line.table.continues
                if key and waiting and not line.cells.get(key):
                    _join(waiting.cells, line.cells)
                    continue
                if waiting:
                    yield waiting
                waiting = line
        if waiting:
            yield waiting

    def _splits(self, delimiter: str) -> bool:
        with opened(self.file, self.encoding) as text:
            return find_header(text, self.profile, delimiter) is not None

    def _lines(self, text: TextIO) -> Iterator[Line]:
        table: Table | None = None
        names: list[str] = []
        told: dict[str, str] = {}
        seen: list[list[str]] = []  # rows before the header
        ragged: tuple[int, int] | None = None
        for number, cells in self._numbered(text):
            if not any(map(str.strip, cells)):
                continue
            if ragged:
                raise self._ragged(*ragged, len(names), last=False)
            if self.profile.sections and cells[1:2] == ["Header"]:
                table, names = self._section(cells, number)
                told = table.told(cells) if table else {}
                continue
            if self.profile.sections and (cells[1:2] != ["Data"] or table is None):
                continue
            if header := self._header(cells, table):
                table, names = header
                told = table.told(cells)
                continue
            if table is None:
                seen.append(cells)
                continue
            line = Line(table, number, told | table.row(names, cells))
            if len(cells) == len(names) or _harmless(cells, names, line):
                yield line
            else:
                ragged = number, len(cells)
        if ragged:
            raise self._ragged(*ragged, len(names), last=True)
        if table is None and not self.profile.sections:
            raise self._headless(seen)

    def _numbered(self, text: TextIO) -> Iterator[tuple[int, list[str]]]:
        """Rows with the line they start on; what the csv module refuses is a ReadError."""
        rows = csv.reader(text, delimiter=self.delimiter, strict=True)
        start = 1
        try:
            for cells in rows:
                yield start, cells
                start = rows.line_num + 1
        except csv.Error as error:
            problem = f"a row cannot be split into columns ({error})"
            advice = "the file is damaged or cut off: download it again"
            raise ReadError(self.name, problem, advice, line=start) from error

    def _header(self, cells: list[str], now: Table | None) -> tuple[Table, list[str]] | None:
        """The table that a row is the header of; below a header only rows that look like one."""
        first = cells[0].strip().casefold()
        if now and not any(first in table.aliases for table in self.profile.tables):
            return None
        return self.profile.table(cells)

    def _section(self, cells: list[str], number: int) -> tuple[Table | None, list[str]]:
        """The table of a section like 'Trades,Header,...'; None for one that is skipped."""
        if header := self.profile.table(cells):
            return header
        if cells[0] in self.profile.skip_sections:
            return None, []
        known = any(table.section == cells[0] for table in self.profile.tables)
        problem = "lacks columns that are needed by" if known else "is not known to"
        raise ReadError(
            self.name,
            f"the section {cells[0]!r} {problem} the profile {self.profile.name}",
            "add it to a profile of your own, as a table or among skip_sections",
            line=number,
        )

    def _headless(self, seen: list[list[str]]) -> ReadError:
        """No header row was found: say what lacks in the row that comes nearest to one."""
        lacks = [
            (len(missing) / len(table.header), missing, row)
            for table in self.profile.tables
            for row in seen
            if len(missing := table.missing(table.names(row))) < len(table.header)
        ]
        if not lacks:
            problem = f"no row has the columns of the profile {self.profile.name}"
            advice = "is it the right profile, and has the file its header row?"
        else:
            _, missing, row = min(lacks)
            found = ", ".join(cell.strip() for cell in row if cell.strip())
            problem = f"the column {', '.join(missing)} is missing, found are {found}"
            advice = "export it with all columns, or name the new ones in a profile of your own"
        return ReadError(self.name, problem, advice)

    def _ragged(self, number: int, count: int, wanted: int, last: bool) -> ReadError:
        if last and count < wanted:
            problem, advice = "the last row is cut off", "download the file again"
        else:
            problem = f"the row has {count} columns, its header {wanted}"
            advice = "quote texts that contain the delimiter, or download the file again"
        return ReadError(self.name, problem, advice, line=number)


def _harmless(cells: list[str], names: list[str], line: Line) -> bool:
    """Empty cells beyond the header do no harm, nor does a short row that is skipped anyway."""
    if len(cells) > len(names):
        return not any(map(str.strip, cells[len(names) :]))
    return any(rule.skip and rule.fits(line.cells) is not None for rule in line.table.rules)


def _join(cells: dict[str, str], more: dict[str, str]) -> None:
    """Append a continued row's texts, without a space behind a hyphen."""
    for name, text in more.items():
        if text:
            before = cells.get(name, "")
            cells[name] = before + ("" if not before or before.endswith("-") else " ") + text
