nullif(
    trim(
        coalesce(:row.counterparty, :row.security_name, :row.security_code, '') || ' '
        || coalesce(:row.memo, '')
    ), ''
)
