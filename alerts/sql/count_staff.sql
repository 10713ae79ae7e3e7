-- Registered workers of each enterprise with an alert that this run changed.
UPDATE alerts_alert a
SET workers_total = s.workers
FROM (
    SELECT e.enterprise_id, count(DISTINCT e.worker_id) AS workers
    FROM enterprises_employment e
    WHERE e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
      AND e.enterprise_id IN (SELECT enterprise_id FROM alerts_alert WHERE changed_in_run = %(run)s)
    GROUP BY e.enterprise_id
) s
WHERE a.changed_in_run = %(run)s AND a.enterprise_id = s.enterprise_id
  AND a.workers_total <> s.workers
