SELECT RAISE(
    ABORT, 'current_phys_assets: was swapped several times, or for a thing; edit latest_swaps instead'
)
FROM swaps
WHERE (
    swaps.debit_phys_ownership_id = OLD.pseudo_id
    AND OLD.paid_transaction_id IS NULL
    AND :paid
)
OR (
    swaps.credit_phys_ownership_id = OLD.pseudo_id
    AND OLD.sold_transaction_id IS NULL
    AND :sold
);
