"""Dividends to come against plain arithmetic: the snowball, when it pays for life, the calendar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import freeze, fresh

WORLD = """
INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities');
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES
(1, 'JPY', 1, 1), (2, 'A', 2, 0), (3, 'B', 2, 0);
INSERT INTO fin_storages (id, name) VALUES (1, 'Broker'), (2, 'Other broker'), (3, 'Loan');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES
(1, 2, 1), (2, 3, 1), (3, 3, 2), (4, 1, 3);
INSERT INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2026-06-01 00:00:00', 2, 1250.0), ('2026-06-01 00:00:00', 3, 500.0);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-01 00:00:00', 1, 100), ('2026-06-01 00:00:00', 2, 40),
('2026-06-01 00:00:00', 3, 60), ('2026-06-15 00:00:00', 4, -50000);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (4, 0.02, '2026-01-01 00:00:00');
INSERT INTO fin_transaction_categories (id, name) VALUES (1, 'expenses');
"""


@pytest.fixture(scope="module")
def world():
    connection = fresh()
    freeze(connection)
    for statement in WORLD.split(";"):
        connection.execute(statement)
    yield connection
    connection.close()


def rows(connection, query, *statements):
    connection.execute("SAVEPOINT turn")
    try:
        for sql, bindings in statements:
            connection.execute(sql, bindings)
        return connection.execute(query).fetchall()
    finally:
        connection.execute("ROLLBACK TO turn")
        connection.execute("RELEASE turn")


def fundamentals(asset, book, roe, doe, tax=None, share=None, yield_=None):
    sql = """INSERT INTO fin_asset_fundamentals
        (asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity,
        dividend_tax_rate, reinvested_share, reinvestment_yield)
        VALUES (?, '2026-01-01 00:00:00', ?, ?, ?, ?, ?, ?)"""
    return sql, (asset, book, roe, doe, tax, share, yield_)


def expenses(monthly):
    sql = """INSERT INTO fin_transaction_plans
        (transaction_category_id, criteria_operator, start_datetime,
        recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount)
        VALUES (1, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', ?)"""
    return sql, (-monthly,)


def test_sixty_becomes_85_40_in_the_tenth_year(world):
    found = rows(
        world,
        "SELECT dividend_per_share FROM future_dividend_snowball WHERE year <= 10",
        fundamentals(2, 1000.0, 0.10, 0.06),
    )
    assert [round(value, 2) for (value,) in found[:2]] == [60.0, 62.4]
    assert round(found[9][0], 2) == 85.40


shares = st.integers(0, 100).map(lambda cents: cents / 100)
rates = st.integers(0, 20).map(lambda cents: cents / 100)


@settings(max_examples=30, deadline=None)
@given(
    roe=rates, doe=rates, tax=shares, share=shares, yield_=st.none() | rates,
    monthly=st.integers(1, 5_000),
)  # fmt: skip
def test_the_snowball_is_plain_arithmetic(world, roe, doe, tax, share, yield_, monthly):
    """What is reinvested pays for nothing: coverage is of the rest."""
    found = rows(
        world,
        "SELECT year, asset_code, dividends, tax, reinvested, total_dividends, coverage,"
        " pays_for_life_year FROM future_dividend_snowball",
        fundamentals(2, 1000.0, roe, doe, tax, share, yield_),
        fundamentals(3, 200.0, 0.05, 0.05),
        expenses(monthly),
    )
    assert len(found) == 80
    amount, spending, years = 100 * 1000.0 * doe, 12 * monthly + 1000.0, []
    brings = 1000.0 * doe / 1250 if yield_ is None else yield_
    for year in range(1, 41):
        (first, second) = (row for row in found if row[0] == year)
        assert (first[1], second[1]) == ("A", "B")
        reinvested = amount * (1 - tax) * share
        total = amount * (1 - tax) + 100 * 200.0 * 0.05
        coverage = (total - reinvested) / spending
        assert first[2:5] == pytest.approx((amount, amount * tax, reinvested))
        assert second[2:5] == pytest.approx((1000.0, 0.0, 0.0))
        assert first[5:7] == second[5:7] == pytest.approx((total, coverage))
        years.append(first[6] >= 1)
        amount = amount * (1 + roe - doe) + reinvested * brings
    enough = next((year for year in range(1, 41) if all(years[year - 1 :])), None)
    assert {row[7] for row in found} == {enough}


def test_the_calendar_is_the_year_of_the_ratios(world):
    """Undated and future ones are the annual dividends of current_key_ratios, too."""
    dividends = [
        (2, "2026-09-30 00:00:00", "2026-12-01 00:00:00", 30.0, 1),
        (2, "2026-06-14 00:00:00", "2026-06-30 00:00:00", 25.0, 0),
        (3, None, None, 7.0, 1),
    ]
    sql = """INSERT INTO fin_asset_dividends
        (asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection)
        VALUES (?, ?, ?, ?, ?)"""
    statements = [(sql, dividend) for dividend in dividends]
    calendar = rows(world, "SELECT sum(amount) FROM future_dividends", *statements)
    ratios = rows(world, "SELECT annual_dividends FROM current_key_ratios", *statements)
    assert calendar == ratios == [(100 * 55.0 + 100 * 7.0,)]


# Payments of loans


@settings(max_examples=40, deadline=None)
@given(
    owed=st.integers(1, 10**9).map(lambda cents: cents / 100),
    rate=st.integers(0, 3000).map(lambda points: points / 10_000),
    payments=st.integers(1, 480),
    repayment=st.sampled_from(["annuity", "straight_line", "interest_only"]),
    elapsed=st.integers(0, 60),
)
def test_a_loan_is_repaid_to_the_last_cent(world, owed, rate, payments, repayment, elapsed):
    found = rows(
        world,
        "SELECT number, amount, interest, principal, balance FROM future_loan_payments",
        (
            "UPDATE fin_loans SET annual_rate = ?, repayment = ?, payment_count = ?,"
            " start_datetime = datetime('2026-06-15 00:00:00', ?)",
            (rate, repayment, payments, f"-{elapsed} months"),
        ),
        ("UPDATE balances SET amount = ? WHERE asset_storage_id = 4", (-owed,)),
    )
    first = min(elapsed + 1, payments)
    assert [row[0] for row in found] == list(range(first, payments + 1))
    before = -owed
    for _, amount, interest, principal, balance in found:
        assert amount == pytest.approx(interest + principal)
        assert interest == pytest.approx(before * rate / 12)
        assert balance == pytest.approx(before - principal, abs=1e-6 * owed)
        before = balance
    assert before == 0
    amounts, principals = {row[1] for row in found}, {row[3] for row in found}
    if repayment == "annuity":
        assert max(amounts) - min(amounts) <= 1e-6 * owed
    elif repayment == "straight_line":
        assert max(principals) - min(principals) <= 1e-6 * owed
    else:
        assert [row[3] for row in found[:-1]] == [0.0] * (len(found) - 1)
