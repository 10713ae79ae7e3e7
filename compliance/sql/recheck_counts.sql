-- What is put right and what is open in a case: people of its violations; of violations that name
-- no people, the findings of the case's alerts of that type.
WITH named AS (
    SELECT v.id, v.type,
           count(w.id) AS people,
           count(w.id) FILTER (WHERE w.put_right_on IS NOT NULL) AS put_right
    FROM compliance_violation v
    LEFT JOIN compliance_violationworker w ON w.violation_id = v.id
    WHERE v.case_id = %(case)s AND v.dropped_on IS NULL
    GROUP BY v.id, v.type
),
found AS (
    SELECT a.violation_type AS type,
           count(*) AS findings,
           count(*) FILTER (WHERE f.gone_in_run IS NOT NULL) AS put_right
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    CROSS JOIN LATERAL (
        SELECT f.gone_in_run FROM alerts_finding_seen f WHERE f.alert_id = a.id OFFSET 0
    ) f
    WHERE c.case_id = %(case)s AND c.released_on IS NULL
    GROUP BY a.violation_type
)
SELECT coalesce(sum(CASE WHEN n.people > 0 THEN n.put_right ELSE f.put_right END), 0)::int
           AS put_right,
       coalesce(sum(CASE WHEN n.people > 0 THEN n.people - n.put_right
                         ELSE f.findings - f.put_right END), 0)::int AS open
FROM named n
LEFT JOIN found f ON f.type = n.type
