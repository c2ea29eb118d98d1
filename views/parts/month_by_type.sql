'{' || group_concat(label || coalesce(round(:of, 8), 'null'), ', ') || '}' AS :of_by_type
