"""Which decimal mark and which date order a file uses: decided per file from all its cells.

A reader shows every cell to `see`, then asks `decide` once; only then it parses. What the file
does not prove is refused with the option that settles it, never guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from findb.readers.money import number
from findb.readers.record import ReadError

DECIMALS = ("point", "comma", "auto", "mixed")
ORDERS = ("dmy", "mdy", "ymd", "auto")
MARKS = {"point": ".", "comma": ","}

_CURRENCY = r"(?:[^\W\d_]{1,3}\$|[$€£¥￥₹₩₽₺₣₴฿]|[A-Z]{3}|[A-Z][a-z]{1,2}\.?|zł|Kč|円|口|株)"
_SIGN = "[-+\N{MINUS SIGN}]?"
_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_MONEY = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>{_SIGN})\s*{_CURRENCY}?\s*(?P<inner>{_SIGN})\s*"
    rf"(?P<digits>[0-9.,]*[0-9][.,]?)\s*{_CURRENCY}?(?P<behind>-?)\s*(?P<close>\))?"
)
_SPACED = re.compile(
    r"(?<=[0-9])[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’](?=[0-9]{3}(?![0-9]))"
)


def bare(text: str) -> str:
    """Sign, digits and marks alone: '-1,234.56' for '-$1,234.56', '(1,234.56)' or '1,234.56- USD'.

    Thousands that are set apart by spaces or apostrophes are joined. ValueError for other text.
    """
    if _PLAIN.fullmatch(text):
        return text
    match = _MONEY.fullmatch(_SPACED.sub("", text.strip()))
    if not match or bool(match["open"]) != bool(match["close"]):
        raise ValueError(f"{text!r} is not a number")
    signs = [sign for sign in (match["sign"], match["inner"], match["behind"]) if sign]
    if len(signs) + bool(match["open"]) > 1:
        raise ValueError(f"{text!r} is not a number")
    negative = match["open"] or (signs and signs[0] != "+")
    return ("-" if negative else "") + match["digits"]


def zone_of(key: str, name: str) -> ZoneInfo:
    """A time zone by its name, such as Europe/Zurich; ReadError when there is none."""
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        advice = "use a name like Europe/Zurich (on Windows: pip install tzdata)"
        raise ReadError(name, f"there is no time zone {key!r}", advice) from error


class DecimalMark:
    """The decimal mark of one file: 'point' and 'comma' are facts, 'auto' asks the cells.

    A lone mark that is followed by other than three digits, or follows a leading 0 or more than
    three digits, is the decimal mark; so is the last one of two different marks. '1,234' proves
    nothing. A file that proves both marks is refused, or read mark by mark with 'mixed' as long as
    no cell groups its thousands.
    """

    def __init__(self, name: str, choice: str = "auto") -> None:
        self.name, self.choice = name, choice
        self.proofs: dict[str, int] = {}  # mark -> the first line that proves it
        self.grouped: int | None = None  # the first line that groups thousands
        self.open: int | None = None  # the first line that proves nothing
        self.mark = MARKS.get(choice)

    def see(self, text: str, line: int | None = None) -> None:
        """Take one cell as evidence; what is no number is left for `parse` to refuse."""
        try:
            digits = bare(text).lstrip("-")
        except ValueError:
            return
        marks = [char for char in digits if char in ".,"]
        if not marks:
            return
        last, other = marks[-1], "," if marks[-1] == "." else "."
        whole, fraction = digits.rsplit(last, 1)
        if len(marks) > 1:
            self._grouped(line)
            self.proofs.setdefault(other if len(set(marks)) == 1 else last, line or 0)
        elif len(fraction) != 3 or not whole or whole[0] == "0" or len(whole) > 3:
            self.proofs.setdefault(last, line or 0)
        elif self.open is None:
            self.open = line or 0

    def decide(self) -> None:
        """Settle on the mark, or refuse the file by ReadError."""
        if self.choice in MARKS:
            return
        if len(self.proofs) == 2 and (self.choice != "mixed" or self.grouped is not None):
            lines = " and ".join(
                f"{mark!r} (line {line})" for mark, line in sorted(self.proofs.items())
            )
            raise ReadError(
                self.name,
                f"both {lines} are used as decimal marks",
                "is this one file of one origin? else say which is right by --decimal point or "
                "--decimal comma, or by --decimal mixed when it never groups thousands",
            )
        if not self.proofs and self.open is not None:
            raise ReadError(
                self.name,
                "nothing in the file tells whether 1,234 is a thousand or one and a bit",
                "say it by --decimal point or --decimal comma",
                line=self.open or None,
            )
        self.mark = next(iter(self.proofs), ".") if len(self.proofs) < 2 else None

    def parse(self, text: str) -> Decimal:
        """The number in a cell; ValueError when it is none in the file's one way of writing."""
        digits = bare(text)
        if self.mark is None:  # mixed: whatever mark is there
            return number(digits, "," if "," in digits else ".")
        return number(digits, self.mark, "," if self.mark == "." else ".")

    def _grouped(self, line: int | None) -> None:
        if self.grouped is None:
            self.grouped = line or 0


_DATE = re.compile(
    r"\s*(?P<a>\d{1,4})\s?(?P<mark>[-./年])\s?(?P<b>\d{1,2})\s?(?P<mark2>[-./'月])\s?(?P<c>\d{1,4})日?\.?"
    r"|\s*(?P<ymd>(?:19|20)\d{6})(?!\d)"
    r"|\s*(?P<day>\d{1,2})[ .-]*(?P<month>[A-Za-z]{3})[a-z]*[ .,-]+(?P<year>\d{4})"
    r"|\s*(?P<month2>[A-Za-z]{3})[a-z]*\.? (?P<day2>\d{1,2}),? (?P<year2>\d{4})"
)
_TIME = re.compile(
    r"[T ,;]*(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp][Mm])?\s*(?P<zone>Z|UTC|GMT|[-+]\d{2}:?\d{2})?\s*"
    r"|[ ,;T]*(?P<hms>\d{6})\s*"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class DateOrder:
    """The order of day, month and year in one file: 'auto' keeps the orders that fit every date."""

    def __init__(self, name: str, choice: str = "auto") -> None:
        self.name, self.choice = name, choice
        self.left = {order: True for order in ORDERS[:3]} if choice == "auto" else {choice: True}
        self.differ: int | None = None  # the first line where the orders mean different days

    def see(self, text: str, line: int | None = None) -> None:
        """Take one cell as evidence; what is no date is left for `parse` to refuse."""
        if self.choice != "auto" or not text.strip():
            return
        days = {}
        for order in self.left:
            try:
                days[order] = _day(text, order)[0]
            except ValueError:
                continue
        if days:
            self.left = dict.fromkeys(days, True)
            if self.differ is None and len(set(days.values())) > 1:
                self.differ = line or 0

    def decide(self) -> None:
        """Settle on the order, or refuse the file by ReadError."""
        if len(self.left) > 1 and self.differ is not None:
            orders = [order for order in ORDERS if order in self.left]
            raise ReadError(
                self.name,
                f"the dates can be read as {' or '.join(orders)}",
                f"say which it is by {' or '.join(f'--date-order {order}' for order in orders)}",
                line=self.differ or None,
            )
        self.choice = next(iter(self.left))

    def parse(self, text: str, time: str = "") -> date | datetime:
        """A date, or a datetime if the text or `time` holds one; ValueError when it is neither."""
        day, end = _day(text, self.choice)
        rest = f"{text[end:].strip()} {time.strip()}".strip()
        return _with_time(day, rest) if rest else day


@lru_cache(4096)
def _day(text: str, order: str) -> tuple[date, int]:
    """The date at the start of a text, and where it ends."""
    match = _DATE.match(text)
    if not match:
        raise ValueError(f"{text!r} is not a date")
    if match["ymd"]:
        year, month, day = match["ymd"][:4], match["ymd"][4:6], match["ymd"][6:]
    elif name := match["month"] or match["month2"]:
        if name.lower() not in _MONTHS:
            raise ValueError(f"{text!r} is not a date")
        month = _MONTHS.index(name.lower()) + 1
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
    else:
        parts = dict(zip(order, (match["a"], match["b"], match["c"]), strict=True))
        year, month, day = parts["y"], parts["m"], parts["d"]
        if len(year) not in (2, 4) and not (len(year) == 1 and match["mark2"] == "'"):
            raise ValueError(f"{text!r} is not a date in the order {order}")
        if len(year) < 4:
            recent = match["mark2"] == "'" or int(year) < 70
            year = int(year) + (2000 if recent else 1900)
    return date(int(year), int(month), int(day)), match.end()


def _with_time(day: date, text: str) -> datetime:
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a time")
    if match["hms"]:
        hour, minute, second = (int(match["hms"][i : i + 2]) for i in (0, 2, 4))
    else:
        hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(match["zone"]))


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return timezone.utc
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))
