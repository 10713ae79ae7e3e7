-- How many people the alerts chosen for letters name, enterprise by enterprise, each person once; and
-- how many a rule counts that names nobody, where what it counts are persons: its worst month.
SELECT f.enterprise_id,
       (count(DISTINCT f.worker_id) FILTER (WHERE f.worker_id <> 0))::int AS workers,
       coalesce(max(f.amount) FILTER (
           WHERE f.worker_id = 0 AND a.rule = ANY (%(counting)s::text[])
       ), 0)::int AS counted
FROM alerts_finding_seen f
JOIN alerts_alert a ON a.id = f.alert_id
WHERE f.alert_id = ANY (%(alerts)s::bigint[]) AND f.gone_in_run IS NULL
GROUP BY f.enterprise_id
