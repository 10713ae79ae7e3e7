-- The people a violation concerns, as the alerts reckoned them; of two alerts that name the same
-- person the larger figure counts, since their months overlap.
INSERT INTO compliance_violationworker (case_id, violation_id, worker_id, months_count, amount_yuan)
SELECT v.case_id, v.id, p.worker_id, max(p.months), max(p.yuan)
FROM compliance_violation v
CROSS JOIN unnest(%(workers)s::int[], %(months)s::int[], %(yuan)s::numeric[])
    AS p(worker_id, months, yuan)
WHERE v.id = %(violation)s
GROUP BY v.case_id, v.id, p.worker_id
ON CONFLICT (violation_id, worker_id) DO UPDATE
SET months_count = excluded.months_count, amount_yuan = excluded.amount_yuan
