"""findb demo"""

from pathlib import Path

import click

from findb import demo
from findb.db4s import project_path


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="demo")
@click.option("--force", is_flag=True, help="Begin anew if the demo is there already.")
def command(folder: Path, force: bool) -> None:
    """Make a filled database to look at: DIR/demo.db, three years of a household, and a project
    to open it in DB Browser for SQLite.

    DIR is ./demo if not given. The three years end with the last month that is over.
    """
    path = demo.make(folder, force)
    for text in demo.show(path):
        click.echo(text)
    click.echo(f"{path} is yours to try things on. In DB Browser for SQLite, or in SQL:")
    click.echo(f"  sqlitebrowser {quoted(project_path(path))}")
    click.echo(f'  sqlite3 -box {quoted(path)} "SELECT * FROM current_balance_goals"')


def quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
