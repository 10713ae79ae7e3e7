-- How much of a calculation lies in gaps of cover that ended before a day. Months in a row of one
-- person and scheme are one gap; one that still goes on ends with the calculation's own day.
WITH line AS (
    SELECT l.worker_id, l.scheme, l.month, l.amount_yuan,
           l.month - make_interval(months => dense_rank() OVER (
               PARTITION BY l.worker_id, l.scheme ORDER BY l.month)::int) AS run
    FROM compliance_calculationline_seen l
    WHERE l.calculation_id = %(calculation)s AND l.kind = 'contribution'
),
gap AS (
    SELECT l.worker_id, max(l.month) AS last_month, sum(l.amount_yuan) AS yuan
    FROM line l
    GROUP BY l.worker_id, l.scheme, l.run
)
SELECT count(DISTINCT g.worker_id)::int AS workers, sum(g.yuan) AS yuan
FROM gap g
WHERE g.last_month + interval '1 month' <= %(before)s::date
