-- Due by the 15th of the following month, and not (yet) paid in full.
SELECT enterprise_id, scheme, month AS from_month, month AS to_month,
       due - CASE WHEN paid_on > $as_of THEN 0 ELSE paid END AS amount
FROM contribution
WHERE (month + INTERVAL 1 MONTH)::DATE + 14 < $as_of
  AND CASE WHEN paid_on > $as_of THEN 0 ELSE paid END < due
