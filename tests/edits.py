"""What is done to each editable view, on a ledger of tests/ledger.py, for the tests of growth and
`make bench`. The keys in braces are Ledger.keys."""

from __future__ import annotations

# What people do to each editable view: DB Browser's way for updates and deletions.
EDITS = {
    "import_inbox": [
        "INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)"
        " VALUES ('bench', 'Storage 1', 'cash', '2026-06-14 12:00:00', 'CUR0', '-1.5')"
    ],
    "unknown_import_rows": [
        "INSERT INTO unknown_import_rows (import_id, import_account_id, fingerprint, kind,"
        " occurred_at, currency, amount) VALUES (1, 1, 'cash #1', 'cash',"
        " '2026-06-14 12:00:00', 'CUR0', -1.5)"
    ],
    "current_balances": [
        "UPDATE current_balances SET balance = 123.45 WHERE pseudo_id = '{pair}'",
        "INSERT INTO current_balances (asset_type, asset_code, storage, balance)"
        " SELECT asset_type, asset_code, 'Storage 9', 5.0 FROM current_balances LIMIT 1",
    ],
    "current_fin_asset_rates": [
        "UPDATE current_fin_asset_rates SET rate = 1.5 WHERE pseudo_id = '{asset}'",
        "INSERT INTO current_fin_asset_rates (asset_type, asset, rate)"
        " VALUES ('Equities', '{code}', 2.5)",
    ],
    "latest_fin_asset_rates": [
        "UPDATE latest_fin_asset_rates SET rate = 1.5 WHERE pseudo_id = '{rate}'",
        "INSERT INTO latest_fin_asset_rates (datetime, asset, rate)"
        " VALUES ('2026-06-14', '{code}', 2.5)",
        "DELETE FROM latest_fin_asset_rates WHERE pseudo_id IN ('{rate}')",
    ],
    "current_fin_asset_types": [
        "UPDATE current_fin_asset_types SET name = 'Shares' WHERE pseudo_id = '2'",
        "INSERT INTO current_fin_asset_types (name) VALUES ('Funds')",
        "DELETE FROM current_fin_asset_types WHERE pseudo_id IN ('{free_type}')",
    ],
    "current_fin_assets": [
        "UPDATE current_fin_assets SET quote = 'CUR1' WHERE pseudo_id = '{asset}'",
        "INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Equities', 'NEW')",
        "DELETE FROM current_fin_assets WHERE pseudo_id IN ('{free_asset}')",
    ],
    "current_fin_storages": [
        "UPDATE current_fin_storages SET name = 'Bank' WHERE pseudo_id = '2'",
        "INSERT INTO current_fin_storages (name) VALUES ('Bank')",
        "DELETE FROM current_fin_storages WHERE pseudo_id IN ('{free_storage}')",
    ],
    "current_locks": [
        "UPDATE current_locks SET locked_until = '2000-02-01' WHERE pseudo_id = '1'",
        "INSERT INTO current_locks (storage, locked_until) VALUES ('Storage 2', '2000-01-01')",
        "DELETE FROM current_locks WHERE pseudo_id IN ('1')",
    ],
    "latest_fin_transactions": [
        "UPDATE latest_fin_transactions SET amount = -9.99 WHERE pseudo_id = '{transaction}'",
        "UPDATE latest_fin_transactions SET category = 'expense 01'"
        " WHERE pseudo_id = '{transaction}'",
        "UPDATE latest_fin_transactions SET storage = 'Storage 1'"
        " WHERE pseudo_id = '{transaction}'",
        "INSERT INTO latest_fin_transactions"
        " (datetime, amount, asset_type, asset_code, storage, category)"
        " VALUES (datetime('now'), -1.5, 'Equities', '{code}', 'Storage 1', 'expense 01')",
        "INSERT INTO latest_fin_transactions"
        " (datetime, amount, asset_type, asset_code, storage, category, adjust_balance)"
        " VALUES (datetime('now'), -1.5, 'Equities', '{code}', 'Storage 1', 'expense 01', 1)",
        "DELETE FROM latest_fin_transactions WHERE pseudo_id IN ('{transaction}')",
    ],
    "latest_balances": [
        "UPDATE latest_balances SET balance = 9.99 WHERE pseudo_id = '{balance}'",
        "UPDATE latest_balances SET datetime = '2026-06-14' WHERE pseudo_id = '{balance}'",
        "INSERT INTO latest_balances (datetime, asset_code, storage, balance)"
        " VALUES ('2026-06-01', '{code}', 'Storage 1', 5.0)",
        "DELETE FROM latest_balances WHERE pseudo_id IN ('{balance}')",
    ],
    "latest_swaps": [
        "UPDATE latest_swaps SET from_amount = 9.99 WHERE pseudo_id = '{swap}'",
        "UPDATE latest_swaps SET datetime = '2026-06-14' WHERE pseudo_id = '{swap}'",
        "UPDATE latest_swaps SET fee_amount = 0.5, fee_asset_code = 'CUR0'"
        " WHERE pseudo_id = '{swap}'",
        "INSERT INTO latest_swaps"
        " (datetime, from_asset_code, from_storage, from_amount, to_asset_code, to_amount)"
        " VALUES (datetime('now'), 'CUR0', 'Storage 1', 1.5, '{code}', 2)",
        "INSERT INTO latest_swaps"
        " (from_asset_code, from_storage, from_amount, to_storage, fee_amount, adjust_balance)"
        " VALUES ('CUR0', 'Storage 1', 1.5, 'Storage 2', 0.5, 1)",
        "DELETE FROM latest_swaps WHERE pseudo_id IN ('{swap}')",
    ],
    "latest_fin_transaction_splits": [
        "INSERT INTO latest_fin_transaction_splits (datetime, total_amount, category, amount)"
        " VALUES ('{end}', -50, 'expense 03', '-1.5')",
        "UPDATE latest_fin_transaction_splits SET amount = '-9.99' WHERE pseudo_id = '1'",
        "DELETE FROM latest_fin_transaction_splits WHERE pseudo_id = 1",
    ],
    "latest_fin_asset_splits": [
        "INSERT INTO latest_fin_asset_splits (datetime, asset_code, new_units)"
        " VALUES ('2026-06-14', '{code}', 4)",
        "UPDATE latest_fin_asset_splits SET new_units = 2 WHERE pseudo_id = '1'",
        "DELETE FROM latest_fin_asset_splits WHERE pseudo_id = 1",
    ],
    "split_rows": ["DELETE FROM split_rows WHERE pseudo_id = 1"],
    "swap_rows": ["DELETE FROM swap_rows WHERE pseudo_id = {swap}"],
    "holdings": [
        "UPDATE holdings SET shares = 12.5 WHERE pseudo_id = '{holding}'",
        "UPDATE holdings SET name = 'Fund' WHERE pseudo_id = '{holding}'",
        "INSERT INTO holdings (ticker, shares, cost_basis) VALUES ('{code}', 5, 100)",
        "DELETE FROM holdings WHERE pseudo_id = {holding}",
    ],
    "prices": [
        "UPDATE prices SET close_price = 12.5 WHERE pseudo_id = '{rate}'",
        "INSERT INTO prices (ticker, price_date, close_price) VALUES ('{code}', '2026-06-15', 5)",
        "DELETE FROM prices WHERE pseudo_id = {rate}",
    ],
    "dividends": [
        "UPDATE dividends SET amount_per_share = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO dividends (ticker, amount_per_share) VALUES ('{code}', 5)",
        "DELETE FROM dividends WHERE pseudo_id = 1",
    ],
    "loans": [
        "UPDATE loans SET balance = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO loans (name, balance, rate, collateral_type)"
        " VALUES ('new loan', 5, 0.01, 'Storage 1')",
        "DELETE FROM loans WHERE pseudo_id = 1",
    ],
    "expenses": [
        "UPDATE expenses SET monthly_amount = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 5)",
        "DELETE FROM expenses WHERE pseudo_id = 1",
    ],
    "income": [
        "UPDATE income SET monthly_amount = 12.5 WHERE pseudo_id = '{income}'",
        "INSERT INTO income (source, monthly_amount) VALUES ('rents', 5)",
        "DELETE FROM income WHERE pseudo_id = {income}",
    ],
    "current_fin_transaction_plans": [
        "UPDATE current_fin_transaction_plans SET amount = -12.5 WHERE pseudo_id = '1'",
        "UPDATE current_fin_transaction_plans SET recurrence = '+7 days' WHERE pseudo_id = '1'",
        "INSERT INTO current_fin_transaction_plans (category, amount, recurrence, storage)"
        " VALUES ('expense 01', -5, '+1 month', 'Storage 1')",
        "DELETE FROM current_fin_transaction_plans WHERE pseudo_id = 1",
    ],
    "current_fin_transaction_categories": [
        "UPDATE current_fin_transaction_categories SET name = 'rent'"
        " WHERE pseudo_id = '{category}'",
        "UPDATE current_fin_transaction_categories SET parent = 'expense 02'"
        " WHERE pseudo_id = '{category}'",
        "INSERT INTO current_fin_transaction_categories (name, parent)"
        " VALUES ('rent', 'expense 02')",
        "DELETE FROM current_fin_transaction_categories WHERE pseudo_id = {unused}",
    ],
    "latest_fin_asset_dividends": [
        "UPDATE latest_fin_asset_dividends SET pay_date = '2026-07-01' WHERE pseudo_id = '1'",
        "INSERT INTO latest_fin_asset_dividends (asset_code, amount_per_share)"
        " VALUES ('{code}', 5)",
        "DELETE FROM latest_fin_asset_dividends WHERE pseudo_id = 1",
    ],
    "current_phys_assets": [
        "UPDATE current_phys_assets SET value = 12.5 WHERE pseudo_id = '1'",
        "UPDATE current_phys_assets SET paid_from_storage = 'Storage 1' WHERE pseudo_id = '1'",
        "INSERT INTO current_phys_assets (name, paid, paid_from_storage)"
        " VALUES ('Car', 5, 'Storage 1')",
        "DELETE FROM current_phys_assets WHERE pseudo_id = 1",
    ],
    "current_recurring_candidates": [
        "INSERT INTO current_recurring_candidates (description) VALUES ('Again')"
    ],
    "current_goals": [
        "UPDATE current_goals SET amount = 12.5 WHERE pseudo_id = '1'",
        "INSERT INTO current_goals (goal, asset_code, storage, amount)"
        " VALUES ('Roof', '{code}', 'Storage 1', 5)",
        "DELETE FROM current_goals WHERE pseudo_id = 1",
    ],
    "current_allocation_assignments": [
        "UPDATE current_allocation_assignments SET allocation_group = 'New'"
        " WHERE pseudo_id = '{pair}'",
        "UPDATE current_allocation_assignments SET target_share = 5 WHERE pseudo_id = '{pair}'",
        "INSERT INTO current_allocation_assignments (asset_code, storage, allocation_group)"
        " VALUES ('{code}', 'Storage 1', 'Group 1')",
        "DELETE FROM current_allocation_assignments WHERE pseudo_id = {pair}",
    ],
}
