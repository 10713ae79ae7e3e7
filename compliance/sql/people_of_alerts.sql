-- Who the current findings of these alerts name, the months they span, and the schemes.
SELECT f.alert_id, nullif(f.worker_id, 0) AS worker_id,
       min(nullif(f.from_month, '0001-01-01')) AS first_month,
       max(coalesce(f.to_month, nullif(f.from_month, '0001-01-01'))) AS last_month,
       array_remove(array_agg(DISTINCT f.scheme), 0) AS schemes
FROM alerts_finding_seen f
WHERE f.alert_id = ANY (%(alerts)s) AND f.gone_in_run IS NULL
GROUP BY f.alert_id, f.worker_id
ORDER BY f.alert_id, f.worker_id
