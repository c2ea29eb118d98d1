-- @include base.sql

-- # What is passive has a reason: an account, also the one that gets it, or an ownership
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id,
    reason_fin_asset_storage_id, reason_phys_asset_ownership_id
)
VALUES
('2024-06-01 00:00:00', 1, 12, 4, 4, NULL),
('2024-06-01 00:00:00', 1, 12, 4, 1, NULL),
('2024-06-01 00:00:00', 1, 12, 4, NULL, 2);
SELECT count(*) FROM fin_transactions;
--> 3

-- # Without one it is refused
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-06-01 00:00:00', 1, 12, 4);
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
INSERT OR IGNORE INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-06-01 00:00:00', 1, 12, 4);
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
INSERT OR REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2024-06-01 00:00:00', 1, 12, 4);
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
SELECT count(*) FROM fin_transactions;
--> 0

-- # What is not passive, or differs below, may have none
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2024-06-01 00:00:00', 1, 12, 1),
('2024-06-01 00:00:00', 1, 12, 2),
('2024-06-01 00:00:00', 1, 12, 3),
('2024-06-01 00:00:00', 1, 12, 6);
SELECT count(*) FROM fin_transactions;
--> 4

-- # What is not passive may have one
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_phys_asset_ownership_id
)
VALUES ('2024-06-01 00:00:00', 1, -12, 5, 2);
SELECT count(*) FROM fin_transactions;
--> 1
