"""MT940: bank statements in SWIFT's text format, through the package mt-940 (an optional extra).

mt-940 knows the dialects of the banks, but it is lenient: an amount in an unknown form is cut, a
row before its time is dropped. So the form of every amount is checked here first, and what the
package returns is compared with it. What the records mean:

- A row belongs to its entry date, else to its value date.
- Final balances only; those of pages (60M, 62M) are left out. When they hold is told in
  findb.readers.statements; they follow the rows of the file.
- The id of a row is statement number, value date, amount and reference.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from findb.readers.dates import moment
from findb.readers.money import number
from findb.readers.record import ReadError, Record, identity
from findb.readers.statements import Statement, balances
from findb.readers.text import encoding_of, opened

NAME = "mt940"

KINDS = {"CHG": "fee", "COM": "fee", "INT": "interest"}
NO_REFERENCE = {"", "NONREF", "NOTPROVIDED"}

STATEMENT = re.compile(r"^(?=:20:)", re.MULTILINE)
END = re.compile(r"^:62[FM]?:.*$", re.MULTILINE)
OPENING = re.compile(r"^:60[FM]?:", re.MULTILINE)
ROW = re.compile(r"^:61:", re.MULTILINE)
ROW_FORM = re.compile(
    r":61:\d{6}(?:\d{4}| {4})?(?P<sign>R?[DC])[A-Z]?\s?(?P<amount>\d+(?:,\d*)?)(?=[A-Z\n]|$)",
    re.IGNORECASE,
)
BALANCE = re.compile(r"^:6[02][FM]?:(?P<text>.*)$", re.MULTILINE)
BALANCE_FORM = re.compile(r"[CD]\d{6}[A-Z]{3}\d+,\d*\s*", re.IGNORECASE)
CUT_OFF = "the file was cut off"
AGAIN = "download the file again"


def sniff(head: bytes, name: str) -> bool:
    """A statement's reference, account and opening balance, each at the start of a line."""
    return all(re.search(rb"^" + tag, head, re.MULTILINE) for tag in (b":20:", b":25:", b":60[FM]"))


def read(
    file: BinaryIO,
    name: str,
    *,
    account: str | None = None,
    encoding: str | None = None,
    note: Callable[[str], None] = lambda text: None,
    **options: object,
) -> Iterator[Record]:
    """Yield the records of an MT940 file; `encoding` is used when it is not UTF-8."""
    parse = _parser(name)
    with opened(file, encoding_of(file, name, encoding)) as source:
        text = source.read().replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    head, *blocks = STATEMENT.split(text)
    if not blocks:
        raise ReadError(name, "there is no statement (:20:) in the file", AGAIN)
    line = head.count("\n") + 1
    statements = []
    for block in blocks:
        statement = _Statement(name, line, block, account)
        yield from statement.records(parse, note)
        statements.append(statement.days)
        line += block.count("\n")
    yield from balances(statements)


def _parser(name: str) -> Callable[[str], Any]:
    """A function that parses the text of one statement, with the tags of the bank that fit."""
    try:
        import mt940
        from mt940 import Options, parse_statements
    except ImportError as error:
        problem = "MT940 is read by the package mt-940 5.1 or later, which is not installed"
        raise ReadError(name, problem, "pip install mt-940") from error
    logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)  # it logs what it cannot parse

    def parse(block: str) -> Any:
        tags = [None, mt940.tags.StatementASNB(), mt940.tags.StatementGLS()]
        if re.search(r"^:25:.{4}(ASNB|SNSB|RBRB)", block, re.MULTILINE):
            tags.pop(0)
        for attempt, tag in enumerate(tags, 1):
            try:
                (statement,) = parse_statements(
                    io.StringIO(block),
                    tags=tag and {tag.id: tag},
                    options=Options.all(),
                )
                return statement
            except (RuntimeError, ValueError, ArithmeticError, TypeError):
                if attempt == len(tags):
                    raise
        return None

    return parse


@dataclass
class _Statement:
    """One statement: its text from :20: to the closing balance, and the line it starts at."""

    name: str
    line: int
    block: str
    account: str | None
    days: Statement = field(default_factory=Statement)

    def records(self, parse: Callable[[str], Any], note: Callable[[str], None]) -> Iterator[Record]:
        end = END.search(self.block)
        if end is None:
            raise self.error(0, f"the statement has no closing balance (:62F:): {CUT_OFF}")
        if not OPENING.search(self.block):
            raise self.error(0, "the statement has no opening balance (:60F:)")
        rows = self.rows(end)
        self.check_balances()
        try:
            statement = parse(self.block[: end.end()] + "\n")
        except (RuntimeError, ValueError, ArithmeticError, TypeError) as error:
            raise self.error(0, "the statement cannot be understood") from error
        found = [row.data for row in statement.transactions if "amount" in row.data]
        if [row["amount"].amount for row in found] != [amount for _, amount in rows]:
            raise self.error(0, "the rows of the statement cannot be read reliably")
        self.check_sum(statement.data, rows, self.block[end.end() :], note)
        yield from self.made(statement.data, found, [line for line, _ in rows])

    def rows(self, end: re.Match[str]) -> list[tuple[int, Decimal]]:
        """(line, signed amount) of all rows, by their form alone."""
        rows = []
        for tag in ROW.finditer(self.block):
            form = ROW_FORM.match(self.block, tag.start())
            if form is None:
                advice = "it must be like :61:2611201120D12,34NTRF"
                raise self.error(tag.start(), "a row (:61:) has an unknown form", advice)
            if tag.start() > end.start():
                raise self.error(tag.start(), "a row (:61:) follows the closing balance")
            amount = number(form["amount"], ",")
            debit = form["sign"].upper() in ("D", "RC")
            rows.append((self.line_at(tag.start()), -amount if debit else amount))
        return rows

    def check_balances(self) -> None:
        for balance in BALANCE.finditer(self.block):
            if not BALANCE_FORM.fullmatch(balance["text"]):
                advice = "it must be like :62F:C261120EUR1234,56"
                raise self.error(balance.start(), "a balance has an unknown form", advice)

    def check_sum(self, data: dict, rows: list, rest: str, note: Callable[[str], None]) -> None:
        """Opening + rows = closing; a difference at the very end of a file means it was cut."""
        first, last = _balance(data, "opening"), _balance(data, "closing")
        total = sum(amount for _, amount in rows)
        if first.amount.amount + total != last.amount.amount:
            if not rest:
                raise self.error(len(self.block), f"the closing balance is wrong: {CUT_OFF}")
            problem = "opening balance and rows do not add up to the closing balance"
            note(f"{self.name}, line {self.line}: {problem}")

    def made(self, data: dict, rows: list[dict], lines: list[int]) -> Iterator[Record]:
        """The records of the rows; the final balances are kept for the end of the file."""
        currency = _balance(data, "opening").amount.currency
        base = Record(NAME, self.owner(data, currency), "cash", "", currency=currency)
        statement = identity(data.get("statement_number"), data.get("sequence_number"))
        for row, line in zip(rows, lines, strict=True):
            value_day, amount = _plain(row["date"]), row["amount"].amount
            day = _plain(row.get("entry_date") or value_day)
            self.days.row(base.account, day)
            yield replace(
                base,
                kind=KINDS.get((row.get("id") or "")[1:], "cash"),
                occurred_at=moment(day),
                booked_on=day.isoformat(),
                external_id=identity(statement, value_day, amount, _reference(row)),
                line_no=line,
                amount=amount,
                counterparty=_counterparty(row),
                memo=_one_line(row.get("purpose") or row.get("transaction_details")),
                raw=_one_line(" ".join(str(value) for value in row.values() if value)),
            )
        for memo in ("opening", "closing"):
            if balance := data.get(f"final_{memo}_balance") or data.get(f"{memo}_balance"):
                amount = balance.amount.amount
                record = replace(base, kind="balance", amount=amount, memo=memo)
                self.days.balance(replace(record, line_no=self.line), _plain(balance.date))

    def owner(self, data: dict, currency: str) -> str:
        """The account's id without the currency that some banks put behind it."""
        account = (data.get("account_identification") or "").strip()
        account = re.sub(rf"\s*{currency}$", "", account) or self.account
        if not account:
            raise self.error(0, "the statement names no account (:25:)", "give it with --account")
        return account

    def line_at(self, position: int) -> int:
        return self.line + self.block.count("\n", 0, position)

    def error(self, position: int, problem: str, advice: str = AGAIN) -> ReadError:
        return ReadError(self.name, problem, advice, line=self.line_at(position))


def _balance(data: dict, memo: str) -> Any:
    """The statement's opening or closing balance, final or of a page."""
    keys = (f"{form}{memo}_balance" for form in ("final_", "intermediate_", ""))
    return next((data[key] for key in keys if data.get(key)), None)


def _plain(day: date) -> date:
    """mt-940's dates are a subclass with a text form of its own."""
    return date(day.year, day.month, day.day)


def _reference(row: dict) -> str | None:
    texts = ((row.get(key) or "").strip() for key in ("bank_reference", "customer_reference"))
    return next((text for text in texts if text.upper() not in NO_REFERENCE), None)


def _counterparty(row: dict) -> str | None:
    """The other party: a field of its own, /NAME/ or NAAM: in the details, or the second line."""
    details = (row.get("transaction_details") or "").replace("\n", "")
    named = re.search(r"/NAME/([^/]+)", details) or re.search(r"NAAM: *([^/]+)", details)
    name = row.get("applicant_name") or (named and named[1]) or row.get("extra_details")
    return _one_line(name)


def _one_line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
