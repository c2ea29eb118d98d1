"""What the tests of findb import share."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from findb.cli import main
from findb.imports import Options, import_files

READER = {"account": "Mine", "currency": "EUR"}
LEDGER = """
    SELECT fin_storages.name, asset.code, tx.datetime, tx.amount, tx.description, category.name,
        (SELECT count(*) FROM swaps
        WHERE credit_fin_transaction_id = tx.id OR debit_fin_transaction_id = tx.id)
    FROM fin_transactions AS tx
    JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    JOIN fin_storages ON fin_storages.id = held.storage_id
    JOIN fin_assets AS asset ON asset.id = held.asset_id
    JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    ORDER BY 1, 2, 3, 4, 5"""
NOT_OURS = ("sqlite_sequence", "imports", "_yoyo", "yoyo")


def bring(connection, *files, dry_run=False, **options):
    """Import files, with what those need that name neither account nor currency."""
    reader = {**READER, **options.pop("reader", {})}
    return import_files(connection, files, Options(reader=reader, **options), dry_run=dry_run)


def content(connection) -> list[str]:
    """Everything but the list of imports and the counters of keys."""
    lines = connection.iterdump()
    return [line for line in lines if not any(f'"{name}' in line for name in NOT_OURS)]


def ledger(connection) -> list[tuple]:
    return connection.execute(LEDGER).fetchall()


def one(connection, query, *values):
    return connection.execute(query, values).fetchone()[0]


def csv(path: Path, *rows: str, header="date,amount,currency,account,description,kind,balance"):
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def run(*arguments) -> str:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.output


def failed(*arguments) -> str:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.output
