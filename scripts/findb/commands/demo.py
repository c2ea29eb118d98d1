"""findb demo"""

import sqlite3
from pathlib import Path

import click

from findb import demo
from findb.db4s import project_path, write_project
from findb.errors import FindbError, finished, sentence


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="demo")
@click.option("--force", is_flag=True, help="Begin anew; changes to the earlier demo are lost.")
def command(folder: Path, force: bool) -> None:
    """Make a filled database to look at: DIR/demo.db, three years of a household, and a project
    to open it in DB Browser for SQLite.

    DIR is ./demo if not given. The three years end with the last month that is over. A demo that is
    there already is shown as it is.
    """
    path = folder / demo.FILE
    earlier = path.exists() and not force
    try:
        if not earlier:
            demo.make(folder, force)
        elif not project_path(path).exists():
            write_project(path)
        texts = list(demo.show(path))
    except (FindbError, sqlite3.Error) as error:
        if not earlier:
            raise
        text = finished(error.message) if isinstance(error, FindbError) else sentence(error)
        raise FindbError(f"{text} With --force the demo begins anew.") from error
    for text in texts:
        click.echo(text)
    if earlier:
        click.echo(f"{path} was made earlier, and was shown as it is; --force begins anew.")
    click.echo(f"{path} is yours to try things on. In DB Browser for SQLite, or in SQL:")
    click.echo(f"  sqlitebrowser {quoted(project_path(path))}")
    click.echo(f'  sqlite3 -box {quoted(path)} "SELECT * FROM current_balance_goals"')


def quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
