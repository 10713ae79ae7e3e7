-- People who were insured here for the first time later than the month in which the days of grace
-- after their hire ended.
WITH hired AS (
    -- The earliest employment that outlasted its grace (before the as-of day) and to which some
    -- scheme applies.
    SELECT e.enterprise_id, e.worker_id,
           date_trunc('month', (min(e.hired_on) + %(grace_days)s)::timestamp)::date AS due_month,
           max(e.batch_id) AS batch_id
    FROM enterprises_employment e
    WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.hired_on < %(as_of)s - %(grace_days)s
      AND (e.left_on IS NULL OR e.left_on > e.hired_on + %(grace_days)s + 1)
      AND e.contract_kind = ANY (ARRAY(
          SELECT a.contract_kind FROM enterprises_schemeapplicability a))
    GROUP BY e.enterprise_id, e.worker_id
),
enrolled AS (
    SELECT r.enterprise_id, r.worker_id, min(r.from_month) AS first_month
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
    GROUP BY r.enterprise_id, r.worker_id
)
SELECT h.enterprise_id, h.worker_id,
       h.due_month AS from_month,
       (n.first_month - interval '1 month')::date AS to_month,
       extract(year FROM age(n.first_month, h.due_month)) * 12
           + extract(month FROM age(n.first_month, h.due_month)) AS amount,
       h.batch_id
FROM hired h
-- A full join is merged or hashed, never looped, however few rows the planner expects; the WHERE
-- leaves those that have a partner.
FULL JOIN enrolled n ON n.enterprise_id = h.enterprise_id AND n.worker_id = h.worker_id
WHERE coalesce(n.first_month > h.due_month, false)
  -- Folded away by the planner while the parameter is off.
  AND (NOT %(leave_out_pension_age)s OR NOT EXISTS (
      SELECT FROM enterprises_worker w
      WHERE w.id = h.worker_id
        AND w.birth_month + make_interval(months => (
                SELECT a.age_months FROM organisation_pensionage a
                WHERE a.kind = 'worker' AND a.sex = w.sex AND a.born_from <= w.birth_month
                ORDER BY a.born_from DESC LIMIT 1
            )) < %(as_of_month)s
  ))
