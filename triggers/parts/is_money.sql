(
    NEW.kind = 'cash' OR NEW.kind = 'transfer' OR NEW.kind = 'fee'
    OR NEW.kind = 'tax' OR NEW.kind = 'interest' OR NEW.kind = 'dividend'
)
