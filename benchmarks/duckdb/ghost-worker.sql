-- Months of the last twelve insured although not employed there, dead, or the enterprise closed.
-- Only persons whose cover is not within one employment's months, who died, or whose enterprise
-- closed are looked at month by month.
WITH span AS (
    SELECT DISTINCT enterprise_id, worker_id,
           greatest(from_month, ($as_of_month::DATE - INTERVAL 11 MONTH)::DATE) AS first,
           least(coalesce(to_month, $as_of_month), $as_of_month) AS last
    FROM insurance
    WHERE from_month <= $as_of_month
      AND coalesce(to_month, $as_of_month) >= ($as_of_month::DATE - INTERVAL 11 MONTH)::DATE
),
job AS (
    SELECT enterprise_id, worker_id, contract_kind, date_trunc('month', hired_on)::DATE AS first,
           date_trunc('month', least(coalesce(left_on - 1, $as_of), $as_of))::DATE AS last
    FROM employment
    WHERE hired_on <= $as_of AND (left_on IS NULL OR left_on > hired_on)
),
ended AS (
    SELECT s.enterprise_id, s.worker_id, s.first, s.last,
           date_trunc('month', d.died_on)::DATE AS died,
           date_trunc('month', e.closed_on)::DATE AS closed,
           h.enterprise_id IS NOT NULL AS employs
    FROM span s
    JOIN enterprise e ON e.id = s.enterprise_id
    LEFT JOIN (SELECT * FROM death WHERE died_on <= $as_of) d USING (worker_id)
    LEFT JOIN (SELECT DISTINCT enterprise_id FROM employment WHERE hired_on <= $as_of) h
      ON h.enterprise_id = s.enterprise_id
),
suspect AS (
    SELECT s.* FROM ended s
    WHERE s.last > s.died OR s.last > s.closed
       OR (s.employs AND NOT EXISTS (
              SELECT 1 FROM job j
              WHERE j.enterprise_id = s.enterprise_id AND j.worker_id = s.worker_id
                AND j.first <= s.first AND j.last >= s.last))
),
insured_month AS (
    SELECT DISTINCT enterprise_id, worker_id, died, closed, employs,
           unnest(generate_series(first, last, INTERVAL 1 MONTH))::DATE AS month
    FROM suspect
),
ghost AS (
    SELECT m.enterprise_id, m.worker_id, m.month
    FROM insured_month m
    WHERE m.month > m.died OR m.month > m.closed
       OR (m.employs
           AND NOT EXISTS (
               SELECT 1 FROM job j
               WHERE j.enterprise_id = m.enterprise_id AND j.worker_id = m.worker_id
                 AND j.first <= m.month AND j.last >= m.month)
           AND NOT EXISTS (
               SELECT 1 FROM job j
               WHERE j.worker_id = m.worker_id AND j.enterprise_id <> m.enterprise_id
                 AND j.contract_kind = 'dispatch' AND j.first <= m.month AND j.last >= m.month))
),
numbered AS (
    SELECT *, year(month) * 12 + month(month) - row_number() OVER (
               PARTITION BY enterprise_id, worker_id ORDER BY month) AS run
    FROM ghost
)
SELECT enterprise_id, worker_id, min(month) AS from_month, max(month) AS to_month,
       count(*)::DECIMAL(16, 2) AS amount
FROM numbered
GROUP BY enterprise_id, worker_id, run
HAVING count(*) >= 2
