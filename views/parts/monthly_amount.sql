coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
* iteration.amount_factor * iteration.annual_count / 12.0
