"""findb doctor"""

from pathlib import Path

import click

from findb.doctor import examine


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, db: Path) -> None:
    """Say what is wrong or doubtful in the database DB.

    Looks at the file, at references between rows, at tables and views, and at the data
    (current_data_issues). Changes nothing. The exit code is 1 if anything was found.
    """
    found = 0
    for found, sentence in enumerate(examine(db), 1):  # noqa: B007
        click.echo(sentence)
    if found:
        click.echo(f"{found} thing{'s' * (found > 1)} to look at in {db}.")
        ctx.exit(1)
    click.echo(f"{db} is in good order.")
