"""The balance sheet of today as a row of snapshots."""

import sqlite3
from typing import NamedTuple

from findb import database

DAY = "snapshot_date"


class Snapshot(NamedTuple):
    """A row of snapshots: day as YYYY-MM-DD, net worth in `base`, margin_ratio as a share; what is
    not known is None."""

    day: str
    net_worth: float | None
    margin_ratio: float | None
    base: str | None


def record(connection: sqlite3.Connection) -> Snapshot:
    """Save what is known today (UTC); an earlier row of the day is replaced."""
    with database.transaction(connection):
        connection.execute(statement(connection))
        row = connection.execute(
            f"""SELECT
                {DAY}, net_worth, margin_ratio, (SELECT code FROM fin_assets WHERE is_base = 1)
            FROM snapshots
            WHERE {DAY} = date('now')"""
        ).fetchone()
    return Snapshot(*row)


def statement(connection: sqlite3.Connection) -> str:
    """The INSERT that the header of the table shows for any client: each key ratio has a column of
    its name, or none."""
    ratios = set(columns(connection, "current_key_ratios"))
    kept = [name for name in columns(connection, "snapshots") if name in ratios]
    names = ", ".join(kept)
    updates = ", ".join(f"{name} = excluded.{name}" for name in kept)
    return (
        f"INSERT INTO snapshots ({DAY}, {names})"
        f" SELECT date('now'), {names} FROM current_key_ratios WHERE TRUE"
        f" ON CONFLICT ({DAY}) DO UPDATE SET {updates}"
    )


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
