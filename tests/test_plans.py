"""How the work of each view and edit grows with the ledger, in steps of SQLite's virtual machine.

Steps are the same on every machine. Assets, rates and the years stay; transactions, swaps and
balances become four times as many, twice.
"""

from __future__ import annotations

import pytest

from edits import EDITS
from engines import freeze, fresh
from ledger import Ledger, insert, vm_steps
from sources import names, operations

SIZES = (2_000, 8_000, 32_000)
FLAT = (
    1.5  # what four times the transactions may cost at most: the same, or a level of a B-tree ...
)
LINEAR = 4.4  # ... or four times as much, and a sort

GROWTH = {
    "asset_names": FLAT,
    "current_balances": FLAT,
    "current_fin_asset_rates": FLAT,
    "latest_fin_asset_rates": FLAT,
    "current_fin_asset_types": FLAT,
    "current_fin_assets": FLAT,
    "current_fin_storages": FLAT,
    "current_locks": FLAT,
    "current_balance_goals": FLAT,
    "current_fin_allocation": FLAT,
    "current_fin_allocation_trades": FLAT,
    "current_fin_transaction_categories": FLAT,
    "current_data_issues": LINEAR,
    "import_inbox": FLAT,
    "unknown_import_rows": FLAT,
    "import_bookings": FLAT,
    "import_transfer_candidates": FLAT,
    "import_rule_matches": FLAT,
    "latest_fin_transactions": LINEAR,
    "latest_balances": LINEAR,
    "latest_swaps": LINEAR,
    "latest_fin_transaction_splits": FLAT,
    "split_rows": FLAT,
    "swap_rows": LINEAR,
    "historical_txs_balances_mismatch": LINEAR,
    "historical_monthly_balances": LINEAR,
    "historical_monthly_transactions": LINEAR,
    "historical_monthly_net_worth": LINEAR,
    "current_passive_income": LINEAR,  # what came in within the last 12 months
    "historical_monthly_returns": LINEAR,
    "holdings": LINEAR,  # cost_basis
    "current_holdings": LINEAR,
    "historical_realized_gains": LINEAR,
    "prices": FLAT,
    "dividends": FLAT,
    "loans": FLAT,
    "expenses": FLAT,
    "income": FLAT,
    "current_balance_sheet": FLAT,
    "current_key_ratios": FLAT,
    "current_cashflow": LINEAR,  # what really came in and went out
    "current_loan_safety": FLAT,
    "current_drawdown_ladder": FLAT,
    "current_credit_lines": FLAT,
    "stress_scenario_paths": FLAT,
    "stress_scenario_results": FLAT,
    "current_reverse_stress": FLAT,
    "future_dividends": FLAT,
    "future_dividend_snowball": LINEAR,  # the cost of what is held
    "future_loan_payments": FLAT,
    "planned_categories": FLAT,
    "fin_transaction_plan_modifiers": FLAT,
    "current_fin_transaction_plans": FLAT,
    "current_goals": FLAT,
    "current_phys_assets": FLAT,
    "latest_fin_asset_dividends": FLAT,
    "latest_fin_asset_splits": FLAT,
    "current_allocation_assignments": FLAT,
    "historical_fin_transaction_plans": LINEAR,
    "future_fin_transaction_plans": LINEAR,  # what is booked in the open windows
    "future_daily_balances": LINEAR,
    "future_monthly_balances": LINEAR,
    "current_plan_month": LINEAR,
    "current_recurring_candidates": LINEAR,
}
SEARCHES = ("current_recurring_candidates",)  # whose edit reads the view itself


@pytest.fixture(scope="module")
def databases():
    """A ledger of each size."""
    made = []
    for size in SIZES:
        connection = fresh()
        ledger = Ledger(size, pairs=20, assets=10, years=3)
        insert(connection, ledger.tables())
        freeze(connection)
        made.append((connection, ledger))
    yield made
    for connection, _ in made:
        connection.close()


def growth(databases, statement: str) -> list[float]:
    """How many times the steps of the ledger before."""
    steps = []
    for connection, ledger in databases:
        connection.execute("SAVEPOINT edit")
        steps.append(vm_steps(connection, statement.format(**ledger.keys)))
        connection.execute("ROLLBACK TO edit")
        connection.execute("RELEASE edit")
    return [after / before for before, after in zip(steps, steps[1:], strict=False)]


def test_every_view_is_listed():
    assert {*names("view")} <= {*GROWTH}, "say in GROWTH how the view may grow"


@pytest.mark.parametrize("view", names("view"))
def test_every_edit_is_listed(view):
    listed = {statement.split()[0].lower() for statement in EDITS.get(view, [])}
    assert listed == {*operations(view)} - {"select"}, "list it in EDITS of ledger.py"


@pytest.mark.parametrize("view", [view for view in GROWTH if view in names("view")])
def test_reading(databases, view):
    assert max(growth(databases, f"SELECT * FROM {view}")) <= GROWTH[view]


@pytest.mark.parametrize("view", [view for view in GROWTH if view in names("view")])
def test_counting(databases, view):
    """DB Browser counts every view that it shows."""
    assert max(growth(databases, f"SELECT count(*) FROM {view}")) <= GROWTH[view]


def test_the_first_rows_of_the_latest_transactions(databases):
    if "latest_fin_transactions" in names("view"):
        statement = "SELECT * FROM latest_fin_transactions LIMIT 100"
        assert max(growth(databases, statement)) <= FLAT


@pytest.mark.parametrize(
    "statement", [edit for view in EDITS if view in names("view") for edit in EDITS[view]]
)
def test_editing(databases, statement):
    before = [connection.total_changes for connection, _ in databases]
    limit = LINEAR if statement.split()[2] in SEARCHES else FLAT
    assert max(growth(databases, statement)) <= limit
    after = [connection.total_changes for connection, _ in databases]
    assert all(map(int.__gt__, after, before)), "the edit changes nothing"
