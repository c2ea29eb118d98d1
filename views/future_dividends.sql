CREATE VIEW future_dividends AS
-- One row per dividend of the year that begins tomorrow, on what is held; the next first.
--   pay_month         TEXT YYYY-MM, info: of the payment, else of the ex day; NULL is unknown
--   ex_datetime       TEXT UTC, info
--   pay_datetime      TEXT UTC, info
--   asset_type        TEXT, info: fin_asset_types.name
--   asset_code        TEXT, info: fin_assets.code
--   shares            REAL of the asset, info: held in all storages, on the ex day if that is past
--                     and a balance is that old, else now
--   amount_per_share  REAL of the base asset per 1 of the asset, info: before tax
--   amount            REAL of the base asset, info: of all shares, before tax
--   status            TEXT, info: declared, projected, repeated or fundamental
--   net_amount        REAL of the base asset, info: after tax, where fin_asset_fundamentals has a
--                     dividend_tax_rate
-- declared: fin_asset_dividends with is_projection = 0 and a day to come. projected: is_projection
-- = 1; a projection whose day is past stands for the same day a year later; it does not count in a
-- month in which one is declared. repeated: without projections, what an asset paid in the last
-- year is expected a year later, unless one is declared within half a period of that day.
-- fundamental: of an asset with none of these, book value by dividend on equity. Every figure that
-- rests on dividends to come rests on these rows.
-- Operations: select.
-- Cost: a few index seeks per dividend and storage of its asset.
WITH
-- include dividends_ahead

SELECT
    substr(dividend.due_date, 1, 7) AS pay_month,
    dividend.ex_datetime, dividend.pay_datetime,
    fin_asset_types.name AS asset_type,
    dividend.asset_code,
    sum(dividend.shares) AS shares,
    dividend.amount_per_share,
    sum(dividend.base_amount) AS amount,
    dividend.status,
    sum(dividend.net_amount) AS net_amount
FROM dividends_ahead AS dividend
INNER JOIN fin_asset_types ON fin_asset_types.id = dividend.type_id
GROUP BY dividend.dividend_number
ORDER BY dividend.due_date IS NULL, dividend.due_date, fin_asset_types.name, dividend.asset_code;
