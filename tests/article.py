"""The statements of the article on assets and liabilities, cut out of its text, as they are."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

import pytest

from engines import ENGINES, freeze, fresh

ARTICLE = Path(__file__).parents[2] / "shared" / "spec" / "alm-article.txt"

SEVEN = ("holdings", "prices", "dividends", "loans", "expenses", "income", "snapshots")


def article() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"{ARTICLE} is not here")
    return ARTICLE.read_text(encoding="utf-8")


def ddl() -> list[str]:
    """Its CREATE TABLE statements."""
    script = re.search(r'^SCHEMA = """\n(.*?)^"""', article(), re.M | re.S)[1]
    return re.findall(r"CREATE TABLE.*?;", script, re.S)


def inserts() -> list[tuple[str, list[tuple]]]:
    """Each INSERT of its loader and the rows that it is run with."""
    rows = {
        name: ast.literal_eval(text)
        for name, text in re.findall(r"^(\w+) = (\[\n.*?^\])", article(), re.M | re.S)
    }
    found = re.findall(r'"{1,3}(INSERT INTO (\w+) [^"]*)"', article())
    return [(sql, rows[table]) for sql, table in found]


def queries() -> list[str]:
    """Its SELECTs, in the order in which they stand: five of the balance sheet and the one of the
    secured loan, then four of the snapshot."""
    return re.findall(r'execute\("{1,3}\s*(SELECT[^"]*)"', article())


def recorder() -> str:
    """The INSERT of its snapshot recorder."""
    return re.search(r'"""\s*(INSERT OR REPLACE INTO snapshots[^"]*)"""', article())[1]


# --- a database for it ---------------------------------------------------------------------------


def yen(engine=ENGINES[f"sqlite3-{sqlite3.sqlite_version}"]):
    """A database with the base asset JPY, and its clock."""
    connection = fresh(engine)
    connection.execute("INSERT INTO fin_asset_types (name) VALUES ('Currencies')")
    connection.execute("INSERT INTO fin_assets (code, type_id, is_base) VALUES ('JPY', 1, 1)")
    return connection, freeze(connection)


def rows(connection, sql: str, *bindings) -> list[tuple]:
    return [tuple(row) for row in connection.execute(sql, bindings)]


def one(connection, sql: str, *bindings):
    return rows(connection, sql, *bindings)[0][0]
