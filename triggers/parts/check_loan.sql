-- include check_filled(view = loans, column = name, example = a name, like mortgage)
-- include check_amount(view = loans, column = balance, example = 50000.00)
-- include check_filled(view = loans, column = rate, example = 0.02 for 2 %)

SELECT RAISE(ABORT, 'loans.rate: is not a share a year below 2; write 0.02 for 2 %')
WHERE (CAST(NEW.rate AS REAL) = NEW.rate AND abs(CAST(NEW.rate AS REAL)) < 2) IS NOT TRUE;

SELECT RAISE(ABORT, 'loans.collateral_type: no such storage or physical asset; correct it or add it')
WHERE NEW.collateral_type NOT IN ('', 'portfolio')
    AND coalesce(
        -- include pledged_storage,
        -- include pledged_phys_asset
    ) IS NULL;

-- include check_threshold(column = freeze_pct)
-- include check_threshold(column = margin_call_pct)
-- include check_threshold(column = forced_liq_pct)

SELECT RAISE(ABORT, 'loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct')
WHERE NEW.freeze_pct + 0 > nullif(NEW.margin_call_pct, '') + 0
    OR NEW.freeze_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0
    OR NEW.margin_call_pct + 0 > nullif(NEW.forced_liq_pct, '') + 0;

-- include check_amount(view = loans, column = credit_limit, example = 80000.00)
-- include check_past_date(view = loans, column = updated_at)
