-- How many alerts each run raised (or reopened), grew and resolved, within groups and districts.
-- The outer filter lets the planner begin at the groups' alerts; the view repeats the wall.
SELECT s.run_id,
       count(*) FILTER (WHERE s.kind IN ('raised', 'reopened'))::int AS raised,
       count(*) FILTER (WHERE s.kind = 'grown')::int AS grown,
       count(*) FILTER (WHERE s.kind = 'resolved')::int AS resolved
FROM alerts_alert a
JOIN alerts_alertstep_seen s ON s.alert_id = a.id
WHERE (a.grid_group_id = ANY (%(groups)s::int[]) OR a.district_code = ANY (%(districts)s::text[]))
  AND a.changed_in_run >= %(first_run)s
  AND s.run_id = ANY (%(runs)s::int[])
GROUP BY s.run_id
