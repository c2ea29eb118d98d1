"""Which lots disposals take, by a method that is not first in, first out over all storages.

The rows are written to fin_transaction_lots, which the views of holdings and gains obey. What is
not written there falls back to FIFO, so lots that were written by hand or filed are kept.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from findb import database, sql

METHODS = ("fifo", "lifo", "hifo")
POOLS = ("asset", "storage")
EVENTS = Path(__file__).with_suffix(".sql")
DUST = 1e-9  # of a trade: what floating point leaves


@dataclass
class Lot:
    """Units that came in by one transaction and are still there."""

    id: int
    number: int  # in the order of acquisition
    units: float
    unit_cost: float | None


@dataclass(frozen=True)
class Assigned:
    """What was written: how many disposals, and how many lots."""

    disposals: int
    lots: int


def assign(
    connection: sqlite3.Connection,
    method: str,
    pool: str = "asset",
    until: str = "9999",
    replace: bool = False,
) -> Assigned:
    """Write the lots of all disposals before `until` that have none and are not locked. With
    `replace` lots of theirs that are written go first."""
    events = connection.execute(sql.default().query(EVENTS)).fetchall()
    locked = {event[0] for event in events if event[8]}
    written: dict[int, list[tuple[int, float]]] = defaultdict(list)
    dates = {event[0]: event[3] for event in events}
    for disposal, acquisition, amount in connection.execute(
        "SELECT disposal_fin_transaction_id, acquisition_fin_transaction_id, amount"
        " FROM fin_transaction_lots ORDER BY id"
    ):
        if not replace or disposal in locked or dates.get(disposal, "9999") >= until:
            written[disposal].append((acquisition, amount))
    found = matched(events, written, method, pool, until)
    with database.transaction(connection):
        if replace:
            connection.executemany(
                "DELETE FROM fin_transaction_lots WHERE disposal_fin_transaction_id = ?",
                [(id,) for id, date in dates.items() if date < until and id not in locked],
            )
        connection.executemany(
            "INSERT INTO fin_transaction_lots (disposal_fin_transaction_id,"
            " acquisition_fin_transaction_id, amount) VALUES (?, ?, ?)",
            found,
        )
    return Assigned(len({row[0] for row in found}), len(found))


def matched(
    events: list[tuple],
    written: dict[int, list[tuple[int, float]]],
    method: str,
    pool: str,
    until: str,
) -> list[tuple[int, int, float]]:
    """Disposal, acquisition and units of each lot that is taken."""
    held: dict[tuple, list[Lot]] = defaultdict(list)
    short: dict[tuple, float] = defaultdict(float)
    found = []
    for number, event in enumerate(events):
        id, asset, storage, date, amount, value, is_split, to_storage, is_locked = event
        key = (asset, storage if pool == "storage" else None)
        lots = held[key]
        if to_storage is not None:
            if pool == "storage":
                move(lots, held[asset, to_storage], amount, method)
        elif is_split:
            before = sum(lot.units for lot in lots)
            for lot in lots:
                lot.units *= 1 + amount / before
        elif amount > 0:
            closed = min(short[key], amount)
            short[key] -= closed
            if amount - closed > DUST * amount:
                cost = None if value is None else value / amount
                lots.append(Lot(id, number, amount - closed, cost))
        else:
            free = -amount
            for acquisition, units in written.get(id, ()):
                free -= units
                reduce(held, asset, acquisition, units)
            is_own = date < until and not is_locked and id not in written
            taken, rest = take(lots, free, method if is_own else "fifo")
            if rest > DUST * -amount:
                short[key] += rest
            if is_own:
                found += [(id, lot.id, units) for lot, units in taken]
    return found


def order(method: str):
    if method == "hifo":
        return lambda lot: (lot.unit_cost is None, -(lot.unit_cost or 0.0), lot.number)
    return lambda lot: lot.number if method == "fifo" else -lot.number


def take(lots: list[Lot], units: float, method: str) -> tuple[list[tuple[Lot, float]], float]:
    """Take units of the lots by the method: which, and how many units are missing."""
    taken = []
    wanted = units
    for lot in sorted(lots, key=order(method)):
        if wanted <= DUST * units:
            break
        part = min(lot.units, wanted)
        taken.append((lot, part))
        wanted -= part
        lot.units -= part
        if lot.units <= DUST * part:
            lots.remove(lot)
    return taken, max(wanted, 0.0)


def move(source: list[Lot], target: list[Lot], units: float, method: str) -> None:
    """A transfer takes the lots that a disposal would take; they keep their day and their cost."""
    for lot, part in take(source, units, method)[0]:
        target.append(Lot(lot.id, lot.number, part, lot.unit_cost))


def reduce(held: dict[tuple, list[Lot]], asset: int, acquisition: int, units: float) -> None:
    """Units of an acquisition are taken by a lot that is written, wherever they are."""
    for key, lots in held.items():
        for lot in [lot for lot in lots if key[0] == asset and lot.id == acquisition]:
            part = min(lot.units, units)
            lot.units -= part
            units -= part
            if lot.units <= DUST * part:
                lots.remove(lot)
