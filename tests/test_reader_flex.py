"""Flex: the genuine files to the last digit, every kind of row, and what is refused."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from findb.readers import ReadError, flex, read, recognise
from findb.readers.dates import on_day
from findb.readers.flex_row import parse_time
from shared_data import shared_file

CASH_KINDS = {"cash", "transfer", "fee", "tax", "interest", "dividend", "trade", "fx"}
RESPONSE = (
    '<FlexQueryResponse queryName="q" type="AF"><FlexStatements count="1">'
    '<FlexStatement accountId="U1" fromDate="20260101" toDate="20260131">{}</FlexStatement>'
    "</FlexStatements></FlexQueryResponse>"
)
TRADE = {
    **{"currency": "USD", "assetCategory": "STK", "symbol": "VTI", "conid": "12", "isin": "US9"},
    **{"description": "VANGUARD", "tradeID": "7", "tradeDate": "20260105", "tradeTime": "093000"},
    **{"quantity": "5", "tradePrice": "200", "proceeds": "-1000", "netCash": "-1001"},
    **{"ibCommission": "-1", "ibCommissionCurrency": "USD", "taxes": "0", "multiplier": "1"},
}
CASH = {"currency": "USD", "dateTime": "20260105", "amount": "10", "transactionID": "8"}
ACTION = {"currency": "USD", "symbol": "A", "isin": "US1", "dateTime": "20260105;202500"}
POSITION = {"currency": "USD", "symbol": "A", "isin": "US1", "position": "5", "markPrice": "2"}


def rows(section: str, *attributes: dict) -> str:
    tag = {"CashReport": "CashReportCurrency"}.get(section, section.removesuffix("s"))
    texts = (" ".join(f'{key}="{value}"' for key, value in row.items()) for row in attributes)
    return f"<{section}>" + "".join(f"<{tag} {text} new='?'/>" for text in texts) + f"</{section}>"


def records(*sections: str, **options) -> list:
    content = RESPONSE.format("".join(sections)).encode()
    return list(flex.read(BytesIO(content), "test.xml", **options))


def brief(found: list) -> list[tuple]:
    return [(record.kind, record.amount, record.quantity) for record in found]


# genuine files


def test_the_cash_report_is_met_to_the_last_digit():
    found = list(read(shared_file("ibflex/testIBFlexStatementFile14.xml")))
    cash = defaultdict(Decimal)
    for record in found:
        if record.kind in CASH_KINDS:
            cash[record.currency] += record.amount
        if record.kind == "fx":
            cash[record.security_code] += record.quantity
    balances = {(r.memo, r.currency): r for r in found if r.kind == "balance"}
    assert balances["opening", "CHF"].amount == Decimal("0.521566563")
    assert balances["closing", "CHF"].amount == Decimal("5.875184563")
    assert balances["closing", "USD"].amount == Decimal("88.829543578")
    for currency in ("CHF", "USD"):
        change = balances["closing", currency].amount - balances["opening", currency].amount
        assert cash[currency] == change
    assert balances["opening", "CHF"].occurred_at == "2023-02-01 00:00:00"
    assert balances["closing", "CHF"].occurred_at == "2023-03-01 00:00:00"


def test_currency_trades_have_two_sides_and_a_fee_in_its_own_currency():
    found = list(read(shared_file("ibflex/testIBFlexStatementFile14.xml")))
    fx, fee = (record for record in found if record.group_key == "trade|5280752676")
    assert (fx.kind, fx.currency, fx.amount) == ("fx", "USD", Decimal("1301.04"))
    assert (fx.security_code, fx.quantity, fx.price) == ("CHF", -1200, Decimal("1.0842"))
    assert (fee.kind, fee.currency, fee.amount) == ("fee", "CHF", Decimal("-1.84194"))
    assert fx.occurred_at == "2023-02-09 15:20:21"


def test_file_01():
    notes = []
    found = list(read(shared_file("ibflex/testIBFlexStatementFile01.xml"), note=notes.append))
    assert len({record.external_id for record in found}) == len(found)
    assert [note.rpartition(": ")[2] for note in notes] == [
        "the statement has no section CashReport"
    ]
    held = defaultdict(Decimal)
    cash = defaultdict(Decimal)
    for record in found:
        held[record.security_id] += record.quantity or 0
        cash[record.currency] += record.amount or 0
    assert held["CA38501D2041"] == held["CA91701P1TN3"] == 0
    assert held["CA38501D5010"] == 480
    assert held["CA91701P1053"] == 100 * 7 + 200 + 1100 + 10000 - 12000
    assert cash["CHF"] == Decimal("-19.49")
    option = next(record for record in found if record.security_id == "CONID:277684800")
    assert (option.price, option.amount, option.quantity) == (695, -1390, 2)


# trades


def test_a_trade_is_gross_with_commission_and_taxes_apart():
    row = {**TRADE, "taxes": "-2.5", "netCash": "-1003.5"}
    found = records(rows("Trades", row))
    assert brief(found) == [
        ("trade", Decimal(-1000), Decimal(5)),
        ("fee", Decimal(-1), None),
        ("tax", Decimal("-2.5"), None),
    ]
    assert {record.group_key for record in found} == {"trade|7"}
    assert [record.external_id for record in found] == ["trade|7", "trade|7|fee", "trade|7|tax"]
    assert {record.security_id for record in found} == {"US9"}


def test_what_else_is_in_net_cash():
    bond = {**TRADE, "assetCategory": "BOND", "netCash": "-1008", "accruedInt": "-7"}
    bond |= {"quantity": "1000", "tradePrice": "100"}
    other = {**TRADE, "netCash": "-1001.25"}
    found = records(rows("Trades", bond, other))
    assert brief(found) == [
        ("trade", -1000, 1000),
        ("fee", -1, None),
        ("interest", -7, None),
        ("trade", -1000, 5),
        ("fee", -1, None),
        ("fee", Decimal("-0.25"), None),
    ]
    assert found[0].price == 1


def test_futures_move_no_cash_when_traded():
    row = {**TRADE, "assetCategory": "FUT", "multiplier": "50", "netCash": "-1"}
    found = records(rows("Trades", row))
    assert brief(found) == [("delivery", None, 5), ("fee", -1, None)]
    assert found[0].price == 10000


def test_only_executions_are_read():
    order = {**TRADE, "levelOfDetail": "ORDER"}
    execution = {**TRADE, "levelOfDetail": "EXECUTION"}
    lot = "<Lot currency='USD' quantity='5' levelOfDetail='CLOSED_LOT'/>"
    assert len(records(rows("Trades", order, execution), f"<Trades>{lot}</Trades>")) == 2
    with pytest.raises(ReadError, match="choose 'Executions' in the Flex query"):
        records(rows("Trades", order))


def test_without_trade_id_the_content_identifies():
    row = {**TRADE, "tradeID": ""}
    first, _, twin, _, other, _ = records(rows("Trades", row, row, {**row, "quantity": "6"}))
    assert first.external_id == twin.external_id != other.external_id


# cash


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("Dividends", "dividend"),
        ("Payment In Lieu Of Dividends", "dividend"),
        ("Withholding Tax", "tax"),
        ("Broker Interest Paid", "interest"),
        ("Other Fees", "fee"),
        ("Deposits/Withdrawals", "transfer"),
        ("Something New", "cash"),
    ],
)
def test_cash_kinds(type_, kind):
    found = records(rows("CashTransactions", {**CASH, "type": type_, "symbol": "A", "isin": "US1"}))
    assert [(r.kind, r.amount, r.security_id, r.external_id) for r in found] == [
        (kind, 10, "US1", "cash|8")
    ]


def test_cash_details_and_their_totals_are_not_both_read():
    detail, total = ({**CASH, "levelOfDetail": level} for level in ("DETAIL", "SUMMARY"))
    assert len(records(rows("CashTransactions", detail, total))) == 1
    with pytest.raises(ReadError, match="choose 'Detail' in the Flex query"):
        records(rows("CashTransactions", total))


def test_a_dividend_and_its_tax_share_the_action():
    dividend = {**CASH, "type": "Dividends", "actionID": "5"}
    tax = {**CASH, "type": "Withholding Tax", "actionID": "5", "transactionID": "9"}
    assert {r.group_key for r in records(rows("CashTransactions", dividend, tax))} == {"action|5"}


def test_transfers():
    shares = {**ACTION, "direction": "OUT", "quantity": "3", "account": "U2"}
    shares |= {"transactionID": "1", "transferPrice": "9"}
    cash = {**CASH, "direction": "IN", "assetCategory": "CASH", "cashTransfer": "50", "amount": ""}
    found = records(rows("Transfers", shares, cash))
    assert brief(found) == [("delivery", None, -3), ("transfer", 50, None)]
    assert (found[0].counterparty, found[0].price, found[1].security_id) == ("U2", 9, None)


def test_sales_tax():
    row = {"currency": "USD", "date": "20260105", "salesTax": "-0.8", "taxType": "VAT"}
    assert brief(records("<SalesTaxes>" + rows("SalesTax", row)[10:-11] + "</SalesTaxes>")) == [
        ("tax", Decimal("-0.8"), None)
    ]


# securities


def test_a_forward_split_is_one_record():
    row = {**ACTION, "description": "A(US1) SPLIT 4 FOR 1 (A, ALPHA INC, US1)", "quantity": "30"}
    (split,) = records(rows("CorporateActions", row))
    assert (split.kind, split.ratio, split.quantity, split.amount) == ("split", "4:1", 30, None)


def test_a_reverse_split_in_two_rows_of_one_security_is_one_record():
    text = "A(US1) SPLIT 1 FOR 25 ({}, ALPHA (NEW) INC, US1)"
    before = {**ACTION, "description": text.format("A.OLD"), "quantity": "-100"}
    after = {**ACTION, "description": text.format("A"), "quantity": "4"}
    (split,) = records(rows("CorporateActions", before, after))
    assert (split.kind, split.ratio, split.quantity) == ("split", "1:25", -96)


def test_a_split_under_a_new_isin_is_an_exchange():
    text = "A(US1) SPLIT 1 FOR 25 ({}, ALPHA INC, {})"
    before = {**ACTION, "description": text.format("A.OLD", "US1"), "quantity": "-100"}
    after = {**ACTION, "isin": "US2", "description": text.format("A", "US2"), "quantity": "4"}
    found = records(rows("CorporateActions", before, after))
    assert brief(found) == [("delivery", None, -100), ("delivery", None, 4)]
    assert len({record.group_key for record in found}) == 1


def test_a_merger_for_cash_is_a_trade():
    row = {**ACTION, "description": "A(US1) MERGED FOR USD 3 PER SHARE (A, ALPHA, US1)"}
    found = records(rows("CorporateActions", {**row, "quantity": "-10", "proceeds": "30"}))
    assert brief(found) == [("trade", 30, -10)]
    assert found[0].price == 3


def test_positions_are_summed_and_lots_not_counted_twice():
    summary = {**POSITION, "levelOfDetail": "SUMMARY", "reportDate": "20260131"}
    lot = {**POSITION, "levelOfDetail": "LOT"}
    short = {**summary, "position": "-2"}
    (held,) = records(rows("OpenPositions", summary, lot, short))
    assert (held.kind, held.quantity, held.price) == ("position", 3, 2)
    assert held.occurred_at == "2026-02-01 00:00:00"
    (held,) = records(rows("OpenPositions", lot, lot))
    assert (held.quantity, held.occurred_at) == (10, "2026-02-01 00:00:00")


# dates


@pytest.mark.parametrize(
    ("text", "report_day", "moment"),
    [
        ("20230227", 27, "2023-02-27 00:00:00"),
        ("2023-02-27", 27, "2023-02-27 00:00:00"),
        ("20230227;110639", 27, "2023-02-27 11:06:39"),
        ("2023-02-27, 11:06:39", 27, "2023-02-27 11:06:39"),
        ("20230227 11:06:39", 27, "2023-02-27 11:06:39"),
        ("2023-02-27T11:06:39+01:00", 27, "2023-02-27 10:06:39"),
        ("20230227;110639 EST", 27, "2023-02-27 16:06:39"),
        ("20230227;110639 -0500", 27, "2023-02-27 16:06:39"),
        ("20230227;202500", 28, "2023-02-28 00:00:00"),
        ("20230227;202500 EST", 27, "2023-02-27 23:59:59"),
    ],
)
def test_times(text, report_day, moment):
    assert on_day(date(2023, 2, report_day), parse_time(text)[1]) == moment


@pytest.mark.parametrize("text", ["", "02/03/2023", "20230231", "20230227;250000", "2023 KST"])
def test_dates_that_are_none(text):
    with pytest.raises(ValueError, match=r"date|range|day|hour"):
        parse_time(text)


# refusals


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("</FlexQueryResponse>", ""), "the XML is broken or cut off"),
        (("<FlexQueryResponse", "<!DOCTYPE x><FlexQueryResponse"), "a DOCTYPE is not allowed"),
        (('"-1000"', '"-1,000"'), r"row 1 \(Trade\): proceeds is not a number"),
        (('proceeds="-1000"', ""), r"row 1 \(Trade\): there is no proceeds; select it"),
        (('currency="USD"', ""), "there is no currency; select it"),
        (('"20260105"', '"01/05/2026"'), "choose the date format yyyyMMdd"),
        (('accountId="U1"', ""), "no account is named; give it with --account"),
        (('"STK"', '"CASH"'), "the symbol of a currency trade is not like CHF.USD"),
    ],
)
def test_refused(change, message):
    text = RESPONSE.format(rows("Trades", TRADE))
    assert text.count(change[0]) == 1
    with pytest.raises(ReadError, match=message):
        list(flex.read(BytesIO(text.replace(*change).encode()), "test.xml"))


def test_an_answer_that_is_no_statement_is_refused():
    answer = b"<FlexStatementResponse><Status>Fail</Status></FlexStatementResponse>"
    assert recognise(answer) is flex
    with pytest.raises(ReadError, match="answered with an error"):
        list(flex.read(BytesIO(answer), "test.xml"))
    with pytest.raises(ReadError, match="there is no statement"):
        list(flex.read(BytesIO(b"<FlexQueryResponse></FlexQueryResponse>"), "test.xml"))


def test_cut_anywhere_it_is_refused():
    content = RESPONSE.format(rows("Trades", TRADE) + rows("CashTransactions", CASH)).encode()
    for end in range(1, len(content)):
        with pytest.raises(ReadError):
            list(flex.read(BytesIO(content[:end]), "test.xml"))


def test_rows_that_are_not_read_are_noted():
    notes = []
    row = {"currency": "GBP", "taxAmount": "-5"}
    present = rows("Trades") + rows("CashTransactions") + rows("CashReport")
    assert records(rows("TransactionFees", row), present, note=notes.append) == []
    assert len(notes) == 1
    assert "TransactionFee rows are not read" in notes[0]
