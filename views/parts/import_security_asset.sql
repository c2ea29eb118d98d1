(
    SELECT security.asset_id FROM import_assets AS security
    WHERE security.security = coalesce(:row.security_id, :row.security_code, :row.security_name)
)
