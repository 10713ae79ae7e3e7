-- The smallest areas of the chosen groups, which a change of the grid moves as wholes, with the load
-- in each. An area lies in the group with the longest area code that begins its own. A street stands
-- for what lies in it but in none of its communities.
WITH covered AS (
    SELECT a.stem, a.name, o.grid_group_id
    FROM organisation_area a
    CROSS JOIN LATERAL (
        SELECT g.grid_group_id
        FROM organisation_gridarea g
        WHERE g.stem IN (a.stem, left(a.stem, 9), left(a.stem, 6), left(a.stem, 4), left(a.stem, 2))
        ORDER BY length(g.stem) DESC
        LIMIT 1
    ) o
    WHERE o.grid_group_id = ANY (%(groups)s::int[])
),
named AS (
    SELECT DISTINCT ON (stem) stem, name, grid_group_id
    FROM (
        SELECT stem, name, grid_group_id, 0 AS later FROM covered
        UNION ALL
        SELECT stem, stem, grid_group_id, 1 FROM organisation_gridarea
        WHERE grid_group_id = ANY (%(groups)s::int[])
    ) known
    ORDER BY stem, later
),
place AS (
    SELECT DISTINCT area_code FROM enterprises_enterprise
    WHERE grid_group_id = ANY (%(groups)s::int[])
),
placed AS (
    SELECT p.area_code, u.stem
    FROM place p
    CROSS JOIN LATERAL (
        SELECT n.stem FROM named n
        WHERE n.stem IN (left(p.area_code, 12), left(p.area_code, 9), left(p.area_code, 6),
                         left(p.area_code, 4), left(p.area_code, 2))
        ORDER BY length(n.stem) DESC
        LIMIT 1
    ) u
),
enterprise AS (
    SELECT e.id, p.stem
    FROM enterprises_enterprise e JOIN placed p USING (area_code)
    WHERE e.grid_group_id = ANY (%(groups)s::int[])
),
counted AS (
    SELECT stem, count(*) AS enterprises FROM enterprise GROUP BY stem
),
alert AS (
    SELECT e.stem, count(*) AS alerts
    FROM alerts_alert a JOIN enterprise e ON e.id = a.enterprise_id
    WHERE a.state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
    GROUP BY e.stem
),
opened AS (
    SELECT e.stem, count(*) AS cases
    FROM compliance_case c JOIN enterprise e ON e.id = c.enterprise_id
    WHERE c.state NOT IN ('closed', 'not_filed')
    GROUP BY e.stem
)
SELECT n.stem, n.name, g.code AS group_code, coalesce(k.enterprises, 0) AS enterprises,
       coalesce(a.alerts, 0) AS alerts, coalesce(o.cases, 0) AS cases
FROM named n
JOIN organisation_gridgroup g ON g.id = n.grid_group_id
LEFT JOIN counted k USING (stem)
LEFT JOIN alert a USING (stem)
LEFT JOIN opened o USING (stem)
ORDER BY n.stem
