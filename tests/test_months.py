"""Months of random ledgers, category by category and asset by asset, against a naive model that
counts in fractions. Each figure of the model is written from what its column promises."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines import ENGINES, freeze, fresh
from random_ledgers import (
    ACTIVE,
    ASSETS,
    IMPORT,
    MIXED,
    MOMENTS,
    NEAR,
    PAIRS,
    PASSIVE,
    RATES,
    ROOT,
    SECOND,
    TYPES,
    WORLD,
    Booked,
    ledgers,
    month_of_pair,
    months,
    newest,
    rate_at,
    text,
    total,
    value,
)

EUR, VTI, CPI = 2, 3, 5
ABOVE = {ACTIVE: [ACTIVE, MIXED, ROOT], PASSIVE: [PASSIVE, MIXED, ROOT], MIXED: [MIXED, ROOT]}
NAMES = {ROOT: "all", ACTIVE: "active", MIXED: "mixed", PASSIVE: "passive"}
CASH = {asset for asset, (_, type_) in ASSETS.items() if type_ == 1}
LIFE = """
    UPDATE fin_transaction_categories SET parent_id = 3 WHERE id IN (2, 4);
    UPDATE fin_assets SET quote_asset_id = 2 WHERE id = 3;
    INSERT INTO fin_assets (id, code, type_id, role) VALUES (5, 'CPI', 1, 'price_index');
    INSERT INTO phys_assets (id, name) VALUES (1, 'House'), (2, 'Car')
"""
often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module", params=ENGINES)
def world(request):
    """Shares are quoted in euros, there is a price index, and there are things."""
    connection = fresh(ENGINES[request.param])
    for statement in (WORLD + ";" + LIFE).split(";"):
        connection.execute(statement)
    yield connection, freeze(connection)
    connection.close()


def same(got: float | None, expected: Fraction | None) -> bool:
    if None in (got, expected):
        return got is expected
    return got == pytest.approx(float(expected), rel=1e-12, abs=NEAR)


def deflated(ledger, amount: Fraction | None, end: datetime) -> Fraction | None:
    index = newest(ledger.rates, CPI, end - SECOND)
    return amount / index if index and amount is not None else None


indexes = st.one_of(st.just(Fraction(0)), RATES.map(lambda rate: rate + 1))
prices = st.dictionaries(st.tuples(st.just(CPI), MOMENTS), indexes, max_size=3)


# --- what was earned and spent -------------------------------------------------------------------


def spending(ledger) -> dict[tuple[str, str], list]:
    """(start, category) -> the values of what was booked to it or below, and to it alone."""
    found = defaultdict(lambda: ([], []))
    for tx in ledger.transactions:
        if tx.moment <= ledger.now and tx.category != IMPORT:
            base = value(tx.amount, rate_at(ledger, PAIRS[tx.pair][0], tx.moment))
            start = tx.moment.replace(day=1, hour=0, minute=0, second=0)
            for category in ABOVE[tx.category]:
                found[start, category][0].append(base)
            found[start, tx.category][1].append(base)
    return found


@often
@given(ledger=ledgers(), index=prices)
def test_monthly_transactions_are_those_of_the_naive_model(world, ledger, index):
    ledger.rates.update(index)
    with Booked(world, ledger) as query:
        rows = query(
            "SELECT start_datetime, end_datetime, category, depth, path, transaction_count,"
            " base_amount, own_base_amount, base_amount_real FROM historical_monthly_transactions"
        )
    expected = spending(ledger)
    assert {(row[0], row[2]) for row in rows} == {
        (text(start), NAMES[category]) for start, category in expected
    }
    depths = {ROOT: 0, MIXED: 1, ACTIVE: 2, PASSIVE: 2}
    found = {(row[0], row[2]): row for row in rows}
    assert len(found) == len(rows)
    for (start, category), (below, own) in expected.items():
        row = found[text(start), NAMES[category]]
        end = datetime.fromisoformat(row[1])
        above = ABOVE.get(category, [ROOT])
        assert row[3] == depths[category]
        assert row[4] == " > ".join(NAMES[each] for each in above[::-1])
        assert row[5] == len(below)
        assert same(row[6], total(below)) and same(row[7], total(own))
        assert same(row[8], deflated(ledger, total(below), end))
    starts = [row[0] for row in rows]
    assert starts == sorted(starts, reverse=True)


# --- net worth -----------------------------------------------------------------------------------

things = st.lists(st.tuples(st.sampled_from([1, 2]), MOMENTS, MOMENTS, st.booleans()), max_size=3)
valuations = st.dictionaries(
    st.tuples(st.sampled_from([1, 2]), MOMENTS), RATES.map(lambda rate: rate * 100), max_size=6
)
COLUMNS = (
    "base_net_worth", "base_net_worth_delta", "base_active_delta", "base_passive_delta",
    "base_price_delta", "base_currency_delta", "base_unaccounted_delta", "base_assets",
    "base_liabilities",
)  # fmt: skip


def owned_periods(chosen) -> list[tuple]:
    """Thing, start, end or None: one period a thing, so that none intersect."""
    found = {}
    for thing, moment, other, is_over in chosen:
        start, end = sorted([moment, other])
        found[thing] = (thing, start, max(end, start + SECOND) if is_over else None)
    return list(found.values())


def insert_things(query, periods, worth) -> None:
    for thing, start, end in periods:
        query(
            "INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime)"
            " VALUES (?, ?, ?)", (thing, text(start), end and text(end)),
        )  # fmt: skip
    for (thing, moment), amount in worth.items():
        query(
            "INSERT INTO phys_asset_valuations (asset_id, datetime, base_value) VALUES (?, ?, ?)",
            (thing, text(moment), float(amount)),
        )


def thing_at(period, worth, moment) -> Fraction | None:
    """Its value, 0 while it is not owned."""
    thing, start, end = period
    if start > moment or (end and end <= moment):
        return Fraction(0)
    known = [when for other, when in worth if other == thing and start <= when <= moment]
    return worth[thing, max(known)] if known else None


def of_things(periods, worth, ledger, start, end) -> dict:
    """Value, change, and what of the change is price and unaccounted."""
    found = {"worth": [], "delta": [], "price": [], "unaccounted": []}
    first = months(ledger)[-1][0]
    for period in periods:
        now = thing_at(period, worth, min(end - SECOND, ledger.now))
        before = thing_at(period, worth, start - SECOND) if start > first else Fraction(0)
        moments = [min(end - SECOND, ledger.now)] + ([start - SECOND] if start > first else [])
        there = [period[1] <= at and (not period[2] or period[2] > at) for at in moments]
        delta = None if None in (now, before) else now - before
        stayed = len(there) == 2 and all(there)
        found["worth"].append(now)
        found["delta"].append(delta)
        found["price"].append(delta if stayed else Fraction(0))
        found["unaccounted"].append(Fraction(0) if stayed else delta)
    return found


@often
@given(ledger=ledgers(), index=prices, chosen=things, worth=valuations)
def test_net_worth_is_that_of_the_naive_model(world, ledger, index, chosen, worth):
    ledger.rates.update(index)
    periods = owned_periods(chosen)
    with Booked(world, ledger) as query:
        insert_things(query, periods, worth)
        rows = query(
            f"SELECT start_datetime, level, asset_type, asset, base_net_worth_real,"
            f" {', '.join(COLUMNS)} FROM historical_monthly_net_worth"
        )
    found = {row[:4]: dict(zip(("real", *COLUMNS), row[4:], strict=True)) for row in rows}
    assert len(found) == len(rows)
    for start, end in months(ledger):
        figures = of_things(periods, worth, ledger, start, end)
        physical = found[text(start), "type", "physical", None]
        assert same(physical["base_net_worth"], total(figures["worth"]))
        assert same(physical["base_net_worth_delta"], total(figures["delta"]))
        assert same(physical["base_unaccounted_delta"], total(figures["unaccounted"]))
        if None not in figures["delta"]:
            assert same(physical["base_price_delta"], total(figures["price"]))
        pairs = {pair: month_of_pair(ledger, pair, start, end) for pair in PAIRS}
        for asset, (code, type_) in ASSETS.items():
            row = found.get((text(start), "asset", TYPES[type_], code))
            own = [pairs[pair] for pair, (kept, _) in PAIRS.items() if kept == asset]
            if row is None:
                assert not any(any(figures.values()) for figures in own)
                continue
            balances = total(figures["balance"] for figures in own)
            assert same(row["base_net_worth"], balances)
            assert same(row["base_active_delta"], total(each["active_delta"] for each in own))
            assert same(
                row["base_unaccounted_delta"], total(each["unaccounted_delta"] for each in own)
            )
            if balances is not None:
                owed = total(min(each["balance"], Fraction(0)) for each in own)
                assert same(row["base_liabilities"], -owed)
            if all("passive_delta" in each for each in own):
                check_price_and_currency(ledger, asset, row, own, start, end)
        whole = found[text(start), "total", None, None]
        worths = [total(figures["worth"])] + [pair["balance"] for pair in pairs.values()]
        assert same(whole["base_net_worth"], total(worths))
        assert same(whole["real"], deflated(ledger, total(worths), end))
    for row in found.values():  # the change is explained, whatever the level
        explained = [row[column] for column in COLUMNS[2:7]]
        if None not in (row["base_net_worth_delta"], *explained):
            assert row["base_net_worth_delta"] == pytest.approx(sum(explained), abs=NEAR)


def check_price_and_currency(ledger, asset, row, own, start, end) -> None:
    """What rates did, apart from passive transactions, is price or currency."""
    rate = rate_at(ledger, asset, end - SECOND)
    booked = sum(
        tx.amount
        for tx in ledger.transactions
        if PAIRS[tx.pair][0] == asset and tx.category == PASSIVE and start <= tx.moment < end
    )
    passive = booked * rate
    rates_did = total(each["passive_delta"] for each in own) - passive
    assert same(row["base_passive_delta"], passive)
    sides = [
        (side, out, side.amount * sign)
        for out, into in ledger.swaps
        for side, sign in ((out, 1), (into, 1))
        if PAIRS[side.pair][0] == asset and start <= side.moment < end
    ]
    if asset in CASH:
        price = Fraction(0)
        for side, out, amount in sides:
            cost = -out.amount * rate_at(ledger, PAIRS[out.pair][0], out.moment)
            at_once = rate_at(ledger, asset, side.moment)
            if side is not out and PAIRS[out.pair][0] not in CASH and at_once is not None:
                price += amount * at_once - cost
        assert same(row["base_price_delta"], price)
        assert same(row["base_currency_delta"], rates_did - price)
        return
    currency: Fraction | None = Fraction(0)
    if asset == VTI:
        moved = [(total(each["before"] for each in own), start - SECOND)]
        for side, out, _ in sides:
            cost = -out.amount * rate_at(ledger, PAIRS[out.pair][0], out.moment)
            moved.append((-cost if side is out else cost, side.moment))
        quote = rate_at(ledger, EUR, end - SECOND)
        for number, (amount, moment) in enumerate(moved):
            then = rate_at(ledger, EUR, moment)
            if (amount or number) and currency is not None:
                known = then and quote is not None
                currency = currency + amount * (quote / then - 1) if known else None
    assert same(row["base_currency_delta"], currency)
    assert same(row["base_price_delta"], None if currency is None else rates_did - currency)
