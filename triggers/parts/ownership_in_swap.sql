(
    EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = :id)
    OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = :id)
)
