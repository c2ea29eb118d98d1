"""The balance sheet of today as a row of snapshots."""

import sqlite3
from typing import NamedTuple

from findb import database

# The same statement stands in the header of the table, for any client.
RECORD = """
    INSERT INTO snapshots (
        snapshot_date, total_assets, total_liabilities, net_worth, margin_ratio,
        monthly_cashflow, fire_ratio
    )
    SELECT
        date('now'), total_assets, total_liabilities, net_worth, margin_ratio,
        monthly_cashflow, fire_ratio
    FROM current_key_ratios
    WHERE TRUE
    ON CONFLICT (snapshot_date) DO UPDATE SET
        total_assets = excluded.total_assets,
        total_liabilities = excluded.total_liabilities,
        net_worth = excluded.net_worth,
        margin_ratio = excluded.margin_ratio,
        monthly_cashflow = excluded.monthly_cashflow,
        fire_ratio = excluded.fire_ratio"""


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
        connection.execute(RECORD)
        row = connection.execute(
            """SELECT
                snapshot_date, net_worth, margin_ratio,
                (SELECT code FROM fin_assets WHERE is_base = 1)
            FROM snapshots
            WHERE snapshot_date = date('now')"""
        ).fetchone()
    return Snapshot(*row)
