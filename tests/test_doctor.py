"""What the doctor finds, and that it changes nothing."""

import os
import sqlite3
from contextlib import closing

import pytest

from findb.create import create
from findb.doctor import examine
from findb.errors import FindbError
from findb.migrate import migrate
from small import Small, run


@pytest.fixture
def path(tmp_path, small):
    return small.create(tmp_path / "life.db")


def found(path, sources):
    before = path.read_bytes()
    sentences = list(examine(path, sources))
    assert path.read_bytes() == before
    assert [file for file in path.parent.iterdir() if file.name.startswith("life.db-")] == []
    return sentences


def test_a_sound_database_has_nothing(path, small):
    run(path, "CREATE VIEW mine AS SELECT 1 AS one", "CREATE TABLE my_table (id)")
    assert found(path, small.sources) == []


def test_a_damaged_file(path, small):
    page_size = run(path, "PRAGMA page_size")[0][0]
    root = run(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'i_fin_assets_type_id'")
    with path.open("rb+") as file:
        file.seek((root[0][0] - 1) * page_size)
        file.write(os.urandom(page_size))
    sentences = found(path, small.sources)
    assert sentences and all(text.startswith("The file is damaged: ") for text in sentences)


def test_rows_that_refer_to_nothing(path, small):
    run(path, "UPDATE fin_asset_rates SET asset_id = 77")
    assert found(path, small.sources) == [
        "fin_asset_rates.asset_id: row 1 refers to a row of fin_assets that does not exist;"
        " correct or delete it."
    ]


def test_an_older_database(tmp_path, small):
    path = Small(tmp_path / "older", 2).create(tmp_path / "life.db")
    (sentence,) = found(path, small.sources)
    assert "from an older FinDB (version 2, this program works with 3)" in sentence


def test_structure(path, small):
    run(
        path,
        "DROP TRIGGER current_assets_update",
        "DROP TRIGGER fin_assets_name_insert",
        "CREATE TRIGGER fin_assets_name_insert AFTER INSERT ON fin_assets BEGIN SELECT 1; END",
        "DROP INDEX i_fin_assets_type_id",
        "ALTER TABLE fin_assets ADD COLUMN note",
    )
    assert found(path, small.sources) == [
        "Structure: table fin_assets: «note» is not FinDB's; keep what is in it in a table of your"
        " own, then: ALTER TABLE fin_assets DROP COLUMN note.",
        "Structure: index i_fin_assets_type_id is missing; findb migrate makes it again.",
        "Structure: trigger current_assets_update is missing; findb migrate puts it right.",
        "Structure: trigger fin_assets_name_insert is not the one of FinDB: its text was changed;"
        " findb migrate puts it right.",
    ]


def test_what_the_doctor_advises_helps(path, small):
    run(
        path,
        "DROP INDEX i_fin_assets_type_id",
        'ALTER TABLE fin_assets ADD COLUMN "my, note" TEXT',
    )
    advice = found(path, small.sources)[0].partition("then: ")[2].rstrip(".")
    assert advice == 'ALTER TABLE fin_assets DROP COLUMN "my, note"'
    run(path, advice)
    migrate(path, small.sources)
    assert found(path, small.sources) == []


def test_what_an_older_version_left(path, small):
    small.remove("triggers/fin_assets_name_insert.sql")
    assert found(path, small.sources) == [
        "Structure: trigger fin_assets_name_insert is left over from an older FinDB; run findb"
        " migrate."
    ]


def test_the_users_own_view_that_does_not_work(path, small):
    run(path, "CREATE VIEW mine AS SELECT missing FROM fin_assets")
    assert found(path, small.sources) == [
        "Structure: view mine does not work: no such column: missing."
    ]


def test_doubtful_data(path, small):
    run(path, "UPDATE fin_assets SET name = '?' WHERE code = 'EUR'")
    assert found(path, small.sources) == [
        "fin_assets, row 2: EUR has no name. [no_name] Give it one."
    ]


def test_mismatches_are_counted(tmp_path):
    path = tmp_path / "life.db"
    create(path, "EUR")
    run(
        path,
        "INSERT INTO fin_storages (name) VALUES ('Bank')",
        "INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 1)",
        "INSERT INTO balances (datetime, asset_storage_id, amount)"
        " VALUES (datetime('now', '-9 days'), 1, 50), (datetime('now', '-8 days'), 1, 60)",
    )
    sentences = [found for found in examine(path) if found.startswith("historical_txs_")]
    assert sentences == [
        "historical_txs_balances_mismatch: 2 intervals between balances in which transactions tell"
        " something else; look at the view, then add transactions or correct balances."
    ]


def test_a_missing_view_of_issues_is_said_once(path, small):
    run(path, "DROP VIEW current_data_issues")
    assert found(path, small.sources) == [
        "Structure: view current_data_issues is missing; findb migrate puts it right."
    ]


def test_no_database(tmp_path, small):
    path = tmp_path / "life.db"
    path.write_text("text " * 1000)
    with pytest.raises(FindbError, match="not an SQLite database"):
        list(examine(path, small.sources))


def test_it_looks_while_others_write(path, small):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM fin_asset_rates")
        assert list(examine(path, small.sources)) == []
