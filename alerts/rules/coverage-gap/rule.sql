-- Months in which people worked here past their days of grace and were not insured here in a scheme
-- that applied to them, for everybody insured here in that scheme at some time. Months are ranges
-- of days from a first of the month to the next, so that neighbours melt into one.
WITH employed AS NOT MATERIALIZED (
    SELECT e.enterprise_id, e.worker_id, e.contract_kind, e.batch_id,
           date_trunc('month', (e.hired_on + %(grace_days)s + 1)::timestamp)::date AS first_month,
           date_trunc('month', (least(e.left_on - 1, %(as_of)s))::timestamp)::date AS last_month
    FROM enterprises_employment e
    WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.hired_on < %(as_of)s - %(grace_days)s
      AND (e.left_on IS NULL OR e.left_on > e.hired_on + %(grace_days)s + 1)
),
insured AS NOT MATERIALIZED (
    SELECT r.enterprise_id, r.worker_id, r.scheme, r.from_month,
           coalesce(r.to_month, 'infinity') AS to_month
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
),
doubtful AS (
    -- Only for speed: where each record covers the whole stay nothing is missing, and most do.
    -- Both tables run side by side in the order of their keys; a join would cost a guess.
    SELECT b.enterprise_id, b.worker_id
    FROM (
        SELECT e.enterprise_id, e.worker_id, e.first_month, e.last_month,
               NULL::date AS from_month, NULL::date AS to_month
        FROM employed e
        UNION ALL
        SELECT i.enterprise_id, i.worker_id, NULL, NULL, i.from_month, i.to_month
        FROM insured i
    ) b
    GROUP BY b.enterprise_id, b.worker_id
    HAVING max(b.from_month) > min(b.first_month) OR min(b.to_month) < max(b.last_month)
),
piece AS (
    SELECT e.enterprise_id, e.worker_id, a.scheme, e.batch_id,
           daterange(e.first_month, (e.last_month + interval '1 month')::date) AS owed,
           NULL::daterange AS insured
    FROM doubtful d
    JOIN employed e ON e.enterprise_id = d.enterprise_id AND e.worker_id = d.worker_id
    JOIN enterprises_schemeapplicability a ON a.contract_kind = e.contract_kind
    UNION ALL
    SELECT i.enterprise_id, i.worker_id, i.scheme, NULL, NULL,
           daterange(i.from_month, (i.to_month + interval '1 month')::date)
    FROM doubtful d
    JOIN insured i ON i.enterprise_id = d.enterprise_id AND i.worker_id = d.worker_id
),
compared AS (
    -- Never insured in the scheme: nothing to subtract, hence no months (NULL) and no finding.
    SELECT p.enterprise_id, p.worker_id, p.scheme, max(p.batch_id) AS batch_id,
           range_agg(p.owed) - range_agg(p.insured) AS months
    FROM piece p
    GROUP BY p.enterprise_id, p.worker_id, p.scheme
)
SELECT c.enterprise_id, c.worker_id, c.scheme,
       lower(gap) AS from_month,
       (upper(gap) - interval '1 month')::date AS to_month,
       c.batch_id
FROM compared c
CROSS JOIN LATERAL unnest(c.months) AS gap
-- Folded away by the planner while the parameter is off.
WHERE (NOT %(leave_out_pension_age)s OR NOT EXISTS (
    SELECT FROM enterprises_worker w
    WHERE w.id = c.worker_id
      AND w.birth_month + make_interval(months => (
              SELECT a.age_months FROM organisation_pensionage a
              WHERE a.kind = 'worker' AND a.sex = w.sex AND a.born_from <= w.birth_month
              ORDER BY a.born_from DESC LIMIT 1
          )) < %(as_of_month)s
))
