-- @include base.sql

-- # A storage that is renamed to portfolio takes the role while it is free
UPDATE fin_storages SET name = 'portfolio' WHERE name = 'Broker';
UPDATE fin_storages SET name = 'PORTFOLIO' WHERE name = 'Bank';
SELECT name, role FROM fin_storages;
--> PORTFOLIO | NULL
--> portfolio | portfolio
