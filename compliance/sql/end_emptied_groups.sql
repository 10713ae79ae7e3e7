-- Groups that a merge left without areas before groups could end: they ended that day.
UPDATE organisation_gridgroup g SET ended_on = c.day
FROM (
    SELECT s.shape ->> 'code' AS code, max(h.decided_at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM compliance_gridchange h
    CROSS JOIN jsonb_array_elements(h.groups) AS s (shape)
    WHERE h.state = 'applied' AND jsonb_array_length(s.shape -> 'areas') = 0
    GROUP BY 1
) c
WHERE c.code = g.code AND g.ended_on IS NULL
  AND NOT EXISTS (SELECT FROM organisation_gridarea a WHERE a.grid_group_id = g.id)
