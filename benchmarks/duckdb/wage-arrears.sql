-- Months whose filing names no wages although people were employed through them, as maximal runs.
WITH unpaid AS (
    SELECT enterprise_id, month FROM filing WHERE month < $as_of_month AND wages_paid = 0
),
owed AS (
    SELECT u.enterprise_id, u.month, sum(coalesce(e.monthly_wage, 0)) AS yuan
    FROM unpaid u
    JOIN employment e ON e.enterprise_id = u.enterprise_id AND e.contract_kind <> 'dispatch'
                     AND e.hired_on <= u.month
                     AND (e.left_on IS NULL OR e.left_on >= (u.month + INTERVAL 1 MONTH)::DATE)
    GROUP BY ALL
),
numbered AS (
    SELECT *, year(month) * 12 + month(month)
              - row_number() OVER (PARTITION BY enterprise_id ORDER BY month) AS run
    FROM owed
)
SELECT enterprise_id, min(month) AS from_month, max(month) AS to_month,
       sum(yuan)::DECIMAL(16, 2) AS amount
FROM numbered
GROUP BY enterprise_id, run
