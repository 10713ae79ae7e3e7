-- Benefits for a month after the month of death.
SELECT b.worker_id,
       CASE b.kind WHEN 'pension' THEN 1
                   WHEN 'unemployment' THEN 3
                   WHEN 'injury' THEN 4
                   WHEN 'maternity' THEN 5 END AS scheme,
       b.kind AS detail,
       b.month AS from_month,
       b.month AS to_month,
       b.amount, b.batch_id
FROM enterprises_benefit b
JOIN enterprises_death d ON d.worker_id = b.worker_id
WHERE b.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR b.worker_id = ANY (%(chosen)s::int[]))
  AND d.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR d.worker_id = ANY (%(chosen)s::int[]))
  AND b.month <= %(as_of_month)s
  -- A death after the as-of day cannot meet this.
  AND b.month > date_trunc('month', d.died_on::timestamp)::date
