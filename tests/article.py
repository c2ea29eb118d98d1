"""The statements of the article on assets and liabilities, cut out of its text, as they are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parents[2] / "shared" / "spec" / "alm-article.txt"


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
