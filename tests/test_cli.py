"""The command line: what the commands say, exit codes, no traceback, nothing loaded in vain."""

import os
import pkgutil
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from findb import __version__, cli, commands, database, sql
from findb.errors import FindbError
from small import Small, dump, run

ROOT = Path(__file__).parent.parent
posix = pytest.mark.skipif(os.name != "posix", reason="permissions and terminals of POSIX")


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The small schema in place of the real one."""
    small = Small(tmp_path / "sql")
    monkeypatch.setattr(sql, "default", lambda: small.sources)
    return small


@pytest.fixture
def findb(tmp_path, monkeypatch):
    """Run a command in a folder of its own; return its exit code, output and errors."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    def findb(*arguments, stdin=None):
        result = CliRunner().invoke(cli.main, arguments, input=stdin, prog_name="findb")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return findb


def program(*arguments, **options):
    """Run the program as a user does, from a checkout that is not installed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, **options
    )


# The group


def test_every_module_is_a_command_with_a_help():
    group = cli.main
    names = group.list_commands(None)
    assert len(names) == len(list(pkgutil.iter_modules(commands.__path__)))
    assert {"init", "migrate", "doctor", "backup", "load", "rates", "schema"} <= set(names)
    for name in names:
        assert group.get_command(None, name).help, name


def test_names_of_modules_become_names_of_commands(tmp_path, monkeypatch):
    for module in ("made_up", "try_"):
        (tmp_path / f"{module}.py").write_text(
            f"import click\n@click.command()\ndef command():\n    click.echo('{module}')\n"
        )
    monkeypatch.setattr(commands, "__path__", [str(tmp_path)])
    assert cli.main.list_commands(None) == ["made-up", "try"]
    for name, module in (("made-up", "made_up"), ("try", "try_")):
        assert CliRunner().invoke(cli.main, [name]).output == f"{module}\n"
        monkeypatch.delitem(sys.modules, f"findb.commands.{module}")


def test_an_unknown_command_is_a_usage_error(findb):
    code, _, errors = findb("migrat")
    assert code == 2 and "No such command 'migrat'" in errors


@pytest.mark.parametrize("how", [["-m", "findb"], [str(ROOT / "scripts" / "findb")]])
def test_it_runs_from_a_checkout(how, tmp_path):
    done = program(*how, "--version", cwd=tmp_path)
    assert done.stdout.startswith(f"findb {__version__} (SQLite {sqlite3.sqlite_version}, Python ")
    done = program(*how, "init", "life.db", "--base", "USD", cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("life.db is ready; its base asset is USD.\n", "")


def test_the_version_is_that_of_the_package():
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_commands_are_loaded_when_they_are_called():
    done = program("-X", "importtime", "-m", "findb", "--version")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "findb.cli" in loaded
    assert not {name for name in loaded if name.startswith(("yoyo", "findb.commands."))}


def test_an_old_sqlite_is_refused_by_every_command(findb, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    code, _, errors = findb("schema")
    assert code == 1 and errors.startswith("Error: This Python carries SQLite ")


# init


@posix
def test_init_makes_a_private_file_with_the_base_asset(findb):
    code, said, _ = findb("init", "life.db", "--base", "EUR", "--name", "Euro", "--type", "Money")
    assert (code, said) == (0, "life.db is ready; its base asset is EUR.\n")
    assert stat.S_IMODE(Path("life.db").stat().st_mode) == 0o600
    assert run("life.db", "SELECT id, name FROM fin_asset_types") == [(1, "Money")]
    assert run("life.db", "SELECT code, name, type_id, is_base, is_active FROM fin_assets") == [
        ("EUR", "Euro", 1, 1, 1)
    ]
    assert findb("doctor", "life.db")[0] == 0


def test_init_makes_the_categories_that_are_looked_for_unless_bare(findb):
    findb("init", "life.db", "--base", "EUR")
    roles = run("life.db", "SELECT role FROM fin_transaction_categories WHERE role IS NOT NULL")
    assert {role for (role,) in roles} == {
        *("income", "dividends", "interest", "expenses", "fees", "taxes"),
        *("initial_import", "transfers", "exchange"),
    }
    findb("init", "bare.db", "--base", "EUR", "--bare")
    assert run("bare.db", "SELECT count(*) FROM fin_transaction_categories") == [(0,)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("taken.db", "--base", "USD"), "Error: taken.db exists already; choose another name.\n"),
        (("new.db", "--base", "usd"), "Error: fin_assets.code: has a lower case letter; write it"),
        (("new.db", "--base", ""), "Error: fin_assets.code: is empty"),
        (("new.db", "--base", "USD", "--type", ""), "Error: fin_asset_types.name: is empty"),
        (("nowhere/new.db", "--base", "USD"), "there is no folder nowhere; make it first.\n"),
        (("folder", "--base", "USD"), "Error: folder is a folder; give the name of a file.\n"),
    ],
)
def test_init_refuses_and_leaves_nothing(findb, arguments, said):
    Path("taken.db").write_text("precious")
    Path("folder").mkdir()
    code, _, errors = findb("init", *arguments)
    assert code == 1 and said in errors
    assert sorted(path.name for path in Path().iterdir()) == ["folder", "taken.db"]
    assert Path("taken.db").read_text() == "precious"


def test_init_needs_a_base_asset(findb):
    code, _, errors = findb("init", "life.db")
    assert code == 2 and "Missing option '--base'" in errors


# migrate, doctor, backup, schema


def test_migrate_says_what_it_did_and_where_the_copy_is(findb, small, tmp_path):
    Small(tmp_path / "older", 1).create(Path("life.db"))
    assert findb("migrate", "life.db") == (
        0,
        "Applied 0002.rates\nApplied 0003.description\n"
        "life.db is now up to date (version 3, it was 1).\n"
        "As it was before: life.db.before-3.bak\n",
        "",
    )
    assert findb("migrate", "life.db")[1] == "life.db is up to date (version 3).\n"


def test_doctor_says_what_it_found_and_fails(findb, small):
    small.create(Path("life.db"))
    assert findb("doctor", "life.db") == (0, "life.db is in good order.\n", "")
    run("life.db", "UPDATE fin_assets SET name = '?' WHERE code = 'EUR'")
    assert findb("doctor", "life.db") == (
        1,
        "fin_assets, row 2: EUR has no name. [no_name] Give it one.\n"
        "1 thing to look at in life.db.\n",
        "",
    )


def test_backup(findb, small):
    small.create(Path("life.db"))
    code, said, _ = findb("backup", "life.db", "copy.db")
    assert code == 0 and re.fullmatch(r"copy\.db: [\d,]+ bytes, checked\.\n", said)
    assert findb("backup", "life.db", "copy.db")[0] == 1
    assert findb("backup", "life.db", "copy.db", "--force")[0] == 0
    assert dump(Path("copy.db")) == dump(Path("life.db"))


def test_schema_is_printed_or_written(findb):
    code, said, _ = findb("schema")
    assert code == 0 and said == sql.default().schema_sql()
    assert findb("schema", "-o", "schema.sql") == (0, "", "")
    assert Path("schema.sql").read_bytes() == said.encode()


# load, rates


def test_load_from_a_file_and_from_standard_input(findb, small):
    small.create(Path("life.db"))
    Path("f.csv").write_text("name\nStocks\nBonds\n")
    assert findb("load", "life.db", "fin_asset_types", "f.csv") == (
        0,
        "2 rows loaded into fin_asset_types.\n",
        "",
    )
    said = findb("load", "life.db", "fin_asset_types", "-", stdin="name\nFunds\n")
    assert said == (0, "1 row loaded into fin_asset_types.\n", "")
    assert run("life.db", "SELECT count(*) FROM fin_asset_types") == [(4,)]
    assert findb("load", "life.db", "fin_asset_types", "-", stdin="name\nA\nFunds\n") == (
        1,
        "",
        "Error: <stdin>, line 3: fin_asset_types.name: there is such a row already; change that row"
        " or give another value.\n",
    )


def test_rates(findb, small):
    small.create(Path("life.db"))
    Path("ecb.csv").write_text("Date,USD,JPY,\n2026-01-05,1.25,200,\n")
    assert findb("rates", "life.db", "ecb.csv") == (
        0,
        "2 rates on 1 day, assets: 2.\nNew assets: JPY.\n",
        "",
    )
    Path("ecb.csv").write_text("Date,USD,CHF,\n2026-01-05,1.25,0.9,\n")
    assert findb("rates", "life.db", "ecb.csv", "--known")[1] == (
        "1 rate on 1 day, assets: 1.\nNot among your assets, passed over: CHF.\n"
    )
    Path("eur.csv").write_text("Date,Close\n2026-01-06,2\n2026-01-07,\n2026-01-08,null\n")
    assert findb("rates", "life.db", "eur.csv", "--asset", "eur", "--currency", "jpy") == (
        0,
        "1 rate on 1 day, assets: 1; Close is in JPY.\n2 days without a price.\n",
        "",
    )
    assert run("life.db", "SELECT rate FROM fin_asset_rates ORDER BY datetime DESC LIMIT 1") == [
        (2 * 1.25 / 200,)
    ]


# Which database


@pytest.mark.parametrize(
    "command",
    [
        ("load", "life.db", "fin_assets", "f.csv"),
        ("rates", "life.db", "f.csv"),
        ("doctor", "life.db"),
        ("migrate", "life.db"),
        ("backup", "life.db", "copy.db"),
    ],
)
def test_a_database_that_is_not_there_is_not_made(findb, small, command):
    Path("f.csv").touch()
    code, _, errors = findb(*command)
    assert code == 1
    assert errors == "Error: There is no file life.db; findb init makes a new database.\n"
    assert not Path("life.db").exists()


@pytest.mark.parametrize("version", [1, 5])
@pytest.mark.parametrize(
    "command", [("load", "life.db", "fin_assets", "f.csv"), ("rates", "life.db", "f.csv")]
)
def test_a_database_of_another_version_is_refused(findb, small, version, command):
    small.create(Path("life.db"))
    run("life.db", f"PRAGMA user_version = {version}")
    Path("f.csv").write_text("code\nX\n")
    code, _, errors = findb(*command)
    assert code == 1
    assert ("run: findb migrate life.db" in errors) == (version == 1)
    assert ("from a newer FinDB (version 5, this program works with version 3)" in errors) == (
        version == 5
    )


def test_a_database_without_a_version_is_sent_to_migrate(findb, small):
    small.create(Path("life.db"))
    run("life.db", "PRAGMA application_id = 0")
    Path("f.csv").write_text("code\nX\n")
    _, _, errors = findb("load", "life.db", "fin_assets", "f.csv")
    assert errors == (
        "Error: life.db does not say which version of FinDB it is from;"
        " run: findb migrate life.db\n"
    )
    assert findb("migrate", "life.db")[0] == 0
    assert "line 2: fin_assets.type_id: must" in findb("load", "life.db", "fin_assets", "f.csv")[2]


# Errors as sentences


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("INSERT INTO fin_assets (code) VALUES ('usd')", "fin_assets.type_id: must not be empty"),
        (
            "UPDATE fin_assets SET code = 'usd'",
            "fin_assets.code: has a lower case letter; write it in upper case, like USD.",
        ),
        ("INSERT INTO fin_asset_types (name) VALUES ('Currencies')", "there is such a row already"),
        ("UPDATE fin_assets SET type_id = 9", "a row that is referred to does not exist"),
        (
            "INSERT INTO current_assets (code) VALUES ('X')",
            "current_assets.asset_type: is unknown;",
        ),
        (
            "INSERT OR ROLLBACK INTO fin_asset_types (name) VALUES ('Currencies')",
            "there is such a row already",
        ),
        ("SELECT * FROM current_worth", "no such table: current_worth; this does not fit"),
    ],
)
def test_what_sqlite_refuses_is_a_sentence(tmp_path, small, statement, said):
    path = small.create(tmp_path / "life.db")
    connection = database.connect(path)
    with pytest.raises(FindbError) as error, database.transaction(connection):
        connection.execute(statement)
    assert said in error.value.message and "constraint failed" not in error.value.message
    assert not connection.in_transaction
    connection.close()


def test_a_connection_to_look_changes_nothing(tmp_path, small):
    path = small.create(tmp_path / "life.db")
    connection = database.connect(path, write=False)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM fin_assets")
    connection.close()


def test_references_are_enforced(tmp_path, small):
    connection = database.connect(small.create(tmp_path / "life.db"))
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


@posix
def test_a_reader_that_has_enough_is_no_error():
    done = subprocess.run(
        f"{sys.executable} scripts/findb schema | head -n 1",
        shell=True, cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.startswith("CREATE TABLE")
    assert "Traceback" not in done.stderr and "Error" not in done.stderr
