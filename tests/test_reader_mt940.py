"""MT940: the genuine files with their totals, what rows become, and what is refused."""

import logging
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from findb.readers import ReadError, Record, mt940, read, recognise
from findb.readers.statements import Statement, balances
from shared_data import shared_file

pytest.importorskip("mt940")

HEAD = ":20:REF\n:25:{account}\n:28C:7/1\n:60F:C260101EUR100,00\n"
TAIL = ":62F:C260131EUR{closing}\n-\n"


def statement(rows: str = "", closing: str = "100,00", account: str = "A1") -> str:
    return HEAD.format(account=account) + rows + TAIL.format(closing=closing)


def records(text: str | bytes, **options) -> list:
    content = text.encode() if isinstance(text, str) else text
    return list(mt940.read(BytesIO(content), "test.sta", **options))


def only(found: list, *kinds: str) -> list:
    return [record for record in found if record.kind in kinds]


# genuine files


def test_asnb_chains_31_days():
    found = list(read(shared_file("mt940/asnb.sta")))
    closing = [r for r in only(found, "balance") if r.memo == "closing"]
    opening = [r for r in only(found, "balance") if r.memo == "opening"]
    assert (len(opening), len(closing)) == (31, 31)
    assert (opening[0].amount, closing[-1].amount) == (Decimal("444.29"), Decimal("501.23"))
    assert (opening[0].occurred_at, closing[-1].occurred_at) == (
        ("2020-01-01 00:00:00", "2020-02-01 00:00:00")
    )
    daily = defaultdict(Decimal)
    for record in only(found, "cash"):
        daily[record.occurred_at] += record.amount
    for index, (first, last) in enumerate(zip(opening, closing, strict=True)):
        assert first.amount + daily[first.occurred_at] == last.amount
        if index:
            assert closing[index - 1].amount == first.amount
            assert closing[index - 1].occurred_at == first.occurred_at
    assert only(found, "cash")[0].counterparty == "hr gjlm paulissen"


@pytest.mark.parametrize(
    ("name", "rows", "sums"),
    [
        ("abnamro.sta", 10, False),
        ("asnb.sta", 8, True),
        ("ing.sta", 7, False),
        ("knab.sta", 3, False),
        ("rabobank-iban.sta", 4, True),
        ("sns.sta", 2, True),
        ("triodos.sta", 2, False),
    ],
)
def test_rows_and_balances(name, rows, sums):
    """Some of the files were made anonymous in a way that their balances do not add up."""
    notes = []
    found = list(read(shared_file(f"mt940/{name}"), note=notes.append))
    cash = only(found, "cash", "fee", "interest")
    assert len(cash) == rows
    assert bool(notes) != sums
    if sums:
        start, *_ = [r.amount for r in only(found, "balance") if r.memo == "opening"]
        *_, end = [r.amount for r in only(found, "balance") if r.memo == "closing"]
        assert start + sum(record.amount for record in cash) == end


def test_every_balance_agrees_with_the_rows_before_it():
    for name in ("asnb", "rabobank-iban", "sns"):
        found = list(read(shared_file(f"mt940/{name}.sta")))
        held = only(found, "balance")
        start = min(held, key=lambda record: record.occurred_at)
        for balance in held:
            rows = [r.amount for r in only(found, "cash") if r.occurred_at < balance.occurred_at]
            assert start.amount + sum(rows) == balance.amount


# rows


@pytest.mark.parametrize(
    ("mark", "amount"), [("D", -12), ("C", 12), ("RC", -12), ("RD", 12), ("DR", -12)]
)
def test_signs(mark, amount):
    (row,) = only(records(statement(f":61:2601050105{mark}12,00NTRFX\n")), "cash")
    assert row.amount == amount


def test_a_row_belongs_to_its_entry_date_and_is_known_by_its_value_date():
    row = only(records(statement(":61:2512300102D1,5NTRFX//B1\n:86:text\n")), "cash")[0]
    assert (row.occurred_at, row.booked_on) == ("2026-01-02 00:00:00", "2026-01-02")
    assert row.external_id == "7|1|2025-12-30|-1.5|B1"
    assert (row.line_no, row.memo) == (5, "text")


def test_references():
    texts = ("NONREF", "NONREF//B1", "C1", "C1//B1")
    rows = "".join(f":61:2601050105D1,NTRF{text}\n" for text in texts)
    ids = [
        record.external_id.rpartition("|")[2] for record in only(records(statement(rows)), "cash")
    ]
    assert ids == ["", "B1", "C1", "B1"]


def test_kinds():
    rows = "".join(f":61:2601050105D1,N{code}X\n" for code in ("TRF", "CHG", "COM", "INT", "DIV"))
    found = [record.kind for record in records(statement(rows)) if record.kind != "balance"]
    assert found == ["cash", "fee", "fee", "interest", "cash"]


def test_structured_details():
    row = ":61:2601050105C5,NTRFX\n:86:166?00GUTSCHRIFT?20Rent?21 January?31DE1?32Ann?33 Lee\n"
    found = only(records(statement(row)), "cash")[0]
    assert (found.memo, found.counterparty) == ("Rent January", "Ann Lee")


def test_information_about_the_statement_is_not_of_the_last_row():
    text = statement(":61:2601050105C5,NTRFX\n:86:mine\n", "105,00") + ":86:not mine\n"
    assert only(records(text), "cash")[0].memo == "mine"


def test_the_currency_behind_an_account_is_not_part_of_it():
    assert {r.account for r in records(statement(account="NL12RABO0123456789 EUR"))} == {
        "NL12RABO0123456789"
    }


def test_windows_line_ends_and_a_byte_order_mark():
    text = statement(":61:2601050105C5,NTRFX\n", "105,00")
    assert records("\ufeff" + text.replace("\n", "\r\n")) == records(text)


# balances


def balance(memo: str, day: int) -> tuple[Record, date]:
    record = Record("x", "A", "balance", "", currency="EUR", amount=Decimal(day), memo=memo)
    return record, date(2026, 1, day)


def one(opening: int, closing: int, *rows: int) -> Statement:
    made = Statement()
    for day in rows:
        made.row("A", date(2026, 1, day))
    made.balance(*balance("opening", opening))
    made.balance(*balance("closing", closing))
    return made


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([one(5, 6, 5, 6)], ["opening 05", "closing 07"]),
        ([one(4, 6, 5, 6)], ["opening 05", "closing 07"]),
        ([one(5, 6)], ["opening 05", "closing 07"]),
        ([one(5, 6, 5, 8)], ["opening 05", "closing 09"]),
        # the next one begins on the closing day
        (
            [one(1, 8, 1, 2), one(8, 15, 8, 9)],
            ["opening 01", "closing 08", "opening 08", "closing 16"],
        ),
        # newest first
        (
            [one(8, 9, 8, 9), one(1, 7, 1, 7)],
            ["opening 01", "closing 08", "opening 08", "closing 10"],
        ),
        # two on one day
        ([one(5, 5, 5), one(5, 5, 5)], ["opening 05", "closing 06"]),
    ],
)
def test_when_balances_hold(statements, expected):
    assert [f"{r.memo} {r.occurred_at[8:10]}" for r in balances(statements)] == expected


def test_accounts_do_not_disturb_each_other():
    other = one(1, 9, 2)
    other.account = "B"
    other.balances = [(Record("x", "B", "balance", "", memo="closing"), date(2026, 1, 9), None)]
    found = balances([one(1, 3, 1, 2, 3), other])
    assert [r.occurred_at[8:10] for r in found] == ["01", "04", "10"]


# refusals


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((":62F:C260131EUR100,00\n-\n", ""), "line 1: the statement has no closing balance"),
        ((":60F:C260101EUR100,00\n", ""), "no opening balance"),
        (("D12,34N", "D1.212,34N"), r"line 5: a row \(:61:\) has an unknown form"),
        (("D12,34N", "D12.34N"), r"line 5: a row \(:61:\) has an unknown form"),
        (("D12,34N", "X12,34N"), r"line 5: a row \(:61:\) has an unknown form"),
        (("D12,34N", "D1234567890123456,78N"), "cannot be read reliably"),
        (("2601050105", "2613050105"), "the statement cannot be understood"),
        (("EUR100,00\n-", "EUR100.00\n-"), "line 6: a balance has an unknown form"),
        ((":25:A1\n", ""), "names no account"),
        ((":20:", ":99:"), "there is no statement"),
        ((":62F:", ":62F:C260131EUR1,\n:61:2601050105D12,34NTRFX\n:62F:"), "follows the closing"),
    ],
)
def test_refused(change, message):
    text = statement(":61:2601050105D12,34NTRFX\n")
    assert text.count(change[0]) == 1
    with pytest.raises(ReadError, match=message):
        records(text.replace(*change))


def test_cut_anywhere_it_is_refused_or_whole_statements():
    rows = ":61:2601050105D12,34NTRFX\n:86:text\n"
    text = statement(rows, "87,66")
    whole = [record.amount for record in records(text)]
    for end in range(1, len(text)):
        try:
            found = [record.amount for record in records(text[:end])]
        except ReadError:
            continue
        assert found == whole
        assert end >= text.index("\n-\n")


def test_encodings():
    text = statement(":61:2601050105D12,34NTRFX\n:86:Café\n").encode("cp1252")
    with pytest.raises(ReadError, match="line 6: is not valid utf-8"):
        records(text)
    assert only(records(text, encoding="cp1252"), "cash")[0].memo == "Café"


def test_content_does_not_reach_the_logs(capsys):
    with pytest.raises(ReadError) as caught:
        records(statement(":61:2601059905D12,34NTRFSECRET\n"))
    assert "SECRET" not in str(caught.value)
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger("mt940").level > logging.CRITICAL


def test_without_the_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "mt940", None)
    with pytest.raises(ReadError, match="pip install mt-940"):
        records(statement())


def test_recognised_by_content():
    assert recognise(statement().encode()) is mt940
