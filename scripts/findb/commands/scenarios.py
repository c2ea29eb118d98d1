"""findb scenarios"""

from contextlib import closing
from pathlib import Path

import click

from findb import database, scenarios


@click.group(invoke_without_command=True)
@click.argument("db", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, db: Path) -> None:
    """Stress scenarios of the database DB: what they are, how they end, and real ones to add."""
    ctx.obj = db
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@command.command("list")
@click.pass_obj
def list_(db: Path) -> None:
    """List the scenarios."""
    with closing(database.connect(db, write=False)) as connection:
        click.echo(scenarios.listed(connection))


@command.command()
@click.argument("what", type=click.Choice(["history"]))
@click.pass_obj
def add(db: Path, what: str) -> None:
    """Add real paths of stock prices: history is 1929, 1973, 1987, 2000, 2008 and 2020 for US
    stocks and 1990 for Japanese ones, by month, as factors of the price at the peak.

    They are for all prices but those of money; give steps of single assets or types factors of
    their own in stress_scenario_steps. What is there already stays as it is.
    """
    with closing(database.connect(db)) as connection:
        done = scenarios.add_history(connection)
    if done.new:
        click.echo(f"Added: {', '.join(done.new)}.")
    if done.known:
        click.echo(f"There already: {', '.join(done.known)}.")


@command.command()
@click.argument("name", required=False)
@click.pass_obj
def run(db: Path, name: str | None) -> None:
    """Show how all scenarios end, or the months of the one called NAME."""
    with closing(database.connect(db, write=False)) as connection:
        if name is not None:
            click.echo(scenarios.path(connection, name))
            click.echo()
        click.echo(scenarios.results(connection, name))
