-- Months in which an enterprise insured somebody who did not work there, had died before, or whom
-- it could not employ, being closed. Months are ranges of days from a first of the month to the
-- next.
WITH period AS (
    SELECT (%(as_of_month)s::date - make_interval(months => %(window_months)s - 1))::date AS first_month,
           (%(as_of_month)s::date + interval '1 month')::date AS end_month
),
insured AS MATERIALIZED (
    -- Whatever the scheme; the five records of most people fall together.
    SELECT r.enterprise_id, r.worker_id,
           greatest(r.from_month, p.first_month) AS first_month,
           least(r.to_month, %(as_of_month)s) AS last_month,
           max(r.batch_id) AS batch_id
    FROM enterprises_insurancerecord r
    CROSS JOIN period p
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
      AND (r.to_month IS NULL OR r.to_month >= p.first_month)
    GROUP BY r.enterprise_id, r.worker_id, 3, 4
),
employed AS (
    -- From the month of the first to that of the last active day up to the as-of day.
    SELECT e.enterprise_id, e.worker_id,
           date_trunc('month', e.hired_on::timestamp)::date AS first_month,
           date_trunc('month', (least(e.left_on - 1, %(as_of)s))::timestamp)::date AS last_month
    FROM enterprises_employment e
    WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.hired_on <= %(as_of)s
      AND (e.left_on IS NULL OR e.left_on > e.hired_on)
),
ended AS (
    -- The month of a worker's death or of the enterprise's closing, the earlier of the two.
    SELECT i.enterprise_id, i.worker_id,
           date_trunc('month', least(min(d.died_on), min(x.closed_on))::timestamp)::date AS last_month
    FROM insured i
    JOIN enterprises_enterprise x ON x.id = i.enterprise_id
    LEFT JOIN enterprises_death d ON d.worker_id = i.worker_id
    WHERE x.id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR x.id = ANY (%(chosen)s::int[]))
      AND (d.worker_id IS NOT NULL OR x.closed_on IS NOT NULL)
    GROUP BY i.enterprise_id, i.worker_id
),
doubtful AS (
    -- Only for speed: who is insured no longer than one employment lasts needs no arithmetic.
    SELECT i.enterprise_id, i.worker_id
    FROM insured i
    WHERE NOT EXISTS (
        SELECT FROM employed e
        WHERE e.enterprise_id = i.enterprise_id
          AND e.worker_id = i.worker_id
          AND e.first_month <= i.first_month
          AND e.last_month >= i.last_month
    )
    UNION
    SELECT n.enterprise_id, n.worker_id FROM ended n
),
cover AS (
    SELECT i.enterprise_id, i.worker_id, max(i.batch_id) AS batch_id,
           range_agg(daterange(i.first_month, (i.last_month + interval '1 month')::date)) AS months
    FROM insured i
    JOIN doubtful d ON d.enterprise_id = i.enterprise_id AND d.worker_id = i.worker_id
    GROUP BY i.enterprise_id, i.worker_id
),
explained AS (
    -- Months of employment here.
    SELECT e.enterprise_id, e.worker_id,
           daterange(e.first_month, (e.last_month + interval '1 month')::date) AS months
    FROM employed e
    JOIN doubtful d ON d.enterprise_id = e.enterprise_id AND d.worker_id = e.worker_id
    UNION ALL
    -- Months in which another enterprise has the worker by dispatch: then it is for this one, the
    -- dispatching unit, to insure. The only look beyond the enterprise, hence by worker.
    SELECT d.enterprise_id, d.worker_id,
           daterange(date_trunc('month', e.hired_on::timestamp)::date,
                     (date_trunc('month', (least(e.left_on - 1, %(as_of)s))::timestamp)
                      + interval '1 month')::date)
    FROM doubtful d
    JOIN employments_by_worker e
      ON e.worker_id = d.worker_id AND e.enterprise_id <> d.enterprise_id
    WHERE e.contract_kind = 'dispatch'
      AND e.hired_on <= %(as_of)s
      AND (e.left_on IS NULL OR e.left_on > e.hired_on)
    UNION ALL
    -- All months, where the enterprise has no employment in the feed.
    SELECT d.enterprise_id, d.worker_id, daterange(NULL, NULL)
    FROM doubtful d
    WHERE NOT EXISTS (
        SELECT FROM enterprises_employment e
        WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
          AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
          AND e.enterprise_id = d.enterprise_id
          AND e.hired_on <= %(as_of)s
    )
),
work AS (
    SELECT x.enterprise_id, x.worker_id, range_agg(x.months) AS months
    FROM explained x
    GROUP BY x.enterprise_id, x.worker_id
)
SELECT c.enterprise_id, c.worker_id,
       lower(run) AS from_month,
       (upper(run) - interval '1 month')::date AS to_month,
       m.months AS amount,
       c.batch_id
FROM cover c
LEFT JOIN work w ON w.enterprise_id = c.enterprise_id AND w.worker_id = c.worker_id
LEFT JOIN ended n ON n.enterprise_id = c.enterprise_id AND n.worker_id = c.worker_id
-- Insured and without work, or insured after the end.
CROSS JOIN LATERAL unnest(
    (c.months - coalesce(w.months, '{}'))
    + (c.months * CASE WHEN n.last_month IS NULL THEN '{}'
                       ELSE datemultirange(daterange((n.last_month + interval '1 month')::date, NULL))
                  END)
) AS run
CROSS JOIN LATERAL (
    SELECT extract(year FROM age(upper(run), lower(run))) * 12
           + extract(month FROM age(upper(run), lower(run))) AS months
) m
WHERE m.months >= %(min_months)s
