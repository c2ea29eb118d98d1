CASE
    WHEN :same
        AND NEW.pay_date IS OLD.pay_date
        AND NEW.ex_date IS OLD.ex_date
        AND NEW.amount_per_share IS OLD.amount_per_share
        THEN amount_per_share
    ELSE
        -- include dividend_in_base(asset = :asset, old_type = :old_type)
END
