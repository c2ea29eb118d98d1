"""How plans count in sums, written from the headers alone: one loop over the tree, from below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from random_households import ALL, EXPENSES, FOOD, IMPORT, INCOME, OTHER, SALARY

INCOMES, SPENDINGS = (INCOME, SALARY), (EXPENSES, FOOD)
PARENTS = {
    ALL: None, INCOME: ALL, SALARY: INCOME, EXPENSES: ALL, FOOD: EXPENSES, OTHER: ALL, IMPORT: ALL,
}  # fmt: skip


@dataclass
class Planned:
    """An amount of a plan, in the base asset; NULL without a rate. It falls into a window that is
    anything with an order."""

    plan: int
    category: int
    storage: int | None
    amount: Any
    moment: Any = 0
    start: Any = 0
    end: Any = 1
    counted: Any = None


def depths(parents: Mapping[int, int | None]) -> dict[int, int]:
    found = {}
    for category in parents:
        above, depth = parents[category], 0
        while above is not None:
            above, depth = parents[above], depth + 1
        found[category] = depth
    return found


def above(category: int, parents: Mapping[int, int | None]) -> list[int]:
    """The categories above it, without itself."""
    found = []
    while (category := parents[category]) is not None:
        found.append(category)
    return found


def count(planned: list[Planned], parents: Mapping[int, int | None]) -> list[Planned]:
    """Fill `counted`: what plans below, of the same sign and within the window, do not cover.
    Plans of one category share what is below them by their amounts."""
    depth = depths(parents)
    for whole in sorted(planned, key=lambda whole: -depth[whole.category]):
        whole.counted = whole.amount
        if not whole.amount:
            continue
        alike = [
            other
            for other in planned
            if other.amount is not None
            and (other.amount < 0) == (whole.amount < 0)
            and whole.start <= other.moment < whole.end
        ]
        below = sum(
            other.counted
            for other in alike
            if whole.category in above(other.category, parents)
            and whole.storage in (None, other.storage)
        )
        beside = sum(other.amount for other in alike if other.category == whole.category)
        whole.counted = whole.amount * max(0, 1 - below / beside)
    return planned


def counted(figures, categories, once=False, sign=1, is_fixed=None):
    """The sum of the plans of the categories, of those that happen once in this month, too, from
    what the views income and expenses show of each."""
    monthly = {row["pseudo_id"]: row["monthly_amount"] for row in figures.income}
    for row in figures.expenses:
        monthly[row["pseudo_id"]] = row["monthly_amount"] and -row["monthly_amount"]
    plans = [cells for table, cells in figures.household.rows if table == "fin_transaction_plans"]
    planned, fixed = [], {}
    for plan, cells in enumerate(plans, 1):
        amount = monthly.get(plan)
        is_once = once and cells["recurrence_datetime_modifiers"] is None
        if is_once and figures.household.now <= cells["start_datetime"] < figures.next_month:
            amount = cells["base_amount"] or known_product(cells["local_amount"], figures.usd)
            monthly[plan] = amount
        fixed[plan] = cells["is_fixed"]
        category, storage = cells["transaction_category_id"], cells["asset_storage_id"]
        if plan in monthly and category in categories:
            planned.append(Planned(plan, category, storage, amount))
    count(planned, PARENTS)
    amounts = [row.counted for row in planned if is_fixed in (None, fixed[row.plan])]
    return None if None in amounts else sign * sum(amounts)


def known_product(amount, rate):
    return None if rate is None else amount * rate
