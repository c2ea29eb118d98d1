"""What several views show is the same figure in all of them, or unknown in all of them."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings

from engines import freeze, fresh
from plan_model import INCOMES, SPENDINGS, counted
from random_households import MONTHS, USD, WORLD, households, insert

VIEWS = (
    "current_key_ratios", "current_balance_sheet", "current_cashflow", "current_loan_safety",
    "current_drawdown_ladder", "current_credit_lines", "current_reverse_stress", "future_dividends",
    "future_dividend_snowball", "future_loan_payments", "income", "expenses", "holdings", "loans",
    "stress_scenario_paths", "current_passive_income", "historical_monthly_net_worth",
)  # fmt: skip


class Figures:
    """What the views show: `figures.loans` is a list of rows, each a dict."""

    def __init__(self, connection, household) -> None:
        self.household = household
        for view in VIEWS:
            cursor = connection.execute(f"SELECT * FROM {view}")
            names = [column[0] for column in cursor.description]
            setattr(self, view, [dict(zip(names, row, strict=True)) for row in cursor])
        (self.ratios,) = self.current_key_ratios
        paths = {name: [] for name in ("Nothing happens", "Lean")}
        for month in self.stress_scenario_paths:
            paths[month["scenario"]].append(month)
        self.months, self.lean = paths.values()
        ((self.usd, self.next_month),) = connection.execute(
            "SELECT (SELECT rate FROM fin_asset_rates"
            " WHERE asset_id = ? AND datetime <= datetime('now')"
            " ORDER BY datetime DESC LIMIT 1), datetime('now', '+1 month')",
            (USD,),
        )
        self.terms = {
            name: (rate, is_agreed)
            for name, rate, is_agreed in connection.execute(
                """
                SELECT
                    fin_storages.name,
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = asset.id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END,
                    loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
                FROM fin_loans AS loan
                INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                INNER JOIN fin_storages ON fin_storages.id = held.storage_id
                """
            )
        }

    @property
    def has_local_plans(self) -> bool:
        return any(
            table == "fin_transaction_plans" and cells["local_amount"]
            for table, cells in self.household.rows
        )

    @property
    def today(self):
        """Month 0 of the path, unless something is drawn, repaid or sold at once; None also where
        there is no path."""
        states = {row["state"] for row in self.current_drawdown_ladder if row["drawdown"] == 0}
        if self.months and "forced_liquidation" not in states:
            month = self.months[0]
            if month["drawn"] == month["repaid"] == 0:
                return month
        return None


def known(values):
    """Their sum; one that is unknown makes it unknown."""
    values = [*values]
    return None if None in values else sum(values)


def same(*values):
    """All are equal, or all are unknown."""
    first = values[0]
    for other in values[1:]:
        if first is None or other is None:
            assert first is None and other is None, values
        else:
            assert other == pytest.approx(first, rel=1e-9, abs=1e-6), values


def column(rows, name):
    return [row[name] for row in rows]


# --- figure by figure ----------------------------------------------------------------------------


def income_and_expenses(figures):
    """A plan counts what plans below it do not cover; month 1 has what happens once, too."""
    ratios, cashflow = figures.ratios, {row["side"]: row for row in figures.current_cashflow}
    income = counted(figures, INCOMES)
    expenses = counted(figures, SPENDINGS, sign=-1)
    same(income, ratios["monthly_income"], cashflow["income"]["planned_monthly"])
    same(expenses, ratios["monthly_expenses"], cashflow["expenses"]["planned_monthly"])
    same(ratios["monthly_cashflow"], cashflow["savings"]["planned_monthly"])
    if figures.months:
        month, lean = figures.months[1], figures.lean[1]
        same(counted(figures, INCOMES, once=True), month["income"])
        same(counted(figures, SPENDINGS, True, -1, is_fixed=1),
             month["fixed_expenses"], lean["fixed_expenses"])  # fmt: skip
        same(counted(figures, SPENDINGS, True, -1, is_fixed=0),
             month["variable_expenses"], 2 * lean["variable_expenses"])  # fmt: skip
        same(counted(figures, INCOMES, True, is_fixed=1), lean["income"])


def cash_and_portfolio(figures):
    ratios, sheet = figures.ratios, figures.current_balance_sheet
    for kind, name in (("cash", "cash"), ("portfolio", "portfolio_value")):
        lines = [row["base_value"] for row in sheet if row["kind"] == kind]
        same(known(lines), ratios[name])
    owned = [row["base_value"] for row in sheet if row["section"] == "assets"]
    same(known(owned[:-1]), owned[-1])
    totals = {row["name"]: row["base_value"] for row in sheet if row["kind"] == "total"}
    for name, value in totals.items():
        same(value, ratios[name.replace(" ", "_")])
    for row in figures.current_reverse_stress:
        same(row["cash"], ratios["free_cash"])
    if figures.today:
        same(figures.today["cash"], ratios["free_cash"])
        same(figures.today["portfolio"], ratios["portfolio_value"])


def what_can_be_drawn(figures):
    undrawn = {row["name"]: row["undrawn"] for row in figures.loans}
    for line in figures.current_credit_lines:
        same(line["undrawn"], undrawn[line["line"]])
    unsecured = known(row["undrawn"] for row in figures.loans if row["collateral_type"] is None)
    for row in figures.current_reverse_stress:
        same(row["undrawn"], unsecured)
    if figures.today:
        same(figures.today["undrawn"], unsecured)


def what_is_owed(figures):
    ratios, loans = figures.ratios, {row["name"]: row for row in figures.loans}
    sheet = [row for row in figures.current_balance_sheet if row["section"] == "liabilities"]
    same(known(row["base_value"] for row in sheet if row["kind"] != "total"),
         ratios["total_liabilities"])  # fmt: skip
    for row in sheet:
        # What is not owed has no line. A loan that is still to begin is a debt until then.
        if row["kind"] == "loan":
            same(row["base_value"], loans[row["storage"]]["balance"])
            same(row["accrued_interest"], loans[row["storage"]]["accrued_interest"])
    for line in figures.current_credit_lines:
        same(line["owed"], loans[line["line"]]["balance"])
    same(known(row["balance"] * row["rate"] / 12 if row["balance"] is not None else None
               for row in figures.loans), ratios["monthly_interest"])  # fmt: skip
    claims = {name: known((row["balance"], row["accrued_interest"])) for name, row in loans.items()}
    pledged = defaultdict(list)
    for name, row in loans.items():
        pledged[row["collateral_type"]].append(claims[name])
    for row in figures.current_loan_safety:
        same(row["owed"], loans[row["loan"]]["balance"])
        same(row["accrued_interest"], loans[row["loan"]]["accrued_interest"])
        same(row["claims"], known(pledged[row["collateral"]]))
    for row in figures.current_drawdown_ladder:
        same(row["claims"], known(pledged[row["collateral"]]))
    for row in figures.current_reverse_stress:
        if row["loan"] is not None:
            same(row["owed"], known(pledged[row["collateral"]]))
    if figures.today:
        same(figures.today["loans"], known(claims.values()))


def how_safe_loans_are(figures):
    first = {row["loan"]: row for row in figures.current_drawdown_ladder if row["drawdown"] == 0}
    for row in figures.current_loan_safety:
        rung = first[row["loan"]]
        same(row["loan_to_value"], rung["loan_to_value"])
        same(row["collateral_value"], rung["collateral_value"])
        if row["threshold_ratio"] == rung["cure_ratio"]:
            for cure in ("cash_cure", "sale_cure", "collateral_cure"):
                same(row[cure], rung[cure])
        states = ("ok", "freeze", "margin_call", "forced_liquidation")
        if row["is_reached"] is None:
            assert rung["state"] is None
        elif row["is_reached"]:
            assert states.index(rung["state"]) >= states.index(row["threshold"])
        else:
            assert rung["state"] != row["threshold"]
    # In a stress test the cash that is free has left the collateral; so it must hold none.
    cash = {row["storage"] for row in figures.current_balance_sheet if row["kind"] == "cash"}
    if figures.today and not cash & {row["collateral"] for row in first.values()}:
        owed = [row["loan_to_value"] for row in first.values()
                if row["claims"] > 0 and row["collateral_value"] > 0]  # fmt: skip
        same(max(owed, default=None), figures.today["loan_to_value"])
        same(max(owed, default=None), figures.today["peak_loan_to_value"])


def ratios_are_of_what_is_shown(figures):
    ratios = figures.ratios
    pledged = {
        row["collateral"]: (row["claims"], row["collateral_value"])
        for row in figures.current_drawdown_ladder
        if row["drawdown"] == 0 and row["collateral"] in ("Broker", "Vault")
    }
    for name, share, whole in (
        ("margin_ratio", known(column(figures.loans, "balance")), ratios["portfolio_value"]),
        ("fire_ratio", ratios["annual_dividends"], known([ratios["monthly_expenses"]] * 12)),
        (
            "runway_months",
            ratios["free_cash"],
            known([ratios["monthly_expenses"], ratios["monthly_debt_service"]]),
        ),
        (
            "secured_loan_to_value",
            known(claims for claims, _ in pledged.values()),
            known(worth for _, worth in pledged.values()),
        ),
    ):
        same(ratios[name], share / whole if share is not None and whole else None)


def reverse_stress_begins_where_loans_are_safe(figures):
    drawdowns = {
        (row["loan"], row["threshold"]): row["drawdown"]
        for row in figures.current_loan_safety
        if row["owed"] is None or row["owed"] + row["accrued_interest"] > 0
    }
    found = {
        (row["loan"], row["threshold"]): row["drawdown_uncured"]
        for row in figures.current_reverse_stress
        if row["loan"] is not None
    }
    assert found.keys() == drawdowns.keys()
    for key, drawdown in drawdowns.items():
        same(drawdown, found[key])


def dividends_of_the_year(figures):
    ratios = figures.ratios
    net = known(column(figures.future_dividends, "net_amount"))
    same(net, ratios["annual_dividends"])
    same(known(column(figures.future_dividends, "amount")), ratios["gross_annual_dividends"])
    if figures.today:
        same(net, 12 * figures.months[1]["dividends"])
    first = [row for row in figures.future_dividend_snowball if row["year"] == 1]
    for row in first:
        same(row["total_dividends"], net)
    assert {(row["asset_type"], row["asset_code"]) for row in first} == {
        (row["asset_type"], row["asset_code"]) for row in figures.future_dividends
    }
    for row in first:
        same(row["dividends"], known(
            other["amount"] for other in figures.future_dividends
            if other["asset_code"] == row["asset_code"]
        ))  # fmt: skip
        if figures.expenses:
            same(row["total_spending"], None if ratios["monthly_expenses"] is None
                 or ratios["monthly_interest"] is None
                 else 12 * (ratios["monthly_expenses"] + ratios["monthly_interest"]))  # fmt: skip
        else:
            assert row["total_spending"] is None


def passive_income_of_the_year(figures):
    """No category of these plans is passive: what is to come are dividends."""
    *holdings, whole = figures.current_passive_income
    cashflow = {row["side"]: row for row in figures.current_cashflow}
    same(known(column(holdings, "future_income")), whole["future_income"])
    same(whole["future_income"], figures.ratios["annual_dividends"])
    same(whole["planned_expense_share"], figures.ratios["fire_ratio"])
    same(whole["planned_savings_rate"], cashflow["savings"]["planned_share"])
    same(whole["actual_savings_rate"], cashflow["savings"]["actual_share"])


def net_worth_of_this_month(figures):
    """Where nothing is inactive, dated later in the month, or owed without a balance."""
    ratios, now = figures.ratios, figures.household.now
    later = {
        cells["datetime"]
        for table, cells in figures.household.rows
        if table in ("balances", "fin_asset_rates") and now < cells["datetime"]
    }
    hidden = any(table.startswith("UPDATE") for table, _ in figures.household.rows)
    months = [row for row in figures.historical_monthly_net_worth if row["level"] == "total"]
    if hidden or not months or None in column(figures.loans, "balance"):
        return
    if min(later, default="~") > months[0]["end_datetime"]:
        # As much owned as owed of what has no rate is 0 all the same.
        if ratios["net_worth"] is not None:
            same(months[0]["base_net_worth"], ratios["net_worth"])
        same(months[0]["base_assets"], ratios["total_assets"])
        same(months[0]["base_liabilities"], ratios["total_liabilities"])


def what_was_paid(figures):
    costs = defaultdict(list)
    shares = defaultdict(list)
    for row in figures.holdings:
        costs[row["ticker"]].append(row["cost_basis"])
        shares[row["ticker"]].append(row["shares"])
    for row in figures.future_dividend_snowball:
        if row["year"] == 1:
            cost = known(costs[row["asset_code"]])
            brought = row["dividend_per_share"] * sum(shares[row["asset_code"]])
            same(row["yield_on_cost"], brought / cost if cost else None)


def payments_that_are_left(figures):
    """With cash for all of them, and no call: a cure repays, too."""
    ratios, months = figures.ratios, defaultdict(lambda: [0.0, 0.0])
    for loan in {row["loan"] for row in figures.future_loan_payments}:
        rate, _ = figures.terms[loan]
        payments = [row for row in figures.future_loan_payments if row["loan"] == loan]
        for number, row in enumerate(payments, 1):
            if rate is None:
                months[number] = [None, None]
            elif None not in months[number]:
                months[number][0] -= row["principal"] * rate
                months[number][1] -= row["interest"] * rate
    if None not in months[1] and ratios["monthly_interest"] is not None:
        same(ratios["monthly_debt_service"], ratios["monthly_interest"] + months[1][0])
    steady = known(
        None if row["balance"] is None else row["balance"] * row["rate"] / 12
        for row in figures.loans
        if not figures.terms[row["name"]][1]
    )
    if (
        not figures.months
        or not (figures.household.is_rich and figures.household.is_fresh)
        or {row["state"] for row in figures.months} - {"ok", "freeze"}
    ):
        return
    for row in figures.months[1:]:
        repaid, interest = months[row["month"]]
        same(row["repaid"], repaid)
        same(row["interest"], interest + steady)


def nothing_known_is_left_out(figures):
    """There is a path, for all of its months, if all figures that it needs are known."""
    assert column(figures.months, "month") in ([], [*range(MONTHS + 1)])
    needed = [
        figures.ratios[name]
        for name in ("portfolio_value", "free_cash", "annual_dividends", "monthly_interest")
    ]
    needed += column(figures.loans, "undrawn")
    needed += column(figures.current_drawdown_ladder, "collateral_value")
    # What is only planned for later may be unknown, too.
    planned = [figures.ratios["monthly_income"], figures.ratios["monthly_expenses"]]
    if figures.months:
        assert None not in needed + planned
    elif not figures.has_local_plans:
        assert None in needed + planned


AGREEMENTS = (
    income_and_expenses, cash_and_portfolio, ratios_are_of_what_is_shown, what_can_be_drawn,
    what_is_owed, how_safe_loans_are, reverse_stress_begins_where_loans_are_safe,
    passive_income_of_the_year, net_worth_of_this_month, dividends_of_the_year, what_was_paid,
    payments_that_are_left, nothing_known_is_left_out,
)  # fmt: skip


@pytest.fixture(scope="module")
def world():
    connection = fresh()
    clock = freeze(connection)
    for statement in WORLD.split(";"):
        connection.execute(statement)
    yield connection, clock
    connection.close()


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(household=households())
def test_the_views_agree(world, household):
    connection, clock = world
    clock.now = household.now
    connection.execute("SAVEPOINT household")
    try:
        insert(connection, household)
        figures = Figures(connection, household)
    finally:
        connection.execute("ROLLBACK TO household")
        connection.execute("RELEASE household")
    for agree in AGREEMENTS:
        agree(figures)
