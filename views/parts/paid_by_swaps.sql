-- What was given for it in swaps, at its value then, with_fee or without; NULL if nothing was, or
-- if the value of one of several is not known: it has no rate, or is a physical asset.
(
    SELECT CASE WHEN count(*) = count(payment.base_amount) THEN sum(payment.base_amount) END
    FROM (
        SELECT
            -credit.amount *
            -- include unit_rate(asset = asset, datetime = credit.datetime)
            + CASE
                WHEN :with_fee = 0 OR swap.fee_fin_transaction_id IS NULL THEN 0.0
                ELSE
                    -- include fee_value(fee_id = swap.fee_fin_transaction_id)
            END AS base_amount
        FROM swaps AS swap
        LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
        LEFT JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
        LEFT JOIN fin_assets AS asset ON asset.id = payer.asset_id
        WHERE swap.:debit = :id
    ) AS payment
)
