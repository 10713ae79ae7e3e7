-- Each of these cases repeats its earliest running deadline; if all are paused, one without a day.
-- Time that runs for the enterprise's right is none of them: its end only frees the way.
UPDATE compliance_case c
SET next_due_on = n.due_on, next_limit = n.code, next_provisional = n.provisional
FROM (
    SELECT w.id, d.due_on, coalesce(d."limit", '') AS code, coalesce(d.provisional, false) AS provisional
    FROM unnest(%(cases)s::bigint[]) AS w (id)
    LEFT JOIN LATERAL (
        SELECT due_on, "limit", provisional
        FROM compliance_deadline
        WHERE case_id = w.id AND met_on IS NULL AND dropped_on IS NULL
          AND "limit" NOT IN (SELECT code FROM organisation_limit WHERE actor = 'right')
        ORDER BY due_on NULLS LAST, id
        LIMIT 1
    ) d ON true
) n
WHERE c.id = n.id
  AND (c.next_due_on, c.next_limit, c.next_provisional)
      IS DISTINCT FROM (n.due_on, n.code, n.provisional)
