-- Open alerts of the same enterprise that name some of the same people as these alerts: how many
-- of theirs are the same. Those in another case or proposed for one are left out.
WITH named AS (
    SELECT DISTINCT f.worker_id
    FROM alerts_finding_seen f
    WHERE f.alert_id = ANY (%(alerts)s) AND f.gone_in_run IS NULL AND f.worker_id > 0
), beside AS (
    SELECT a.id
    FROM alerts_alert a
    WHERE a.enterprise_id = %(enterprise)s AND a.id <> ALL (%(alerts)s)
      AND a.state IN ('new', 'acknowledged', 'letter_sent')
      AND NOT EXISTS (SELECT FROM compliance_casealert c
                      WHERE c.alert_id = a.id AND c.released_on IS NULL)
)
SELECT b.id AS alert_id, count(DISTINCT f.worker_id)::int AS workers,
       count(DISTINCT n.worker_id)::int AS same
FROM beside b
JOIN alerts_finding_seen f ON f.alert_id = b.id AND f.gone_in_run IS NULL AND f.worker_id > 0
LEFT JOIN named n ON n.worker_id = f.worker_id
GROUP BY b.id
HAVING count(DISTINCT n.worker_id) > 0
ORDER BY same DESC, b.id
LIMIT 20
