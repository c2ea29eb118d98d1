"""Prices and rates: ledger and hledger price lines, beancount price lines, Date,...,Close CSV.

    P 2024-01-02 ACME 12.30 USD            ledger; also with a time, quoted codes, $12.30
    2024-01-02 price ACME 12.30 USD        beancount
    Date,Open,High,Low,Close,Volume        CSV of one security: say which by security and currency

Other lines of ledgers and beancount files are left alone, so a whole journal can be given.
Options of `read`: `security` (the code of a CSV's security), `currency` (of a CSV), `date_order`,
`decimal`, `note`. Prices have no account; code and moment are what makes a price the same.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from findb.readers.dates import moment
from findb.readers.evidence import DateOrder, DecimalMark
from findb.readers.record import ReadError, Record
from findb.readers.text import decode_head, encoding_of, opened

NAME = "prices"

DAY = r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
CODE = r'(?:"(?P<quoted>[^"]+)"|(?P<code>[^\s"\d.,;-][^\s";]*|[^\s";]*[A-Za-z][^\s";]*))'
TIME = r"(?:\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?"
LEDGER = re.compile(rf"P\s+{DAY}{TIME}\s+{CODE}\s+(?P<price>[^;]+?)\s*(?:;.*)?")
BEANCOUNT = re.compile(rf"{DAY}\s+price\s+{CODE}\s+(?P<price>[^;]+?)\s*(?:;.*)?")
AMOUNT = re.compile(
    r'(?P<before>[^\s\d.,+"-]*|"[^"]+")\s*(?P<number>[-+]?[\d][\d.,]*|[-+]?[.,]\d+)\s*'
    r'(?P<after>[^\s\d.,+"-]*|"[^"]+")'
)
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
CLOSES = ("close", "close*", "close/last", "closing price", "schluss", "schlusskurs", "終値")


def sniff(head: bytes, name: str) -> bool:
    """A price line anywhere near the start, or a CSV header with Date and Close."""
    lines = decode_head(head).lstrip("\ufeff").splitlines()
    if any(_line(line) for line in lines):
        return True
    first = next((line for line in lines if line.strip()), "")
    return _columns(next(csv.reader([first], delimiter=_delimiter(first)), [])) is not None


def read(
    file: BinaryIO,
    name: str,
    *,
    security: str | None = None,
    currency: str | None = None,
    decimal: str | None = None,
    date_order: str | None = None,
    encoding: str | None = None,
    note: Callable[[str], object] | None = None,
    **_: object,
) -> Iterator[Record]:
    """Yield a record of kind price for each line."""
    codec = encoding_of(file, name, encoding)
    with opened(file, codec) as text:
        first = next((line for line in text if line.strip()), "").lstrip("\ufeff")
    mark, order = DecimalMark(name, decimal or "auto"), DateOrder(name, date_order or "auto")
    columns = _columns(next(csv.reader([first], delimiter=_delimiter(first)), []))
    if columns is None:
        yield from _lines(file, name, codec, mark, note)
        return
    for value, what, option in ((security, "security", "ACME"), (currency, "currency", "USD")):
        if not value:
            raise ReadError(name, f"the file names no {what}", f"say it by --{what}, like {option}")

    def rows() -> Iterator[tuple[int, str, str]]:
        with opened(file, codec) as text:
            yield from _table(text, name, _delimiter(first), columns)

    for line, day, price in rows():
        order.see(day, line)
        mark.see(price, line)
    order.decide()
    mark.decide()
    for line, day, price in rows():
        if price.lower() in ("", "null", "n/a", "nan", "-"):  # a day without trade
            continue
        when = _parsed(order.parse, day, "date", name, line)
        value = _parsed(mark.parse, price, "price", name, line)
        yield _record(when, security, value, currency, line)


def _lines(
    file: BinaryIO,
    name: str,
    codec: str,
    mark: DecimalMark,
    note: Callable[[str], object] | None,
) -> Iterator[Record]:
    """The price lines of a ledger, hledger or beancount file."""

    def found() -> Iterator[tuple[int, re.Match[str], re.Match[str]]]:
        with opened(file, codec) as text:
            for number, line in enumerate(text, 1):
                if match := _line(line):
                    amount = AMOUNT.fullmatch(match["price"])
                    if not amount or bool(amount["before"]) == bool(amount["after"]):
                        problem = "the price is not a number and its currency"
                        advice = "write it like 12.30 USD"
                        raise ReadError(name, problem, advice, line=number, content=line.strip())
                    yield number, match, amount

    for number, _, amount in found():
        mark.see(amount["number"], number)
    mark.decide()
    order = DateOrder(name, "ymd")
    for number, match, amount in found():
        day = f"{match['day']} {match.groupdict().get('time') or ''}"
        when = _parsed(order.parse, day, "date", name, number)
        price = _parsed(mark.parse, amount["number"], "price", name, number)
        unit = (amount["before"] or amount["after"]).strip('"')
        code = match["quoted"] or match["code"]
        yield _record(when, SYMBOLS.get(code, code), price, SYMBOLS.get(unit, unit), number)
    if note:
        with opened(file, codec) as text:
            others = sum(1 for line in text if line.strip() and not _line(line))
        if others:
            note(f"{name}: {others} lines that are no prices left alone")


def _line(line: str) -> re.Match[str] | None:
    line = line.rstrip("\r\n")
    return LEDGER.fullmatch(line) or BEANCOUNT.fullmatch(line)


def _columns(cells: list[str]) -> tuple[int, int] | None:
    """Where date and close are in a header row; None when it is none."""
    names = [cell.strip().casefold() for cell in cells]
    day = next((names.index(name) for name in ("date", "datum", "日付") if name in names), None)
    close = next((names.index(name) for name in CLOSES if name in names), None)
    return None if day is None or close is None else (day, close)


def _table(
    text: Iterator[str], name: str, delimiter: str, columns: tuple[int, int]
) -> Iterator[tuple[int, str, str]]:
    """Line, date and price of each row below the header."""
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    width = None
    try:
        for cells in rows:
            if not any(map(str.strip, cells)):
                continue
            if width is None:
                width = len(cells)
            elif len(cells) != width:
                problem = f"the row has {len(cells)} columns, its header {width}"
                raise ReadError(name, problem, "download the file again", line=rows.line_num)
            else:
                yield rows.line_num, *(cells[column].strip() for column in columns)
    except csv.Error as error:
        problem = f"a row cannot be split into columns ({error})"
        raise ReadError(name, problem, "download the file again", line=rows.line_num) from error


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _parsed(parse: Callable, text: str, what: str, name: str, line: int):
    try:
        return parse(text)
    except ValueError as error:
        problem = f"the {what} cannot be read"
        raise ReadError(name, problem, "correct it", line=line, content=text) from error


def _record(when: date, code: str, price: Decimal, currency: str, line: int) -> Record:
    return Record(
        source=NAME,
        account=None,
        kind="price",
        occurred_at=moment(when),
        booked_on=f"{when:%Y-%m-%d}",
        line_no=line,
        currency=currency,
        security_code=code,
        price=price,
    )
