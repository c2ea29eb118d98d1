"""Trades of findb.rebalance for a terminal and for CSV."""

from decimal import Decimal
from fractions import Fraction

from tabulate import tabulate

from findb.rebalance import Task, Trade
from findb.table import aligned

FIELDS = (
    "group", "trade", "asset_type", "asset_code", "storage", "amount", "rate", "base_amount",
)  # fmt: skip


def cells(trade: Trade, places: int) -> list[str | None]:
    """The cells of FIELDS."""
    is_known = trade.asset_code is not None
    return [
        trade.group,
        trade.kind,
        trade.asset_type,
        trade.asset_code,
        trade.storage,
        decimal(round(trade.units, 8)) if is_known else None,
        decimal(trade.rate) if is_known else None,
        f"{float(trade.money):.{places}f}",
    ]


def decimal(value: Fraction) -> str:
    """All digits that a REAL has, and no others."""
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def report(trades: list[Trade], task: Task, left: Fraction, base: str) -> str:
    """What to do, what it costs, and where each group stands before and after."""
    done = [trade for trade in trades if trade.money]
    parts = []
    if done:
        parts.append(trade_table(done, base))
    else:
        parts.append("Nothing to do.")
    parts.append(sums(done, task, left, base))
    parts.append(group_table(trades, base))
    parts += [
        f"{group}: no asset and storage is in this group, so its money is put aside; name one in"
        " current_allocation_assignments."
        for group in dict.fromkeys(trade.group for trade in done if trade.kind == "assign")
    ]
    return "\n\n".join(parts)


def trade_table(done: list[Trade], base: str) -> str:
    units = [abs(float(trade.units)) if trade.asset_code else None for trade in done]
    if all(count is None or count.is_integer() for count in units):
        amounts = ["" if count is None else f"{count:,.0f}" for count in units]
    else:
        amounts = aligned(units, 2, 8)
    columns = {
        "group": [trade.group for trade in done],
        "do": [trade.kind for trade in done],
        "asset": [trade.asset_code or "" for trade in done],
        "where": [trade.storage or "" for trade in done],
        "amount": amounts,
        "price": aligned([None if trade.is_money else float(trade.rate) for trade in done], 2, 8),
        base: aligned([float(trade.money) for trade in done], 2, 8),
    }
    return tabulate(
        columns,
        headers="keys",
        colalign=["left"] * 4 + ["right"] * 3,
        disable_numparse=True,
        preserve_whitespace=True,
    )


def sums(done: list[Trade], task: Task, left: Fraction, base: str) -> str:
    spent = sum(trade.money for trade in done if trade.money > 0)
    raised = 0 - sum(trade.money for trade in done if trade.money < 0)
    lines = [("New cash", task.cash), ("Sold and moved out", raised)]
    lines += [("Bought and moved in", 0 - spent), ("Left", left)]
    texts = aligned([float(amount) for _, amount in lines], 2, 8)
    long = max(map(len, texts))
    return "\n".join(
        f"{name:19}  {text:>{long}} {base}" for (name, _), text in zip(lines, texts, strict=True)
    )


def group_table(trades: list[Trade], base: str) -> str:
    """Shares as in current_fin_allocation: of the sum without signs."""
    names = {trade.group_id: trade.group for trade in trades}
    before = {trade.group_id: trade.group_worth for trade in trades}
    targets = {trade.group_id: trade.group_target for trade in trades}
    after = dict(before)
    for trade in trades:
        after[trade.group_id] += trade.money
    columns = {
        "group": list(names.values()),
        f"{base} now": aligned([float(worth) for worth in before.values()], 2, 2),
        f"{base} then": aligned([float(worth) for worth in after.values()], 2, 2),
        "now %": aligned(shares(before), 1, 1),
        "then %": aligned(shares(after), 1, 1),
        "target %": aligned(shares(targets), 1, 1),
    }
    return tabulate(
        columns,
        headers="keys",
        colalign=["left"] + ["right"] * 5,
        disable_numparse=True,
        preserve_whitespace=True,
    )


def shares(worth: dict[int, Fraction]) -> list[float | None]:
    whole = sum(map(abs, worth.values()))
    return [float(100 * amount / whole) if whole else None for amount in worth.values()]
