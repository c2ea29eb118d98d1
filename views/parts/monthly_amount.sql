coalesce(plan.base_amount, plan.local_amount * rates_now.rate)
* iteration.amount_factor * iteration.annual_count / 12.0
