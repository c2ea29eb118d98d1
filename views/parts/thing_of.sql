(
    SELECT phys_assets.name FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.id = latest.:id
) AS :name
