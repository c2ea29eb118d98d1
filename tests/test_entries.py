"""Whatever is typed into the article's views is taken whole or refused with a sentence."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article import SEVEN, rows, yen
from sources import columns, names

# What may stand in a cell, right or wrong; None leaves the column out.
CELLS = {
    "ticker": ["new", "7201", "A B", "", "JPY", "7201:equity", None, 7201],
    "name": ["new loan", "margin", "portfolio", "", " ", None],
    "shares": [10, "12.5", 0, -1, "12,5", "", None],
    "cost_basis": [100, "12.5", -1, "x", "", None],
    "asset_class": ["equity", "bond", "Currencies", "", None],
    "added_at": ["2026-06-01", "2026-06-15", "2026-06-16", "2026-06-31", "x", "", None],
    "storage": ["portfolio", "vault", "nowhere", "", None],
    "price_date": ["2026-06-01", "2026-06-15", "15.6.2026", "", None],
    "close_price": [10, "12.5", 0, -1, "12,5", "", None],
    "ex_date": ["2026-06-01", "2026-07-01", "x", "", None],
    "pay_date": ["2026-06-01", "2026-07-01", "x", "", None],
    "amount_per_share": [10, "12.5", 0, -1, "12,5", "", None],
    "is_projection": [0, "1", 2, "yes", "", None],
    "balance": [10, "12.5", 0, -1, "12,5", "", None],
    "rate": [0.02, "0.05", 2, "2 %", "", None],
    "collateral_type": ["portfolio", "House", "nowhere", "", None],
    "margin_call_pct": [0.5, "0.7", 70, 0, "", None],
    "forced_liq_pct": [0.5, "0.85", -1, "x", "", None],
    "freeze_pct": [0.5, "0.6", 60, "", None],
    "updated_at": ["2026-06-01", "2026-06-15", "2026-06-16", "x", "", None],
    "credit_limit": [1000, "0", -1, "x", "", None],
    "category": ["new", "food", "initial import", "consulting", "", None],
    "source": ["new", "consulting", "initial import", "food", "", None],
    "monthly_amount": [10, "12.5", 0, -1, "12,5", "", None],
    "is_fixed": [0, "1", 2, "yes", "", None],
    "is_guaranteed": [0, "1", 2, "yes", "", None],
    "notes": ["a note", "", None],
}
VIEWS = [name for name in SEVEN if name in names("view")]
TABLES = names("table")


def likely(cells: list):
    """Mostly the first of them, which is right."""
    return st.sampled_from([cells[0]] * 2 * len(cells) + cells)


def editable(view: str) -> list[str]:
    return [column for column, *_ in columns(view) if column in CELLS]


@st.composite
def entries(draw):
    """A statement on one of the views, and its bindings."""
    view = draw(st.sampled_from(VIEWS))
    conflict = draw(st.sampled_from(["", "OR IGNORE ", "OR REPLACE "]))
    if draw(st.booleans()):
        cells = {column: draw(likely(CELLS[column])) for column in editable(view)}
        cells = {column: cell for column, cell in cells.items() if cell is not None}
        if not cells:
            return view, f"DELETE FROM {view} WHERE pseudo_id = 1", ()
        marks = ", ".join("?" * len(cells))
        return (
            view,
            f"INSERT {conflict}INTO {view} ({', '.join(cells)}) VALUES ({marks})",
            tuple(cells.values()),
        )
    column = draw(st.sampled_from(editable(view)))
    key = draw(st.sampled_from(["1", "2", "3", "4"]))
    return (
        view,
        f"UPDATE {conflict}{view} SET {column} = ? WHERE pseudo_id = ?",
        (draw(st.sampled_from(CELLS[column])), key),
    )


@pytest.fixture(scope="module")
def household():
    connection, clock = yen()
    connection.execute("PRAGMA foreign_keys = OFF")  # as in the article
    connection.executescript(
        """
        INSERT INTO fin_storages (name) VALUES ('vault');
        INSERT INTO phys_assets (name) VALUES ('House');
        INSERT INTO holdings (ticker, shares, cost_basis) VALUES ('7201', 100, 500), ('2674', 5, 9);
        INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201', '2026-06-14', 5);
        INSERT INTO dividends (ticker, amount_per_share) VALUES ('7201', 5);
        INSERT INTO loans (name, balance, rate, collateral_type, freeze_pct, margin_call_pct)
        VALUES ('margin', 50, 0.02, 'portfolio', 0.6, 0.7);
        INSERT INTO expenses (category, monthly_amount) VALUES ('food', 5);
        INSERT INTO income (source, monthly_amount) VALUES ('consulting', 5);
        """
    )
    connection.execute("BEGIN")
    yield connection
    connection.close()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entry=entries())
def test_an_entry_is_taken_whole_or_leaves_nothing_behind(household, entry):
    view, statement, bindings = entry

    def everything():
        return {table: rows(household, f"SELECT * FROM {table}") for table in TABLES}

    household.execute("SAVEPOINT entry")
    try:
        before, shown = everything(), rows(household, f"SELECT * FROM {view}")
        try:
            household.execute(statement, bindings)
        except sqlite3.Error as error:
            assert re.match(rf"{view}(\.\w+)?: .+; ", str(error)), error
            assert everything() == before
            return
        assert rows(household, "PRAGMA foreign_key_check") == []
        after = rows(household, f"SELECT * FROM {view}")
        if statement.startswith("INSERT"):
            assert len(after) == len(shown) + 1
        elif statement.startswith("DELETE"):
            assert len(after) == len([row for row in shown if row[0] != 1])
        elif "shares" not in statement:
            assert len(after) == len(shown)
    finally:
        household.execute("ROLLBACK TO entry")
        household.execute("RELEASE entry")
