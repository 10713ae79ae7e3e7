-- People insured in one scheme in one month at two or more enterprises.
WITH several AS (
    -- Only for speed: most people are only ever insured at one enterprise.
    SELECT i.worker_id
    FROM insurance_by_worker i
    WHERE i.worker_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR i.worker_id = ANY (%(chosen)s::int[]))
    GROUP BY i.worker_id
    HAVING min(i.enterprise_id) <> max(i.enterprise_id)
),
insured AS (
    -- Months are ranges of days, and none lies after the as-of month.
    SELECT i.worker_id, i.scheme, i.enterprise_id, max(i.batch_id) AS batch_id,
           range_agg(daterange(
               i.from_month,
               (least(i.to_month, %(as_of_month)s) + interval '1 month')::date)) AS months
    FROM several s
    JOIN insurance_by_worker i ON i.worker_id = s.worker_id
    WHERE i.worker_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR i.worker_id = ANY (%(chosen)s::int[]))
      AND i.from_month <= %(as_of_month)s
      AND i.scheme = ANY (%(schemes)s::int[])
    GROUP BY i.worker_id, i.scheme, i.enterprise_id
),
shared AS (
    -- What an enterprise has in common with all others of the person together.
    SELECT i.worker_id, i.scheme, i.enterprise_id, i.batch_id,
           i.months * range_agg(i.months) OVER (
               PARTITION BY i.worker_id, i.scheme
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW
           ) AS months
    FROM insured i
)
SELECT s.enterprise_id, s.worker_id, s.scheme,
       lower(run) AS from_month,
       (upper(run) - interval '1 month')::date AS to_month,
       s.batch_id
FROM shared s
CROSS JOIN LATERAL unnest(s.months) AS run
