-- Months for which an enterprise declared clearly more people for tax than it insured.
WITH insured AS (
    -- The months in which a worker is insured here in any scheme.
    SELECT r.enterprise_id, r.worker_id,
           range_agg(daterange(r.from_month, (r.to_month + interval '1 month')::date)) AS months
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
    GROUP BY r.enterprise_id, r.worker_id
),
stretch AS (
    SELECT i.enterprise_id, lower(s) AS from_month, upper(s) AS end_month
    FROM insured i CROSS JOIN LATERAL unnest(i.months) AS s
),
change AS (
    -- How many people more (or less) are insured from this month on.
    SELECT c.enterprise_id, c.month, sum(c.persons)::int AS persons
    FROM (
        SELECT s.enterprise_id, s.from_month AS month, 1 AS persons FROM stretch s
        UNION ALL
        SELECT s.enterprise_id, s.end_month, -1 FROM stretch s WHERE s.end_month IS NOT NULL
    ) c
    GROUP BY c.enterprise_id, c.month
),
compared AS (
    -- Filings among the changes: the running sum up to a filing's month (peers included) is the
    -- number of people insured in it. Sorting once is far cheaper than a row per worker and month.
    SELECT t.enterprise_id, t.month, t.headcount, t.batch_id,
           sum(t.persons) OVER (PARTITION BY t.enterprise_id ORDER BY t.month) AS insured
    FROM (
        SELECT c.enterprise_id, c.month, c.persons, NULL::int AS headcount, NULL::int AS batch_id
        FROM change c
        UNION ALL
        SELECT f.enterprise_id, f.month, 0, f.headcount, f.batch_id
        FROM enterprises_taxfiling f
        WHERE f.enterprise_id BETWEEN %(first)s AND %(last)s
          AND (%(chosen)s::int[] IS NULL OR f.enterprise_id = ANY (%(chosen)s::int[]))
          AND f.month <= %(as_of_month)s
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
