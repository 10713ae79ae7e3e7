-- People who have worked here longer than the days of grace and are insured here in no scheme.
SELECT e.enterprise_id, e.worker_id, max(e.batch_id) AS batch_id
FROM enterprises_employment e
WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
  AND e.hired_on < %(as_of)s - %(grace_days)s
  AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
  -- Some scheme applies: nobody is missing where the law names another employer, as with dispatch.
  AND e.contract_kind = ANY (ARRAY(SELECT a.contract_kind FROM enterprises_schemeapplicability a))
  AND NOT EXISTS (
      SELECT FROM enterprises_insurancerecord r
      WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
        AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
        AND r.enterprise_id = e.enterprise_id
        AND r.worker_id = e.worker_id
        AND r.from_month <= %(as_of_month)s
        AND (r.to_month IS NULL OR r.to_month >= %(as_of_month)s)
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
-- Several employments of one worker here are one finding.
GROUP BY e.enterprise_id, e.worker_id
