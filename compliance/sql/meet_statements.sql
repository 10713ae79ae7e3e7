-- Whoever was told of a penalty and has spoken is waited for no longer.
UPDATE compliance_deadline d
SET met_on = t.heard_on
FROM (
    SELECT case_id, max((heard_at AT TIME ZONE 'Asia/Shanghai')::date) AS heard_on
    FROM compliance_testimony
    WHERE kind = 'statement'
    GROUP BY case_id
) t
WHERE d.case_id = t.case_id AND d."limit" = 'statement' AND d.started_on <= t.heard_on
  AND d.met_on IS NULL AND d.dropped_on IS NULL
