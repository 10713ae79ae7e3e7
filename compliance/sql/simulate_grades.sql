-- What a set of criteria gives beside another one. Population and facts are those of a cycle, or,
-- without one, the register and the facts of the period as they are now known.
WITH fact AS (
    SELECT f.enterprise_id, f.code
    FROM compliance_appraisalfact f WHERE f.appraisal_id = %(appraisal)s
    UNION ALL
    SELECT f.enterprise_id, f.code
    FROM facts_of_period(%(from_on)s, %(to_on)s, %(known_at)s) f
    WHERE %(appraisal)s::bigint IS NULL
),
counted AS (
    SELECT enterprise_id, code, count(*)::int AS facts FROM fact GROUP BY enterprise_id, code
),
counts AS (
    SELECT enterprise_id, jsonb_object_agg(code, facts) AS counts FROM counted GROUP BY enterprise_id
),
reached AS (
    SELECT DISTINCT ON (criteria_id, enterprise_id) criteria_id, enterprise_id, number, grade
    FROM (
        SELECT c.criteria_id, f.enterprise_id, c.number, c.grade
        FROM compliance_criterion c JOIN counted f ON f.code = ANY (c.facts)
        WHERE c.criteria_id IN (%(criteria)s, %(base)s)
        GROUP BY c.criteria_id, f.enterprise_id, c.number, c.grade, c.at_least
        HAVING sum(f.facts) >= c.at_least
    ) row_reached
    ORDER BY criteria_id, enterprise_id, number
),
staff AS (
    SELECT w.enterprise_id, count(DISTINCT w.worker_id)::int AS staff
    FROM enterprises_employment w
    WHERE %(appraisal)s::bigint IS NULL
      AND w.hired_on <= %(to_on)s AND (w.left_on IS NULL OR w.left_on > %(to_on)s)
    GROUP BY w.enterprise_id
),
-- One row, asked once: where each size band begins on the day.
band AS (
    SELECT small_from, medium_from, large_from
    FROM compliance_sizebands
    WHERE from_on <= %(to_on)s
    ORDER BY from_on DESC
    LIMIT 1
),
population AS (
    SELECT g.enterprise_id, g.grid_group_id, g.district_code, g.industry, g.size_band,
           g.previous_grade
    FROM compliance_grade g WHERE g.appraisal_id = %(appraisal)s
    UNION ALL
    SELECT e.id, e.grid_group_id, e.district_code, left(e.industry_code, 1),
           CASE WHEN coalesce(s.staff, 0) < (SELECT small_from FROM band) THEN 'micro'
                WHEN s.staff < (SELECT medium_from FROM band) THEN 'small'
                WHEN s.staff < (SELECT large_from FROM band) THEN 'medium'
                ELSE 'large' END,
           coalesce(p.final_grade, '')
    FROM enterprises_enterprise e
    LEFT JOIN staff s ON s.enterprise_id = e.id
    LEFT JOIN compliance_grade p ON p.enterprise_id = e.id AND p.appraisal_id = %(previous)s
                                AND p.state = 'final'
    WHERE %(appraisal)s::bigint IS NULL
      AND (e.established_on IS NULL OR e.established_on <= %(to_on)s)
      AND (e.closed_on IS NULL OR e.closed_on > %(to_on)s)
      AND NOT (e.status = 'deregistered' AND e.closed_on IS NULL)
),
graded AS (
    SELECT p.*, n.counts, coalesce(b.grade, %(remaining)s) AS base_grade,
           coalesce(b.number, 0) AS base_criterion, coalesce(t.grade, %(remaining)s) AS grade,
           coalesce(t.number, 0) AS criterion
    FROM population p
    LEFT JOIN counts n ON n.enterprise_id = p.enterprise_id
    LEFT JOIN reached b ON b.enterprise_id = p.enterprise_id AND b.criteria_id = %(base)s
    LEFT JOIN reached t ON t.enterprise_id = p.enterprise_id AND t.criteria_id = %(criteria)s
),
made AS (
    INSERT INTO compliance_simulatedgrade (
        simulation_id, enterprise_id, grid_group_id, district_code, previous_grade, base_grade,
        base_criterion, grade, criterion, counts
    )
    SELECT %(simulation)s, enterprise_id, grid_group_id, district_code, previous_grade, base_grade,
           base_criterion, grade, criterion, counts
    FROM graded WHERE counts IS NOT NULL
    ORDER BY enterprise_id
)
INSERT INTO compliance_simulationcount (
    simulation_id, district_code, industry, size_band, previous_grade, base_grade, grade, enterprises
)
SELECT %(simulation)s, district_code, industry, size_band, previous_grade, base_grade, grade, count(*)
FROM graded
GROUP BY district_code, industry, size_band, previous_grade, base_grade, grade
