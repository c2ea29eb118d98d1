INSERT INTO fin_storages (name, role)
SELECT 'portfolio', 'portfolio'
WHERE NEW.collateral_type = 'portfolio'
    AND
    -- include pledged_storage
    IS NULL;
