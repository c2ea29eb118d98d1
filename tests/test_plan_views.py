"""The views of plans against a naive model: Decimal, plain loops, the iterations as they are."""

from __future__ import annotations

import operator
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import NOW, freeze, fresh
from plan_model import Planned, above, count

PARENTS = {1: None, 2: 1, 3: 2, 4: 1, 5: 4, 6: 5}
NAMES = {1: "all", 2: "income", 3: "salary", 4: "expenses", 5: "food", 6: "dinners"}
ACCOUNTS = {1: 1, 2: 2, 3: 1}  # asset & storage -> asset; number 3 has a balance
RATES = {2: [("2024-01-01 00:00:00", "1.5"), ("2026-03-01 00:00:00", "2"),
             ("2026-06-10 00:00:00", "0.5")]}  # fmt: skip
OPERATORS = {
    "=": operator.eq, ">": operator.gt, "<": operator.lt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
WORLD = """
    INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies');
    INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'USD', 1, 1), (2, 'EUR', 1, 0);
    INSERT INTO fin_storages (id, name) VALUES (1, 'Bank'), (2, 'Purse');
    INSERT INTO fin_assets_storages (id, asset_id, storage_id)
    VALUES (1, 1, 1), (2, 2, 1), (3, 1, 2);
    INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-01 00:00:00', 3, 50);
"""

cents = st.integers(-30, 30).filter(bool).map(lambda number: number * 100)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
categories = st.sampled_from([*PARENTS])
transactions = st.lists(
    st.tuples(moments | st.just(datetime.fromisoformat(NOW)), st.sampled_from([*ACCOUNTS]), cents,
              categories), max_size=25)  # fmt: skip
plans = st.lists(
    st.fixed_dictionaries(
        {
            "transaction_category_id": categories,
            "criteria_operator": st.sampled_from([*OPERATORS]),
            "start_datetime": st.sampled_from(
                ["2026-01-01 00:00:00", "2026-05-01 00:00:00", "2026-06-15 12:00:00"]
            ) | moments.map(str),
            "end_datetime": st.sampled_from([None, None, "2027-02-01 00:00:00"]),
            "recurrence_datetime_modifiers": st.sampled_from(
                [None, "+1 month", "+1 month", "+45 days", "+1 month;start of month;+4 days"]
            ),
            "recurrence_amount_multiplier": st.sampled_from([None, 1.5]),
            "deviation_datetime_modifier": st.sampled_from(["+31 days", "+3 days", "+20 days"]),
            "asset_storage_id": st.sampled_from([None, None, 1, 2, 3]),
            "amount": cents,
            "is_local": st.booleans(),
            "scenario": st.sampled_from([None, None, None, "Lean"]),
        }
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def world():
    connection = fresh()
    freeze(connection)
    connection.executescript(WORLD)
    for category, name in NAMES.items():
        connection.execute(
            "INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive,"
            " is_initial_import) VALUES (?, ?, ?, ?, 0)",
            (category, name, PARENTS[category], 0),
        )
    for asset, rates in RATES.items():
        for moment, rate in rates:
            connection.execute(
                "INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (?, ?, ?)",
                (asset, moment, float(rate)),
            )
    yield connection
    connection.close()


def rate_at(asset, moment):
    known = [rate for since, rate in RATES.get(asset, [("", "1")]) if since <= moment]
    return Decimal(known[-1])


class Model:
    """What was inserted, and the figures that the headers promise."""

    def __init__(self, connection, rows, wanted):
        self.booked = [(str(moment), account, Decimal(amount) / 100, category)
                       for moment, account, amount, category in rows]  # fmt: skip
        self.plans = dict(enumerate(wanted, 1))
        self.iterations = connection.execute(
            "SELECT plan_id, datetime, window_start_datetime, window_end_datetime, amount_factor"
            " FROM fin_transaction_plan_iterations"
        ).fetchall()

    def amount(self, plan):
        return Decimal(plan["amount"]) / 100

    def is_local(self, plan):
        return plan["is_local"] and plan["asset_storage_id"] is not None

    def planned(self, plan, moment, factor):
        """In the unit of the plan and in the base asset."""
        amount = self.amount(plan) * Decimal(factor)
        if not self.is_local(plan):
            return amount, amount
        return amount, amount * rate_at(ACCOUNTS[plan["asset_storage_id"]], min(moment, NOW))

    def fact(self, plan, start, end):
        local = base = Decimal(0)
        covering = plan["transaction_category_id"]
        for moment, account, amount, category in self.booked:
            covered = covering == category or covering in above(category, PARENTS)
            if covered and start <= moment < end and plan["asset_storage_id"] in (None, account):
                local += amount
                base += amount * rate_at(ACCOUNTS[account], moment)
        return (local if self.is_local(plan) else base), base


def number(value):
    return None if value is None else pytest.approx(float(value), rel=1e-9, abs=1e-6)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(rows=transactions, wanted=plans)
def test_the_views_of_plans_are_those_of_a_naive_model(world, rows, wanted):
    world.execute("SAVEPOINT example")
    try:
        for moment, account, amount, category in rows:
            world.execute(
                "INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)"
                " VALUES (?, ?, ?, ?)",
                (str(moment), account, amount / 100, category),
            )
        for plan in wanted:
            cells = {name: plan[name] for name in plan if name not in ("amount", "is_local")}
            if cells["end_datetime"] and cells["end_datetime"] < cells["start_datetime"]:
                cells["end_datetime"] = plan["end_datetime"] = None
            is_local = plan["is_local"] and plan["asset_storage_id"] is not None
            cells["local_amount" if is_local else "base_amount"] = plan["amount"] / 100
            world.execute(
                f"INSERT INTO fin_transaction_plans (id, {', '.join(cells)})"
                f" VALUES ((SELECT coalesce(max(id), 0) + 1 FROM fin_transaction_plans),"
                f" {', '.join('?' * len(cells))})",
                [*cells.values()],
            )
        model = Model(world, rows, wanted)
        history(world, model)
        ahead = future(world, model)
        daily(world, model, ahead)
        this_month(world, model)
    finally:
        world.execute("ROLLBACK TO example")
        world.execute("RELEASE example")


def history(connection, model):
    expected = []
    for plan_id, moment, start, end, factor in model.iterations:
        plan = model.plans[plan_id]
        if plan["scenario"] is None and start <= NOW:
            planned, base_planned = model.planned(plan, moment, factor)
            fact, base_fact = model.fact(plan, start, end)
            is_met = OPERATORS[plan["criteria_operator"]](fact, planned)
            expected.append((start, plan_id, moment, end, number(planned), number(fact), is_met,
                             number(base_planned), number(base_fact)))  # fmt: skip
    expected.sort(key=lambda row: row[1])
    expected.sort(key=lambda row: row[0], reverse=True)
    found = connection.execute(
        "SELECT window_start_datetime, datetime, window_end_datetime, planned, fact, is_met,"
        " base_planned, base_fact FROM historical_fin_transaction_plans"
    ).fetchall()
    assert found == [(start, *rest) for start, _, *rest in expected]


def future(connection, model):
    """And what remains: (plan, moment, start, end, in the base asset at the rate of now)."""
    expected, ahead = [], []
    for plan_id, moment, start, end, factor in model.iterations:
        plan = model.plans[plan_id]
        if end > NOW and moment < "2028-06-01":
            planned, _ = model.planned(plan, moment, factor)
            fact, _ = model.fact(plan, start, end)
            left = min(planned - fact, 0) if planned < 0 else max(planned - fact, 0)
            expected.append((moment, plan_id, number(planned), number(fact), number(left)))
            rate = 1
            if model.is_local(plan):
                rate = rate_at(ACCOUNTS[plan["asset_storage_id"]], NOW)
            ahead.append((plan_id, moment, start, end, Decimal(left) * rate))
    expected.sort(key=lambda row: row[:2])
    found = connection.execute(
        "SELECT datetime, planned, booked, remaining FROM future_fin_transaction_plans"
    ).fetchall()
    assert found == [(moment, *rest) for moment, _, *rest in expected]
    return ahead


def daily(connection, model, ahead):
    """The total day by day, and the month's ends and lowest days, of each scenario."""
    names = {None, *(plan["scenario"] for plan in model.plans.values())}
    today = NOW[:10]
    begin = Decimal(50)
    for moment, account, amount, _ in model.booked:
        if moment <= NOW and (account != 3 or moment >= "2026-06-01"):
            begin += amount * rate_at(ACCOUNTS[account], NOW)
    for scenario in names:
        planned = [
            Planned(plan, model.plans[plan]["transaction_category_id"],
                    model.plans[plan]["asset_storage_id"], amount, moment, start, end)
            for plan, moment, start, end, amount in ahead
            if model.plans[plan]["scenario"] in (None, scenario)
        ]  # fmt: skip
        flows = {today: Decimal(0)}
        for row in count(planned, PARENTS):
            if row.counted:
                day = max(row.moment[:10], today)
                flows[day] = flows.get(day, 0) + row.counted
        for moment, account, amount, _ in model.booked:
            if moment > NOW:
                value = amount * rate_at(ACCOUNTS[account], NOW)
                flows[moment[:10]] = flows.get(moment[:10], 0) + value
        balance, expected = begin, []
        for day in sorted(flows):
            balance += flows[day]
            expected.append((day, number(flows[day]), number(balance)))
        found = connection.execute(
            "SELECT date, amount, balance FROM future_daily_balances"
            " WHERE storage IS NULL AND scenario IS ?",
            (scenario,),
        ).fetchall()
        assert found == expected
        months(connection, scenario, begin, flows)


def months(connection, scenario, begin, flows):
    expected, balance, day = [], begin, datetime.fromisoformat(NOW[:10])
    ends = {}
    while day < datetime(2028, 6, 1):
        date = day.strftime("%Y-%m-%d")
        balance += flows.get(date, 0)
        ends.setdefault(date[:7], []).append((balance, date))
        day += timedelta(days=1)
    for month, balances in ends.items():
        change = sum(flow for date, flow in flows.items() if date[:7] == month)
        expected.append((f"{month}-01 00:00:00", number(change), number(balances[-1][0]),
                         number(min(balances)[0])))  # fmt: skip
    found = connection.execute(
        "SELECT start_datetime, amount, balance, lowest_balance FROM future_monthly_balances"
        " WHERE storage IS NULL AND scenario IS ?",
        (scenario,),
    ).fetchall()
    assert found == expected


def this_month(connection, model):
    planned = []
    for plan_id, moment, start, end, factor in model.iterations:
        plan = model.plans[plan_id]
        if plan["scenario"] is None and "2026" <= moment < "2026-07":
            amount = model.amount(plan) * Decimal(factor)
            if model.is_local(plan):
                amount *= rate_at(ACCOUNTS[plan["asset_storage_id"]], NOW)
            category, storage = plan["transaction_category_id"], plan["asset_storage_id"]
            planned.append(Planned(plan_id, category, storage, amount, moment, start, end))
    count(planned, PARENTS)
    expected = {}
    for category in PARENTS:
        below = [row for row in planned
                 if category in (row.category, *above(row.category, PARENTS))]  # fmt: skip
        if not below or (category == 1 and 1 not in [row.category for row in below]):
            continue
        since = min(row.moment for row in below)[:7]
        year, month = (
            sum(amount * rate_at(ACCOUNTS[account], moment)
                for moment, account, amount, booked in model.booked
                if category in (booked, *above(booked, PARENTS)) and first <= moment <= NOW)
            for first in (since, "2026-06")
        )  # fmt: skip
        now = sum(row.counted for row in below if row.moment >= "2026-06")
        expected[NAMES[category]] = (
            number(now), number(month), number(year - sum(row.counted for row in below))
        )  # fmt: skip
    found = connection.execute(
        "SELECT category, planned, fact, cumulative_variance FROM current_plan_month"
    )
    assert {name: tuple(figures) for name, *figures in found} == expected
