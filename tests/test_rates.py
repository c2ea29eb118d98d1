"""Rates from files: cross rates over the euro, holes, prices in other currencies, refusals."""

import time
import zipfile
from contextlib import closing

import pytest

from findb import database
from findb.create import create
from findb.errors import FindbError
from findb.rates import load_rates
from shared_data import shared_file
from small import run

ECB = """Date,USD,JPY,CHF,ROL,
2026-01-05,1.25,200,0.9,N/A,
2026-01-02,1.20,N/A,0.8,N/A,
1999-01-04,1.18,130,1.6,1.3111,
"""


@pytest.fixture
def load(tmp_path, small):
    """Load a text as a file into a new or the same database with the given base asset."""

    def load(text, base="USD", name="rates.csv", **options):
        path = tmp_path / f"{base}.db"
        if not path.exists():
            create(path, base, sources=small.sources)
        file = tmp_path / name
        file.write_bytes(text.encode())
        with closing(database.connect(path, sources=small.sources)) as connection:
            return load_rates(connection, file, **options)

    return load


@pytest.fixture
def rates(tmp_path):
    def rates(base="USD"):
        rows = run(
            tmp_path / f"{base}.db",
            "SELECT substr(datetime, 1, 10), code, rate FROM fin_asset_rates"
            " INNER JOIN fin_assets ON fin_assets.id = asset_id ORDER BY 1, 2",
        )
        return {(day, code): rate for day, code, rate in rows}

    return rates


# The European Central Bank


def test_with_the_euro_as_base_a_rate_is_one_over_the_units(load, rates):
    done = load(ECB, "EUR")
    assert (done.rates, done.assets, done.days) == (9, 4, 3)
    assert rates("EUR") == {
        ("1999-01-04", "CHF"): 1 / 1.6,
        ("1999-01-04", "JPY"): 1 / 130,
        ("1999-01-04", "ROL"): 1 / 1.3111,
        ("1999-01-04", "USD"): 1 / 1.18,
        ("2026-01-02", "CHF"): 1 / 0.8,
        ("2026-01-02", "USD"): 1 / 1.20,
        ("2026-01-05", "CHF"): 1 / 0.9,
        ("2026-01-05", "JPY"): 1 / 200,
        ("2026-01-05", "USD"): 1 / 1.25,
    }


def test_another_base_gives_cross_rates_and_none_of_its_own(load, rates):
    done = load(ECB)
    assert (done.rates, done.assets, done.days) == (9, 4, 3)
    assert rates()["2026-01-05", "EUR"] == 1.25
    assert rates()["2026-01-05", "JPY"] == 1.25 / 200
    assert rates()["1999-01-04", "ROL"] == 1.18 / 1.3111
    assert not [code for _, code in rates() if code == "USD"]


def test_a_day_without_the_base_has_no_rates(load, rates):
    assert load(ECB, "JPY").days == 2
    assert sorted({day for day, _ in rates("JPY")}) == ["1999-01-04", "2026-01-05"]
    assert rates("JPY")["2026-01-05", "USD"] == 200 / 1.25


def test_days_are_stored_at_midnight(tmp_path, load):
    load(ECB)
    rows = run(tmp_path / "USD.db", "SELECT DISTINCT datetime FROM fin_asset_rates ORDER BY 1")
    assert rows[0] == ("1999-01-04 00:00:00",)


def test_missing_currencies_are_created_inactive_if_no_longer_quoted(tmp_path, load):
    run_before = load(ECB.replace("ROL", "RON"))
    assert run_before.created == ["CHF", "EUR", "JPY", "RON"]
    assets = run(
        tmp_path / "USD.db",
        "SELECT code, fin_asset_types.name, is_active FROM fin_assets"
        " INNER JOIN fin_asset_types ON fin_asset_types.id = type_id WHERE is_base = 0 ORDER BY 1",
    )
    assert assets == [
        ("CHF", "Currencies", 1),
        ("EUR", "Currencies", 1),
        ("JPY", "Currencies", 1),
        ("RON", "Currencies", 0),
    ]


def test_only_known_currencies_on_demand(tmp_path, load, rates):
    load("Date,CHF,USD\n2026-01-05,0.9,1\n")
    done = load(ECB, known=True)
    assert (done.created, done.skipped) == ([], ["JPY", "ROL"])
    assert {code for _, code in rates()} == {"CHF", "EUR"}


def test_a_second_load_changes_nothing_and_a_correction_one_rate(load, rates, tmp_path):
    load(ECB)
    before, ids = rates(), run(tmp_path / "USD.db", "SELECT id FROM fin_asset_rates")
    assert load(ECB).created == []
    assert rates() == before
    load(ECB.replace("2026-01-05,1.25,200,", "2026-01-05,1.25,250,"))
    assert {key for key in before if rates()[key] != before[key]} == {("2026-01-05", "JPY")}
    assert run(tmp_path / "USD.db", "SELECT id FROM fin_asset_rates") == ids


def test_an_equal_code_of_another_type_is_another_asset(tmp_path, load):
    create_before = load("Date,USD\n2026-01-05,1\n")
    assert create_before.created == ["EUR"]
    run(
        tmp_path / "USD.db",
        "INSERT INTO fin_asset_types (name) VALUES ('Stocks')",
        "INSERT INTO fin_assets (code, type_id, is_base, is_active) VALUES ('CHF', 2, 0, 1)",
    )
    assert load(ECB).created == ["CHF", "JPY", "ROL"]


def test_a_zip_is_read_as_it_is(tmp_path, load, small):
    load(ECB, "EUR")
    with zipfile.ZipFile(tmp_path / "hist.zip", "w") as archive:
        archive.writestr("eurofxref-hist.csv", ECB)
    create(tmp_path / "zip.db", "EUR", sources=small.sources)
    with closing(database.connect(tmp_path / "zip.db", sources=small.sources)) as connection:
        assert load_rates(connection, tmp_path / "hist.zip").rates == 9


@pytest.mark.parametrize(("base", "count"), [("EUR", 217_555), ("USD", 217_555)])
def test_the_real_history(tmp_path, base, count):
    history = shared_file("rates/eurofxref-hist.zip")
    create(tmp_path / "life.db", base)
    start = time.perf_counter()
    with closing(database.connect(tmp_path / "life.db")) as connection:
        done = load_rates(connection, history)
    assert time.perf_counter() - start < 30
    assert (done.rates, done.assets, done.days) == (count, 41, 6_983)
    assert run(tmp_path / "life.db", "SELECT count(*) FROM fin_asset_rates") == [(count,)]


# One asset


PRICES = """Date,Open,High,Low,Close,Volume
2026-01-01,1,1,1,10,5
2026-01-02 17:30:00,1,1,1,11.5,5
2026-01-03,,,,null,
2026-01-05,1,1,1,1e1,5
"""


@pytest.fixture
def stock(tmp_path, load):
    load("Date,USD,CHF\n2026-01-02,1,0.5\n2026-01-04,1,0.25\n")
    run(
        tmp_path / "USD.db",
        "INSERT INTO fin_asset_types (name) VALUES ('Stocks'), ('Funds')",
        "INSERT INTO fin_assets (code, type_id, is_base, is_active) VALUES ('ACME', 2, 0, 1)",
        "DELETE FROM fin_asset_rates WHERE asset_id <> 2",
    )


def test_prices_in_the_base_asset(stock, load, tmp_path):
    done = load(PRICES, asset="ACME")
    assert (done.rates, done.days, done.holes) == (3, 3, 1)
    assert run(
        tmp_path / "USD.db",
        "SELECT datetime, rate FROM fin_asset_rates INNER JOIN fin_assets ON asset_id ="
        " fin_assets.id WHERE code = 'ACME' ORDER BY 1",
    ) == [
        ("2026-01-01 00:00:00", 10.0),
        ("2026-01-02 17:30:00", 11.5),
        ("2026-01-05 00:00:00", 10.0),
    ]
    load(PRICES.replace("1e1", "12"), asset="ACME")
    assert run(tmp_path / "USD.db", "SELECT max(rate) FROM fin_asset_rates") == [(12.0,)]


def test_prices_in_another_currency_use_the_newest_rate_known_then(stock, load, rates):
    """1 CHF was 2 USD since the 2nd and 4 USD since the 4th."""
    prices = PRICES.replace("2026-01-01,1,1,1,10,5\n", "")
    load(prices, asset="ACME", currency="CHF")
    assert rates()["2026-01-02", "ACME"] == 23
    assert rates()["2026-01-05", "ACME"] == 40
    load(prices, asset="ACME", currency="USD")
    assert rates()["2026-01-05", "ACME"] == 10


def test_prices_are_in_the_quote_of_the_asset(tmp_path):
    """As the view prices shows them; --currency goes before it."""
    path, file = tmp_path / "life.db", tmp_path / "acme.csv"
    create(path, "EUR")
    run(
        path,
        "INSERT INTO current_fin_asset_types (name) VALUES ('Shares')",
        "INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Currencies', 'USD')",
        "INSERT INTO current_fin_assets (asset_type, asset_code, quote)"
        " VALUES ('Shares', 'ACME', 'USD')",
        "INSERT INTO latest_fin_asset_rates (datetime, asset, rate)"
        " VALUES ('2026-01-05', 'USD', 0.9), ('2026-01-06 17:00', 'USD', 0.8)",
    )
    file.write_text("Date,Close\n2026-01-05,12.51\n2026-01-06,12.52\n")
    with closing(database.connect(path)) as connection:
        assert load_rates(connection, file, "ACME").currency == "USD"
    assert run(path, "SELECT price_date, close_price, quote FROM prices ORDER BY 1") == [
        ("2026-01-05", 12.51, "USD"),
        ("2026-01-06", 12.52, "USD"),
    ]
    assert run(path, "SELECT rate FROM fin_asset_rates WHERE asset_id = 3 ORDER BY datetime") == [
        (12.51 * 0.9,),
        (12.52 * 0.8,),
    ]
    with closing(database.connect(path)) as connection:
        assert load_rates(connection, file, "ACME", currency="EUR").currency == "EUR"
    assert run(path, "SELECT rate FROM fin_asset_rates WHERE asset_id = 3 ORDER BY datetime") == [
        (12.51,),
        (12.52,),
    ]


def test_a_missing_rate_of_the_currency_names_the_date(stock, load, rates):
    before = rates()
    with pytest.raises(FindbError) as error:
        load(PRICES, asset="ACME", currency="CHF")
    assert error.value.message.endswith(
        "rates.csv, line 2: no rate of CHF is known on 2026-01-01 or before; load its rates first."
    )
    assert rates() == before


def test_an_asset_of_several_types_needs_the_type(stock, load, tmp_path, rates):
    run(
        tmp_path / "USD.db",
        "INSERT INTO fin_assets (code, type_id, is_base, is_active) VALUES ('ACME', 3, 0, 1)",
    )
    with pytest.raises(FindbError, match=r"several assets ACME \(Funds, Stocks\); .* --type"):
        load(PRICES, asset="ACME")
    assert load(PRICES, asset="ACME", asset_type="Funds").rates == 3


def test_codes_may_be_written_in_lower_case(stock, load, rates):
    load(PRICES.replace("2026-01-01,1,1,1,10,5\n", ""), asset="acme", currency="chf")
    assert rates()["2026-01-02", "ACME"] == 23


# Refusals


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("", {}, "rates.csv is empty"),
        ("Date,USD\n", {}, "rates.csv has no line below its header"),
        ("Date,usd\n2026-01-05,1\n", {}, "line 1: the columns must be Date and currency codes"),
        ("Date,Close\n2026-01-05,1\n", {}, "prices of one asset; say of which: --asset CODE"),
        ("Date,CHF\n2026-01-05,1\n", {}, "has no rates of the base asset USD"),
        (ECB.replace("200", "2OO"), {}, "line 2: JPY: «2OO» is not a number of 0 or more"),
        (ECB.replace("200", "-200"), {}, "line 2: JPY: «-200» is not a number"),
        (ECB.replace("200", "0"), {}, "line 2: JPY: a rate cannot be 0"),
        (ECB.replace("200", "nan"), {}, "line 2: JPY: «nan» is not a number"),
        (ECB.replace("200", "2_00"), {}, "line 2: JPY: «2_00» is not a number"),
        (ECB.replace("200", "٢٠٠"), {}, "line 2: JPY: «٢٠٠» is not a number"),
        (ECB.replace("200", "1e999"), {}, "line 2: JPY: «1e999» is not a number"),
        (ECB.replace("200", '"2,00"'), {}, "line 2: JPY: «2,00» is not a number"),
        (ECB.replace("1999-01-04", "04.01.1999"), {}, "line 4: «04.01.1999» is not a date"),
        (ECB.replace("1999-01-04", "1999-02-29"), {}, "line 4: «1999-02-29» is not a date"),
        (ECB.replace("1999-01-04", "1999-1-4"), {}, "line 4: «1999-1-4» is not a date"),
        (ECB.replace("1999-01-04", "2026-01-02"), {}, "line 4: 2026-01-02 00:00:00 is there twice"),
        (ECB.replace("1.18,130", "1.18"), {}, "line 4: there are 5 cells, but 6 columns"),
        (ECB, {"asset_type": "Stocks"}, "--type and --currency say more of --asset"),
        (PRICES, {"asset": "VTI"}, "no asset VTI; add it to fin_assets first"),
        (PRICES, {"asset": "ACME", "asset_type": "Funds"}, "no asset ACME of the type Funds"),
        (PRICES, {"asset": "USD"}, "USD is the base asset; its rate is always 1"),
        (PRICES, {"asset": "ACME", "currency": "XXX"}, "no asset XXX"),
        (ECB, {"asset": "ACME"}, "line 1: there is no column Close"),
        (ECB.replace(",", ";"), {}, "line 1: the columns must be separated by commas; save the"),
        (PRICES.replace(",", ";"), {"asset": "ACME"}, "line 1: the columns must be separated by"),
        (PRICES.replace(",", "\t"), {"asset": "ACME"}, "line 1: the columns must be separated by"),
        ("Close\n1\n", {"asset": "ACME"}, "line 1: there is no column Date"),
        (PRICES.replace("11.5", "11,5"), {"asset": "ACME"}, "line 3: there are 7 cells"),
        (PRICES.replace("11.5", "x"), {"asset": "ACME"}, "line 3: Close: «x» is not a number"),
        (
            PRICES.replace("17:30", "25:30"),
            {"asset": "ACME"},
            "line 3: «2026-01-02 25:30:00» is no",
        ),
    ],
)
def test_a_refusal_changes_nothing(stock, load, rates, tmp_path, text, options, said):
    before = run(tmp_path / "USD.db", "SELECT * FROM fin_assets"), rates()
    with pytest.raises(FindbError) as error:
        load(text, **options)
    assert said in error.value.message
    assert (run(tmp_path / "USD.db", "SELECT * FROM fin_assets"), rates()) == before


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "No such file"),
        (lambda path: path.mkdir(), "Is a directory"),
        (lambda path: path.write_bytes(b"PK\5\6" + b"\0" * 18), "should hold one CSV file"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, small, make, said):
    create(tmp_path / "life.db", "USD", sources=small.sources)
    make(tmp_path / "rates.zip")
    connection = database.connect(tmp_path / "life.db", sources=small.sources)
    with closing(connection), pytest.raises(FindbError) as error:
        load_rates(connection, tmp_path / "rates.zip")
    assert said in error.value.message


def test_a_damaged_zip(tmp_path, small):
    create(tmp_path / "life.db", "USD", sources=small.sources)
    file = tmp_path / "hist.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", ECB * 100)
    damaged = bytearray(file.read_bytes())
    damaged[60:90] = b"\xff" * 30
    file.write_bytes(damaged)
    connection = database.connect(tmp_path / "life.db", sources=small.sources)
    with closing(connection), pytest.raises(FindbError, match="is a damaged or locked zip file"):
        load_rates(connection, file)
