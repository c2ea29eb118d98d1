"""Time-weighted and money-weighted returns. The figures and flows are queries; pyxirr finds the
rate at which the flows are worth nothing, which SQL can do only in a way that nobody reads."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tabulate import tabulate

from findb.errors import FindbError
from findb.queries import query
from findb.table import number

YEAR = 365  # days, as in XIRR of spreadsheets

Flows = list[tuple[date, float]]


class Scope(NamedTuple):
    """What is measured; None is everything. The dates are the first and the last day."""

    from_date: date | None = None
    to_date: date | None = None
    asset: str | None = None
    storage: str | None = None


class Return(NamedTuple):
    """The whole (type all), a type or an asset. A return that there is none of has a reason."""

    asset_type: str
    asset_code: str
    start_value: float | None
    flow: float | None
    gain: float | None
    end_value: float | None
    held_days: float
    time_weighted: float | None
    time_reason: str | None
    money_weighted: float | None
    money_reason: str | None

    @property
    def time_weighted_a_year(self) -> float | None:
        """Of less than a year, none: nobody knows what the rest of it brings."""
        if self.time_weighted is None or self.held_days < YEAR:
            return None
        return (1 + self.time_weighted) ** (YEAR / self.held_days) - 1

    @property
    def reasons(self) -> str:
        return "; ".join(dict.fromkeys(filter(None, (self.time_reason, self.money_reason))))


def solver() -> Callable[[list[date], list[float]], float | None]:
    """xirr of pyxirr."""
    try:
        from pyxirr import InvalidPaymentsError, xirr
    except ImportError as error:
        raise FindbError(
            "This needs pyxirr, which is not installed; add it with: pip install pyxirr"
        ) from error

    def rate(days: list[date], amounts: list[float]) -> float | None:
        try:
            return xirr(days, amounts)
        except InvalidPaymentsError:
            return None

    return rate


def returns(connection: sqlite3.Connection, scope: Scope) -> list[Return]:
    """The whole first, then each type, followed by its assets."""
    rate = solver()
    values = bindings(connection, scope)
    flows: dict[tuple[str, str], Flows] = defaultdict(list)  # without rates some are None
    for asset_type, asset_code, day, amount in connection.execute(query("return_flows"), values):
        flows[asset_type, asset_code].append((date.fromisoformat(day), amount))
    found = []
    for row in connection.execute(query("returns"), values):
        *figures, reason = row
        paid = flows[row[0], row[1]]
        known = all(amount is not None for _, amount in paid)
        solved = money_weighted(paid, rate) if known else (None, reason)
        found.append(Return(*figures, reason, *solved))
    return found


def bindings(connection: sqlite3.Connection, scope: Scope) -> dict[str, str | None]:
    """The values for the queries; what does not exist is refused."""
    for what, name, column in (
        ("asset", scope.asset, "fin_assets.code"),
        ("storage", scope.storage, "fin_storages.name"),
    ):
        table, _, key = column.partition(".")
        statement = f"SELECT 1 FROM {table} WHERE {key} = ?"
        if name is not None and not connection.execute(statement, [name]).fetchone():
            raise FindbError(f"There is no {what} {name}; write it as in {column}.")
    (today,) = connection.execute("SELECT date('now')").fetchone()
    last = scope.to_date.isoformat() if scope.to_date else today
    first = scope.from_date.isoformat() if scope.from_date else ""
    if first > last:
        raise FindbError(f"{first} is after {last}; name an earlier first day.")
    return {
        "from_date": first,
        "to_date": min(last, today),
        "asset_code": scope.asset,
        "storage": scope.storage,
    }


def money_weighted(flows: Flows, rate: Callable) -> tuple[float | None, str | None]:
    """The yearly rate (XIRR, days / 365) or the reason why there is none."""
    amounts = [amount for _, amount in flows]
    if not any(amount < 0 for amount in amounts) or not any(amount > 0 for amount in amounts):
        return None, "nothing was put in" if max(amounts, default=0) > 0 else "nothing came back"
    if len({day for day, _ in flows}) == 1:
        return None, "everything was on one day"
    found = rate([day for day, _ in flows], amounts)
    if found is None or found != found:
        return None, "no rate explains the flows"
    return found, None


def report(found: list[Return]) -> str:
    """A table: a line for the whole, each type and each asset."""
    rows = [
        [
            line.asset_type if not line.asset_code else "",
            line.asset_code,
            *(
                "" if value is None else number(value + 0.0, 2, 2)
                for value in (line.start_value, line.flow, line.gain, line.end_value)
            ),
            *map(percent, (line.time_weighted, line.time_weighted_a_year, line.money_weighted)),
            line.reasons,
        ]
        for line in found
    ]
    headers = [
        "type", "asset", "at first", "put in", "gain", "in the end",
        "time-weighted %", "a year %", "money-weighted, a year %", "why not",
    ]  # fmt: skip
    align = ["left"] * 2 + ["right"] * 7 + ["left"]
    return tabulate(rows, headers, disable_numparse=True, colalign=align if rows else None)


def percent(share: float | None) -> str:
    return "" if share is None else number(100 * share, 2, 2)
