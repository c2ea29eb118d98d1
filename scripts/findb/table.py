"""Rows of a query as a table for a terminal."""

import sqlite3
from collections.abc import Sequence

from tabulate import tabulate

PLACES = {"money": (2, 2), "amount": (2, 8), "percent": (1, 1)}  # decimals: at least, at most


def table(connection: sqlite3.Connection, query: str, kinds: Sequence[str]) -> str:
    """The rows of `query` under the names of its columns. `kinds` says of each column what it is:
    text, money, amount or percent. What is NULL stays blank."""
    cursor = connection.execute(query)
    headers = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    columns = [
        aligned(cells, *PLACES[kind]) if kind in PLACES else [cell or "" for cell in cells]
        for kind, cells in zip(kinds, zip(*rows, strict=True), strict=bool(rows))
    ]
    return tabulate(
        list(zip(*columns, strict=True)),
        headers,
        colalign=["right" if kind in PLACES else "left" for kind in kinds] if rows else None,
        disable_numparse=True,
        preserve_whitespace=True,
    )


def aligned(cells: Sequence[float | None], least: int, most: int) -> list[str]:
    """Numbers with thousands separators and their decimal marks below each other."""
    texts = ["" if cell is None else number(cell, least, most) for cell in cells]
    longest = max(len(text.rpartition(".")[2]) for text in texts)
    return [text and text + " " * (longest - len(text.rpartition(".")[2])) for text in texts]


def number(value: float, least: int, most: int) -> str:
    """1234.5 -> 1,234.50: rounded to `most` decimals, without needless zeros beyond `least`."""
    text = f"{value:,.{most}f}"
    whole, mark, decimals = text.partition(".")
    text = whole + mark + decimals[:least] + decimals[least:].rstrip("0")
    return text.replace("-", "") if not text.strip("-0.,") else text
