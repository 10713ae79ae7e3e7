-- Cases that repeat the end of an enterprise's right as their day repeat the earliest deadline that
-- somebody has to keep, or none.
UPDATE compliance_case c
SET next_due_on = n.due_on, next_limit = n.code, next_provisional = n.provisional
FROM (
    SELECT w.id, d.due_on, coalesce(d."limit", '') AS code,
           coalesce(d.provisional, false) AS provisional
    FROM compliance_case w
    LEFT JOIN LATERAL (
        SELECT due_on, "limit", provisional
        FROM compliance_deadline
        WHERE case_id = w.id AND met_on IS NULL AND dropped_on IS NULL
          AND "limit" NOT IN (SELECT code FROM organisation_limit WHERE actor = 'right')
        ORDER BY due_on NULLS LAST, id
        LIMIT 1
    ) d ON true
    WHERE w.next_limit IN (SELECT code FROM organisation_limit WHERE actor = 'right')
) n
WHERE c.id = n.id
