-- How many claims and how many other payments the alerts of a case name; each counts once.
SELECT count(DISTINCT (f.provider_id, f.detail)) FILTER (WHERE f.provider_id <> 0)::int AS claims,
       count(DISTINCT (f.worker_id, f.scheme, f.from_month, f.detail))
           FILTER (WHERE f.provider_id = 0 AND f.amount > 0)::int AS payments
FROM compliance_casealert c
JOIN alerts_alert a ON a.id = c.alert_id
CROSS JOIN LATERAL (
    SELECT f.provider_id, f.worker_id, f.scheme, f.from_month, f.detail, f.amount
    FROM alerts_finding_seen f
    WHERE f.alert_id = a.id AND f.gone_in_run IS NULL
    OFFSET 0
) f
WHERE c.case_id = %(case)s AND c.released_on IS NULL AND a.violation_type = ANY (%(types)s)
  AND a.rule = ANY (%(rules)s)
