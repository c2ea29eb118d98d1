"""findb returns"""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from findb import database, returns
from findb.errors import readable

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option("--from", "first", type=DAY, help="The first day, instead of that of the data.")
@click.option("--to", "last", type=DAY, help="The last day, instead of today.")
@click.option("--asset", help="Only this asset: its code.")
@click.option("--storage", help="Only what is kept in this storage: its name.")
def command(
    db: Path,
    first: datetime | None,
    last: datetime | None,
    asset: str | None,
    storage: str | None,
) -> None:
    """Print the returns of DB: of the whole, of each asset type and of each asset.

    Time-weighted: what one unit of money that stayed became, whatever came in or went out; each day
    with a flow is measured on its own. What comes in counts from the beginning of its day, what
    goes out until its end. Money-weighted: the yearly rate at which everything that was put in
    became what was taken out and what is there (XIRR, days / 365). Loans and physical assets are
    left out. Needs pyxirr: pip install pyxirr.
    """
    scope = returns.Scope(first and first.date(), last and last.date(), asset, storage)
    returns.solver()
    with closing(database.connect(db, write=False)) as connection, readable(db):
        click.echo(returns.report(returns.returns(connection, scope)))
