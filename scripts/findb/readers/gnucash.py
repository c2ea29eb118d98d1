"""GnuCash books in SQLite: transactions between accounts become what each own account saw.

Own are the accounts of assets and liabilities; income, expense and equity accounts say what a
movement was for, and trading accounts are left out. A transaction is seen from its main split, the
largest of an own account: against every other split stands a record of the main account.
    another own account       a transfer, and its counterpart there
    ... in another currency   an exchange at the main account first
    a security                a transfer there, where a trade turns the money into units
    income, expense, equity   cash, with that account's name in the memo
So each account ends with exactly what GnuCash shows. Accounts are called by their full path.

Options of `read`: `time_zone` (for books older than GnuCash 2.7, which kept local midnights) and
`note` (a callable that is told what was skipped).
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from findb.readers.evidence import zone_of
from findb.readers.record import ReadError, Record

NAME = "gnucash"

SQLITE = b"SQLite format 3\0"
GZIP = b"\x1f\x8b"
OWN = {
    *("ASSET", "BANK", "CASH", "CREDIT", "LIABILITY", "RECEIVABLE", "PAYABLE"),
    *("STOCK", "MUTUAL"),
}
TABLES = {"accounts", "books", "commodities", "prices", "splits", "transactions"}

SPLITS = """
    SELECT
        t.guid, t.post_date, t.description, c.mnemonic,
        s.guid, s.account_guid, s.memo, s.action,
        s.value_num, s.value_denom, s.quantity_num, s.quantity_denom
    FROM transactions AS t
    JOIN splits AS s ON s.tx_guid = t.guid
    JOIN commodities AS c ON c.guid = t.currency_guid
    WHERE s.reconcile_state <> 'v'
    ORDER BY t.post_date, t.enter_date, t.guid, s.rowid
"""
PRICES = """
    SELECT
        p.guid, p.date, p.value_num, p.value_denom,
        c.mnemonic, c.fullname, c.cusip, c.namespace, m.mnemonic
    FROM prices AS p
    JOIN commodities AS c ON c.guid = p.commodity_guid
    JOIN commodities AS m ON m.guid = p.currency_guid
    ORDER BY p.date, p.guid
"""


def sniff(head: bytes, name: str) -> bool:
    """Any SQLite file, and GnuCash's XML, plain or zipped: `read` says what to do with it."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 4096)
        except zlib.error:
            return False
    return head.startswith(SQLITE) or b"<gnc-v2" in head[:4096]


def read(
    file: BinaryIO,
    name: str,
    *,
    time_zone: str | None = None,
    note: Callable[[str], object] | None = None,
    **_: object,
) -> Iterator[Record]:
    """Yield the records of a book: transactions by date, then prices."""
    if not file.read(len(SQLITE)).startswith(SQLITE):
        advice = "open it in GnuCash and save it as SQLite3 (File, Save As)"
        raise ReadError(name, "this is a GnuCash book in XML", advice)
    try:
        with _database(file) as database:
            there = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            if not there >= TABLES:
                raise ReadError(name, "this SQLite database is no GnuCash book", "check the path")
            book = _Book(name, database, zone_of(time_zone, name) if time_zone else None)
            yield from book.transactions()
            yield from book.prices()
    except sqlite3.Error as error:
        advice = "close it in GnuCash, or open and save it there to repair it"
        raise ReadError(name, f"the book cannot be read ({error})", advice) from error
    for what, count in book.skipped.items() if note else ():
        note(f"{name}: {count} {what}")


@contextmanager
def _database(file: BinaryIO) -> Iterator[sqlite3.Connection]:
    """The book opened read-only; from a copy if the file is no file on disk (in an archive)."""
    path = Path(str(getattr(file, "name", "")))
    with tempfile.TemporaryDirectory() as folder:
        if not path.is_file():
            path = Path(folder) / "book.gnucash"
            file.seek(0)
            with path.open("wb") as copy:
                shutil.copyfileobj(file, copy)
        uri = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            yield database


@dataclass(frozen=True, slots=True)
class _Account:
    path: str
    type: str
    code: str  # of its commodity
    name: str | None
    isin: str | None
    is_currency: bool

    @property
    def security(self) -> dict[str, str | None]:
        return {
            "security_id": self.isin,
            "security_code": self.code,
            "security_name": self.name,
        }


@dataclass(frozen=True, slots=True)
class _Split:
    transaction: str
    date: str
    description: str
    currency: str
    guid: str
    account: _Account
    memo: str
    action: str
    value: Decimal  # in the transaction's currency
    quantity: Decimal  # in the account's commodity

    @property
    def own(self) -> bool:
        return self.account.type in OWN


class _Book:
    """One open book."""

    def __init__(self, name: str, database: sqlite3.Connection, zone: ZoneInfo | None) -> None:
        self.name, self.database, self.zone = name, database, zone
        self.accounts = self._accounts()
        self.held: dict[str, Decimal] = {}  # units of each security account so far
        self.skipped: Counter[str] = Counter()

    def _accounts(self) -> dict[str, _Account]:
        """Accounts by guid; those of scheduled transactions are not among them."""
        rows = {
            row[0]: row[1:]
            for row in self.database.execute(
                "SELECT a.guid, a.parent_guid, a.name, a.account_type,"
                " c.mnemonic, c.fullname, c.cusip, c.namespace"
                " FROM accounts AS a LEFT JOIN commodities AS c ON c.guid = a.commodity_guid"
            )
        }
        books = self.database.execute("SELECT root_template_guid FROM books")
        templates = {row[0] for row in books}
        accounts = {}
        for guid, (_, _, kind, code, name, cusip, namespace) in rows.items():
            names, above = [], guid
            while above in rows and rows[above][2] != "ROOT":
                names.append(rows[above][1])
                above = rows[above][0]
                if len(names) > len(rows):
                    raise ReadError(
                        self.name,
                        "an account of the book stands below itself",
                        "open it in GnuCash and give the account another parent",
                        content=rows[guid][1],
                    )
            if kind != "ROOT" and above not in templates:
                path = ":".join(reversed(names))
                currency = namespace == "CURRENCY"
                accounts[guid] = _Account(path, kind, code, name, _isin(cusip), currency)
        return accounts

    # -- transactions

    def transactions(self) -> Iterator[Record]:
        """Yield the records of all transactions by date."""
        groups = groupby(self._splits(), attrgetter("transaction"))
        for number, (_, splits) in enumerate(groups, 1):
            for record in self._records(list(splits)):
                yield replace(record, line_no=number)

    def _splits(self) -> Iterator[_Split]:
        for row in self.database.execute(SPLITS):
            account = self.accounts.get(row[5])
            if account and account.type != "TRADING":
                value, quantity = _decimal(*row[8:10]), _decimal(*row[10:])
                yield _Split(*row[:5], account, *row[6:8], value, quantity)

    def _records(self, splits: list[_Split]) -> Iterator[Record]:
        """The records of one transaction, seen from its main split."""
        if sum(split.value for split in splits):
            raise ReadError(
                self.name,
                f"the transaction of {splits[0].date[:10]} does not balance",
                "repair it in GnuCash (Actions, Check & Repair)",
                content=splits[0].description,
            )
        splits = self._without_gains(splits)
        own = [split for split in splits if split.own]
        for split in own:
            if not split.account.is_currency:
                yield from self._security(split)
        if not own:
            self.skipped["transactions between income, expense and equity skipped"] += bool(splits)
            return
        main = max(own, key=_mainness)
        others = [split for split in splits if split is not main and split.value]
        for split, amount in _shares(main, others):
            alone = len(others) == 1
            yield from self._against(main, split, amount, main.guid if alone else split.guid)

    def _against(self, main: _Split, split: _Split, amount: Decimal, guid: str) -> Iterator[Record]:
        """What the main account sees of another split, and that split's own account."""
        here, there = main.account, split.account
        memos = (split.memo, main.memo)
        if not split.own:
            memo = _joined(*memos, there.path)
            record = self._base(main, "cash", guid)
            yield replace(record, amount=amount, memo=memo, counterparty=main.description or None)
            return
        if there == here:
            return
        arriving = split.quantity if there.is_currency else split.value
        currency = there.code if there.is_currency else split.currency
        leaving = self._base(main, "transfer", f"{guid}:out" if guid == split.guid else guid)
        if currency != leaving.currency:
            exchange = replace(leaving, kind="fx", amount=amount, memo=_joined(*memos))
            exchange = replace(exchange, external_id=f"{guid}:fx", counterparty=None)
            yield replace(exchange, security_code=currency, quantity=arriving)
            amount = -arriving
        memo = _joined(main.description, *memos)
        leaving = replace(leaving, currency=currency, amount=amount, memo=memo)
        yield replace(leaving, counterparty=there.path)
        coming = replace(self._base(split, "transfer", split.guid), currency=currency)
        yield replace(coming, amount=arriving, counterparty=here.path, memo=memo)

    def _security(self, split: _Split) -> Iterator[Record]:
        """Units that come or go: for the money that was sent there, by a split, or for nothing."""
        path, units = split.account.path, split.quantity
        before = self.held.get(path, Decimal(0))
        self.held[path] = before + units
        kind = "trade" if split.value else "delivery"
        record = self._base(split, kind, f"{split.guid}:{kind}" if split.value else split.guid)
        record = replace(record, quantity=units, **split.account.security)
        record = replace(record, memo=_joined(split.description, split.memo))
        if split.value:
            yield replace(record, amount=-split.value)
        elif split.action.lower() == "split" and before > 0 < before + units:
            ratio = Fraction(before + units) / Fraction(before)
            ratio = f"{ratio.numerator}:{ratio.denominator}"
            yield replace(record, kind="split", ratio=ratio, currency=None)
        elif units:
            yield replace(record, currency=None)

    def _without_gains(self, splits: list[_Split]) -> list[_Split]:
        """Leave out gains that lots book to a security without units, with their income split."""
        left = list(splits)
        for gain in splits:
            if gain.own and not gain.account.is_currency and gain.value and not gain.quantity:
                counter = next((s for s in left if not s.own and s.value == -gain.value), None)
                if counter is None:
                    date = gain.date[:10]
                    problem = f"the transaction of {date} values a security without units"
                    advice = "split it in GnuCash so that the gain stands against one account"
                    raise ReadError(self.name, problem, advice, content=gain.description)
                left.remove(gain)
                left.remove(counter)
                self.skipped["realised gains skipped (they are computed)"] += 1
        return left

    def _base(self, split: _Split, kind: str, external_id: str) -> Record:
        occurred, day = self._when(split.date)
        code = split.account.code if split.account.is_currency else split.currency
        return Record(
            source=NAME,
            account=split.account.path,
            kind=kind,
            occurred_at=occurred,
            booked_on=day,
            external_id=external_id,
            currency=code,
            group_key=split.transaction,
            raw=f"{split.description} | {split.memo} | {split.value} {split.currency}",
        )

    # -- prices

    def prices(self) -> Iterator[Record]:
        """Yield the price table."""
        for number, row in enumerate(self.database.execute(PRICES), 1):
            guid, date, value, denominator, code, name, cusip, namespace, currency = row
            if namespace == "template":
                continue
            occurred, day = self._when(date)
            yield Record(
                source=NAME,
                account=None,
                kind="price",
                occurred_at=occurred,
                booked_on=day,
                external_id=guid,
                line_no=number,
                currency=currency,
                security_id=_isin(cusip),
                security_code=code,
                security_name=name or None,
                price=_decimal(value, denominator),
            )

    def _when(self, text: str) -> tuple[str, str]:
        """(UTC moment, day) of '2018-02-20 10:59:00' or '20180220105900'; 10:59 marks a day."""
        digits = "".join(char for char in text if char.isdigit())[:14].ljust(14, "0")
        try:
            when = datetime.strptime(digits, "%Y%m%d%H%M%S")
        except ValueError as error:
            problem, advice = "a date cannot be read", "repair the book in GnuCash"
            raise ReadError(self.name, problem, advice, content=text) from error
        if when.strftime("%H:%M") == "10:59":
            return f"{when:%Y-%m-%d} 00:00:00", f"{when:%Y-%m-%d}"
        if self.zone is None:
            return f"{when:%Y-%m-%d %H:%M:%S}", f"{when:%Y-%m-%d}"
        local = when.replace(tzinfo=timezone.utc).astimezone(self.zone)
        return f"{local:%Y-%m-%d} 00:00:00", f"{local:%Y-%m-%d}"


def _mainness(split: _Split) -> tuple[bool, bool, Decimal]:
    """Cash before securities, the transaction's currency before others, much before little."""
    account = split.account
    return account.is_currency, account.code == split.currency, abs(split.value)


def _shares(main: _Split, others: list[_Split]) -> Iterator[tuple[_Split, Decimal]]:
    """What each other split took from the main account, in its currency, adding up exactly."""
    total = main.quantity if main.account.is_currency else main.value
    if main.value in (total, 0):
        yield from ((split, -split.value) for split in others)
        return
    left = total
    for split in others[:-1]:
        share = (-split.value * total / main.value).quantize(total)
        left -= share
        yield split, share
    yield from ((split, left) for split in others[-1:])


def _decimal(numerator: int, denominator: int) -> Decimal:
    return Decimal(numerator) / Decimal(denominator)


def _isin(text: str | None) -> str | None:
    good = text and len(text) == 12 and text[:2].isalpha() and text.isalnum() and text[-1].isdigit()
    return text if good else None


def _joined(*texts: str | None) -> str | None:
    return ", ".join(dict.fromkeys(filter(None, texts))) or None
