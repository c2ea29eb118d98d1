"""The real DB Browser for SQLite, driven by keys and clicks: what it writes, what it refuses."""

from __future__ import annotations

import shutil
import sqlite3
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import db4s_driver
from db4s_cases import CASES, ROWS, WORLD
from db4s_driver import Browser, Screen, wait_for
from findb.create import create
from findb.db4s import browsed, write_project
from sources import objects, operations


@pytest.fixture(scope="module")
def screens() -> Iterator[list[Screen]]:
    """The X server of all tests, once the first has started it."""
    screens: list[Screen] = []
    yield screens
    for screen in screens:
        screen.close()


@pytest.fixture
def screen(need, screens, tmp_path_factory) -> Screen:
    need("sqlitebrowser")
    need("xdotool")
    need("Xvfb", "xvfb")
    if not screens:
        screens.append(Screen(tmp_path_factory.mktemp("screen")))
    return screens[0]


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """A database with types, assets, storages and categories, of which nothing is used."""
    path = tmp_path_factory.mktemp("empty") / "life.db"
    create(path, "USD")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(WORLD)
    return path


@pytest.fixture
def life(empty, tmp_path) -> Path:
    path = tmp_path / "life.db"
    shutil.copy(empty, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(ROWS)
    return path


def project(path: Path, table: str) -> Path:
    """The project of a database, opened at `table`."""
    file = write_project(path, replace=True)
    tree = ElementTree.parse(file)
    tree.find(".//current_table").set("name", f"4,{len(table)}:main{table}")
    tree.write(file, encoding="utf-8", xml_declaration=True)
    return file


@contextmanager
def workplace(screen: Screen, path: Path, table: str) -> Iterator[tuple[Browser, dict[str, int]]]:
    """The program on a table or view, and its columns counted as they are shown."""
    (found,) = (each for each in found_in(path) if each.name == table)
    shown = [column.name for column in found.columns if not found.is_hidden(column)]
    with db4s_driver.browsing(screen, project(path, table)) as browser:
        yield browser, {name: index for index, name in enumerate(shown)}


def found_in(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        return browsed(connection)


def query(path: Path, text: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(text).fetchall()


def write_changes(browser: Browser) -> None:
    """Wait for an edit to be taken, and write it."""
    wait_for("an edit", browser.is_writing)
    browser.write_changes()


def saved(browser: Browser, path: Path, text: str, expected: tuple) -> None:
    """Write what was edited, and see that the first row of the query is this one."""
    write_changes(browser)
    assert query(path, text)[:1] == [expected]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@contextmanager
def refused(browser: Browser, path: Path, sentence: str) -> Iterator[None]:
    """The block provokes this sentence, and nothing is saved by it."""
    before = dump(path)
    yield
    assert sentence in browser.refusal()
    browser.write_changes()
    assert dump(path) == before


def test_a_balance_is_edited(screen, life):
    with workplace(screen, life, "current_balances") as (browser, column):
        browser.edit(0, column["balance"], "1234.5")
        newest = "SELECT amount, asset_storage_id FROM balances ORDER BY datetime DESC, id DESC"
        saved(browser, life, newest, (1234.5, 1))
        browser.edit(1, column["balance"], "-70")
        saved(browser, life, newest, (-70, 2))
        with refused(browser, life, "current_balances.balance: is not a number; write digits"):
            browser.edit(0, column["balance"], "12,5")
        with refused(browser, life, "current_balances.balance: is empty; write one, like 1250.00"):
            browser.clear(0, column["balance"])
        with refused(browser, life, "current_balances.storage: says which row this is; insert"):
            browser.edit(0, column["storage"], "Broker")


def test_what_is_computed_cannot_be_typed_over(screen, life):
    before = dump(life)
    with workplace(screen, life, "current_balances") as (browser, column):
        for name in ("base_balance", "base_asset", "asset_name"):
            browser.edit(0, column[name], "5")
        browser.write_changes()
        assert not browser.dialogs()
        assert browser.log() == ""
    assert dump(life) == before


def test_a_rate_is_edited(screen, life):
    with workplace(screen, life, "current_fin_asset_rates") as (browser, column):
        browser.edit(0, column["rate"], "1.2")
        newest = "SELECT rate, asset_id FROM fin_asset_rates ORDER BY datetime DESC"
        saved(browser, life, newest, (1.2, 2))
        with refused(browser, life, "current_fin_asset_rates.rate: is not a number of 0 or more"):
            browser.edit(0, column["rate"], "1,3")
        with refused(browser, life, "current_fin_asset_rates.rate: is empty; write one, like 1.25"):
            browser.clear(0, column["rate"])
        browser.edit(2, column["rate"], "250")  # VTI had none
        saved(browser, life, f"{newest}, id DESC", (250, 3))


def test_a_transaction_is_edited_and_deleted(screen, life):
    with workplace(screen, life, "latest_fin_transactions") as (browser, column):
        first = "SELECT amount, category_id, asset_storage_id FROM fin_transactions WHERE id = 1"
        browser.edit(0, column["amount"], "-45.5")
        saved(browser, life, first, (-45.5, 2, 1))
        browser.edit(0, column["category"], "Salary")
        saved(browser, life, first, (-45.5, 3, 1))
        browser.edit(0, column["asset_code"], "EUR")
        saved(browser, life, first, (-45.5, 3, 2))
        browser.edit(0, column["asset_code"], "vti")  # of another type, in a place that is new
        saved(browser, life, first, (-45.5, 3, 3))
        assert query(life, "SELECT asset_id, storage_id FROM fin_assets_storages WHERE id = 3") == [
            (3, 1)
        ]
        browser.edit(0, column["description"], "it's ours")
        saved(browser, life, "SELECT description FROM fin_transactions", ("it's ours",))
        with refused(browser, life, "latest_fin_transactions.category: no such name in current_fin_tr"):
            browser.edit(0, column["category"], "Fod")
        with refused(browser, life, "latest_fin_transactions.amount: is 0 or not a number; use"):
            browser.edit(0, column["amount"], "12,5")
        with refused(browser, life, "latest_fin_transactions.amount: is empty; write one, like"):
            browser.clear(0, column["amount"])
        browser.delete_record(1)
        saved(browser, life, "SELECT count(*), max(id) FROM fin_transactions", (1, 1))


def test_every_editable_view_is_known_here():
    changed = [
        view.name
        for view in objects("view")
        if {"update", "delete"} & {*operations(view.name)}
        and not view.header[0].startswith(" Internal")
    ]
    assert sorted(CASES) == changed, "add a case of the view"


@pytest.mark.parametrize("view", CASES)
def test_an_editable_view(screen, empty, view, tmp_path):
    """New Record where nothing is shown yet, and where something is; an edit, refusals, Delete."""
    path = tmp_path / "life.db"
    shutil.copy(empty, path)
    case = CASES[view]
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(case.before)
    with workplace(screen, path, view) as (browser, column):
        for values in (case.values, {**case.values, **case.second}):
            browser.new_record({field(path, view, name): text for name, text in values.items()})
            assert not browser.dialogs(), browser.log()
            write_changes(browser)
            assert is_in(path, view, values)
        browser.edit(case.row, column[case.column], case.edited)
        write_changes(browser)
        assert is_in(path, view, {case.column: case.edited})
        for text in {case.wrong, ""}:
            with refused(browser, path, f"{view}.{case.column}: is "):
                if text:
                    browser.edit(case.row, column[case.column], text)
                else:
                    browser.clear(case.row, column[case.column])
        if "delete" in operations(view):
            rows = len(query(path, f"SELECT * FROM {view}"))
            browser.delete_record(rows - 1)  # not the edited one: history is not deleted
            write_changes(browser)
            assert len(query(path, f"SELECT * FROM {view}")) == rows - 1


def field(path: Path, view: str, name: str) -> int:
    """The place of a field in the dialog Add New Record, which lists hidden columns, too."""
    (found,) = (each for each in found_in(path) if each.name == view)
    return [column.name for column in found.columns].index(name)


def is_in(path: Path, view: str, values: dict[str, str]) -> bool:
    """Whether the view has a row with these values; numbers are compared as numbers."""
    rows = query(path, f"SELECT {', '.join(values)} FROM {view}")
    return any(all(map(is_same, row, values.values())) for row in rows)


def is_same(value: object, text: str) -> bool:
    return value == (text if isinstance(value, str) else float(text))


def test_a_row_is_imported(screen, life):
    """A view that takes rows only: what is in it cannot be typed over."""
    with closing(sqlite3.connect(life)) as connection, connection:
        connection.execute("INSERT INTO imports (file_name) VALUES ('by hand')")
    values = {
        "source": "paper",
        "account": "Bank",
        "kind": "cash",
        "occurred_at": "2026-05-04 12:00:00",
        "currency": "USD",
        "amount": "-3.5",
        "memo": "stamps",
    }
    with workplace(screen, life, "import_inbox") as (browser, column):
        places = {field(life, "import_inbox", name): text for name, text in values.items()}
        browser.new_record(places)
        assert not browser.dialogs(), browser.log()
        newest = "SELECT datetime, amount FROM fin_transactions ORDER BY id DESC"
        saved(browser, life, newest, ("2026-05-04 12:00:00", -3.5))
        browser.edit(0, column["memo"], "a lamp")
        assert not browser.dialogs()
        assert browser.log() == ""
        browser.write_changes()
    assert query(life, "SELECT memo FROM import_inbox") == [("stamps",)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {1: "Currencies", 2: "USD", 4: "Nowhere", 5: "1"},
            "current_balances.storage: no such name in current_fin_storages; correct it or add it there",
        ),
        (
            {1: "Currencies", 2: "USD", 4: "Bank", 5: "12,5"},
            "current_balances.balance: is not a number; write digits with a dot, like 1250.00",
        ),
    ],
)
def test_a_new_record_is_refused(screen, life, values, sentence):
    with (
        workplace(screen, life, "current_balances") as (browser, _),
        refused(browser, life, sentence),
    ):
        browser.new_record(values)


@pytest.mark.parametrize(
    ("table", "column", "text", "sentence"),
    [
        ("fin_assets", "code", "eur", "fin_assets.code: has a lower case letter; write it in"),
        ("fin_assets", "code", "E UR", "fin_assets.code: is empty or has whitespace; write it in"),
        ("balances", "amount", "12,5", "balances.amount: is not a number; write digits with a dot"),
        ("fin_transactions", "amount", "12,5", "fin_transactions.amount: is 0 or not a number; us"),
    ],
)
def test_a_table_refuses_with_a_sentence(screen, life, table, column, text, sentence):
    with (
        workplace(screen, life, table) as (browser, columns),
        refused(browser, life, sentence),
    ):
        browser.edit(0, columns[column], text)


def test_a_table_is_edited(screen, life):
    """An empty row never gets in, so New Record asks for the fields, as it does in a view."""
    with workplace(screen, life, "fin_storages") as (browser, column):
        browser.edit(1, column["description"], "the cheap one")
        second = "SELECT description FROM fin_storages WHERE id = 2"
        saved(browser, life, second, ("the cheap one",))
        browser.new_record({1: "Purse", 2: "leather"})
        newest = "SELECT name, description, is_active FROM fin_storages ORDER BY id DESC"
        saved(browser, life, newest, ("Purse", "leather", 1))
        browser.delete_record(2)
        saved(browser, life, newest, ("Broker", "the cheap one", 1))


def test_every_create_is_understood(screen, life, tmp_path):
    """It says what it does not understand: a STRICT table shows that the test would see it."""
    with workplace(screen, life, "balances") as (browser, _):
        assert browser.log() == ""
    with closing(sqlite3.connect(life)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER) STRICT")
    with workplace(screen, life, "balances") as (browser, _):
        assert "parse error" in browser.log()
