-- Grades computed anew from the frozen facts that differ from those proposed at the time.
WITH counted AS (
    SELECT f.enterprise_id, f.code, count(*)::int AS facts
    FROM compliance_appraisalfact f
    WHERE f.appraisal_id = %(appraisal)s
    GROUP BY f.enterprise_id, f.code
),
reached AS (
    SELECT DISTINCT ON (enterprise_id) enterprise_id, number, grade
    FROM (
        SELECT f.enterprise_id, c.number, c.grade
        FROM compliance_criterion c JOIN counted f ON f.code = ANY (c.facts)
        WHERE c.criteria_id = %(criteria)s
        GROUP BY f.enterprise_id, c.number, c.grade, c.at_least
        HAVING sum(f.facts) >= c.at_least
    ) row_reached
    ORDER BY enterprise_id, number
)
SELECT g.id, g.enterprise_id, g.proposed_grade, coalesce(h.grade, %(remaining)s) AS computed
FROM compliance_grade g
LEFT JOIN reached h ON h.enterprise_id = g.enterprise_id
WHERE g.appraisal_id = %(appraisal)s
  AND (g.proposed_grade, g.criterion)
      IS DISTINCT FROM (coalesce(h.grade, %(remaining)s), coalesce(h.number, 0))
ORDER BY g.id
