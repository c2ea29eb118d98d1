"""A ledger as an hledger journal. See export_ledger."""

import re
from collections.abc import Iterator

from findb.export_ledger import HEADER, Dialect, Ledger, amount, one_line, plain


def commodity(code: str) -> str:
    """Any code, but what cannot stand in quotes."""
    return re.sub(r'[;"]', "_", code)


def symbol(code: str) -> str:
    """In double quotes, unless there are only letters."""
    return code if re.fullmatch(r"[A-Za-z]+", code) else f'"{code}"'


def component(text: str) -> str:
    """A part of an account's name: no colon, no comment, no two blanks."""
    return one_line(text).replace(":", "-").replace(";", ",") or "-"


def lines(ledger: Ledger) -> Iterator[str]:
    yield from HEADER
    yield "decimal-mark ."
    yield ""
    for item in ledger.used:
        name = f", {one_line(item.name)}" if item.name else ""
        yield f"; {item.symbol} is {item.source}{name}"
        yield f"commodity 1000.{'0' * item.decimals} {item.symbol}"
    yield ""
    for account, source in ledger.accounts.items():
        yield f"; {source}"
        yield f"account {account}"
    yield ""
    for price in ledger.prices():
        yield f"P {price.day} {price.symbol} {plain(price.rate)} {ledger.base}"
    for entry in ledger.entries():
        yield ""
        yield f"{entry.day} * {description(entry.text)}"
        for posting in entry.postings:
            yield f"    {posting.account}  {amount(posting)}"


def description(text: str) -> str:
    """What begins like a code, or holds a comment, is no longer one."""
    text = one_line(text).replace(";", ",")
    return f"- {text}" if text.startswith("(") else text


DIALECT = Dialect(commodity, symbol, component)
