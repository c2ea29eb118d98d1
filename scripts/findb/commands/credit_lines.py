"""findb credit-lines"""

import math
from contextlib import closing
from pathlib import Path

import click
from tabulate import tabulate

from findb import credit_lines, credit_program, database
from findb.credit_lines import Plan
from findb.credit_program import Household, Task
from findb.errors import FindbError


class Number(click.FloatRange):
    """A number within bounds; nan and inf, which Python takes for numbers, are none."""

    def convert(self, value, param, ctx):
        if not math.isfinite(click.FLOAT.convert(value, param, ctx)):
            self.fail(f"{value} is not a number.", param, ctx)
        return super().convert(value, param, ctx)


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option("--need", type=Number(min=0), required=True, help="Money to raise now.")
@click.option(
    "--survive",
    type=Number(0, 1),
    default=0.5,
    show_default=True,
    help="The fall of all prices that must be survived, as a share.",
)
@click.option(
    "--horizon",
    type=Number(0, 1200),
    default=12,
    show_default=True,
    help="Months of expenses that guaranteed income does not pay, to be paid after the fall.",
)
@click.option(
    "--threshold",
    type=click.Choice(credit_lines.THRESHOLDS),
    default="margin-call",
    show_default=True,
    help="The ratio that loans must be brought back to.",
)
@click.option("--frontier", is_flag=True, help="Show what each drawdown costs.")
def command(
    db: Path, need: float, survive: float, horizon: float, threshold: str, frontier: bool
) -> None:
    """Say which credit line of the database DB to draw, and how much to keep undrawn.

    The plan costs the least interest a year among those that raise the need from cash and lines,
    and after a fall of all prices cure every loan and pay the months to come. Needs
    scipy: pip install scipy.
    """
    credit_program.solver()
    with closing(database.connect(db, write=False)) as connection:
        home = credit_lines.household(connection)
    task = Task(need, survive, horizon, threshold)
    plan = credit_lines.solve(home, task)
    if plan is not None:
        click.echo(described(home, task, plan))
    if frontier:
        click.echo(frontier_table(home, task))
    if plan is None:
        raise FindbError(credit_lines.refusal(home, task))


def described(home: Household, task: Task, plan: Plan) -> str:
    rows = [
        ["cash", "", money(home.cash), money(plan.cash_used), money(home.cash - plan.cash_used)]
    ]
    rows[0] += ["", ""]
    for line, drawn, stressed, cured in zip(
        home.lines, plan.drawn, plan.stressed, plan.cured, strict=True
    ):
        rows.append(
            [
                line.name,
                f"{100 * line.rate:.2f}",
                money(line.undrawn),
                money(drawn),
                money(line.undrawn - drawn),
                money(stressed),
                money(cured),
            ]
        )
    headers = ["from", "rate %", "there is", "draw now", "keep", "then drawn", "then repaid"]
    text = tabulate(rows, headers, disable_numparse=True, colalign=["left"] + ["right"] * 6)
    highest = credit_lines.most_drawdown(home, task) or 0.0
    binding = "; ".join(plan.binding) or "nothing"
    return (
        f"To raise {money(task.need)} {home.base}, survive -{100 * task.survive:g} % and pay"
        f" {task.horizon:g} months of {money(home.monthly)}:\n\n{text}\n\n"
        f"Cost: {money(plan.cost)} a year.\n"
        f"What binds: {binding}.\n"
        f"One point more of safety costs {money(plan.point)} a year; at most"
        f" -{100 * highest:.2f} % can be survived.\n"
    )


def frontier_table(home: Household, task: Task) -> str:
    rows = [
        [money(-100 * drawdown), *map(money, (plan.cost, plan.cash_used, *plan.drawn))]
        for drawdown, plan in credit_lines.frontier(home, task)
    ]
    headers = ["drawdown %", "cost a year", "cash", *(line.name for line in home.lines)]
    return tabulate(rows, headers, disable_numparse=True, colalign=["right"] * len(headers)) + "\n"


def money(amount: float) -> str:
    return f"{amount + 0.0:,.2f}".replace("-0.00", "0.00")
