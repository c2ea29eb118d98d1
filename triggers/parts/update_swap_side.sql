UPDATE fin_transactions
SET
    asset_storage_id =
    -- include swap_:side_holding(old_type = OLD.:side_asset_type),
    amount = :sign CASE
        WHEN NEW.:side_amount IS OLD.:side_amount
            AND OLD.from_amount = OLD.to_amount
            AND
            -- include swap_is_transfer
            THEN coalesce(nullif(NEW.:other_amount, ''), NEW.:side_amount)
        ELSE
            -- include swap_:side_amount
    END,
    category_id = CASE
        WHEN NEW.category IS OLD.category THEN category_id
        ELSE
            -- include swap_category
    END
WHERE id = (SELECT :as_fin_transaction_id FROM swaps WHERE swaps.id = OLD.pseudo_id);
