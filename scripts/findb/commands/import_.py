"""findb import"""

from contextlib import closing
from pathlib import Path

import click

from findb import database
from findb.imports import Options, Outcome, import_files
from findb.progress import counted
from findb.readers import ReadError


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1)
@click.option("--dry-run", is_flag=True, help="Tell what would happen, and change nothing.")
@click.option("--into", metavar="STORAGE", help="Where the rows of accounts go that are new.")
@click.option("--known-accounts", is_flag=True, help="Refuse accounts that are new.")
@click.option("--type", "asset_type", metavar="NAME", help="Asset type of securities that are new.")
@click.option("--again", is_flag=True, help="Read a file although it was imported before.")
@click.option("--account", metavar="NAME", help="The account, where the file names none.")
@click.option("--profile", metavar="NAME|FILE.toml", help="What the columns of a CSV file are.")
@click.option("--currency", metavar="CODE", help="The currency, where the file names none.")
@click.option("--fx-currency", metavar="CODE", help="The other one of exchanges, likewise.")
@click.option("--decimal", type=click.Choice(["point", "comma"]), help="The decimal mark.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help="The order of dates.")
@click.option("--encoding", metavar="NAME", help="The encoding, if it is not UTF-8.")
@click.option("--time-zone", metavar="NAME", help="The time zone of times without one.")
@click.option("--verbose", is_flag=True, help="Show names and what the files say, too.")
def command(
    db: Path,
    files: tuple[Path, ...],
    dry_run: bool,
    into: str | None,
    known_accounts: bool,
    asset_type: str | None,
    again: bool,
    verbose: bool,
    **reader: str | None,
) -> None:
    """Import statements of banks and brokers, or prices: all FILEs or none.

    OFX, QFX, QBO, CAMT (zipped, too), Interactive Brokers Flex, MT940, QIF, GnuCash books in SQLite
    and CSV are told apart by what is in them. What was imported before is known again, so files may
    overlap.
    """
    if not files:
        raise click.UsageError("Name at least one file.")
    options = Options(
        into=into,
        asset_type=asset_type,
        known_accounts=known_accounts,
        again=again,
        reader={name: value for name, value in reader.items() if value is not None},
    )

    try:
        with closing(database.connect(db)) as connection:
            outcomes = import_files(
                connection, files, options, dry_run=dry_run, verbose=verbose, watch=counted
            )
    except ReadError as error:
        content = f"\nThere it says: {error.content}" if verbose and error.content else ""
        raise click.ClickException(f"{error.message}. Nothing was changed.{content}") from error
    for outcome in outcomes:
        tell(outcome, verbose)
        for row in outcome.transactions:
            tell_row(*row)
    if dry_run:
        click.echo("This was a dry run: nothing was changed.")


def tell(outcome: Outcome, verbose: bool) -> None:
    """Print what became of a file."""
    if outcome.same_as:
        click.echo(f"{outcome.file}: already imported (as import {outcome.same_as}).")
        return
    parts = [f"{outcome.new:,} new", f"{outcome.known:,} known"]
    if outcome.pending:
        parts.append(f"{outcome.pending:,} pending, left out")
    if outcome.refused:
        parts.append(f"{len(outcome.refused):,} refused")
    click.echo(
        f"{outcome.file}: import {outcome.id}, {outcome.source or 'no rows'},"
        f" {outcome.rows:,} row{'s' * (outcome.rows != 1)}: {', '.join(parts)}."
    )
    for refusal in outcome.refused:
        click.echo(f"  refused, line {refusal.line or '?'}: {refusal.reason}")
    for name, count in outcome.counts.items():
        if count:
            click.echo(f"  {name}: {count:,}")
    for name, made in outcome.created.items():
        if made:
            names = f": {', '.join(made)}" if verbose else ""
            click.echo(f"  {name} made: {len(made)}{names}")
    for statement in outcome.statements:
        account = f"{statement.storage} {statement.asset}"
        if statement.difference is None:
            click.echo(
                f"  {account}: rows {statement.rows:.12g}, closing {statement.closing:.12g};"
                " no balance before them is known"
            )
        elif statement.difference:
            click.echo(
                f"  {account}: opening {statement.opening:.12g} + rows {statement.rows:.12g}"
                f" is not closing {statement.closing:.12g}: {statement.difference:.12g} is missing"
            )
        else:
            click.echo(
                f"  {account}: opening {statement.opening:.12g} + rows {statement.rows:.12g}"
                f" = closing {statement.closing:.12g}"
            )
    for note in outcome.notes:
        click.echo(f"  note: {note}")


def tell_row(
    line: int | None,
    kind: str,
    datetime: str,
    storage: str,
    amount: float,
    asset: str,
    category: str,
    description: str | None,
    remark: str | None,
) -> None:
    """Print one transaction that a file brought."""
    click.echo(
        f"  line {line or '?'}: {datetime[:10]} {storage}: {amount:.12g} {asset}, {kind},"
        f" {category}{': ' if description else ''}{description or ''}"
        + (f" ({remark})" if remark else "")
    )
