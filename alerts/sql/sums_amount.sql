-- Findings and yuan by scheme, and by person for those on the page, where amounts are yuan.
SELECT f.scheme, f.worker_id, count(*)::int AS months, count(*)::int AS longest,
       round(sum(f.amount), 2) AS yuan
FROM alerts_finding_seen f
WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL
GROUP BY GROUPING SETS ((f.scheme), (f.worker_id))
HAVING grouping(f.worker_id) = 1 OR f.worker_id = ANY (%(workers)s::int[])
ORDER BY f.scheme NULLS LAST, f.worker_id
