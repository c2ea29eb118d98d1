-- include check_datetime(view = latest_swaps, datetime = :datetime)

SELECT RAISE(ABORT, 'latest_swaps.from_phys_asset: is a thing; clear from_asset_code, from_storage, from_amount')
WHERE NEW.from_phys_asset <> ''
    AND coalesce(
        nullif(NEW.from_asset_code, ''), nullif(NEW.from_storage, ''), nullif(NEW.from_amount, '')
    ) IS NOT NULL;

SELECT RAISE(ABORT, 'latest_swaps.to_phys_asset: is a thing; clear to_asset_code, to_storage and to_amount')
WHERE NEW.to_phys_asset <> ''
    AND coalesce(NEW.from_phys_asset, '') = ''
    AND coalesce(
        nullif(NEW.to_asset_code, ''), nullif(NEW.to_storage, ''), nullif(NEW.to_amount, '')
    ) IS NOT NULL;

-- include check_swap_side(
--     side = from, old_type = :old_from_type, code = NEW.from_asset_code,
--     storage = NEW.from_storage
-- )
-- include check_swap_side(
--     side = to, old_type = :old_to_type,
--     code = coalesce(nullif(NEW.to_asset_code, ''), NEW.from_asset_code),
--     storage = coalesce(nullif(NEW.to_storage, ''), NEW.from_storage)
-- )

SELECT RAISE(ABORT, 'latest_swaps.fee_amount: is empty; write one, like 2.50')
WHERE coalesce(NEW.fee_amount, '') = ''
    AND :old_fee IS NULL
    AND coalesce(nullif(NEW.fee_asset_code, ''), nullif(NEW.fee_storage, '')) IS NOT NULL;

-- include check_positive(view = latest_swaps, column = fee_amount, example = 2.50)

SELECT RAISE(ABORT, 'latest_swaps.fee_asset_code: is no code of money, or of one asset only; write one, like USD')
WHERE NEW.fee_amount <> ''
    AND
    -- include swap_fee_asset
    IS NULL;

-- include check_name(view = latest_swaps, column = fee_storage, table = fin_storages)
-- include check_name(view = latest_swaps, column = category, table = fin_transaction_categories)
