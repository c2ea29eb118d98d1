"""findb imports"""

from contextlib import closing
from pathlib import Path

import click
from tabulate import tabulate

from findb import database

LIST = """
    SELECT id, started_datetime, source, file_name, row_count, new_row_count,
        CASE
            WHEN is_undone = 1 THEN 'undone'
            WHEN finished_datetime IS NULL THEN 'open'
            ELSE ''
        END
    FROM imports ORDER BY id"""


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
def command(db: Path) -> None:
    """List what was imported, and when."""
    with closing(database.connect(db, write=False)) as connection:
        rows = connection.execute(LIST).fetchall()
    if rows:
        headers = ("id", "at (UTC)", "format", "file", "rows", "new", "")
        click.echo(tabulate(rows, headers))
    else:
        click.echo("Nothing was imported yet.")
