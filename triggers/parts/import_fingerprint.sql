NEW.kind || coalesce(
    ' #' || nullif(NEW.external_id, ''),
    ' =' || NEW.occurred_at
    || '|' || coalesce(upper(NEW.currency), '')
    || '|' || coalesce(CAST(nullif(NEW.amount, '') AS REAL), '')
    || '|' || coalesce(NEW.counterparty, '')
    || '|' || coalesce(NEW.memo, '')
    || '|' || coalesce(nullif(NEW.security_id, ''), nullif(NEW.security_code, ''), '')
    || '|' || coalesce(NEW.security_name, '')
    || '|' || coalesce(CAST(nullif(NEW.quantity, '') AS REAL), '')
    || '|' || coalesce(CAST(nullif(NEW.price, '') AS REAL), '')
    || '|' || coalesce(NEW.ratio, '')
)
