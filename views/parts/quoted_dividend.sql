-- include quoted(amount = dividend.amount_per_share, day = substr(coalesce(dividend.pay_datetime, dividend.ex_datetime, datetime('now')), 1, 10))
AS amount_per_share
