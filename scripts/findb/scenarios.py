"""Stress scenarios: real paths to add, and the results and paths of those that a database has."""

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from findb import database
from findb.errors import FindbError
from findb.table import table

DATA = Path(__file__).parent / "scenarios_data"

LIST = """
SELECT
    scenario.name AS scenario,
    CAST(coalesce(max(step.month), 0) AS TEXT) AS months,
    100.0 * (min(step.price_factor) - 1) AS lowest,
    scenario.description
FROM stress_scenarios AS scenario
LEFT JOIN stress_scenario_steps AS step ON step.scenario_id = scenario.id
GROUP BY scenario.id
ORDER BY scenario.id
"""
LIST_KINDS = ("text", "text", "percent", "text")

RESULTS = """
SELECT
    scenario,
    CASE survived WHEN 1 THEN 'yes' WHEN 0 THEN 'NO' ELSE '?' END AS survived,
    CAST(first_freeze_month AS TEXT) AS freeze,
    CAST(first_margin_call_month AS TEXT) AS "call",
    CAST(first_liquidation_month AS TEXT) AS sale,
    CAST(first_out_of_cash_month AS TEXT) AS "no cash",
    cash_low AS "lowest cash",
    undrawn_low AS "lowest undrawn",
    portfolio_low AS "lowest portfolio",
    100.0 * peak_loan_to_value AS "highest LTV %"
FROM stress_scenario_results
WHERE :name IS NULL OR scenario = :name
"""
RESULTS_KINDS = ("text",) * 6 + ("money",) * 3 + ("percent",)

PATH = """
SELECT
    CAST(month AS TEXT) AS month,
    portfolio,
    cash,
    income + dividends AS "in",
    fixed_expenses + variable_expenses + interest AS out,
    drawn,
    repaid,
    undrawn,
    loans,
    100.0 * loan_to_value AS "LTV %",
    state
FROM stress_scenario_paths
WHERE scenario = :name
"""
PATH_KINDS = ("text",) + ("money",) * 8 + ("percent", "text")


class Added(NamedTuple):
    """Names of the scenarios that are new, and of those that were there already."""

    new: list[str]
    known: list[str]


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def add_history(connection: sqlite3.Connection) -> Added:
    """Add the real paths that are not there yet. One of the same name stays as it is: it may have
    been edited."""
    added = Added([], [])
    with database.transaction(connection):
        ids = dict(connection.execute("SELECT name, id FROM stress_scenarios"))
        for row in rows("history.csv"):
            (added.known if row["scenario"] in ids else added.new).append(row["scenario"])
            if row["scenario"] in added.new:
                ids[row["scenario"]] = connection.execute(
                    "INSERT INTO stress_scenarios (name, description, source) VALUES (?, ?, ?)",
                    (row["scenario"], row["description"], row["source"]),
                ).lastrowid
        connection.executemany(
            "INSERT INTO stress_scenario_steps (scenario_id, month, price_factor, dividend_factor)"
            " VALUES (?, ?, ?, ?)",
            (
                (
                    ids[row["scenario"]],
                    int(row["month"]),
                    float(row["price_factor"]),
                    float(row["dividend_factor"]) if row["dividend_factor"] else None,
                )
                for row in rows("history_steps.csv")
                if row["scenario"] in added.new
            ),
        )
    return added


def listed(connection: sqlite3.Connection) -> str:
    """The scenarios as a table: name, months, lowest price in percent of today, description."""
    require_some(connection)
    return table(connection, LIST, LIST_KINDS)


def results(connection: sqlite3.Connection, name: str | None = None) -> str:
    """How the scenario of that name, or each, ends, as a table."""
    require_some(connection)
    return table(connection, bound(connection, RESULTS, name), RESULTS_KINDS)


def path(connection: sqlite3.Connection, name: str) -> str:
    """The months of a scenario as a table."""
    known = [row[0] for row in connection.execute("SELECT name FROM stress_scenarios ORDER BY id")]
    if name not in known:
        names = f" There are: {', '.join(known)}." if known else ""
        raise FindbError(f"There is no scenario «{name}»; add it to stress_scenarios.{names}")
    text = table(connection, bound(connection, PATH, name), PATH_KINDS)
    if len(text.splitlines()) < 3:
        raise FindbError(
            "Some rate or valuation is missing, so nothing can be told; current_data_issues says"
            " which."
        )
    return text


def require_some(connection: sqlite3.Connection) -> None:
    if not connection.execute("SELECT 1 FROM stress_scenarios").fetchone():
        raise FindbError(
            "There are no scenarios yet; add real ones with: findb scenarios DB add history"
        )


def bound(connection: sqlite3.Connection, query: str, name: str | None) -> str:
    """The query with the name in place of :name, as an SQL literal."""
    (literal,) = connection.execute("SELECT quote(?)", (name,)).fetchone()
    return query.replace(":name", literal)
