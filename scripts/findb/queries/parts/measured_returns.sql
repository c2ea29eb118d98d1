-- What is measured from :from_date to :to_date: the asset :asset_code and the storage :storage,
-- each any if it is NULL. Every day on which anything came or went is measured on its own.
measured (from_date, to_date, much) AS (VALUES (:from_date, :to_date, 0.0)),

invested AS MATERIALIZED (
    SELECT held.id, held.asset_id
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE NOT EXISTS (SELECT 1 FROM fin_loans AS loan WHERE loan.asset_storage_id = held.id)
        AND asset.code = coalesce(:asset_code, asset.code)
        AND fin_storages.name = coalesce(:storage, fin_storages.name)
),

-- include return_periods,

-- include return_flows,

-- include return_accounts,

-- include return_steps(same = level)
