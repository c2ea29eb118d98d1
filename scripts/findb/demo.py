"""A household of three years to look at: a database filled from the CSV files in demo_data/.

The files tell of November 2023 to October 2026. They are moved by whole months when they are
loaded, so that the demo always ends with the last month that is over: what is current in it is
current, and no rate is old. The last day of a month stays the last day of its month; other days
are at most 27.
"""

import csv
import io
import re
import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, timezone
from pathlib import Path
from typing import NamedTuple

from findb import database
from findb.create import create
from findb.db4s import project_path, write_project
from findb.errors import FindbError
from findb.files import SIDECARS, new_file
from findb.load import load
from findb.table import table

DATA = Path(__file__).parent / "demo_data"
FILE = "demo.db"
LAST_MONTH = 2026 * 12 + 10 - 1  # October 2026, counted in months
DATED = re.compile(r"(.*_)?(datetime|date)|deadline|locked_until|bought_on")

# In the order of loading: each file is named like the editable view that takes its rows, or like
# the table where no view says all of it. Rows get the ids 1, 2, 3 ... in the order of the files;
# those tables rely on that.
LOADS = (
    "current_fin_asset_types",
    "current_fin_assets",
    "current_fin_storages",
    "fin_allocation_groups",
    "fin_assets_storages",
    "latest_fin_asset_rates",
    "fin_transaction_categories",
    "current_phys_assets",
    "latest_fin_transactions",
    "latest_swaps",
    "latest_fin_transaction_splits",
    "latest_balances",
    "balance_goals",
    "current_fin_transaction_plans",
    "phys_asset_valuations",
    "fin_loans",
    "latest_fin_asset_dividends",
    "fin_asset_fundamentals",
    "stress_scenarios",
    "stress_scenario_steps",
    "current_locks",
)


class Part(NamedTuple):
    """A table that is shown when the demo is made, and what its columns are (see findb.table)."""

    title: str
    query: str
    kinds: tuple[str, ...]


PARTS = (
    Part(
        "Balances now (current_balances)",
        """
        SELECT storage, asset_code AS asset, balance, base_balance AS 'in EUR'
        FROM current_balances
        UNION ALL
        SELECT 'all', NULL, NULL, sum(base_balance) FROM current_balances
        """,
        ("text", "text", "amount", "money"),
    ),
    Part(
        "The last 12 months in EUR (historical_monthly_balances)",
        """
        SELECT
            substr(start_datetime, 1, 7) AS month,
            base_balance AS balance,
            base_balance_delta AS change,
            base_active_delta AS active,
            base_passive_delta AS passive,
            base_unaccounted_delta AS unaccounted
        FROM historical_monthly_balances
        WHERE end_datetime <= datetime('now')
        LIMIT 12
        """,
        ("text", "money", "money", "money", "money", "money"),
    ),
    Part(
        "Allocation in % (current_fin_allocation)",
        """
        SELECT "group", base_balance AS 'in EUR', current_share AS now, target_share AS target
        FROM current_fin_allocation
        """,
        ("text", "money", "percent", "percent"),
    ),
    Part(
        "What to move for core and satellite, 90 to 10 (current_fin_allocation_trades)",
        """
        SELECT
            "group",
            trade || ' ' || coalesce(asset_code, '') AS do,
            storage AS 'where',
            base_amount AS 'EUR',
            base_amount_from_cash AS 'first with cash'
        FROM current_fin_allocation_trades
        WHERE trade <> 'keep'
        """,
        ("text", "text", "text", "money", "money"),
    ),
    Part(
        "A balance that no transaction explains (historical_txs_balances_mismatch)",
        """
        SELECT
            storage,
            date(start_datetime) AS since,
            date(end_datetime) AS until,
            balance_delta AS balances,
            tx_delta AS transactions,
            amount_unaccounted AS unaccounted
        FROM historical_txs_balances_mismatch
        """,
        ("text", "text", "text", "money", "money", "money"),
    ),
    Part(
        "The balance sheet in EUR (current_balance_sheet)",
        """
        SELECT section, kind, sum(base_value) AS 'in EUR', 100 * sum(share) AS '%'
        FROM current_balance_sheet
        GROUP BY section, CASE WHEN kind = 'total' THEN 9 ELSE 1 END, kind
        """,
        ("text", "text", "money", "percent"),
    ),
    Part(
        "How far prices may fall before the lender acts (current_loan_safety)",
        """
        SELECT
            replace(threshold, '_', ' ') AS threshold,
            100 * threshold_ratio AS 'from %',
            100 * loan_to_value AS 'now %',
            100 * drawdown AS 'fall %',
            trigger_value AS 'to EUR'
        FROM current_loan_safety
        """,
        ("text", "percent", "percent", "percent", "money"),
    ),
)


def make(folder: Path, force: bool = False, today: date | None = None) -> Path:
    """Make demo.db in `folder`, which is made if needed, and a project for DB Browser beside it;
    return the path of demo.db. An existing one gives way only to a finished new one, and only with
    `force`; so does the project."""
    path = folder / FILE
    refuse_existing(path, force)
    folder.mkdir(parents=True, exist_ok=True)
    with new_file(path, replace=force) as temporary:
        temporary.unlink()
        create(temporary, "EUR", "Euro")
        with closing(database.connect(temporary)) as connection:
            fill(connection, today or datetime.now(timezone.utc).date())
    if force or not project_path(path).exists():
        write_project(path, replace=force)
    return path


def refuse_existing(path: Path, force: bool) -> None:
    if not path.exists():
        return
    if not force:
        raise FindbError(
            f"{path} exists already; look at it as it is, make the demo in another folder"
            f" (findb demo DIR), or add --force: then it begins anew and your changes are lost."
        )
    for sidecar in (Path(f"{path}{suffix}") for suffix in SIDECARS):
        if sidecar.exists():
            raise FindbError(
                f"{path} is in use ({sidecar.name} stands beside it); close it, then try again."
            )


def fill(connection: sqlite3.Connection, today: date) -> None:
    """Load all files into a fresh database, as `findb load` does."""
    months = today.year * 12 + today.month - 2 - LAST_MONTH
    for target in LOADS:
        file = DATA / f"{target}.csv"
        with file.open("rb") as lines:
            load(connection, target, moved(lines, months), file.name)


def moved(lines: Iterable[bytes], months: int) -> Iterator[bytes]:
    """A CSV file with its dates moved: those in columns that DATED names."""
    rows = csv.reader(line.decode("utf-8") for line in lines)
    header = next(rows)
    dated = [n for n, name in enumerate(header) if DATED.fullmatch(name)]
    yield line_of(header)
    for row in rows:
        for n in dated:
            row[n] = row[n] and move(row[n], months)
        yield line_of(row)


def line_of(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8")


def move(moment: str, months: int) -> str:
    """YYYY-MM-DD HH:MM:SS so many months later; the last day of a month becomes the last day."""
    year, month, day = (int(part) for part in moment[:10].split("-"))
    is_last = day == monthrange(year, month)[1]
    year, month = divmod(year * 12 + month - 1 + months, 12)
    day = monthrange(year, month + 1)[1] if is_last else day
    return f"{year:04}-{month + 1:02}-{day:02}{moment[10:]}"


def show(path: Path) -> Iterator[str]:
    """The tables of PARTS, each under its title."""
    with closing(database.connect(path, write=False)) as connection:
        for part in PARTS:
            yield f"{part.title}\n\n{table(connection, part.query, part.kinds)}\n"
