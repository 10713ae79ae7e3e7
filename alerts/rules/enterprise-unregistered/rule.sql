-- Enterprises with staff past the days of grace and no registration with social insurance in force.
SELECT x.id AS enterprise_id,
       count(DISTINCT e.worker_id) AS amount,
       max(e.batch_id) AS batch_id
FROM enterprises_enterprise x
JOIN enterprises_employment e ON e.enterprise_id = x.id
WHERE x.id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR x.id = ANY (%(chosen)s::int[]))
  AND (x.established_on IS NULL OR x.established_on < %(as_of)s - %(establishment_days)s)
  AND x.status <> 'deregistered'
  AND (x.closed_on IS NULL OR x.closed_on > %(as_of)s)
  AND e.enterprise_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
  AND e.hired_on < %(as_of)s - %(grace_days)s
  AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
  -- Dispatched people are insured by the unit that sends them.
  AND e.contract_kind <> 'dispatch'
  AND NOT EXISTS (
      SELECT FROM enterprises_insuranceregistration g
      WHERE g.enterprise_id BETWEEN %(first)s AND %(last)s
        AND (%(chosen)s::int[] IS NULL OR g.enterprise_id = ANY (%(chosen)s::int[]))
        AND g.enterprise_id = x.id
        AND g.registered_on <= %(as_of)s
        AND (g.cancelled_on IS NULL OR g.cancelled_on > %(as_of)s)
  )
  -- Folded away by the planner while the parameter is off.
  AND (NOT %(leave_out_pension_age)s OR NOT EXISTS (
      SELECT FROM enterprises_worker w
      WHERE w.id = e.worker_id
        AND w.birth_month + make_interval(months => (
                SELECT a.age_months FROM organisation_pensionage a
                WHERE a.kind = 'worker' AND a.sex = w.sex AND a.born_from <= w.birth_month
                ORDER BY a.born_from DESC LIMIT 1
            )) < %(as_of_month)s
  ))
GROUP BY x.id
HAVING count(DISTINCT e.worker_id) >= %(min_staff)s
