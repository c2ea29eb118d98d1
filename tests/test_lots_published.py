"""Published cases of lots and gains, replayed: the figures of other projects and of the UK tax
office come out of current_holdings and historical_realized_gains. lot_cases.json has the facts."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest

from engines import freeze, fresh
from findb import lots
from sources import ROOT

CASES = json.loads((ROOT / "tests" / "lot_cases.json").read_text(encoding="utf-8"))

# Where FIFO runs over each storage alone, and where the newest go first.
METHODS = {
    "pp-1498-four-depots": ("fifo", "storage"),
    "pp-1898-transfer-keeps-date": ("fifo", "storage"),
    "pp-1909-pool": ("fifo", "storage"),
}

# What is not replayed, and why.
LEFT_OUT = {
    **{
        figure: "of returns, not of lots"
        for figure in (
            *("xirr", "twr", "max_drawdown", "delta", "closed_trade_xirr", "closed_trade_since"),
            *("gain_share", "closed_trade_return_fifo", "closed_trade_return_avg"),
        )
    },
    **{
        figure: "gross of fees: FinDB counts them in cost and proceeds, fees stands beside"
        for figure in (
            *("realised_fifo_gross", "realised_avg_gross", "unrealised_fifo_gross"),
            *("unrealised_avg_gross", "unrealised_fifo_without_fees_and_taxes", "fees"),
            *("unrealised_currency_without_fees_and_taxes", "taxes"),
        )
    },
    "realised_avg_per_storage": "the average is of one pool per asset",
    "gains_avg_per_storage": "the average is of one pool per asset",
    "storage_1": "lots are of the pool; see test_lots.py for LIFO with a transfer",
    "storage_2": "lots are of the pool; see test_lots.py for LIFO with a transfer",
    "issue": "a row in current_data_issues is no figure",
    "cost_fifo_one_pool": "replayed by test_one_pool_over_all_storages",
    "price_effect_at_todays_rate": "the price effect is at the rates of today and then alike",
    "realised_currency": "see realised_avg_currency",
    "unrealised_currency": "see unrealised_avg_currency",
}

# Ghostfolio keeps fees apart from cost and gain: these figures are those of trades without them.
GROSS = ("cost_avg", "average_price", "gross", "currency_effect")


class Replay:
    """A household that has the transactions of a case."""

    def __init__(self, case: dict, with_fees: bool = True) -> None:
        self.connection = fresh()
        self.base = case["base"]
        self.with_fees = with_fees and case["id"].startswith("gf-")
        moments = [row["date"] for row in case["transactions"] + case["prices"]]
        moment = max([*moments, case["as_of"] or ""])
        self.case = case
        freeze(self.connection, f"{moment} 23:00:00")
        self.connection.execute("INSERT INTO fin_asset_types (name) VALUES ('Money'), ('Things')")
        self.held: dict[tuple[str, str], int] = {}
        self.assets: dict[str, int] = {}
        self.asset(self.base)
        self.connection.execute(
            "INSERT INTO fin_transaction_categories (name, parent_id, is_passive) VALUES"
            " ('all', NULL, NULL), ('exchange', 1, 0), ('dividends', 1, 1), ('splits', 1, 0),"
            " ('fees', 1, 0)"
        )
        for price in case["prices"]:
            self.rate(price["date"], self.asset(price["asset"]), price["rate"])
        for tx in case["transactions"]:
            self.book(tx)

    def one(self, statement: str, *bindings):
        return next(iter(self.connection.execute(statement, bindings)))

    def add(self, table: str, **row) -> int:
        marks = ", ".join("?" * len(row))
        return self.one(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) RETURNING id", *row.values()
        )[0]

    def asset(self, code: str) -> int:
        code = code.upper()
        if code not in self.assets:
            is_cash = code in ("EUR", "USD", "GBP", "CHF")
            quoted = any("cash_quote" in tx for tx in self.case["transactions"])
            quote = self.asset("USD") if quoted and not is_cash and self.base != "USD" else None
            self.assets[code] = self.add(
                "fin_assets",
                code=code,
                type_id=1 if is_cash else 2,
                is_base=int(code == self.base),
                quote_asset_id=quote,
            )
        return self.assets[code]

    def rate(self, date: str, asset: int, rate: float) -> None:
        self.connection.execute(
            "INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES (?, ?, ?)"
            " ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate",
            (f"{date} 00:00:00", asset, rate),
        )

    def transaction(
        self, date: str, code: str, storage: str, amount: float, category=2, reason=None
    ):
        if (code, storage) not in self.held:
            names = [row[0] for row in self.connection.execute("SELECT name FROM fin_storages")]
            if storage not in names:
                self.add("fin_storages", name=storage)
            self.held[code, storage] = self.add(
                "fin_assets_storages",
                asset_id=self.asset(code),
                storage_id=self.one("SELECT id FROM fin_storages WHERE name = ?", storage)[0],
            )
        return self.add(
            "fin_transactions",
            datetime=f"{date} 10:00:00",
            asset_storage_id=self.held[code, storage],
            amount=amount,
            category_id=category,
            reason_fin_asset_storage_id=reason,
        )

    def book(self, tx: dict) -> None:
        date, code, storage, kind = tx["date"], tx["asset"], tx["storage"], tx["kind"]
        if kind in ("buy", "sell"):
            sign = 1 if kind == "buy" else -1
            money = (self.base, tx["cash"])
            if "cash_quote" in tx and self.base not in ("USD", storage):
                self.rate(date, self.asset("USD"), tx["cash"] / tx["cash_quote"])
                money = ("USD", tx["cash_quote"])
            units = self.transaction(date, code, storage, sign * tx["units"])
            paid = self.transaction(date, money[0], "Bank", -sign * money[1])
            fee = None
            if self.with_fees and tx.get("fee"):
                fee = self.transaction(date, self.base, "Bank", -tx["fee"], category=5)
            credit, debit = (paid, units) if sign > 0 else (units, paid)
            self.add(
                "swaps",
                credit_fin_transaction_id=credit,
                debit_fin_transaction_id=debit,
                fee_fin_transaction_id=fee,
            )
        elif kind in ("delivery_in", "delivery_out"):
            if "cash_quote" in tx and self.base != "USD":
                self.rate(date, self.asset("USD"), tx["cash"] / tx["cash_quote"])
            units = tx["units"] if kind == "delivery_in" else -tx["units"]
            id = self.transaction(date, code, storage, units)
            self.add("fin_transaction_costs", transaction_id=id, base_amount=tx["cash"])
        elif kind == "transfer":
            credit = self.transaction(date, code, storage, -tx["units"])
            debit = self.transaction(date, code, tx["to"], tx["units"])
            self.add("swaps", credit_fin_transaction_id=credit, debit_fin_transaction_id=debit)
        elif kind == "split":
            held = self.one("SELECT sum(amount) FROM fin_transactions WHERE asset_storage_id = ?",
                            self.held[code, storage])[0]  # fmt: skip
            factor = tx["numerator"] / tx["denominator"]
            self.transaction(date, code, storage, held * (factor - 1), category=4)
        elif kind == "dividend":
            reason = next(id for (asset, _), id in self.held.items() if asset == code)
            self.transaction(date, self.base, "Bank", tx["cash"], category=3, reason=reason)
        elif kind == "deposit":  # of foreign money
            self.transaction(date, code, storage, tx["units"])
        else:
            assert kind == "tax_refund", kind  # tells nothing of the lots

    def holding(self, column: str, code: str | None = None):
        code = code or next(code for code in self.assets if code != self.base)
        rows = [
            *self.connection.execute(
                f"SELECT {column} FROM current_holdings WHERE asset_code = ?", [code]
            )
        ]
        return rows[0][0] if rows else None

    def gains(self, column: str) -> list[float]:
        return [
            value
            for (value,) in self.connection.execute(
                f"SELECT sum({column}) FROM historical_realized_gains"
                " GROUP BY disposal_fin_transaction_id ORDER BY min(disposed_datetime)"
            )
        ]

    def figure(self, name: str):
        code = self.case["transactions"][0]["asset"]
        columns = {
            "units": "quantity",
            "value": "base_value",
            "cost": "cost_average",
            "cost_fifo": "cost_fifo",
            "cost_avg": "cost_average",
            "unrealised_fifo": "unrealized_gain_fifo",
            "unrealised_avg": "unrealized_gain_average",
            "unrealised_avg_currency": "currency_gain",
            "unrealised_avg_price": "price_gain",
            "currency_gain": "currency_gain",
            "currency_effect": "currency_gain",
            "dividends": "income",
            "yield_on_cost": "yield_on_cost",
            "realised_fifo": "realized_gain_fifo",
            "realised_avg": "realized_gain_average",
            "realised_avg_one_pool": "realized_gain_average",
            "gross": "unrealized_gain_average + realized_gain_average",
            "net": "unrealized_gain_average + realized_gain_average",
            "gross_with_currency": "unrealized_gain_average + realized_gain_average",
        }
        sums = {
            "realised_avg_currency": "currency_gain",
            "realised_avg_price": "price_gain",
            "cost_of_sale_fifo": "cost_fifo",
            "cost_of_sale_avg": "cost_average",
        }
        if name in ("realised_fifo", "realised_avg"):
            column = "gain_fifo" if name == "realised_fifo" else "gain_average"
            assert sum(self.gains(column)) == pytest.approx(self.holding(columns[name], code))
        if name == "average_price":
            return self.holding("cost_average / quantity", code)
        if name == "gains_avg":
            return self.gains("gain_average")
        if name in ("fifo", "lifo"):
            self.connection.execute("DELETE FROM fin_transaction_lots")
            lots.assign(self.connection, name)
            return {
                date: quantity
                for date, quantity in self.connection.execute(
                    "SELECT date(acquired_datetime), quantity FROM historical_realized_gains"
                )
            }
        return sum(self.gains(sums[name])) if name in sums else self.holding(columns[name], code)


FIGURES = [
    pytest.param(case, name, id=f"{case['id']}-{name}")
    for case in CASES
    for name in case["expected"]
    if name not in LEFT_OUT
]


@pytest.mark.parametrize("case, name", FIGURES)
def test_it_gives_the_published_figure(case, name):
    replay = Replay(case, with_fees=name not in GROSS)
    if case["id"] in METHODS:
        lots.assign(replay.connection, *METHODS[case["id"]])
    tolerance = case["tolerances"].get(name, case["tolerance"])
    assert replay.figure(name) == pytest.approx(case["expected"][name], abs=tolerance)


def test_one_pool_over_all_storages():
    case = next(case for case in CASES if case["id"] == "pp-1909-pool")
    replay = Replay(case)
    assert replay.figure("cost_fifo") == case["expected"]["cost_fifo_one_pool"]


def test_what_is_left_out_is_in_the_cases():
    names = {name for case in CASES for name in case["expected"]}
    assert {*LEFT_OUT} <= names


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_gain_is_proceeds_less_cost_and_what_is_held_adds_up(case):
    replay = Replay(case)
    sums: dict[str, float] = defaultdict(float)
    for row in replay.connection.execute(
        "SELECT asset_code, proceeds, cost_average, cost_fifo, gain_average, gain_fifo,"
        " price_gain, currency_gain FROM historical_realized_gains"
    ):
        code, proceeds, average, fifo, gain_average, gain_fifo, price, currency = row
        assert gain_average == pytest.approx(proceeds - average)
        assert gain_fifo == pytest.approx(proceeds - fifo)
        assert gain_average == pytest.approx(price + currency)
        sums[code] += gain_fifo
    for code, gain in sums.items():
        assert replay.holding("realized_gain_fifo", code) == pytest.approx(gain, abs=1e-9)
