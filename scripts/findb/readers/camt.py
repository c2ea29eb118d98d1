"""CAMT.052, 053 and 054 (ISO 20022 bank reports, statements, notifications), of any version.

Elements are found by local name, so namespaces and versions do not matter. Also reads a zip of
such files. What the records mean:

- An entry becomes one record, dated by its booking date, as the statement's balances are.
- A collective entry becomes one record per transaction when the amounts of all its transactions
  are there and add up to it; otherwise it stays whole. Its records share the group_key.
- Charges that the file says are inside the amount become a `fee` of their own.
- The sign is the credit/debit indicator; a reversal has it already.
- Entries that are not booked (PDNG, INFO, FUTR) have the status 'pending'.
- Booked balances only: OPBD and PRCD open, CLBD closes. Page subtotals (INTM) are left out.
  When they hold is told in findb.readers.statements; they follow the entries of the file.

The id of an entry is its reference (AcctSvcrRef first) with date and signed amount, always: a
reference that is unique in one file (a standing order's) can come again in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import BinaryIO
from xml.etree.ElementTree import Element

from findb.readers.dates import on_day
from findb.readers.money import number
from findb.readers.record import ReadError, Record, content_identity, identity
from findb.readers.statements import Statement, balances
from findb.readers.xmlstream import elements, root_tag
from findb.readers.zips import is_zip, members, names

NAME = "camt"

MESSAGES = {"BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"}
STATEMENTS = {"Stmt", "Rpt", "Ntfctn"}
SUBFAMILIES = {
    **dict.fromkeys(("CHRG", "COMM", "FEES"), "fee"),
    "INTR": "interest",
    "TAXE": "tax",
    "DVCA": "dividend",
}
REFERENCES = tuple(
    f"Refs/{tag}" for tag in ("AcctSvcrRef", "TxId", "EndToEndId", "InstrId", "ClrSysRef")
)
NO_REFERENCE = {"", "NOTPROVIDED", "NOT PROVIDED", "NONREF"}
AGAIN = "download the file again"


def sniff(head: bytes, name: str) -> bool:
    """A camt.052/053/054 document, or a zip with XML files in it."""
    if is_zip(head):
        return any(member.lower().endswith(".xml") for member in names(head))
    namespace, tag = root_tag(head)
    known = any(f"<{message}".encode() in head for message in MESSAGES)
    return tag == "Document" and (known or re.search(r"camt\.05[234]", namespace) is not None)


def read(
    file: BinaryIO,
    name: str,
    *,
    account: str | None = None,
    note: Callable[[str], None] = lambda text: None,
    **options: object,
) -> Iterator[Record]:
    """Yield the records of a CAMT file or of all XML files in a zip of them."""
    head = file.read(4)
    file.seek(0)
    documents = members(file, name, ".xml", note) if is_zip(head) else [(file, name)]
    for document, title in documents:
        yield from _document(document, title, account, note)


def _document(
    file: BinaryIO, name: str, account: str | None, note: Callable[[str], None]
) -> Iterator[Record]:
    statements: list[_Statement] = []
    ordinal = 0
    for element in elements(file, name, {"Acct", "Bal", "Ntry"}, MESSAGES | STATEMENTS):
        if element.tag == "BkToCstmrDbtCdtNtfctn":
            note(f"{name}: a notification (camt.054) may repeat entries of the statements")
        elif element.tag in STATEMENTS:
            statements.append(_Statement(name, account))
        elif element.tag in MESSAGES:
            continue
        elif not statements:
            raise ReadError(name, f"{element.tag} outside a statement", AGAIN)
        elif element.tag == "Acct":
            statements[-1].account = _account_id(element) or account
        elif element.tag == "Bal":
            statements[-1].balance(element)
        else:
            ordinal += 1
            yield from statements[-1].entry(element, ordinal)
    if not statements:
        raise ReadError(name, "there is no statement in the file", AGAIN)
    yield from balances([statement.days for statement in statements])


@dataclass
class _Statement:
    """Turns the parts of one statement into records."""

    name: str
    account: str | None
    days: Statement = field(default_factory=Statement)

    # balances

    def balance(self, element: Element) -> None:
        code = _text(element, "Tp/CdOrPrtry/Cd", "Tp/Cd") or ""
        subtype = _text(element, "Tp/SubTp/Cd", "Tp/SubTp/Prtry") or ""
        if code not in ("OPBD", "PRCD", "CLBD") or subtype == "INTM":
            return
        where = f"balance {code}"
        currency, amount = self.money(element, where)
        day, time = self.dated(element, where, "Dt")
        record = Record(
            source=NAME,
            account=self.owner(where),
            kind="balance",
            occurred_at="",
            currency=currency,
            amount=amount,
            memo="closing" if code == "CLBD" else "opening",
            raw=_raw(element),
        )
        if code == "PRCD":  # the closing balance of the day before
            day += timedelta(days=1)
        self.days.balance(record, day, time)

    # entries

    def entry(self, element: Element, ordinal: int) -> Iterator[Record]:
        where = f"entry {ordinal}"
        currency, amount = self.money(element, where)
        booked = self.booked(element, where)
        if not booked and not _text(element, "BookgDt/*", "ValDt/*"):
            return  # announced, but for no day yet
        day, time = self.dated(element, where, "BookgDt", "ValDt")
        if booked:
            self.days.row(self.account, day)
        base = Record(
            source=NAME,
            account=self.owner(where),
            kind=_kind(element),
            occurred_at=on_day(day, time),
            booked_on=day.isoformat(),
            status="booked" if booked else "pending",
            line_no=ordinal,
            currency=currency,
            amount=amount,
            raw=_raw(element),
        )
        reference = _reference(element, "AcctSvcrRef")
        details = element.findall("NtryDtls/TxDtls")
        amounts = self.parts(element, details, currency, amount, where)
        if amounts is None:
            detail = details[0] if len(details) == 1 else element
            record = _described(base, element, detail, reference or _reference(detail, *REFERENCES))
            yield from self.with_charges(record, element, detail)
            return
        group = identity(reference, day, amount) if reference else content_identity(base.raw)
        for detail, share in zip(details, amounts, strict=True):
            own = _reference(detail, *REFERENCES)
            both = identity(reference, own) if reference and own else reference or own
            part = replace(base, amount=share, kind=_kind(detail, base.kind), group_key=group)
            yield from self.with_charges(_described(part, element, detail, both), detail, detail)

    def parts(
        self, element: Element, details: list[Element], currency: str, total: Decimal, where: str
    ) -> list[Decimal] | None:
        """The signed amounts of a collective entry's transactions, if they add up to it."""
        if len(details) < 2:
            return None
        amounts = []
        for detail in details:
            amount = detail.find("Amt")
            if amount is None:
                amount = detail.find("AmtDtls/TxAmt/Amt")
            if amount is None or amount.get("Ccy") != currency:
                return None
            direction = _text(detail, "CdtDbtInd") or _text(element, "CdtDbtInd")
            amounts.append(self.signed(amount, direction, where))
        return amounts if sum(amounts) == total else None

    def with_charges(self, record: Record, holder: Element, detail: Element) -> Iterator[Record]:
        """The record; with charges inside its amount: gross, and a fee for each of them."""
        charges = self.charges(record, holder) or self.charges(record, detail)
        inside = [charge for charge, included in charges if included]
        gross = detail.find("AmtDtls/TxAmt/Amt")
        if charges and not inside and gross is not None and gross.get("Ccy") == record.currency:
            inside = [charge for charge, _ in charges]  # not said: then the sum must prove it
            value = self.signed(gross, "CRDT", f"entry {record.line_no}")
            if value.copy_sign(record.amount) + sum(inside) != record.amount:
                inside = []
        if not inside:
            yield record
            return
        group = record.group_key or record.external_id
        yield replace(record, amount=record.amount - sum(inside), group_key=group)
        for index, charge in enumerate(inside, 1):
            fee_id = identity(record.external_id, "fee", index)
            yield replace(record, kind="fee", amount=charge, group_key=group, external_id=fee_id)

    def charges(self, record: Record, holder: Element) -> list[tuple[Decimal, bool]]:
        """(signed amount, whether the file says it is inside) of the charges in our currency."""
        found = []
        for charge in (*holder.findall("Chrgs/Rcrd"), *holder.findall("Chrgs")):
            amount = charge.find("Amt")
            if amount is not None and amount.get("Ccy") == record.currency:
                direction = _text(charge, "CdtDbtInd") or "DBIT"
                value = self.signed(amount, direction, f"entry {record.line_no}")
                if value:
                    found.append((value, _text(charge, "ChrgInclInd") in ("true", "1")))
        return found

    # values

    def owner(self, where: str) -> str:
        if not self.account:
            problem = f"{where}: the statement names no account"
            raise ReadError(self.name, problem, "give it with --account")
        return self.account

    def money(self, element: Element, where: str) -> tuple[str, Decimal]:
        amount = element.find("Amt")
        currency = amount.get("Ccy", "") if amount is not None else ""
        if amount is None or not re.fullmatch("[A-Z]{3}", currency):
            raise ReadError(self.name, f"{where} has no amount with a currency", AGAIN)
        return currency, self.signed(amount, _text(element, "CdtDbtInd"), where)

    def signed(self, amount: Element, direction: str | None, where: str) -> Decimal:
        try:
            value = number(amount.text or "")
        except ValueError as error:
            problem = f"{where}: the amount is not a number"
            advice = "it must look like 1234.56"
            raise ReadError(self.name, problem, advice, content=amount.text) from error
        if direction not in ("CRDT", "DBIT"):
            problem = f"{where}: neither credit nor debit (CdtDbtInd)"
            raise ReadError(self.name, problem, AGAIN, content=direction)
        return value if direction == "CRDT" else -value

    def booked(self, entry: Element, where: str) -> bool:
        code = _text(entry, "Sts/Cd", "Sts/Prtry", "Sts") or ""
        if code not in ("BOOK", "PDNG", "INFO", "FUTR"):
            problem = f"{where}: the status (Sts) is none of BOOK, PDNG, INFO, FUTR"
            raise ReadError(self.name, problem, AGAIN, content=code)
        return code == "BOOK"

    def dated(self, element: Element, where: str, *paths: str) -> tuple[date, datetime | None]:
        """The first date found, as the bank's day and, when it is a real time, as that time."""
        for path in paths:
            text = _text(element, f"{path}/DtTm", f"{path}/Dt")
            if text:
                try:
                    return _parse_date(text)
                except ValueError as error:
                    problem = f"{where}: {path} is not a date"
                    advice = "it must look like 2026-11-20"
                    raise ReadError(self.name, problem, advice, content=text) from error
        raise ReadError(self.name, f"{where} has no date ({paths[0]})", AGAIN)


def _described(record: Record, entry: Element, detail: Element, reference: str | None) -> Record:
    """The record with its id, counterparty and memo."""
    who = _counterparty(record, entry, detail)
    memo = _memo(detail) or _text(detail, "AddtlTxInf") or _text(entry, "AddtlNtryInf")
    if reference:
        key = identity(reference, record.booked_on, record.amount)
    else:
        key = content_identity(record.booked_on, record.currency, record.amount, who, memo)
    if _is_reversal(entry):
        memo = f"reversal: {memo}" if memo else "reversal"
    return replace(record, external_id=key, counterparty=who, memo=memo)


def _counterparty(record: Record, entry: Element, detail: Element) -> str | None:
    """Who paid or was paid: the debtor of what came in, the creditor of what went out."""
    parties = detail.find("RltdPties")
    if parties is None:
        return None
    incoming = (record.amount > 0) != _is_reversal(entry)  # a reversal names the original roles
    other, own = ("Dbtr", "Cdtr") if incoming else ("Cdtr", "Dbtr")
    found = _party(parties, other) or _party(parties, f"Ultmt{other}")
    found = found or _text(parties, f"{other}Acct/Id/IBAN", f"{other}Acct/Id/Othr/Id")
    iban = _text(parties, f"{own}Acct/Id/IBAN")
    if found or not iban or iban == record.account:
        return found
    return _party(parties, own) or iban  # some banks name the other one on our side


def _party(parties: Element, side: str) -> str | None:
    return _text(parties, f"{side}/Pty/Nm", f"{side}/Nm", f"{side}/Agt/FinInstnId/Nm")


def _memo(detail: Element) -> str | None:
    lines = detail.findall("RmtInf/Ustrd")
    for path in ("CdtrRefInf/Ref", "RfrdDocInf/Nb", "AddtlRmtInf"):
        lines += detail.findall(f"RmtInf/Strd/{path}")
    texts = (" ".join((line.text or "").split()) for line in lines)
    return " ".join(dict.fromkeys(text for text in texts if text)) or None


def _account_id(account: Element) -> str | None:
    return _text(account, "Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/PrtryAcct/Id", "Id/UPIC")


def _reference(element: Element, *paths: str) -> str | None:
    texts = (_text(element, path) or "" for path in paths)
    return next((text for text in texts if text.upper() not in NO_REFERENCE), None)


def _is_reversal(entry: Element) -> bool:
    return _text(entry, "RvslInd") in ("true", "1")


def _kind(element: Element, default: str = "cash") -> str:
    return SUBFAMILIES.get(_text(element, "BkTxCd/Domn/Fmly/SubFmlyCd") or "", default)


def _parse_date(text: str) -> tuple[date, datetime | None]:
    """'2026-11-20', '2026-11-20+01:00', '2026-11-20T13:15:00.000+01:00'; midnight is no time."""
    if "T" not in text:
        return date.fromisoformat(re.sub(r"(Z|[+-]\d\d:\d\d)$", "", text)), None
    time = datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("Z", "+00:00"))
    midnight = (time.hour, time.minute, time.second) == (0, 0, 0)
    return time.date(), None if midnight else time


def _text(element: Element, *paths: str) -> str | None:
    """The text at the first of the paths that has one, with its white space collapsed."""
    for path in paths:
        text = " ".join((element.findtext(path) or "").split())
        if text:
            return text
    return None


def _raw(element: Element) -> str:
    """All texts of the element as tag=text."""
    pairs = ((part.tag, (part.text or "").strip()) for part in element.iter())
    return " ".join(f"{tag}={text}" for tag, text in pairs if text)
