(
    EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = :id)
    OR EXISTS (SELECT 1 FROM phys_asset_valuations WHERE phys_asset_valuations.asset_id = :id)
    OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = :id)
)
