"""A made-up household that trades: the lots of its shares, all of one or of a hundred of them."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

DAYS = 3_600
START = datetime(2016, 1, 1)


def tables(trades: int, assets: int, payments: int = 0) -> dict[str, tuple[str, list[tuple]]]:
    """Table -> its columns and rows, as ledger.insert takes them: trades of the base asset for
    shares in two storages, every second share quoted in dollars, and payments in the base asset."""
    chosen = random.Random(trades * 1_000 + assets)
    held = [0] * assets
    transactions: list[tuple] = []
    swaps: list[tuple] = []
    total = trades + payments
    trading = {number * total // trades for number in range(trades)}
    for number in range(total):
        moment = START + timedelta(seconds=number * DAYS * 86_400 // total)
        moment = moment.strftime("%Y-%m-%d %H:%M:%S")
        if number not in trading:
            transactions.append((moment, 1, -float(chosen.randrange(1, 1_000)), 2))
            continue
        asset = chosen.randrange(assets)
        units, price = chosen.randrange(1, 100), chosen.randrange(50, 100)
        position = 2 + 2 * asset + chosen.randrange(2)
        first = len(transactions) + 1
        if held[asset] >= units and chosen.random() < 0.45:
            held[asset] -= units
            transactions.append((moment, position, -float(units), 2))
            transactions.append((moment, 1, float(units * price), 2))
        else:
            held[asset] += units
            transactions.append((moment, 1, -float(units * price), 2))
            transactions.append((moment, position, float(units), 2))
        swaps.append((first, first + 1))
    shares = [(f"S{number}", 2, 0, 2 if number % 2 else None) for number in range(assets)]
    positions = [(3 + number // 2, 1 + number % 2) for number in range(2 * assets)]
    rates = [
        ((START + timedelta(days=day)).strftime("%Y-%m-%d %H:%M:%S"), 2 + asset, 1 + day % 7 / 10)
        for asset in range(1 + assets)
        for day in range(0, DAYS, 30)
    ]
    return {
        "fin_asset_types": ("name", [("Currencies",), ("Equities",)]),
        "fin_assets": (
            "code, type_id, is_base, quote_asset_id",
            [("EUR", 1, 1, None), ("USD", 1, 0, None), *shares],
        ),
        "fin_storages": ("name", [("Bank",), ("Broker",)]),
        "fin_assets_storages": ("asset_id, storage_id", [(1, 1), *positions]),
        "fin_transaction_categories": ("name, parent_id", [("all", None), ("exchange", 1)]),
        "fin_asset_rates": ("datetime, asset_id, rate", rates),
        "fin_transactions": ("datetime, asset_storage_id, amount, category_id", transactions),
        "swaps": ("credit_fin_transaction_id, debit_fin_transaction_id", swaps),
    }
