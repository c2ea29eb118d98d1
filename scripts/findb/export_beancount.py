"""A ledger as a beancount file. See export_ledger."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from findb.export_ledger import HEADER, Dialect, Ledger, amount, one_line, plain

WORDS = {"TRUE", "FALSE", "NULL"}  # which beancount takes for values


def commodity(code: str) -> str:
    """2 to 24 capitals, digits and '._- of ASCII, the first a letter, the last no sign."""
    symbol = re.sub(r"[^A-Z0-9'._-]", "-", code)[:20]
    if not re.match(r"[A-Z]", symbol):
        symbol = f"X{symbol}"
    if len(symbol) < 2 or symbol in WORDS or not symbol[-1].isalnum():
        symbol = f"{symbol}X"
    return symbol


def component(text: str) -> str:
    """Letters, digits and hyphens; the first a capital or a digit."""
    letters = unicodedata.normalize("NFC", text)
    name = "".join(c if is_letter(c) or is_digit(c) else "-" for c in letters)
    name = re.sub(r"-+", "-", name).strip("-") or "X"
    if not is_digit(name[0]):
        name = name[0].upper() + name[1:]
        if unicodedata.category(name[0]) != "Lu":
            name = f"X{name}"
    return name


def is_letter(character: str) -> bool:
    return unicodedata.category(character).startswith("L")


def is_digit(character: str) -> bool:
    return unicodedata.category(character) == "Nd"


def lines(ledger: Ledger) -> Iterator[str]:
    smallest = f"{Decimal(1).scaleb(-ledger.commodities[ledger.base_id].decimals):f}"
    yield from HEADER
    yield f'option "operating_currency" "{ledger.base}"'
    # For beancount divides what is exchanged in total, and multiplies again.
    yield 'option "inferred_tolerance_default" "*:0.00000001"'
    yield "; Older versions of beancount do not know this; without it, values have many decimals:"
    yield f'; option "display_precision" "{ledger.base}:{smallest}"'
    yield ""
    for item in ledger.used:
        yield f"; {item.source}"
        yield f"{ledger.first_day} commodity {item.symbol}"
        if item.name:
            yield f"  name: {string(item.name)}"
    yield ""
    for account, source in ledger.accounts.items():
        yield f"; {source}"
        yield f"{ledger.first_day} open {account}"
    yield ""
    for price in ledger.prices():
        yield f"{price.day} price {price.symbol} {plain(price.rate)} {ledger.base}"
    for entry in ledger.entries():
        yield ""
        yield f"{entry.day} * {string(entry.text)}"
        for posting in entry.postings:
            yield f"  {posting.account}  {amount(posting)}"
    yield ""
    for balance in ledger.balances():
        # Without it, beancount would let a cent pass; with none, floating point would not.
        value = f"{plain(balance.amount)} ~ 0.00000001 {balance.symbol}"
        yield f"{balance.day} balance {balance.account}  {value}"


def string(text: str) -> str:
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


DIALECT = Dialect(commodity, str, component)
