"""OFX, QFX and QBO: statements of banks, credit cards and brokers, OFX 1 (SGML) and 2 (XML).

An own tag reader, not ofxtools: ofxtools' models refuse every fourth genuine file, its tree stage
needs headers repaired, comments cut and tails removed before it reads most of them, it is three
times slower and GPL-3. The grammar needed here is small: a tag followed by text is a leaf, any
other tag opens an aggregate. In exchange this reader itself refuses what is broken: an aggregate
left open, a file without its </OFX>, a statement without account or currency, an amount or date
that is none.

The file is held in memory as text; records are made one aggregate at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import BinaryIO

from findb.readers.dates import moment
from findb.readers.money import number
from findb.readers.ofx_tags import Node, aggregates, body, decimal_marks, decode, parse_time
from findb.readers.record import ReadError, Record, content_identity, identity

NAME = "ofx"

ACCOUNTS = {"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LOANACCTFROM"}
STATEMENTS = {"STMTRS", "CCSTMTRS", "INVSTMTRS"}
POSITIONS = {"POSDEBT", "POSMF", "POSOPT", "POSOTHER", "POSSTOCK"}
BUYS = {"BUYDEBT", "BUYMF", "BUYOPT", "BUYOTHER", "BUYSTOCK"}
SELLS = {"SELLDEBT", "SELLMF", "SELLOPT", "SELLOTHER", "SELLSTOCK"}
SECURITY_EVENTS = {
    *("INCOME", "REINVEST", "RETOFCAP", "SPLIT", "TRANSFER", "INVEXPENSE", "MARGININTEREST"),
    *("CLOSUREOPT", "JRNLFUND", "JRNLSEC"),
}
CONTEXT = {"CURDEF", "DTASOF", "STATUS"} | ACCOUNTS | STATEMENTS
EVENTS = {"STMTTRN", "LEDGERBAL", "INVPOSLIST"} | POSITIONS | BUYS | SELLS | SECURITY_EVENTS

# TRNTYPE -> kind; every other type is plain cash.
CASH_KINDS = {"INT": "interest", "DIV": "dividend", "FEE": "fee", "SRVCHG": "fee"}
CASH_KINDS["XFER"] = "transfer"

FEES = ("COMMISSION", "FEES", "LOAD", "PENALTY")
TAXES = ("TAXES", "WITHHOLDING", "STATEWITHHOLDING")
AMOUNTS = (
    *("TRNAMT", "BALAMT", "TOTAL", "UNITS", "UNITPRICE", "MKTVAL", "ACCRDINT", "FRACCASH"),
    *("OLDUNITS", "NEWUNITS", "NUMERATOR", "DENOMINATOR"),
    *FEES,
    *TAXES,
)


def sniff(head: bytes, name: str) -> bool:
    """OFX has its header or its root tag near the start."""
    start = head[:4096].upper()
    return b"OFXHEADER" in start or b"<OFX>" in start


def read(
    file: BinaryIO,
    name: str,
    *,
    account: str | None = None,
    note: Callable[[str], None] = lambda text: None,
    **options: object,
) -> Iterator[Record]:
    """Yield the records of an OFX file; `account` serves statements that name none."""
    text = body(decode(file.read(), name), name)
    marks = decimal_marks(text, AMOUNTS, name)
    statement = _Statement(name, account, note, marks, _securities(text, name))
    for node in aggregates(text, CONTEXT | EVENTS, name):
        if node.tag in EVENTS:
            yield from statement.records(node)
        else:
            statement.enter(node)


def _securities(text: str, name: str) -> dict[str, tuple[str | None, str | None]]:
    """UNIQUEID -> (ticker, name) from the security list, which comes last in the file."""
    start, end = text.find("<SECLIST>"), text.find("</SECLIST>")
    securities: dict[str, tuple[str | None, str | None]] = {}
    if 0 <= start < end:
        for info in aggregates(text[start : end + len("</SECLIST>")], {"SECINFO"}, name):
            key = info.get("UNIQUEID") or ""
            securities.setdefault(key, (info.get("TICKER"), info.get("SECNAME")))
    return securities


@dataclass
class _Statement:
    """Turns the aggregates of one statement after the other into records."""

    name: str
    default_account: str | None
    note: Callable[[str], None]
    marks: tuple[str, str]
    securities: dict[str, tuple[str | None, str | None]]
    account: str | None = None
    currency: str | None = None
    as_of: Node | None = None
    positions: dict[str | None, Record] = field(default_factory=dict)
    prices: dict[str, Record] = field(default_factory=dict)

    def enter(self, node: Node) -> None:
        """Take note of the statement's account, currency and date."""
        if node.tag == "STATUS" and node.get("SEVERITY") == "ERROR":
            raise self.error(node, "the bank answered with an error", "download the file again")
        if node.tag in STATEMENTS:
            self.account = self.currency = self.as_of = None
        elif node.tag == "CURDEF":
            self.currency = node.text.upper()
        elif node.tag == "DTASOF" and node.parent == "INVSTMTRS":
            self.as_of = node
        elif node.tag in ACCOUNTS:
            self.account = node.get("ACCTID")

    def records(self, node: Node) -> Iterator[Record]:
        """The records of one event."""
        if node.tag == "STMTTRN":
            yield self.cash(node)
        elif node.tag == "LEDGERBAL":
            yield self.balance(node)
        elif node.tag in POSITIONS:
            self.hold(node)
        elif node.tag == "INVPOSLIST":
            yield from self.positions.values()
            yield from self.prices.values()
            self.positions, self.prices = {}, {}
        else:
            yield from self.security_event(node)

    # cash

    def cash(self, node: Node) -> Record:
        if node.get("CORRECTFITID"):
            raise self.error(
                node,
                "this row corrects an earlier one",
                "correct the earlier one yourself and remove this row from the file",
            )
        amount, booked_on = self.amount(node, "TRNAMT"), self.day(node, "DTPOSTED")
        kind = node.get("TRNTYPE") or "OTHER"
        return Record(
            source=NAME,
            account=self.account_of(node),
            kind=CASH_KINDS.get(kind.upper(), "cash"),
            occurred_at=moment(self.time(node, "DTPOSTED")),
            booked_on=booked_on,
            status="pending" if kind.upper() == "HOLD" else "booked",
            external_id=self.external_id(node, booked_on, amount),
            line_no=node.line,
            currency=self.currency_of(node),
            amount=amount,
            counterparty=node.get("EXTDNAME", "NAME"),
            memo=node.get("MEMO") or _check(node),
            raw=" ".join(node.leaves()),
        )

    def balance(self, node: Node) -> Record:
        amount, occurred_at = self.amount(node, "BALAMT"), self.end(node.find("DTASOF"), node)
        currency = self.currency_of(node)
        return Record(
            source=NAME,
            account=self.account_of(node),
            kind="balance",
            occurred_at=occurred_at,
            external_id=identity("closing", currency, occurred_at, amount),
            line_no=node.line,
            currency=currency,
            amount=amount,
            memo="closing",
            raw=" ".join(node.leaves()),
        )

    # securities

    def hold(self, node: Node) -> None:
        """Add to what is held at the statement's date: long, short, cash and margin are one."""
        base = self.security(node)
        units, occurred_at = self.amount(node, "UNITS"), self.end(self.as_of, node)
        if node.get("POSTYPE") == "SHORT":
            units = -abs(units)
        price = self.price(node, units, self.optional(node, "MKTVAL")) or None
        held = self.positions.get(base.security_id)
        self.positions[base.security_id] = replace(
            held or base,
            kind="position",
            occurred_at=occurred_at,
            external_id=identity("position", base.security_id, occurred_at),
            quantity=units + (held.quantity if held else 0),
            price=held.price if held else price,
        )
        if price and node.get("DTPRICEASOF"):
            priced_at = moment(self.time(node, "DTPRICEASOF"))
            external_id = identity("price", base.security_id, priced_at)
            record = replace(
                base, kind="price", occurred_at=priced_at, external_id=external_id, price=price
            )
            self.prices.setdefault(external_id, record)

    def security_event(self, node: Node) -> Iterator[Record]:
        """A trade, an income, a split, ...: its main record, then its costs."""
        if node.tag in ("JRNLFUND", "JRNLSEC"):
            self.note(f"{self.name}, line {node.line}: a move inside one account is skipped")
            return
        total, booked_on = self.optional(node, "TOTAL"), self.day(node, "DTTRADE")
        units = self.optional(node, "UNITS")
        event = self.external_id(node, booked_on, total if total is not None else units)
        base = replace(
            self.security(node),
            occurred_at=moment(self.time(node, "DTTRADE")),
            booked_on=booked_on,
            external_id=event,
            group_key=event,
            memo=node.get("MEMO"),
        )
        if node.tag in BUYS | SELLS:
            yield from self.trade(node, base)
        elif node.tag == "REINVEST":
            income = abs(self.amount(node, "TOTAL"))
            yield self.part(base, self.income_kind(node), income)
            yield from self.trade(node, base)
        elif node.tag == "INCOME":
            # The specification's TOTAL of a distribution is its amount, withholding not deducted.
            yield replace(base, kind=self.income_kind(node), amount=self.amount(node, "TOTAL"))
            yield from self.costs(node, base)
        elif node.tag == "RETOFCAP":
            memo = base.memo or "return of capital"
            yield replace(base, kind="cash", amount=self.amount(node, "TOTAL"), memo=memo)
        elif node.tag in ("INVEXPENSE", "MARGININTEREST"):
            kind = "fee" if node.tag == "INVEXPENSE" else "interest"
            yield replace(base, kind=kind, amount=self.amount(node, "TOTAL"))
        elif node.tag == "SPLIT":
            yield from self.split(node, base)
        else:
            yield self.delivery(node, base)

    def trade(self, node: Node, base: Record) -> Iterator[Record]:
        """The gross trade, its costs, and a bond's accrued interest (not part of TOTAL)."""
        total, units = self.amount(node, "TOTAL"), self.amount(node, "UNITS")
        if node.tag not in SELLS and total * units > 0:  # some brokers' buys are unsigned
            total = -total
        costs = list(self.costs(node, base))
        gross = total - sum(cost.amount for cost in costs)
        if node.tag in SELLS and gross * units > 0:  # and so are some sales
            units = -units
        price = self.price(node, units, gross)
        yield replace(base, kind="trade", amount=gross, quantity=units, price=price)
        yield from costs
        accrued = self.optional(node, "ACCRDINT")
        if accrued:
            yield self.part(base, "interest", abs(accrued).copy_sign(total))

    def costs(self, node: Node, base: Record) -> Iterator[Record]:
        for kind, tags in (("fee", FEES), ("tax", TAXES)):
            for tag in tags:
                amount = self.optional(node, tag)
                if amount:
                    yield replace(self.part(base, kind, -amount, tag), memo=tag.lower())

    def split(self, node: Node, base: Record) -> Iterator[Record]:
        new, old = self.amount(node, "NUMERATOR"), self.amount(node, "DENOMINATOR")
        before, after = self.optional(node, "OLDUNITS"), self.optional(node, "NEWUNITS")
        if new <= 0 or old <= 0:
            raise self.error(node, "the split ratio is not positive", "correct the file")
        known = before is not None and after is not None
        change = after - before if known else None
        yield replace(base, kind="split", ratio=f"{new:f}:{old:f}", quantity=change)
        cash = self.optional(node, "FRACCASH")
        if cash:
            yield replace(self.part(base, "cash", cash), memo="cash for fractions")

    def delivery(self, node: Node, base: Record) -> Record:
        units = self.amount(node, "UNITS")
        action = node.get("TFERACTION")
        if action:
            units = abs(units) if action.upper() == "IN" else -abs(units)
        price = self.optional(node, "UNITPRICE") or self.optional(node, "AVGCOSTBASIS")
        return replace(base, kind="delivery", quantity=units, price=price)

    def part(self, base: Record, kind: str, amount: Decimal, label: str = "") -> Record:
        """A further record of the same event, told apart by its kind."""
        part_id = identity(base.external_id, label.lower() or kind)
        return replace(base, kind=kind, amount=amount, external_id=part_id)

    def income_kind(self, node: Node) -> str:
        return "interest" if node.get("INCOMETYPE") == "INTEREST" else "dividend"

    def security(self, node: Node) -> Record:
        """A record with what all records about a security share; occurred_at is still to come."""
        code = node.get("UNIQUEID")
        ticker, title = self.securities.get(code or "", (None, None))
        return Record(
            source=NAME,
            account=self.account_of(node),
            kind="",
            occurred_at="",
            line_no=node.line,
            currency=self.currency_of(node),
            security_id=code,
            security_code=ticker,
            security_name=title,
            raw=" ".join(node.leaves()),
        )

    def price(self, node: Node, units: Decimal, value: Decimal | None) -> Decimal | None:
        """Currency per unit: UNITPRICE, but a bond's is in percent and an option's per share."""
        price = self.optional(node, "UNITPRICE")
        if not node.tag.endswith(("DEBT", "OPT")):
            return price
        if value is None or not units:
            return price / 100 if price is not None and node.tag.endswith("DEBT") else None
        return abs(value / units)

    # values

    def account_of(self, node: Node) -> str:
        account = self.account or self.default_account
        if not account:
            raise self.error(node, "the statement names no account", "give it with --account")
        return account

    def currency_of(self, node: Node) -> str:
        foreign = node.find("CURRENCY")  # the amounts are in it; in ORIGCURRENCY they are not
        currency = (foreign and foreign.get("CURSYM")) or self.currency
        if not currency or not re.fullmatch("[A-Z]{3}", currency):
            raise self.error(node, "the statement names no currency", "add a <CURDEF> to the file")
        return currency

    def external_id(self, node: Node, day: str, amount: Decimal | None) -> str:
        """FITID with date and amount, as banks reuse FITIDs; else the content."""
        fitid = node.get("FITID")
        if fitid:
            return identity(fitid, day, amount)
        return content_identity(*node.leaves())

    def amount(self, node: Node, tag: str) -> Decimal:
        amount = self.optional(node, tag)
        if amount is None:
            raise self.error(node, f"{node.tag} has no {tag}", "download the file again")
        return amount

    def optional(self, node: Node, tag: str) -> Decimal | None:
        leaf = node.find(tag)
        if leaf is None or not leaf.text:
            return None
        try:
            return number(leaf.text, *self.marks)
        except ValueError as error:
            raise self.error(
                leaf, f"{tag} is not a number", "it must look like -1234.56", leaf.text
            ) from error

    def day(self, node: Node, tag: str) -> str:
        """The date as the bank writes it, in its own time zone."""
        return self.time(node, tag).date().isoformat()

    def time(self, node: Node, tag: str) -> datetime:
        leaf = node.find(tag)
        if leaf is None or not leaf.text:
            raise self.error(node, f"{node.tag} has no {tag}", "download the file again")
        return self.parse_time(leaf)

    def end(self, leaf: Node | None, node: Node) -> str:
        """When a balance is valid: at its time; without one (or at 0:00) at the end of the day."""
        if leaf is None or not leaf.text:
            raise self.error(node, f"{node.tag} has no date (DTASOF)", "download the file again")
        time = self.parse_time(leaf)
        midnight = (time.hour, time.minute, time.second) == (0, 0, 0)
        return moment(time + timedelta(days=1) if midnight else time)

    def parse_time(self, leaf: Node) -> datetime:
        try:
            return parse_time(leaf.text)
        except ValueError as error:
            raise self.error(
                leaf, f"{leaf.tag} is not a date", "it must look like 20261120", leaf.text
            ) from error

    def error(self, node: Node, problem: str, advice: str, content: str | None = None) -> ReadError:
        return ReadError(self.name, problem, advice, line=node.line, content=content)


def _check(node: Node) -> str | None:
    number_ = node.get("CHECKNUM")
    return f"check {number_}" if number_ and number_.strip("0") else None
