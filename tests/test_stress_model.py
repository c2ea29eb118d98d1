"""The paths of stress scenarios against a naive model: one month after the other, loan by loan."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stress import factors, flows, household, in_turn, money, scenario


@dataclass
class Debt:
    """A loan of the naive model; `pool` is the number of its collateral, None is unsecured."""

    rate: float
    owed: float
    limit: float
    pool: int | None = None
    freeze: float = 1.0
    call: float = 1.0
    sale: float = 1.0
    open_call: bool = False

    def room(self) -> float:
        return max(self.limit - self.owed, 0.0)


def naive_path(debts, pools, cash, net, factors):
    """Month by month: cash, owed, worth of the pools, sold pools. The first step is today."""
    debts = sorted((replace(debt) for debt in debts), key=lambda debt: debt.rate)
    sold: set[int] = set()
    months = []

    def over(debt, ratio, worth):
        together = sum(other.owed for other in debts if other.pool == debt.pool)
        return together > ratio * worth[debt.pool] * (1 + 1e-9) and debt.owed > 0

    def draw(cash):
        for debt in debts:
            if debt.pool is None and cash < 0:
                amount = min(-cash, debt.room())
                debt.owed, cash = debt.owed + amount, cash + amount
        return cash

    for month, factor in enumerate(factors):
        worth = [0.0 if number in sold else pool * factor for number, pool in enumerate(pools)]
        if month:
            cash += net - sum(debt.owed * debt.rate / 12 for debt in debts)
        cash = draw(cash)
        secured = [debt for debt in debts if debt.pool is not None and debt.pool not in sold]
        for debt in secured:
            if cash < 0:
                together = sum(other.owed for other in debts if other.pool == debt.pool)
                free = max(debt.freeze * worth[debt.pool] - together, 0.0)
                amount = min(-cash, debt.room(), free)
                debt.owed, cash = debt.owed + amount, cash + amount
        for debt in secured:
            if over(debt, debt.call, worth):
                together = sum(other.owed for other in debts if other.pool == debt.pool)
                means = cash + sum(other.room() for other in debts if other.pool is None)
                wanted = together - debt.freeze * worth[debt.pool]
                amount = max(min(wanted, debt.owed, means), 0.0)
                debt.owed, cash = debt.owed - amount, cash - amount
                # What is missing is committed, so that the next cure does not use it again.
                cash = draw(cash)
        for debt in sorted(secured, key=lambda debt: debt.pool):
            ratio = debt.call if debt.open_call else debt.sale
            if debt.pool not in sold and over(debt, ratio, worth):
                sharers = [other for other in debts if other.pool == debt.pool]
                together = sum(other.owed for other in sharers)
                share = min(worth[debt.pool] / together, 1.0)
                cash += max(worth[debt.pool] - together, 0.0)
                for other in sharers:
                    other.owed *= 1 - share
                sold.add(debt.pool)
                worth[debt.pool] = 0.0
        for debt in secured:
            debt.open_call = debt.pool not in sold and over(debt, debt.call, worth)
        months.append((cash, sum(debt.owed for debt in debts), sum(worth), len(sold)))
    return months


@st.composite
def debts_and_pools(draw):
    pools = draw(st.lists(st.integers(5, 100).map(lambda m: m * 1e6), min_size=1, max_size=2))
    found = []
    for _ in range(draw(st.integers(1, 4))):
        pool = draw(st.none() | st.integers(0, len(pools) - 1))
        rate = draw(st.integers(0, 150)) / 1000
        owed = draw(st.integers(0, 40)) * 1e6
        limit = draw(st.just(0.0) | st.integers(1, 60).map(lambda m: m * 1e6))
        ratios = sorted(draw(st.lists(st.integers(30, 95), min_size=3, max_size=3)))
        found.append(Debt(rate, owed, limit, pool, *(ratio / 100 for ratio in ratios)))
    return found, pools


@settings(max_examples=60, deadline=None)
@given(world=debts_and_pools(), cash=money, net=flows, path=factors)
def test_paths_are_those_of_a_naive_model(margin, world, cash, net, path):
    """Several loans with terms of their own, some of which share a collateral."""
    debts, pools = world
    statements = [
        ("DELETE FROM fin_loans",),
        ("DELETE FROM balances WHERE asset_storage_id > 1",),
        *household(cash, 0.0, net),
        *scenario(1, path),
    ]
    for number, worth in enumerate(pools):
        statements += [
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", 100 + number, f"P{number}"),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 3, ?)",
                100 + number,
                100 + number,
            ),
            (
                "INSERT INTO balances (datetime, asset_storage_id, amount)"
                " VALUES ('2026-06-15 00:00:00', ?, ?)",
                100 + number,
                worth / 515,
            ),
        ]
    for number, debt in enumerate(debts):
        terms = (debt.freeze, debt.call, debt.sale)
        statements += [
            ("INSERT INTO fin_storages (id, name) VALUES (?, ?)", 200 + number, f"L{number}"),
            (
                "INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (?, 1, ?)",
                200 + number,
                200 + number,
            ),
            (
                "INSERT INTO balances (datetime, asset_storage_id, amount)"
                " VALUES ('2026-06-15 00:00:00', ?, ?)",
                200 + number,
                -debt.owed,
            ),
            (
                "INSERT INTO fin_loans (asset_storage_id, annual_rate, credit_limit,"
                " collateral_storage_id, freeze_ratio, margin_call_ratio,"
                " forced_liquidation_ratio, start_datetime)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, '2026-01-01 00:00:00')",
                200 + number,
                debt.rate,
                debt.limit or None,
                None if debt.pool is None else 100 + debt.pool,
                *((None,) * 3 if debt.pool is None else terms),
            ),
        ]
    query = "SELECT cash, loans, portfolio FROM stress_scenario_paths"
    found = in_turn(margin, *statements, (query,))
    expected = naive_path(debts, pools, cash, net, path)
    assert len(found) == len(expected)
    for row, (money_left, owed, worth, _) in zip(found, expected, strict=True):
        assert row == pytest.approx((money_left, owed, worth), abs=0.01)
