"""findb db4s"""

from pathlib import Path

import click

from findb.db4s import write_project


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the project if there is one.")
def command(db: Path, force: bool) -> None:
    """Write a project for DB Browser for SQLite beside the database DB.

    Open it in place of the database: the views that can be edited are unlocked, numbers are
    formatted, and the questions of every month are there as SQL.
    """
    project = write_project(db, force)
    click.echo(f"{project} is ready; open it with DB Browser for SQLite.")
