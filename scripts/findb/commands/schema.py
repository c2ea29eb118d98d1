"""findb schema"""

from pathlib import Path

import click

from findb import sql


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write it to this file.")
def command(output: Path | None) -> None:
    """Print the whole schema as one SQL script."""
    text = sql.default().schema_sql()
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        click.echo(text, nl=False)
