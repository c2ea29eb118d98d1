"""findb undo"""

from contextlib import closing
from pathlib import Path

import click

from findb import database
from findb.undo import undo


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("id", metavar="IMPORT", type=int)
def command(db: Path, id: int) -> None:
    """Remove exactly what an import brought; findb imports lists them.

    Accounts, assets and categories that it made go, too, if nothing else has use for them.
    """
    with closing(database.connect(db)) as connection:
        rows = undo(connection, id)
    click.echo(f"Import {id} is undone: {rows:,} row{'s' * (rows != 1)} and what they brought.")
