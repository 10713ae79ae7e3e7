-- Persons insured by enterprise and month from a sweep over the ends of their covered spans. The
-- spans of a person's schemes mostly are one and the same; only the others are joined by a window.
WITH span AS (
    SELECT DISTINCT enterprise_id, worker_id, from_month AS first,
           least(coalesce(to_month, $as_of_month), $as_of_month) AS last
    FROM insurance
    WHERE from_month <= $as_of_month
),
single AS (
    SELECT enterprise_id, worker_id, min(first) AS first, max(last) AS last, count(*) AS spans
    FROM span
    GROUP BY ALL
),
ahead AS (
    SELECT s.*, max(s.last) OVER (
               PARTITION BY s.enterprise_id, s.worker_id ORDER BY s.first, s.last
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM span s SEMI JOIN (SELECT * FROM single WHERE spans > 1) m USING (enterprise_id, worker_id)
),
piece AS (
    SELECT enterprise_id, first, last FROM single WHERE spans = 1
    UNION ALL
    -- What a span adds to those begun before it.
    SELECT enterprise_id, greatest(first, coalesce((reached + INTERVAL 1 MONTH)::DATE, first)), last
    FROM ahead
    WHERE reached IS NULL OR last > reached
),
turn AS (
    SELECT enterprise_id, begins, sum(step) AS step
    FROM (
        SELECT enterprise_id, first AS begins, 1 AS step FROM piece
        UNION ALL
        SELECT enterprise_id, (last + INTERVAL 1 MONTH)::DATE, -1 FROM piece
    )
    GROUP BY ALL
),
insured AS (
    SELECT enterprise_id, begins,
           sum(step) OVER (PARTITION BY enterprise_id ORDER BY begins)::INTEGER AS persons
    FROM turn
)
SELECT f.enterprise_id, f.month AS from_month, f.month AS to_month,
       (f.headcount - coalesce(i.persons, 0))::DECIMAL(16, 2) AS amount
FROM filing f
ASOF LEFT JOIN insured i ON f.enterprise_id = i.enterprise_id AND f.month >= i.begins
WHERE f.month <= $as_of_month
  AND f.headcount - coalesce(i.persons, 0) >= 5
  AND (f.headcount - coalesce(i.persons, 0)) * 10 >= f.headcount
