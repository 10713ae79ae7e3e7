-- Months employed less months insured, as maximal runs. Months are counted from year 0. Only those
-- whose first employed month, last employed month or number of insured months leaves room for a gap
-- are swept.
WITH employed AS (
    SELECT e.enterprise_id, e.worker_id, k.schemes,
           year(e.hired_on + 31) * 12 + month(e.hired_on + 31) AS first,
           year(least(coalesce(e.left_on - 1, $as_of), $as_of)) * 12
               + month(least(coalesce(e.left_on - 1, $as_of), $as_of)) AS last
    FROM employment e
    JOIN (SELECT contract_kind, bit_or(1 << scheme) AS schemes FROM applies GROUP BY ALL) k
      USING (contract_kind)
    WHERE e.hired_on + 31 <= least(coalesce(e.left_on - 1, $as_of), $as_of)
),
insured AS (
    SELECT enterprise_id, worker_id, scheme,
           year(from_month) * 12 + month(from_month) AS first,
           year(least(coalesce(to_month, $as_of_month), $as_of_month)) * 12
               + month(least(coalesce(to_month, $as_of_month), $as_of_month)) AS last
    FROM insurance
    WHERE from_month <= $as_of_month
),
spanned AS (
    SELECT enterprise_id, worker_id, scheme, min(first) AS first, max(last) AS last,
           sum(last - first + 1) AS months
    FROM insured
    GROUP BY ALL
),
suspect AS (
    SELECT DISTINCT s.enterprise_id, s.worker_id, s.scheme
    FROM spanned s
    JOIN employed e USING (enterprise_id, worker_id)
    WHERE (e.schemes & (1 << s.scheme)) <> 0
      AND (e.first < s.first OR e.last > s.last OR s.months <> s.last - s.first + 1)
),
event AS (
    SELECT s.enterprise_id, s.worker_id, s.scheme, e.first AS begins, 1 AS employed, 0 AS insured
    FROM suspect s JOIN employed e USING (enterprise_id, worker_id)
    WHERE (e.schemes & (1 << s.scheme)) <> 0
    UNION ALL
    SELECT s.enterprise_id, s.worker_id, s.scheme, e.last + 1, -1, 0
    FROM suspect s JOIN employed e USING (enterprise_id, worker_id)
    WHERE (e.schemes & (1 << s.scheme)) <> 0
    UNION ALL
    SELECT enterprise_id, worker_id, scheme, i.first, 0, 1
    FROM suspect JOIN insured i USING (enterprise_id, worker_id, scheme)
    UNION ALL
    SELECT enterprise_id, worker_id, scheme, i.last + 1, 0, -1
    FROM suspect JOIN insured i USING (enterprise_id, worker_id, scheme)
),
turn AS (
    SELECT enterprise_id, worker_id, scheme, begins, sum(employed) AS employed, sum(insured) AS insured
    FROM event
    GROUP BY ALL
),
state AS (
    SELECT enterprise_id, worker_id, scheme, begins,
           sum(employed) OVER w > 0 AND sum(insured) OVER w = 0 AS open
    FROM turn
    WINDOW w AS (PARTITION BY enterprise_id, worker_id, scheme ORDER BY begins)
),
change AS (
    SELECT *, lag(open, 1, false) OVER w AS was_open
    FROM state
    WINDOW w AS (PARTITION BY enterprise_id, worker_id, scheme ORDER BY begins)
),
run AS (
    SELECT enterprise_id, worker_id, scheme, open, begins AS first, lead(begins) OVER w - 1 AS last
    FROM change
    WHERE open <> was_open
    WINDOW w AS (PARTITION BY enterprise_id, worker_id, scheme ORDER BY begins)
)
SELECT enterprise_id, worker_id, scheme,
       make_date(((first - 1) // 12)::INT, ((first - 1) % 12 + 1)::INT, 1) AS from_month,
       make_date(((last - 1) // 12)::INT, ((last - 1) % 12 + 1)::INT, 1) AS to_month
FROM run
WHERE open
