"""CSV profiles: what a bank's or broker's CSV looks like, as data (TOML) checked when loaded.

The language is explained, key by key, in findb/profiles/generic.toml.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from findb.readers.evidence import DECIMALS, ORDERS
from findb.readers.record import KINDS, ReadError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parents[1] / "profiles"

# What a column can be read as; numbers apart, because their decimal mark is decided per file.
NUMBERS = ("amount", "debit", "credit", "quantity", "price", "balance")
TEXTS = (
    *("date", "time", "booked", "id", "account", "currency", "counterparty", "memo", "group"),
    *("security_id", "security_code", "security_name", "price_currency", "fx_currency", "ratio"),
)
SIDES = ("buy", "sell", "in", "out")


class ProfileError(ValueError):
    """What is wrong in a profile; `load` names the file."""


@dataclass(frozen=True)
class Test:
    """One condition: the text of a column is one of some texts, or matches a pattern.

    Texts are compared without regard to case; '~' starts a regular expression for the whole text,
    whose named groups become fields; '' is an empty cell.
    """

    column: str
    wanted: tuple[str, ...]
    texts: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, column: str, wanted: str | Sequence[str]) -> Test:
        wanted = (wanted,) if isinstance(wanted, str) else tuple(wanted)
        texts = frozenset(text.casefold() for text in wanted if not text.startswith("~"))
        patterns = tuple(_pattern(text[1:]) for text in wanted if text.startswith("~"))
        return cls(column, wanted, texts, patterns)

    def fields(self, cells: Mapping[str, str]) -> dict[str, str] | None:
        """The named groups that were found, {} for none; None when the condition does not hold."""
        text = cells.get(self.column, "")
        if text.casefold() in self.texts:
            return {}
        for pattern in self.patterns:
            if match := pattern.fullmatch(text):
                return {name: value for name, value in match.groupdict().items() if value}
        return None


@dataclass(frozen=True)
class Column:
    """Where a field comes from: the first of some columns with text, and what part of it."""

    names: tuple[str, ...]
    pattern: re.Pattern[str] | None = None
    every: bool = False  # all of the columns, not just the first (memo)

    @classmethod
    def of(cls, value: Any, every: bool = False) -> Column:
        if isinstance(value, dict):
            _known(value, ("column", "match"))
            names, pattern = value["column"], value.get("match")
        else:
            names, pattern = value, None
        names = (names,) if isinstance(names, str) else tuple(names)
        return cls(names, pattern and _pattern(pattern), every)

    def text(self, cells: Mapping[str, str]) -> str:
        """The text, '' when there is none."""
        if len(self.names) == 1:
            text = cells.get(self.names[0], "")
            return self._part(text) if self.pattern else text
        found = (text for name in self.names if (text := self._part(cells.get(name, ""))))
        return ", ".join(dict.fromkeys(found)) if self.every else next(found, "")

    def _part(self, text: str) -> str:
        if not self.pattern:
            return text
        match = self.pattern.search(text)
        return (match[1] if self.pattern.groups else match[0]) or "" if match else ""


@dataclass(frozen=True)
class Cost:
    """A column that holds a fee, a tax or accrued interest of the row's event.

    `sign`: 'positive' when a cost is written as a positive number, 'negative' when as a negative
    one, 'side' when the number has the direction of the row's amount.
    """

    kind: str
    column: str
    currency: str | None = None  # the column of its currency, else the row's
    sign: str = "positive"

    @classmethod
    def of(cls, value: dict[str, str]) -> Cost:
        _known(value, [item.name for item in fields(cls)])
        cost = cls(**value)
        _among("costs.kind", cost.kind, ("fee", "tax", "interest"))
        _among("costs.sign", cost.sign, ("positive", "negative", "side"))
        return cost


@dataclass(frozen=True)
class Rule:
    """What to do with the rows that fit: skip them, or yield records of a kind."""

    when: tuple[Test, ...] = ()
    kind: str | None = None
    skip: bool = False
    side: str | None = None
    negate: bool = False
    net: bool = False
    pair: bool = False
    reinvest: bool = False
    price_per: int = 1
    columns: Mapping[str, Column] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    costs: tuple[Cost, ...] = ()

    @classmethod
    def of(cls, value: dict[str, Any], table: dict[str, Any]) -> Rule:
        _known(value, [item.name for item in fields(cls)])
        rule = {"net": table.get("net", False), **value}
        if not rule.get("skip"):
            _among("rows.kind", rule.get("kind"), KINDS)
        _among("rows.side", rule.get("side"), (None, *SIDES))
        rule["when"] = tuple(Test.of(*item) for item in value.get("when", {}).items())
        columns = {**table.get("columns", {}), **value.get("columns", {})}
        _known(columns, (*NUMBERS, *TEXTS))
        rule["columns"] = {key: Column.of(item, key == "memo") for key, item in columns.items()}
        rule["fixed"] = {**table.get("fixed", {}), **value.get("fixed", {})}
        _known(rule["fixed"], TEXTS)
        costs = value.get("costs", table.get("costs", []))
        rule["costs"] = tuple(Cost.of(item) for item in costs)
        return cls(**rule)

    @property
    def label(self) -> str:
        """The rule in words, without any content of a file."""
        return ", ".join(f"{test.column}: {' or '.join(test.wanted)}" for test in self.when)

    def fits(self, cells: Mapping[str, str]) -> dict[str, str] | None:
        """The fields its patterns found, {} for none; None when the row does not fit."""
        found: dict[str, str] = {}
        for test in self.when:
            here = test.fields(cells)
            if here is None:
                return None
            found.update(here)
        return found


@dataclass(frozen=True)
class Table:
    """One kind of header row and what stands below it."""

    header: tuple[str, ...]
    rules: tuple[Rule, ...]
    aliases: Mapping[str, str]  # other names of columns, in lower case -> the profile's name
    patterns: tuple[tuple[re.Pattern[str], str], ...]  # the same for names that vary
    pending: tuple[Test, ...] = ()
    empty: frozenset[str] = frozenset()
    section: str | None = None
    continues: str | None = None

    @classmethod
    def of(cls, value: dict[str, Any]) -> Table:
        if not value.get("header") or not value.get("rows"):
            raise ProfileError("header (names of columns) and [[rows]] (what rows mean) are needed")
        aliases: dict[str, str] = {}
        patterns = []
        for name, others in value.get("aliases", {}).items():
            for other in [others] if isinstance(others, str) else others:
                if other.startswith("~"):
                    patterns.append((_pattern(other[1:]), name))
                else:
                    aliases[other.casefold()] = name
        pending = tuple(Test.of(*item) for item in value.get("pending", {}).items())
        names = {*value["header"], *(test.column for test in pending)}
        rules = tuple(Rule.of(rule, value) for rule in value["rows"])
        for rule in rules:
            names.update(test.column for test in rule.when)
            for column in rule.columns.values():
                names.update(column.names)
            for cost in rule.costs:
                names.update({cost.column, cost.currency} - {None})
        for name in names:
            aliases.setdefault(name.casefold(), name)
        empty = frozenset(value.get("empty", ()))
        return cls(
            tuple(value["header"]),
            rules,
            aliases,
            tuple(patterns),
            pending,
            empty,
            value.get("section"),
            value.get("continues"),
        )

    def names(self, cells: Sequence[str]) -> list[str]:
        """The profile's names for a header row; a nameless or repeated column is 'Name (2)'."""
        names: list[str] = []
        again: dict[str, int] = {}  # how often a name was given
        last = ""
        for cell in cells:
            cell = cell.strip()
            last = name = self._name(cell) or last
            while name in again:
                again[last] += 1
                name = f"{last} ({again[last]})"
            again[name] = 1
            names.append(name)
        return names

    def _name(self, cell: str) -> str:
        found = self.aliases.get(cell.casefold())
        return found or next((name for regex, name in self.patterns if regex.fullmatch(cell)), cell)

    def told(self, cells: Sequence[str]) -> dict[str, str]:
        """What the header row tells of all rows: the named groups of the patterns in aliases."""
        return {
            key: value
            for cell in cells
            for pattern, _ in self.patterns
            if (match := pattern.fullmatch(cell.strip()))
            for key, value in match.groupdict().items()
        }

    def row(self, names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
        """Cells by name, stripped; those that only stand for nothing are ''."""
        texts = map(str.strip, cells)
        return {
            name: "" if text in self.empty else text
            for name, text in zip(names, texts, strict=False)
        }

    def missing(self, names: Iterable[str]) -> list[str]:
        """The columns that a header row lacks; none when it is this table's."""
        there = set(names)
        return [name for name in self.header if name not in there]


@dataclass(frozen=True)
class Profile:
    """A CSV format: its tables and the habits they share."""

    name: str
    tables: tuple[Table, ...]
    title: str = ""
    encoding: str | None = None
    delimiters: tuple[str, ...] = (",",)
    decimal: str = "auto"
    date_order: str = "auto"
    time_zone: str = "UTC"
    newest_first: bool | None = None
    sections: bool = False
    skip_sections: tuple[str, ...] = ()
    exact: bool = False

    def table(self, cells: Sequence[str]) -> tuple[Table, list[str]] | None:
        """The table that a row is the header of, and the names of its columns."""
        for table in self.tables:
            if self.sections and list(cells[:2]) != [table.section, "Header"]:
                continue
            names = table.names(cells)
            if not table.missing(names):
                return table, names
        return None

    def sure_table(self, cells: Sequence[str]) -> tuple[Table, list[str]] | None:
        """The same when nobody named the profile: an exact one knows all columns with a name."""
        if (header := self.table(cells)) and self.exact:
            table, names = header
            named = {name for name, cell in zip(names, cells, strict=True) if cell.strip()}
            return header if named <= set(table.aliases.values()) else None
        return header


SHARED = (
    *("name", "title", "encoding", "delimiter", "decimal", "date_order", "time_zone", "order"),
    *("sections", "skip_sections", "exact", "table"),
)
PER_TABLE = (
    *("header", "aliases", "columns", "fixed", "costs", "rows", "pending", "empty", "net"),
    *("section", "continues"),
)


@lru_cache
def load(path: Path) -> Profile:
    """Read and check a profile; ReadError says what is wrong in it."""
    try:
        return _profile(tomllib.loads(path.read_text("utf-8")), path.stem)
    except OSError as error:
        problem = f"cannot be opened: {error.strerror}"
        raise ReadError(str(path), problem, "check the path") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        advice = "compare it with findb/profiles/generic.toml, which explains the language"
        raise ReadError(str(path), f"is no CSV profile: {error}", advice) from error


@lru_cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that come with FinDB, by name."""
    return tuple(load(path) for path in sorted(FOLDER.glob("*.toml")))


def find(name: str) -> Profile:
    """A shipped profile by its name, or any by the path of its TOML file."""
    if name.endswith(".toml") or "/" in name or "\\" in name:
        return load(Path(name))
    for profile in shipped():
        if profile.name == name:
            return profile
    known = ", ".join(profile.name for profile in shipped())
    raise ReadError(name, "there is no such profile", f"take one of {known}, or a .toml file")


def _profile(value: dict[str, Any], stem: str) -> Profile:
    _known(value, (*SHARED, *PER_TABLE))
    common = {key: item for key, item in value.items() if key in PER_TABLE}
    tables = value.get("table", [{}])
    for table in tables:
        _known(table, PER_TABLE)
    delimiter = value.get("delimiter", ",")
    order = value.get("order")
    _among("order", order, (None, "newest first", "oldest first"))
    profile = Profile(
        name=value.get("name", stem),
        tables=tuple(Table.of({**common, **table}) for table in tables),
        title=value.get("title", ""),
        encoding=value.get("encoding"),
        delimiters=(delimiter,) if isinstance(delimiter, str) else tuple(delimiter),
        decimal=value.get("decimal", "auto"),
        date_order=value.get("date_order", "auto"),
        time_zone=value.get("time_zone", "UTC"),
        newest_first=None if order is None else order == "newest first",
        sections=value.get("sections", False),
        skip_sections=tuple(value.get("skip_sections", ())),
        exact=value.get("exact", False),
    )
    _among("decimal", profile.decimal, DECIMALS)
    _among("date_order", profile.date_order, ORDERS)
    return profile


def _known(value: Mapping[str, Any], names: Iterable[str]) -> None:
    if unknown := sorted(set(value) - set(names)):
        raise ProfileError(f"it has no key {', '.join(unknown)}; keys are {', '.join(names)}")


def _among(key: str, value: Any, values: Iterable[Any]) -> None:
    if value not in values:
        raise ProfileError(f"{key} = {value!r} is none of {', '.join(sorted(map(str, values)))}")


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ProfileError(f"{text!r} is no regular expression: {error}") from error
