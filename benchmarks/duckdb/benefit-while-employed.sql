-- Unemployment benefit in a month on whose first day an employment is active.
SELECT DISTINCT e.enterprise_id, b.worker_id, 3::TINYINT AS scheme,
       b.month AS from_month, b.month AS to_month, b.amount
FROM benefit b
JOIN employment e ON e.worker_id = b.worker_id AND e.hired_on <= b.month
                 AND (e.left_on IS NULL OR b.month < e.left_on)
WHERE b.kind = 'unemployment' AND b.month <= $as_of_month
