"""One row of an Interactive Brokers Flex query: attributes as amounts, codes and times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from xml.etree.ElementTree import Element

from findb.readers.dates import on_day
from findb.readers.money import number
from findb.readers.record import ReadError

ZERO = Decimal(0)
ZONES = {
    **{"UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "CEST": 2, "HKT": 8, "JST": 9},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[;,T ]\s*(\d\d):?(\d\d):?(\d\d))?"
    r"(?:\s*(?P<zone>[A-Z]{3,4})|\s*(?P<offset>[+-]\d\d:?\d\d))?"
)


def parse_time(text: str) -> tuple[date, datetime | None]:
    """'20230227', '2023-02-27, 11:06:39', '20230227;110639 EST': the day, and the time if any."""
    match = TIME.fullmatch(text)
    if not match or (match["zone"] and match["zone"] not in ZONES):
        raise ValueError(f"{text!r} is not a Flex date")
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    time = datetime(year, month, day, hour, minute, second)
    if match[4] is None:
        return time.date(), None
    offset = None
    if match["zone"]:
        offset = timedelta(hours=ZONES[match["zone"]])
    elif match["offset"]:
        hours, minutes = int(match["offset"][1:3]), int(match["offset"][-2:])
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if match["offset"][0] == "-" else 1)
    aware = time if offset is None else time.replace(tzinfo=timezone(offset))
    return time.date(), aware


@dataclass(frozen=True)
class Row:
    """One row with its attributes as values; '', '-' and '--' are none."""

    element: Element
    name: str
    ordinal: int

    def get(self, *keys: str) -> str | None:
        values = (self.element.get(key, "").strip() for key in keys)
        return next((value for value in values if value not in ("", "-", "--")), None)

    def amount(self, key: str, default: Decimal | None = ZERO) -> Decimal:
        text = self.get(key)
        try:
            return number(text) if text else default
        except ValueError as error:
            raise self.error(f"{key} is not a number", content=text) from error

    def needed(self, key: str) -> Decimal:
        value = self.amount(key, None)
        if value is None:
            raise self.error(f"there is no {key}", "select it in the Flex query")
        return value

    def currency(self) -> str:
        code = self.get("currency")
        if not code or not re.fullmatch("[A-Z]{3}", code):
            raise self.error("there is no currency", "select it in the Flex query")
        return code

    def moment(self) -> tuple[str, date]:
        """(occurred_at, report date)."""
        written = self.get("dateTime", "date")
        if not written:
            written = " ".join(filter(None, (self.get("tradeDate"), self.get("tradeTime"))))
        written = written or self.get("reportDate", "settleDate") or ""
        day, time = self.parse(written)
        reported = self.get("reportDate")
        day = self.parse(reported)[0] if reported else day
        return on_day(day, time), day

    def parse(self, text: str) -> tuple[date, datetime | None]:
        try:
            return parse_time(text)
        except ValueError as error:
            advice = "choose the date format yyyyMMdd in the Flex query"
            raise self.error("a date is not like 20230227", advice, text) from error

    @property
    def raw(self) -> str:
        """The attributes that say something."""
        dull = ("", "0", "-", "--")
        attributes = self.element.attrib.items()
        return " ".join(f"{key}={value}" for key, value in attributes if value not in dull)

    def error(
        self, problem: str, advice: str = "run the Flex query again", content: str | None = None
    ) -> ReadError:
        problem = f"row {self.ordinal} ({self.element.tag}): {problem}"
        return ReadError(self.name, problem, advice, content=content)
