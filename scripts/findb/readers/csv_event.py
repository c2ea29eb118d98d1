"""One row of a CSV file and the records it means, by the rule of its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from zoneinfo import ZoneInfo

from findb.readers.csv_rows import Line
from findb.readers.dates import closing, moment
from findb.readers.evidence import DateOrder, DecimalMark, zone_of
from findb.readers.money import plain
from findb.readers.profile import Cost, Profile, Rule
from findb.readers.record import ReadError, Record, content_identity

# Quotes in hundredths of a currency.
MINOR_UNITS = {"GBX": "GBP", "GBp": "GBP", "ZAc": "ZAR", "ZAC": "ZAR", "ILA": "ILS"}

SECURITY = ("security_id", "security_code", "security_name")
OF_SECURITIES = ("trade", "delivery", "position", "split", "price")  # kinds that must name one
WITHOUT_CASH = ("delivery", "position", "split", "price")


@dataclass
class File:
    """What is known of the file whose rows are read."""

    name: str
    profile: Profile
    mark: DecimalMark
    order: DateOrder
    given: dict[str, str]  # fields that the caller knows: account, currency, fx_currency
    groups: Counter[str] = field(default_factory=Counter)  # twins among rows of several records

    @cached_property
    def zone(self) -> ZoneInfo | None:
        key = self.profile.time_zone
        return None if key == "UTC" else zone_of(key, self.profile.name)


class Event:
    """One row read by its rule; `found` are the fields that the rule's patterns found."""

    def __init__(self, file: File, line: Line, rule: Rule, found: dict[str, str]) -> None:
        self.file, self.line, self.rule, self.found = file, line, rule, found

    # -- fields

    def text(self, key: str) -> str:
        """A field as text: found by the rule, else the column's, the caller's, the fixed one."""
        if key in self.found:
            return self.found[key]
        if (column := self.rule.columns.get(key)) and (text := column.text(self.line.cells)):
            return text
        return self.file.given.get(key) or self.rule.fixed.get(key) or ""

    def number(self, key: str) -> Decimal | None:
        """A field as a number, None for an empty one."""
        return self._number(self.text(key), key)

    def _number(self, text: str, key: str) -> Decimal | None:
        try:
            return self.file.mark.parse(text) if text else None
        except ValueError as error:
            problem = f"the {key} is not a number in the way the file writes them"
            advice = "correct it, or say how numbers are written by --decimal point or comma"
            raise self.error(problem, advice, text) from error

    @cached_property
    def when(self) -> date | datetime:
        """The row's date, with its time in the profile's zone if it has one."""
        value = self._date("date", self.text("time"))
        if isinstance(value, datetime) and value.tzinfo is None and self.file.zone:
            return value.replace(tzinfo=self.file.zone)
        return value

    @property
    def day(self) -> date:
        """The row's date without its time."""
        return self.when.date() if isinstance(self.when, datetime) else self.when

    def booked(self) -> date:
        value = self._date("booked") if self.text("booked") else self.when
        return value.date() if isinstance(value, datetime) else value

    def _date(self, key: str, time: str = "") -> date | datetime:
        text = self.text(key)
        try:
            return self.file.order.parse(text, time)
        except ValueError as error:
            problem = f"the {key} cannot be read" if text else f"the {key} is missing"
            advice = "correct it, or say the order by --date-order dmy, mdy or ymd"
            raise self.error(problem, advice, f"{text} {time}".strip()) from error

    @cached_property
    def currency(self) -> str | None:
        return self.text("currency") or None

    @property
    def pending(self) -> bool:
        tests = self.line.table.pending
        return bool(tests) and all(test.fields(self.line.cells) is not None for test in tests)

    def error(self, problem: str, advice: str, content: str | None = None) -> ReadError:
        return ReadError(
            self.file.name, problem, advice, line=self.line.number, content=content or self.line.raw
        )

    # -- records

    def records(self) -> list[Record]:
        """The row's own record, then its costs, in one group; [] when the row moves nothing."""
        amount, notes, costs = self.amount(), [], []
        for cost in self.rule.costs:
            value, currency = self.cost(cost, amount)
            if not value:
                continue
            if self.rule.net and currency != self.currency:  # taken before the money came here
                notes.append(f"{cost.kind} of {plain(-value)} {currency} withheld")
                continue
            costs.append(replace(self.base(cost.kind), currency=currency, amount=value))
            if self.rule.net and amount is not None:
                amount -= value
        own = self.own(amount)
        records = [own] if own else []
        if own and notes:
            records = [replace(own, memo=", ".join(filter(None, (own.memo, *notes))))]
        if own and self.rule.reinvest:
            self.require(amount is not None, "amount")
            paid = replace(own, kind="dividend", amount=-own.amount, quantity=None, price=None)
            records.insert(0, paid)
        return self.labelled(records + costs)

    def base(self, kind: str) -> Record:
        """A record of the row without amount and quantity."""
        when = self.when
        standing = kind in ("balance", "position") and not isinstance(when, datetime)
        of_security = kind not in ("transfer", "balance", "fx")
        return Record(
            source=f"csv:{self.file.profile.name}",
            account=self.text("account") or None,
            kind=kind,
            occurred_at=closing(when) if standing else moment(when),
            booked_on=self.booked().isoformat(),
            status="pending" if self.pending else "booked",
            line_no=self.line.number,
            counterparty=self.text("counterparty") or None,
            memo=self.text("memo") or None,
            raw=self.line.raw,
            **{key: self.text(key) or None for key in SECURITY if of_security},
        )

    def own(self, amount: Decimal | None) -> Record | None:
        """The row's own record; None when it moves nothing."""
        kind, quantity, price = self.rule.kind, self.quantity(), self.price()
        if kind == "trade" and amount == 0 and quantity:
            kind = "delivery"  # shares for nothing
        record = self.base(kind)
        if kind in OF_SECURITIES:
            record = replace(
                record,
                currency=self.currency or self.text("price_currency") or None,
                quantity=quantity,
                price=price,
                ratio=self.text("ratio") or None,
            )
            self.require(any(getattr(record, key) for key in SECURITY), "security")
            self.require(kind in ("split", "price") or quantity is not None, "quantity")
            if kind == "price":
                self.require(price is not None, "price")
                self.require(record.currency, "currency", "say it by --currency, like EUR")
            self.require(kind != "split" or self.rule.pair or record.ratio, "ratio")
        if kind == "trade" and amount is None:  # import_inbox multiplies
            self.require(price, "amount", "write it, or quantity and price")
            self.require(self.currency, "currency", "say it by --currency, like EUR")
            return replace(record, currency=self.currency)
        if kind not in WITHOUT_CASH:
            self.require(amount is not None, "amount")
            if not amount and kind != "balance":
                return None
            self.require(self.currency, "currency", "say it by --currency, like EUR")
            record = replace(record, currency=self.currency, amount=amount)
        if kind == "fx" and not self.rule.pair:
            other = self.text("fx_currency")
            self.require(other, "other currency", "say it by --fx-currency, like CHF")
            self.require(quantity, "quantity")
            record = replace(record, security_code=other, quantity=quantity, price=price)
        if kind == "trade":
            self.check(record)
        return record

    def require(self, value: object, what: str, advice: str = "correct the row") -> None:
        if not value:
            raise self.error(f"the {what} is missing", advice)

    def amount(self) -> Decimal | None:
        """The row's amount as the account holder sees it, before costs are taken out."""
        amount, debit, credit = (self.number(key) for key in ("amount", "debit", "credit"))
        if debit and credit:
            raise self.error("both debit and credit are filled", "correct the row")
        if debit:
            amount = -abs(debit)
        elif amount is None:
            amount = debit if credit is None else credit
        return amount if amount is None else self.directed(amount)

    def directed(self, amount: Decimal) -> Decimal:
        if self.rule.side:
            return -abs(amount) if self.rule.side in ("buy", "out") else abs(amount)
        return -amount if self.rule.negate else amount

    def quantity(self) -> Decimal | None:
        """The units that came in or went out."""
        quantity = self.number("quantity")
        if quantity is None or not self.rule.side:
            return quantity
        return abs(quantity) if self.rule.side in ("buy", "in") else -abs(quantity)

    def price(self) -> Decimal | None:
        """The price of one unit in the row's currency; None when it is in another."""
        price, unit = self.number("price"), self.text("price_currency")
        if price is None:
            return None
        if unit in MINOR_UNITS:
            price, unit = price / 100, MINOR_UNITS[unit]
        if unit and self.currency and unit != self.currency:
            return None
        return price / self.rule.price_per

    def cost(self, cost: Cost, amount: Decimal | None) -> tuple[Decimal | None, str | None]:
        """A cost as the account holder sees it, and its currency."""
        value = self._number(self.line.cells.get(cost.column, ""), cost.kind)
        down = cost.sign == "positive" or (cost.sign == "side" and (amount or 0) < 0)
        currency = self.line.cells.get(cost.currency) if cost.currency else None
        return -value if value and down else value, currency or self.currency

    def check(self, trade: Record) -> None:
        """Refuse a trade that pays both ways, or whose numbers are a thousandfold apart."""
        if trade.amount * trade.quantity > 0:
            problem = "amount and quantity have the same sign"
            raise self.error(problem, "who buys has less money (-) and more units (+)")
        if not (trade.quantity and trade.price):
            return
        ratio = abs(trade.quantity * trade.price / trade.amount)
        for factor in (1000, 1000000):
            if any(abs(value - factor) < factor / 50 for value in (ratio, 1 / ratio)):
                problem = f"quantity x price and amount differ by the factor {factor}"
                advice = "say which mark is the decimal one by --decimal point or --decimal comma"
                raise self.error(problem, advice)

    def labelled(self, records: list[Record]) -> list[Record]:
        """Give the records of the row one group, and each its id: the row's and its kind."""
        own, group = self.text("id") or None, self.text("group") or None
        if group is None and len(records) > 1:
            group = own or self.file_group()
        if group is None and own is None:
            return records
        kinds: Counter[str] = Counter()
        labelled = []
        for record in records:
            kinds[record.kind] += 1
            again = kinds[record.kind] if kinds[record.kind] > 1 else ""
            external_id = own and f"{own}:{record.kind}{again}"
            labelled.append(replace(record, group_key=group, external_id=external_id))
        return labelled

    def file_group(self) -> str:
        """A group for a row that has none: its content, numbered among twins."""
        group = content_identity(moment(self.when), self.text("account"), self.line.raw)
        self.file.groups[group] += 1
        again = self.file.groups[group]
        return f"{group}#{again}" if again > 1 else group

    @property
    def has_balance(self) -> bool:
        """Whether a running balance stands in the row."""
        return "balance" in self.rule.columns and bool(self.text("balance")) and not self.pending

    def balance(self) -> Record | None:
        """The running balance behind this row, dated as the closing balance of its day."""
        if not self.has_balance or self.currency is None:
            return None
        when = self.when
        zone = when.tzinfo if isinstance(when, datetime) else None
        return replace(
            self.base("balance"),
            occurred_at=_midnight_after(self.day, zone),
            booked_on=self.day.isoformat(),
            currency=self.currency,
            amount=self.number("balance"),
            counterparty=None,
            memo="closing",
        )


class Pairs:
    """Two rows that are one event: the sides of an exchange, the old and the new of a split."""

    def __init__(self) -> None:
        self.halves: dict[tuple, list[Record]] = {}

    def add(self, half: Record) -> Iterator[Record]:
        """Yield the joined record when the other half was seen before, else keep this one."""
        if half.kind == "fx":
            key = (half.account, half.occurred_at, half.group_key)
            join: Callable[[Record, Record], Record | None] = exchange
        else:
            key = (half.account, half.security_id, half.security_code)
            join = split
        waiting = self.halves.setdefault((half.kind, *key), [])
        for index, other in enumerate(waiting):
            if joined := join(other, half):
                del waiting[index]
                yield joined
                return
        waiting.append(half)

    def left(self) -> Record | None:
        """A half whose other one never came."""
        return next((half for halves in self.halves.values() for half in halves), None)


def exchange(one: Record, other: Record) -> Record | None:
    """The exchange that two rows are the sides of, None when they are not."""
    if one.amount * other.amount >= 0 or one.currency == other.currency:
        return None
    out, into = sorted((one, other), key=lambda side: side.amount)
    return replace(
        out,
        line_no=one.line_no,
        security_code=into.currency,
        quantity=into.amount,
        raw=f"{one.raw} + {other.raw}",
    )


def split(one: Record, other: Record) -> Record | None:
    """The split that takes the old units and gives the new ones, None when they do not."""
    if one.quantity * other.quantity >= 0:
        return None
    old, new = sorted((one, other), key=lambda side: side.quantity)
    ratio = Fraction(new.quantity) / -Fraction(old.quantity)
    return replace(
        new,
        line_no=one.line_no,
        quantity=new.quantity + old.quantity,
        price=None,
        ratio=f"{ratio.numerator}:{ratio.denominator}",
        raw=f"{one.raw} + {other.raw}",
    )


def _midnight_after(day: date, zone: tzinfo | None) -> str:
    """The end of a local day."""
    if zone is None:
        return closing(day)
    following = day + timedelta(days=1)
    return moment(datetime(following.year, following.month, following.day, tzinfo=zone))
