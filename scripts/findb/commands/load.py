"""findb load"""

from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import click

from findb import database
from findb.errors import plural
from findb.load import load
from findb.progress import watched


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("target", metavar="TABLE_OR_VIEW")
@click.argument("file", metavar="FILE.csv", type=click.File("rb"))
def command(db: Path, target: str, file: BinaryIO) -> None:
    """Add the rows of a CSV file to a table or editable view.

    The first line names the columns, in any order. Cells go in as they are, an empty one as NULL;
    datetime must not be empty. All rows or none. A file called - is standard input.
    """
    with closing(database.connect(db)) as connection, watched(file, "Loading") as lines:
        rows = load(connection, target, lines, getattr(file, "name", "<stdin>"))
    click.echo(f"{plural(rows, 'row')} loaded into {target}.")
