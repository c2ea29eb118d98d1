"""The article's statements run unchanged; the arithmetic of secured lending, for any loan."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import article
from article import SEVEN, one, rows, yen
from engines import ENGINES
from sources import columns, names


@pytest.fixture(params=ENGINES)
def loaded(request):
    """The article's database after its DDL and its loader."""
    connection, clock = yen(ENGINES[request.param])
    for statement in article.ddl():
        connection.execute(statement)
    for statement, values in article.inserts():
        connection.executemany(statement, values)
    yield connection, clock
    connection.close()


# --- the article ---------------------------------------------------------------------------------


def test_its_ddl_is_a_no_op(loaded):
    connection, _ = loaded
    tables = rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert {name for (name,) in tables} & {*SEVEN} == {"snapshots"}
    assert len(article.ddl()) == len(SEVEN)


def test_its_columns_are_there():
    for statement in article.ddl():
        name = re.search(r"EXISTS (\w+)", statement)[1]
        its = re.findall(r"^(\w+) (?:INTEGER|TEXT|REAL)", statement, re.M)
        assert its
        assert {*its} <= {column for column, *_ in columns(name)}


def test_its_balance_sheet_gives_its_numbers(loaded):
    connection, _ = loaded
    sheet = [
        rows(connection, query, *(["2026-04-08"] if "?" in query else []))[0]
        for query in article.queries()[:6]
    ]
    assert sheet == [
        (125_135_000,),
        (58_000_000,),
        (800_000,),
        (1_200_000,),
        (None,),
        (50_000_000, 0.6, 0.7, 0.85),
    ]
    assert 58_000_000 / sheet[0][0] == pytest.approx(0.4635, abs=5e-5)


def test_its_snapshot_runs_and_replaces_the_day(loaded):
    connection, _ = loaded
    found = [one(connection, query) for query in article.queries()[6:]]
    assert found == [125_135_000, 58_000_000, 1_200_000, 800_000]
    for portfolio in (1.0, found[0]):
        values = ("2026-06-15", portfolio, found[1], portfolio - found[1], 0.4635, 400_000)
        connection.execute(article.recorder(), values)
    assert rows(connection, "SELECT snapshot_date, net_worth FROM snapshots") == [
        ("2026-06-15", 67_135_000)
    ]


def test_our_figures_are_the_same(loaded):
    connection, _ = loaded
    ratios = rows(
        connection,
        "SELECT portfolio_value, total_liabilities, margin_ratio, monthly_income,"
        " monthly_expenses, monthly_cashflow, cash FROM current_key_ratios",
    )
    assert ratios == [
        (125_135_000, 58_000_000, pytest.approx(0.4635, abs=5e-5), 1.2e6, 8e5, 4e5, 0)
    ]
    safety = rows(
        connection,
        "SELECT round(loan_to_value, 5), round(trigger_value), round(drawdown, 3)"
        " FROM current_loan_safety",
    )
    assert safety == [
        (0.39957, 83_333_333, -0.334),
        (0.39957, 71_428_571, -0.429),
        (0.39957, 58_823_529, -0.53),
    ]


# Drawdown: loan to value, cash to 60 / 70 / 85 %, sale to 60 %; None is not stated.
LADDER = {
    -0.4: (0.666, 4_951_400, None, None, 12_378_500),
    -0.5: (0.799, 12_459_500, 6_202_750, None, 31_148_750),
    -0.6: (None, 19_967_600, 14_962_200, 7_454_100, None),
    -0.7: (None, 27_475_700, 23_721_650, 18_090_575, None),
}


@pytest.mark.parametrize("drawdown", LADDER)
def test_the_ladder_gives_the_cures(loaded, drawdown):
    connection, _ = loaded
    found = rows(
        connection,
        "SELECT round(loan_to_value, 3), cash_cure, cash_to_margin_call,"
        " cash_to_forced_liquidation, sale_cure FROM current_drawdown_ladder WHERE drawdown = ?",
        drawdown,
    )
    for stated, value in zip(LADDER[drawdown], found[0], strict=True):
        assert stated is None or value == pytest.approx(stated, abs=0.01)


def test_cash_and_an_undrawn_line_survive_a_half(loaded):
    """4.5 M and a line of 8 M cure -50 % with 40,500 to spare, and avoid the sale at -60 %."""
    connection, _ = loaded
    connection.execute(
        "UPDATE loans SET balance = 0, credit_limit = 8000000 WHERE name = 'consumer_credit'"
    )
    (line,) = rows(connection, "SELECT capacity_at_minus_50 FROM current_credit_lines")[0]
    means = 4_500_000 + line
    ladder = "FROM current_drawdown_ladder WHERE drawdown = ?"
    assert means - one(connection, f"SELECT cash_cure {ladder}", -0.5) == pytest.approx(40_500)
    assert means > one(connection, f"SELECT cash_to_forced_liquidation {ladder}", -0.6)
    assert means < one(connection, f"SELECT cash_to_margin_call {ladder}", -0.6)


# --- any loan ------------------------------------------------------------------------------------


amounts = st.integers(1, 10**9).map(lambda cents: cents / 100)
ratios = st.integers(5, 99).map(lambda percent: percent / 100)


@st.composite
def borrowers(draw):
    """Shares, price, cash beside them, debts on them, a year's rate, days since, a threshold."""
    return (
        draw(st.integers(1, 10**6)),
        draw(st.integers(1, 10**6)) / 100,
        draw(st.one_of(st.just(0.0), amounts)),
        draw(st.lists(amounts, min_size=1, max_size=3)),
        draw(st.integers(0, 2000)) / 10_000,
        draw(st.integers(0, 400)),
        draw(ratios),
    )


@pytest.fixture(scope="module")
def reused():
    connection, clock = yen()
    connection.execute("BEGIN")
    yield connection, clock
    connection.close()


def borrow(connection, clock, borrower) -> None:
    shares, price, cash, debts, rate, days, threshold = borrower
    clock.now = "2026-06-15 12:00:00"
    connection.execute("INSERT INTO holdings (ticker, shares) VALUES ('ETF', ?)", (shares,))
    connection.execute(
        "INSERT INTO prices (ticker, price_date, close_price) VALUES ('ETF', '2026-06-15', ?)",
        (price,),
    )
    if cash:
        connection.execute(
            "INSERT INTO current_balances (asset_type, asset_code, storage, balance)"
            " VALUES ('Currencies', 'JPY', 'portfolio', ?)",
            (cash,),
        )
    for number, debt in enumerate(debts):
        connection.execute(
            "INSERT INTO loans (name, balance, rate, collateral_type, freeze_pct)"
            " VALUES (?, ?, ?, 'portfolio', ?)",
            (f"loan {number}", debt, rate, threshold),
        )
    clock.now = one(connection, "SELECT datetime('now', ? || ' days')", days)


def repay(connection, clock, amount: float) -> None:
    """From elsewhere: the interest, and then the loans one after the other."""
    for loan, owed, interest in rows(
        connection, "SELECT name, balance, accrued_interest FROM loans ORDER BY id"
    ):
        paid = min(amount, owed + interest)
        amount -= paid
        connection.execute(
            "UPDATE loans SET balance = ? WHERE name = ?", (max(owed + interest - paid, 0), loan)
        )


SAFETY = (
    "SELECT claims, collateral_value, loan_to_value, threshold_ratio, is_reached, drawdown,"
    " cash_cure, sale_cure, collateral_cure FROM current_loan_safety LIMIT 1"
)
property_of_loans = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def savepoint(reused):
    """A function that runs its block on a database without loans."""

    def at(borrower, check):
        connection, clock = reused
        connection.execute("SAVEPOINT borrower")
        try:
            borrow(connection, clock, borrower)
            check(connection, clock)
        finally:
            connection.execute("ROLLBACK TO borrower")
            connection.execute("RELEASE borrower")

    return at


@property_of_loans
@given(borrower=borrowers())
def test_a_cash_cure_leads_exactly_to_the_threshold(savepoint, borrower):
    def check(connection, clock):
        claims, value, ratio, threshold, reached, _, cash, sale, more = rows(connection, SAFETY)[0]
        assert reached == (claims > threshold * value * (1 + 1e-9))
        assert (cash > 0, more > 0) == (claims > threshold * value,) * 2
        assert (claims - cash) / value == pytest.approx(min(ratio, threshold))
        assert claims / (value + more) == pytest.approx(min(ratio, threshold))
        if sale is None:
            assert claims > value
        elif sale < value:
            assert (claims - sale) / (value - sale) == pytest.approx(
                min(ratio, threshold), rel=1e-6, abs=1e-6 * claims / (value - sale)
            )
        repay(connection, clock, cash)
        if cash:
            after = rows(connection, SAFETY)[0]
            assert after[2] == pytest.approx(threshold)
            assert after[4] == 0  # a cure cures

    savepoint(borrower, check)


@property_of_loans
@given(borrower=borrowers())
def test_the_ladder_only_gets_worse(savepoint, borrower):
    order = ["ok", "freeze", "margin_call", "forced_liquidation"]

    def check(connection, clock):
        for (loan,) in rows(connection, "SELECT name FROM loans"):
            ladder = rows(
                connection,
                "SELECT drawdown, collateral_value, claims, loan_to_value, state, cash_cure,"
                " collateral_cure FROM current_drawdown_ladder WHERE loan = ?",
                loan,
            )
            assert [step[0] for step in ladder] == [-percent / 100 for percent in range(0, 100, 5)]
            for before, after in zip(ladder, ladder[1:], strict=False):
                assert after[1] < before[1]
                assert after[2] == before[2]
                assert after[3] > before[3]
                assert order.index(after[4]) >= order.index(before[4])
                assert after[5] >= before[5]
                assert after[6] >= before[6]

    savepoint(borrower, check)


@property_of_loans
@given(borrower=borrowers())
def test_the_fall_to_the_threshold_leads_there(savepoint, borrower):
    def check(connection, clock):
        claims, value, _, threshold, _, drawdown, *_ = rows(connection, SAFETY)[0]
        if drawdown is None:
            assert claims / threshold < borrower[2]  # the cash alone is enough
            return
        price = borrower[1] * (1 + drawdown)
        fallen = borrower[0] * price + borrower[2]
        assert fallen == pytest.approx(claims / threshold, abs=1e-6 * value)

    savepoint(borrower, check)


@property_of_loans
@given(borrower=borrowers(), house=amounts, debt=amounts)
def test_the_balance_sheet_balances(savepoint, borrower, house, debt):
    def check(connection, clock):
        connection.execute("INSERT INTO phys_assets (id, name) VALUES (1, 'House')")
        connection.execute(
            "INSERT INTO phys_asset_ownerships (asset_id, start_datetime)"
            " VALUES (1, '2020-01-01 00:00:00')"
        )
        connection.execute(
            "INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)"
            " VALUES (1, '2020-01-01 00:00:00', ?)",
            (house,),
        )
        connection.execute("INSERT INTO fin_storages (name) VALUES ('card')")
        connection.execute(
            "INSERT INTO current_balances (asset_type, asset_code, storage, balance)"
            " VALUES ('Currencies', 'JPY', 'card', ?)",
            (-debt,),
        )
        lines = "SELECT sum(base_value) FROM current_balance_sheet WHERE kind <> 'total'"
        assets = one(connection, f"{lines} AND section = 'assets'")
        liabilities = one(connection, f"{lines} AND section = 'liabilities'")
        totals = dict(
            rows(connection, "SELECT name, base_value FROM current_balance_sheet"
                 " WHERE kind = 'total'")
        )  # fmt: skip
        assert totals["total assets"] == pytest.approx(assets)
        assert totals["total liabilities"] == pytest.approx(liabilities)
        assert totals["net worth"] == pytest.approx(assets - liabilities, abs=1e-9 * assets)
        assert liabilities == pytest.approx(sum(borrower[3]) + debt)
        ratios = rows(
            connection,
            "SELECT total_assets, total_liabilities, net_worth, cash + portfolio_value"
            " FROM current_key_ratios",
        )[0]
        assert ratios[:3] == pytest.approx(tuple(totals.values()))
        assert ratios[3] + house == pytest.approx(ratios[0])

    savepoint(borrower, check)


@pytest.mark.parametrize("view", [name for name in SEVEN if name in names("view")])
def test_what_is_read_can_be_written_back(loaded, view):
    """Every cell of every row, as it stands, as DB Browser would send it: as text."""
    connection, clock = loaded
    if view == "dividends":
        connection.execute(
            "INSERT INTO dividends (ticker, ex_date, amount_per_share)"
            " VALUES ('7201', '2026-06-01', 1)"
        )
    clock.now = "2026-06-20 08:00:00"
    before = rows(connection, f"SELECT * FROM {view}")
    assert before
    every = {
        name: rows(connection, f"SELECT * FROM {name}")
        for name in ("fin_loans", "fin_assets", "fin_asset_rates", "fin_transaction_plans")
    }
    for column, *_ in columns(view):
        for row in before:
            connection.execute(
                f"UPDATE {view} SET {column} = {column} WHERE pseudo_id = ?", (str(row[0]),)
            )
    assert rows(connection, f"SELECT * FROM {view}") == before
    for name, content in every.items():
        assert rows(connection, f"SELECT * FROM {name}") == content
