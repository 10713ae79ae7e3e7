-- Months in which an enterprise insured somebody who did not work there, had died before, or whom
-- it could not employ, being closed. Months are ranges of days from a first of the month to the
-- next, so that neighbours melt into one.
WITH insured AS NOT MATERIALIZED (
    -- Within the window, whatever the scheme.
    SELECT r.enterprise_id, r.worker_id, r.batch_id,
           greatest(r.from_month,
                    (%(as_of_month)s::date - make_interval(months => %(window_months)s - 1))::date
           ) AS first_month,
           least(r.to_month, %(as_of_month)s) AS last_month
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
      AND (r.to_month IS NULL
           OR r.to_month >= %(as_of_month)s::date - make_interval(months => %(window_months)s - 1))
),
employed AS NOT MATERIALIZED (
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
doubtful AS (
    -- Only for speed: the living whom one employment explains, at an enterprise that is not
    -- closed, need no arithmetic.
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
    SELECT i.enterprise_id, i.worker_id
    FROM insured i
    JOIN enterprises_death d ON d.worker_id = i.worker_id
    UNION
    SELECT i.enterprise_id, i.worker_id
    FROM insured i
    JOIN enterprises_enterprise x ON x.id = i.enterprise_id
    WHERE x.id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR x.id = ANY (%(chosen)s::int[]))
      AND x.closed_on IS NOT NULL
),
piece AS (
    -- Stretches of cover and of work, side by side: joining two aggregates would cost a guess.
    SELECT i.enterprise_id, i.worker_id, i.batch_id, NULL::daterange AS work,
           daterange(i.first_month, (i.last_month + interval '1 month')::date) AS insured
    FROM doubtful d
    JOIN insured i ON i.enterprise_id = d.enterprise_id AND i.worker_id = d.worker_id
    UNION ALL
    SELECT e.enterprise_id, e.worker_id, NULL,
           daterange(e.first_month, (e.last_month + interval '1 month')::date), NULL
    FROM doubtful d
    JOIN employed e ON e.enterprise_id = d.enterprise_id AND e.worker_id = d.worker_id
    UNION ALL
    -- Where the enterprise has no employment in the feed, nothing speaks against any month.
    SELECT d.enterprise_id, d.worker_id, NULL, daterange(NULL, NULL), NULL
    FROM doubtful d
    WHERE NOT EXISTS (
        SELECT FROM enterprises_employment e
        WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
          AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
          AND e.enterprise_id = d.enterprise_id
          AND e.hired_on <= %(as_of)s
    )
),
compared AS (
    SELECT p.enterprise_id, p.worker_id, max(p.batch_id) AS batch_id,
           range_agg(p.insured) AS insured,
           range_agg(p.insured) - coalesce(range_agg(p.work), '{}') AS idle
    FROM piece p
    GROUP BY p.enterprise_id, p.worker_id
),
suspect AS MATERIALIZED (
    -- `ended`: the months after that of the death or of the closing, whichever came first.
    SELECT c.enterprise_id, c.worker_id, c.batch_id, c.idle,
           CASE WHEN d.died_on IS NULL AND x.closed_on IS NULL THEN '{}'
                ELSE c.insured * datemultirange(daterange(
                         (date_trunc('month', least(d.died_on, x.closed_on)::timestamp)
                          + interval '1 month')::date, NULL)) END AS ended
    FROM compared c
    JOIN enterprises_enterprise x ON x.id = c.enterprise_id
    LEFT JOIN enterprises_death d ON d.worker_id = c.worker_id
    WHERE x.id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR x.id = ANY (%(chosen)s::int[]))
),
judged AS (
    SELECT s.enterprise_id, s.worker_id, s.batch_id, s.idle, s.ended, NULL::daterange AS elsewhere
    FROM suspect s
    UNION ALL
    -- The only look beyond the enterprise, hence by worker: while another enterprise has the worker
    -- by dispatch, it is for this one, the dispatching unit, to insure. A dispatch here is work and
    -- left no idle months, so there is no need to ask where.
    SELECT s.enterprise_id, s.worker_id, NULL, NULL, NULL,
           daterange(date_trunc('month', e.hired_on::timestamp)::date,
                     (date_trunc('month', (least(e.left_on - 1, %(as_of)s))::timestamp)
                      + interval '1 month')::date)
    FROM suspect s
    JOIN employments_by_worker e ON e.worker_id = s.worker_id
    WHERE e.contract_kind = 'dispatch'
      AND e.hired_on <= %(as_of)s
      AND (e.left_on IS NULL OR e.left_on > e.hired_on)
      -- Only for speed: from people without idle months nothing can be taken.
      AND NOT isempty(s.idle)
),
ghost AS (
    SELECT j.enterprise_id, j.worker_id, max(j.batch_id) AS batch_id,
           range_agg(j.idle) - coalesce(range_agg(j.elsewhere), '{}') + range_agg(j.ended) AS months
    FROM judged j
    GROUP BY j.enterprise_id, j.worker_id
),
run AS (
    SELECT g.enterprise_id, g.worker_id, g.batch_id, lower(m) AS from_month, upper(m) AS end_month,
           extract(year FROM age(upper(m), lower(m))) * 12
               + extract(month FROM age(upper(m), lower(m))) AS amount
    FROM ghost g CROSS JOIN LATERAL unnest(g.months) AS m
)
SELECT r.enterprise_id, r.worker_id, r.from_month,
       (r.end_month - interval '1 month')::date AS to_month,
       r.amount, r.batch_id
FROM run r
WHERE r.amount >= %(min_months)s
