-- The month that the first balance closes; NULL before there is one. A balance at the first moment
-- of a month closes the month before.
first_month AS MATERIALIZED (
    SELECT
        datetime(
            min(
                (
                    SELECT min(balance.datetime) FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                )
            ), '-1 second', 'start of month'
        ) AS start_datetime
    FROM fin_assets_storages AS held
)
