-- The insurance records of these people at one enterprise, as of a month.
SELECT r.worker_id, r.scheme, r.from_month, r.to_month
FROM enterprises_insurancerecord_seen r
WHERE r.enterprise_id = %(enterprise)s AND r.worker_id = ANY (%(workers)s::int[])
  AND r.from_month <= %(as_of)s
ORDER BY r.worker_id, r.scheme, r.from_month
