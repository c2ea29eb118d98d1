"""What the rules of import_rules say of the rows that were imported before."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from findb import database

# The condition of the trigger unknown_import_rows_insert, over rows that are there.
TEXT = """lower(CASE rule.field
        WHEN 'counterparty' THEN coalesce(brought.counterparty, '')
        WHEN 'memo' THEN coalesce(brought.memo, '')
        ELSE coalesce(brought.counterparty, '') || ' ' || coalesce(brought.memo, '')
    END)"""
FITS = f"""
    SELECT rule.id FROM import_rules AS rule
    WHERE rule.is_active = 1
        AND (rule.kind = brought.kind
            OR (rule.kind IS NULL AND brought.kind IN ('cash', 'transfer')))
        AND (rule.import_account_id IS NULL
            OR rule.import_account_id = brought.import_account_id)
        AND (rule.currency IS NULL OR upper(rule.currency) = brought.currency)
        AND (rule.is_income IS NULL OR rule.is_income = (brought.amount > 0))
        AND CASE rule.comparison
            WHEN 'contains' THEN instr({TEXT}, lower(rule.pattern)) > 0
            ELSE {TEXT} GLOB lower(rule.pattern)
        END
    ORDER BY rule.priority LIMIT 1"""
CASH = "('cash', 'transfer', 'fee', 'tax', 'interest', 'dividend')"
TEST = f"""
    SELECT rule.priority, rule.pattern, before.name, after.name, count(*)
    FROM import_rows AS brought
    JOIN fin_transactions AS tx ON tx.id = brought.fin_transaction_id
    JOIN fin_transaction_categories AS before ON before.id = tx.category_id
    JOIN import_rules AS rule ON rule.id = ({FITS})
    JOIN fin_transaction_categories AS after ON after.id = rule.category_id
    WHERE brought.kind IN {CASH}
    GROUP BY rule.id, before.id ORDER BY rule.priority, before.name"""
UNMATCHED = f"""
    SELECT count(*) FROM import_rows AS brought
    WHERE brought.kind IN ('cash', 'transfer') AND brought.fin_transaction_id IS NOT NULL
        AND ({FITS}) IS NULL"""
# A rule gives a category to what has none, and changes nothing that somebody decided.
APPLY = f"""
    UPDATE fin_transactions
    SET category_id = (SELECT category_id FROM import_rules WHERE id = :rule),
        reason_fin_asset_storage_id = (
            SELECT CASE
                WHEN rule.reason_phys_asset_ownership_id IS NOT NULL THEN NULL
                WHEN rule.reason_fin_asset_storage_id IS NOT NULL
                    THEN rule.reason_fin_asset_storage_id
                WHEN category.is_passive = 1 THEN fin_transactions.asset_storage_id
            END
            FROM import_rules AS rule
            JOIN fin_transaction_categories AS category ON category.id = rule.category_id
            WHERE rule.id = :rule
        ),
        reason_phys_asset_ownership_id = (
            SELECT reason_phys_asset_ownership_id FROM import_rules WHERE id = :rule
        )
    WHERE category_id = (SELECT id FROM fin_transaction_categories WHERE name = 'uncategorised')
        AND id IN (
            SELECT brought.fin_transaction_id FROM import_rows AS brought
            WHERE brought.kind IN {CASH} AND ({FITS}) = :rule
        )"""


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
        return sum(applied(connection))


def applied(connection: sqlite3.Connection) -> Iterator[int]:
    rules = connection.execute("SELECT id FROM import_rules WHERE is_active = 1 ORDER BY priority")
    for (rule,) in rules.fetchall():
        yield connection.execute(APPLY, {"rule": rule}).rowcount
        connection.execute(
            f"""UPDATE import_rows AS brought SET import_rule_id = :rule
            WHERE brought.kind IN {CASH} AND brought.import_rule_id IS NULL AND ({FITS}) = :rule""",
            {"rule": rule},
        )
