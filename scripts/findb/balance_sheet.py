"""The balance sheet, its ratios and the safety of the loans as a report for a terminal."""

import sqlite3

from findb.table import number, table

SHEET = """
    SELECT
        CASE WHEN kind = 'total' THEN name ELSE '  ' || kind END AS '{day}',
        CASE WHEN kind = 'total' THEN NULL ELSE name END AS what,
        storage AS 'where',
        base_value AS '{base}',
        100 * share AS '%'
    FROM current_balance_sheet"""

# Label, column of current_key_ratios and what it is: money, percent or months.
RATIOS = (
    ("Margin ratio: loans / portfolio", "margin_ratio", "percent"),
    ("Secured loans / their collateral", "secured_loan_to_value", "percent"),
    ("Free cash", "free_cash", "money"),
    ("Income a month", "monthly_income", "money"),
    ("Expenses a month", "monthly_expenses", "money"),
    ("Cash flow a month", "monthly_cashflow", "money"),
    ("Interest a month", "monthly_interest", "money"),
    ("Interest and principal a month", "monthly_debt_service", "money"),
    ("Cash flow after these", "monthly_cashflow_after_debt_service", "money"),
    ("Dividends a year", "annual_dividends", "money"),
    ("FIRE ratio: dividends / expenses", "fire_ratio", "percent"),
    ("Cash lasts without income", "runway_months", "months"),
)

SAFETY = """
    SELECT
        loan,
        collateral,
        replace(threshold, '_', ' ') AS threshold,
        100 * threshold_ratio AS 'from %',
        100 * loan_to_value AS 'now %',
        trigger_value AS 'at a value of',
        100 * drawdown AS 'fall %',
        cash_cure AS 'cash cure',
        sale_cure AS 'or sale',
        collateral_cure AS 'or collateral'
    FROM current_loan_safety"""

LADDER = """
    SELECT
        100 * drawdown AS 'prices fall %',
        loan,
        100 * loan_to_value AS 'ratio %',
        replace(state, '_', ' ') AS state,
        cash_cure AS 'cash cure',
        sale_cure AS 'or sale',
        collateral_cure AS 'or collateral',
        cash_to_margin_call AS 'cash to margin call',
        cash_to_forced_liquidation AS 'to forced liquidation'
    FROM current_drawdown_ladder
    WHERE cure_ratio IS NOT NULL AND round(100 * drawdown) IN (-30, -40, -50, -60, -70)
    ORDER BY drawdown DESC, loan"""

LINES = """
    SELECT
        line,
        100 * annual_rate AS 'rate %',
        credit_limit AS 'limit',
        undrawn,
        collateral,
        capacity AS 'can be drawn',
        capacity_at_minus_30 AS 'at -30 %',
        capacity_at_minus_50 AS 'at -50 %',
        capacity_at_minus_70 AS 'at -70 %'
    FROM current_credit_lines"""

MISSING = """
    SELECT description, what_to_do
    FROM current_data_issues
    WHERE issue IN (
        'base_asset_missing', 'rate_missing', 'valuation_missing', 'loan_balance_missing',
        'collateral_empty', 'collateral_missing', 'loan_over_limit', 'loan_ended'
    )"""


def report(connection: sqlite3.Connection) -> str:
    """Balance sheet, key ratios, the safety of each loan, credit lines, and what is missing; parts
    without rows are left out."""
    day, base = connection.execute(
        "SELECT date('now'), (SELECT code FROM fin_assets WHERE is_base = 1)"
    ).fetchone()
    names = {"day": quoted(day), "base": quoted(base or "")}
    parts = [table(connection, SHEET.format(**names), ("text",) * 3 + ("money", "percent"))]
    parts.append(ratios(connection, base or ""))
    for title, query, kinds in (
        (
            "Safety of the loans",
            SAFETY,
            ("text",) * 3 + ("percent",) * 2 + ("money", "percent") + ("money",) * 3,
        ),
        (
            "Safety of the loans if prices fall",
            LADDER,
            ("percent", "text", "percent", "text") + ("money",) * 5,
        ),
        (
            "Credit lines",
            LINES,
            ("text", "percent", "money", "money", "text") + ("money",) * 4,
        ),
    ):
        if connection.execute(query).fetchone():
            parts.append(f"{title}\n\n{table(connection, query, kinds)}")
    missing = connection.execute(MISSING).fetchall()
    if missing:
        parts.append("\n".join(["To be settled", "", *(f"- {what} {do}" for what, do in missing)]))
    return "\n\n".join(parts)


def ratios(connection: sqlite3.Connection, base: str) -> str:
    """The key ratios, one a line, numbers below each other."""
    cursor = connection.execute("SELECT * FROM current_key_ratios")
    names = [column for column, *_ in cursor.description]
    values = dict(zip(names, cursor.fetchone(), strict=True))
    units = {"money": base, "percent": "%", "months": "months"}
    lines = [
        (label, shown(values[name], kind), units[kind] if values[name] is not None else "")
        for label, name, kind in RATIOS
        if name in values
    ]
    wide, long = (max(len(line[number]) for line in lines) for number in (0, 1))
    return "\n".join(
        f"{label:{wide}}  {text:>{long}} {unit}".rstrip() for label, text, unit in lines
    )


def shown(value: float | None, kind: str) -> str:
    """A number of one kind; what is not known, or cannot be, is a dash."""
    if value is None:
        return "-"
    if kind == "money":
        return number(value, 2, 2)
    return number(100 * value if kind == "percent" else value, 1, 1)


def quoted(name: str) -> str:
    """What may stand between single quotes in SQL."""
    return name.replace("'", "''")
