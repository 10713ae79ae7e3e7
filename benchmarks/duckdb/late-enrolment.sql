-- The first insured month later than the month that contains the earliest hire + 30 days.
WITH hired AS (
    SELECT enterprise_id, worker_id, date_trunc('month', min(hired_on) + 30)::DATE AS due
    FROM employment
    WHERE contract_kind IN (SELECT contract_kind FROM applies)
      AND hired_on + 31 <= least(coalesce(left_on - 1, $as_of), $as_of)
    GROUP BY ALL
),
insured AS (
    SELECT enterprise_id, worker_id, min(from_month) AS first
    FROM insurance
    WHERE from_month <= $as_of_month
    GROUP BY ALL
)
SELECT enterprise_id, worker_id, h.due AS from_month,
       (i.first - INTERVAL 1 MONTH)::DATE AS to_month,
       date_diff('month', h.due, i.first)::DECIMAL(16, 2) AS amount
FROM hired h JOIN insured i USING (enterprise_id, worker_id)
WHERE i.first > h.due
