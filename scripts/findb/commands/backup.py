"""findb backup"""

from pathlib import Path

import click

from findb.backup import backup


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace DEST if it exists.")
def command(db: Path, dest: Path, force: bool) -> None:
    """Copy the database DB to the file DEST, while it may be in use."""
    size = backup(db, dest, replace=force)
    click.echo(f"{dest}: {size:,} bytes, checked.")
