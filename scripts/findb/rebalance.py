"""What to buy, sell and move so that every allocation group reaches its target.

What each asset & storage should gain or lose is asked of SQL (queries/rebalance.sql, the shape of
the view current_fin_allocation_trades). Here it becomes trades that can be made: whole cents, or
whole units, and never more than there is. Money is in the base asset; all of it is exact.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from findb.errors import FindbError
from findb.queries import query

CENT = Fraction(1, 100)


@dataclass
class Trade:
    """An asset & storage, and what is to be done with it: `wanted` is what it lacks or, below 0,
    has too much, `money` what of it is done, `units` how much of the asset that is. A group
    without assets & storages has one trade, with neither; its money is put aside."""

    group_id: int
    group: str
    asset_type: str | None
    asset_code: str | None
    storage: str | None
    is_money: bool
    rate: Fraction
    held: Fraction
    worth: Fraction
    wanted: Fraction
    group_worth: Fraction
    group_target: Fraction
    money: Fraction = Fraction(0)
    units: Fraction = Fraction(0)

    @property
    def kind(self) -> str:
        if self.money == 0:
            return "keep"
        if self.asset_code is None:
            return "assign"
        if self.is_money:
            return "move in" if self.money > 0 else "move out"
        return "buy" if self.money > 0 else "sell"

    @property
    def lack(self) -> Fraction:
        """What is still to be done."""
        return self.wanted - self.money


@dataclass(frozen=True)
class Task:
    """How to trade: with how much new cash, without sales, in whole units of what is not money.
    `step` is the smallest piece of money."""

    cash: Fraction
    buy_only: bool = False
    whole_units: bool = False
    step: Fraction = CENT

    def is_whole(self, trade: Trade) -> bool:
        return self.whole_units and not trade.is_money

    def down(self, money: Fraction) -> Fraction:
        return floor(money / self.step) * self.step

    def up(self, money: Fraction) -> Fraction:
        return ceil(money / self.step) * self.step


# Data


def exact(value: object) -> Fraction:
    """The decimal number that a person reads in a REAL; NULL is 0."""
    return Fraction(Decimal(repr(value or 0.0)))


def wanted(connection: sqlite3.Connection, cash: Fraction) -> list[Trade]:
    """What every asset & storage lacks, as the database says."""
    rows = connection.execute(query("rebalance"), {"cash": float(cash)}).fetchall()
    if not rows:
        raise FindbError(
            "There is no allocation group that applies now; make one in"
            " current_allocation_assignments."
        )
    refuse_unknown(rows)
    trades = [Trade(*row[:5], bool(row[5]), *map(exact, row[6:])) for row in rows]
    if rows[0][-1] is None:
        worth = sum({trade.group_id: trade.group_worth for trade in trades}.values())
        if worth + cash < 0:
            raise FindbError(
                f"The allocation groups are worth {float(worth):,.2f} in all, so that with a cash"
                f" of {float(cash):,.2f} there is nothing to divide; write a higher --cash."
            )
        raise FindbError(
            "The targets of the allocation groups add up to 0 or less; correct target_share in"
            " current_allocation_assignments."
        )
    return trades


def refuse_unknown(rows: Iterable[tuple]) -> None:
    """What has no rate cannot be valued; what is worth 0 cannot be bought."""
    missing = sorted({row[3] for row in rows if row[8] is None and row[3] is not None})
    if missing:
        raise FindbError(
            f"There is no rate of {', '.join(missing)}; add it in current_fin_asset_rates first."
        )
    for row in rows:
        if row[9] and not row[6]:
            raise FindbError(
                f"{row[3]} in {row[4]} is to be bought, but has no rate above 0; add one in"
                " current_fin_asset_rates, or take it out of its group in"
                " current_allocation_assignments."
            )


# Trades


def settle(trades: list[Trade], task: Task) -> Fraction:
    """Decide on the money and the units of each trade; return how much of the cash is left.

    What is above its target is sold. That and the new cash are divided in proportion to what is
    lacking, so that the cash goes first to what lacks most of it."""
    sales = [] if task.buy_only else [trade for trade in trades if trade.wanted < 0]
    for trade in sales:
        sell(trade, -trade.wanted, task)
    funds = task.cash + sum(0 - trade.money for trade in sales)
    # Cash that is to go out is raised even if that takes more than was rounded down to.
    for trade in sorted(sales, key=lambda trade: trade.lack):
        if funds < 0:
            sell(trade, task.step - trade.money, task)
            funds += task.step
    left = buy([trade for trade in trades if trade.wanted > 0], funds, task)
    # Money that buys nothing stays where it is.
    for trade in sorted(sales, key=lambda trade: trade.money):
        if trade.is_money and left > 0:
            back = min(left, 0 - trade.money)
            sell(trade, 0 - trade.money - back, task)
            left -= back
    return left


def sell(trade: Trade, money: Fraction, task: Task) -> None:
    """Sell for so much money. What is left of a holding is no crumb of less than the least step."""
    if task.is_whole(trade):
        trade.units = 0 - Fraction(floor(money / trade.rate))
        trade.money = 0 - task.down(0 - trade.units * trade.rate)
        return
    trade.money = 0 - task.down(money)
    is_all = trade.worth > 0 and trade.worth + trade.money < task.step
    trade.units = 0 - trade.held if is_all else trade.money / trade.rate


def buy(trades: list[Trade], funds: Fraction, task: Task) -> Fraction:
    """Spend the funds; return what is left of them: less than a unit, in whole units."""
    share = funds / sum(trade.wanted for trade in trades) if trades else Fraction(0)
    for trade in trades:
        funds -= add(trade, trade.wanted * share, task)
    for is_whole in (True, False):
        rounded = [trade for trade in trades if task.is_whole(trade) == is_whole]
        for trade in by_lack(rounded):
            funds -= add(trade, min(trade.lack, funds), task)
        for trade in by_lack(rounded):
            # One piece more than is lacking brings it nearer to the target, or is a cent too much.
            piece = task.up(trade.rate) if is_whole else task.step
            if piece <= funds and (piece < 2 * trade.lack or not task.whole_units):
                funds -= add(trade, piece, task)
    return funds


def by_lack(trades: Iterable[Trade]) -> list[Trade]:
    return sorted(trades, key=lambda trade: trade.lack, reverse=True)


def add(trade: Trade, money: Fraction, task: Task) -> Fraction:
    """Buy for at most so much money; return what it costs."""
    money = max(task.down(money), Fraction(0))
    if task.is_whole(trade):
        units = trade.units + floor(money / trade.rate)
        money = task.up(units * trade.rate) - trade.money
        trade.units = units
    else:
        trade.units += money / trade.rate
    trade.money += money
    return money
