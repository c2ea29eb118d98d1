"""findb rebalance"""

import csv
from contextlib import closing
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

import click

from findb import database
from findb.errors import FindbError, plural, readable
from findb.files import new_file
from findb.rebalance import Task, settle, wanted
from findb.rebalance_report import FIELDS, cells, report

MOST = Decimal("1e15")
PLACES = 8


class Amount(click.ParamType):
    """An exact amount of money. nan and inf, which Python takes for numbers, are none."""

    name = "amount"

    def convert(self, value, param, ctx):
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            amount = Decimal("nan")
        if not amount.is_finite():
            self.fail(f"{value} is not a number; write digits with a dot, like 1000.50.")
        if abs(amount) >= MOST or -amount.as_tuple().exponent > PLACES:
            self.fail(f"{value} is too large or too exact; write at most {PLACES} decimals.")
        return amount


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option(
    "--cash", type=Amount(), default="0", help="New money to invest; below 0, money to take out."
)
@click.option("--buy-only", is_flag=True, help="Sell nothing: divide the cash among what lacks.")
@click.option("--whole-units", is_flag=True, help="No fractions of funds and shares.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the trades as CSV.")
@click.option("--force", is_flag=True, help="Replace the file of -o if there is one.")
def command(
    db: Path, cash: Decimal, buy_only: bool, whole_units: bool, output: Path | None, force: bool
) -> None:
    """Say what to buy, sell and move in DB so that allocation groups reach their targets.

    Groups and targets are those of current_allocation_assignments. Nothing is booked. New cash is
    divided in proportion to what is lacking; what is bought and what is left add up to it. Fees and
    taxes are not known.
    """
    if buy_only and cash <= 0:
        raise FindbError("--buy-only divides new money; say how much, like --cash 1000.")
    if whole_units and cash < 0:
        raise FindbError(
            "In whole units money cannot be taken out to the cent; leave out --whole-units."
        )
    places = max(2, -cash.as_tuple().exponent)
    task = Task(Fraction(cash), buy_only, whole_units, Fraction(1, 10**places))
    with closing(database.connect(db, write=False)) as connection, readable(db):
        base = connection.execute("SELECT max(code) FROM fin_assets WHERE is_base = 1").fetchone()
        trades = wanted(connection, task.cash)
    left = settle(trades, task)
    click.echo(report(trades, task, left, base[0]))
    if output:
        rows = [cells(trade, places) for trade in trades if trade.money]
        with (
            new_file(output, replace=force) as temporary,
            temporary.open("w", encoding="utf-8", newline="") as file,
        ):
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([FIELDS, *rows])
        click.echo(f"\n{output}: {plural(len(rows), 'trade')}.")
