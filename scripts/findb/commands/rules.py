"""findb rules"""

from contextlib import closing
from pathlib import Path

import click
from tabulate import tabulate

from findb import database, rules

LIST = """
    SELECT rule.priority, rule.field, rule.comparison, rule.pattern, rule.kind,
        account.account, rule.currency,
        CASE rule.is_income WHEN 1 THEN 'in' WHEN 0 THEN 'out' END, category.name,
        CASE rule.is_active WHEN 0 THEN 'off' END
    FROM import_rules AS rule
    JOIN fin_transaction_categories AS category ON category.id = rule.category_id
    LEFT JOIN import_accounts AS account ON account.id = rule.import_account_id
    ORDER BY rule.priority DESC"""


@click.command()
@click.argument("db", type=click.Path(path_type=Path))
@click.argument("what", type=click.Choice(["list", "test", "apply"]), default="list")
def command(db: Path, what: str) -> None:
    """List the rules that give imported money its category (table import_rules).

    test shows what they would say of everything that was imported before and changes nothing; apply
    gives a category to what is uncategorised, and leaves alone what has one.
    """
    with closing(database.connect(db, write=what == "apply")) as connection:
        if what == "list":
            tell_list(connection.execute(LIST).fetchall())
        elif what == "test":
            tell_test(*rules.test(connection))
        else:
            count = rules.apply(connection)
            click.echo(f"{count:,} transaction{'s' * (count != 1)} got a category.")


def tell_list(found: list[tuple]) -> None:
    if not found:
        click.echo("There is no rule yet; add rows to import_rules.")
        return
    headers = ("priority", "field", "how", "pattern", "kind", "account", "in", "sign", "category")
    click.echo(tabulate(found, (*headers, ""), disable_numparse=True))


def tell_test(changes: list[rules.Change], unmatched: int) -> None:
    if changes:
        headers = ("priority", "pattern", "category now", "by the rule", "rows")
        click.echo(tabulate(changes, headers, disable_numparse=True))
    click.echo(f"{unmatched:,} row{'s' * (unmatched != 1)} of money fit no rule.")
