"""Bulk loading: by names, all or none, values as they stand, errors with file and line."""

import io
import sqlite3
from contextlib import closing

import pytest

from findb import database, progress
from findb.create import create
from findb.errors import FindbError
from findb.load import load
from small import Small, run


@pytest.fixture
def path(tmp_path):
    path = Small(tmp_path / "sql").create(tmp_path / "life.db")
    run(
        path,
        "CREATE TABLE mine (id INTEGER PRIMARY KEY, number REAL, whole INTEGER, text TEXT, raw,"
        ' "group", twice REAL AS (number * 2))',
        "CREATE VIEW only_shows AS SELECT text FROM mine",
    )
    return path


@pytest.fixture
def connection(path):
    with closing(database.open_file(path)) as connection:
        yield connection


def loaded(connection, target, content):
    content = content.encode() if isinstance(content, str) else content
    return load(connection, target, io.BytesIO(content), "f.csv")


def refused(connection, target, content):
    before = list(connection.iterdump())
    with pytest.raises(FindbError) as error:
        loaded(connection, target, content)
    assert not connection.in_transaction
    assert list(connection.iterdump()) == before
    return error.value.message


def test_columns_go_by_name_and_types_come_from_the_schema(connection):
    content = "text,raw,number,whole\n00123,00123,00123,00123\n1e3,1.50,1e3,1.0\n,,,\nx,x,x,x\n"
    assert loaded(connection, "mine", content) == 4
    assert connection.execute("SELECT text, raw, number, whole, twice FROM mine").fetchall() == [
        ("00123", "00123", 123.0, 123, 246.0),
        ("1e3", "1.50", 1000.0, 1, 2000.0),
        (None, None, None, None, None),
        ("x", "x", "x", "x", 0.0),
    ]


def test_names_of_tables_and_columns_may_be_written_in_any_case(connection):
    assert loaded(connection, "MINE", "Group, TEXT \na,b\n") == 1
    assert connection.execute('SELECT "group", text FROM mine').fetchall() == [("a", "b")]


def test_an_editable_view_takes_rows(connection):
    content = "asset_type,code,name\nCurrencies,JPY,Yen\nCurrencies,CHF,\n"
    assert loaded(connection, "current_assets", content) == 2
    assert connection.execute("SELECT code, name FROM fin_assets WHERE id > 2").fetchall() == [
        ("JPY", "Yen"),
        ("CHF", None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbftext,raw\r\na,\xc3\xa9\r\nb,c\r\n",
        b"text,raw\na,\xc3\xa9\n\n\nb,c",
        b'"text","raw"\n"a","\xc3\xa9"\n"b","c"\n',
    ],
)
def test_byte_order_mark_line_ends_and_blank_lines_do_not_matter(connection, content):
    assert loaded(connection, "mine", content) == 2
    assert connection.execute("SELECT text, raw FROM mine").fetchall() == [("a", "é"), ("b", "c")]


def test_cells_may_hold_commas_quotes_and_line_ends(connection):
    loaded(connection, "mine", 'text,raw\n"a, ""b""\nc",d\n')
    assert connection.execute("SELECT text, raw FROM mine").fetchall() == [('a, "b"\nc', "d")]


def test_a_header_alone_loads_nothing(connection):
    assert loaded(connection, "mine", "text,raw\n") == 0


RATES = "datetime,asset_id,rate\n2026-01-02 00:00:00,2,1.5\n"


@pytest.mark.parametrize(
    ("target", "content", "said"),
    [
        ("mine", "", "f.csv is empty; its first line must name the columns."),
        ("mine", "\ufeff", "f.csv is empty; its first line must name the columns."),
        ("mine", "text,nubmer\n", "f.csv, line 1: mine has no column nubmer; did you mean number?"),
        ("mine", "twice\n1\n", "f.csv, line 1: mine has no column twice; there are: group, id,"),
        ("mine", "text;raw\na;b\n", "f.csv, line 1: the columns must be separated by commas"),
        ("mine", "text,TEXT\n", "f.csv, line 1: column TEXT is there twice."),
        ("mine", "text,\na,b\n", "f.csv, line 1: column 2 has no name."),
        ("mine", "text,raw\na,b\nc\n", "f.csv, line 3: there is 1 cell, but 2 columns;"),
        (
            "mine",
            'text,raw\n"a\n\nb",c\nd,e,f\n',
            "f.csv, line 5: there are 3 cells, but 2 columns",
        ),
        (
            "mine",
            "text,number\na,-12,50\n",
            "f.csv, line 2: there are 3 cells, but 2 columns; numbers are written with a dot, like"
            " -12.50, and a text that holds a comma stands in double quotes.",
        ),
        ("mine", b"text,raw\na,b\n\xe9,c\n", "f.csv, line 3: byte e9 is not UTF-8;"),
        ("mine", "text\n".encode("utf-16"), "f.csv is UTF-16 text; save it as UTF-8."),
        ("mine", b"text,raw\na,b\nc\0,d\n", "f.csv, line 3: there is a NUL character"),
        ("mine", 'text,raw\na,b\n"c"d,e\n', "f.csv, line 3: ',' expected after '\"'"),
        ("mine", 'text,raw\na,b\n"c,d\ne,f\n', "f.csv, line 3: unexpected end of data"),
        (
            "fin_asset_rate",
            RATES,
            "There is no table or view fin_asset_rate; did you mean fin_asset_",
        ),
        (
            "xyz",
            RATES,
            "There is no table or view xyz; there are: current_assets, fin_asset_rates,",
        ),
        ("only_shows", "text\na\n", "only_shows is a view that only shows; rows cannot be loaded"),
        ("sqlite_sequence", "name\na\n", "There is no table or view sqlite_sequence"),
        ("_yoyo_migration", "x\na\n", "There is no table or view _yoyo_migration"),
        (
            "fin_asset_rates",
            RATES + '2026-01-03 00:00:00,2,"1,5"\n',
            "f.csv, line 3: fin_asset_rates.rate: is not a number; use a dot, like 1.25.",
        ),
        (
            "fin_asset_rates",
            RATES + RATES.splitlines()[1] + "\n",
            "f.csv, line 3: fin_asset_rates.asset_id, fin_asset_rates.datetime: there is such a",
        ),
        (
            "fin_asset_rates",
            RATES + "2026-01-03 00:00:00,77,1.5\n",
            "f.csv, line 3: a row that is referred to does not exist",
        ),
        (
            "fin_asset_rates",
            RATES + ",2,1.5\n",
            "f.csv, line 3: fin_asset_rates.datetime: must not be empty; give a value.",
        ),
        (
            "current_assets",
            "asset_type,code\nCurrencies,JPY\n\nStocks,ACME\n",
            "f.csv, line 4: current_assets.asset_type: is unknown; add it to fin_asset_types.",
        ),
        (
            "current_assets",
            "asset_type,code,name\nCurrencies,JPY,Yen\nCurrencies,CHF,forbidden\n",
            "f.csv, line 3: fin_assets.name: is forbidden; take another.",
        ),
    ],
)
def test_a_refusal_names_the_line_and_changes_nothing(connection, target, content, said):
    assert refused(connection, target, content).startswith(said)


# An empty datetime


@pytest.fixture
def real(tmp_path):
    """The real schema with an account and a category."""
    create(tmp_path / "real.db", "USD")
    with closing(database.connect(tmp_path / "real.db")) as connection:
        loaded(connection, "fin_storages", "name\nBank\n")
        loaded(connection, "fin_transaction_categories", "name\nfood\n")
        yield connection


SPENT = "asset_type,asset_code,storage,amount,category"


@pytest.mark.parametrize("cell", ["", '""', " "])
def test_an_empty_datetime_is_not_the_moment_of_loading(real, cell):
    row = "Currencies,USD,Bank,-1,food"
    content = f"{SPENT},Datetime\n{row},2026-03-01 12:00:00\n{row},{cell}\n"
    assert refused(real, "latest_fin_transactions", content).startswith(
        "f.csv, line 3: datetime is empty; write YYYY-MM-DD HH:MM:SS."
    )


def test_without_the_column_datetime_it_is_the_moment_of_loading(real):
    assert loaded(real, "latest_fin_transactions", f"{SPENT}\nCurrencies,USD,Bank,-1,food\n") == 1
    age = "SELECT datetime BETWEEN datetime('now', '-60 seconds') AND datetime('now')"
    assert real.execute(f"{age} FROM fin_transactions").fetchall() == [(1,)]


def test_other_empty_moments_are_null(real):
    loaded(real, "fin_assets_storages", "asset_id,storage_id\n1,1\n")
    columns = "name,asset_storage_id,amount,priority,start_datetime,deadline"
    loaded(real, "balance_goals", f"{columns}\nTrip,1,900,1,2026-01-01 00:00:00,\n")
    assert real.execute("SELECT deadline FROM balance_goals").fetchall() == [(None,)]


def test_a_table_of_ones_own_may_have_empty_moments(path, connection):
    run(path, "CREATE TABLE noted (datetime TEXT, text TEXT)")
    assert loaded(connection, "noted", "datetime,text\n,a\n") == 1


def test_a_database_in_use_is_no_error_of_the_file(path, connection):
    connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(connection, "mine", "text\na\n").startswith("the database is in use")


def test_rows_are_not_held_in_memory(connection):
    """The rows are asked for one at a time, each after the one before is in the table."""

    def lines():
        yield b"text\n"
        for number in range(100):
            assert connection.execute("SELECT count(*) FROM mine").fetchone() == (number,)
            yield b"a\n"

    assert load(connection, "mine", lines(), "f.csv") == 100


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("size", [10, progress.LONG])
def test_a_bar_is_shown_for_long_files_at_a_terminal(tmp_path, monkeypatch, terminal, size):
    stderr = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", stderr)
    file = tmp_path / "f.csv"
    file.write_bytes(b"a line\n" * (size // 7 + 1))
    with file.open("rb") as opened, progress.watched(opened, "Loading") as lines:
        assert sum(map(len, lines)) == file.stat().st_size
    shown = terminal and size == progress.LONG
    assert ("Loading" in stderr.getvalue()) == shown
    assert ("100%" in stderr.getvalue()) == shown


def test_a_pipe_has_no_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    pipe = io.BytesIO(b"a\n" * progress.LONG)
    with progress.watched(pipe, "Loading") as lines:
        assert lines is pipe
