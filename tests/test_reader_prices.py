"""Price lines of ledger, hledger and beancount, and Date,...,Close CSV."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest

from findb.readers import ReadError, Record, csv_profile, prices, recognise


def read(content: str | bytes, **options) -> list[Record]:
    data = content.encode() if isinstance(content, str) else content
    assert recognise(data, "my.prices") is prices
    return list(prices.read(io.BytesIO(data), "my.prices", **options))


def refused(content: str | bytes, **options) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(content, **options)
    return caught.value


@pytest.mark.parametrize(
    "line, code, price, currency, moment",
    [
        ("P 2024-01-02 ACME 12.30 USD", "ACME", "12.30", "USD", "2024-01-02 00:00:00"),
        ("P 2024/01/02 10:30:00 ACME $12.30", "ACME", "12.30", "USD", "2024-01-02 10:30:00"),
        ("P 2024-1-2 10:30 ACME 12.30USD", "ACME", "12.30", "USD", "2024-01-02 10:30:00"),
        ('P 2024-01-02 "ACME 5" 12.30 "US D"', "ACME 5", "12.30", "US D", "2024-01-02 00:00:00"),
        ("P 2024-01-02 € $1.08 ; a comment", "EUR", "1.08", "USD", "2024-01-02 00:00:00"),
        ("P 2024-01-02 2330.TW 580 TWD", "2330.TW", "580", "TWD", "2024-01-02 00:00:00"),
        ("P 2024-01-02 ACME 1.234,50 EUR", "ACME", "1234.50", "EUR", "2024-01-02 00:00:00"),
        ("2024-01-02 price ACME 12.30 USD", "ACME", "12.30", "USD", "2024-01-02 00:00:00"),
        (
            "2024-01-02 price ACME  1,234.50 USD ; x",
            "ACME",
            "1234.50",
            "USD",
            "2024-01-02 00:00:00",
        ),
    ],
)
def test_lines(line, code, price, currency, moment):
    (record,) = read(line + "\n")
    assert (record.source, record.kind, record.account) == ("prices", "price", None)
    assert (record.security_code, record.price) == (code, Decimal(price))
    assert (record.currency, record.occurred_at) == (currency, moment)
    assert (record.line_no, record.booked_on) == (1, "2024-01-02")


def test_other_lines_of_a_journal_are_left_alone():
    notes: list[str] = []
    journal = (
        "; my journal\nP 2024-01-02 ACME 12.30 USD\n\n2024-01-03 shop\n  food  1 USD\n  bank\n"
    )
    assert [record.line_no for record in read(journal, note=notes.append)] == [2]
    assert notes == ["my.prices: 4 lines that are no prices left alone"]


def test_csv():
    content = (
        "Date,Open,Close,Volume\n2024-01-02,1,12.30,5\n2024-01-03,1,null,0\n2024-01-04,1,13,5\n"
    )
    first, last = read(content, security="ACME", currency="USD")
    assert (first.security_code, first.price, first.currency) == ("ACME", Decimal("12.30"), "USD")
    assert (first.line_no, last.line_no, last.booked_on) == (2, 4, "2024-01-04")


def test_csv_of_another_country():
    content = "Datum;Schluss\n31.01.2024;1.012,30\n01.02.2024;1.013,30\n"
    records = read(content, security="ACME", currency="EUR")
    assert [record.price for record in records] == [Decimal("1012.30"), Decimal("1013.30")]
    assert records[1].booked_on == "2024-02-01"


@pytest.mark.parametrize(
    "content, line, says",
    [
        ("Date,Close\n2024-01-02,12.30\n", None, "--security"),
        ("P 2024-01-02 ACME 12.30\n", 1, "not a number and its currency"),
        ("P 2024-01-02 ACME twelve USD\n", 1, "not a number and its currency"),
        ("P 2024-13-02 ACME 12.30 USD\n", 1, "date cannot be read"),
        ("P 2024-01-02 ACME 1,234 USD\n", 1, "--decimal point"),
        (b"P 2024-01-02 ACME 1.5 USD\n; caf\xe9\n", 2, "not valid utf-8"),
    ],
)
def test_refusals(content, line, says):
    error = refused(content)
    assert error.line == line
    assert says in str(error)


@pytest.mark.parametrize(
    "content, line, says",
    [
        ("Date,Close\n2024-01-02,12.30\n2024-01-03\n", 3, "1 columns, its header 2"),
        ("Date,Close\n2024-01-02,abc\n", 2, "price cannot be read"),
        ("Date,Close\n01/02/2024,1.5\n", 2, "--date-order"),
        ('Date,Close\n2024-01-02,"1.5', 2, "cannot be split"),
    ],
)
def test_csv_refusals(content, line, says):
    error = refused(content, security="ACME", currency="USD")
    assert error.line == line
    assert says in str(error)


def test_a_brokers_csv_is_not_taken_for_prices():
    header = b"Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount\n"
    assert recognise(header, "a.csv") is csv_profile
