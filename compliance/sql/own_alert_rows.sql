-- What an alert rests on at the enterprise itself, by person and scheme: never another enterprise.
SELECT f.worker_id, s.name, s.id_cipher, f.scheme,
       min(f.from_month) FILTER (WHERE f.from_month > '0001-01-01') AS from_month,
       max(f.to_month) AS to_month, sum(f.amount) AS amount
FROM alerts_finding_seen f
LEFT JOIN compliance_own_staff s ON s.worker_id = f.worker_id
WHERE f.alert_id = %(alert)s AND f.enterprise_id = %(enterprise)s AND f.gone_in_run IS NULL
  AND (f.worker_id, f.scheme) > (%(after_worker)s, %(after_scheme)s)
GROUP BY f.worker_id, s.name, s.id_cipher, f.scheme
ORDER BY f.worker_id, f.scheme
LIMIT %(most)s
