"""findb lots: which lots it writes."""

from __future__ import annotations

from contextlib import closing

import pytest
from click.testing import CliRunner

from findb import cli, database
from findb.create import create

# Three lots in A, one of them moved to B with the newest units first; then two disposals.
HISTORY = """
INSERT INTO fin_transaction_categories (id, name) VALUES (1, 'all');
INSERT INTO fin_asset_types (name) VALUES ('Shares');
INSERT INTO fin_assets (id, code, type_id) VALUES (10, 'X', (SELECT max(id) FROM fin_asset_types));
INSERT INTO fin_storages (id, name) VALUES (11, 'A'), (12, 'B');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (21, 10, 11), (22, 10, 12);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-01-15 00:00:00', 21, 10, 1),
(2, '2024-02-01 00:00:00', 21, 5, 1),
(3, '2024-02-15 00:00:00', 22, 4, 1),
(4, '2024-03-01 00:00:00', 21, -8, 1), (5, '2024-03-01 00:00:00', 22, 8, 1),
(6, '2024-04-01 00:00:00', 22, -6, 1),
(7, '2025-04-01 00:00:00', 21, -3, 1);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (4, 5);
INSERT INTO fin_transaction_costs (transaction_id, base_amount)
VALUES (1, 1000), (2, 400), (3, 440), (6, 900), (7, 300);
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "lots.db"
    create(path, "EUR")
    with closing(database.connect(path)) as connection:
        connection.executescript(HISTORY)
    return path


def run(path, *arguments: str) -> str:
    result = CliRunner().invoke(cli.main, ["lots", "assign", str(path), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def written(path) -> list[tuple]:
    with closing(database.connect(path)) as connection:
        return connection.execute(
            "SELECT disposal_fin_transaction_id, acquisition_fin_transaction_id, amount"
            " FROM fin_transaction_lots ORDER BY id"
        ).fetchall()


def do(path, statement: str) -> None:
    with closing(database.connect(path)) as connection:
        connection.executescript(statement)


@pytest.mark.parametrize(
    "method, pool, expected",
    [
        ("fifo", "asset", [(6, 1, 6), (7, 1, 3)]),
        ("lifo", "asset", [(6, 3, 4), (6, 2, 2), (7, 2, 3)]),
        ("hifo", "asset", [(6, 3, 4), (6, 1, 2), (7, 1, 3)]),
        # 8 of the first lot came to B, where it is the oldest.
        ("fifo", "storage", [(6, 1, 6), (7, 1, 2), (7, 2, 1)]),
        # 5 of February and 3 of January came to B.
        ("lifo", "storage", [(6, 3, 4), (6, 2, 2), (7, 1, 3)]),
    ],
)
def test_each_method_takes_its_lots(path, method, pool, expected):
    text = run(path, "--method", method, "--pool", pool)
    assert written(path) == expected
    assert text == f"Disposals that were given lots: 2, lots: {len(expected)}.\n"


def test_until_leaves_later_disposals_alone(path):
    run(path, "--method", "lifo", "--until", "2025-01-01")
    assert written(path) == [(6, 3, 4), (6, 2, 2)]


def test_what_is_written_stays_unless_it_is_replaced(path):
    run(path, "--method", "lifo", "--until", "2025-01-01")
    run(path, "--method", "fifo")
    assert written(path) == [(6, 3, 4), (6, 2, 2), (7, 1, 3)]
    run(path, "--method", "fifo", "--replace")
    assert written(path) == [(6, 1, 6), (7, 1, 3)]


def test_a_year_that_was_filed_stays_as_filed(path):
    run(path, "--method", "lifo", "--until", "2025-01-01")
    do(path, "INSERT INTO locks (locked_until) VALUES ('2025-01-01 00:00:00')")
    run(path, "--method", "fifo", "--replace")
    assert written(path) == [(6, 3, 4), (6, 2, 2), (7, 1, 3)]


def test_a_filed_disposal_without_lots_followed_fifo(path):
    do(path, "INSERT INTO locks (locked_until) VALUES ('2025-01-01 00:00:00')")
    run(path, "--method", "lifo")
    assert written(path) == [(7, 3, 3)]


def test_a_split_multiplies_the_units_of_a_lot(path):
    do(
        path,
        "INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)"
        " VALUES (10, '2024-05-01 00:00:00', 2, 1);"
        "INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)"
        " VALUES (8, '2024-05-01 00:00:00', 21, 7, 1), (9, '2024-05-01 00:00:00', 22, 6, 1);"
        "UPDATE fin_transactions SET amount = -12 WHERE id = 7",
    )
    run(path, "--method", "fifo")
    assert written(path) == [(6, 1, 6), (7, 1, pytest.approx(8)), (7, 2, pytest.approx(4))]


def test_what_is_sold_short_has_no_lot(path):
    do(path, "UPDATE fin_transactions SET amount = -30 WHERE id = 6")
    assert run(path, "--method", "lifo") == "Disposals that were given lots: 1, lots: 3.\n"
    assert written(path) == [(6, 3, 4), (6, 2, 5), (6, 1, 10)]
