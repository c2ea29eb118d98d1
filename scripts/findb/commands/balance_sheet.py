"""findb balance-sheet"""

from contextlib import closing
from pathlib import Path

import click

from findb import balance_sheet, database
from findb.errors import readable


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
def command(db: Path) -> None:
    """Print what DB owns and owes today, its ratios, and how far each loan is from trouble.

    As wide as it needs; the terminal may scroll, as in: findb balance-sheet DB | less -S
    """
    with closing(database.connect(db, write=False)) as connection, readable(db):
        click.echo(balance_sheet.report(connection))
