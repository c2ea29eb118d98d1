"""findb snapshot"""

from contextlib import closing
from pathlib import Path

import click

from findb import database, snapshot
from findb.table import number


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="Say what was recorded.")
def command(db: Path, verbose: bool) -> None:
    """Record the balance sheet of today in snapshots of DB; a second time replaces the first.

    Made for cron: nothing is printed, unless the net worth is not known. The day is that of UTC.
    """
    with closing(database.connect(db)) as connection:
        database.require_references(connection, db)
        done = snapshot.record(connection)
    if done.net_worth is None:
        click.echo(
            f"{done.day}: the net worth is not known, so it was left empty; see what is missing:"
            f" findb balance-sheet {db}",
            err=True,
        )
    elif verbose:
        ratio = "" if done.margin_ratio is None else f", margin ratio {done.margin_ratio:.1%}"
        click.echo(f"{done.day}: net worth {number(done.net_worth, 2, 2)} {done.base}{ratio}.")
