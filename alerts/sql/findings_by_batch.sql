-- The deliveries that gave rise to an alert's findings.
SELECT f.batch_id, count(*)::int AS rows
FROM alerts_finding_seen f
WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL AND f.batch_id IS NOT NULL
GROUP BY f.batch_id
ORDER BY rows DESC, f.batch_id DESC
LIMIT 8
