"""findb rates"""

from contextlib import closing
from pathlib import Path

import click

from findb import database
from findb.errors import plural
from findb.rates import load_rates


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--asset", metavar="CODE", help="FILE has the columns Date and Close of this asset.")
@click.option("--type", "asset_type", metavar="NAME", help="The type of --asset, if not clear.")
@click.option("--currency", metavar="CODE", help="What Close is in, if not in its quote.")
@click.option("--known", is_flag=True, help="Only currencies that are assets already.")
def command(
    db: Path,
    file: Path,
    asset: str | None,
    asset_type: str | None,
    currency: str | None,
    known: bool,
) -> None:
    """Add historical rates from FILE; those that are there already are replaced.

    FILE is the history of the European Central Bank, eurofxref-hist.zip, as it is or unpacked; the
    base asset may be any currency in it. With --asset it is a CSV file with the prices of that one,
    in its quote: what current_fin_assets says, else the base asset.
    """
    with closing(database.connect(db)) as connection:
        done = load_rates(connection, file, asset, asset_type, currency, known)
    said = f"{plural(done.rates, 'rate')} on {plural(done.days, 'day')}, assets: {done.assets}"
    click.echo(f"{said}; Close is in {done.currency}." if done.currency else f"{said}.")
    if done.holes:
        click.echo(f"{plural(done.holes, 'day')} without a price.")
    if done.created:
        click.echo(f"New assets: {', '.join(done.created)}.")
    if done.skipped:
        click.echo(f"Not among your assets, passed over: {', '.join(done.skipped)}.")
