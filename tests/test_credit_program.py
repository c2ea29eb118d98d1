"""The commitment line: cheapest plans, what binds them, the price of safety, what cannot be met."""

from __future__ import annotations

import itertools
import re
import sys
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from findb import credit_lines, credit_program
from findb.credit_lines import frontier, most_drawdown, solve
from findb.credit_program import (
    DRAWN,
    IS_DRAWN,
    IS_STRESSED,
    Household,
    Line,
    Program,
    Task,
)
from findb.errors import FindbError

PORTFOLIO = 125_135_000.0
LOAN = Line("securities_margin", 0.02, 50e6, 0.0, "portfolio", PORTFOLIO, 0.0, 0.60, 0.70, 0.85)
UNSECURED = Line("consumer_credit", 0.02, 0.0, 8e6)
ARTICLE = Household(4.5e6, (LOAN, UNSECURED), 600_000.0, "JPY")

# Each line has a collateral of its own that falls, and there is no cash. After a small fall the
# dear line can still be drawn to cure the cheap one; after a large one it is frozen: then it must
# be drawn today, the more the deeper the fall.
TRADE = Household(
    0.0,
    (
        Line("cheap", 0.01, 0.0, 50e6, "first", 20e6, 0.0, 0.5, 0.5),
        Line("dear", 0.03, 0.0, 50e6, "second", 30e6, 0.0, 0.35, 0.9),
    ),
)


# Plans


def test_the_cheapest_line_is_drawn_first():
    home = Household(1e6, (Line("a", 0.03, 0.0, 5e6), Line("b", 0.01, 0.0, 3e6)))
    plan = solve(home, Task(6e6))
    assert plan.cash_used == pytest.approx(1e6)
    assert plan.drawn == pytest.approx((2e6, 3e6))
    assert plan.cost == pytest.approx(90_000)
    assert "all of b is drawn" in plan.binding and "all cash is used" in plan.binding


def test_nothing_needed_costs_nothing():
    plan = solve(ARTICLE, Task(0.0, 0.5))
    assert (plan.cost, plan.cash_used, plan.drawn) == (0, 0, (0, 0))
    assert sum(plan.cured) == pytest.approx(50e6 - 0.7 * 0.5 * PORTFOLIO)


def test_a_frozen_line_is_not_drawn():
    frozen = replace(LOAN, undrawn=30e6, owed=80e6)
    home = Household(0.0, (frozen, replace(UNSECURED, rate=0.15)))
    assert solve(home, Task(5e6)).drawn == pytest.approx((0, 5e6))
    below = replace(frozen, owed=50e6)
    assert solve(replace(home, lines=(below, UNSECURED)), Task(25e6 + 1e5)).drawn[0] <= (
        0.6 * PORTFOLIO - 50e6 + 1
    )


def test_lines_that_share_a_collateral_share_its_freeze():
    first = Line("a", 0.01, 0.0, 50e6, "one", 100e6, 0.0, 0.3, 0.7)
    second = Line("b", 0.02, 0.0, 50e6, "one", 100e6, 0.0, 0.5, 0.7)
    plan = solve(Household(0.0, (first, second)), Task(50e6))
    assert plan.drawn == pytest.approx((30e6, 20e6))
    assert solve(Household(0.0, (first, second)), Task(50e6 + 1)) is None


def test_an_unused_line_on_the_same_collateral_asks_for_nothing():
    strict = Line("strict", 0.01, 0.0, 1e6, "portfolio", PORTFOLIO, 0.0, 0.1, 0.2)
    home = replace(ARTICLE, lines=(*ARTICLE.lines, strict))
    assert solve(home, Task(0.0, 0.5)).drawn == pytest.approx((0, 0, 0))


def test_cash_in_the_collateral_and_houses_do_not_fall():
    steady = replace(LOAN, falling=0.0, steady=PORTFOLIO)
    assert most_drawdown(Household(0.0, (steady,)), Task(0.0)) == 1
    half = replace(LOAN, falling=PORTFOLIO / 2, steady=PORTFOLIO / 2)
    expected = 1 - (50e6 / 0.7 - PORTFOLIO / 2) / (PORTFOLIO / 2)
    assert most_drawdown(Household(0.0, (half,)), Task(0.0)) == pytest.approx(expected)


def test_the_months_count_expenses_and_interest():
    home = Household(10e6, (Line("a", 0.12, 5e6, 0.0),), monthly=1e6)
    assert credit_lines.most_months(home, Task(0.0)) == pytest.approx(10e6 / 1.05e6)


# Drawdowns


@pytest.mark.parametrize(
    ("threshold", "owed_after"),
    [("freeze", 0.60), ("margin-call", 0.70), ("forced-liquidation", 0.85)],
)
def test_the_largest_drawdown_in_closed_form(threshold, owed_after):
    expected = 1 - (50e6 - 12.5e6) / (owed_after * PORTFOLIO)
    task = Task(0.0, threshold=threshold)
    assert most_drawdown(ARTICLE, task) == pytest.approx(expected, abs=1e-9)


def test_half_is_survived_with_40500_to_spare():
    assert solve(ARTICLE, Task(40_500.0, 0.5, threshold="freeze")) is not None
    assert solve(ARTICLE, Task(40_501.0, 0.5, threshold="freeze")) is None


def test_orthogonal_defence():
    """The same 8 million, secured by what falls and unsecured: radically different survival."""
    secured = replace(
        UNSECURED, collateral="portfolio", falling=PORTFOLIO, freeze=0.6, margin_call=0.7
    )
    correlated = replace(ARTICLE, lines=(LOAN, secured))
    without = replace(ARTICLE, lines=(LOAN,))
    task = Task(0.0)
    # Secured capacity is worth nothing when it is needed ...
    assert most_drawdown(correlated, task) == pytest.approx(most_drawdown(without, task), abs=1e-6)
    # ... unsecured capacity moves the limit by its size over what the collateral carries.
    gain = most_drawdown(ARTICLE, task) - most_drawdown(correlated, task)
    assert gain == pytest.approx(8e6 / (0.7 * PORTFOLIO), abs=1e-6)
    assert solve(ARTICLE, replace(task, survive=0.5)) is not None
    assert solve(correlated, replace(task, survive=0.5)) is None


def test_borrowing_more_from_the_same_collateral_makes_weaker():
    cheap = replace(LOAN, undrawn=25e6, rate=0.001)
    dear = replace(UNSECURED, rate=0.14)
    home = Household(0.0, (cheap, dear))
    weaker = [most_drawdown(home, Task(need)) for need in (0.0, 5e6, 10e6, 15e6)]
    assert weaker == sorted(weaker, reverse=True)
    assert weaker[0] - weaker[-1] == pytest.approx(15e6 / (0.7 * PORTFOLIO), abs=1e-6)


# The price of safety


def test_the_price_of_a_point_and_what_binds():
    assert solve(TRADE, Task(10e6, 0.5)).cost == pytest.approx(100_000)
    plan = solve(TRADE, Task(10e6, 0.6))
    assert plan.drawn == pytest.approx((4e6, 6e6))
    assert plan.cost == pytest.approx(220_000)
    assert plan.point == pytest.approx(2_000)
    assert plan.binding == (
        "the margin call of cheap after the fall",
        "money to cure and to pay 0 months after the fall",
    )
    assert most_drawdown(TRADE, Task(10e6)) == pytest.approx(27 / 37, abs=1e-9)


def test_the_frontier_rises():
    points = frontier(TRADE, Task(10e6))
    assert [round(drawdown, 4) for drawdown, _ in points] == [
        *(round(0.05 * number, 4) for number in range(15)),
        0.7297,
    ]
    costs = [plan.cost for _, plan in points]
    assert costs == sorted(costs)
    assert costs[0] == pytest.approx(100_000)
    assert costs[-1] == pytest.approx(100_000 + 200_000 * 0.7297)


def test_without_a_plan_there_is_no_frontier():
    assert frontier(TRADE, Task(100e6)) == []


millions = st.integers(0, 40).map(lambda number: number * 1e6)


@st.composite
def households(draw):
    lines = []
    for number in range(draw(st.integers(1, 4))):
        freeze = draw(st.sampled_from([0.4, 0.5, 0.6]))
        terms = draw(
            st.sampled_from(
                [
                    (None, 0.0, 0.0, None, None),
                    ("one", 80e6, 0.0, freeze, freeze + 0.1),
                    (f"own {number}", 40e6, 10e6, freeze, freeze + 0.1),
                ]
            )
        )
        rate = draw(st.integers(0, 15)) / 100
        lines.append(Line(f"L{number}", rate, draw(millions) / 4, draw(millions), *terms))
    return Household(draw(millions), tuple(lines), draw(millions) / 20)


@settings(max_examples=50, deadline=None)
@given(home=households(), need=millions, survive=st.integers(0, 80), horizon=st.integers(0, 24))
def test_every_plan_keeps_its_word(home, need, survive, horizon):
    task = Task(need, survive / 100, horizon)
    plan = solve(home, task)
    assume(plan is not None)
    cent = 0.01
    assert plan.cash_used + sum(plan.drawn) == pytest.approx(need, abs=cent)
    months = horizon / 12
    left = home.cash - plan.cash_used + sum(plan.stressed) - sum(plan.cured)
    interest = 0.0
    for line, drawn, stressed, cured in zip(
        home.lines, plan.drawn, plan.stressed, plan.cured, strict=True
    ):
        assert drawn >= 0 and stressed >= 0 and cured >= 0
        assert drawn + stressed <= line.undrawn + cent
        interest += months * line.rate * (line.owed + drawn + stressed - cured)
        if line.collateral and (line.owed > 0 or drawn + stressed > cent):
            owed = sum(
                other.owed + x + z - c
                for other, x, z, c in zip(
                    home.lines, plan.drawn, plan.stressed, plan.cured, strict=True
                )
                if other.collateral == line.collateral
            )
            fallen = line.steady + (1 - task.survive) * line.falling
            assert owed <= line.margin_call * fallen + cent
            if stressed > cent:
                assert owed <= line.freeze * fallen + cent or any(
                    other.collateral == line.collateral and other.freeze > line.freeze
                    for other in home.lines
                )
    assert left >= horizon * home.monthly + interest - cent
    assert plan.cost == pytest.approx(
        sum(line.rate * drawn for line, drawn in zip(home.lines, plan.drawn, strict=True)), abs=cent
    )


@settings(max_examples=15, deadline=None)
@given(home=households(), need=millions, survive=st.integers(0, 80))
def test_no_choice_of_lines_is_cheaper(home, need, survive):
    """All ways to use the lines, tried one by one."""
    home = replace(home, lines=home.lines[:3])
    task = Task(need, survive / 100, 6)
    program = Program(home, task)
    weights = [0.0] * program.size
    for number, line in enumerate(home.lines):
        weights[program.at(number, DRAWN)] = line.rate
    switches = [
        program.at(number, kind)
        for number in range(len(home.lines))
        for kind in (IS_DRAWN, IS_STRESSED)
    ]
    costs = [float("inf")]
    for choice in itertools.product((0, 1), repeat=len(switches)):
        found = program._solve_switched(weights, None, dict(zip(switches, choice, strict=True)))
        if found:
            costs.append(sum(x * y for x, y in zip(weights, found.values, strict=True)))
    plan = solve(home, task)
    assert (plan.cost if plan else float("inf")) == pytest.approx(min(costs), abs=0.01)


def test_ten_secured_lines():
    """Half of them cost 1 %, the others 2 %; each may be drawn to 4 million, until half is left."""
    lines = [
        Line(f"L{number}", 0.01 + number % 2 / 100, 0.0, 9e6, f"own {number}", 10e6, 0.0, 0.4, 0.5)
        for number in range(10)
    ]
    home = Household(0.0, tuple(lines))
    assert solve(home, Task(30e6)).cost == pytest.approx(20e6 * 0.01 + 10e6 * 0.02)
    assert credit_lines.most_need(home, Task(0.0)) == pytest.approx(40e6)
    assert most_drawdown(home, Task(40e6)) == pytest.approx(0.2)
    assert solve(home, Task(40e6, 0.21)) is None


@settings(max_examples=30, deadline=None)
@given(home=households(), need=millions, survive=st.integers(0, 60))
def test_more_safety_never_costs_less(home, need, survive):
    plans = [solve(home, Task(need, (survive + more) / 100)) for more in (0, 10, 20)]
    costs = [float("inf") if plan is None else plan.cost for plan in plans]
    assert costs == sorted(costs) or costs == pytest.approx(sorted(costs), abs=0.01)


@settings(max_examples=30, deadline=None)
@given(need=st.integers(1, 10), survive=st.integers(1, 72))
def test_the_price_is_the_slope_of_the_cost(need, survive):
    task = Task(need * 1e6, survive / 100)
    plan, more = solve(TRADE, task), solve(TRADE, replace(task, survive=task.survive + 1e-4))
    assume(plan is not None and more is not None)
    slope = (more.cost - plan.cost) / 1e-2
    assume(slope < 1e5)  # where the dear line freezes the cost jumps
    assert plan.point == pytest.approx(slope, abs=1)


# What cannot be met


@pytest.mark.parametrize(
    ("task", "message"),
    [
        (Task(13e6, 0.5), r"The need cannot be met: .* at most 12,500,000\.00 can be raised"),
        (Task(5e6, 0.5, 24), r"The 24 months cannot be paid .* at most 10\.7 at today's prices"),
        (Task(5e6, 0.6), r"^-60 % is not survived .*: at most -51\.48 % is\.$"),
        (Task(7e6, 0.5), r"at most -49\.19 % is, or a need of 6,297,250\.00 with -50 %"),
    ],
)
def test_it_says_what_cannot_be_met(task, message):
    assert solve(ARTICLE, task) is None
    assert re.search(message, credit_lines.refusal(ARTICLE, task))


def test_loans_that_are_called_already():
    home = Household(0.0, (replace(LOAN, owed=100e6),))
    assert "above their thresholds already" in credit_lines.refusal(home, Task(0.0))


def test_without_scipy_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(FindbError, match="pip install scipy"):
        credit_program.solver()
