"""What FinDB costs on a large ledger: `make bench`, or `python tests/bench.py --n 100000`.

Times are in scans, `SELECT sum(amount) FROM fin_transactions`, the best of three in the same run,
so that they mean the same on every machine. `growth` is how many times more steps of SQLite's
virtual machine it takes than on a quarter of the transactions.

To measure more, write a function (bench) -> Iterator[Line] and list it in SECTIONS.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import chain
from pathlib import Path

from tabulate import tabulate

import findb.sql
from edits import EDITS
from findb.imports import CHUNK, INSERT, ROW
from ledger import Ledger, imported_rows, insert, vm_steps
from random_ledger import RandomLedger
from trades import tables

SCAN = "SELECT sum(amount) FROM fin_transactions"
READS = [  # the view it needs, statement, limit in scans
    ("current_balances", "SELECT * FROM current_balances", 0.2),
    ("current_fin_asset_rates", "SELECT * FROM current_fin_asset_rates", 0.2),
    ("current_fin_allocation", "SELECT * FROM current_fin_allocation", 0.2),
    ("current_fin_allocation_trades", "SELECT * FROM current_fin_allocation_trades", 0.2),
    ("current_balance_goals", "SELECT * FROM current_balance_goals", 0.2),
    ("current_data_issues", "SELECT * FROM current_data_issues", None),
    ("latest_fin_transactions", "SELECT * FROM latest_fin_transactions LIMIT 100", 0.1),
    ("latest_fin_transactions", "SELECT count(*) FROM latest_fin_transactions", 15),
    ("historical_txs_balances_mismatch", "SELECT * FROM historical_txs_balances_mismatch", 4),
    ("historical_monthly_balances", "SELECT * FROM historical_monthly_balances", 5),
    ("historical_monthly_transactions", "SELECT * FROM historical_monthly_transactions", 8),
    ("historical_monthly_net_worth", "SELECT * FROM historical_monthly_net_worth", 8),
    ("current_passive_income", "SELECT * FROM current_passive_income", 2),
    ("historical_fin_transaction_plans", "SELECT * FROM historical_fin_transaction_plans", 8),
    ("current_plan_month", "SELECT * FROM current_plan_month", 8),
    ("future_monthly_balances", "SELECT * FROM future_monthly_balances", 1),
    ("future_daily_balances", "SELECT * FROM future_daily_balances", 1),
    ("historical_monthly_returns", "SELECT * FROM historical_monthly_returns", 10),
]
EDIT_LIMIT = 0.1
INSERT_LIMIT = 2.5
ENTRIES = 2_000
SWAP_LIMIT = 3
REPEAT = 3
PATIENCE = 2  # seconds, after which once is enough

# The time of this process is not disturbed by others, but Windows counts it in 1/64 s.
clock = time.perf_counter if sys.platform == "win32" else time.process_time


@dataclass
class Line:
    """One figure: in scans, unless the unit says otherwise."""

    what: str
    value: float
    limit: float | None = None
    unit: str = "scans"
    growth: float | None = None

    @property
    def is_ok(self) -> bool:
        return self.limit is None or self.value <= self.limit


@dataclass
class Bench:
    """A database with the ledger, one with a quarter of its transactions, and the unit."""

    ledger: Ledger
    connection: sqlite3.Connection
    quarter: Ledger
    quarter_connection: sqlite3.Connection
    file: Path
    insert_seconds: float
    bare_insert_seconds: float
    scan_seconds: float = 0

    @property
    def objects(self) -> set[str]:
        return {name for (name,) in self.connection.execute("SELECT name FROM sqlite_schema")}

    def measure(self, what: str, statement: str, limit: float | None) -> Line:
        """Run a statement and roll it back; the same on a quarter for the growth."""
        full, quarter = (statement.format(**ledger.keys) for ledger in (self.ledger, self.quarter))
        seconds = best(lambda: undone(self.connection, full))
        steps = undone(self.connection, full, vm_steps)
        fewer = undone(self.quarter_connection, quarter, vm_steps)
        return Line(what, seconds / self.scan_seconds, limit, growth=steps / fewer)


# --- what is measured ----------------------------------------------------------------------------


def reading(bench: Bench) -> Iterator[Line]:
    for view, statement, limit in READS:
        if view in bench.objects:
            yield bench.measure(statement.removeprefix("SELECT * FROM "), statement, limit)


def reading_at_random(bench: Bench) -> Iterator[Line]:
    """The same statements on a ledger that is less regular."""
    connection = database(bench.file.with_name("random.db"))
    insert(connection, RandomLedger(bench.ledger.transactions, end=bench.ledger.end).tables())
    scan = best(lambda: connection.execute(SCAN).fetchall())
    for view, statement, limit in READS:
        if view.startswith("historical_") and view in bench.objects:
            seconds = best(lambda: connection.execute(statement).fetchall())  # noqa: B023
            yield Line(f"{view}, random ledger", seconds / scan, limit)
    connection.close()


def trading(bench: Bench) -> Iterator[Line]:
    """Lots of one trade in twenty transactions, all in one asset and in a hundred."""
    trades = bench.ledger.transactions // 20
    for assets in (1, 100):
        connection = database(bench.file.with_name(f"trades{assets}.db"))
        insert(connection, tables(trades, assets, bench.ledger.transactions - 2 * trades))
        scan = best(lambda: connection.execute(SCAN).fetchall())  # noqa: B023
        for view in ("current_holdings", "historical_realized_gains"):
            seconds = best(lambda: connection.execute(f"SELECT * FROM {view}").fetchall())  # noqa: B023
            yield Line(f"{view}, {trades} trades of {assets}", seconds / scan, 8)
        connection.close()


def editing(bench: Bench) -> Iterator[Line]:
    for view, statements in EDITS.items():
        for statement in statements:
            verb, _, rest = statement.partition(" ")
            if f"{view}_{verb.lower()}" not in bench.objects:
                continue
            column = rest.split(" SET ")[1].split()[0] if verb == "UPDATE" else ""
            column = "adjust_balance" if "adjust_balance" in rest else column
            what = f"{verb.lower()} {view} {column}".strip()
            limit = None if view == "current_recurring_candidates" else EDIT_LIMIT
            yield bench.measure(what, statement, limit)


def entering(bench: Bench) -> Iterator[Line]:
    """By name: what a swap of two transactions costs, and of three, against one transaction."""
    day, code = bench.ledger.keys["end"], bench.ledger.keys["code"]
    columns = "datetime, from_asset_code, from_storage, from_amount, to_asset_code, to_amount"
    one = (
        "INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)"
        f" VALUES ('{day}', 'CUR0', 'Storage 1', -1.5, 'expense 01')"
    )
    swap = f"'{day}', 'CUR0', 'Storage 1', 1.5, '{code}', 2"
    purchase = f"INSERT INTO latest_swaps ({columns}) VALUES ({swap})"
    with_fee = f"INSERT INTO latest_swaps ({columns}, fee_amount) VALUES ({swap}, 0.5)"

    def seconds(statement: str) -> float:
        def enter(connection: sqlite3.Connection, repeated: str) -> None:
            connection.executemany(repeated, [()] * ENTRIES)

        return best(lambda: undone(bench.connection, statement, enter))

    entry = seconds(one)
    yield Line("insert latest_fin_transactions", entry / ENTRIES * 1e6, None, "microseconds")
    yield Line("a swap, against a transaction", seconds(purchase) / entry, SWAP_LIMIT, "times")
    yield Line("a swap with a fee, against a transaction", seconds(with_fee) / entry, None, "times")


def inserting(bench: Bench) -> Iterator[Line]:
    ratio = bench.insert_seconds / bench.bare_insert_seconds
    yield Line("insert the ledger, against bare tables", ratio, INSERT_LIMIT, "times")
    each = bench.insert_seconds / bench.ledger.transactions * 1e6
    yield Line("insert the ledger, per transaction", each, None, "microseconds")
    yield Line("file", bench.file.stat().st_size / 1e6, None, "MB")


def importing(bench: Bench) -> Iterator[Line]:
    """Rows of money through import_inbox, as findb import hands them over, against the same rows
    inserted straight into fin_transactions; the second time they are known."""
    count = min(20_000, bench.ledger.transactions)
    rows = imported_rows(bench.ledger, count)
    connection = bench.connection
    category = "(SELECT id FROM fin_transaction_categories WHERE name = 'expense 01')"
    straight = (
        "INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount,"
        f" category_id) VALUES (?, ?, 1, ?, {category})"
    )
    values = [(row[3], f"{row[10]} {row[11]}", float(row[9])) for row in rows]

    def bare_insert() -> None:
        connection.executemany(straight, values)

    def start() -> None:
        connection.execute("INSERT INTO imports (file_name) VALUES ('bench.csv')")

    def bring() -> None:
        for begin in range(0, count, CHUNK):
            chunk = rows[begin : begin + CHUNK]
            marks = ", ".join([ROW] * len(chunk))
            connection.execute(f"{INSERT}{marks}", [*chain(*chunk)])

    def finish() -> None:
        connection.execute(
            "UPDATE imports SET finished_datetime = datetime('now') WHERE finished_datetime IS NULL"
        )

    def add_rules() -> None:
        connection.executemany(
            f"INSERT INTO import_rules (priority, pattern, category_id) VALUES (?, ?, {category})",
            [(number, f"shop {number} ") for number in range(10)],
        )

    def seconds(*works: Callable[[], object]) -> list[float]:
        """Of each, one after the other; the best of three, without what undoes them."""
        runs = []
        for _ in range(REPEAT):
            connection.execute("SAVEPOINT run")
            moments = [clock()]
            for work in works:
                work()
                moments.append(clock())
            connection.execute("ROLLBACK TO run")
            connection.execute("RELEASE run")
            runs.append([end - begin for begin, end in zip(moments, moments[1:], strict=False)])
        return [min(times) for times in zip(*runs, strict=True)]

    (bare_seconds,) = seconds(bare_insert)
    _, new, finished, _, known = seconds(start, bring, finish, start, bring)
    _, _, ruled = seconds(add_rules, start, bring)
    for what, value, limit in (
        ("import new rows", new, 4),
        ("import new rows, with ten rules", ruled, None),
        ("finish the import", finished, None),
        ("import known rows", known, 1.5),
    ):
        yield Line(f"{what}, against a bare insert", value / bare_seconds, limit, "times")


SECTIONS: list[Callable[[Bench], Iterator[Line]]] = [
    reading,
    reading_at_random,
    trading,
    editing,
    entering,
    inserting,
    importing,
]


# --- how -----------------------------------------------------------------------------------------


def best(work: Callable[[], object]) -> float:
    """Seconds, the best of three."""
    times: list[float] = []
    while len(times) < REPEAT and (not times or times[-1] < PATIENCE):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def undone(connection: sqlite3.Connection, statement: str, run=None):
    """The result of `run(connection, statement)`, which leaves no trace."""
    connection.execute("SAVEPOINT bench")
    try:
        return run(connection, statement) if run else connection.execute(statement).fetchall()
    finally:
        connection.execute("ROLLBACK TO bench")
        connection.execute("RELEASE bench")


def opened(path: Path) -> sqlite3.Connection:
    """As findb.database.connect does: the statement journals that triggers need stay in memory.

    Without that SQLite writes them to a file, and inserting takes up to 2.9 times a bare insert.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def database(path: Path) -> sqlite3.Connection:
    connection = opened(path)
    findb.sql.default().build(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def bare(full: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same tables and indexes, without any constraint or trigger."""
    connection = opened(path)
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (table,) in full.execute(tables).fetchall():
        columns = full.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
        rest = ", ".join(f"{name} {type_}" for name, type_ in columns[1:])
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {rest})")
        indexes = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
        for number, (name, sql) in enumerate(full.execute(indexes, [table]).fetchall()):
            keys = full.execute(f"SELECT name FROM pragma_index_info('{name}')").fetchall()
            keys = ", ".join(key for (key,) in keys)
            connection.execute(sql or f"CREATE INDEX i_{table}_{number} ON {table} ({keys})")
    return connection


def seconds_to_insert(connection: sqlite3.Connection, tables: dict) -> float:
    start = clock()
    insert(connection, tables)
    return clock() - start


def prepare(transactions: int, folder: Path, analyze: bool) -> Bench:
    now = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
    ledger, quarter = Ledger(transactions, end=now), Ledger(transactions // 4, end=now)
    say(f"Inserting {transactions:,} transactions ...")
    tables = ledger.tables()
    insert_seconds, bare_seconds = [], []
    for attempt in range(2):
        full = database(folder / f"full{attempt}.db")
        plain = bare(full, folder / f"bare{attempt}.db")
        insert_seconds.append(seconds_to_insert(full, tables))
        bare_seconds.append(seconds_to_insert(plain, tables))
        plain.close()
        if attempt == 0:
            full.close()
    small = database(folder / "quarter.db")
    insert(small, quarter.tables())
    if analyze:
        full.execute("ANALYZE")
        small.execute("ANALYZE")
    file = folder / f"full{attempt}.db"
    bench = Bench(ledger, full, quarter, small, file, min(insert_seconds), min(bare_seconds))
    bench.scan_seconds = best(lambda: full.execute(SCAN).fetchall())
    return bench


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def shown(lines: list[Line]) -> str:
    rows = [
        (
            line.what,
            f"{line.value:.3g}",
            line.unit,
            "" if line.limit is None else f"{line.limit:g}",
            "" if line.growth is None else f"{line.growth:.2f}",
            "" if line.limit is None else ("ok" if line.is_ok else "OVER"),
        )
        for line in lines
    ]
    headers = ("what", "value", "unit", "limit", "growth", "")
    return tabulate(
        rows,
        headers,
        disable_numparse=True,
        colalign=("left", "right", "left", "right", "right", "left"),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n", type=int, default=1_000_000, help="transactions (1000000)")
    parser.add_argument("--analyze", action="store_true", help="run ANALYZE before measuring")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a limit is exceeded")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = prepare(options.n, Path(folder), options.analyze)
        say(f"SQLite {sqlite3.sqlite_version}, one scan = {bench.scan_seconds * 1000:.1f} ms")
        lines = []
        for section in SECTIONS:
            for line in section(bench):
                say(f"  {line.what}: {line.value:.3g} {line.unit}")
                lines.append(line)
        bench.connection.close()
        bench.quarter_connection.close()
    say("")
    print(shown(lines))
    return int(options.strict and not all(line.is_ok for line in lines))


if __name__ == "__main__":
    sys.exit(main())
