-- All findings of an alert with the people's names, for the list one takes along.
SELECT f.worker_id, f.scheme, f.from_month, f.to_month, f.amount, f.detail, w.name, w.id_cipher
FROM alerts_finding_seen f
LEFT JOIN enterprises_worker_seen w ON w.id = f.worker_id
WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL
ORDER BY f.worker_id, f.scheme, f.from_month, f.id
