-- From this month up to that of the deadline, both included; all of it once that is over.
CASE
    WHEN goal.deadline IS NOT NULL
        THEN goal.amount_left / max(
            12 * (strftime('%Y', goal.deadline) - strftime('%Y', 'now'))
            + strftime('%m', goal.deadline) - strftime('%m', 'now') + 1, 1
        )
END
