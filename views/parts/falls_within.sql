:amount.scenario IS whole.scenario
AND :amount.moment >= whole.window_start
AND :amount.moment < whole.window_end
AND (:amount.base_amount < 0) = (whole.base_amount < 0)
