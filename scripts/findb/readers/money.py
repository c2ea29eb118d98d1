"""Money from and to text, by Decimal only."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache


def number(text: str, mark: str = ".", group: str = "") -> Decimal:
    """Parse '-1234.56' strictly; `mark` is the decimal mark, `group` an allowed thousands mark.

    Refuses by ValueError all that is not digits in the one agreed form: '', '$120', '1,5', '1e3',
    'NaN', '12.3.4', '1,23' grouped in other than threes.
    """
    text = text.strip()
    match = _pattern(mark, group).fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a number with the decimal mark {mark!r}")
    if group:
        text = text.replace(group, "")
    return Decimal(text.replace(mark, ".").replace("\N{MINUS SIGN}", "-"))


def plain(value: Decimal) -> str:
    """Format without exponent, trailing zeros or minus zero: '1200', '-0.5', '0'."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache
def _pattern(mark: str, group: str) -> re.Pattern[str]:
    whole = r"[0-9]+"
    if group:
        whole = rf"(?:[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+|{whole})"
    mark = re.escape(mark)
    return re.compile(rf"[-+\N{{MINUS SIGN}}]?(?:{whole}(?:{mark}[0-9]*)?|{mark}[0-9]+)")
