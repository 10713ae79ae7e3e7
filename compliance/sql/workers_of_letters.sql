-- How many people the alerts chosen for letters name, enterprise by enterprise, each person once.
SELECT f.enterprise_id, count(DISTINCT f.worker_id)::int AS workers
FROM alerts_finding_seen f
WHERE f.alert_id = ANY (%(alerts)s::bigint[]) AND f.gone_in_run IS NULL AND f.worker_id <> 0
GROUP BY f.enterprise_id
