UPDATE fin_transactions
SET
    amount = :sign NEW.:amount,
    datetime =
    -- include day_kept(day = :day, column = datetime),
    asset_storage_id = CASE
        WHEN (NEW.:storage, NEW.paid_asset_code) IS (OLD.:storage, OLD.paid_asset_code)
            THEN asset_storage_id
        ELSE
            -- include named_account(storage = :storage, asset = paid_asset, old_type = NULL)
    END
WHERE id = OLD.:transaction
    AND (NEW.:amount, NEW.:day, NEW.:storage, NEW.paid_asset_code)
    IS NOT (OLD.:amount, OLD.:day, OLD.:storage, OLD.paid_asset_code);
