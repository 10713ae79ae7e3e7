-- People employed, and no account with social insurance in force.
WITH staff AS (
    SELECT enterprise_id, count(DISTINCT worker_id) AS workers
    FROM employment
    WHERE contract_kind <> 'dispatch' AND hired_on < $as_of::DATE - 30
      AND (left_on IS NULL OR left_on > $as_of)
    GROUP BY ALL
)
SELECT s.enterprise_id, s.workers::DECIMAL(16, 2) AS amount
FROM staff s
JOIN enterprise e ON e.id = s.enterprise_id
ANTI JOIN (
    SELECT enterprise_id FROM registration
    WHERE registered_on <= $as_of AND (cancelled_on IS NULL OR cancelled_on > $as_of)
) r ON r.enterprise_id = s.enterprise_id
WHERE (e.established_on IS NULL OR e.established_on < $as_of::DATE - 30)
  AND e.status <> 'deregistered' AND (e.closed_on IS NULL OR e.closed_on > $as_of)
