-- Unemployment benefits for a month on whose first day the person was employed.
SELECT e.enterprise_id, b.worker_id,
       3 AS scheme,
       b.kind AS detail,
       b.month AS from_month,
       b.month AS to_month,
       b.amount, b.batch_id
FROM enterprises_benefit b
JOIN employments_by_worker e ON e.worker_id = b.worker_id
WHERE b.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR b.worker_id = ANY (%(chosen)s::int[]))
  AND e.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR e.worker_id = ANY (%(chosen)s::int[]))
  AND b.kind = 'unemployment'
  AND b.month <= %(as_of_month)s
  AND e.hired_on <= b.month
  AND (e.left_on IS NULL OR e.left_on > b.month)
-- Several employments at one enterprise are one finding.
GROUP BY e.enterprise_id, b.worker_id, b.kind, b.month, b.amount, b.batch_id
