"""CAMT: the genuine files with their totals, what entries become, zips, and what is refused."""

import io
import json
import tracemalloc
import zipfile
from decimal import Decimal

import pytest

from findb.readers import ReadError, camt, read, recognise
from shared_data import shared_file

DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
    "<GrpHdr><MsgId>M</MsgId></GrpHdr>"
    "<Stmt><Id>1</Id><Acct><Id><IBAN>NL26VAYB8060476890</IBAN></Id></Acct>{content}</Stmt>"
    "</BkToCstmrStmt></Document>"
)


def document(content: str, version: str = "02") -> bytes:
    return DOCUMENT.format(content=content, version=version).encode()


def records(content: str, **options) -> list:
    return list(camt.read(io.BytesIO(document(content)), "test.xml", **options))


def balance(code: str, amount: str, day: str, more: str = "") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry>{more}</Tp><Amt Ccy='EUR'>{amount}</Amt>"
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt>{day}</Dt></Bal>"
    )


def entry(amount="10.00", sign="DBIT", more="", details="", day="<Dt>2026-01-05</Dt>") -> str:
    status = "" if "<Sts>" in more else "<Sts>BOOK</Sts>"
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{status}"
        f"<BookgDt>{day}</BookgDt>{more}<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def detail(amount: str = "", reference: str = "", more: str = "") -> str:
    amount = amount and f"<AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls>"
    reference = reference and f"<Refs><EndToEndId>{reference}</EndToEndId></Refs>"
    return f"<TxDtls>{reference}{amount}{more}</TxDtls>"


def brief(found: list) -> list[tuple]:
    return [(record.kind, record.amount) for record in found]


# genuine files


def minor(record) -> tuple[int, str]:
    return int(record.amount.scaleb(0 if record.currency == "JPY" else 2)), record.currency


def amount_of(money: dict) -> tuple[int, str]:
    return int(money["getAmount"]), money["getCurrency"]["getCode"]


@pytest.mark.parametrize("name", ["v2.five.decimals", "v2.minimal", "v4", "v8"])
def test_files_have_the_totals_beside_them(name):
    found = list(read(shared_file(f"camt/camt053.{name}.xml")))
    expected = json.loads(shared_file(f"camt/camt053.{name}.json").read_text())["getEntries"]
    cash = [record for record in found if record.kind == "cash"]
    assert [minor(record) for record in cash] == [amount_of(row["getAmount"]) for row in expected]
    assert [record.booked_on for record in cash] == (
        [row["getBookingDate"]["0"][:10] for row in expected]
    )
    booked = {
        (row["getType"], *amount_of(row["getAmount"]))
        for row in expected[0]["getRecord"]["getBalances"]
        if row["getType"] in ("opening", "closing")
    }
    assert {(r.memo, *minor(r)) for r in found if r.kind == "balance"} == booked


def test_a_time_zone_is_honoured():
    found = list(read(shared_file("camt/camt053.v8.xml")))
    assert found[0].occurred_at == "2014-12-31 12:15:00"  # 13:15+01:00


def test_a_file_without_statement_is_refused():
    with pytest.raises(ReadError, match="there is no statement in the file"):
        list(read(shared_file("camt/camt053.v2.wrong.xml")))


# balances


def test_balances_stand_around_the_entries():
    opened, closed = balance("OPBD", "20", "<Dt>2026-01-04</Dt>"), "<Dt>2026-01-05</Dt>"
    found = records(opened + balance("CLBD", "10", closed) + entry())
    assert [(r.kind, r.occurred_at, r.amount, r.memo) for r in found] == [
        ("cash", "2026-01-05 00:00:00", Decimal(-10), None),
        ("balance", "2026-01-05 00:00:00", Decimal(20), "opening"),
        ("balance", "2026-01-06 00:00:00", Decimal(10), "closing"),
    ]


@pytest.mark.parametrize(
    ("code", "day", "moment"),
    [
        ("OPBD", "<Dt>2026-01-04</Dt>", "2026-01-04 00:00:00"),
        ("PRCD", "<Dt>2026-01-04</Dt>", "2026-01-05 00:00:00"),
        ("CLBD", "<Dt>2026-12-31</Dt>", "2027-01-01 00:00:00"),
        ("CLBD", "<DtTm>2026-12-31T00:00:00+01:00</DtTm>", "2027-01-01 00:00:00"),
        ("CLBD", "<DtTm>2026-12-31T18:30:00.000+01:00</DtTm>", "2026-12-31 17:30:00"),
        ("CLBD", "<DtTm>2026-12-31T18:30:00Z</DtTm>", "2026-12-31 18:30:00"),
    ],
)
def test_when_a_balance_is_valid(code, day, moment):
    assert [record.occurred_at for record in records(balance(code, "20", day))] == [moment]


def test_only_booked_balances_of_whole_statements_count():
    day, page = "<Dt>2026-01-04</Dt>", "<SubTp><Cd>INTM</Cd></SubTp>"
    assert records(balance("CLAV", "1", day) + balance("CLBD", "2", day, page)) == []


def test_the_same_opening_balance_twice_is_one():
    day, before = "<Dt>2026-01-04</Dt>", "<Dt>2026-01-03</Dt>"
    assert len(records(balance("OPBD", "1", day) + balance("PRCD", "1.00", before))) == 1


# entries


def test_a_collective_entry_is_split_when_its_parts_add_up():
    parts = detail("4.00", "A") + detail("6.00", "B")
    found = records(entry("10", more="<AcctSvcrRef>R1</AcctSvcrRef>", details=parts))
    assert brief(found) == [("cash", Decimal(-4)), ("cash", Decimal(-6))]
    assert [r.external_id for r in found] == ["R1|A|2026-01-05|-4", "R1|B|2026-01-05|-6"]
    assert len({record.group_key for record in found}) == 1


def test_parts_have_signs_of_their_own():
    credit = "<CdtDbtInd>CRDT</CdtDbtInd>"
    parts = detail("12", "A") + detail("2", "B", credit)
    assert brief(records(entry("10", details=parts))) == [("cash", -12), ("cash", 2)]


@pytest.mark.parametrize("parts", [("4", "5.99"), ("4", "")])
def test_a_collective_entry_stays_whole_otherwise(parts):
    found = records(entry("10", details="".join(detail(part, "A") for part in parts)))
    assert brief(found) == [("cash", Decimal(-10))]


def test_the_sign_of_a_reversal_is_its_own():
    party = "<RltdPties><Dbtr><Nm>Me</Nm></Dbtr><Cdtr><Nm>Shop</Nm></Cdtr></RltdPties>"
    more = "<RvslInd>true</RvslInd>"
    found = records(entry("10", "CRDT", more=more, details=detail(more=party)))[0]
    assert (found.amount, found.counterparty, found.memo) == (10, "Shop", "reversal")


@pytest.mark.parametrize(
    ("charges", "expected"),
    [
        (
            "<Chrgs><Rcrd><Amt Ccy='EUR'>1.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
            "<ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>",
            [("cash", Decimal("-8.5")), ("fee", Decimal("-1.5"))],
        ),
        ("<Chrgs><Rcrd><Amt Ccy='EUR'>1.50</Amt></Rcrd></Chrgs>", [("cash", Decimal(-10))]),
        ("<Chrgs><Amt Ccy='EUR'>0</Amt></Chrgs>", [("cash", Decimal(-10))]),
        ("<Chrgs><Amt Ccy='USD'>1</Amt></Chrgs>", [("cash", Decimal(-10))]),
    ],
)
def test_charges_inside_the_amount_are_a_fee(charges, expected):
    found = records(entry("10", more=charges))
    assert brief(found) == expected
    assert len({record.external_id for record in found}) == len(found)


def test_charges_of_version_2_are_proved_by_the_sum():
    charges = "<Chrgs><Amt Ccy='EUR'>1.50</Amt></Chrgs>"
    inside = records(entry("98.50", "CRDT", details=detail("100", "A", charges)))
    assert brief(inside) == [("cash", Decimal(100)), ("fee", Decimal("-1.5"))]
    outside = records(entry("100", "CRDT", details=detail("100", "A", charges)))
    assert brief(outside) == [("cash", Decimal(100))]


@pytest.mark.parametrize("code", ["PDNG", "INFO", "FUTR"])
def test_what_is_not_booked_is_pending(code):
    assert records(entry(more=f"<Sts>{code}</Sts>"))[0].status == "pending"
    assert records(entry(more=f"<Sts><Cd>{code}</Cd></Sts>"))[0].status == "pending"
    assert records(entry(more=f"<Sts>{code}</Sts>", day="")) == []


@pytest.mark.parametrize(
    ("code", "kind"), [("CHRG", "fee"), ("INTR", "interest"), ("TAXE", "tax"), ("ESCT", "cash")]
)
def test_the_bank_says_what_kind_it_is(code, kind):
    family = f"<Fmly><Cd>MDOP</Cd><SubFmlyCd>{code}</SubFmlyCd></Fmly>"
    more = f"<BkTxCd><Domn><Cd>ACMT</Cd>{family}</Domn></BkTxCd>"
    assert records(entry(more=more))[0].kind == kind


def test_a_reference_that_comes_again_another_day_is_another_entry():
    more = "<AcctSvcrRef>STANDING</AcctSvcrRef>"
    january, february = records(entry(more=more) + entry(more=more, day="<Dt>2026-02-05</Dt>"))
    assert january.external_id != february.external_id


def test_without_reference_the_content_identifies():
    texts = [detail(more=f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>") for text in "aab"]
    first, twin, other = records("".join(entry(details=text) for text in texts))
    assert first.external_id == twin.external_id != other.external_id
    assert (first.memo, other.memo) == ("a", "b")


def test_a_time_near_midnight_stays_on_its_booking_day():
    found = records(entry(day="<DtTm>2026-01-05T00:30:00+01:00</DtTm>"))[0]
    assert (found.occurred_at, found.booked_on) == ("2026-01-05 00:00:00", "2026-01-05")


def test_several_statements_and_any_version():
    second = "</Stmt><Stmt><Acct><Id><Othr><Id>B2</Id></Othr></Id></Acct>" + entry()
    content = document(entry() + second, version="13")
    found = list(camt.read(io.BytesIO(content), "test.xml"))
    assert [record.account for record in found] == ["NL26VAYB8060476890", "B2"]


# zips


def archive(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_a_zip_of_several_files(tmp_path):
    path = tmp_path / "january.zip"
    notes = []
    files = {"b_xml": document(entry("2")), "a_xml": document(entry("1")), "x_pdf": b"-"}
    path.write_bytes(archive(**files))
    assert recognise(path) is camt
    assert [record.amount for record in read(path, note=notes.append)] == [-1, -2]
    assert notes == [f"{path}: x.pdf in the zip is skipped"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (archive(a_xml=b" " * 50_000_000), "unpacks to far more than statements need"),
        (archive(**{f"a{i}_xml": b"-" for i in range(1001)}), "far more"),
        (archive(a_xml=document(entry()))[:-30], "the zip is damaged"),
        (archive(a_xml=document(entry()), b_xml=b"<html/>"), "there is no statement"),
        (archive(a_pdf=b"-"), "there is no \\*.xml in the zip"),
    ],
)
def test_bad_zips_are_refused(content, message):
    with pytest.raises(ReadError, match=message):
        list(camt.read(io.BytesIO(content), "test.zip"))


def test_a_zip_with_a_changed_byte_is_refused():
    content = bytearray(archive(a_xml=document(entry() * 50)))
    for place in range(60, 200, 7):
        changed = bytearray(content)
        changed[place] ^= 0x55
        try:
            found = list(camt.read(io.BytesIO(bytes(changed)), "test.zip"))
        except ReadError:
            continue
        assert len(found) == 50


# refusals


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("?>\n", "?>\n<!DOCTYPE Document [<!ENTITY a 'b'>]>"), "line 2: a DOCTYPE is not allowed"),
        (("</Document>", ""), "the XML is broken or cut off"),
        (('"UTF-8"', '"KLINGON"'), "the XML is broken"),
        ((">10.00<", ">10,00<"), "entry 1: the amount is not a number"),
        ((">10.00<", "><"), "entry 1: the amount is not a number"),
        (("Ccy='EUR'", ""), "entry 1 has no amount with a currency"),
        (("DBIT", "OUT"), "neither credit nor debit"),
        (("BOOK</Sts", "</Sts"), "the status"),
        (("2026-01-05", "05.01.2026"), "entry 1: BookgDt is not a date"),
        (("<Dt>2026-01-05</Dt>", ""), "entry 1 has no date"),
        (("<IBAN>NL26VAYB8060476890</IBAN>", ""), "names no account; give it with --account"),
    ],
)
def test_refused(change, message):
    text = document(entry()).decode()
    assert text.count(change[0]) == 1
    with pytest.raises(ReadError, match=message):
        list(camt.read(io.BytesIO(text.replace(*change).encode()), "test.xml"))


def test_a_wrong_encoding_is_refused():
    content = document(entry(details=detail("10", "é"))).decode().encode("latin-1")
    with pytest.raises(ReadError, match="line 2: the XML is broken"):
        list(camt.read(io.BytesIO(content), "test.xml"))


def test_cut_anywhere_it_is_refused():
    content = document(entry() + entry("6"))
    for end in range(1, len(content)):
        with pytest.raises(ReadError):
            list(camt.read(io.BytesIO(content[:end]), "test.xml"))


def test_memory_stays_flat():
    content = io.BytesIO(document(entry() * 2000))
    tracemalloc.start()
    assert sum(1 for _ in camt.read(content, "test.xml")) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000  # as elements the entries would take five times that
