"""QIF: banks, splits, transfers, investments, and what is refused."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest

from findb.readers import ReadError, Record, qif, recognise

SAMPLES = Path("/work/shared/data/qif")


def read(content: str | bytes, **options) -> list[Record]:
    data = content.encode() if isinstance(content, str) else content
    assert recognise(data, "my.qif") is qif
    options = {"account": "mine", "currency": "USD", **options}
    return list(qif.read(io.BytesIO(data), "my.qif", **options))


def refused(content: str | bytes, **options) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(content, **options)
    return caught.value


def test_cash():
    (record,) = read("!Type:Bank\nD2/14'2020\nT-1,234.50\nN12\nPShop\nMbread\nLFood:Groceries\n^\n")
    assert (record.source, record.account, record.kind) == ("qif", "mine", "cash")
    assert (record.occurred_at, record.booked_on) == ("2020-02-14 00:00:00", "2020-02-14")
    assert (record.amount, record.currency) == (Decimal("-1234.50"), "USD")
    assert (record.counterparty, record.memo) == ("Shop", "bread, Food:Groceries")
    assert (record.line_no, record.group_key) == (2, None)


def test_decimal_comma_is_read_as_such():
    records = read("!Type:Bank\nD31.1.2020\nT-1234,56\n^\nD1.2.2020\nT1.000,00\n^\n")
    assert [record.amount for record in records] == [Decimal("-1234.56"), Decimal("1000.00")]
    assert records[1].booked_on == "2020-02-01"


def test_splits_are_one_group_and_must_add_up():
    entry = "!Type:CCard\nD2/14'2020\nT67.50\nPPhone\nLBills\n"
    entry += "SBills\nEnew\n$-15.00\nS[Savings]\n$82.50\n^\n"
    first, second = read(entry)
    assert (first.kind, first.amount, first.memo) == ("cash", Decimal("-15.00"), "new, Bills")
    assert (second.kind, second.counterparty) == ("transfer", "Savings")
    assert first.group_key == second.group_key is not None
    error = refused(entry.replace("82.50", "82.51"))
    assert (error.line, "the splits do not add up" in str(error)) == (2, True)
    assert error.content.startswith("67.51 instead of 67.50")
    assert len({record.group_key for record in read(entry + entry)}) == 2


def test_the_file_names_accounts():
    records = read(
        "!Option:AutoSwitch\n!Account\nNA\nTBank\n^\nNB\nTBank\n^\n!Clear:AutoSwitch\n"
        "!Account\nNA\nTBank\n^\n!Type:Bank\nD1/31/20\nT1\nL[B]\n^\n"
        "!Account\nNB\nTBank\n^\n!Type:Bank\nD1/31/20\nT-1\nL[A]\n^\n"
        "!Type:Cash\nD1/31/20\nT-2\n^\n"
    )
    assert [(r.account, r.kind, r.counterparty) for r in records] == [
        ("A", "transfer", "B"),
        ("B", "transfer", "A"),
        ("mine", "cash", None),
    ]


def test_an_opening_balance_names_the_account_and_is_a_balance():
    opening, cash = read(
        "!Type:Bank\nD1/31'2020\nT100\nPOpening Balance\nL[Checking]\n^\nD1/31'2020\nT-1\n^\n"
    )
    assert (opening.kind, opening.memo, opening.account) == ("balance", "opening", "Checking")
    assert (opening.amount, opening.occurred_at) == (100, "2020-01-31 00:00:00")
    assert cash.account == "Checking"


INVEST = "!Type:Security\nNAcme Inc\nSACME\n^\n!Type:Invst\n"


@pytest.mark.parametrize(
    "lines, expected",
    [
        ("NBuy\nI10\nQ5\nT52\nO2", [("trade", -50, 5), ("fee", -2, None)]),
        ("NBuy\nI10\nQ5\nO2", [("trade", -50, 5), ("fee", -2, None)]),
        ("NSell\nI10\nQ5\nT48\nO2", [("trade", 50, -5), ("fee", -2, None)]),
        ("NShtSell\nI10\nQ5\nT50", [("trade", 50, -5)]),
        ("NCvrShrt\nI10\nQ5\nT50", [("trade", -50, 5)]),
        ("NBuyX\nI10\nQ5\nT50\nL[Bank]\n$50", [("trade", -50, 5), ("transfer", 50, None)]),
        ("NDiv\nT7", [("dividend", 7, None)]),
        ("NDivX\nT7\nL[Bank]\n$7", [("dividend", 7, None), ("transfer", -7, None)]),
        ("NCGLong\nT7", [("dividend", 7, None)]),
        ("NIntInc\nT7", [("interest", 7, None)]),
        ("NMargInt\nT7", [("interest", -7, None)]),
        ("NMiscExp\nT7", [("cash", -7, None)]),
        ("NReinvDiv\nI10\nQ5\nT50", [("dividend", 50, None), ("trade", -50, 5)]),
        ("NReinvInt\nI10\nQ5\nT50", [("interest", 50, None), ("trade", -50, 5)]),
        ("NShrsIn\nI10\nQ5", [("delivery", None, 5)]),
        ("NShrsOut\nQ5", [("delivery", None, -5)]),
        ("NStkSplit\nQ20", [("split", None, None)]),
        ("NXIn\nT9\nL[Bank]", [("transfer", 9, None)]),
        ("NXOut\nT9\nL[Bank]", [("transfer", -9, None)]),
        ("NCash\nT9\nLInterest", [("cash", 9, None)]),
        ("NReminder\nMcall", []),
    ],
)
def test_investment_actions(lines, expected):
    records = read(f"{INVEST}D1/31'2020\nYAcme Inc\n{lines}\n^\n")
    assert [(r.kind, r.amount, r.quantity) for r in records] == expected
    for record in records:
        if record.kind in ("trade", "dividend", "delivery", "split"):
            assert (record.security_code, record.security_name) == ("ACME", "Acme Inc")
        if record.kind == "split":
            assert record.ratio == "2:1"
    assert len({record.group_key for record in records}) <= 1


def test_dates_of_quicken():
    entry = "!Type:Bank\nD{}\nT1\n^\nD12/31'2000\nT1\n^\n"
    for text, day in (
        ("1/ 2'00", "2000-01-02"),
        ("1/2'05", "2005-01-02"),
        ("1/2/99", "1999-01-02"),
    ):
        assert read(entry.format(text))[0].booked_on == day
    error = refused("!Type:Bank\nD1/2'2005\nT1\n^\n")
    assert "--date-order dmy or --date-order mdy" in str(error)
    assert read("!Type:Bank\nD1/2'2005\nT1\n^\n", date_order="dmy")[0].booked_on == "2005-02-01"


@pytest.mark.parametrize(
    "content, line, says",
    [
        ("!Type:Bank\nD1/31/2020\nT1\n", 2, "cut off"),
        ("!Type:Bank\nD1/31/2020\nT1,234\n^\n", 2, "--decimal point"),
        ("!Type:Bank\nD1/31/2020\nTabc\n^\n", 2, "amount is not a number"),
        ("!Type:Bank\nD1/31/2020\nPx\n^\n", 2, "amount is missing"),
        ("!Type:Bank\nD31/31/2020\nT1\n^\n", 2, "date cannot be read"),
        ("!Type:Bank\nT1\n^\n", 2, "date is missing"),
        ("!Type:Weather\nD1/31/2020\n^\n", 1, "'!Type:Weather' is not known"),
        ("!Type:Invst\nD1/31/2020\nNVest\nT1\n^\n", 2, "action is not known"),
        ("!Type:Invst\nD1/31/2020\nNBuy\nYA\nT1\n^\n", 2, "quantity is missing"),
        (b"!Type:Bank\nD1/31/2020\nT1\nPcaf\xe9\n^\n", 4, "not valid utf-8"),
    ],
)
def test_refusals(content, line, says):
    error = refused(content)
    assert error.line == line
    assert says in str(error)


def test_the_currency_is_asked_for():
    assert "--currency" in str(refused("!Type:Bank\nD1/31/2020\nT1\n^\n", currency=None))


def test_another_encoding_is_an_option():
    content = "!Type:Bank\nD1/31/2020\nT1\nPcafé\n^\n".encode("cp1252")
    assert read(content, encoding="cp1252")[0].counterparty == "café"


def test_what_is_no_transaction_is_left_out_and_told():
    notes: list[str] = []
    content = "!Type:Cat\nNFood\n^\n!Type:Bank\nD1/31/2020\nT0.00\n^\n"
    assert read(content, note=notes.append) == []
    assert notes == [
        "my.qif: 1 entries skipped (cat)",
        "my.qif: 1 entries skipped (the amount is 0)",
    ]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="public samples are not here")
def test_samples():
    records = read((SAMPLES / "test.qif").read_bytes())
    cash = [record.amount for record in records if record.kind == "cash"]
    assert sum(cash) == Decimal("-35.50")
    assert [(r.kind, r.amount) for r in records if r.security_name == "$AAPL"] == [
        ("trade", Decimal("-12032")),
        ("fee", -10),
    ]
    transfer, rest = read((SAMPLES / "test_split.qif").read_bytes())
    assert (transfer.kind, transfer.counterparty) == ("transfer", "An Account")
    assert transfer.amount + rest.amount == -10
