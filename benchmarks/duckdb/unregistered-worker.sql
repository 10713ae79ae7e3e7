-- Employed past the days of grace, and insured there in no scheme in the as-of month.
SELECT DISTINCT e.enterprise_id, e.worker_id
FROM employment e
WHERE e.hired_on < $as_of::DATE - 30
  AND (e.left_on IS NULL OR e.left_on > $as_of)
  AND e.contract_kind IN (SELECT contract_kind FROM applies)
  AND NOT EXISTS (
      SELECT 1 FROM insurance i
      WHERE i.enterprise_id = e.enterprise_id AND i.worker_id = e.worker_id
        AND i.from_month <= $as_of_month AND (i.to_month IS NULL OR i.to_month >= $as_of_month)
  )
