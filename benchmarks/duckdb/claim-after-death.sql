-- Admitted later than died.
SELECT c.provider_id, c.worker_id, date_trunc('month', c.admitted_on)::DATE AS from_month, c.amount
FROM claim c
JOIN death d USING (worker_id)
WHERE d.died_on <= $as_of AND c.admitted_on <= $as_of AND c.admitted_on > d.died_on
