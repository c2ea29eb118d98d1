INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies');
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'USD', 1, 1);
INSERT INTO fin_storages (id, name) VALUES (1, 'Car loan'), (2, 'Mortgage');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (1, 1, 1), (2, 1, 2);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-15 00:00:00', 1, -10000), ('2026-06-15 00:00:00', 2, -125000);
INSERT INTO fin_loans (asset_storage_id, annual_rate, repayment, payment_count, start_datetime) VALUES
(1, 0.08, 'annuity', 10, '2026-06-15 00:00:00'), (2, 0.09, 'annuity', 360, '2026-06-15 00:00:00');

-- # 10,000 at 8 % a year over 10 months: -1037.03 each, and nothing is left
SELECT
    number, year, due_datetime, round(amount, 2), round(interest, 2), round(principal, 2),
    round(balance, 2)
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 1 | 1 | 2026-07-15 00:00:00 | -1037.03 | -66.67 | -970.37 | -9029.63
--> 2 | 1 | 2026-08-15 00:00:00 | -1037.03 | -60.2 | -976.83 | -8052.8
--> 3 | 1 | 2026-09-15 00:00:00 | -1037.03 | -53.69 | -983.35 | -7069.45
--> 4 | 1 | 2026-10-15 00:00:00 | -1037.03 | -47.13 | -989.9 | -6079.55
--> 5 | 1 | 2026-11-15 00:00:00 | -1037.03 | -40.53 | -996.5 | -5083.05
--> 6 | 1 | 2026-12-15 00:00:00 | -1037.03 | -33.89 | -1003.15 | -4079.9
--> 7 | 1 | 2027-01-15 00:00:00 | -1037.03 | -27.2 | -1009.83 | -3070.07
--> 8 | 1 | 2027-02-15 00:00:00 | -1037.03 | -20.47 | -1016.56 | -2053.51
--> 9 | 1 | 2027-03-15 00:00:00 | -1037.03 | -13.69 | -1023.34 | -1030.16
--> 10 | 1 | 2027-04-15 00:00:00 | -1037.03 | -6.87 | -1030.16 | 0.0

-- # 125,000 at 9 % over 360 months: -1005.78; interest and principal of year 2
SELECT count(*), round(min(amount), 2), round(max(amount), 2)
FROM future_loan_payments
WHERE loan = 'Mortgage';
--> 360 | -1005.78 | -1005.78
SELECT round(sum(interest), 2), round(sum(principal), 2)
FROM future_loan_payments
WHERE loan = 'Mortgage' AND year = 2;
--> -11135.23 | -934.11
SELECT round(sum(principal), 6), min(due_datetime), max(due_datetime)
FROM future_loan_payments
WHERE loan = 'Mortgage';
--> -125000.0 | 2026-07-15 00:00:00 | 2056-06-15 00:00:00

-- # Straight line: the same principal each time
UPDATE fin_loans SET repayment = 'straight_line', payment_count = 4;
SELECT number, round(amount, 2), round(interest, 2), round(principal, 2), balance
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 1 | -2566.67 | -66.67 | -2500.0 | -7500.0
--> 2 | -2550.0 | -50.0 | -2500.0 | -5000.0
--> 3 | -2533.33 | -33.33 | -2500.0 | -2500.0
--> 4 | -2516.67 | -16.67 | -2500.0 | 0.0

-- # Interest only: all is repaid at the end
UPDATE fin_loans SET repayment = 'interest_only', payment_count = 3;
SELECT number, round(amount, 2), round(interest, 2), principal, balance
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 1 | -66.67 | -66.67 | 0.0 | -10000.0
--> 2 | -66.67 | -66.67 | 0.0 | -10000.0
--> 3 | -10066.67 | -66.67 | -10000.0 | 0.0

-- # No interest
UPDATE fin_loans SET annual_rate = 0, payment_count = 3;
SELECT number, round(amount, 2), interest, round(principal, 2), round(balance, 2)
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 1 | -3333.33 | 0.0 | -3333.33 | -6666.67
--> 2 | -3333.33 | 0.0 | -3333.33 | -3333.33
--> 3 | -3333.33 | 0.0 | -3333.33 | 0.0

-- # In the middle of the contract the rest is spread over what is left
UPDATE fin_loans SET start_datetime = '2026-01-31 09:30:00', payment_count = 8;
SELECT number, due_datetime, round(amount, 2), round(balance, 2)
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 5 | 2026-06-30 09:30:00 | -2541.81 | -7524.86
--> 6 | 2026-07-31 09:30:00 | -2541.81 | -5033.22
--> 7 | 2026-08-31 09:30:00 | -2541.81 | -2524.97
--> 8 | 2026-09-30 09:30:00 | -2541.81 | 0.0

-- # What is owed after the last payment was due is due
UPDATE fin_loans SET start_datetime = '2025-01-31 00:00:00', payment_count = 3;
SELECT number, due_datetime, round(principal, 2), round(balance, 2)
FROM future_loan_payments
WHERE loan = 'Car loan';
--> 3 | 2025-04-30 00:00:00 | -10000.0 | 0.0

-- # Without agreed payments, or without a debt, there are none
UPDATE fin_loans SET payment_count = NULL WHERE asset_storage_id = 1;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 2;
SELECT * FROM future_loan_payments;
--> (none)
