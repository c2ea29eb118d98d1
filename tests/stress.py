"""The article's margin loan in a database that each test leaves as it was, and what makes it a
household with scenarios."""

from __future__ import annotations

from hypothesis import strategies as st

PLANS = """INSERT INTO fin_transaction_plans
    (transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount)
    VALUES (?, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', ?)"""
STEP = "INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (?, ?, ?)"

money = st.integers(0, 30_000).map(lambda thousands: thousands * 1000.0)
flows = st.integers(-3_000, 3_000).map(lambda thousands: thousands * 1000.0 + 1.0)
factors = st.lists(st.integers(5, 130).map(lambda cents: cents / 100), min_size=1, max_size=8)


def in_turn(connection, *statements):
    """Run statements with their bindings, give the rows of the last one, and take all back."""
    connection.execute("SAVEPOINT turn")
    try:
        rows = []
        for sql, *bindings in statements:
            rows = connection.execute(sql, bindings).fetchall()
        return rows
    finally:
        connection.execute("ROLLBACK TO turn")
        connection.execute("RELEASE turn")


def household(cash, line, net, line_rate=0.02):
    """What makes the margin world a given one: cash, the line's limit, and the monthly flow."""
    return [
        ("UPDATE balances SET amount = ? WHERE asset_storage_id = 1", cash),
        ("UPDATE fin_loans SET credit_limit = ?, annual_rate = ? WHERE id = 2", line, line_rate),
        (PLANS, 2 if net > 0 else 3, net),
    ]


def scenario(number, factors):
    return [
        ("INSERT INTO stress_scenarios (id, name) VALUES (?, ?)", number, f"S{number}"),
        *((STEP, number, month, factor) for month, factor in enumerate(factors)),
    ]
