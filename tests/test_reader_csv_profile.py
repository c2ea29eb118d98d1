"""CSV by profile: what the engine reads, and everything it refuses."""

from __future__ import annotations

import io
import time
from decimal import Decimal
from pathlib import Path

import pytest

from findb.readers import ReadError, csv_profile, recognise

GENERIC = "date,amount,currency,description\n"
MYBANK = str(Path(__file__).parent / "fixtures" / "mybank.toml")


def read(content: str | bytes, **options) -> list:
    data = content.encode() if isinstance(content, str) else content
    return list(csv_profile.read(io.BytesIO(data), "my.csv", **options))


def refused(content: str | bytes, **options) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(content, **options)
    return caught.value


# -- what is read


def test_generic_cash():
    rows = read(
        GENERIC + "2024-03-15,-12.50,EUR,bread\n2024-03-16 08:30,1000.00,EUR,\n",
        account="checking",
    )
    first, second = rows
    assert (first.source, first.account, first.kind) == ("csv:generic", "checking", "cash")
    assert (first.occurred_at, first.booked_on) == ("2024-03-15 00:00:00", "2024-03-15")
    assert (first.amount, first.currency, first.memo) == (Decimal("-12.50"), "EUR", "bread")
    assert (first.line_no, first.external_id, first.group_key) == (2, None, None)
    assert (second.occurred_at, second.memo) == ("2024-03-16 08:30:00", None)
    assert first.raw == "2024-03-15 | -12.50 | EUR | bread"


def test_columns_are_found_by_name_in_any_order_and_below_a_preamble():
    content = "My bank\n\nCurrency;AMOUNT;Memo;Date\nEUR;1;x;2024-03-15\nEUR;2;y;2024-03-16\n"
    rows = read(content)
    assert [(row.amount, row.line_no) for row in rows] == [(1, 4), (2, 5)]


@pytest.mark.parametrize("count", [1, 3])
def test_nameless_columns_at_the_end_do_not_matter(count):
    end = "," * count
    (row,) = read(f"date,amount,currency,account{end}\n2024-03-15,5,EUR,A{end}\n")
    assert (row.source, row.amount) == ("csv:generic", 5)


@pytest.mark.parametrize("cell", ["", "x"])
def test_a_header_of_very_many_columns_is_recognised_in_linear_time(cell):
    header = ["date", *[cell] * 16_000]
    table = csv_profile.find("generic").tables[0]
    start = time.process_time()
    assert len(set(table.names(header))) == len(header)
    assert time.process_time() - start < 1  # cubic took days


def test_a_trade_with_fee_and_tax_is_one_group_and_adds_up():
    rows = read(
        "date,kind,id,amount,currency,security_code,quantity,price,fee,tax\n"
        "2024-03-15,trade,x1,-1000,EUR,ACME,10,100,4.5,0.5\n"
    )
    assert [(row.kind, row.amount) for row in rows] == [
        ("trade", Decimal(-1000)),
        ("fee", Decimal("-4.5")),
        ("tax", Decimal("-0.5")),
    ]
    assert {row.group_key for row in rows} == {"x1"}
    assert {row.security_code for row in rows} == {"ACME"}
    assert [row.external_id for row in rows] == ["x1:trade", "x1:fee", "x1:tax"]


def test_twins_without_id_get_groups_of_their_own():
    header = "date,kind,amount,currency,security_code,quantity,fee\n"
    rows = read(header + "2024-03-15,trade,-10,EUR,ACME,1,1\n" * 2)
    assert len({row.group_key for row in rows}) == 2
    assert [row.group_key for row in rows] == [
        row.group_key for row in read(header + "2024-03-15,trade,-10,EUR,ACME,1,1\n" * 2)
    ]


def test_every_kind_of_the_generic_profile():
    header = "date,kind,amount,currency,security_code,quantity,price,ratio,fx_currency\n"
    rows = read(
        header
        + "2024-03-15,fx,-100,EUR,,108,,,USD\n"
        + "2024-03-15,dividend,5,USD,ACME,,,,\n"
        + "2024-03-15,interest,1,USD,,,,,\n"
        + "2024-03-15,split,,,ACME,30,,4:1,\n"
        + "2024-03-15,transfer,-7,USD,,,,,\n"
        + "2024-03-15,delivery,,,ACME,2,,,\n"
        + "2024-03-15,balance,93,USD,,,,,\n"
        + "2024-03-15,position,,,ACME,40,,,\n"
        + "2024-03-15,price,,USD,ACME,,12.5,,\n"
    )
    by_kind = {row.kind: row for row in rows}
    assert (by_kind["fx"].security_code, by_kind["fx"].quantity) == ("USD", 108)
    assert (by_kind["split"].ratio, by_kind["split"].quantity) == ("4:1", 30)
    assert by_kind["balance"].occurred_at == "2024-03-16 00:00:00"
    assert by_kind["position"].occurred_at == "2024-03-16 00:00:00"
    assert (by_kind["price"].price, by_kind["price"].occurred_at) == (
        Decimal("12.5"),
        "2024-03-15 00:00:00",
    )
    assert by_kind["delivery"].amount is None


def test_shares_for_nothing_are_a_delivery():
    header = "date,kind,amount,currency,security_code,quantity\n"
    (row,) = read(header + "2024-03-15,trade,0,EUR,ACME,3\n")
    assert (row.kind, row.quantity, row.amount) == ("delivery", 3, None)


def test_rows_of_amount_0_are_left_out_and_told():
    notes: list[str] = []
    assert read(GENERIC + "2024-03-15,0.00,EUR,hello\n", note=notes.append) == []
    assert notes == ["my.csv: 1 rows skipped (the amount is 0)"]


def test_pending_rows_are_marked():
    rows = read("date,amount,currency,status\n2024-03-15,1,EUR,Pending\n2024-03-15,1,EUR,booked\n")
    assert [row.status for row in rows] == ["pending", "booked"]


@pytest.mark.parametrize(
    "order, balances",
    [
        ("2024-03-14,1,EUR,1\n2024-03-14,2,EUR,3\n2024-03-15,4,EUR,7\n", [3, 7]),
        ("2024-03-15,4,EUR,7\n2024-03-14,2,EUR,3\n2024-03-14,1,EUR,1\n", [7, 3]),
        ("2024-03-14,2,EUR,3\n2024-03-14,1,EUR,1\n", []),  # nothing tells which is the last
        ("2024-03-14,1,EUR,1\n2024-03-16,2,EUR,3\n2024-03-15,2,EUR,3\n", []),
    ],
)
def test_a_running_balance_closes_each_day(order, balances):
    rows = read("date,amount,currency,balance\n" + order)
    closing = [row for row in rows if row.kind == "balance"]
    assert [row.amount for row in closing] == balances
    assert all(row.memo == "closing" for row in closing)
    if balances:
        assert {row.occurred_at for row in closing} == {
            "2024-03-15 00:00:00",
            "2024-03-16 00:00:00",
        }


def test_a_row_keeps_the_line_on_which_it_starts():
    rows = read(GENERIC + '2024-03-15,1,EUR,"two\nlines"\n2024-03-15,2,EUR,x\n')
    assert [row.line_no for row in rows] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    content = "Buchungstag;Vorgang;Empfänger;Soll;Haben\n15.03.2024;Kauf;Bäcker;2,50;\n"
    (row,) = read(content.encode(encoding), profile=MYBANK)
    assert (row.counterparty, row.amount) == ("Bäcker", Decimal("-2.50"))


def test_the_example_profile_reads_its_example():
    text = Path(MYBANK).read_text("utf-8")
    lines = [line.removeprefix("#     ") for line in text.splitlines() if line.startswith("#     ")]
    statement = "\n".join(line for line in lines if ";" in line)
    rows = read(statement.encode("cp1252"), profile=MYBANK, account="checking")
    assert [(row.kind, row.amount, row.booked_on) for row in rows] == [
        ("cash", Decimal("-82.50"), "2024-03-16"),
        ("cash", Decimal("2000.00"), "2024-03-14"),
        ("balance", Decimal("1917.50"), "2024-03-15"),
        ("balance", Decimal("2000.00"), "2024-03-14"),
    ]
    assert rows[0].memo == "Lastschrift, Strom März"
    assert rows[0].source == "csv:mybank"


# -- what is refused


@pytest.mark.parametrize(
    "content, line, says",
    [
        (b"", None, "is empty"),
        (GENERIC.encode() + b"2024-03-15,1,EUR,\0\n", 2, "NUL"),
        (GENERIC.encode() + b"2024-03-15,1,EUR,caf\xe9\n", 2, "not valid utf-8"),
        ("date;currency\n2024-03-15;EUR\n", None, "fits no profile"),
        (GENERIC + "2024-03-15,1,EUR,a,b\n2024-03-15,1,EUR,a\n", 2, "5 columns, its header 4"),
        (GENERIC + "2024-03-15,1,EUR\n2024-03-15,1,EUR,a\n", 2, "3 columns, its header 4"),
        (GENERIC + "2024-03-15,1,EUR,a\n2024-03-15,1,", 3, "cut off"),
        (GENERIC + '2024-03-15,1,EUR,"a', 2, "cannot be split"),
        (GENERIC + "2024-03-15,abc,EUR,a\n", 2, "amount is not a number"),
        (GENERIC + "2024-03-15,,EUR,a\n", 2, "amount is missing"),
        (GENERIC + "2024-02-30,1,EUR,a\n", 2, "date cannot be read"),
        (GENERIC + "2024-03-15 25:00,1,EUR,a\n", 2, "date cannot be read"),
        (GENERIC + ",1,EUR,a\n", 2, "date is missing"),
        (GENERIC + "2024-03-15,1,,a\n", 2, "currency is missing"),
        ("date,amount,kind\n2024-03-15,1,gift\n", 2, "no rule"),
        ("date,amount,currency,kind\n2024-03-15,-1,EUR,trade\n", 2, "security is missing"),
    ],
)
def test_refusals(content, line, says):
    error = refused(content)
    assert error.line == line
    assert says in str(error)


def test_a_missing_column_is_named_with_those_that_are_there():
    error = refused(
        "Buchungstag;Vorgang;Betrag\n15.03.2024;Kauf;-2,50\n", profile=MYBANK, account="x"
    )
    assert "the column Soll, Haben is missing, found are Buchungstag, Vorgang, Betrag" in str(error)


def test_no_content_of_the_file_is_in_a_message():
    error = refused("date,amount,kind\n2024-03-15,1,secret\n")
    assert "secret" not in str(error)
    assert "secret" in error.content


def test_amount_and_quantity_of_a_trade_go_opposite_ways():
    header = "date,kind,amount,currency,security_code,quantity\n"
    assert "same sign" in str(refused(header + "2024-03-15,trade,10,EUR,ACME,1\n"))


def test_an_exchange_without_its_other_row_is_refused():
    header = "Date;Order #;Transaction;Symbol;ISIN;Quantity;Unit price;Costs;Net Amount;Currency\n"
    error = refused(header + "23-08-2022 12:00:25;1;Forex credit;;;1.0;5;0;5;EUR\n")
    assert (error.line, "other row of this fx" in str(error)) == (2, True)


@pytest.mark.parametrize(
    "text, says",
    [
        ("header = ", "is no CSV profile"),
        ('header = ["a"]\n', "[[rows]]"),
        ('headers = ["a"]\n', "no key headers"),
        ('header = ["a"]\ncolumns = "b"\n[[rows]]\nkind = "cash"\n', "is no CSV profile"),
        ('header = ["a"]\n[[rows]]\nkind = "gift"\n', "'gift' is none of"),
        ('header = ["a"]\n[[rows]]\nkind = "cash"\nwhen = { a = "~(" }\n', "regular expression"),
        ('header = ["a"]\ncolumns = { datum = "a" }\n[[rows]]\nkind = "cash"\n', "no key datum"),
        ('header = ["a"]\ndecimal = "dot"\n[[rows]]\nkind = "cash"\n', "decimal = 'dot'"),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(text, says, tmp_path):
    profile = tmp_path / "mine.toml"
    profile.write_text(text)
    assert says in str(refused("a\n1\n", profile=str(profile)))


def test_an_unknown_time_zone_is_refused(tmp_path):
    profile = tmp_path / "zone.toml"
    profile.write_text(
        'time_zone = "Mars"\nheader = ["d", "a"]\ncolumns = { date = "d", amount = "a" }\n'
        '[[rows]]\nkind = "cash"\n'
    )
    content = "d,a\n2024-07-01 01:00,1\n"
    assert "no time zone 'Mars'" in str(refused(content, profile=str(profile), currency="EUR"))


def test_an_unknown_profile_lists_the_known():
    assert "take one of" in str(refused("a\n1\n", profile="nobank"))
    assert "cannot be opened" in str(refused("a\n1\n", profile="nobank.toml"))


def test_recognition_wants_the_columns_of_a_profile():
    assert recognise(GENERIC.encode(), "a.csv") is csv_profile
    with pytest.raises(ReadError, match="not recognised"):
        recognise(b"a,b\n1,2\n", "a.csv")


def test_the_generic_profile_takes_foreign_columns_only_when_it_is_named():
    content = "date,action,symbol,amount\n2024-03-15,Buy,ACME,-10\n"
    assert "fits no profile" in str(refused(content))
    assert len(read(content, profile="generic", currency="EUR")) == 1


def test_memory_stays_flat(tmp_path):
    import tracemalloc

    def peak(count: int) -> int:
        file = tmp_path / f"{count}.csv"
        with file.open("w") as out:
            out.write(GENERIC)
            for number in range(count):
                out.write(f"2024-03-{number % 28 + 1:02},{number}.50,EUR,text {number}\n")
        tracemalloc.start()
        with file.open("rb") as data:
            assert sum(1 for _ in csv_profile.read(data, "x")) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)
    assert peak(8000) < 2 * peak(1000) + 200_000
