"""findb export"""

from pathlib import Path

import click

from findb.export import FORMATS, export


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("format_", metavar="|".join(FORMATS), type=click.Choice(FORMATS))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; for csv a folder.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
def command(db: Path, format_: str, output: Path | None, force: bool) -> None:
    """Write the database DB in a format that other programs read.

    beancount and hledger get a journal of double entries; what balances say beyond the transactions
    stands in it as entries against Equity:Unaccounted. csv makes a folder with a file for each
    table and view. Journals go to standard output without -o.
    """
    done = export(db, format_, output, force)
    if done:
        click.echo(done)
