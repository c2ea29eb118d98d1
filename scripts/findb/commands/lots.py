"""findb lots"""

from contextlib import closing
from pathlib import Path

import click

from findb import database, lots


@click.group()
def command() -> None:
    """Say which lots were sold, where the oldest do not go first."""


@command.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option(
    "--method",
    type=click.Choice(lots.METHODS),
    required=True,
    help="The oldest units go first, the newest, or those that cost most.",
)
@click.option(
    "--pool",
    type=click.Choice(lots.POOLS),
    default="asset",
    show_default=True,
    help="Units of all storages together, or of each alone: transfers carry their lots along.",
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Only what was disposed of before that day, like 2026-01-01.",
)
@click.option("--replace", is_flag=True, help="Also disposals that have lots: write theirs anew.")
def assign(db: Path, method: str, pool: str, until, replace: bool) -> None:
    """Write to fin_transaction_lots of the database DB which lots each disposal takes.

    Disposals that have lots keep them, and so do those in a locked period: a year that was filed
    stays as filed. What has no lots follows FIFO over all storages.
    """
    before = "9999" if until is None else f"{until:%Y-%m-%d}"
    with closing(database.connect(db)) as connection:
        database.require_references(connection, db)
        done = lots.assign(connection, method, pool, before, replace)
    click.echo(f"Disposals that were given lots: {done.disposals}, lots: {done.lots}.")
