"""The one shape every import reader yields, and the error every reader raises."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from decimal import Decimal

from findb.errors import FindbError
from findb.readers.money import plain

KINDS = frozenset(
    {
        *("cash", "transfer", "fee", "tax", "interest", "dividend"),
        *("trade", "fx", "split", "delivery"),
        *("balance", "position", "price"),
    }
)


class ReadError(FindbError):
    """A file that cannot be read: which file, which line, what is wrong, what to do.

    `content` is the offending text of the file. It is kept out of the message, because messages
    reach logs; show it only when the user asks for it (--verbose).
    """

    def __init__(
        self,
        name: str,
        problem: str,
        advice: str,
        *,
        line: int | None = None,
        content: str | None = None,
    ) -> None:
        where = f"{name}, line {line}" if line is not None else name
        super().__init__(f"{where}: {problem}; {advice}")
        self.name = name
        self.problem = problem
        self.advice = advice
        self.line = line
        self.content = content


@dataclass(frozen=True, slots=True)
class Record:
    """One event of a file; the fields are the columns of the view import_inbox, in its order.

    source          name of the format: ofx, camt, flex, mt940, ...
    account         the file's own account id: IBAN, ACCTID, ...
    kind            one of KINDS
    occurred_at     'YYYY-MM-DD HH:MM:SS' UTC; a date-only source has 00:00:00
    booked_on       'YYYY-MM-DD', the bank's booking date
    status          'booked' or 'pending'
    external_id     equal in every file that holds the same event (true twins share it)
    line_no         line or ordinal in the file, from 1
    currency        ISO code of `amount`
    amount          signed as the account holder sees it: + in, - out; a trade's is gross;
                    of a balance, what is held just before occurred_at
    group_key       equal in the records of one event: a trade, its fee, its tax
    security_*      what was traded or held; of an fx record, security_code is the other currency
    quantity        signed units of the security, or signed amount of the other currency
    price           one unit of the security in `currency`
    ratio           of a split, 'new:old'
    raw             compact text of the original, for information
    """

    source: str
    account: str | None
    kind: str
    occurred_at: str
    booked_on: str | None = None
    status: str = "booked"
    external_id: str | None = None
    line_no: int | None = None
    currency: str | None = None
    amount: Decimal | None = None
    counterparty: str | None = None
    memo: str | None = None
    group_key: str | None = None
    security_id: str | None = None
    security_code: str | None = None
    security_name: str | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None
    ratio: str | None = None
    raw: str | None = None

    def as_row(self) -> tuple[str | None, ...]:
        """All fields as text in column order; numbers without exponent, nothing as None."""
        return tuple(_text(getattr(self, field)) for field in FIELDS)


FIELDS = tuple(field.name for field in fields(Record))


def identity(*parts: object) -> str:
    """Join what identifies an event to one external_id; 1.50 and 1.5 are the same amount."""
    return "|".join(_text(part) or "" for part in parts)


def content_identity(*parts: object) -> str:
    """An external_id for events that carry none: a short hash of their content."""
    return "sha256:" + hashlib.sha256(identity(*parts).encode()).hexdigest()[:24]


def _text(value: object) -> str | None:
    if value is None:
        return None
    return plain(value) if isinstance(value, Decimal) else str(value)
