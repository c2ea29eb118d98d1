"""CSV files of any bank or broker, described by a profile: a TOML file, shipped or your own.

The header row is found by the names of its columns, the first row rule that fits says what a row
is, and records come out. The profile language is explained in findb/profiles/generic.toml.

Options of `read`: `profile` (the name of a shipped profile or the path of a TOML file), `account`,
`currency` and `fx_currency` (for rows that name none), `decimal` (point, comma, mixed),
`date_order` (dmy, mdy, ymd), `encoding`, `note` (a callable that is told what was skipped).

A file is read three times and never held in memory: for its encoding, for the evidence of its
decimal mark, date order and direction, and for its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO

from findb.readers.csv_event import Event, File, Pairs
from findb.readers.csv_rows import Line, Rows, find_header
from findb.readers.evidence import DateOrder, DecimalMark
from findb.readers.profile import NUMBERS, Profile, Rule, find, shipped
from findb.readers.record import ReadError, Record
from findb.readers.text import decode_head, encoding_of

NAME = "csv"


def sniff(head: bytes, name: str) -> bool:
    """Whether the header row of a shipped profile is near the start."""
    return bool(_candidates(head))


def read(
    file: BinaryIO,
    name: str,
    *,
    profile: str | None = None,
    account: str | None = None,
    currency: str | None = None,
    fx_currency: str | None = None,
    decimal: str | None = None,
    date_order: str | None = None,
    encoding: str | None = None,
    note: Callable[[str], object] | None = None,
    **_: object,
) -> Iterator[Record]:
    """Yield the records of a CSV file; ReadError for what is damaged, unknown or ambiguous."""
    layout = find(profile) if profile else _recognised(file, name)
    rows = Rows(file, name, encoding_of(file, name, encoding or layout.encoding), layout)
    fields = {"account": account, "currency": currency, "fx_currency": fx_currency}
    about = File(
        name,
        layout,
        DecimalMark(name, decimal or layout.decimal),
        DateOrder(name, date_order or layout.date_order),
        {key: value for key, value in fields.items() if value},
    )
    newest_first = _gather(about, rows)
    skipped: Counter[str] = Counter()
    yield from _records(about, rows, newest_first, skipped)
    if note:
        for label, count in skipped.items():
            note(f"{name}: {count} rows skipped ({label})")


def _candidates(head: bytes) -> list[Profile]:
    """The shipped profiles whose header is in the first bytes; of these the most demanding."""
    scores: list[tuple[int, Profile]] = []
    for profile in shipped():
        text = decode_head(head, profile.encoding).replace("\0", "")
        lines = text.splitlines(keepends=True)
        tables = (find_header(lines, profile, mark, sure=True) for mark in profile.delimiters)
        if score := max((len(table.header) for table in tables if table), default=0):
            scores.append((score, profile))
    best = max((score for score, _ in scores), default=0)
    return [profile for score, profile in scores if score == best]


def _recognised(file: BinaryIO, name: str) -> Profile:
    file.seek(0)
    head = file.read(65536)
    if not head:
        raise ReadError(name, "the file is empty", "download it again")
    found = _candidates(head)
    if len(found) == 1:
        return found[0]
    names = ", ".join(profile.name for profile in found or shipped())
    problem = "its header fits several profiles" if found else "its header fits no profile"
    raise ReadError(name, problem, f"name one by --profile ({names}), or a TOML file of your own")


def _rule(file: File, line: Line) -> tuple[Rule, dict[str, str]]:
    """The first rule that fits a row and what its patterns found; a row without is refused."""
    for rule in line.table.rules:
        if (found := rule.fits(line.cells)) is not None:
            return rule, found
    columns = dict.fromkeys(test.column for rule in line.table.rules for test in rule.when)
    raise ReadError(
        file.name,
        f"no rule of the profile {file.profile.name} fits this row's {', '.join(columns)}",
        "tell what it is in [[rows]] of a profile of your own, or skip it there (skip = true)",
        line=line.number,
        content=", ".join(line.cells.get(column, "") for column in columns),
    )


def _gather(file: File, rows: Rows) -> bool | None:
    """Read for evidence: decimal mark, date order; returns whether the newest rows come first.

    None when the days do not run one way, so that no row is surely the last of its day.
    """
    days: list[str] = []
    for line in rows:
        rule, found = _rule(file, line)
        if rule.skip:
            continue
        event = Event(file, line, rule, found)
        text = event.text("date")
        file.order.see(text, line.number)
        if event.has_balance and (not days or days[-1][:10] != text[:10]):
            days.append(text)
        for key in NUMBERS:
            if key in found or key in rule.columns:
                file.mark.see(event.text(key), line.number)
        for cost in rule.costs:
            file.mark.see(line.cells.get(cost.column, ""), line.number)
    file.mark.decide()
    file.order.decide()
    if file.profile.newest_first is not None:
        return file.profile.newest_first
    return _falling(file.order, days)


def _falling(order: DateOrder, texts: list[str]) -> bool | None:
    """True if the dates only fall, False if they only rise, else None."""
    try:
        days = [order.parse(text).timetuple()[:3] for text in texts]
    except ValueError:
        return None  # told with its line when the records are read
    if len(set(days)) < 2:
        return None
    if days == sorted(days, reverse=True):
        return True
    return False if days == sorted(days) else None


def _records(
    file: File, rows: Rows, newest_first: bool | None, skipped: Counter[str]
) -> Iterator[Record]:
    """Yield the records of all rows; a closing balance stands behind its day."""
    pairs = Pairs()
    closings: dict[tuple[str | None, str | None], Record] = {}
    for line in rows:
        rule, found = _rule(file, line)
        if rule.skip:
            skipped[rule.label] += 1
            continue
        event = Event(file, line, rule, found)
        records = event.records()
        if not records:
            skipped["the amount is 0"] += 1
        if rule.pair and records and records[0].kind == rule.kind:
            yield from pairs.add(records.pop(0))
        yield from records
        if newest_first is None or (balance := event.balance()) is None:
            continue
        key = (balance.account, balance.currency)
        before = closings.get(key)
        if before is None or before.booked_on != balance.booked_on:
            closings[key] = balance
            if before:
                yield before
        elif not newest_first:
            closings[key] = balance
    if half := pairs.left():
        raise ReadError(
            file.name,
            f"the other row of this {half.kind} is missing",
            "export a longer period, so that both rows are in the file",
            line=half.line_no,
            content=half.raw,
        )
    yield from closings.values()
