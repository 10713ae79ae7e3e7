-- The machine's part of an alert's story, newest first.
SELECT s.kind, s.at, s.run_id, s.count_before, s.count_after
FROM alerts_alertstep_seen s
WHERE s.alert_id = %(alert)s
ORDER BY s.id DESC
LIMIT 30
