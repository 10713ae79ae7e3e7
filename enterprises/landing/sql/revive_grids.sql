-- A group that was merged away stands again once a delivery gives it areas.
UPDATE organisation_gridgroup g SET ended_on = NULL
FROM landing_change s
WHERE s.code = g.code AND g.ended_on IS NOT NULL
  AND EXISTS (SELECT FROM organisation_gridarea a WHERE a.grid_group_id = g.id)
