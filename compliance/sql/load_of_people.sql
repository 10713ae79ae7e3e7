-- The load of each chosen inspector on a day: groups, what is open in them, and what is in the own
-- hands: cases in whose team they are, visits planned up to a day.
WITH chosen AS (
    SELECT i.id, i.staff_no, i.name, i.kind, i.certificate_no, i.certificate_until
    FROM organisation_inspector i
    WHERE i.id = ANY (%(people)s::int[])
),
posted AS (
    SELECT a.inspector_id AS id, count(*) AS groups_count,
           array_agg(g.name ORDER BY g.code) AS group_names,
           array_agg(a.grid_group_id) AS group_ids
    FROM organisation_assignment a JOIN organisation_gridgroup g ON g.id = a.grid_group_id
    WHERE a.inspector_id = ANY (%(people)s::int[])
      AND a.from_on <= %(on)s AND (a.until_on IS NULL OR a.until_on > %(on)s)
    GROUP BY a.inspector_id
),
alert AS (
    SELECT grid_group_id, count(*) AS alerts
    FROM alerts_alert
    WHERE state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
      AND grid_group_id IN (SELECT unnest(group_ids) FROM posted)
    GROUP BY grid_group_id
),
in_groups AS (
    SELECT p.id, sum(a.alerts) AS alerts
    FROM posted p JOIN alert a ON a.grid_group_id = ANY (p.group_ids)
    GROUP BY p.id
),
team AS (
    SELECT m.inspector_id AS id, count(*) AS cases
    FROM compliance_member m JOIN compliance_case c ON c.id = m.case_id
    WHERE m.inspector_id = ANY (%(people)s::int[]) AND m.left_on IS NULL
      AND c.state NOT IN ('closed', 'not_filed')
    GROUP BY m.inspector_id
),
visit AS (
    SELECT t.inspector_id AS id, count(*) AS visits
    FROM compliance_inspection_inspectors t JOIN compliance_inspection v ON v.id = t.inspection_id
    WHERE t.inspector_id = ANY (%(people)s::int[])
      AND v.state = 'planned' AND v.planned_on <= %(until)s
    GROUP BY t.inspector_id
),
away AS (
    SELECT inspector_id AS id, max(until_on) AS away_until
    FROM organisation_absence
    WHERE inspector_id = ANY (%(people)s::int[]) AND from_on <= %(on)s AND until_on >= %(on)s
    GROUP BY inspector_id
)
SELECT c.*, coalesce(p.groups_count, 0) AS groups_count, coalesce(p.group_names, '{}') AS group_names,
       coalesce(g.alerts, 0) AS alerts, coalesce(t.cases, 0) AS cases,
       coalesce(v.visits, 0) AS visits, w.away_until
FROM chosen c
LEFT JOIN posted p USING (id)
LEFT JOIN in_groups g USING (id)
LEFT JOIN team t USING (id)
LEFT JOIN visit v USING (id)
LEFT JOIN away w USING (id)
ORDER BY c.staff_no
