"""findb init"""

from pathlib import Path

import click

from findb.create import BASE_TYPE, create


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.option("--base", required=True, metavar="CODE", help="What everything is measured in: USD.")
@click.option("--name", help="A name of the base asset, to show.")
@click.option("--type", "base_type", default=BASE_TYPE, show_default=True, help="Its asset type.")
@click.option("--bare", is_flag=True, help="Without categories, for a tree of your own.")
def command(db: Path, base: str, name: str | None, base_type: str, bare: bool) -> None:
    """Make the new database DB with its base asset and the categories that every household has."""
    create(db, base, name, base_type, with_categories=not bare)
    click.echo(f"{db} is ready; its base asset is {base}.")
