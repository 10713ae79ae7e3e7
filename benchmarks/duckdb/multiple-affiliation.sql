-- One person insured in one scheme and month at two enterprises: overlaps joined to maximal runs.
WITH record AS (
    SELECT worker_id, scheme, enterprise_id, from_month AS first,
           least(coalesce(to_month, $as_of_month), $as_of_month) AS last
    FROM insurance
    WHERE from_month <= $as_of_month AND scheme <> 4
),
person AS (
    SELECT worker_id FROM record GROUP BY ALL HAVING min(enterprise_id) <> max(enterprise_id)
),
several AS (
    SELECT * FROM record SEMI JOIN person USING (worker_id)
),
overlap AS (
    SELECT a.worker_id, a.scheme, a.enterprise_id,
           greatest(a.first, b.first) AS first, least(a.last, b.last) AS last
    FROM several a
    JOIN several b ON b.worker_id = a.worker_id AND b.scheme = a.scheme
                  AND b.enterprise_id <> a.enterprise_id
                  AND b.first <= a.last AND a.first <= b.last
),
begun AS (
    SELECT *, max(last) OVER (
               PARTITION BY worker_id, scheme, enterprise_id ORDER BY first, last
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM overlap
),
numbered AS (
    SELECT *, sum(CASE WHEN first <= (reached + INTERVAL 1 MONTH)::DATE THEN 0 ELSE 1 END) OVER (
               PARTITION BY worker_id, scheme, enterprise_id ORDER BY first, last) AS number
    FROM begun
)
SELECT enterprise_id, worker_id, scheme, min(first) AS from_month, max(last) AS to_month
FROM numbered
GROUP BY enterprise_id, worker_id, scheme, number
