"""When the balances of bank statements hold.

Banks date balances by day, and loosely: an opening balance with its own day or with the closing
day before, a closing balance with the day the statement was made, on which the next one may begin.
What is certain is their place among the rows. So an opening balance is put at the start of the day
of its statement's first row, and a closing balance at the end of its day, after its own rows and
before the next statement's. Where two statements share a day, no moment of a day
separates their rows, and the balance between them is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from findb.readers.dates import moment, opening
from findb.readers.record import Record, identity


@dataclass
class Statement:
    """One statement: the days of its first and last row, and its balances with their days."""

    account: str | None = None
    first: date | None = None
    last: date | None = None
    balances: list[tuple[Record, date, datetime | None]] = field(default_factory=list)

    def row(self, account: str | None, day: date) -> None:
        """Take note of a booked row."""
        self.account = account
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def balance(self, record: Record, day: date, time: datetime | None = None) -> None:
        """Keep a balance (memo 'opening' or 'closing'); a real `time` says when it holds."""
        self.account = record.account
        self.balances.append((record, day, time))

    @property
    def end(self) -> date:
        """The last day the statement tells of."""
        return max((day for _, day, _ in self.balances), default=self.last or date.min)


def balances(statements: list[Statement]) -> Iterator[Record]:
    """The balances of all statements of a file with their moments and ids, the same only once."""
    ordered = sorted(statements, key=lambda statement: statement.end)
    next_first: dict[int, date | None] = {}
    following: dict[str | None, date] = {}
    for statement in reversed(ordered):
        next_first[id(statement)] = following.get(statement.account)
        if statement.first:
            earliest = following.get(statement.account, statement.first)
            following[statement.account] = min(earliest, statement.first)
    latest: dict[str | None, date] = {}
    seen: set[tuple] = set()
    for statement in ordered:
        before = latest.get(statement.account, date.min)
        last = max(statement.last or date.min, before)
        for record, day, time in statement.balances:
            if time is not None:
                occurred_at = moment(time)
            elif record.memo == "opening":
                start = statement.first or day
                if before >= start:
                    continue
                occurred_at = opening(start)
            else:
                start = max(day, statement.last or day) + timedelta(days=1)
                start = min(start, next_first[id(statement)] or start)
                if last >= start:
                    continue
                occurred_at = opening(start)
            key = identity(record.memo, record.currency, occurred_at, record.amount)
            if (record.account, key) not in seen:
                seen.add((record.account, key))
                yield replace(record, occurred_at=occurred_at, external_id=key)
        latest[statement.account] = last
