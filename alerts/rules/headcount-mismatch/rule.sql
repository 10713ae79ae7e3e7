-- Months for which an enterprise declared clearly more people for tax than it insured.
WITH insured AS (
    SELECT r.enterprise_id, r.worker_id,
           min(r.from_month) AS first_from, max(r.from_month) AS last_from,
           min(coalesce(r.to_month, 'infinity')) AS first_to,
           max(coalesce(r.to_month, 'infinity')) AS last_to
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
    GROUP BY r.enterprise_id, r.worker_id
),
several AS (
    -- People whose records differ: their months, whatever the scheme, as ranges of days.
    SELECT r.enterprise_id, r.worker_id,
           range_agg(daterange(r.from_month,
                               (coalesce(r.to_month, 'infinity') + interval '1 month')::date)) AS months
    FROM insured i
    JOIN enterprises_insurancerecord r
      ON r.enterprise_id = i.enterprise_id AND r.worker_id = i.worker_id
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND (i.first_from < i.last_from OR i.first_to < i.last_to)
    GROUP BY r.enterprise_id, r.worker_id
),
stretch AS (
    SELECT i.enterprise_id, i.first_from AS from_month,
           (i.first_to + interval '1 month')::date AS end_month
    FROM insured i
    WHERE i.first_from = i.last_from AND i.first_to = i.last_to
    UNION ALL
    SELECT s.enterprise_id, lower(m), upper(m)
    FROM several s CROSS JOIN LATERAL unnest(s.months) AS m
),
compared AS (
    -- Filings among the moments at which a person more, or less, is insured: the running sum up to
    -- a filing's month (peers included) is the number of people insured in it. Sorting once is far
    -- cheaper than a row per worker and month.
    SELECT t.enterprise_id, t.month, t.headcount, t.batch_id,
           sum(t.persons) OVER (PARTITION BY t.enterprise_id ORDER BY t.month) AS insured
    FROM (
        SELECT s.enterprise_id, s.from_month AS month, 1 AS persons, NULL::int AS headcount,
               NULL::int AS batch_id
        FROM stretch s
        UNION ALL
        SELECT s.enterprise_id, s.end_month, -1, NULL, NULL FROM stretch s
        UNION ALL
        SELECT f.enterprise_id, f.month, 0, f.headcount, f.batch_id
        FROM enterprises_taxfiling f
        WHERE f.enterprise_id BETWEEN %(first)s AND %(last)s
          AND (%(chosen)s::int[] IS NULL OR f.enterprise_id = ANY (%(chosen)s::int[]))
          AND f.month <= %(as_of_month)s
          -- Only for speed: the difference cannot be greater than the head count.
          AND f.headcount >= %(min_difference)s
    ) t
)
SELECT c.enterprise_id,
       c.month AS from_month,
       c.month AS to_month,
       c.headcount - c.insured AS amount,
       c.batch_id
FROM compared c
WHERE c.headcount - c.insured >= %(min_difference)s
  AND (c.headcount - c.insured) * 100 >= c.headcount * %(min_percent)s
