"""CSV by profile: numbers and dates, whose writing is decided once per file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findb.readers import ReadError
from findb.readers.evidence import DateOrder, DecimalMark
from test_reader_csv_profile import read, refused


@pytest.mark.parametrize(
    "cells, amounts",
    [
        (["1,234", "5,5"], ["1.234", "5.5"]),
        (["1,234", "5.5"], ["1234", "5.5"]),
        (["1.234,50", "7"], ["1234.50", "7"]),
        (["1,234,567", "7"], ["1234567", "7"]),
        (["1 234,50", "-1'000,25"], ["1234.50", "-1000.25"]),
        (["$1,234.50", "-$5.25"], ["1234.50", "-5.25"]),
        (["(12.50)", "3.5-"], ["-12.50", "-3.5"]),
        (["EUR 12.50", "12.5 €"], ["12.50", "12.5"]),
        (["\N{MINUS SIGN}12.50", "+1.5"], ["-12.50", "1.5"]),
    ],
)
def test_numbers(cells, amounts):
    rows = read("date;amount;currency\n" + "".join(f"2024-03-15;{cell};EUR\n" for cell in cells))
    assert [row.amount for row in rows] == [Decimal(amount) for amount in amounts]


@given(
    st.lists(st.decimals(min_value=-(10**9), max_value=10**9, places=2), min_size=1),
    st.sampled_from([".", ","]),
    st.booleans(),
)
def test_numbers_come_back_as_they_were_written(amounts, mark, grouped):
    group = {".": ",", ",": "."}[mark]
    file = DecimalMark("my.csv")
    texts = []
    for amount in amounts:
        text = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
        texts.append(text.translate(str.maketrans({",": group, ".": mark})))
        file.see(texts[-1])
    file.decide()
    assert [file.parse(text) for text in texts] == amounts


@given(st.lists(st.dates(date(1970, 1, 1), date(2069, 12, 31)), min_size=1), st.data())
def test_dates_come_back_or_are_asked_for(days, data):
    form = data.draw(st.sampled_from(["%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%y"]))
    order = DateOrder("my.csv")
    texts = [f"{day:{form}}" for day in days]
    for text in texts:
        order.see(text)
    try:
        order.decide()
    except ReadError as error:
        assert "--date-order" in error.advice
    else:
        assert [order.parse(text) for text in texts] == days


def test_an_ambiguous_decimal_mark_asks():
    content = "date;amount;currency\n2024-03-15;1;EUR\n2024-03-15;1,234;EUR\n"
    error = refused(content)
    assert (error.line, "--decimal point" in str(error)) == (3, True)
    assert read(content, decimal="point")[1].amount == 1234
    assert read(content, decimal="comma")[1].amount == Decimal("1.234")


def test_two_decimal_marks_are_refused():
    content = "date;amount;currency\n2024-03-15;1,50;EUR\n2024-03-15;1.50;EUR\n"
    assert "',' (line 2) and '.' (line 3)" in str(refused(content))
    assert [row.amount for row in read(content, decimal="mixed")] == [Decimal("1.5")] * 2
    grouped = content + "2024-03-15;1.234,50;EUR\n"
    assert "decimal marks" in str(refused(grouped, decimal="mixed"))


def test_a_thousands_mark_taken_for_a_decimal_one_is_noticed():
    content = "date;kind;amount;currency;security_code;quantity;price\n"
    content += "2024-03-15;trade;-2500,5;EUR;ACME;1.000;2,5005\n"
    assert read(content)[0].quantity == 1000
    mixed = content + "2024-03-15;trade;-2.5;EUR;ACME;1;2.5\n"
    assert "factor 1000" in str(refused(mixed, decimal="mixed"))


@pytest.mark.parametrize(
    "cells, days",
    [
        (["01.02.2024", "13.02.2024"], ["2024-02-01", "2024-02-13"]),
        (["02/01/2024", "02/13/2024"], ["2024-02-01", "2024-02-13"]),
        (["2024-02-01", "2024-02-02"], ["2024-02-01", "2024-02-02"]),
        (["20240201", "20240202"], ["2024-02-01", "2024-02-02"]),
        (["2 Feb 2024", "Mar 3, 2024"], ["2024-02-02", "2024-03-03"]),
        (["2024年2月1日", "2024/02/02"], ["2024-02-01", "2024-02-02"]),
        (["5.5.24", "13.5.24"], ["2024-05-05", "2024-05-13"]),
        (["05/05/2024", "06/06/2024"], ["2024-05-05", "2024-06-06"]),
        (["31.12.99", "1.1.00"], ["1999-12-31", "2000-01-01"]),
    ],
)
def test_dates(cells, days):
    rows = read("date;amount;currency\n" + "".join(f"{cell};1;EUR\n" for cell in cells))
    assert [row.booked_on for row in rows] == days


def test_an_ambiguous_date_order_asks():
    content = "date;amount;currency\n05/05/2024;1;EUR\n01/02/2024;1;EUR\n"
    error = refused(content)
    assert (error.line, "--date-order dmy or --date-order mdy" in str(error)) == (3, True)
    assert read(content, date_order="dmy")[1].booked_on == "2024-02-01"
    assert read(content, date_order="mdy")[1].booked_on == "2024-01-02"


@pytest.mark.parametrize(
    "text, moment",
    [
        ("2024-07-01 12:00", "2024-07-01 12:00:00"),
        ("2024-07-01T12:00:01.999Z", "2024-07-01 12:00:01"),
        ("2024-07-01 12:00:00+02:00", "2024-07-01 10:00:00"),
        ("2024-07-01, 12:30:00 PM", "2024-07-01 12:30:00"),
        ("20240701;143000", "2024-07-01 14:30:00"),
    ],
)
def test_times(text, moment):
    (row,) = read(f'date,amount,currency\n"{text}",1,EUR\n')
    assert row.occurred_at == moment


def test_a_time_zone_of_the_profile_counts_for_times_only(tmp_path):
    profile = tmp_path / "zone.toml"
    profile.write_text(
        'time_zone = "Europe/Zurich"\nheader = ["d", "a"]\n'
        'columns = { date = "d", amount = "a", balance = "b" }\nfixed = { currency = "CHF" }\n'
        '[[rows]]\nkind = "cash"\n'
    )
    content = "d,a,b\n2024-07-01 01:00,1,1\n2024-12-01 01:00,1,2\n2024-12-02,1,3\n"
    rows = read(content, profile=str(profile))
    assert [row.occurred_at for row in rows if row.kind == "cash"] == [
        "2024-06-30 23:00:00",
        "2024-12-01 00:00:00",
        "2024-12-02 00:00:00",
    ]
    assert [row.booked_on for row in rows if row.kind == "cash"][0] == "2024-07-01"
    assert [row.occurred_at for row in rows if row.kind == "balance"] == [
        "2024-07-01 22:00:00",
        "2024-12-01 23:00:00",
        "2024-12-03 00:00:00",
    ]
