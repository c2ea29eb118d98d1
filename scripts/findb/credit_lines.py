"""Which credit line to draw, and how much to keep undrawn, so that a fall in prices is survived.

The household is read with the parts that the views are made of. The plan is the solution of
findb.credit_program that costs the least interest a year. Amounts are in the base asset; rates and
ratios are shares (0.02 is 2 %); a drawdown of 0.5 means that prices halve.
"""

import math
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from findb import sql
from findb.credit_program import (
    CASH,
    CENT,
    CURED,
    DRAWN,
    FALL,
    LEAST,
    LEFT,
    NEED,
    STRESSED,
    Household,
    Line,
    Program,
    Solution,
    Task,
)
from findb.errors import FindbError

THRESHOLDS = ("freeze", "margin-call", "forced-liquidation")
MOST_MONTHS = 1200.0

LINES = Path(__file__).with_suffix(".sql")

# What no guaranteed income pays. The interest of loans depends on the plan, their agreed principal
# does not.
MEANS = """
    SELECT
        free_cash,
        monthly_expenses + monthly_debt_service - monthly_interest - (
            SELECT CASE WHEN count(*) = count(monthly_amount) THEN total(monthly_amount) END
            FROM income
            WHERE is_guaranteed = 1
        ),
        base_asset
    FROM current_key_ratios"""


@dataclass(frozen=True)
class Plan:
    """The cheapest answer. `drawn`, `stressed` and `cured` are by line: drawn now, drawn after the
    fall, repaid after the fall. `point` is what one more percentage point of drawdown costs a
    year."""

    cost: float
    cash_used: float
    drawn: tuple[float, ...]
    stressed: tuple[float, ...]
    cured: tuple[float, ...]
    binding: tuple[str, ...]
    point: float


# Data


def household(connection: sqlite3.Connection) -> Household:
    """What the database says of today."""
    lines = tuple(Line(*row) for row in connection.execute(sql.default().query(LINES)))
    if not lines:
        raise FindbError("There are no loans or credit lines; add them to the view loans.")
    for line in lines:
        if None in (line.owed, line.undrawn, line.falling, line.steady):
            raise FindbError(
                f"The loan {line.name}, or what secures it, has no rate, balance or valuation;"
                " current_data_issues says which."
            )
    cash, monthly, base = connection.execute(MEANS).fetchone()
    if None in (cash, monthly):
        raise FindbError("Cash, income or expenses need a rate that is missing; add the rate.")
    return Household(cash, lines, max(monthly, 0.0), base)


# Solving


def solve(home: Household, task: Task) -> Plan | None:
    """The cheapest plan, None if there is none."""
    program, count = Program(home, task), len(home.lines)
    weights = {program.at(number, DRAWN): line.rate for number, line in enumerate(home.lines)}
    # Among plans of equal cost, the one that moves least money after the fall.
    least = program.row(STRESSED, range(count), LEAST) | program.row(CURED, range(count), LEAST)
    found = program.solve(weights | least)
    if found is None:
        return None

    def amounts(kind: int) -> tuple[float, ...]:
        return tuple(found.values[program.at(number, kind)] for number in range(count))

    drawn, cash_used = amounts(DRAWN), found.values[CASH]
    binding = found.binding + [
        f"all of {line.name} is drawn"
        for line, used in zip(home.lines, drawn, strict=True)
        if line.undrawn > 0 and line.undrawn - used < CENT
    ]
    if home.cash > 0 and home.cash - cash_used < CENT:
        binding.append("all cash is used")
    return Plan(
        cost=sum(line.rate * used for line, used in zip(home.lines, drawn, strict=True)),
        cash_used=cash_used,
        drawn=drawn,
        stressed=amounts(STRESSED),
        cured=amounts(CURED),
        binding=tuple(dict.fromkeys(binding)),
        point=found.price_of_fall / 100,
    )


# Limits of what can be asked


def most_drawdown(home: Household, task: Task) -> float | None:
    """The largest fall that is survived, None if not even today is."""
    found = Program(home, task).solve({FALL: -1.0}, free=FALL)
    return found and found.values[FALL]


def most_need(home: Household, task: Task) -> float | None:
    """The most that can be raised; None if the rest of the task fails even without a need."""
    found = Program(home, task).solve({NEED: -1.0}, free=NEED)
    return found and found.values[NEED]


def most_months(home: Household, task: Task) -> float | None:
    """How many months can be paid after the fall, None if the fall is not survived.

    The plan with the most money left after n months lasts a little longer. At that later month
    another plan may have more left, and so on. When the best plan has nothing left, none has.
    """
    months = 0.0
    while months < MOST_MONTHS:
        program = Program(home, replace(task, horizon=months))
        found = program.solve({LEFT: -1.0})
        if found is None:
            return months or None
        monthly = paid_monthly(program, found)
        more = found.values[LEFT] / monthly if monthly > 0 else MOST_MONTHS
        months = min(months + more, MOST_MONTHS)
        if more < 1e-6:
            break
    return months


def paid_monthly(program: Program, found: Solution) -> float:
    """Expenses, and the interest on what is owed after the fall."""
    monthly = program.home.monthly
    for number, line in enumerate(program.home.lines):
        drawn, stressed, cured = (
            found.values[program.at(number, kind)] for kind in (DRAWN, STRESSED, CURED)
        )
        monthly += line.rate / 12 * (line.owed + drawn + stressed - cured)
    return monthly


def refusal(home: Household, task: Task) -> str:
    """Why there is no plan: the first of need, months and drawdown that cannot be met, and the
    most that can."""
    need = f"{task.need:,.2f} {home.base}".rstrip()
    fall = f"-{100 * task.survive:g} %"
    now = replace(task, survive=0.0, horizon=0.0)
    raised = most_need(home, now)
    if raised is None:
        return (
            "Loans are above their thresholds already, and cash and undrawn lines do not cure them;"
            " add collateral or repay."
        )
    if raised < task.need - CENT:
        return f"The need cannot be met: of {need}, at most {raised:,.2f} can be raised today."
    months = most_months(home, now)
    if months is not None and months < task.horizon - 1e-6:
        return (
            f"The {task.horizon:g} months cannot be paid once {need} is raised: at most"
            f" {math.floor(10 * months) / 10:g} at today's prices, with {home.monthly:,.2f} a month"
            " and interest."
        )
    drawdown = most_drawdown(home, task)
    smaller = most_need(home, task)
    rest = "" if smaller is None else f", or a need of {smaller:,.2f} with {fall}"
    return (
        f"{fall} is not survived with a need of {need} and {task.horizon:g} months: at most"
        f" -{100 * math.floor(1e4 * (drawdown or 0.0)) / 1e4:.2f} % is{rest}."
    )


def frontier(home: Household, task: Task, step: float = 0.05) -> list[tuple[float, Plan]]:
    """The cheapest plans for drawdowns in steps up to the largest one that can be survived."""
    found = []
    highest = most_drawdown(home, task)
    if highest is None:
        return found
    drawdowns = [number * step for number in range(int(1 / step) + 1) if number * step < highest]
    for drawdown in [*drawdowns, math.floor(1e4 * highest) / 1e4]:
        plan = solve(home, replace(task, survive=drawdown))
        if plan is not None and drawdown not in [known for known, _ in found]:
            found.append((drawdown, plan))
    return found
