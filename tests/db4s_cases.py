"""What is typed into DB Browser for each editable view, and the world that it is typed into."""

from __future__ import annotations

from typing import NamedTuple

WORLD = """
INSERT INTO fin_asset_types (name) VALUES ('Equities');
INSERT INTO fin_assets (code, name, type_id) VALUES ('EUR', 'Euro', 1), ('VTI', NULL, 2);
INSERT INTO fin_storages (name) VALUES ('Bank'), ('Broker');
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('All', NULL, NULL, NULL), ('Food', 1, 0, 0), ('Salary', 1, 0, 0),
    ('Initial import', 1, 0, 1);
"""
ROWS = """
INSERT INTO fin_assets_storages (asset_id, storage_id, priority) VALUES (1, 1, 2), (2, 1, 1);
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-01-01 00:00:00', 1, 1000), ('2026-01-01 00:00:00', 2, 70);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-01-01 00:00:00', 2, 1.25);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-03 10:00:00', 1, -40, 2), ('2026-01-02 10:00:00', 1, 900, 3);
"""


class Case(NamedTuple):
    """What New Record is filled with, what differs in a second record, a cell to edit, and what
    that cell refuses: `wrong`, and nothing at all. `before`: what there is before."""

    values: dict[str, str]
    second: dict[str, str]
    column: str
    edited: str
    wrong: str = "12,5"
    row: int = 0  # of the edits
    before: str = ""


CASES = {
    "current_allocation_assignments": Case(
        {
            "asset_code": "VTI",
            "storage": "Broker",
            "allocation_group": "it's stocks",
            "target_share": "60",
        },
        {"storage": "Bank"},
        "target_share",
        "55.5",
    ),
    "current_balances": Case(
        {"asset_type": "Equities", "asset_code": "VTI", "storage": "Broker", "balance": "12.5"},
        {"storage": "Bank"},
        "balance",
        "-13.5",
    ),
    "current_fin_asset_rates": Case(
        {"asset_type": "Equities", "asset": "VTI", "rate": "251.5"},
        {"asset_type": "Currencies", "asset": "EUR", "rate": "1.25"},
        "rate",
        "1.375",
    ),
    "current_fin_asset_types": Case(
        {"name": "Bonds"},
        {"name": "Funds"},
        "name",
        "Bond funds",
        "",
    ),
    "current_fin_assets": Case(
        {"asset_type": "Equities", "asset_code": "ACME", "quote": "USD"},
        {"asset_code": "GLD", "name": "it's gold", "is_active": "0"},
        "asset_code",
        "EUX",
        "",
    ),
    "current_fin_storages": Case(
        {"name": "Attic"},
        {"name": "Cellar", "description": "it's dark", "is_active": "0"},
        "name",
        "Loft",
        "",
    ),
    "current_locks": Case(
        {"storage": "Bank", "locked_until": "2025-12-01 00:00:00"},
        {"storage": "Broker", "locked_until": "2025-11-01 00:00:00"},
        "locked_until",
        "2025-10-01 00:00:00",
    ),
    "current_fin_transaction_categories": Case(
        {"name": "Books", "parent": "All", "is_passive": "0"},
        {"name": "it's cinema", "parent": "Food"},
        "min_view_depth",
        "2",
        row=1,
    ),
    "current_fin_transaction_plans": Case(
        {"category": "Food", "amount": "-400", "recurrence": "+1 month"},
        {"amount": "-12.5", "asset_code": "EUR", "storage": "Bank"},
        "amount",
        "-410.5",
    ),
    "current_goals": Case(
        {"goal": "it's a roof", "asset_code": "EUR", "storage": "Bank", "amount": "5000"},
        {"goal": "Holiday", "deadline": "2027-06-01 00:00:00"},
        "amount",
        "5500.5",
    ),
    "current_phys_assets": Case(
        {"name": "House", "bought_on": "2020-05-01", "value": "250000"},
        {"name": "it's a car", "paid": "9000", "paid_from_storage": "Bank", "value": "8000.5"},
        "value",
        "251000.5",
    ),
    "dividends": Case(
        {"ticker": "VTI", "ex_date": "2026-03-01", "amount_per_share": "0.75"},
        {"ex_date": "2026-09-01", "pay_date": "2026-10-01", "is_projection": "1"},
        "amount_per_share",
        "0.875",
    ),
    "expenses": Case(
        {"category": "rent", "monthly_amount": "1200", "is_fixed": "1", "notes": "it's small"},
        {"category": "gym", "monthly_amount": "40.5", "is_fixed": "0"},
        "monthly_amount",
        "1250.5",
    ),
    "holdings": Case(
        {"ticker": "VTI", "shares": "10", "cost_basis": "2000", "asset_class": "Equities"},
        {"ticker": "7201", "shares": "0.5", "storage": "Broker"},
        "shares",
        "12.5",
    ),
    "income": Case(
        {"source": "job", "monthly_amount": "3000", "is_guaranteed": "1"},
        {"source": "lessons", "monthly_amount": "250.25", "is_guaranteed": "0"},
        "monthly_amount",
        "2900.5",
    ),
    "latest_fin_asset_rates": Case(
        {"datetime": "2026-02-01 08:00:00", "asset": "EUR", "rate": "1.25"},
        {"datetime": "2026-02-02 08:00:00", "asset_type": "Equities", "asset": "VTI"},
        "rate",
        "1.375",
    ),
    "latest_fin_asset_dividends": Case(
        {"asset_code": "VTI", "pay_date": "2026-03-01", "amount_per_share": "0.75"},
        {"ex_date": "2026-09-01", "pay_date": "2026-10-01", "is_projection": "1"},
        "amount_per_share",
        "0.875",
    ),
    "latest_fin_asset_splits": Case(
        {"datetime": "2026-02-01 08:00:00", "asset_code": "VTI", "new_units": "4"},
        {"datetime": "2026-03-01 08:00:00", "new_units": "3", "old_units": "2"},
        "new_units",
        "5.5",
    ),
    "latest_balances": Case(
        {
            "datetime": "2026-02-01 00:00:00",
            "asset_code": "EUR",
            "storage": "Bank",
            "balance": "12.5",
        },
        {"datetime": "2026-03-01 00:00:00"},
        "balance",
        "-13.5",
    ),
    "latest_fin_transactions": Case(
        {
            "datetime": "2026-02-01 08:00:00",
            "description": "it's lunch",
            "asset_type": "Currencies",
            "asset_code": "EUR",
            "storage": "Bank",
            "amount": "-12.5",
            "category": "Food",
        },
        {"datetime": "2026-02-02 08:00:00", "amount": "-7"},
        "amount",
        "-13.25",
    ),
    "latest_fin_transaction_splits": Case(
        {"datetime": "2026-02-01 00:00:00", "category": "Salary", "amount": "-30.5"},
        {"category": "Food", "amount": "-20"},
        "amount",
        "-35.25",
        before="INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)"
        " VALUES ('2026-02-01', 'EUR', 'Bank', -80, 'Food');",
    ),
    "latest_swaps": Case(
        {
            "datetime": "2026-02-01 08:00:00",
            "description": "it's a purchase",
            "from_asset_code": "EUR",
            "from_storage": "Bank",
            "from_amount": "250.5",
            "to_asset_code": "VTI",
            "to_storage": "Broker",
            "to_amount": "2",
        },
        {"datetime": "2026-02-02 08:00:00", "fee_amount": "1.5"},
        "from_amount",
        "260.25",
    ),
    "loans": Case(
        {"name": "margin", "balance": "5000", "rate": "0.03", "credit_limit": "8000"},
        {"name": "mortgage", "balance": "90000.5"},
        "rate",
        "0.04",
    ),
    "prices": Case(
        {"ticker": "VTI", "price_date": "2026-03-01", "close_price": "250.5"},
        {"price_date": "2026-03-02"},
        "close_price",
        "251.25",
    ),
}
