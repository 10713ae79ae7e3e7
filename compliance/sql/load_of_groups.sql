-- The load of each chosen group on a day: enterprises, open alerts and cases, visits due by a day,
-- and who answers for it. Somebody who answers for several groups counts in each by an equal part.
WITH chosen AS (
    SELECT g.id, g.code, g.name, g.district_code
    FROM organisation_gridgroup g
    WHERE g.id = ANY (%(groups)s::int[])
),
posting AS MATERIALIZED (
    SELECT a.grid_group_id, a.inspector_id
    FROM organisation_assignment a
    WHERE a.from_on <= %(on)s AND (a.until_on IS NULL OR a.until_on > %(on)s)
),
posted AS (
    SELECT p.grid_group_id, i.kind, 1.0 / g.groups AS part
    FROM posting p
    JOIN organisation_inspector i ON i.id = p.inspector_id
    JOIN (SELECT inspector_id, count(*) AS groups FROM posting GROUP BY inspector_id) g
      USING (inspector_id)
),
staff AS (
    SELECT grid_group_id AS id,
           count(*) FILTER (WHERE kind = 'full_time') AS full_time,
           coalesce(sum(part) FILTER (WHERE kind = 'full_time'), 0) AS full_time_parts,
           count(*) FILTER (WHERE kind = 'part_time') AS part_time,
           count(*) FILTER (WHERE kind = 'assistant') AS assistants
    FROM posted
    GROUP BY grid_group_id
),
enterprise AS (
    SELECT grid_group_id AS id, enterprises
    FROM enterprises_groupsize
    WHERE grid_group_id = ANY (%(groups)s::int[])
),
alert AS (
    SELECT grid_group_id AS id, count(*) AS alerts
    FROM alerts_alert
    WHERE grid_group_id = ANY (%(groups)s::int[])
      AND state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
    GROUP BY grid_group_id
),
opened AS (
    SELECT grid_group_id AS id, count(*) AS cases
    FROM compliance_case
    WHERE grid_group_id = ANY (%(groups)s::int[]) AND state NOT IN ('closed', 'not_filed')
    GROUP BY grid_group_id
),
visit AS (
    SELECT grid_group_id AS id, count(*) AS visits
    FROM compliance_inspection
    WHERE grid_group_id = ANY (%(groups)s::int[])
      AND state = 'planned' AND planned_on <= %(until)s
    GROUP BY grid_group_id
)
SELECT c.*, coalesce(e.enterprises, 0) AS enterprises, coalesce(a.alerts, 0) AS alerts,
       coalesce(o.cases, 0) AS cases, coalesce(v.visits, 0) AS visits,
       coalesce(s.full_time, 0) AS full_time, coalesce(s.full_time_parts, 0) AS full_time_parts,
       coalesce(s.part_time, 0) AS part_time, coalesce(s.assistants, 0) AS assistants
FROM chosen c
LEFT JOIN enterprise e USING (id)
LEFT JOIN alert a USING (id)
LEFT JOIN opened o USING (id)
LEFT JOIN visit v USING (id)
LEFT JOIN staff s USING (id)
ORDER BY c.code
