NEW.amount_per_share *
-- include quote_rate_of(asset = :asset, old_type = :old_type, day = coalesce(nullif(NEW.pay_date, ''), nullif(NEW.ex_date, ''), date('now')))
