-- What stands beside a person without excusing the employer: own insurance in force on a day, and
-- the latest answer to why they are not insured.
SELECT i.worker_id, 'insurance' AS what, i.kind AS value,
       array_agg(DISTINCT i.scheme ORDER BY i.scheme) AS schemes, NULL::date AS asked_on
FROM enterprises_individualinsurance_seen i
WHERE i.worker_id = ANY (%(workers)s::int[])
  AND i.from_month <= %(as_of)s
  AND (i.to_month IS NULL OR i.to_month >= date_trunc('month', %(as_of)s::timestamp))
GROUP BY i.worker_id, i.kind
UNION ALL
SELECT * FROM (
    SELECT DISTINCT ON (s.worker_id) s.worker_id, 'survey', s.reason, NULL::smallint[], s.surveyed_on
    FROM enterprises_coveragesurvey_seen s
    WHERE s.worker_id = ANY (%(workers)s::int[]) AND s.surveyed_on <= %(as_of)s
    ORDER BY s.worker_id, s.surveyed_on DESC
) latest
ORDER BY 1, 2, 3
