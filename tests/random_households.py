"""Random households, as rows of tables: what is held, owed, pledged, planned and expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

# Ids of what every household has.
EUR, USD, CHF, ACME, BOND = range(1, 6)  # assets
BANK, BROKER, VAULT, CARD, MATTRESS, PURSE = range(1, 7)  # storages
ALL, INCOME, SALARY, EXPENSES, FOOD, OTHER, IMPORT = range(1, 8)  # categories
HOUSE, CAR, BOAT = range(1, 4)  # physical assets
FIRST_LOAN = 10  # storages of loans are 11, 12 ...
MONTHS = 10  # of the scenario in which nothing changes

WORLD = """
    INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities'), (3, 'Bonds');
    INSERT INTO fin_assets (id, code, type_id, is_base) VALUES
    (1, 'EUR', 1, 1), (2, 'USD', 1, 0), (3, 'CHF', 1, 0), (4, 'ACME', 2, 0), (5, 'BOND', 3, 0);
    INSERT INTO fin_storages (id, name)
    VALUES
    (1, 'Bank'), (2, 'Broker'), (3, 'Vault'), (4, 'Card'), (5, 'Mattress'), (6, 'Purse');
    INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (51, 1, 6), (52, 2, 6);
    INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
    VALUES
    (1, 'all', NULL, NULL, NULL), (2, 'income', 1, NULL, 0), (3, 'salary', 2, 0, 0),
    (4, 'expenses', 1, NULL, 0), (5, 'food', 4, 0, 0), (6, 'other', 1, 0, 0),
    (7, 'initial import', 1, 0, 1);
    INSERT INTO phys_assets (id, name) VALUES (1, 'House'), (2, 'Car'), (3, 'Boat');
    INSERT INTO stress_scenarios (id, name) VALUES (1, 'Nothing happens'), (2, 'Lean');
    INSERT INTO stress_scenario_steps (scenario_id, month, income_factor, variable_expense_factor)
    VALUES (1, 10, NULL, NULL), (2, 1, 0.0, 0.5)
"""

# Ends of months, where the mistakes are.
NOWS = [
    "2026-06-15 12:00:00", "2026-01-31 23:59:59", "2026-02-28 00:00:00", "2026-03-01 00:00:00",
    "2026-03-31 08:30:00", "2026-04-30 12:00:00", "2028-02-29 12:00:00", "2026-12-31 23:59:59",
]  # fmt: skip
PACES = [
    "+1 month", "+1 month", "+1 month", "+7 days", "+3 months", "+1 year", "+2 years",
    "+1 month;start of month;+30 days", None,
]  # fmt: skip
# Ex and pay day, so many days ago at least and at most: between them, over, to come, not known.
DIVIDEND_DAYS = [
    ((0, 60), (-90, -1)), ((10, 390), None), ((-400, -1), None), (None, (-380, 400)), (None, None),
    ((30, 400), (0, 29)), ((-60, -1), (-380, -61)),
]  # fmt: skip

cents = st.integers(1, 10**6).map(lambda number: number / 100)
rates = st.sampled_from([0.5, 0.9, 1.25, 20.0])
maybe = st.booleans()
mostly = st.sampled_from([True, True, True, False])
rarely = st.integers(0, 9).map(lambda number: number == 0)


@dataclass(frozen=True)
class Household:
    """Rows are pairs of a table and its cells. Of the flags: nothing is short of cash; all
    balances are of today, so that no interest has accrued on them."""

    now: str
    is_rich: bool
    is_fresh: bool
    rows: tuple[tuple[str, dict], ...]


def text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


class Days:
    """Moments around now."""

    def __init__(self, draw, now: str) -> None:
        self.draw, self.now = draw, datetime.fromisoformat(now)

    def ago(self, least: int, most: int) -> str:
        """Less than none is still to come."""
        return text(self.now - timedelta(days=self.draw(st.integers(least, most))))

    def month_end(self, least: int, most: int) -> str:
        """A day from 28 to 31, so many months ago."""
        months = self.now.year * 12 + self.now.month - 1 - self.draw(st.integers(least, most))
        first = datetime(months // 12, months % 12 + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return text(first.replace(day=min(self.draw(st.sampled_from([28, 29, 30, 31])), last.day)))

    def around(self, least: int, most: int) -> str:
        if self.draw(maybe):
            return self.ago(least, most)
        return self.month_end(least // 30, most // 30)


@st.composite
def households(draw) -> Household:
    now = draw(st.sampled_from(NOWS))
    days = Days(draw, now)
    is_rich, is_fresh = draw(
        st.sampled_from([(True, True), (False, False), (True, False), (False, True)])
    )
    rows = [
        *market(draw, days),
        *holdings(draw, days, is_rich),
        *houses(draw, days),
        *(row for number in range(draw(st.sampled_from([1, 2, 3, 0])))
          for row in loan(draw, days, number + 1, is_fresh)),
        *(("fin_transaction_plans", plan(draw, days))
          for _ in range(draw(st.sampled_from([3, 4, 2, 0])))),
        *dividends(draw, days),
    ]  # fmt: skip
    return Household(now, is_rich, is_fresh, tuple(rows))


def market(draw, days):
    """Rates of today and of before, which may be missing."""
    for asset in (USD, CHF, ACME, BOND):
        if not draw(rarely):
            for moment in {days.ago(0, 0), days.ago(300, 300), days.ago(-5, -5)}:
                rate = {"asset_id": asset, "datetime": moment, "rate": draw(rates)}
                yield "fin_asset_rates", rate


def holdings(draw, days, is_rich):
    if is_rich:
        yield from account(EUR, MATTRESS, [(days.ago(1, 1), 1e9)], 50)
    places = [
        (EUR, BANK), (USD, BANK), (EUR, BROKER), (USD, BROKER), (ACME, BROKER), (ACME, VAULT),
        (BOND, BROKER), (EUR, CARD), (EUR, VAULT), (CHF, CARD),
    ]  # fmt: skip
    for number, (asset, storage) in enumerate(places, 1):
        if draw(mostly):
            amount = draw(st.one_of(cents, cents, st.just(0.0)))
            if (storage == CARD and draw(maybe)) or draw(rarely):
                amount = 0.0 - amount
            balances = [(days.ago(0, 40), amount)]
            if asset in (ACME, BOND) and draw(maybe):
                balances.append((days.ago(60, 90), draw(cents)))
            if draw(rarely):
                balances.append((days.ago(-9, -2), draw(cents)))
            if draw(rarely):
                balances.clear()
            yield from account(asset, storage, balances, number)
            if asset in (ACME, BOND):
                yield from acquisitions(draw, days, number)
    for storage in (VAULT, CARD):
        if draw(rarely):
            yield "UPDATE fin_storages SET is_active = 0 WHERE id", storage
    if draw(rarely):
        yield "UPDATE fin_assets SET is_active = 0 WHERE id", draw(st.sampled_from([USD, BOND]))
    if draw(rarely):
        split = {"asset_id": ACME, "datetime": days.ago(100, 100), "numerator": 2}
        yield "fin_asset_splits", {**split, "denominator": 1}


def account(asset, storage, balances, number):
    yield "fin_assets_storages", {"id": number, "asset_id": asset, "storage_id": storage}
    for moment, amount in balances:
        row = {"asset_storage_id": number, "datetime": moment, "amount": amount}
        yield "balances", row


def acquisitions(draw, days, held):
    """What was bought, given, sold or split: what it cost is known, or in part, or not."""
    for number in range(100 * held, 100 * held + draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["cost", "swap", "swap", "gift", "sale", "split"]))
        moment = days.ago(100, 100) if kind == "split" else days.ago(1, 400)
        amount = draw(cents) * (-1 if kind == "sale" else 1)
        yield transaction(number, held, moment, amount)
        if kind == "cost":
            cost = {"transaction_id": number, "base_amount": draw(cents)}
            yield "fin_transaction_costs", cost
        elif kind == "swap":
            yield from paid(draw, number, {"debit_fin_transaction_id": number}, moment)


def transaction(number, held, moment, amount):
    cells = {"id": number, "asset_storage_id": held, "datetime": moment, "amount": amount}
    return "fin_transactions", {**cells, "category_id": IMPORT}


def paid(draw, number, debit, moment):
    """What was given for it from the purse: euro, dollars, or both."""
    for currency in draw(st.sampled_from([(EUR,), (USD,), (EUR, USD)])):
        credit = 10_000 * currency + number
        yield transaction(credit, 50 + currency, moment, -draw(cents))
        yield "swaps", {"credit_fin_transaction_id": credit, **debit}


def houses(draw, days):
    """A house with valuations, a car that was paid for, a boat of which nothing is known."""
    for thing, likely in ((HOUSE, maybe), (CAR, maybe), (BOAT, rarely)):
        if draw(likely):
            end = days.ago(-50, 50) if draw(rarely) else None
            ownership = {"asset_id": thing, "start_datetime": days.ago(60, 500)}
            yield "phys_asset_ownerships", {"id": thing, **ownership, "end_datetime": end}
            if thing == CAR:
                bought = {"debit_phys_ownership_id": thing}
                yield from paid(draw, 9000, bought, ownership["start_datetime"])
            for _ in range(draw(st.integers(0, 2)) if thing == HOUSE else 0):
                value = {"datetime": days.ago(-20, 600), "base_value": draw(cents) * 10}
                yield "phys_asset_valuations", {"asset_id": thing, **value}


def loan(draw, days, number, is_fresh):
    storage = FIRST_LOAN + number
    yield "fin_storages", {"id": storage, "name": f"Loan {number}", "is_active": 1}
    owed = draw(st.one_of(cents, cents, cents, st.just(0.0), st.none()))
    balances = [] if owed is None else [(days.ago(0, 0 if is_fresh else 400), 0.0 - owed)]
    currency = draw(st.sampled_from([EUR, EUR, USD, CHF]))
    yield from account(currency, storage, balances, storage)
    terms = draw(st.lists(st.integers(30, 99), min_size=3, max_size=3).map(sorted))
    ratios = dict(zip(("freeze", "margin_call", "forced_liquidation"), terms, strict=True))
    pledged = draw(st.sampled_from([BROKER, None, None, BROKER, VAULT, "phys"]))
    start = days.around(-60, 600)
    end = days.ago(-500, 300) if draw(rarely) else None
    yield (
        "fin_loans",
        {
            "asset_storage_id": storage,
            "annual_rate": draw(st.sampled_from([0.0, 0.02, 0.05, 0.12, -0.01])),
            "credit_limit": draw(st.none() | cents),
            "collateral_storage_id": pledged if pledged != "phys" else None,
            "collateral_phys_asset_id": (
                draw(st.sampled_from([HOUSE, CAR, BOAT])) if pledged == "phys" else None
            ),
            **{f"{name}_ratio": ratio / 100 for name, ratio in ratios.items() if draw(maybe)},
            "repayment": draw(st.sampled_from(["annuity", None, "straight_line", "interest_only"])),
            "payment_count": draw(st.sampled_from([36, 7, None, 12, 1, 3])),
            "start_datetime": start,
            "end_datetime": end if end and end > start else None,
        },
    )
    if draw(rarely):
        yield "UPDATE fin_storages SET is_active = 0 WHERE id", storage


def plan(draw, days):
    category = draw(st.sampled_from([INCOME, SALARY, EXPENSES, FOOD, FOOD, OTHER, ALL]))
    amount = draw(cents) * (-1 if category in (EXPENSES, FOOD) else 1)
    start = days.around(-90, 500)
    end = days.around(-300, 100) if draw(rarely) else days.ago(-1200, -900)
    is_local = draw(rarely)
    return {
        "transaction_category_id": category,
        "criteria_operator": ">=",
        "start_datetime": start,
        "end_datetime": end if end > start else None,
        "recurrence_datetime_modifiers": draw(st.sampled_from(PACES)),
        "recurrence_amount_multiplier": draw(st.sampled_from([None, None, 1.01])),
        "deviation_datetime_modifier": "+3 days",
        "asset_storage_id": 50 + USD if is_local else None,
        "local_amount": amount if is_local else None,
        "base_amount": None if is_local else amount,
        "is_fixed": int(draw(maybe)),
    }


def dividends(draw, days):
    for asset in (ACME, BOND):
        for _ in range(draw(st.sampled_from([2, 1, 3, 0]))):
            ex, pay = draw(st.sampled_from(DIVIDEND_DAYS))
            ex, pay = (moment and days.around(*moment) for moment in (ex, pay))
            yield (
                "fin_asset_dividends",
                {
                    "asset_id": asset,
                    "ex_datetime": ex,
                    "pay_datetime": max(pay, ex or "") if pay else None,
                    "amount_per_share": draw(st.sampled_from([0.0, 0.5, 2.0])),
                    "is_projection": int(draw(maybe)),
                },
            )
        if draw(maybe):
            yield (
                "fin_asset_fundamentals",
                {
                    "asset_id": asset,
                    "datetime": days.ago(-5, 400),
                    "book_value_per_share": draw(cents),
                    "return_on_equity": draw(st.sampled_from([0.0, 0.05, 0.1])),
                    "dividend_on_equity": draw(st.sampled_from([0.0, 0.04])),
                    "dividend_tax_rate": draw(st.sampled_from([None, 0.0, 0.25])),
                    "reinvested_share": draw(st.sampled_from([None, 0.0, 0.5, 1.0])),
                    "reinvestment_yield": draw(st.sampled_from([None, 0.03])),
                },
            )


def insert(connection, household: Household) -> None:
    """Two rows of the same moment are one."""
    for table, cells in household.rows:
        if table.startswith("UPDATE"):
            connection.execute(f"{table} = ?", (cells,))
        else:
            marks = ", ".join("?" * len(cells))
            connection.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(cells)}) VALUES ({marks})",
                tuple(cells.values()),
            )
