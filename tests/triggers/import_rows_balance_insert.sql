-- @include imports.sql

-- # What is held at a moment is a balance
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES
('my', 'A', 'balance', '2026-01-02 00:00:00', 'EUR', '100', NULL, NULL),
('my', 'B', 'position', '2026-01-02 00:00:00', NULL, NULL, 'AAPL', '3');
SELECT asset_code, storage, balance FROM current_balances;
--> EUR | Bank | 100.0
--> AAPL | Broker | 3.0

-- # A new one for the same moment replaces it
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES
('my', 'A', 'balance', '2026-01-02 00:00:00', 'EUR', '100'),
('my', 'A', 'balance', '2026-01-02 00:00:00', 'EUR', '110');
SELECT amount FROM balances;
--> 110.0
SELECT balance_id, replaced_balance FROM import_rows;
--> 1 | NULL
--> 1 | 100.0
