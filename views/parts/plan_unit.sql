CASE
    WHEN plans.local_amount IS NOT NULL THEN asset.code
    ELSE (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
END
