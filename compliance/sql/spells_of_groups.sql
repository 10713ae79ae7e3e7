-- Full-time inspectors posted to the groups on a day: the part of each that falls to a group, and the
-- days on which each is away from that day to another.
WITH posted AS (
    SELECT a.inspector_id, a.grid_group_id,
           count(*) OVER (PARTITION BY a.inspector_id) AS groups_count
    FROM organisation_assignment a JOIN organisation_inspector i ON i.id = a.inspector_id
    WHERE i.kind = 'full_time'
      AND a.from_on <= %(first_on)s AND (a.until_on IS NULL OR a.until_on > %(first_on)s)
)
SELECT p.grid_group_id, p.inspector_id, p.groups_count, b.from_on, b.until_on
FROM posted p
LEFT JOIN organisation_absence b
    ON b.inspector_id = p.inspector_id
   AND b.from_on <= %(last_on)s AND b.until_on >= %(first_on)s
WHERE p.grid_group_id = ANY (%(groups)s::int[])
ORDER BY p.grid_group_id, p.inspector_id, b.from_on
