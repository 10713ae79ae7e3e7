-- The registrations of these people at one enterprise, as of a day.
SELECT e.worker_id, e.hired_on, e.left_on, e.contract_kind, e.monthly_wage
FROM enterprises_employment_seen e
WHERE e.enterprise_id = %(enterprise)s AND e.worker_id = ANY (%(workers)s::int[])
  AND e.hired_on <= %(as_of)s
ORDER BY e.worker_id, e.hired_on
