-- Marks the people of a case's violations as put right, or open again, as the facts stand on a day.
-- Not registered (V1, L7): right when every scheme that applies is insured here, in the month of the
-- day for who works here, in the last month of employment for who has left, and no gap found in past
-- months is left. Who left uninsured is not right because the finding went with them. Other
-- violations: right when no current finding of the case's alerts names the person any more. What
-- somebody recorded by hand (without a batch) is left alone.
WITH candidate AS (
    SELECT w.id, w.worker_id, v.type, w.put_right_on
    FROM compliance_violationworker w
    JOIN compliance_violation v ON v.id = w.violation_id AND v.dropped_on IS NULL
    WHERE w.case_id = %(case)s
      AND (w.put_right_on IS NULL OR w.put_right_batch_id IS NOT NULL)
),
found AS MATERIALIZED (
    SELECT f.worker_id,
           bool_or(f.gone_in_run IS NULL) AS still,
           bool_or(f.gone_in_run IS NULL AND a.rule = ANY (%(gap_rules)s)) AS gap,
           max(r.batch_id) AS batch_id
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    CROSS JOIN LATERAL (
        SELECT f.worker_id, f.gone_in_run FROM alerts_finding_seen f
        WHERE f.alert_id = a.id OFFSET 0
    ) f
    LEFT JOIN alerts_comparisonrun r ON r.id = f.gone_in_run
    WHERE c.case_id = %(case)s AND c.released_on IS NULL AND f.worker_id <> 0
    GROUP BY f.worker_id
),
stay AS MATERIALIZED (
    SELECT e.worker_id, e.contract_kind,
           date_trunc('month', least(e.left_on - 1, %(on)s)::timestamp)::date AS month,
           e.left_on IS NULL OR e.left_on > %(on)s AS active
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s
      AND e.hired_on <= %(on)s AND (e.left_on IS NULL OR e.left_on > e.hired_on)
),
last_stay AS (
    SELECT s.*, rank() OVER (
        PARTITION BY s.worker_id ORDER BY s.active DESC, s.month DESC
    ) AS place
    FROM stay s
),
covered AS MATERIALIZED (
    SELECT r.worker_id, r.scheme, r.from_month, coalesce(r.to_month, 'infinity') AS to_month,
           r.batch_id
    FROM enterprises_insurancerecord_seen r
    WHERE r.enterprise_id = %(enterprise)s
),
due AS (
    SELECT DISTINCT s.worker_id, s.month, a.scheme
    FROM last_stay s
    JOIN enterprises_schemeapplicability a ON a.contract_kind = s.contract_kind
    WHERE s.place = 1
),
cover AS (
    SELECT d.worker_id, bool_and(c.batch_id IS NOT NULL) AS whole, max(c.batch_id) AS batch_id
    FROM due d
    LEFT JOIN covered c ON c.worker_id = d.worker_id AND c.scheme = d.scheme
                       AND d.month BETWEEN c.from_month AND c.to_month
    GROUP BY d.worker_id
),
judged AS (
    SELECT k.id, k.put_right_on,
           CASE WHEN k.type IN ('V1', 'L7') AND c.worker_id IS NOT NULL
                THEN c.whole AND NOT coalesce(f.gap, false)
                ELSE coalesce(NOT f.still, false) END AS put_right,
           CASE WHEN k.type IN ('V1', 'L7') THEN c.batch_id END AS cover_batch,
           f.batch_id AS gone_batch
    FROM candidate k
    LEFT JOIN cover c ON c.worker_id = k.worker_id
    LEFT JOIN found f ON f.worker_id = k.worker_id
)
UPDATE compliance_violationworker w
SET put_right_on = CASE WHEN j.put_right THEN coalesce(j.put_right_on, %(on)s) END,
    put_right_batch_id = CASE WHEN j.put_right
                              THEN coalesce(j.cover_batch, j.gone_batch, 0) END
FROM judged j
WHERE w.id = j.id AND (w.put_right_on IS NOT NULL) <> j.put_right
