-- Groups a changed inspector is no longer named for: the spell ends today, or never was. Who is still
-- named for a group that was merged away keeps the posts the merge has given them.
WITH gone AS (
    SELECT a.id, a.from_on
    FROM landing_change s
    JOIN organisation_inspector i ON i.staff_no = s.staff_no
    JOIN organisation_assignment a ON a.inspector_id = i.id AND a.until_on IS NULL
    JOIN organisation_gridgroup g ON g.id = a.grid_group_id
    WHERE g.code <> ALL (string_to_array(s.grid_codes, ';'))
      AND NOT EXISTS (
          SELECT FROM organisation_gridgroup e
          WHERE e.code = ANY (string_to_array(s.grid_codes, ';')) AND e.ended_on IS NOT NULL
      )
),
never AS (
    DELETE FROM organisation_assignment a USING gone
    WHERE gone.id = a.id AND gone.from_on >= %(on)s
)
UPDATE organisation_assignment a SET until_on = %(on)s
FROM gone WHERE gone.id = a.id AND gone.from_on < %(on)s
