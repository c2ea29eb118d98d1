"""QIF, the interchange format of Quicken and many after it: accounts, splits, investments.

The format says neither currency nor decimal mark nor date order. The last two are proved by the
file or asked for; the currency is an option. Options of `read`: `currency` (needed), `account` (for
files that name none), `decimal` (point, comma, mixed), `date_order` (dmy, mdy, ymd), `encoding`
(when it is not UTF-8), `note`.

A split line is a record of its own, in one group with the others. A line like L[Savings] is a
transfer. The file is read three times and never held in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import BinaryIO

from findb.readers.dates import moment, opening
from findb.readers.evidence import DateOrder, DecimalMark
from findb.readers.record import ReadError, Record, content_identity
from findb.readers.text import decode_head, encoding_of, opened

NAME = "qif"

CASH_SECTIONS = ("bank", "cash", "ccard", "oth a", "oth l")
SKIPPED_SECTIONS = ("cat", "class", "memorized", "budget", "tax", "template", "invoice", "prices")
NUMBERS = "TU$OIQ"

# Investment actions, without the X that says that the cash is in another account.
TRADES = {"buy": 1, "cvrshrt": 1, "sell": -1, "shtsell": -1}  # the sign of the quantity
DELIVERIES = {"shrsin": 1, "shrsout": -1}
REINVESTED = {"reinvdiv": "dividend", "reinvint": "interest", "reinvlg": "dividend"}
REINVESTED |= {"reinvsh": "dividend", "reinvmd": "dividend"}
PAID = {  # action -> kind, sign
    **{name: ("dividend", 1) for name in ("div", "cglong", "cgmid", "cgshort", "rtrncap")},
    **{"intinc": ("interest", 1), "margint": ("interest", -1)},
    **{"miscinc": ("cash", 1), "miscexp": ("cash", -1)},
    **{"xin": ("transfer", 1), "xout": ("transfer", -1)},
    **{"contrib": ("transfer", 1), "withdrw": ("transfer", -1)},
}


def sniff(head: bytes, name: str) -> bool:
    """The first line that is no comment opens a section."""
    for line in decode_head(head[:8192]).splitlines():
        text = line.strip("\ufeff \t").lower()
        if text and not text.startswith("#"):
            return text.startswith(("!type:", "!account", "!option:", "!clear:"))
    return False


def read(
    file: BinaryIO,
    name: str,
    *,
    account: str | None = None,
    currency: str | None = None,
    decimal: str | None = None,
    date_order: str | None = None,
    encoding: str | None = None,
    note: Callable[[str], object] | None = None,
    **_: object,
) -> Iterator[Record]:
    """Yield the records of a QIF file; ReadError for what is damaged, unknown or ambiguous."""
    if not currency:
        raise ReadError(name, "QIF names no currency", "say it by --currency, like EUR")
    reading = _Reading(
        name,
        file,
        encoding_of(file, name, encoding),
        account,
        currency,
        DecimalMark(name, decimal or "auto"),
        DateOrder(name, date_order or "auto"),
    )
    reading.gather()
    yield from reading.records()
    for what, count in reading.skipped.items() if note else ():
        note(f"{name}: {count} entries skipped ({what})")


@dataclass
class _Entry:
    """The lines from one ^ to the next, by their letters."""

    section: str  # in lower case: bank, invst, cat, account, ...
    account: str | None
    line: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)

    def get(self, *letters: str) -> str:
        """The first text of a letter; '' when there is none."""
        return next((text for key, text in self.fields if key in letters and text), "")

    @property
    def raw(self) -> str:
        return " | ".join(letter + text for letter, text in self.fields)

    def splits(self) -> list[tuple[str, str, str]]:
        """Category, memo and amount of each split line."""
        splits: list[list[str]] = []
        for letter, text in self.fields:
            if letter == "S":
                splits.append([text, "", ""])
            elif splits and letter in "E$":
                splits[-1]["SE$".index(letter)] = text
        return [tuple(split) for split in splits]


class _Reading:
    """One QIF file being read."""

    def __init__(
        self,
        name: str,
        file: BinaryIO,
        encoding: str,
        account: str | None,
        currency: str,
        mark: DecimalMark,
        order: DateOrder,
    ) -> None:
        self.name, self.file, self.encoding = name, file, encoding
        self.account, self.currency, self.mark, self.order = account, currency, mark, order
        self.symbols: dict[str, str] = {}  # security name -> symbol
        self.skipped: Counter[str] = Counter()
        self.groups: Counter[str] = Counter()

    def gather(self) -> None:
        """Read for evidence of decimal mark and date order, and for the symbols of securities."""
        for entry in self.entries():
            if entry.section == "security" and entry.get("N") and entry.get("S"):
                self.symbols[entry.get("N")] = entry.get("S")
            if entry.section not in (*CASH_SECTIONS, "invst"):
                continue
            self.order.see(entry.get("D"), entry.line)
            for letter, text in entry.fields:
                if letter in NUMBERS:
                    self.mark.see(text, entry.line)
        self.mark.decide()
        self.order.decide()

    def entries(self) -> Iterator[_Entry]:
        """Yield all entries with the account they belong to; sections that are unknown refuse."""
        section, account, entry = "", self.account, None
        with opened(self.file, self.encoding) as text:
            for number, line in enumerate(text, 1):
                line = line.strip().lstrip("\ufeff")
                if line.startswith("!") and entry is None:
                    before, section = section, self._section(line, number)
                    if before != "account":  # that named the account of this section only
                        account = self.account
                elif line.startswith("^"):
                    if entry and section == "account":
                        account = entry.get("N") or self.account
                    elif entry:
                        if _opens(entry):
                            entry.account = account = _own(entry.get("L")) or account
                        yield entry
                    entry = None
                elif line and (section or not line.startswith("#")):
                    if not section:
                        advice = "a QIF file begins with a line like !Type:Bank"
                        raise self.error(number, "text before the first section", advice)
                    entry = entry or _Entry(section, account, number)
                    entry.fields.append((line[0], line[1:].strip()))
        if entry and section != "prices":
            raise self.error(entry.line, "the last entry is cut off", "export the file again")

    def _section(self, line: str, number: int) -> str:
        """The section a header line opens; options and their end open none."""
        key, _, kind = line[1:].strip().lower().partition(":")
        if key in ("option", "clear"):
            return "option"
        section = "account" if key == "account" else kind.strip()
        known = (*CASH_SECTIONS, *SKIPPED_SECTIONS, "invst", "security", "account")
        if key not in ("type", "account") or section not in known:
            advice = "remove the section, or export without it"
            raise self.error(number, f"the section {line[:40]!r} is not known", advice)
        return section

    def records(self) -> Iterator[Record]:
        """Yield the records of all entries."""
        for entry in self.entries():
            if entry.section in CASH_SECTIONS:
                yield from self.grouped(entry, self.banking(entry))
            elif entry.section == "invst":
                yield from self.grouped(entry, self.investing(entry))
            elif entry.section != "security":
                self.skipped[entry.section] += 1

    def grouped(self, entry: _Entry, records: list[Record]) -> Iterator[Record]:
        """Leave out what moves nothing; give what belongs together one group."""
        moving = [record for record in records if record.amount != 0 or record.kind == "balance"]
        self.skipped["the amount is 0"] += not moving
        self.skipped += Counter()
        if len(moving) > 1:
            group = content_identity(moving[0].account, entry.raw)
            self.groups[group] += 1
            if self.groups[group] > 1:
                group = f"{group}#{self.groups[group]}"
            moving = [replace(record, group_key=group) for record in moving]
        yield from moving

    # -- entries of bank, cash and card accounts

    def banking(self, entry: _Entry) -> list[Record]:
        """One record, or one for each split line."""
        total = self.number(entry, entry.get("T", "U"), "amount")
        if _opens(entry):
            base = replace(self.base(entry, "balance"), memo="opening", counterparty=None)
            return [replace(base, amount=total, occurred_at=opening(self.day(entry)))]
        splits = entry.splits()
        if not splits:
            return [self.part(entry, entry.get("L"), entry.get("M"), total)]
        amounts = [self.number(entry, text, "amount of a split") for _, _, text in splits]
        if sum(amounts) != total:
            problem = "the splits do not add up to the total"
            content = f"{sum(amounts)} instead of {total}: {entry.raw}"
            raise self.error(entry.line, problem, "correct the entry", content)
        return [
            self.part(entry, category, memo or entry.get("M"), amount)
            for (category, memo, _), amount in zip(splits, amounts, strict=True)
        ]

    def part(self, entry: _Entry, category: str, memo: str, amount: Decimal) -> Record:
        """A record of cash, or a transfer when the category is an account."""
        account = _own(category)
        record = replace(self.base(entry, "transfer" if account else "cash"), amount=amount)
        if account:
            return replace(record, counterparty=account, memo=_joined(entry.get("P"), memo))
        return replace(record, memo=_joined(memo, category))

    # -- entries of investment accounts

    def investing(self, entry: _Entry) -> list[Record]:
        """The records of one action: its own, its commission, the cash of another account."""
        action = entry.get("N").lower()
        elsewhere = action.endswith("x") and action not in PAID
        action = action.removesuffix("x") if elsewhere else action
        quantity, price = (self.number(entry, entry.get(key), key, None) for key in "QI")
        total = self.number(entry, entry.get("T", "U"), "amount", None)
        fee = self.number(entry, entry.get("O"), "commission", Decimal(0))
        if total is None and quantity is not None and price is not None:
            total = quantity * price + (fee if TRADES.get(action, 1) > 0 else -fee)
        if action in TRADES:
            side = TRADES[action]
            self.require(entry, quantity, "quantity")
            self.require(entry, total, "amount")
            trade = replace(
                self.base(entry, "trade"),
                amount=-side * (abs(total) - side * fee),
                quantity=side * abs(quantity),
                price=price,
            )
            made = [trade, replace(self.base(entry, "fee"), amount=-fee)]
        elif action in REINVESTED:
            self.require(entry, quantity, "quantity")
            self.require(entry, total, "amount")
            base = self.base(entry, "trade")
            made = [
                replace(base, kind=REINVESTED[action], amount=abs(total)),
                replace(base, amount=fee - abs(total), quantity=abs(quantity), price=price),
                replace(base, kind="fee", amount=-fee),
            ]
        elif action in DELIVERIES:
            self.require(entry, quantity, "quantity")
            units = DELIVERIES[action] * abs(quantity)
            return [replace(self.base(entry, "delivery"), quantity=units, price=price)]
        elif action == "stksplit":  # Q is the number of new units for ten old ones
            self.require(entry, quantity, "quantity")
            ratio = Fraction(quantity) / 10
            ratio = f"{ratio.numerator}:{ratio.denominator}"
            return [replace(self.base(entry, "split"), ratio=ratio, currency=None)]
        elif action in PAID:
            kind, sign = PAID[action]
            self.require(entry, total, "amount")
            made = [replace(self.base(entry, kind), amount=sign * abs(total))]
            if kind == "transfer":
                return [replace(made[0], counterparty=_own(entry.get("L")))]
        elif action == "cash":
            return self.banking(entry)
        elif action == "reminder":
            return []
        else:
            problem = "the investment action is not known"
            raise self.error(entry.line, problem, "book it by hand", entry.get("N"))
        if elsewhere and (account := _own(entry.get("L"))):
            cash = sum(record.amount for record in made)
            there = replace(self.base(entry, "transfer"), amount=-cash, counterparty=account)
            made.append(there)
        return made

    # -- fields

    def base(self, entry: _Entry, kind: str) -> Record:
        day, security = self.day(entry), entry.get("Y") if entry.section == "invst" else ""
        if kind in ("transfer", "balance"):
            security = ""
        return Record(
            source=NAME,
            account=entry.account,
            kind=kind,
            occurred_at=moment(day),
            booked_on=day.isoformat(),
            line_no=entry.line,
            currency=self.currency,
            counterparty=entry.get("P") or None,
            memo=entry.get("M") or None,
            security_code=self.symbols.get(security),
            security_name=security or None,
            raw=entry.raw,
        )

    def day(self, entry: _Entry) -> date:
        text = entry.get("D")
        try:
            return self.order.parse(text)
        except ValueError as error:
            problem = "the date cannot be read" if text else "the date is missing"
            advice = "correct it, or say the order by --date-order dmy, mdy or ymd"
            raise self.error(entry.line, problem, advice, text) from error

    def number(self, entry: _Entry, text: str, what: str, missing=...) -> Decimal | None:
        """A number; `missing` is returned for an empty one, which is refused without it."""
        if not text and missing is not ...:
            return missing
        try:
            return self.mark.parse(text)
        except ValueError as error:
            problem = f"the {what} is not a number" if text else f"the {what} is missing"
            advice = "correct it, or say how numbers are written by --decimal point or comma"
            raise self.error(entry.line, problem, advice, text) from error

    def require(self, entry: _Entry, value: object, what: str) -> None:
        if value is None:
            raise self.error(entry.line, f"the {what} is missing", "correct the entry", entry.raw)

    def error(self, line: int, problem: str, advice: str, content: str | None = None) -> ReadError:
        return ReadError(self.name, problem, advice, line=line, content=content)


def _opens(entry: _Entry) -> bool:
    """Whether an entry is the opening balance, which also names its account."""
    return entry.section in CASH_SECTIONS and entry.get("P").lower() == "opening balance"


def _own(category: str) -> str | None:
    """The account in '[Savings]' or '[Savings]/class', None for a category."""
    if category.startswith("[") and "]" in category:
        return category[1 : category.index("]")] or None
    return None


def _joined(*texts: str | None) -> str | None:
    return ", ".join(dict.fromkeys(filter(None, texts))) or None
