"""Published transactions and prices, booked in a database in order to measure returns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engines import freeze, fresh

CASES = Path(__file__).parents[2] / "shared" / "oracles.json"
CASH, SHARES = 1, 2  # types
WORLD = """
    INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities');
    INSERT INTO fin_storages (id, name) VALUES (1, 'Bank');
    INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
    VALUES (1, 'all', NULL, NULL, NULL), (2, 'active', 1, 0, 0), (3, 'passive', 1, 1, 0);
    INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'EUR', 1, 1);
    INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (1, 1, 1)
"""
ACTIVE, PASSIVE = 2, 3  # categories
MONEY = 1  # the account of the base asset


def case(name: str) -> dict:
    """The published case of that id, or a skipped test."""
    if not CASES.exists():
        pytest.skip(f"{CASES} is not here")
    (found,) = [case for case in json.loads(CASES.read_text())["cases"] if case["id"] == name]
    return found


class Books:
    """A database with one account of money, in which everything is booked at noon."""

    def __init__(self, last: str, engine=None) -> None:
        self.connection = fresh(engine) if engine else fresh()
        for statement in WORLD.split(";"):
            self.connection.execute(statement)
        freeze(self.connection, f"{last} 23:59:59")

    def insert(self, table: str, **cells) -> int:
        marks = ", ".join("?" * len(cells))
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({marks})", [*cells.values()]
        )
        return self.connection.execute("SELECT last_insert_rowid()").fetchone()[0]

    def id(self, table: str, **cells) -> int:
        """Of the row with these cells, which is made if it is missing."""
        where = " AND ".join(f"{name} = ?" for name in cells)
        statement = f"SELECT id FROM {table} WHERE {where}"
        row = self.connection.execute(statement, [*cells.values()]).fetchone()
        return row[0] if row else self.insert(table, **cells)

    def account(self, code: str, storage: str = "Bank", type_id: int = SHARES) -> int:
        return self.id(
            "fin_assets_storages",
            asset_id=self.id("fin_assets", code=code, type_id=type_id),
            storage_id=self.id("fin_storages", name=storage),
        )

    def rate(self, code: str, day: str, rate: float, type_id: int = SHARES) -> None:
        asset = self.id("fin_assets", code=code, type_id=type_id)
        self.insert("fin_asset_rates", datetime=f"{day} 00:00:00", asset_id=asset, rate=rate)

    def book(self, day: str, account: int, amount: float, cause: int | None = None) -> int:
        return self.insert(
            "fin_transactions",
            datetime=f"{day} 12:00:00",
            asset_storage_id=account,
            amount=float(amount),
            category_id=ACTIVE if cause is None else PASSIVE,
            reason_fin_asset_storage_id=cause,
        )

    def swap(self, day: str, given: tuple, got: tuple, fee: tuple | None = None) -> None:
        self.insert(
            "swaps",
            credit_fin_transaction_id=self.book(day, given[0], -given[1]),
            debit_fin_transaction_id=self.book(day, *got),
            fee_fin_transaction_id=fee and self.book(day, fee[0], -fee[1]),
        )

    def add(self, step: dict) -> None:
        """A transaction of a case. Tax is not of the asset: it is booked apart."""
        day, kind, cash = step["date"], step["kind"], step.get("cash", 0)
        tax, account = step.get("tax", 0), MONEY
        if step["asset"] not in ("EUR", "USD"):
            account = self.account(step["asset"], step["storage"])
        if kind == "buy":
            self.swap(day, (MONEY, cash - tax), (account, step["units"]))
        elif kind == "sell":
            self.swap(day, (account, step["units"]), (MONEY, cash + tax))
        elif kind == "transfer":
            there = self.account(step["asset"], step["to"])
            self.swap(day, (account, step["units"]), (there, step["units"]))
        elif kind == "delivery_in":
            self.rate(step["asset"], day, (cash - tax) / step["units"])
            self.book(day, account, step["units"])
        elif kind in ("dividend", "interest"):
            self.book(day, MONEY, cash + tax, account)
        elif kind in ("deposit", "tax_refund"):
            self.book(day, MONEY, cash)
        elif kind == "flow_and_result":
            for amount, cause in ((step["flow"], None), (step["result"], MONEY)):
                if amount:
                    self.book(day, MONEY, amount, cause)
        else:
            raise NotImplementedError(kind)
        if tax:
            self.book(day, MONEY, -tax)

    def view(self, asset_type: str | None = None, asset_code: str | None = None) -> list[dict]:
        """The rows of historical_monthly_returns, the oldest first."""
        cursor = self.connection.execute(
            "SELECT * FROM historical_monthly_returns"
            " WHERE asset_type IS ? AND asset_code IS ? ORDER BY start_datetime",
            [asset_type, asset_code],
        )
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def booked(name: str) -> Books:
    """A case in a database, on its last day."""
    found = case(name)
    steps = found["transactions"]
    books = Books(found["as_of"] or steps[-1]["date"])
    for price in found["prices"]:
        books.rate(price["asset"], price["date"], price["rate"])
    for step in steps:
        books.add(step)
    return books


def paid(flows: list[tuple[str, float]]) -> Books:
    """What was put in (below 0) and taken out (above 0): what is missing is earned on the last
    day."""
    books = Books(flows[-1][0])
    for day, amount in flows:
        books.book(day, MONEY, -amount)
    earned = sum(amount for _, amount in flows)
    if earned:
        books.book(flows[-1][0], MONEY, earned, MONEY)
    return books
