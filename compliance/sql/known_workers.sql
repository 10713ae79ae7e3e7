-- How many people were ever registered as working at an enterprise.
SELECT count(DISTINCT e.worker_id)::int AS people
FROM enterprises_employment_seen e
WHERE e.enterprise_id = %(enterprise)s
