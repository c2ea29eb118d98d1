"""The record, money, dates and the registry that all readers share."""

import io
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from findb.readers import FIELDS, ReadError, Record, read, recognise
from findb.readers.dates import closing, moment, opening
from findb.readers.money import number, plain
from findb.readers.record import content_identity, identity


def test_a_row_is_text_in_column_order():
    record = Record("ofx", "A1", "cash", "2026-01-02 00:00:00", line_no=7, amount=Decimal("1E+3"))
    row = dict(zip(FIELDS, record.as_row(), strict=True))
    assert FIELDS[:4] == ("source", "account", "kind", "occurred_at")
    assert FIELDS[-2:] == ("ratio", "raw")
    assert (row["amount"], row["line_no"], row["memo"]) == ("1000", "7", None)


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("-0.00", "0"), ("1.50", "1.5"), ("1E-9", "0.000000001"), ("100", "100")],
)
def test_plain_has_no_exponent(value, text):
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "mark", "group", "value"),
    [
        ("-1234.56", ".", "", "-1234.56"),
        (" +5 ", ".", "", "5"),
        ("0,", ",", "", "0"),
        (",5", ",", "", "0.5"),
        ("1.234.567,8", ",", ".", "1234567.8"),
        ("1234,8", ",", ".", "1234.8"),
        ("\N{MINUS SIGN}3", ".", "", "-3"),
    ],
)
def test_number(text, mark, group, value):
    assert number(text, mark, group) == Decimal(value)


@pytest.mark.parametrize("text", ["", "-", ".", "$120", "1,5", "1e3", "NaN", "1.2.3", "1 000", "½"])
def test_number_refuses(text):
    with pytest.raises(ValueError, match="is not a number"):
        number(text)


def test_number_refuses_groups_that_are_not_of_three():
    with pytest.raises(ValueError, match="is not a number"):
        number("1,23", ".", ",")


def test_moments_are_utc():
    eastern = timezone(timedelta(hours=-5))
    assert moment(datetime(2026, 1, 31, 22, 0, tzinfo=eastern)) == "2026-02-01 03:00:00"
    assert moment(datetime(2026, 1, 31, 22, 0)) == "2026-01-31 22:00:00"
    assert opening(date(2026, 12, 31)) == "2026-12-31 00:00:00"
    assert closing(date(2026, 12, 31)) == "2027-01-01 00:00:00"


def test_identity_does_not_depend_on_trailing_zeros():
    assert identity("x", Decimal("1.50"), None) == identity("x", Decimal("1.5"), "") == "x|1.5|"
    assert content_identity("a", "b") == content_identity("a", "b") != content_identity("a|b", "c")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><html><body>Session expired</body></html>", "this is a web page"),
        (b"\x00\x01\x02\x03" * 50, "the format is not recognised"),
    ],
)
def test_files_that_are_no_statement_are_refused(tmp_path, content, problem):
    path = tmp_path / "statement.xml"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=problem):
        list(read(path))
    with pytest.raises(ReadError, match=problem):
        recognise(content, "statement.xml")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ReadError, match="cannot be opened: No such file"):
        list(read(tmp_path / "none.ofx"))


def test_an_error_keeps_the_files_content_out_of_its_message():
    error = ReadError("a.ofx", "TRNAMT is no number", "correct it", line=3, content="secret")
    assert str(error) == error.format_message() == "a.ofx, line 3: TRNAMT is no number; correct it"
    assert error.content == "secret"


def test_a_bomb_behind_a_doctype_is_not_parsed_when_recognised():
    entities = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10}'>" for i in range(1, 12))
    bomb = f"<!DOCTYPE Document [<!ENTITY e0 'x'>{entities}]><Document>&e11;<BkToCstmrStmt/>"
    assert recognise(bomb.encode()).NAME == "camt"
    with pytest.raises(ReadError, match="a DOCTYPE is not allowed"):
        list(recognise(bomb.encode()).read(io.BytesIO(bomb.encode()), "bomb.xml"))
