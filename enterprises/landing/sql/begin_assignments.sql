-- Groups a changed inspector is newly named for, from today; a spell with an end to come goes on.
-- Nobody is posted to a group that was merged away.
WITH named AS (
    SELECT i.id AS inspector_id, g.id AS grid_group_id
    FROM landing_change s
    JOIN organisation_inspector i ON i.staff_no = s.staff_no
    JOIN organisation_gridgroup g ON g.code = ANY (string_to_array(s.grid_codes, ';'))
                                 AND g.ended_on IS NULL
),
resumed AS (
    UPDATE organisation_assignment a SET until_on = NULL
    FROM named n
    WHERE n.inspector_id = a.inspector_id AND n.grid_group_id = a.grid_group_id
      AND a.until_on > %(on)s
)
INSERT INTO organisation_assignment (inspector_id, grid_group_id, from_on)
SELECT n.inspector_id, n.grid_group_id, %(on)s
FROM named n
WHERE NOT EXISTS (
    SELECT FROM organisation_assignment a
    WHERE a.inspector_id = n.inspector_id AND a.grid_group_id = n.grid_group_id
      AND (a.until_on IS NULL OR a.until_on > %(on)s)
)
