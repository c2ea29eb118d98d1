"""Four times the trades take four times as long, also when all of them are of one asset."""

from __future__ import annotations

import pytest

from engines import ENGINES, freeze, fresh
from ledger import insert, vm_steps
from test_plans import LINEAR
from trades import tables

SIZES = (200, 800, 3_200)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("assets", [1, 20])
@pytest.mark.parametrize("written", [False, True])
def test_views_grow_with_the_trades(engine, assets, written):
    steps: dict[str, list[int]] = {"current_holdings": [], "historical_realized_gains": []}
    for size in SIZES:
        connection = fresh(ENGINES[engine])
        insert(connection, tables(size, assets))
        freeze(connection)
        if written:
            connection.execute(
                "INSERT INTO fin_transaction_lots (disposal_fin_transaction_id,"
                " acquisition_fin_transaction_id, amount)"
                " SELECT disposal_fin_transaction_id, acquisition_fin_transaction_id, quantity"
                " FROM historical_realized_gains"
            )
        for view, found in steps.items():
            found.append(
                vm_steps(connection, f"SELECT * FROM {view}")
                if "sqlite3" in engine
                else apsw_steps(connection, view)
            )
        connection.close()
    for view, found in steps.items():
        growth = [after / before for before, after in zip(found, found[1:], strict=False)]
        assert max(growth) <= LINEAR, (view, found)


def apsw_steps(connection, view: str) -> int:
    """As vm_steps counts them, with the other library."""
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 10
        return False

    connection.set_progress_handler(count, 10)
    try:
        list(connection.execute(f"SELECT * FROM {view}"))
    finally:
        connection.set_progress_handler(None)
    return max(steps, 10)
