-- A page of the people ever registered at an enterprise, in the order of their first hire, with
-- the schemes that cover them there now.
WITH registered AS (
    SELECT e.worker_id, min(e.hired_on) AS hired_on, count(*)::int AS contracts,
           CASE WHEN bool_or(e.left_on IS NULL) THEN NULL ELSE max(e.left_on) END AS left_on,
           max(e.monthly_wage) AS monthly_wage
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s
    GROUP BY e.worker_id
),
page AS MATERIALIZED (
    SELECT *
    FROM registered
    WHERE (hired_on, worker_id) > (%(after_day)s::date, %(after_worker)s)
    ORDER BY hired_on, worker_id
    LIMIT %(most)s
),
covered AS (
    SELECT r.worker_id, array_agg(DISTINCT r.scheme ORDER BY r.scheme) AS schemes
    FROM enterprises_insurancerecord_seen r
    WHERE r.enterprise_id = %(enterprise)s AND r.worker_id IN (SELECT worker_id FROM page)
      AND r.from_month <= %(month)s AND (r.to_month IS NULL OR r.to_month >= %(month)s)
    GROUP BY r.worker_id
)
SELECT p.*, w.name, w.id_cipher, coalesce(c.schemes, '{}') AS schemes
FROM page p
-- A barrier view takes in a value, but no join: joined, it reads everybody (1.4 s instead of 2 ms
-- among 590,000). OFFSET 0 keeps the look-ups look-ups.
LEFT JOIN LATERAL (
    SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = p.worker_id OFFSET 0
) w ON true
LEFT JOIN covered c ON c.worker_id = p.worker_id
ORDER BY p.hired_on, p.worker_id
