"""findb migrate"""

from pathlib import Path

import click

from findb.migrate import migrate


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
def command(db: Path) -> None:
    """Bring the database DB up to this FinDB.

    All or nothing; a copy of the database as it was stays beside it.
    """
    done = migrate(db)
    if done.backup is None:
        click.echo(f"{db} is up to date (version {done.after}).")
        return
    for migration in done.applied:
        click.echo(f"Applied {migration}")
    for index in done.indexes:
        click.echo(f"Made again: index {index}")
    was = f", it was {done.before}" if done.applied else "; its views and triggers are new"
    click.echo(f"{db} is now up to date (version {done.after}{was}).")
    click.echo(f"As it was before: {done.backup}")
