CASE WHEN plans.local_amount IS NULL THEN span.base_:amount ELSE span.local_:amount END
