"""OFX: the genuine files with their totals, every kind of event, and what is refused."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest

from findb.readers import ReadError, ofx, read, recognise
from findb.readers.dates import moment
from findb.readers.ofx_tags import parse_time
from shared_data import shared_file

BANK = """OFXHEADER:100
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>1<ACCTID>A1</BANKACCTFROM>
<BANKTRANLIST>{}</BANKTRANLIST>
<LEDGERBAL><BALAMT>10<DTASOF>20260131</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
BROKER = """<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><DTASOF>20260131<CURDEF>USD
<INVACCTFROM><BROKERID>b<ACCTID>A1</INVACCTFROM>
<INVTRANLIST>{}</INVTRANLIST>
</INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>
"""
TRAN = "<INVTRAN><FITID>7<DTTRADE>20260105</INVTRAN><SECID><UNIQUEID>X1</SECID>"


def records(template: str, content: str = "", encoding: str = "utf-8", **options) -> list:
    file = BytesIO(template.format(content).encode(encoding))
    return list(ofx.read(file, "test.ofx", **options))


def row(amount="-5.00", fitid="1", day="20260105", more="") -> str:
    return f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{fitid}{more}</STMTTRN>"


def brief(found: list) -> list[tuple]:
    return [(record.kind, record.amount, record.quantity) for record in found]


def only(found: list, kind: str) -> list:
    return [record for record in found if record.kind == kind]


# genuine files


@pytest.mark.parametrize(
    ("name", "transactions", "ledger"),
    [
        ("anzcc.ofx", "-5.50", ("-123.45", "2017-05-10 19:28:49")),
        ("checking.ofx", "-59.50", ("100.99", "2013-05-25 22:57:31")),
        ("suncorp.ofx", "-16.85", ("1234.12", "2013-12-16 00:00:00")),
    ],
)
def test_bank_files(name, transactions, ledger):
    found = list(read(shared_file(f"ofx/{name}")))
    balance = only(found, "balance")
    assert sum(record.amount for record in only(found, "cash")) == Decimal(transactions)
    assert [(record.amount, record.occurred_at) for record in balance] == [
        (Decimal(ledger[0]), ledger[1])
    ]


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        ("investment_401k.ofx", {"FOO": "17.604312", "BAR": "13.550983", "BAZ": "0"}),
        ("td_ameritrade.ofx", {"023135106": "1", "912810RW0": "1000"}),
        ("vanguard.ofx", {"012345678": "244.2"}),
    ],
)
def test_broker_positions(name, positions):
    found = only(list(read(shared_file(f"ofx/{name}"))), "position")
    assert {record.security_id: record.quantity for record in found} == {
        key: Decimal(units) for key, units in positions.items()
    }


def test_broker_trades_and_deliveries():
    found = list(read(shared_file("ofx/investment_401k.ofx")))
    assert brief(found)[:3] == [
        ("trade", Decimal("-197.2"), Decimal("8.846699")),
        ("delivery", None, Decimal("6.800992")),
        ("delivery", None, Decimal("-9.060702")),
    ]
    assert found[0].occurred_at == "2014-06-17 06:00:00"  # midnight in [-6:MDT]
    assert found[0].booked_on == "2014-06-17"
    assert found[0].security_name == "Foo Index Fund"
    assert {record.occurred_at for record in only(found, "position")} == {"2014-07-01 06:00:00"}


def test_a_bond_is_priced_in_money_not_in_percent():
    found = only(list(read(shared_file("ofx/td_ameritrade.ofx"))), "price")
    assert {record.security_code: record.price for record in found} == {
        "AMZN": Decimal(1000),
        "912810RW0": Decimal(1),
    }


def test_an_empty_statement_has_no_records():
    assert list(read(shared_file("ofx/bank_small.ofx"))) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("date_missing.ofx", "line 33: STMTTRN has no DTPOSTED"),
        ("decimal_error.ofx", "line 37: TRNAMT is not a number"),
        ("empty_balance.ofx", "line 37: LEDGERBAL has no BALAMT"),
    ],
)
def test_broken_files_are_refused(name, message):
    with pytest.raises(ReadError, match=message):
        list(read(shared_file(f"ofx/broken/{name}")))


# banks


def test_a_reused_fitid_gives_two_ids():
    first, second, _ = records(BANK, row("-55") + row("-1000"))
    assert first.external_id == "1|2026-01-05|-55"
    assert second.external_id == "1|2026-01-05|-1000"


def test_without_fitid_the_content_identifies():
    first, twin, other, _ = records(BANK, row(fitid="") + row(fitid="") + row("-6", fitid=""))
    assert first.external_id == twin.external_id != other.external_id


def test_kinds_and_status():
    types = ("INT", "DIV", "FEE", "SRVCHG", "XFER", "ATM", "HOLD")
    found = records(BANK, "".join(row().replace("DEBIT", kind) for kind in types))[:-1]
    assert [record.kind for record in found] == (
        ["interest", "dividend", "fee", "fee", "transfer", "cash", "cash"]
    )
    assert [record.status for record in found] == ["booked"] * 6 + ["pending"]


def test_texts_are_unescaped_and_empty_leaves_are_none():
    found = records(BANK, row(more="<NAME>\n<MEMO>Rock &amp; R&LT é"), encoding="cp1252")[0]
    assert (found.counterparty, found.memo) == (None, "Rock & R&LT é")


def test_amounts_in_another_currency():
    cursym = "<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>"
    original = cursym.replace("CURRENCY", "ORIGCURRENCY")
    found = records(BANK, row(more=cursym) + row(more=original))
    assert [record.currency for record in found] == ["USD", "EUR", "EUR"]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("-1234,56", "5,5"), ["-1234.56", "5.5"]),
        (("-1,234.56", "5.50"), ["-1234.56", "5.5"]),
        (("-1.234,56", "5,50"), ["-1234.56", "5.5"]),
        (("-1,234", "5.50"), ["-1234", "5.5"]),
    ],
)
def test_decimal_marks_are_decided_for_the_whole_file(amounts, expected):
    found = records(BANK, "".join(row(amount) for amount in amounts))[:-1]
    assert [record.amount for record in found] == [Decimal(value) for value in expected]


def test_an_ambiguous_decimal_mark_is_refused():
    with pytest.raises(ReadError, match="ambiguous"):
        records(BANK, row("-1,234"))


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("20260131", "2026-01-31 00:00:00"),
        ("202601312359", "2026-01-31 23:59:00"),
        ("20260131235959.123[-5:EST]", "2026-02-01 04:59:59"),
        ("20260131120000[5.30:IST]", "2026-01-31 06:30:00"),
        ("20260131120000[+5.5]", "2026-01-31 06:30:00"),
        ("20260131120000[-3.50:NST]", "2026-01-31 15:30:00"),
    ],
)
def test_times_are_converted_to_utc(text, utc):
    assert moment(parse_time(text)) == utc


@pytest.mark.parametrize("text", ["", "2026", "20260231", "31.01.2026", "20260131[+5.17]"])
def test_dates_that_are_none(text):
    with pytest.raises(ValueError, match=r"date|month|day"):
        parse_time(text)


# brokers


def test_a_buy_is_gross_with_its_costs_apart():
    costs = "<COMMISSION>9.95<FEES>0.05<TAXES>2"
    buy = f"<UNITS>10<UNITPRICE>100<TOTAL>-1012{costs}"
    found = records(BROKER, f"<BUYSTOCK><INVBUY>{TRAN}{buy}</INVBUY><BUYTYPE>BUY</BUYSTOCK>")
    assert brief(found) == [
        ("trade", Decimal(-1000), Decimal(10)),
        ("fee", Decimal("-9.95"), None),
        ("fee", Decimal("-0.05"), None),
        ("tax", Decimal(-2), None),
    ]
    assert len({record.external_id for record in found}) == 4
    assert len({record.group_key for record in found}) == 1
    assert {record.security_id for record in found} == {"X1"}


def test_a_sale_is_gross_with_its_withholding_apart():
    sell = "<UNITS>-10<UNITPRICE>100<COMMISSION>5<WITHHOLDING>15<TOTAL>980"
    found = records(BROKER, f"<SELLMF><INVSELL>{TRAN}{sell}</INVSELL></SELLMF>")
    assert brief(found) == [
        ("trade", Decimal(1000), Decimal(-10)),
        ("fee", Decimal(-5), None),
        ("tax", Decimal(-15), None),
    ]


def test_unsigned_buys_and_sales_get_their_signs():
    buy = f"<BUYMF><INVBUY>{TRAN}<UNITS>2<UNITPRICE>5<TOTAL>10</INVBUY></BUYMF>"
    sell = f"<SELLMF><INVSELL>{TRAN}<UNITS>2<UNITPRICE>5<TOTAL>10</INVSELL></SELLMF>"
    assert brief(records(BROKER, buy + sell)) == [("trade", -10, 2), ("trade", 10, -2)]


def test_bonds_and_options_have_their_price_per_unit():
    bond = "<UNITS>1000<UNITPRICE>98<TOTAL>-980<ACCRDINT>7"
    option = "<UNITS>2<UNITPRICE>6.95<TOTAL>-1390"
    found = records(
        BROKER,
        f"<BUYDEBT><INVBUY>{TRAN}{bond.replace('<ACCRDINT>7', '')}</INVBUY><ACCRDINT>7</BUYDEBT>"
        f"<BUYOPT><INVBUY>{TRAN}{option}</INVBUY></BUYOPT>",
    )
    assert brief(found) == [
        ("trade", -980, 1000),
        ("interest", -7, None),
        ("trade", -1390, 2),
    ]
    assert (found[0].price, found[2].price) == (Decimal("0.98"), Decimal(695))


def test_income_reinvestment_and_the_rest():
    found = records(
        BROKER,
        f"<INCOME>{TRAN}<INCOMETYPE>DIV<TOTAL>100<WITHHOLDING>15</INCOME>"
        f"<INCOME>{TRAN}<INCOMETYPE>INTEREST<TOTAL>3</INCOME>"
        f"<REINVEST>{TRAN}<INCOMETYPE>DIV<TOTAL>-50<UNITS>5<UNITPRICE>10</REINVEST>"
        f"<SPLIT>{TRAN}<OLDUNITS>10<NEWUNITS>20<NUMERATOR>2<DENOMINATOR>1<FRACCASH>4</SPLIT>"
        f"<RETOFCAP>{TRAN}<TOTAL>8</RETOFCAP><INVEXPENSE>{TRAN}<TOTAL>-2</INVEXPENSE>"
        "<MARGININTEREST><INVTRAN><FITID>8<DTTRADE>20260105</INVTRAN><TOTAL>-1</MARGININTEREST>"
        f"<CLOSUREOPT>{TRAN}<OPTACTION>EXPIRE<UNITS>-1</CLOSUREOPT>",
    )
    assert brief(found) == [
        ("dividend", 100, None),
        ("tax", -15, None),
        ("interest", 3, None),
        ("dividend", 50, None),
        ("trade", -50, 5),
        ("split", None, 10),
        ("cash", 4, None),
        ("cash", 8, None),
        ("fee", -2, None),
        ("interest", -1, None),
        ("delivery", None, -1),
    ]
    assert only(found, "split")[0].ratio == "2:1"


def test_a_move_inside_one_account_is_noted():
    notes = []
    move = f"<JRNLSEC>{TRAN}<SUBACCTFROM>CASH<SUBACCTTO>MARGIN<UNITS>5</JRNLSEC>"
    assert records(BROKER, move, note=notes.append) == []
    assert notes == ["test.ofx, line 3: a move inside one account is skipped"]


# refusals


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("</OFX>", ""), "cut off"),
        (("</STMTTRN>", ""), "</BANKTRANLIST> comes while <STMTTRN> is open"),
        (("</OFX>", "</OFX><OFX></OFX>"), "a second <OFX>"),
        (("<OFX>", "<!DOCTYPE OFX SYSTEM 'x'><OFX>"), "DOCTYPE"),
        (("<ACCTID>A1", ""), "names no account; give it with --account"),
        (("<CURDEF>EUR", ""), "names no currency"),
        (("20260105", "20260231"), "line 7: DTPOSTED is not a date"),
        (("<FITID>1", "<FITID>1<CORRECTFITID>0<CORRECTACTION>DELETE"), "corrects an earlier one"),
        (("<STMTRS>", "<STATUS><CODE>15500<SEVERITY>ERROR</STATUS><STMTRS>"), "answered with an"),
        (("<BALAMT>10", "<BALAMT>1E1"), "BALAMT is not a number"),
        (("<TRNAMT>-5.00", "<TRNAMT>NaN"), "TRNAMT is not a number"),
    ],
)
def test_refused(change, message):
    text = BANK.format(row())
    assert text.count(change[0]) == 1
    with pytest.raises(ReadError, match=message):
        list(ofx.read(BytesIO(text.replace(*change).encode()), "test.ofx"))


def test_a_wrong_encoding_is_refused():
    text = BANK.format(row(more="<MEMO>é")).replace("CHARSET:1252", "CHARSET:NONE")
    with pytest.raises(ReadError, match="neither UTF-8 nor"):
        list(ofx.read(BytesIO(text.encode("latin-1")), "test.ofx"))


def test_the_account_given_serves_where_the_file_names_none():
    text = BANK.format(row()).replace("<ACCTID>A1", "")
    found = list(ofx.read(BytesIO(text.encode()), "test.ofx", account="mine"))
    assert {record.account for record in found} == {"mine"}


def test_cut_anywhere_it_is_refused_or_the_same():
    text = BANK.format(row() + row("-6")).encode()
    whole = records(BANK, row() + row("-6"))
    for end in range(len(text)):
        try:
            found = list(ofx.read(BytesIO(text[:end]), "test.ofx"))
        except ReadError:
            continue
        assert found == whole


def test_recognised_by_content(tmp_path):
    path = tmp_path / "download.txt"
    path.write_text(BANK.format(row()))
    assert recognise(path) is ofx
    assert [replace(record, raw=None) for record in read(path)] == [
        replace(record, raw=None) for record in records(BANK, row())
    ]
