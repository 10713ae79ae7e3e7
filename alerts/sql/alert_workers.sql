-- A page of the people an alert concerns, longest first: by the first month found, else by hire.
-- The page is cut before names are joined, since the wall around people is asked row by row.
WITH found AS (
    SELECT f.worker_id,
           min(f.from_month) FILTER (WHERE f.from_month > '0001-01-01') AS first_month,
           max(f.to_month) AS last_month,
           sum(f.amount) AS amount,
           count(*)::int AS findings
    FROM alerts_finding_seen f
    WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL AND f.worker_id <> 0
    GROUP BY f.worker_id
),
hired AS (
    SELECT e.worker_id, min(e.hired_on) AS hired_on
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s
    GROUP BY e.worker_id
),
page AS MATERIALIZED (
    SELECT f.*, coalesce(f.first_month, h.hired_on, '0001-01-01') AS since
    FROM found f
    LEFT JOIN hired h ON h.worker_id = f.worker_id
    WHERE (coalesce(f.first_month, h.hired_on, '0001-01-01'), f.worker_id)
          > (%(after_day)s::date, %(after_worker)s)
    ORDER BY since, f.worker_id
    LIMIT %(most)s
)
SELECT p.*, w.name, w.id_cipher
FROM page p
-- A barrier view takes in a value, but no join: joined, it reads everybody (1.4 s instead of 2 ms
-- among 590,000). OFFSET 0 keeps the look-ups look-ups.
LEFT JOIN LATERAL (
    SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = p.worker_id OFFSET 0
) w ON true
ORDER BY p.since, p.worker_id
