"""What the rules of import_rules say of the rows that were imported before."""

import sqlite3
from typing import NamedTuple

from findb import database

TEST = """
    SELECT rule.priority, rule.pattern, now.name, later.name, count(*)
    FROM import_rule_matches AS match
    JOIN fin_transactions AS tx ON tx.id = match.fin_transaction_id
    JOIN fin_transaction_categories AS now ON now.id = tx.category_id
    JOIN import_rules AS rule ON rule.id = match.import_rule_id
    JOIN fin_transaction_categories AS later ON later.id = rule.category_id
    GROUP BY rule.id, now.id
    ORDER BY rule.priority DESC, now.name"""
UNMATCHED = """
    SELECT count(*) FROM import_rule_matches
    WHERE kind IN ('cash', 'transfer') AND fin_transaction_id IS NOT NULL
        AND import_rule_id IS NULL"""
# Only rows without a rule or a category get one: a category that somebody chose stays.
UNCATEGORISED = """
    SELECT tx.id FROM fin_transactions AS tx
    JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    WHERE category.role = 'uncategorised'"""
MATCH = f"""
    UPDATE import_rows
    SET import_rule_id = (
        SELECT match.import_rule_id FROM import_rule_matches AS match
        WHERE match.import_row_id = import_rows.id
    )
    WHERE kind IN ('cash', 'transfer', 'fee', 'tax', 'interest', 'dividend')
        AND (import_rule_id IS NULL OR fin_transaction_id IN ({UNCATEGORISED}))"""
APPLY = f"""
    UPDATE fin_transactions
    SET category_id = booking.category_id,
        reason_fin_asset_storage_id = booking.reason_fin_asset_storage_id,
        reason_phys_asset_ownership_id = booking.reason_phys_asset_ownership_id
    FROM import_rows, import_bookings AS booking
    WHERE import_rows.fin_transaction_id = fin_transactions.id
        AND import_rows.import_rule_id IS NOT NULL
        AND booking.id = import_rows.id
        AND fin_transactions.id IN ({UNCATEGORISED})"""


class Change(NamedTuple):
    """What a rule says of rows that have the same category now."""

    priority: int
    pattern: str
    before: str
    after: str
    rows: int


def test(connection: sqlite3.Connection) -> tuple[list[Change], int]:
    """What each rule would do to the history, and how many rows no rule fits."""
    changes = [Change(*row) for row in connection.execute(TEST)]
    (unmatched,) = connection.execute(UNMATCHED).fetchone()
    return changes, unmatched


def apply(connection: sqlite3.Connection) -> int:
    """Give what is uncategorised the category that the rules say; return how many transactions."""
    with database.transaction(connection):
        connection.execute(MATCH)
        return connection.execute(APPLY).rowcount
