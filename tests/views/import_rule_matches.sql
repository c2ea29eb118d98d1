-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, memo)
VALUES
('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2', 'bread'),
('my', 'A', 'fee', '2026-01-03 00:00:00', 'EUR', '-3', 'bread'),
('my', 'A', 'balance', '2026-01-04 00:00:00', 'EUR', '9', 'bread');

-- # The highest priority comes first
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'BREAD', 1), (2, 'read', 1);
SELECT import_row_id, fin_transaction_id, kind, import_rule_id FROM import_rule_matches;
--> 1 | 1 | cash | 2
--> 2 | 2 | fee | NULL

-- # A rule that is off does not fit
INSERT INTO import_rules (priority, pattern, category_id, is_active)
VALUES (1, 'BREAD', 1, 1), (2, 'read', 1, 0);
SELECT import_row_id, import_rule_id FROM import_rule_matches WHERE kind = 'cash';
--> 1 | 1
