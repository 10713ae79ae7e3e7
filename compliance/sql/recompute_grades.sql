-- Grades of the enterprises from %(first)s to %(last)s, computed anew from the frozen facts, that differ
-- from those proposed at the time. A second
-- way, on purpose: facts are gathered by enterprise, and the rows of the criteria asked one after the
-- other how many of them they count. Only the frozen facts and the rows of the criteria are shared
-- with the first way. Grades and facts are stacked and grouped, never joined, so that it takes a time
-- in proportion to the city whatever the planner believes of the tables.
WITH told AS (
    SELECT g.enterprise_id, g.id, g.proposed_grade, g.criterion, NULL::text AS code
    FROM compliance_grade g
    WHERE g.appraisal_id = %(appraisal)s AND g.enterprise_id BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT f.enterprise_id, NULL, NULL, NULL, f.code
    FROM compliance_appraisalfact f
    WHERE f.appraisal_id = %(appraisal)s AND f.enterprise_id BETWEEN %(first)s AND %(last)s
),
gathered AS (
    SELECT enterprise_id, max(id) AS id, max(proposed_grade) AS proposed_grade,
           max(criterion) AS criterion, array_agg(code) FILTER (WHERE code IS NOT NULL) AS codes
    FROM told
    GROUP BY enterprise_id
)
SELECT t.id, t.enterprise_id, t.proposed_grade, coalesce(r.grade, %(remaining)s) AS computed,
       coalesce(r.number, 0) AS number
FROM gathered t
LEFT JOIN LATERAL (
    SELECT c.number, c.grade
    FROM compliance_criterion c
    WHERE t.codes IS NOT NULL AND c.criteria_id = %(criteria)s
      AND (SELECT count(*) FROM unnest(t.codes) AS one (code) WHERE one.code = ANY (c.facts))
          >= c.at_least
    ORDER BY c.number
    LIMIT 1
) r ON true
WHERE t.id IS NOT NULL
  AND (t.proposed_grade, t.criterion)
      IS DISTINCT FROM (coalesce(r.grade, %(remaining)s), coalesce(r.number, 0))
ORDER BY t.id
