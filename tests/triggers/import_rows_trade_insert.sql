-- @include imports.sql

-- # A purchase and a sale are two transactions and a swap each; fees are their own
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, price
) VALUES
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2', '250'),
('my', 'B', 'fee', '2026-01-02 00:00:00', 'EUR', '-1', 'AAPL', NULL, NULL),
('my', 'B', 'trade', '2026-01-03 00:00:00', 'EUR', '300', 'AAPL', '-1', '300');
SELECT pseudo_id, asset_code, amount, category FROM latest_fin_transactions ORDER BY pseudo_id;
--> 1 | EUR | -500.0 | exchange
--> 2 | AAPL | 2.0 | exchange
--> 3 | EUR | -1.0 | fees
--> 4 | EUR | 300.0 | exchange
--> 5 | AAPL | -1.0 | exchange
SELECT credit_fin_transaction_id, debit_fin_transaction_id FROM swaps;
--> 1 | 2
--> 5 | 4

-- # An exchange of currencies, too
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'B', 'fx', '2026-01-02 00:00:00', 'EUR', '-100', 'USD', '110');
SELECT asset_code, amount, category FROM latest_fin_transactions;
--> USD | 110.0 | exchange
--> EUR | -100.0 | exchange
SELECT count(*) FROM swaps;
--> 1

-- # What went the same way is no swap, and what is 0 no transaction
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '5', 'AAPL', '2'),
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '0', 'AAPL', '2');
SELECT asset_code, amount FROM latest_fin_transactions;
--> AAPL | 2.0
--> AAPL | 2.0
--> EUR | 5.0
SELECT count(*) FROM swaps;
--> 0

-- # A trade without an amount costs its quantity at its price
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity, price
) VALUES
('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', NULL, 'AAPL', '10', '185.50'),
('my', 'B', 'fee', '2026-01-02 00:00:00', 'EUR', '-4.95', 'AAPL', NULL, NULL),
('my', 'B', 'trade', '2026-01-03 00:00:00', 'EUR', '', 'AAPL', '-3', '33.1');
SELECT asset_code, amount, category FROM latest_fin_transactions ORDER BY pseudo_id;
--> EUR | -1855.0 | exchange
--> AAPL | 10.0 | exchange
--> EUR | -4.95 | fees
--> EUR | 99.3 | exchange
--> AAPL | -3.0 | exchange
SELECT count(*) FROM swaps;
--> 2
SELECT amount FROM import_rows WHERE kind = 'trade';
--> -1855.0
--> 99.3
