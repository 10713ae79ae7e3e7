-- Benefit for a month later than that of death.
SELECT b.worker_id,
       CASE b.kind WHEN 'pension' THEN 1 WHEN 'unemployment' THEN 3 WHEN 'injury' THEN 4 ELSE 5 END
           ::TINYINT AS scheme,
       b.month AS from_month, b.month AS to_month, b.amount
FROM benefit b
JOIN death d USING (worker_id)
WHERE d.died_on <= $as_of AND b.month <= $as_of_month AND b.month > d.died_on
