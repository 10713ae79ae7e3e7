-- An alert for each subject of the shard's hits that has none alive. Ordered, so that two shards
-- that raise for the same enterprise wait for one another instead of locking each other out.
WITH subject AS (
    SELECT DISTINCT CASE %(subject)s WHEN 'enterprise' THEN enterprise_id
                                     WHEN 'provider' THEN provider_id
                                     ELSE worker_id END AS id
    FROM alerts_rulehit
    WHERE shard_id = %(shard)s
),
missing AS (
    SELECT s.id
    FROM subject s
    WHERE NOT EXISTS (SELECT FROM alerts_alert a
                      WHERE a.rule = %(rule)s AND a.subject_id = s.id AND a.state <> 'closed'
                      OFFSET 0)  -- one probe per subject, whatever the statistics say
),
owned AS (
    SELECT m.id, e.grid_group_id, e.district_code
    FROM missing m JOIN enterprises_enterprise e ON e.id = m.id
    WHERE %(subject)s = 'enterprise'
    UNION ALL
    SELECT m.id, p.grid_group_id, p.district_code
    FROM missing m JOIN enterprises_provider p ON p.id = m.id
    WHERE %(subject)s = 'provider'
    UNION ALL
    -- A person belongs to the group of the enterprise that employs them (or did last), else to
    -- nobody's: the city's fund desk.
    SELECT m.id, e.grid_group_id, coalesce(e.district_code, '')
    FROM missing m
    LEFT JOIN LATERAL (
        SELECT owner.grid_group_id, owner.district_code
        FROM employments_by_worker w JOIN enterprises_enterprise owner ON owner.id = w.enterprise_id
        WHERE w.worker_id = m.id AND w.hired_on <= %(as_of)s
        ORDER BY coalesce(w.left_on > %(as_of)s, true) DESC, w.hired_on DESC, owner.id
        LIMIT 1
    ) e ON true
    WHERE %(subject)s = 'worker'
)
INSERT INTO alerts_alert (
    number, rule, subject_id, enterprise_id, provider_id, worker_id, grid_group_id, district_code,
    violation_type, severity, state, raised_at, raised_in_run, changed_at, changed_in_run, as_of,
    findings_count, workers_count, workers_total, amount, at_stake_yuan, raised_count, score,
    reasons, first_look_by, decision, decision_count, decision_reason, recurrence_of_id
)
SELECT 'A-' || extract(year FROM %(today)s::date) || '-' || lpad(nextval('alerts_number')::text, 6, '0'),
       %(rule)s, o.id,
       CASE WHEN %(subject)s = 'enterprise' THEN o.id END,
       CASE WHEN %(subject)s = 'provider' THEN o.id END,
       CASE WHEN %(subject)s = 'worker' THEN o.id END,
       o.grid_group_id, o.district_code, %(violation_type)s, %(severity)s, 'new',
       %(now)s, %(run)s, %(now)s, %(run)s, %(as_of)s,
       0, 0, 0, 0, 0, 0, 0, '[]', %(first_look_by)s, '', 0, '',
       (SELECT max(past.id) FROM alerts_alert past
        WHERE past.rule = %(rule)s AND past.subject_id = o.id AND past.state = 'closed')
FROM owned o
ORDER BY o.id
ON CONFLICT DO NOTHING
