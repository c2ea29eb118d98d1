coalesce(
    quote.code, (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
)
