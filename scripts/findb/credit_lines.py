"""Which credit line to draw, and how much to keep undrawn, so that a fall of prices is survived.

A linear program, solved by HiGHS in scipy (extra `analysis`). Money comes in now, from cash and
from lines; then prices fall at once, loans are cured and months of expenses are paid, from what is
left.

    least   yearly interest on what is drawn now
    need    cash used now + drawn now = need
    lines   drawn now + drawn after the fall <= undrawn
    freeze  today and after the fall nothing is drawn above the freeze of a secured line
    cure    after the fall every secured loan is repaid down to its threshold
    months  cash left + drawn after the fall - cures >= months x (expenses + interest)

Of a collateral what is kept in a storage falls with prices, cash and physical assets do not.
Amounts are in the base asset, rates and ratios are shares (0.02 is 2 %), a drawdown of 0.5 is a
fall by a half.
"""

import itertools
import math
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from findb.errors import FindbError

THRESHOLDS = ("freeze", "margin-call", "forced-liquidation")
CENT = 0.005
LEAST = 1e-9  # a rate that costs nothing
MOST_CHOICES = 6  # secured lines of which each way to use them is tried

LINES = """
WITH sheet AS MATERIALIZED (
    SELECT kind, name, storage, base_value, accrued_interest FROM current_balance_sheet
)

SELECT
    fin_storages.name,
    loan.annual_rate,
    CASE
        WHEN owed.kind IS NULL THEN 0.0
        ELSE owed.base_value + coalesce(owed.accrued_interest, 0.0)
    END AS owed,
    CASE
        WHEN loan.credit_limit IS NULL OR loan.end_datetime <= datetime('now') THEN 0.0
        WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
        ELSE max(
            loan.credit_limit * unit.rate
            - CASE WHEN owed.kind IS NULL THEN 0.0 ELSE owed.base_value END, 0.0
        )
    END AS undrawn,
    coalesce('storage ' || pledged.name, 'physical ' || phys_assets.name) AS collateral,
    (
        SELECT CASE
            WHEN count(*) = count(sheet.base_value) THEN total(sheet.base_value)
        END
        FROM sheet
        WHERE sheet.kind = 'portfolio' AND sheet.storage = pledged.name
    ) AS falling,
    CASE
        WHEN phys_assets.id IS NOT NULL THEN (
            SELECT sheet.base_value
            FROM sheet
            WHERE sheet.kind = 'physical' AND sheet.name = phys_assets.name
        )
        ELSE (
            SELECT total(sheet.base_value)
            FROM sheet
            WHERE sheet.kind = 'cash' AND sheet.storage = pledged.name
        )
    END AS steady,
    loan.freeze_ratio,
    loan.margin_call_ratio,
    loan.forced_liquidation_ratio
FROM fin_loans AS loan
INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
LEFT JOIN current_fin_asset_rates AS unit ON unit.pseudo_id = asset.id
LEFT JOIN fin_storages AS pledged ON pledged.id = loan.collateral_storage_id
LEFT JOIN phys_assets ON phys_assets.id = loan.collateral_phys_asset_id
LEFT JOIN sheet AS owed
    ON owed.kind = 'loan' AND owed.storage = fin_storages.name AND owed.name = asset.code
WHERE
    loan.start_datetime <= datetime('now')
    AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR owed.kind = 'loan')
ORDER BY loan.annual_rate, loan.id
"""
MEANS = """
WITH sheet AS MATERIALIZED (
    SELECT kind, storage, base_value FROM current_balance_sheet
)

SELECT
    (
        SELECT CASE
            WHEN count(*) = count(sheet.base_value)
                THEN total(CASE sheet.kind WHEN 'cash' THEN 1 ELSE -1 END * sheet.base_value)
        END
        FROM sheet
        WHERE
            sheet.kind = 'debt'
            OR (
                sheet.kind = 'cash'
                AND sheet.storage NOT IN (
                    SELECT fin_storages.name
                    FROM fin_loans
                    INNER JOIN fin_storages ON fin_storages.id = fin_loans.collateral_storage_id
                    INNER JOIN loans ON loans.id = fin_loans.id
                )
            )
    ),
    (
        SELECT CASE WHEN count(*) = count(monthly_amount) THEN total(monthly_amount) END
        FROM expenses
    ),
    (
        SELECT CASE WHEN count(*) = count(monthly_amount) THEN total(monthly_amount) END
        FROM income
        WHERE is_guaranteed = 1
    ),
    (SELECT code FROM fin_assets WHERE is_base = 1)
"""


@dataclass(frozen=True)
class Line:
    """A loan or credit line. Without a collateral it is unsecured; of a collateral one part falls
    with prices, the other is steady. Ratios are loan / collateral, None is not agreed."""

    name: str
    rate: float
    owed: float
    undrawn: float
    collateral: str | None = None
    falling: float = 0.0
    steady: float = 0.0
    freeze: float | None = None
    margin_call: float | None = None
    forced_liquidation: float | None = None

    @property
    def cap(self) -> float:
        """The ratio up to which it may be drawn."""
        return first(self.freeze, self.margin_call, self.forced_liquidation)

    def collateral_value(self, fall: float = 0.0) -> float:
        return self.steady + (1 - fall) * self.falling

    def threshold(self, kind: str) -> float:
        """The ratio that a cure must reach; without the one of that kind, the next one agreed."""
        chosen = getattr(self, kind.replace("-", "_"))
        return first(chosen, self.margin_call, self.forced_liquidation, self.freeze)


def first(*ratios: float | None) -> float:
    return next((ratio for ratio in ratios if ratio is not None), math.inf)


@dataclass(frozen=True)
class Household:
    """What there is: cash that is not pledged, lines, and what a month costs that no guaranteed
    income pays."""

    cash: float
    lines: tuple[Line, ...]
    monthly: float = 0.0
    base: str = ""


@dataclass(frozen=True)
class Task:
    """What is asked: money now, the fall that must be survived, the months to pay after it."""

    need: float
    survive: float = 0.0
    horizon: float = 0.0
    threshold: str = "margin-call"


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


@dataclass
class Program:
    """Rows of a linear program, each with the name that a user reads. `by_fall` is how much the
    right side shrinks per unit of drawdown."""

    names: list[str] = field(default_factory=list)
    rows: list[list[float]] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    by_fall: list[float] = field(default_factory=list)

    def add(self, name: str, row: list[float], limit: float, by_fall: float = 0.0) -> None:
        self.names.append(name)
        self.rows.append(row)
        self.limits.append(limit)
        self.by_fall.append(by_fall)


# Data


def household(connection: sqlite3.Connection) -> Household:
    """What the database says of today."""
    lines = []
    for row in connection.execute(LINES):
        line = Line(*row)
        if None in (line.owed, line.undrawn, line.falling, line.steady):
            raise FindbError(
                f"The loan {line.name}, or what secures it, has no rate or valuation;"
                " current_data_issues says which."
            )
        lines.append(line)
    cash, expenses, guaranteed, base = connection.execute(MEANS).fetchone()
    if None in (cash, expenses, guaranteed):
        raise FindbError("Cash, income or expenses need a rate that is missing; add the rate.")
    if not lines:
        raise FindbError("There are no loans or credit lines; add them to the view loans.")
    return Household(cash, tuple(lines), max(expenses - guaranteed, 0.0), base)


# Solving


def solve(home: Household, task: Task) -> Plan | None:
    """The cheapest plan, None if there is none."""
    plans = (solved(home, task, ways) for ways in choices(home))
    return min(filter(None, plans), key=lambda plan: (plan.cost, plan.point), default=None)


def choices(home: Household) -> Iterator[tuple[str, ...]]:
    """Each way to use the lines. Of a secured line that is not owed a ratio counts only if it is
    drawn, and its freeze only if it is drawn after the fall; that is no linear rule."""
    options = []
    secured = sum(line.collateral is not None and line.undrawn > 0 for line in home.lines)
    for line in home.lines:
        if line.collateral is None:
            options.append(["both"])
        elif line.undrawn <= 0:
            options.append(["none"])
        elif secured > MOST_CHOICES:
            options.append(["now"])
        elif line.owed > 0:
            options.append(["now", "both"])
        else:
            options.append(["none", "now", "both"])
    return itertools.product(*options)


def solved(home: Household, task: Task, ways: tuple[str, ...]) -> Plan | None:
    """The cheapest plan with each line used in its way: none, now, or both now and after."""
    linprog = solver()
    lines, count = home.lines, len(home.lines)
    program = limits(home, task, ways)
    bounds = [(0.0, max(home.cash, 0.0))]
    bounds += [(0.0, line.undrawn if way != "none" else 0.0) for line, way in pairs(lines, ways)]
    bounds += [(0.0, line.undrawn if way == "both" else 0.0) for line, way in pairs(lines, ways)]
    bounds += [(0.0, None)] * count
    costs = [0.0] + [line.rate for line in lines] + [0.0] * 2 * count
    # Of plans that cost the same the one is taken that moves least after the fall.
    weights = costs[: 1 + count] + [LEAST] * 2 * count
    raised = [1.0] * (1 + count) + [0.0] * 2 * count
    scale = max(home.cash, task.need, *(line.owed + line.undrawn for line in lines), 1.0)
    result = linprog(
        weights,
        A_ub=program.rows,
        b_ub=[limit / scale for limit in program.limits],
        A_eq=[raised],
        b_eq=[task.need / scale],
        bounds=[(low, high if high is None else high / scale) for low, high in bounds],
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if result.status == 2:
        return None
    if result.status != 0:
        raise FindbError(f"The solver gave up: {result.message}")
    amounts = [scale * float(amount) for amount in result.x]
    marginals = [float(value) for value in result.ineqlin.marginals]
    binding = [
        name
        for name, slack, marginal in zip(
            program.names, result.ineqlin.residual, marginals, strict=True
        )
        if scale * slack < CENT and marginal < -100 * LEAST
    ]
    binding += [
        f"all of {line.name} is drawn"
        for line, used in zip(lines, amounts[1 : 1 + count], strict=True)
        if line.undrawn > 0 and line.undrawn - used < CENT
    ]
    if 0 < home.cash - amounts[0] < CENT or home.cash == amounts[0] > 0:
        binding.append("all cash is used")
    falls = (
        -marginal * shrink
        for marginal, shrink in zip(marginals, program.by_fall, strict=True)
        if marginal < -100 * LEAST
    )
    return Plan(
        cost=sum(cost * amount for cost, amount in zip(costs, amounts, strict=True)),
        cash_used=amounts[0],
        drawn=tuple(amounts[1 : 1 + count]),
        stressed=tuple(amounts[1 + count : 1 + 2 * count]),
        cured=tuple(amounts[1 + 2 * count :]),
        binding=tuple(dict.fromkeys(binding)),
        point=sum(falls) / 100,
    )


def pairs(lines: tuple[Line, ...], ways: tuple[str, ...]) -> Iterator[tuple[Line, str]]:
    return zip(lines, ways, strict=True)


def limits(home: Household, task: Task, ways: tuple[str, ...]) -> Program:
    """All that must not be exceeded, as rows over (cash used, drawn now, drawn after, cured)."""
    lines = home.lines
    months = task.horizon / 12

    def row(cash=0.0, now=None, after=None, cured=None) -> list[float]:
        """Coefficients; the three functions give those of a line."""
        parts = [
            [float(part(line)) if part else 0.0 for line in lines] for part in (now, after, cured)
        ]
        return [cash, *itertools.chain(*parts)]

    def only(*chosen: Line) -> Callable[[Line], float]:
        return lambda line: line in chosen

    def less(*chosen: Line) -> Callable[[Line], float]:
        return lambda line: -(line in chosen)

    program = Program()
    for line, way in pairs(lines, ways):
        if line.undrawn > 0 and way != "none":
            program.add(
                f"the limit of {line.name}", row(now=only(line), after=only(line)), line.undrawn
            )
        program.add(  # no more is cured than is owed
            f"what is owed on {line.name}",
            row(now=less(line), after=less(line), cured=only(line)),
            line.owed,
        )
        if line.collateral is None:
            continue
        shared = [other for other in lines if other.collateral == line.collateral]
        owed = sum(other.owed for other in shared)
        today, after = line.collateral_value(), line.collateral_value(task.survive)
        # Lines with a lower cap are drawn first.
        before = [other for other in shared if other.cap <= line.cap]
        if way != "none" and math.isfinite(line.cap):
            room = line.cap * today - owed
            drawn = only(*before) if room >= 0 else only(line)
            program.add(f"the freeze of {line.name} today", row(now=drawn), max(room, 0.0))
        if way == "both" and math.isfinite(line.cap):
            program.add(
                f"the freeze of {line.name} after the fall",
                row(now=only(*shared), after=only(*before), cured=less(*shared)),
                line.cap * after - owed,
                line.cap * line.falling,
            )
        threshold = line.threshold(task.threshold)
        if math.isfinite(threshold) and (line.owed > 0 or way != "none"):
            program.add(
                f"the {task.threshold.replace('-', ' ')} of {line.name} after the fall",
                row(now=only(*shared), after=only(*shared), cured=less(*shared)),
                threshold * after - owed,
                threshold * line.falling,
            )
    program.add(
        f"money to cure and to pay {task.horizon:g} months after the fall",
        row(
            cash=1.0,
            now=lambda x: months * x.rate,
            after=lambda x: months * x.rate - 1,
            cured=lambda x: 1 - months * x.rate,
        ),
        home.cash - task.horizon * home.monthly - months * sum(x.rate * x.owed for x in lines),
    )
    return program


def solver() -> Callable:
    try:
        from scipy.optimize import linprog
    except ImportError as error:
        raise FindbError(
            "This needs scipy, which is not installed; add it with: pip install scipy"
        ) from error
    return linprog


# Limits of what can be asked


def most(fits: Callable[[float], bool], high: float, steps: int = 45) -> float | None:
    """The largest number from 0 to `high` that fits, None if not even 0 does. Whatever fits, all
    below does too."""
    if fits(high):
        return high
    if not fits(0.0):
        return None
    low = 0.0
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def most_drawdown(home: Household, task: Task) -> float | None:
    return most(lambda x: solve(home, replace(task, survive=x)) is not None, 1.0)


def most_months(home: Household, task: Task) -> float | None:
    return most(lambda x: solve(home, replace(task, horizon=x)) is not None, 1200.0)


def most_need(home: Household, task: Task) -> float | None:
    everything = max(home.cash, 0.0) + sum(line.undrawn for line in home.lines)
    return most(lambda x: solve(home, replace(task, need=x)) is not None, everything)


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
