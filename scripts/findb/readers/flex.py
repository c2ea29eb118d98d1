"""Interactive Brokers Flex queries (XML): trades, currency trades, cash, corporate actions,
transfers, positions and cash balances of one or several accounts.

Rows are attributes, so attributes and sections that are not known do not matter. What the records
mean:

- A trade is gross: netCash less commission and taxes, which follow as records of their own.
  Futures and CFDs move no cash when traded; they are deliveries.
- A row belongs to its report date, as the cash report does; its time is kept inside that day.
  Times are in the zone the file names (20230227;110639 EST), else as they are written.
- A split of one security is a split. A corporate action that exchanges a security for another
  (also a split under a new ISIN) is a delivery out and a delivery in; one paid in cash is a trade.
- Only executions, cash details and position summaries are read: the same query may repeat them
  as orders, closed lots and totals.
- starting cash + all records of a currency = ending cash, to the last digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from findb.readers.dates import closing, opening
from findb.readers.flex_row import ZERO, Row
from findb.readers.record import ReadError, Record, content_identity, identity
from findb.readers.xmlstream import elements, root_tag

NAME = "flex"

SECTIONS = {"Trades", "CashTransactions", "CashReport"}  # whose absence is worth a note
ROWS = {
    *("Trade", "CashTransaction", "CorporateAction", "Transfer", "SalesTax"),
    *("OpenPosition", "CashReportCurrency"),
    *("TransactionTax", "TransactionFee"),  # only noted: whether trades have them too is not said
}
NO_CASH = {"FUT", "CFD"}  # settled day by day, not when traded
CASH_KINDS = {
    "Dividends": "dividend",
    "Payment In Lieu Of Dividends": "dividend",
    "Withholding Tax": "tax",
    "871(m) Withholding": "tax",
    "Sales Tax": "tax",
    "Broker Interest Paid": "interest",
    "Broker Interest Received": "interest",
    "Bond Interest Paid": "interest",
    "Bond Interest Received": "interest",
    "Other Fees": "fee",
    "Broker Fees": "fee",
    "Advisor Fees": "fee",
    "Commission Adjustments": "fee",
    "Deposits/Withdrawals": "transfer",
    "Deposits & Withdrawals": "transfer",
}


def sniff(head: bytes, name: str) -> bool:
    """The root of a Flex query, or of the answer that refuses one."""
    return root_tag(head)[1] in ("FlexQueryResponse", "FlexStatementResponse")


def read(
    file: BinaryIO,
    name: str,
    *,
    account: str | None = None,
    note: Callable[[str], None] = lambda text: None,
    **options: object,
) -> Iterator[Record]:
    """Yield the records of all statements of a Flex file; `note` gets what is missing."""
    statement: _Statement | None = None
    containers = {"FlexStatementResponse", "FlexStatement", *SECTIONS}
    ordinal = 0
    for element in elements(file, name, ROWS, containers):
        if element.tag == "FlexStatementResponse":
            problem = "Interactive Brokers answered with an error instead of a statement"
            raise ReadError(name, problem, "run the Flex query again")
        if element.tag == "FlexStatement":
            yield from statement.finish(note) if statement else ()
            statement = _Statement(name, element.attrib.copy(), account)
        elif statement is None:
            raise ReadError(name, f"{element.tag} outside a FlexStatement", "run the query again")
        elif element.tag in SECTIONS:
            statement.sections.add(element.tag)
        else:
            ordinal += 1
            yield from statement.records(Row(element, name, ordinal))
    if statement is None:
        raise ReadError(name, "there is no statement in the file", "run the Flex query again")
    yield from statement.finish(note)


@dataclass
class _Statement:
    """Turns the rows of one FlexStatement into records."""

    name: str
    attributes: dict[str, str]
    account: str | None
    sections: set[str] = field(default_factory=set)
    levels: dict[str, set[str]] = field(default_factory=dict)
    actions: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    held: dict[str, dict[str | None, Record]] = field(default_factory=dict)

    def records(self, row: Row) -> Iterator[Record]:
        """The records of one row; actions and positions come when the statement is finished."""
        tag, level = row.element.tag, row.get("levelOfDetail") or ""
        self.levels.setdefault(tag, set()).add(level)
        if tag == "Trade" and level in ("", "EXECUTION"):
            yield from self.fx(row) if row.get("assetCategory") == "CASH" else self.trade(row)
        elif tag == "CashTransaction" and level in ("", "DETAIL"):
            yield self.cash(row)
        elif tag == "SalesTax":
            yield self.sales_tax(row)
        elif tag == "Transfer":
            yield from self.transfer(row)
        elif tag == "CashReportCurrency" and row.get("currency") != "BASE_SUMMARY":
            yield from self.balances(row)
        elif tag == "CorporateAction":
            what = re.sub(r"\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*$", "", row.get("description") or "")
            key = (row.get("actionID") or what, row.get("dateTime", "reportDate") or "")
            self.actions.setdefault(key, []).append(row)
        elif tag == "OpenPosition":
            self.hold(row, level)

    def finish(self, note: Callable[[str], None]) -> Iterator[Record]:
        """What is known at the statement's end: corporate actions, positions, what is missing."""
        for rows in self.actions.values():
            yield from self.corporate_action(rows)
        yield from (self.held.get("SUMMARY") or self.held.get("LOT") or {}).values()
        for tag, wanted, choice in (
            ("Trade", {"", "EXECUTION"}, "Executions"),
            ("CashTransaction", {"", "DETAIL"}, "Detail"),
        ):
            if tag in self.levels and not self.levels[tag] & wanted:
                problem = f"there are only totals of {tag} rows"
                raise ReadError(self.name, problem, f"choose '{choice}' in the Flex query")
        for tag in sorted({"TransactionTax", "TransactionFee"} & set(self.levels)):
            note(f"{self.name}: {tag} rows are not read; the cash balances show if they matter")
        for section in sorted(SECTIONS - self.sections):
            note(f"{self.name}: the statement has no section {section}")

    # trades

    def trade(self, row: Row) -> Iterator[Record]:
        base = self.base(row, "trade", "tradeID", "transactionID")
        quantity = row.needed("quantity")
        proceeds = row.needed("proceeds")
        multiplier = row.amount("multiplier", Decimal(1)) or Decimal(1)
        price = row.amount("tradePrice", None)
        if price is not None and row.get("assetCategory") in ("BOND", "BILL"):
            price = abs(proceeds / quantity) if quantity else None
        elif price is not None:
            price *= multiplier
        if row.get("assetCategory") in NO_CASH:
            yield replace(base, kind="delivery", quantity=quantity, price=price)
        else:
            yield replace(base, kind="trade", amount=proceeds, quantity=quantity, price=price)
        yield from self.costs(row, base)
        if row.get("assetCategory") not in NO_CASH:
            yield from self.rest(row, base, proceeds)

    def fx(self, row: Row) -> Iterator[Record]:
        """A currency trade: CHF.USD has its quantity in CHF and its proceeds in USD."""
        base = self.base(row, "trade", "tradeID", "transactionID")
        sold, _, bought = (row.get("symbol") or "").partition(".")
        if bought != base.currency or not re.fullmatch("[A-Z]{3}", sold):
            problem = "the symbol of a currency trade is not like CHF.USD"
            raise row.error(problem, content=row.get("symbol"))
        yield replace(
            base,
            kind="fx",
            amount=row.needed("proceeds"),
            quantity=row.needed("quantity"),
            price=row.amount("tradePrice", None),
            security_id=None,
            security_code=sold,
            security_name=None,
        )
        without = replace(base, security_id=None, security_code=None, security_name=None)
        yield from self.costs(row, without)

    def costs(self, row: Row, base: Record) -> Iterator[Record]:
        """Commission (in a currency of its own) and taxes, both negative when paid."""
        for kind, key, currency in (
            ("fee", "ibCommission", row.get("ibCommissionCurrency")),
            ("tax", "taxes", None),
        ):
            if amount := row.amount(key):
                part_id = identity(base.external_id, kind)
                currency = currency or base.currency
                yield replace(
                    base, kind=kind, amount=amount, currency=currency, external_id=part_id
                )

    def rest(self, row: Row, base: Record, proceeds: Decimal) -> Iterator[Record]:
        """What netCash has beyond proceeds, commission and taxes: accrued interest, or costs."""
        net = row.amount("netCash", None)
        if net is None or row.get("ibCommissionCurrency") not in (None, base.currency):
            return
        rest = net - proceeds - row.amount("ibCommission") - row.amount("taxes")
        if rest:
            kind = "interest" if abs(rest) == abs(row.amount("accruedInt")) else "fee"
            part_id = identity(base.external_id, "rest")
            yield replace(base, kind=kind, amount=rest, external_id=part_id)

    # cash

    def cash(self, row: Row) -> Record:
        base = self.base(row, "cash", "transactionID")
        kind = CASH_KINDS.get(row.get("type") or "", "cash")
        group = row.get("actionID")
        return replace(
            base,
            kind=kind,
            amount=row.needed("amount"),
            memo=row.get("description"),
            group_key=group and identity("action", group),
            security_name=None,  # the description tells the event, not the security
        )

    def sales_tax(self, row: Row) -> Record:
        base = self.base(row, "salestax", "transactionID")
        memo = row.get("taxableDescription", "taxType")
        return replace(base, kind="tax", amount=row.needed("salesTax"), memo=memo, group_key=None)

    def transfer(self, row: Row) -> Iterator[Record]:
        """Securities and cash from or to another account."""
        sign = {"IN": 1, "OUT": -1}.get((row.get("direction") or "").upper())
        if sign is None:
            raise row.error("direction is neither IN nor OUT")
        base = replace(
            self.base(row, "transfer", "transactionID"),
            counterparty=row.get("account", "accountName", "company"),
            memo=row.get("description"),
        )
        quantity, cash = row.amount("quantity"), row.amount("cashTransfer")
        if quantity and row.get("assetCategory") != "CASH":
            price = row.amount("transferPrice") or None
            quantity = sign * abs(quantity)
            yield replace(base, kind="delivery", quantity=quantity, price=price)
        if cash:
            yield replace(
                base,
                kind="transfer",
                amount=sign * abs(cash),
                external_id=identity(base.external_id, "cash"),
                security_id=None,
                security_code=None,
                security_name=None,
            )

    def balances(self, row: Row) -> Iterator[Record]:
        """Starting and ending cash of one currency."""
        currency = row.currency()
        for memo, key, day_key, moment in (
            ("opening", "startingCash", "fromDate", opening),
            ("closing", "endingCash", "toDate", closing),
        ):
            amount = row.amount(key, None)
            if amount is not None:
                day = row.get(day_key) or self.attributes.get(day_key, "")
                occurred_at = moment(row.parse(day)[0])
                yield Record(
                    source=NAME,
                    account=self.owner(row),
                    kind="balance",
                    occurred_at=occurred_at,
                    external_id=identity(memo, currency, occurred_at, amount),
                    line_no=row.ordinal,
                    currency=currency,
                    amount=amount,
                    memo=memo,
                )

    # securities

    def corporate_action(self, rows: list[Row]) -> Iterator[Record]:
        """One action: a split, or what it moves between securities and cash."""
        split = re.search(r"SPLIT\s+([\d.]+)\s+FOR\s+([\d.]+)", rows[0].get("description") or "")
        ratio = f"{split[1]}:{split[2]}" if split else None
        bases = [self.base(row, "action", "transactionID") for row in rows]
        securities = {base.security_id or base.security_code for base in bases}
        if split and len(securities) == 1:
            quantity = sum(row.amount("quantity") for row in rows)
            yield replace(bases[0], kind="split", ratio=ratio, quantity=quantity)
            rows, bases = [], []
        for row, base in zip(rows, bases, strict=True):
            quantity, cash = row.amount("quantity"), row.amount("proceeds")
            base = replace(base, group_key=bases[0].external_id, ratio=ratio)
            if cash and quantity:
                price = abs(cash / quantity)
                yield replace(base, kind="trade", amount=cash, quantity=quantity, price=price)
            elif cash:
                yield replace(base, kind="cash", amount=cash)
            elif quantity:
                yield replace(base, kind="delivery", quantity=quantity)

    def hold(self, row: Row, level: str) -> None:
        """Add to what is held; long and short, models and lots of a security are one position."""
        quantity = row.needed("position")
        price = row.amount("markPrice", None)
        if price is not None and row.get("assetCategory") in ("BOND", "BILL"):
            price = abs(row.amount("positionValue") / quantity) if quantity else None
        elif price is not None:
            price *= row.amount("multiplier", Decimal(1)) or Decimal(1)
        day = row.parse(row.get("reportDate") or self.attributes.get("toDate", ""))[0]
        moment = closing(day)
        base = replace(self.base(row, "position", day=day), occurred_at=moment, group_key=None)
        held = self.held.setdefault("LOT" if level == "LOT" else "SUMMARY", {})
        key = base.security_id or base.security_code
        before = held[key].quantity if key in held else ZERO
        held[key] = replace(
            held.get(key, base),
            kind="position",
            quantity=before + quantity,
            price=price or None,
            booked_on=None,
            external_id=identity("position", key, moment),
        )

    # values

    def base(self, row: Row, prefix: str, *id_keys: str, day: date | None = None) -> Record:
        """What all records of a row share; its own id if it has one, else its content."""
        if day is None:
            occurred_at, day = row.moment()
        else:
            occurred_at = opening(day)
        own = row.get(*id_keys)
        if own:
            external_id = identity(prefix, own)
        else:
            keys = ("symbol", "quantity", "tradePrice", "proceeds", "amount", "type", "currency")
            values = (row.get(key) for key in (*keys, "description", "cashTransfer", "salesTax"))
            external_id = content_identity(prefix, occurred_at, *values)
        conid = row.get("conid")
        return Record(
            source=NAME,
            account=self.owner(row),
            kind="",
            occurred_at=occurred_at,
            booked_on=day.isoformat(),
            external_id=external_id,
            line_no=row.ordinal,
            currency=row.currency(),
            memo=row.get("description") if prefix == "action" else None,
            group_key=external_id,
            security_id=row.get("isin", "securityID") or (conid and f"CONID:{conid}"),
            security_code=row.get("symbol"),
            security_name=row.get("description") if prefix in ("trade", "position") else None,
            raw=row.raw,
        )

    def owner(self, row: Row) -> str:
        account = row.get("accountId") or self.attributes.get("accountId") or self.account
        if not account:
            raise row.error("no account is named", "give it with --account")
        return account
