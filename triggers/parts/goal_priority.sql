coalesce(
    nullif(NEW.priority, ''),
    (SELECT min(other.priority) - 1 FROM balance_goals AS other WHERE other.id IS NOT :own_id),
    100
)
