"""The mathematics of `findb credit-lines`: a mixed integer program, solved by HiGHS in scipy.

Money comes in now, from cash and from lines. Then prices fall at once, loans are cured, and months
of expenses are paid from what is left.

    need     cash used now + drawn now = need
    limit    drawn now + drawn after the fall <= undrawn, of each line
    owed     repaid after the fall <= owed + drawn, of each line
    freeze   today and after the fall nothing is drawn above the freeze of a secured line
    cure     after the fall every secured loan is repaid down to its threshold
    money    cash left + drawn after the fall - repaid - months x (expenses + interest) >= 0

The freeze of a line matters only if the line is drawn, and so does the threshold of a line that
owes nothing. That rule is not linear, so each secured line has two switches of 0 or 1: "is drawn"
and "is drawn after the fall". Once the switches are known, a linear program finds the exact amounts
and what each limit costs.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from findb.errors import FindbError

CENT = 0.005
LEAST = 1e-9  # a rate that costs nothing
MOST_ATTEMPTS = 100  # sets of switches that may fail by a rounding error
NEED, FALL, LEFT, CASH = range(4)  # variables that are not of a line
DRAWN, STRESSED, CURED, IS_DRAWN, IS_STRESSED = range(5)  # those of a line


@dataclass(frozen=True)
class Line:
    """A loan or credit line. Without a collateral it is unsecured; of a collateral one part falls
    with prices, the other is steady. Thresholds are loan / collateral, None is not agreed."""

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

    def threshold(self, kind: str) -> float:
        """The ratio that a cure must reach; without the one of that kind, the next one agreed."""
        chosen = getattr(self, kind.replace("-", "_"))
        return first(chosen, self.margin_call, self.forced_liquidation, self.freeze)


def first(*ratios: float | None) -> float:
    return next((ratio for ratio in ratios if ratio is not None), math.inf)


@dataclass(frozen=True)
class Household:
    """What there is: free cash, lines, and what a month costs that no guaranteed income pays."""

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
class Limit:
    """row x variables <= bound, while the switch is on if there is one. `name` is for the user."""

    name: str
    row: dict[int, float]
    bound: float
    switch: int | None = None


@dataclass(frozen=True)
class Solution:
    """The value of each variable, the names of the limits that cost something, and what one more
    unit of the fall costs."""

    values: list[float]
    binding: list[str]
    price_of_fall: float


@dataclass
class Program:
    """The limits of one household and task. A line is given by its number."""

    home: Household
    task: Task
    limits: list[Limit] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, line in enumerate(self.home.lines):
            self._limit_line(number, line)
        for number, line in enumerate(self.home.lines):
            if line.collateral is not None:
                self._limit_secured(number, line)
        self._limit_money()

    @property
    def size(self) -> int:
        return 4 + 5 * len(self.home.lines)

    def at(self, number: int, kind: int) -> int:
        """The index of a variable of a line."""
        return 4 + kind * len(self.home.lines) + number

    def row(self, kind: int, numbers: Iterable[int], factor: float = 1.0) -> dict[int, float]:
        return {self.at(number, kind): factor for number in numbers}

    def _add(self, name: str, row: dict[int, float], bound: float, switch: int | None = None):
        self.limits.append(Limit(name, row, bound, switch))

    def _limit_line(self, number: int, line: Line) -> None:
        drawn, stressed, cured = (self.at(number, kind) for kind in (DRAWN, STRESSED, CURED))
        if line.undrawn > 0:
            self._add(f"the limit of {line.name}", {drawn: 1, stressed: 1}, line.undrawn)
        self._add(f"what is owed on {line.name}", {cured: 1, drawn: -1, stressed: -1}, line.owed)

    def _limit_secured(self, number: int, line: Line) -> None:
        lines, name = self.home.lines, line.name
        shared = [n for n, other in enumerate(lines) if other.collateral == line.collateral]
        # Lines with a lower cap are drawn first.
        before = [n for n in shared if lines[n].cap <= line.cap]
        owed, value = sum(lines[n].owed for n in shared), line.steady + line.falling
        now, cured = self.row(DRAWN, shared), self.row(CURED, shared, -1.0)
        is_drawn, is_stressed = self.at(number, IS_DRAWN), self.at(number, IS_STRESSED)
        if line.undrawn > 0 and math.isfinite(line.cap):
            room = line.cap * value - owed
            today = self.row(DRAWN, before if room >= 0 else [number])
            self._add(f"the freeze of {name} today", today, max(room, 0.0), is_drawn)
            after = now | self.row(STRESSED, before) | cured | {FALL: line.cap * line.falling}
            self._add(f"the freeze of {name} after the fall", after, room, is_stressed)
        ratio = line.threshold(self.task.threshold)
        if math.isfinite(ratio) and (line.owed > 0 or line.undrawn > 0):
            self._add(
                f"the {self.task.threshold.replace('-', ' ')} of {name} after the fall",
                now | self.row(STRESSED, shared) | cured | {FALL: ratio * line.falling},
                ratio * value - owed,
                None if line.owed > 0 else is_drawn,
            )

    def _limit_money(self) -> None:
        months = self.task.horizon / 12
        row = {CASH: 1.0, LEFT: 1.0}
        for number, line in enumerate(self.home.lines):
            row[self.at(number, DRAWN)] = months * line.rate
            row[self.at(number, STRESSED)] = months * line.rate - 1
            row[self.at(number, CURED)] = 1 - months * line.rate
        interest = months * sum(line.rate * line.owed for line in self.home.lines)
        self._add(
            f"money to cure and to pay {self.task.horizon:g} months after the fall",
            row,
            self.home.cash - self.task.horizon * self.home.monthly - interest,
        )

    # Solving. Amounts are in units of `scale`, which keeps the numbers near 1.

    def solve(self, weights: dict[int, float], free: int | None = None) -> Solution | None:
        """The values with the least sum of weights x variables, None if nothing fits. `free` is the
        one of need and fall that the task does not say."""
        weights_list = [weights.get(index, 0.0) for index in range(self.size)]
        attempts: list[dict[int, int]] = []
        while len(attempts) < MOST_ATTEMPTS:
            switches = self._switches(weights_list, free, attempts)
            if switches is None:
                return None
            found = self._solve_switched(weights_list, free, switches)
            if found or not switches:
                return found
            attempts.append(switches)
        return None

    @cached_property
    def scale(self) -> float:
        lines = self.home.lines
        return max(self.home.cash, self.task.need, *(x.owed + x.undrawn for x in lines), 1.0)

    @cached_property
    def _units(self) -> list[float]:
        """Of each variable; the fall and switches have none."""
        count = len(self.home.lines)
        return (
            [self.scale, 1.0, self.scale, self.scale] + 3 * count * [self.scale] + 2 * count * [1]
        )

    def _matrix(self, rows: Iterable[dict[int, float]]) -> list[list[float]]:
        return [
            [row.get(index, 0.0) * unit / self.scale for index, unit in enumerate(self._units)]
            for row in rows
        ]

    @property
    def _raised(self) -> list[list[float]]:
        """cash + drawn now - need = 0"""
        drawn = self.row(DRAWN, range(len(self.home.lines)))
        return self._matrix([{CASH: 1.0, NEED: -1.0} | drawn])

    def _bounds(self, free: int | None, switches: dict[int, int]) -> list[tuple[float, float]]:
        """The least and the most of each variable; what is switched off is 0."""
        task, cash = self.task, max(self.home.cash, 0.0)
        need = (0.0, math.inf) if free == NEED else (task.need / self.scale,) * 2
        fall = (0.0, 1.0) if free == FALL else (task.survive,) * 2
        bounds = [need, fall, (0.0, math.inf), (0.0, cash / self.scale)]
        for switch in (IS_DRAWN, IS_STRESSED):
            bounds += [
                (0.0, switches.get(self.at(number, switch), 1) * line.undrawn / self.scale)
                for number, line in enumerate(self.home.lines)
            ]
        count = len(self.home.lines)
        return bounds + [(0.0, math.inf)] * count + [(0.0, 1.0)] * 2 * count

    def _switches(
        self, weights: list[float], free: int | None, attempts: list[dict[int, int]]
    ) -> dict[int, int] | None:
        """The best switches but for those attempted already, None if nothing fits."""
        lines = {
            number: line
            for number, line in enumerate(self.home.lines)
            if line.collateral is not None and line.undrawn > 0
        }
        switches = [self.at(number, kind) for kind in (IS_DRAWN, IS_STRESSED) for number in lines]
        if not switches:
            return {}
        _, milp, linear, between = solver()
        lower, upper = zip(*self._bounds(free, {}), strict=True)
        limits = [self._relaxed(limit, upper) for limit in self.limits]
        for number, line in lines.items():
            drawn, stressed, _, is_drawn, is_stressed = (self.at(number, kind) for kind in range(5))
            limits += [
                ({drawn: 1.0, stressed: 1.0, is_drawn: -line.undrawn}, 0.0),
                ({stressed: 1.0, is_stressed: -line.undrawn}, 0.0),
                ({is_stressed: self.scale, is_drawn: -self.scale}, 0.0),
            ]
        for attempt in attempts:  # at least one of the switches is another
            row = {index: self.scale * (2 * is_on - 1) for index, is_on in attempt.items()}
            limits.append((row, self.scale * (sum(attempt.values()) - 1)))
        rows, bounds = zip(*limits, strict=True)
        result = milp(
            # HiGHS ends within 1e-6 of the best: with large weights that is less than a cent.
            [1e4 * weight for weight in weights],
            integrality=[int(index in switches) for index in range(self.size)],
            bounds=between(lower, upper),
            constraints=[
                linear(self._matrix(rows), -math.inf, [bound / self.scale for bound in bounds]),
                linear(self._raised, 0.0, 0.0),
            ],
            options={"mip_rel_gap": 0.0},
        )
        if not is_solved(result):
            return None
        return {index: round(result.x[index]) for index in switches}

    def _relaxed(self, limit: Limit, upper: Sequence[float]) -> tuple[dict[int, float], float]:
        """A limit that allows everything while its switch is off."""
        if limit.switch is None:
            return limit.row, limit.bound
        positive = [(index, factor) for index, factor in limit.row.items() if factor > 0]
        most = sum(factor * upper[index] * self._units[index] for index, factor in positive)
        slack = max(most - limit.bound, 0.0)
        return limit.row | {limit.switch: slack}, limit.bound + slack

    def _solve_switched(
        self, weights: list[float], free: int | None, switches: dict[int, int]
    ) -> Solution | None:
        limits = [x for x in self.limits if x.switch is None or switches[x.switch]]
        linprog, *_ = solver()
        result = linprog(
            weights,
            A_ub=self._matrix(limit.row for limit in limits),
            b_ub=[limit.bound / self.scale for limit in limits],
            A_eq=self._raised,
            b_eq=[0.0],
            bounds=self._bounds(free, switches),
            method="highs",
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        )
        if not is_solved(result):
            return None
        prices = zip(limits, result.ineqlin.marginals, result.ineqlin.residual, strict=True)
        binding = [
            (limit, -float(price))
            for limit, price, slack in prices
            if price < -100 * LEAST and self.scale * slack < CENT
        ]
        return Solution(
            values=[float(x) * unit for x, unit in zip(result.x, self._units, strict=True)],
            binding=[limit.name for limit, _ in binding],
            price_of_fall=sum(price * limit.row.get(FALL, 0.0) for limit, price in binding),
        )


def is_solved(result) -> bool:
    """False if nothing fits."""
    if result.status not in (0, 2):
        raise FindbError(f"The solver gave up: {result.message}")
    return result.status == 0


def solver() -> tuple:
    """linprog and milp of scipy, and what tells milp of limits and bounds."""
    try:
        from scipy.optimize import Bounds, LinearConstraint, linprog, milp
    except ImportError as error:
        raise FindbError(
            "This needs scipy, which is not installed; add it with: pip install scipy"
        ) from error
    return linprog, milp, LinearConstraint, Bounds
